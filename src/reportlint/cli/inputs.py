"""The files that a command line names, standard input among them."""

from __future__ import annotations

import os
import sys

from reportlint import readers
from reportlint.cli.sinks import note
from reportlint.engine.file_discovery import find
from reportlint.engine.file_discovery.input_files import STDIN, Found
from reportlint.reporters.shared.width import make_visible
from reportlint.support.errors import UnreadableError, UsageError
from reportlint.support.lazy_import import fetch
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.cli.parser import Arguments
    from reportlint.engine.file_discovery.input_files import Target

#: How the copies end that this program writes.
_COPIES = (".docx", ".pdf")


def found_of(arguments: Arguments, config: Callable[[str], str | None] | None = None) -> Found:
    """Find the files to read, and what is left out; without operands those of the current folder.

    ``config`` gives the configuration of a folder. A file that is named and excluded is told.
    """
    name = arguments.last("--stdin-filename")
    if name is not None and STDIN not in arguments.operands:
        raise UsageError(
            Bilingual(
                "--stdin-filename 要与“-”（读取标准输入）同用",
                "--stdin-filename goes with -, which reads standard input",
            )
        )
    configured = {} if config is None else {"config": config}
    exclude = arguments.values.get("--exclude", ())
    paths = [path for word in arguments.operands or (".",) for path in expanded(word)]
    gitignore = not arguments.has("--no-gitignore")
    found = find(paths, exclude, gitignore=gitignore, **configured)
    for target in found.targets:
        if target.excluded:
            _skipped(target, arguments.language)
    kept = [_unmatched(target) for target in found.targets if not target.excluded]
    for target in kept:
        if _is_copy(target):
            said = fetch("reportlint.readers.own_outputs:IS_COPY")
            note(f"{make_visible(target.path)}: {said[arguments.language]}")
    if arguments.has("--hook"):
        kind_of = fetch("reportlint.readers.own_outputs:output_kind")
        ours = {target.path for target in kept if kind_of(target.path)}
        kept = [replace(one, named=False) for one in kept if one.path not in ours]
    if name is not None and config is not None:
        beside = config(os.path.dirname(name))
        kept = [replace(one, config=beside) if one.path == STDIN else one for one in kept]
    piped = tuple(_piped(target, name) if target.path == STDIN else target for target in kept)
    return Found(piped, found.left_out)


def _is_copy(target: Target) -> bool:
    """Whether a file that is named is a copy of our own; of a folder's files none is."""
    if not target.named or not target.path.lower().endswith(_COPIES):
        return False
    from reportlint.readers import own_outputs

    return own_outputs.output_kind(target.path) == own_outputs.COPY


def expanded(word: str) -> tuple[str, ...]:
    """Return the paths that a word means: itself, or what its wildcards match, sorted.

    The shell has done that already, unless the word was quoted, or the shell is that of Windows.
    Brackets in the name of a file are no wildcards.
    """
    if not any(sign in word for sign in "*?[") or os.path.lexists(word):
        return (word,)
    from glob import glob

    found = glob(word, recursive=True) or glob(word.replace("[", "[[]"), recursive=True)
    return tuple(sorted(found)) or (word,)


def _unmatched(target: Target) -> Target:
    """Say of wildcards that mean no file what they are."""
    if not (target.named and any(sign in target.path for sign in "*?")):
        return target
    if os.path.lexists(target.path):
        return target
    said = Bilingual("没有文件符合这个通配符", "no file matches this pattern")
    hint = Bilingual("检查路径和文件名", "check the path and the name")
    return replace(target, fault=UnreadableError(said, hint))


def _skipped(target: Target, language: str) -> None:
    said = Bilingual(
        f"{target.path}：已排除，没有检查：{target.excluded}",
        f"{target.path}: excluded, not checked: {target.excluded}",
    )
    note(said[language])


def _piped(target: Target, name: str | None) -> Target:
    target = replace(target, path=name or STDIN, piped=True)
    try:
        stream = sys.stdin
        data = readers.check_size(stream.buffer.read(readers.MAX_FILE_BYTES + 1)) if stream else b""
    except UnreadableError as error:
        return replace(target, fault=error)
    return replace(target, data=data)
