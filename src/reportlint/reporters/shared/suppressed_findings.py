"""What is not reported, and why, for those who ask to see it."""

from __future__ import annotations

from reportlint.reporters.shared.width import make_visible
from reportlint.reporters.shared.words import format_position

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult, SuppressedFinding
    from reportlint.reporters.shared.view import View


def describe_suppressed(result: FileResult, view: View) -> Iterator[str]:
    """Return a paragraph for each suppressed finding of a file: where, what, and the reason."""
    word = "已抑制" if view.language == "zh" else "suppressed"
    for item in result.suppressions:
        where = format_position(item.finding.location, view.language)
        message = make_visible(item.finding.message)
        yield f"{word} {item.finding.rule}  {where}  {message}{format_reason(item, view)}"


def format_reason(item: SuppressedFinding, view: View) -> str:
    """Return why a finding is suppressed, and by what, in brackets."""
    zh = view.language == "zh"
    words = make_visible(item.reason)
    if item.where:
        words += f"，{make_visible(item.where)}" if zh else f", {make_visible(item.where)}"
    return f"（{words}）" if zh else f" ({words})"
