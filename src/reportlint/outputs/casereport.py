"""What became of the tests in rule files: each failure with its place, and the counts."""

from __future__ import annotations

from reportlint.display.style import styled
from reportlint.display.width import visible
from reportlint.display.words import counted
from reportlint.display.wrapping import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.display.view import View

_INDENT = 2


def entry(case: str, failure: str, view: View) -> str:
    """Give a case that failed and what is not as it says; one that passed only if verbose."""
    if not failure:
        return f"{styled('ok', 'green', view)} {visible(case)}\n" if view.verbose else ""
    body = wrapped(visible(failure), view.width - _INDENT)
    lines = [
        f"{styled('FAIL', 'red', view)} {visible(case)}",
        *(f"{'':{_INDENT}}{line}" for line in body),
    ]
    return "".join(f"{line}\n" for line in lines)


def closing(cases: int, failed: int, view: View) -> str:
    """Give how many cases there were, and how many failed."""
    if view.quiet:
        return ""
    zh = view.language == "zh"
    words = counted(cases, "个测试", "test", view.language)
    if failed:
        told = f"{words}，{failed} 个不通过。" if zh else f"{words}, {failed} failed."
        return styled(told, "red", view) + "\n"
    return styled(f"{words}全部通过。" if zh else f"{words} passed.", "green", view) + "\n"
