"""The report for people: findings by file, each with the words it speaks of, and a summary."""

from __future__ import annotations

from reportlint.display import summary
from reportlint.display.style import file_linked, styled
from reportlint.display.width import visible
from reportlint.lazy import fetch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.display.view import View
    from reportlint.findings import FileResult
    from reportlint.totals import Totals

BETWEEN = ""
_INDENT = 2


def opening(_view: View) -> str:
    """Give nothing."""
    return ""


def entry(result: FileResult, view: View) -> str:
    """Give one file's findings under its path; nothing if there is nothing to say."""
    body = []
    if result.error is not None:
        word = "无法读取：" if view.language == "zh" else "unreadable: "
        head, *rest = _wrapped(word + visible(result.error), view)
        body.append(_indented(styled(head, "red", view), *rest))
    if result.findings:
        # NOTE: a clean draft is checked sooner than what draws findings is imported.
        body.append(fetch("reportlint.display.findings:drawn")(result, view))
    notes = list(summary.asides(result, view))
    if notes:
        body.extend("\n" for _ in result.findings[:1])
        body.extend(_indented(*_wrapped(note, view)) for note in notes)
    head = file_linked(styled(visible(result.path), "bold", view), result.path, view)
    return "".join([head, "\n", *body, "\n"]) if body else ""


def _wrapped(words: str, view: View) -> list[str]:
    from reportlint.display.wrapping import wrapped

    return wrapped(words, view.width - _INDENT, _INDENT)


def _indented(*lines: str) -> str:
    return "".join(f"{'':{_INDENT}}{line}\n" for line in lines)


def closing(totals: Totals, view: View) -> str:
    """Give the summary."""
    return "" if view.quiet else summary.closing(totals, view)
