"""A family: something that is repeated, in a file that is read and judged by every rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlint import readers
from reportlint.engine import check_draft, check_options
from reportlint.rules.builtin import load_builtin_rules
from reportlint.support.errors import ReportlintError


@dataclass(frozen=True, slots=True)
class Family:
    """``make`` gives the file with ``n`` repetitions, ``run`` does with it what is measured.

    ``start`` is the smallest number of repetitions that takes a time worth measuring.
    """

    name: str
    make: Callable[[int], bytes]
    run: Callable[[bytes], object]
    start: int = 2000


def draft(name: str, suffix: str, make: Callable[[int], str | bytes], start: int = 2000) -> Family:
    """Return a family of drafts of a format."""

    def made(count: int) -> bytes:
        data = make(count)
        return data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data

    return Family(f"{suffix}:{name}", made, lambda data: judged(data, f"draft.{suffix}"), start)


def judged(data: bytes, path: str) -> str:
    """Read a draft and judge it by every rule; give its status."""
    try:
        document = readers.read(data, path)
    except ReportlintError as error:
        return f"refused: {error.message}"
    return check_draft.check_document(document, _options()).result.status


@cache
def _options() -> check_options.CheckOptions:
    return check_options.CheckOptions(
        check_options.RuleSelection(extend_select=tuple(r.id for r in load_builtin_rules().rules))
    )


def in_folder(
    name: str, file: str, make: Callable[[int], str], run: Callable[[Path], object], start: int
) -> Family:
    """Return a family of files that a repository brings: ``run`` gets the path of one."""

    def written(data: bytes) -> object:
        from tempfile import TemporaryDirectory

        with TemporaryDirectory() as folder:
            path = Path(folder) / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            try:
                return run(path)
            except ReportlintError as error:
                return f"refused: {error.message[:80]}"

    return Family(f"repository:{name}", lambda n: make(n).encode(), written, start)
