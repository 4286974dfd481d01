"""Tables whose words lie about in lines: there, and beyond reading."""

from __future__ import annotations

from reportlint.checks.labels import table_key
from reportlint.model.problem import Place, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.problem import Context
    from reportlint.model.prose import Passage
    from reportlint.model.report import Part, Report

#: A torn table is this many lines at least, so many of which end in a figure.
_LINES, _FIGURES = 12, 5
#: More characters than a line of a torn table has.
_LONGEST = 24
_PROSE = frozenset("。，；：、")


def torn_tables(report: Report, context: Context) -> Iterator[Problem]:
    """Yield a problem for each table that is not found while its part holds the pieces of one."""
    present = {table.key for table in report.tables}
    for form in context.form.tables:
        part = report.part(form.part) if form.key not in present else None
        pieces = _pieces(part) if part is not None else []
        figures = sum(passage.text[-1].isdigit() for passage in pieces)
        if len(pieces) < _LINES or figures < _FIGURES:
            continue
        place = Place(form.part, form.key)
        params = {
            "variant": "torn",
            "table": table_key(form),
            "cells": tuple([passage.text for passage in pieces]),
            "count": len(pieces),
        }
        yield Problem(pieces[0].whole, place, params, covers=(place, Place(None, form.key)))


def _pieces(part: Part) -> list[Passage]:
    return [
        passage
        for passage in part.passages
        if 0 < len(passage.text) < _LONGEST and _PROSE.isdisjoint(passage.text)
    ]
