"""The files that a command line names, standard input among them."""

from __future__ import annotations

import os
import sys

from reportlint import readers
from reportlint.cli.sinks import print_note
from reportlint.engine.file_discovery import find_files
from reportlint.engine.files import STDIN, DiscoveredFiles
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
    discovery = find_files(paths, exclude, gitignore=gitignore, **config_option)
    for input_file in discovery.input_files:
        if input_file.exclude_pattern:
            _print_excluded(input_file, arguments.language)
    input_files = [
        _mark_unmatched(input_file)
        for input_file in discovery.input_files
        if not input_file.exclude_pattern
    ]
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
    inputs = tuple(
        _read_piped(input_file, name) if input_file.path == STDIN else input_file
        for input_file in input_files
    )
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
    if not (input_file.is_named and any(sign in input_file.path for sign in "*?")):
        return input_file
    if os.path.lexists(input_file.path):
        return input_file
    message = Message("cli.inputs.no_match")
    hint = Message("cli.inputs.check_path")
    return replace(input_file, error=UnreadableError(message, hint))


def _print_excluded(input_file: InputFile, language: str) -> None:
    message = Message(
        "cli.inputs.excluded",
        path=input_file.path,
        exclude_pattern=input_file.exclude_pattern,
    )
    print_note(message[language])


def _read_piped(input_file: InputFile, name: str | None) -> InputFile:
    input_file = replace(input_file, path=name or STDIN, is_piped=True)
    try:
        stream = sys.stdin
        data = readers.check_size(stream.buffer.read(readers.MAX_FILE_BYTES + 1)) if stream else b""
    except UnreadableError as error:
        return replace(input_file, error=error)
    return replace(input_file, data=data)
