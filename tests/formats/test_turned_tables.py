"""Tables printed turned, rows as columns: read as they stand, or said to be unread."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportlint.model.finding import FileResult
from tests.formats import lines, pages
from tests.formats.paper import Paper
from tests.formats.reading import PAPERS, WRITTEN, check_paper
from tests.strategies.rendering.sheets import Sheet

FORMS = {**WRITTEN, "text-lines": ("report.txt", lines.one_cell_a_line)}
#: What gives cells, so that a table is read whichever way it is printed.
GRIDS = ["docx", "html", "mht", "markdown", "text-bars"]


def turned(sheet: Sheet) -> Sheet:
    boxes = [
        replace(b, row=b.column, column=b.row, rows=b.columns, columns=b.rows) for b in sheet.boxes
    ]
    boxes.sort(key=lambda box: (box.row, box.column))
    return replace(sheet, rows=sheet.columns, columns=sheet.rows, boxes=tuple(boxes))


def with_turned(table: str) -> Paper:
    return Paper(
        tuple(
            turned(item) if isinstance(item, Sheet) and item.table == table else item
            for item in PAPERS["clean"].items
        )
    )


def amounts(result: FileResult, table: str) -> dict[tuple[str, str], object]:
    assert result.report is not None
    found = result.report.table(table)
    cells = found.cells.items() if found else ()
    return {place: cell.value for place, cell in cells if cell.certain}


@pytest.mark.parametrize("table", ["proactive", "requests", "litigation"])
@pytest.mark.parametrize("form", GRIDS)
def test_a_turned_table_is_read_as_it_stands(form: str, table: str) -> None:
    result = check_paper(FORMS[form], with_turned(table))
    assert amounts(result, table) == amounts(check_paper(FORMS[form], PAPERS["clean"]), table)
    assert result.findings == ()


@pytest.mark.parametrize("form", ["ofd", "ofd-lines"])
def test_a_turned_table_on_a_page_is_never_misread(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = amounts(check_paper(FORMS[form], PAPERS["clean"]), "litigation")
    monkeypatch.setitem(pages._WIDTHS, "litigation", (20, 24, 16, 8))
    found = amounts(check_paper(FORMS[form], with_turned("litigation")), "litigation")
    assert found in ({}, right)
    assert found or form == "ofd-lines"


@pytest.mark.parametrize("table", ["proactive", "requests", "litigation"])
@pytest.mark.parametrize("form", ["text", "text-tabs", "text-lines"])
def test_a_turned_table_in_text_is_said_to_be_unread(form: str, table: str) -> None:
    result = check_paper(FORMS[form], with_turned(table))
    assert amounts(result, table) == {}
    assert [(f.rule, f.location.table) for f in result.findings] == [("R105", table)]


def test_a_wrong_cell_of_a_turned_table_is_found_there() -> None:
    place = ("litigation", "reconsideration", "total")
    made = with_turned("litigation").with_boxes(
        lambda box: replace(box, text="9") if box.key == place else box
    )
    (finding,) = check_paper(FORMS["docx"], made).findings
    assert (finding.rule, finding.location.row, finding.location.text) == (
        "A104",
        "reconsideration",
        "9",
    )
