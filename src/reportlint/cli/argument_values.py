"""What options and paths of a command line mean: checked, and made into the library's records."""

from __future__ import annotations

import os
import sys

from reportlint import readers
from reportlint.cli.sinks import print_note
from reportlint.config import JOBS, YEARS
from reportlint.engine.check_options import CheckOptions, RuleSelection
from reportlint.engine.file_discovery import find_files
from reportlint.engine.files import STDIN, DiscoveredFiles
from reportlint.reporters import CHECK_FORMATS, COPY_REPORTERS, EXTRACT_FORMATS, FILE_FORMATS
from reportlint.reporters.common.screen import make_visible
from reportlint.support.errors import UnreadableError, UsageError
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import Message
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.cli.parser import Arguments
    from reportlint.engine.files import InputFile
    from reportlint.model.rule import Rule, RuleSet


#: Codes of villages have twelve digits.
_LONGEST_CODE = 12


def build_options(arguments: Arguments) -> CheckOptions:
    """Return how drafts are to be checked; raises UsageError for what makes no sense."""
    iso = arguments.get("--published")
    return CheckOptions(
        build_selection(arguments),
        parse_year(arguments),
        arguments.language,
        publication_date=iso and fetch("reportlint.api:parse_publication_date")(iso),
        profile=arguments.get("--profile"),
        packs=find_packs(arguments),
        region=parse_region(arguments),
    )


def find_packs(arguments: Arguments) -> tuple[str, ...]:
    """Return the rule packs named, each once: paths of folders, names of installed ones."""
    words = arguments.values.get("--pack", ())
    return tuple(dict.fromkeys(os.path.abspath(w) if os.path.isdir(w) else w for w in words))


def parse_region(arguments: Arguments) -> str | None:
    """Return the code of the administrative division that the drafts are of."""
    word = arguments.get("--region")
    if word is None or (word.isascii() and word.isdigit() and len(word) <= _LONGEST_CODE):
        return word
    raise UsageError(Message("cli.option_values.invalid_region", word=word))


def build_selection(arguments: Arguments) -> RuleSelection:
    """Return which rules are to run."""
    return RuleSelection(
        arguments.split_values("--select") if arguments.has("--select") else None,
        arguments.split_values("--extend-select"),
        arguments.split_values("--ignore"),
        tuple(map(_parse_severity, arguments.split_values("--severity"))),
    )


def _parse_severity(word: str) -> tuple[str, str]:
    rule, _, severity = word.partition("=")
    if rule and severity:
        return rule.strip(), severity.strip()
    message = Message("cli.option_values.invalid_severity", word=word)
    raise UsageError(message, Message("cli.option_values.severity_example"))


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
    if word.isascii() and word.isdigit() and len(word) <= 4 and least <= int(word) <= most:
        return int(word)
    values = {"name": name, "least": least, "most": most, "word": word}
    raise UsageError(Message("cli.option_values.not_in_range", **values))


def parse_formats(
    arguments: Arguments, config_words: tuple[str, ...] = ()
) -> tuple[tuple[str, str | None], ...]:
    """Return the outputs asked for: name and file, None for standard output.

    ``config_words`` are those of the configuration, which the command line replaces.
    """
    formats = []
    extra = EXTRACT_FORMATS if arguments.command.name == "extract" else ()
    for word in arguments.values.get("--output-format", config_words or ("full",)):
        name, equals, file = word.partition("=")
        if name not in (*CHECK_FORMATS, *COPY_REPORTERS, *extra):
            from reportlint.cli.suggestions import build_unknown_error

            names = (*CHECK_FORMATS, *COPY_REPORTERS)
            raise build_unknown_error(Message("cli.extract.output_format"), name, names)
        if equals and not file:
            raise UsageError(Message("cli.option_values.missing_output_file", word=word))
        place = None if file in ("", "-") else file
        if place is None and name in FILE_FORMATS:
            message = Message("cli.option_values.needs_output_file", name=name)
            raise UsageError(message, Message("cli.option_values.output_file_example", name=name))
        formats.append((name, place))
    # NOTE: copies of two kinds may go into one folder.
    places = [place for name, place in formats if name not in COPY_REPORTERS]
    for place in places:
        if places.count(place) == 1:
            continue
        if place is not None:
            raise UsageError(Message("cli.option_values.same_output_file", file=place))
        message = Message("cli.option_values.two_formats_on_stdout")
        raise UsageError(message, Message("cli.option_values.name_output_file"))
    return tuple(formats)


