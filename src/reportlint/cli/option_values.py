"""What the options of a command line mean: checked, and made into the records of the library."""

from __future__ import annotations

from reportlint.config import JOBS, YEARS
from reportlint.engine.check_options import CheckOptions, RuleSelection
from reportlint.reporters import CHECK_FORMATS, COPY_REPORTERS, FILE_FORMATS
from reportlint.support.errors import UsageError
from reportlint.support.localized_text import Bilingual

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
                Bilingual(
                    f"--severity 的写法是 编号=级别，不是“{word}”",
                    f'--severity takes ID=LEVEL, not "{word}"',
                ),
                Bilingual("例如 --severity P101=warning", "such as --severity P101=warning"),
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
            Bilingual(
                f"{name} 应为 {least} 到 {most} 之间的整数，不是“{word}”",
                f'{name} takes a whole number from {least} to {most}, not "{word}"',
            )
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
            raise build_unknown_error(Bilingual("输出格式", "output format"), name, names)
        if equals and not file:
            raise UsageError(
                Bilingual(
                    f"--output-format {word} 缺少文件名", f"--output-format {word} lacks a file"
                )
            )
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
                Bilingual(f"{name} 要写入文件", f"{name} goes to a file"),
                Bilingual(
                    f"例如 --output-format {name}=结果.{name}",
                    f"such as --output-format {name}=results.{name}",
                ),
            )
        return None
    return file


def _duplicate_error(file: str | None) -> UsageError:
    if file is None:
        return UsageError(
            Bilingual("两种输出格式都写到标准输出", "two output formats go to standard output"),
            Bilingual("给其中一种指定文件：json=结果.json", "give one a file: json=results.json"),
        )
    return UsageError(
        Bilingual(
            f"两种输出格式写到同一个文件：{file}", f"two output formats go to one file: {file}"
        )
    )


def find_rule(word: str, rules: RuleSet) -> Rule:
    """Return the rule that a word means; raises UsageError where there is none."""
    rule = rules.get(word) or rules.get(word.upper()) or rules.get(word.lower())
    if rule is None:
        from reportlint.cli.suggestions import build_unknown_error

        names = [name for rule in rules for name in rule.all_names]
        raise build_unknown_error(Bilingual("规则", "rule"), word, names, "rules list")
    return rule
