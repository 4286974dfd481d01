"""Writes results as a run does, without files or processes."""

from __future__ import annotations

from reportlint.model.run_summary import Totals, totals_of
from reportlint.reporters import front_of, output
from reportlint.reporters.shared.view import View
from reportlint.support.records import replace
from tests.reporters.book import BOOK
from tests.reporters.outcomes import FORM

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.finding import FileResult

DOCS = {rule.id: doc for rule, doc in BOOK}


def view(language: str, **more: object) -> View:
    known = View(language, rules=98, forms=(FORM,), doc=DOCS.get, book=lambda: BOOK)
    return replace(known, **more)


def written(name: str, results: Sequence[FileResult], view: View) -> str:
    """Write results as a run does."""
    chosen = output(name)
    totals = sum(map(totals_of, results), Totals())
    pieces = (chosen.entry(result, view) for result in results)
    entries = chosen.BETWEEN.join(piece for piece in pieces if piece)
    front = front_of(name)
    files = [(result.path, totals_of(result)) for result in results]
    first = "" if front is None else front(files, totals, view)
    return first + chosen.opening(view) + entries + chosen.closing(totals, view)
