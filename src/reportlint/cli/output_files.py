"""The files that a run writes: reviewed copies, the outputs of a configuration, baselines.

Copies go into one file for one draft, or a folder; nothing is written over a draft. A configuration
may come along with drafts of somebody else: its outputs stay within its folder, and are written
over nothing but outputs of an earlier run.
"""

from __future__ import annotations

import os

from reportlint.cli import argument_values
from reportlint.cli.sinks import print_note, write_text_file
from reportlint.config.model import ConfigError
from reportlint.engine.annotated_copies import CopyPlan
from reportlint.engine.files import STDIN
from reportlint.readers.own_outputs import is_copy, is_report
from reportlint.reporters import COPY_REPORTERS, load_copy_reporter
from reportlint.support.errors import UsageError
from reportlint.support.localized_text import LocalizedText, Message, as_localized
from reportlint.support.records import replace
from reportlint.support.trusted_files import LIMIT, read_file
from reportlint.suppression import baseline

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Final

    from reportlint.cli.batch_run import BatchResult
    from reportlint.cli.parser import Arguments
    from reportlint.config.model import Project
    from reportlint.engine.check_options import CheckOptions
    from reportlint.engine.files import InputFile
    from reportlint.rules.layers import Selector


def select_drafts(
    input_files: Sequence[InputFile], formats: Iterable[tuple[str, str]]
) -> tuple[InputFile, ...]:
    """Leave out what an earlier run wrote: files met in the folder that copies go to.

    Where all drafts lie in that folder, none is left out.
    """
    inputs = tuple(input_files)
    for name, place in formats:
        if is_folder(name, place):
            top = os.path.join(os.path.realpath(place), "")
            others = [
                t for t in inputs if t.is_named or not os.path.realpath(t.path).startswith(top)
            ]
            inputs = tuple(others) or inputs
    return inputs


def plan_copies(
    input_files: Sequence[InputFile],
    formats: Iterable[tuple[str, str]],
    files: Iterable[str | None],
) -> tuple[CopyPlan, ...]:
    """Return where the copy of each draft goes; ``files`` are those of other outputs.

    Raises UsageError where several drafts would go into one file, or over a draft.
    """
    used_paths = {os.path.realpath(input_file.path): input_file.path for input_file in input_files}
    used_paths.update((os.path.realpath(file), file) for file in files if file is not None)
    plans = [(name, _assign_paths(name, place, input_files, used_paths)) for name, place in formats]
    return tuple(CopyPlan(*plan) for plan in plans)


def print_summary(
    kinds: Sequence[str], formats: Iterable[tuple[str, str | None]], language: str
) -> None:
    """Print how many copies were written, and where; ``kinds`` holds the kind of each."""
    places = dict.fromkeys(place for name, place in formats if name in kinds and place)
    message = Message("cli.copy_paths.none_written")
    if kinds:
        message = Message("cli.copy_paths.written", count=len(kinds), places=tuple(places))
    print_note(message[language])


def is_folder(name: str, place: str) -> bool:
    """Whether the place of copies is a folder: it is one, or does not end as such files do."""
    if os.path.isdir(place) or place.endswith(("/", os.sep)):
        return True
    return os.path.splitext(place)[1].lower() != load_copy_reporter(name).SUFFIX


def _assign_paths(
    name: str, place: str, input_files: Sequence[InputFile], used_paths: dict[str, str]
) -> dict[str, str]:
    if not is_folder(name, place):
        if len(input_files) > 1:
            stem, count = os.path.splitext(place)[0], len(input_files)
            raise UsageError(
                Message("cli.copy_paths.one_file_for_many", name=name, place=place, count=count),
                Message("cli.copy_paths.name_folder", name=name, stem=stem),
            )
        paths: Iterable[str] = [place] * len(input_files)
    elif os.path.exists(place) and not os.path.isdir(place):
        suffix = load_copy_reporter(name).SUFFIX
        stem = os.path.splitext(place.rstrip("/" + os.sep))[0]
        raise UsageError(
            Message("cli.copy_paths.wrong_suffix", place=place, suffix=suffix),
            Message("cli.copy_paths.example_path", name=name, stem=stem, suffix=suffix),
        )
    else:
        paths = (os.path.join(place, path) for path in _build_names(name, input_files))
    places: dict[str, str] = {}
    for input_file, path in zip(input_files, paths, strict=True):
        real = os.path.realpath(path)
        if real in used_paths:
            message = Message("cli.copy_paths.path_in_use", path=path)
            raise UsageError(message, Message("cli.copy_paths.choose_another_path"))
        used_paths[real] = path
        places[input_file.path] = path
    return places


