"""Where reviewed copies go: one file for one draft, or a folder; never over a draft."""

from __future__ import annotations

import os

from reportlint.cli.sinks import print_note
from reportlint.engine.annotated_copies import CopyPlan
from reportlint.engine.files import STDIN
from reportlint.reporters import load_copy_reporter
from reportlint.support.errors import UsageError
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.engine.files import InputFile


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
    return tuple(
        CopyPlan(name, _assign_paths(name, place, input_files, used_paths))
        for name, place in formats
    )


def print_summary(
    written: Sequence[str], formats: Iterable[tuple[str, str | None]], language: str
) -> None:
    """Print how many copies were written, and where; ``written`` holds the kind of each."""
    count = len(written)
    places = [place for name, place in formats if name in written and place is not None]
    if not count:
        print_note("没有写出批注文件" if language == "zh" else "no reviewed copy was written")
    elif language == "zh":
        print_note(f"写好 {count} 份批注文件：{'、'.join(dict.fromkeys(places))}")
    else:
        words = "1 reviewed copy" if count == 1 else f"{count} reviewed copies"
        print_note(f"{words} written: {', '.join(dict.fromkeys(places))}")


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
            raise _too_many_error(name, place, len(input_files))
        paths: Iterable[str] = [place] * len(input_files)
    elif os.path.exists(place) and not os.path.isdir(place):
        raise _no_folder_error(name, place)
    else:
        paths = (os.path.join(place, path) for path in _build_names(name, input_files))
    places: dict[str, str] = {}
    for input_file, path in zip(input_files, paths, strict=True):
        real = os.path.realpath(path)
        if real in used_paths:
            raise _overwrite_error(path)
        used_paths[real] = path
        places[input_file.path] = path
    return places


def _build_names(name: str, input_files: Sequence[InputFile]) -> Iterator[str]:
    """Return a path below the folder for each draft: as the drafts lie, each with its own name."""
    suffix = load_copy_reporter(name).SUFFIX
    top = _find_common_folder(
        [os.path.dirname(os.path.abspath(input_file.path)) for input_file in input_files]
    )
    used_names: set[str] = set()
    for input_file in input_files:
        path = "stdin" if input_file.path == STDIN else _relative_path(input_file.path, top)
        if os.path.splitext(path)[1].lower() != suffix:
            path += suffix
        stem, number = os.path.splitext(path)[0], 1
        while path.lower() in used_names:
            number += 1
            path = f"{stem} ({number}){suffix}"
        used_names.add(path.lower())
        yield path


def _find_common_folder(folders: list[str]) -> str | None:
    try:
        return os.path.commonpath(folders)
    except ValueError:  # on different drives, or none at all
        return None


def _relative_path(path: str, top: str | None) -> str:
    if top is None:
        return os.path.basename(path)
    return os.path.relpath(os.path.abspath(path), top)


def _too_many_error(name: str, place: str, count: int) -> UsageError:
    stem = os.path.splitext(place)[0]
    return UsageError(
        Message("cli.copy_paths.one_file_for_many", name=name, place=place, count=count),
        Message("cli.copy_paths.name_folder", name=name, stem=stem),
    )


def _no_folder_error(name: str, place: str) -> UsageError:
    suffix = load_copy_reporter(name).SUFFIX
    stem = os.path.splitext(place.rstrip("/" + os.sep))[0]
    return UsageError(
        Message("cli.copy_paths.wrong_suffix", place=place, suffix=suffix),
        Message("cli.copy_paths.example_path", name=name, stem=stem, suffix=suffix),
    )


def _overwrite_error(path: str) -> UsageError:
    return UsageError(
        Message("cli.copy_paths.path_in_use", path=path),
        Message("cli.copy_paths.choose_another_path"),
    )
