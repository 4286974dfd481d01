"""A table that a file holds as two tables is one, wherever it is cut and whatever the columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from reportlint import readers
from reportlint.engine import check_draft, check_options
from tests.formats import web, word
from tests.formats.paper import Paper
from tests.formats.reading import PAPERS
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Box, Sheet

WRONG = PAPERS["wrong-cell"]
REQUESTS = next(sheet for sheet in WRONG.sheets if sheet.table == "requests")


def cut(sheet: Sheet, row: int) -> tuple[Sheet, Sheet]:
    """Cut before a row; merged cells go on without their words."""
    above = [replace(b, rows=min(b.rows, row - b.row)) for b in sheet.boxes if b.row < row]
    below = [_lowered(b, row) for b in sheet.boxes if b.row + b.rows > row]
    return _squeezed(sheet, above, row), _squeezed(sheet, below, sheet.rows - row)


def _lowered(box: Box, row: int) -> Box:
    if box.row >= row:
        return replace(box, row=box.row - row)
    return replace(box, row=0, rows=box.row + box.rows - row, text="")


def _squeezed(sheet: Sheet, boxes: list[Box], rows: int) -> Sheet:
    """Leave out the columns that no cell begins in, as programs that write tables anew do."""
    used = sorted({box.column for box in boxes})
    made = tuple(
        replace(
            box,
            column=used.index(box.column),
            columns=sum(box.column <= column < box.column + box.columns for column in used),
        )
        for box in boxes
    )
    return replace(sheet, rows=rows, columns=len(used), boxes=made)


def paper(row: int, between: str) -> Paper:
    def items() -> Iterator[Text | Sheet]:
        for item in WRONG.items:
            if item is REQUESTS:
                one, other = cut(REQUESTS, row)
                yield from (one, Text("body", between), other)
            else:
                yield item

    return Paper(tuple(items()))


@pytest.mark.parametrize("row", range(4, REQUESTS.rows))
@pytest.mark.parametrize("form", ["html", "docx"])
@pytest.mark.parametrize("between", ["", "续表"])
def test_both_pieces_are_read_as_one_table(form: str, row: int, between: str) -> None:
    made = paper(row, between)
    data = web.html(made) if form == "html" else word.word(made)
    document = readers.read(data, "-")
    result = check_draft.check_document(document, check_options.CheckOptions()).result
    assert [found.rule for found in result.findings] == ["A105"]
    assert result.report is not None
    table = result.report.table("requests")
    assert table is not None
    got = {place: cell.raw for place, cell in table.cells.items()}
    assert got == {key[1:]: b.text for key, b in WRONG.boxes.items() if key[0] == "requests"}
    assert result.not_assessed == ()
