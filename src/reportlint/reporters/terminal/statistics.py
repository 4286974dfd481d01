"""How many findings each rule has, the most frequent first, in place of the findings."""

from __future__ import annotations

from reportlint.reporters.shared import summary
from reportlint.reporters.shared.screen import count_columns, make_visible, pad_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult
    from reportlint.model.run_summary import RunSummary
    from reportlint.reporters.shared import View

SEPARATOR = ""


def render_start(_view: View) -> str:
    """Return nothing."""
    return ""


def render_file(result: FileResult, _view: View) -> str:
    """Return why a file could not be read; of any other, nothing."""
    return (
        ""
        if result.error is None
        else f"{make_visible(result.path)}: {make_visible(result.error)}\n"
    )


def render_end(totals: RunSummary, view: View) -> str:
    """Return a line a rule: how many findings, its id, what it is called; and the summary."""
    lines = "".join(f"{line}\n" for line in _lines(totals, view))
    return (
        lines
        if view.quiet
        else lines + ("\n" if lines else "") + summary.render_summary(totals, view)
    )


def _lines(totals: RunSummary, view: View) -> Iterator[str]:
    sorted_counts = sorted(totals.rules.items(), key=lambda pair: (-pair[1], pair[0]))
    if not sorted_counts:
        return
    names = {rule.id: rule.title[view.language] for rule, _ in view.book()}
    count = len(str(sorted_counts[0][1]))
    room = max(count_columns(rule) for rule, _ in sorted_counts)
    for rule, number in sorted_counts:
        name = make_visible(names.get(rule, ""))
        yield f"{number:>{count}}  {pad_text(rule, room)}  {name}".rstrip()
