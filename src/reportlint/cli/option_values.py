"""What the options of a command line mean: checked, and made into the records of the library."""

from __future__ import annotations

from reportlint.config import JOBS, YEARS
from reportlint.engine.check_options import CheckOptions, RuleSelection
from reportlint.reporters import CHECK_FORMATS, COPY_REPORTERS, FILE_FORMATS
from reportlint.support.errors import UsageError
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.cli.parser import Arguments
    from reportlint.model.rule import Rule, RuleSet


def build_options(arguments: Arguments) -> CheckOptions:
    """Return how drafts are to be checked; raises UsageError for what makes no sense."""
    return CheckOptions(
        build_selection(arguments),
        parse_year(arguments),
        arguments.language,
        publication_date=_parse_publication_date(arguments.get("--published")),
        profile=arguments.get("--profile"),
    )


def _parse_publication_date(iso: str | None) -> str | None:
    if iso is None:
        return None
    from reportlint.api import parse_publication_date

    return parse_publication_date(iso)


def build_selection(arguments: Arguments) -> RuleSelection:
    """Return which rules are to run."""
    return RuleSelection(
        arguments.split_values("--select") if arguments.has("--select") else None,
        arguments.split_values("--extend-select"),
        arguments.split_values("--ignore"),
        tuple(_parse_severities(arguments)),
    )


def _parse_severities(arguments: Arguments) -> Iterator[tuple[str, str]]:
    for word in arguments.split_values("--severity"):
        rule, equals, severity = word.partition("=")
        if not (rule and equals and severity):
            raise UsageError(
                Message("cli.option_values.invalid_severity", word=word),
                Message("cli.option_values.severity_example"),
            )
        yield rule.strip(), severity.strip()


def parse_year(arguments: Arguments) -> int | None:
    """Return the report year that is expected."""
    return _parse_number(arguments, "--year", *YEARS)


def parse_jobs(arguments: Arguments) -> int | None:
    """Return how many processes to use; None where that is left to the program."""
    return _parse_number(arguments, "--jobs", *JOBS)


def _parse_number(arguments: Arguments, name: str, least: int, most: int) -> int | None:
    word = arguments.get(name)
    if word is None:
        return None
    # NOTE: int() also takes "2_024", " 2024 " and digits of other scripts.
    if not (word.isascii() and word.isdigit() and len(word) <= 4 and least <= int(word) <= most):
        raise UsageError(
            Message("cli.option_values.not_in_range", name=name, least=least, most=most, word=word)
        )
    return int(word)


def parse_formats(
    arguments: Arguments, config_words: tuple[str, ...] = ()
) -> tuple[tuple[str, str | None], ...]:
    """Return the outputs asked for: name and file, None for standard output.

    ``config_words`` are those of the configuration, which the command line replaces.
    """
    formats = []
    for word in arguments.values.get("--output-format", config_words or ("full",)):
        name, equals, file = word.partition("=")
        if name not in CHECK_FORMATS and name not in COPY_REPORTERS:
            from reportlint.cli.suggestions import build_unknown_error

            names = (*CHECK_FORMATS, *COPY_REPORTERS)
            raise build_unknown_error(Message("cli.extract.output_format"), name, names)
        if equals and not file:
            raise UsageError(Message("cli.option_values.missing_output_file", word=word))
        formats.append((name, _parse_place(name, file)))
    # NOTE: copies of two kinds may go into one folder.
    places = [place for name, place in formats if name not in COPY_REPORTERS]
    for place in places:
        if places.count(place) > 1:
            raise _duplicate_error(place)
    return tuple(formats)


def _parse_place(name: str, file: str) -> str | None:
    """Return where an output goes, None for standard output; raises UsageError where it cannot."""
    if file in ("", "-"):
        if name in FILE_FORMATS:
            raise UsageError(
                Message("cli.option_values.needs_output_file", name=name),
                Message("cli.option_values.output_file_example", name=name),
            )
        return None
    return file


def _duplicate_error(file: str | None) -> UsageError:
    if file is None:
        return UsageError(
            Message("cli.option_values.two_formats_on_stdout"),
            Message("cli.option_values.name_output_file"),
        )
    return UsageError(Message("cli.option_values.same_output_file", file=file))


def find_rule(word: str, rules: RuleSet) -> Rule:
    """Return the rule that a word means; raises UsageError where there is none."""
    rule = rules.get(word) or rules.get(word.upper()) or rules.get(word.lower())
    if rule is None:
        from reportlint.cli.suggestions import build_unknown_error

        names = [name for rule in rules for name in rule.all_names]
        raise build_unknown_error(Message("cli.option_values.rule"), word, names, "rules list")
    return rule