def _build_names(name: str, input_files: Sequence[InputFile]) -> Iterator[str]:
    """Return a path below the folder for each draft: as the drafts lie, each with its own name."""
    suffix = load_copy_reporter(name).SUFFIX
    try:
        folders = [os.path.dirname(os.path.abspath(one.path)) for one in input_files]
        top = os.path.commonpath(folders)
    except ValueError:  # on different drives, or none at all
        top = ""
    used_names: set[str] = set()
    for input_file in input_files:
        path = os.path.basename(input_file.path)
        if input_file.path == STDIN:
            path = "stdin"
        elif top:
            path = os.path.relpath(os.path.abspath(input_file.path), top)
        if os.path.splitext(path)[1].lower() != suffix:
            path += suffix
        stem, number = os.path.splitext(path)[0], 1
        while path.lower() in used_names:
            number += 1
            path = f"{stem} ({number}){suffix}"
        used_names.add(path.lower())
        yield path


_IN_THE_WAY = Message("cli.configured_outputs.would_overwrite")
_MOVE = Message("cli.configured_outputs.move_file")


def resolve_formats(arguments: Arguments, project: Project) -> tuple[tuple[str, str | None], ...]:
    """Return the outputs: name and file, None for standard output; raises ConfigError."""
    words = tuple(_resolve_output(project, word) for word in project.output_format)
    try:
        return argument_values.parse_formats(arguments, words)
    except UsageError as error:
        raise _build_error(project, project.output_format[0], *error.texts) from error


def _resolve_output(project: Project, word: Selector) -> str:
    """Return an output with the path of its file as the current folder has it."""
    name, equals, file = word.text.partition("=")
    if file in ("", "-"):
        return word.text
    folder = os.path.realpath(project.folder)
    path = os.path.realpath(os.path.join(folder, file))
    if os.path.isabs(file) or not path.startswith(os.path.join(folder, "")):
        message = Message("cli.configured_outputs.outside_folder", file=file)
        hint = "--output-format"
        option = Message("cli.configured_outputs.use_option", hint=hint)
        raise _build_error(project, word, message, option)
    if is_in_the_way(name, path):
        raise _build_error(project, word, _IN_THE_WAY.format(path=os.path.relpath(path)), _MOVE)
    end = os.sep if file.endswith(("/", os.sep)) else ""
    return f"{name}{equals}{os.path.relpath(path)}{end}"


def check_copies(project: Project, copies: Iterable[CopyPlan]) -> None:
    """Refuse to have reviewed copies written over anything else than earlier ones."""
    for kind in copies:
        for path in kind.places.values():
            if is_in_the_way(kind.name, path):
                word = next(w for w in project.output_format if w.text.startswith(f"{kind.name}="))
                raise _build_error(project, word, _IN_THE_WAY.format(path=path), _MOVE)


def _build_error(
    project: Project, word: Selector, message: LocalizedText, hint: str | LocalizedText
) -> ConfigError:
    place = f"{project.path}:{word.line}:{word.column}: "
    return ConfigError(as_localized(place) + message, hint)


#: What an output without findings has at most, in bytes.
_BARE = 100
_LIMIT: Final = 256 * LIMIT
#: What an issue of GitLab's has; of outputs that are mere lines nothing tells whose they are.
_ISSUE, _HEAD = b'"check_name": "', 4096


def is_earlier_output(name: str, path: str) -> bool:
    """Whether a file is an output of that name; one that holds nothing may be taken for one."""
    try:
        content = read_file(path, limit=_LIMIT)
    except OSError:
        return False
    if len(content) < _BARE and b"".join(content.split()) in (b"", b"[]"):
        return True
    if name in COPY_REPORTERS:
        return is_copy(content)
    return is_report(content) or (name == "gitlab" and _ISSUE in content[:_HEAD])


def is_in_the_way(name: str, path: str) -> bool:
    """Whether a file stands where an output is to go that no earlier run has written."""
    if os.path.isdir(path) and name in COPY_REPORTERS:
        return False
    return os.path.lexists(path) and not is_earlier_output(name, path)


def apply_baseline(arguments: Arguments, options: CheckOptions) -> CheckOptions:
    """Add what a command line says of a baseline; raises UsageError where it is none.

    That a file which is no baseline would be written over shows here, before anything is read.
    """
    path, recording = arguments.get("--baseline"), arguments.has("--write-baseline")
    path = path or baseline.NAME
    stored_baseline = baseline.load_or_create(path) if recording else baseline.load(path)
    suppression = replace(options.suppression, baseline=stored_baseline, recording=recording)
    return replace(options, suppression=suppression)


def write_baseline(result: BatchResult, options: CheckOptions, *, quiet: bool) -> None:
    """Write the baseline of a run.

    That of a run with errors would lack what they hid, that of one interrupted what it left out.
    """
    before = options.suppression.baseline
    if before is None or result.signal:
        return
    if result.has_errors:
        message = Message("cli.baseline_files.not_written", path=before.path)
        print_note(f"reportlint: {message[options.language]}")
        return
    new_baseline = baseline.renew(before, result.baseline_drafts)
    write_text_file(new_baseline.path, baseline.dump(new_baseline))
    count = sum(len(set(entries)) for entries in new_baseline.files.values())
    message = Message("cli.baseline_files.written", path=new_baseline.path, count=count)
    if not quiet:
        print_note(message[options.language])
