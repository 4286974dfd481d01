"""How many findings each rule has, the most frequent first, in place of the findings."""

from __future__ import annotations

from reportlint.reporters.shared import summary
from reportlint.reporters.shared.width import columns, padded, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.finding import FileResult
    from reportlint.model.run_summary import Totals
    from reportlint.reporters.shared.view import View

BETWEEN = ""


def opening(_view: View) -> str:
    """Return nothing."""
    return ""


def entry(result: FileResult, _view: View) -> str:
    """Return why a file could not be read; of any other, nothing."""
    return "" if result.error is None else f"{visible(result.path)}: {visible(result.error)}\n"


def closing(totals: Totals, view: View) -> str:
    """Return a line a rule: how many findings, its id, what it is called; and the summary."""
    lines = "".join(f"{line}\n" for line in _lines(totals, view))
    return lines if view.quiet else lines + ("\n" if lines else "") + summary.closing(totals, view)


def _lines(totals: Totals, view: View) -> Iterator[str]:
    ordered = sorted(totals.rules.items(), key=lambda pair: (-pair[1], pair[0]))
    if not ordered:
        return
    names = {rule.id: rule.title[view.language] for rule, _ in view.book()}
    count = len(str(ordered[0][1]))
    room = max(columns(rule) for rule, _ in ordered)
    for rule, found in ordered:
        yield f"{found:>{count}}  {padded(rule, room)}  {visible(names.get(rule, ''))}".rstrip()
