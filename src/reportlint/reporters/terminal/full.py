"""The report for people: findings by file, each with the words it speaks of, and a summary."""

from __future__ import annotations

from reportlint.reporters.shared import summary
from reportlint.reporters.shared.screen import apply_style, link_file, make_visible
from reportlint.support.lazy import fetch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.finding import FileResult
    from reportlint.model.run_summary import RunSummary
    from reportlint.reporters.shared import View

SEPARATOR = ""
_INDENT = 2


def render_start(_view: View) -> str:
    """Return nothing."""
    return ""


def render_file(result: FileResult, view: View) -> str:
    """Return one file's findings under its path; nothing if there is nothing to say."""
    body = []
    if result.error is not None:
        word = "无法读取：" if view.language == "zh" else "unreadable: "
        head, *rest = _wrap_words(word + make_visible(result.error), view)
        body.append(_indent_lines(apply_style(head, "red", view), *rest))
    if result.findings:
        # NOTE: a clean draft is checked sooner than what draws findings is imported.
        body.append(fetch("reportlint.reporters.terminal.findings:render_findings")(result, view))
    notes = list(summary.describe_asides(result, view))
    if notes:
        body.extend("\n" for _ in result.findings[:1])
        body.extend(_indent_lines(*_wrap_words(note, view)) for note in notes)
    head = link_file(apply_style(make_visible(result.path), "bold", view), result.path, view)
    return "".join([head, "\n", *body, "\n"]) if body else ""


def _wrap_words(words: str, view: View) -> list[str]:
    from reportlint.reporters.shared.screen import wrap_text

    return wrap_text(words, view.width - _INDENT, _INDENT)


def _indent_lines(*lines: str) -> str:
    return "".join(f"{'':{_INDENT}}{line}\n" for line in lines)


def render_end(totals: RunSummary, view: View) -> str:
    """Return the summary."""
    return "" if view.quiet else summary.render_summary(totals, view)
