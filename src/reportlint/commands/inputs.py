"""The files that a command line names, standard input among them."""

from __future__ import annotations

import os
import sys

from reportlint import readers
from reportlint.bilingual import Bilingual
from reportlint.commands.sinks import note
from reportlint.errors import UnreadableError, UsageError
from reportlint.records import replace
from reportlint.targets import STDIN, find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.arguments import Arguments
    from reportlint.targets import Target


def targets_of(
    arguments: Arguments, config: Callable[[str], str | None] | None = None
) -> tuple[Target, ...]:
    """Give the files to read; without operands those of the current folder.

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
    found = find(arguments.operands or (".",), exclude, **configured)
    for target in found:
        if target.excluded:
            _skipped(target, arguments.language)
    kept = [target for target in found if not target.excluded]
    if arguments.has("--hook"):
        kept = [replace(target, named=False) for target in kept]
    if name is not None and config is not None:
        beside = config(os.path.dirname(name))
        kept = [replace(one, config=beside) if one.path == STDIN else one for one in kept]
    return tuple(_piped(target, name) if target.path == STDIN else target for target in kept)


def _skipped(target: Target, language: str) -> None:
    said = Bilingual(
        f"{target.path}：已排除，没有检查：{target.excluded}",
        f"{target.path}: excluded, not checked: {target.excluded}",
    )
    note(said[language])


def _piped(target: Target, name: str | None) -> Target:
    target = replace(target, path=name or STDIN)
    try:
        stream = sys.stdin
        data = readers.capped(stream.buffer.read(readers.LIMIT + 1)) if stream else b""
    except UnreadableError as error:
        return replace(target, fault=error)
    return replace(target, data=data)
