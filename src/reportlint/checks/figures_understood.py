"""Figures of the prose that stand near words of the tables' quantities and were not understood."""

from __future__ import annotations

from reportlint.checks.figure_statuses import judge_figures
from reportlint.model.problem import CheckedCount, Place, Problem, RelatedPlace
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.problem import Context
    from reportlint.model.prose import Figure
    from reportlint.model.report import Report
    from reportlint.support.localized_text import LocalizedText

#: So many figures are quoted; all are among the related places.
_MOST = 6


class FiguresUnderstood(Record):
    """Every figure is understood, or its noun is known to be none of the tables'.

    Figures that are understood, but whose cell was not read, are told of by others.
    """

    PROVIDES = frozenset({"count", "figures"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield one problem a part, at its first such figure; the others are related."""
        figures = judge_figures(report, context)
        yield CheckedCount(len(figures))
        unread = [f for f in figures if f.status == "unread" and f.quantity is None]
        for part in report.parts if unread else ():
            own = [figure for figure in unread if figure.span.start in part.span]
            if own:
                yield _build_problem(own, Place(part.number))


def _build_problem(figures: Sequence[Figure], place: Place) -> Problem:
    quotations = [*map(_quote, figures[:_MOST]), *["…"] * (len(figures) > _MOST)]
    params = {"count": len(figures), "figures": tuple(quotations)}
    related = tuple([RelatedPlace(place, figure.span, figure.text) for figure in figures[1:]])
    return Problem(figures[0].span, place, params, {"found": figures[0].text}, related)


def _quote(figure: Figure) -> LocalizedText:
    reason = figure.reason or ""
    return Message("checks.figures_understood.figure", text=figure.text, reason=reason)