def find_rule(word: str, rules: RuleSet) -> Rule:
    """Return the rule that a word means; raises UsageError where there is none."""
    rule = rules.get(word) or rules.get(word.upper()) or rules.get(word.lower())
    if rule is None:
        from reportlint.cli.suggestions import build_unknown_error

        names = [name for rule in rules for name in rule.all_names]
        raise build_unknown_error(Message("cli.option_values.rule"), word, names, "rules list")
    return rule


#: How the copies end that this program writes.
_COPIES = (".docx", ".pdf")


def find_inputs(
    arguments: Arguments, config: Callable[[str], str | None] | None = None
) -> DiscoveredFiles:
    """Find the files to read, and what is left out; without operands those of the current folder.

    ``config`` gives the configuration of a folder. A file that is named and excluded is reported.
    """
    name = arguments.get("--stdin-filename")
    if name is not None and STDIN not in arguments.operands:
        raise UsageError(Message("cli.inputs.stdin_filename_without_stdin"))
    config_option = {} if config is None else {"config": config}
    exclude = arguments.values.get("--exclude", ())
    paths = [path for word in arguments.operands or (".",) for path in expand_wildcards(word)]
    gitignore = not arguments.has("--no-gitignore")
    packs = find_packs(arguments)
    discovery = find_files(paths, exclude, gitignore=gitignore, packs=packs, **config_option)
    input_files = []
    for input_file in discovery.input_files:
        pattern = input_file.exclude_pattern
        if pattern:
            message = Message("cli.inputs.excluded", path=input_file.path, exclude_pattern=pattern)
            print_note(message[arguments.language])
        else:
            input_files.append(_mark_unmatched(input_file))
    for input_file in input_files:
        if _is_copy(input_file):
            message = fetch("reportlint.readers.own_outputs:IS_COPY")
            print_note(f"{make_visible(input_file.path)}: {message[arguments.language]}")
    if arguments.has("--hook"):
        kind_of = fetch("reportlint.readers.own_outputs:output_kind")
        ours = {input_file.path for input_file in input_files if kind_of(input_file.path)}
        input_files = [replace(one, is_named=False) for one in input_files if one.path not in ours]
    if name is not None and config is not None:
        beside = config(os.path.dirname(name))
        input_files = [
            replace(one, config=beside) if one.path == STDIN else one for one in input_files
        ]
    inputs = tuple(_read_piped(one, name) if one.path == STDIN else one for one in input_files)
    return DiscoveredFiles(inputs, discovery.left_out)


def _is_copy(input_file: InputFile) -> bool:
    """Whether a file that is named is a copy of our own; of a folder's files none is."""
    if not input_file.is_named or not input_file.path.lower().endswith(_COPIES):
        return False
    from reportlint.readers import own_outputs

    return own_outputs.output_kind(input_file.path) == own_outputs.COPY


def expand_wildcards(word: str) -> tuple[str, ...]:
    """Return the paths that a word means: itself, or what its wildcards match, sorted.

    The shell has done that already, unless the word was quoted, or the shell is that of Windows.
    Brackets in the name of a file are no wildcards.
    """
    if not any(sign in word for sign in "*?[") or os.path.lexists(word):
        return (word,)
    from glob import glob

    paths = glob(word, recursive=True) or glob(word.replace("[", "[[]"), recursive=True)
    return tuple(sorted(paths)) or (word,)


def _mark_unmatched(input_file: InputFile) -> InputFile:
    """Say of wildcards that mean no file what they are."""
    has_wildcards = input_file.is_named and any(sign in input_file.path for sign in "*?")
    if not has_wildcards or os.path.lexists(input_file.path):
        return input_file
    error = UnreadableError(Message("cli.inputs.no_match"), Message("cli.inputs.check_path"))
    return replace(input_file, error=error)


def _read_piped(input_file: InputFile, name: str | None) -> InputFile:
    input_file = replace(input_file, path=name or STDIN, is_piped=True)
    try:
        stream = sys.stdin
        data = readers.check_size(stream.buffer.read(readers.MAX_FILE_BYTES + 1)) if stream else b""
    except UnreadableError as error:
        return replace(input_file, error=error)
    return replace(input_file, data=data)
