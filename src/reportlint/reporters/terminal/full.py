"""The report for people: findings by file, each with the words it speaks of, and a summary."""

from __future__ import annotations

from reportlint.reporters.shared import summary
from reportlint.reporters.shared.style import file_linked, styled
from reportlint.reporters.shared.width import visible
from reportlint.support.lazy_import import fetch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.finding import FileResult
    from reportlint.model.run_summary import Totals
    from reportlint.reporters.shared.view import View

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
        body.append(fetch("reportlint.reporters.terminal.findings:drawn")(result, view))
    notes = list(summary.asides(result, view))
    if notes:
        body.extend("\n" for _ in result.findings[:1])
        body.extend(_indented(*_wrapped(note, view)) for note in notes)
    head = file_linked(styled(visible(result.path), "bold", view), result.path, view)
    return "".join([head, "\n", *body, "\n"]) if body else ""


def _wrapped(words: str, view: View) -> list[str]:
    from reportlint.reporters.shared.wrapping import wrapped

    return wrapped(words, view.width - _INDENT, _INDENT)


def _indented(*lines: str) -> str:
    return "".join(f"{'':{_INDENT}}{line}\n" for line in lines)


def closing(totals: Totals, view: View) -> str:
    """Give the summary."""
    return "" if view.quiet else summary.closing(totals, view)
