"""The files that a command line names, standard input among them."""

from __future__ import annotations

import sys

from reportlint import readers
from reportlint.bilingual import Bilingual
from reportlint.errors import UnreadableError, UsageError
from reportlint.records import replace
from reportlint.targets import STDIN, find

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.arguments import Arguments
    from reportlint.targets import Target


def targets_of(arguments: Arguments) -> tuple[Target, ...]:
    """Give the files to read; without operands those of the current folder."""
    name = arguments.last("--stdin-filename")
    if name is not None and STDIN not in arguments.operands:
        raise UsageError(
            Bilingual(
                "--stdin-filename 要与“-”（读取标准输入）同用",
                "--stdin-filename goes with -, which reads standard input",
            )
        )
    found = find(arguments.operands or (".",), arguments.values.get("--exclude", ()))
    return tuple(_piped(target, name) if target.path == STDIN else target for target in found)


def _piped(target: Target, name: str | None) -> Target:
    target = replace(target, path=name or STDIN)
    try:
        stream = sys.stdin
        data = readers.capped(stream.buffer.read(readers.LIMIT + 1)) if stream else b""
    except UnreadableError as error:
        return replace(target, fault=error)
    return replace(target, data=data)
