"""Tables whose converter repeats what stands in a merged cell: one value, in every format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from reportlint import readers
from reportlint.engine import check_draft, check_options
from reportlint.model.finding import FileResult
from tests.formats import lines, pages
from tests.formats.paper import Paper
from tests.formats.reading import PAPERS, WRITTEN, check_paper
from tests.mutation.layouts import LAYOUTS
from tests.strategies.rendering.sheets import Box, Sheet


def unmerged(made: Paper, tables: tuple[str, ...]) -> Paper:
    """The paper with every merged cell of some tables as cells of their own that all say it."""
    return Paper(
        tuple(
            replace(item, boxes=tuple(_split(item)))
            if isinstance(item, Sheet) and item.table in tables
            else item
            for item in made.items
        )
    )


def _split(sheet: Sheet) -> Iterator[Box]:
    for box in sheet.boxes:
        for row in range(box.row, box.row + box.rows):
            for column in range(box.column, box.column + box.columns):
                yield replace(box, row=row, column=column, rows=1, columns=1)


FORMS = {
    **WRITTEN,
    "pdf-lines": ("report.pdf", pages.pdf_lines),
    "text-lines": ("report.txt", lines.one_cell_a_line),
    "text-picture": ("report.txt", LAYOUTS["text, picture"].write),
}


def amounts(result: FileResult) -> dict[tuple[str, str, str], object]:
    assert result.report is not None
    return {
        (table.key, *place): cell.value
        for table in result.report.tables
        for place, cell in table.cells.items()
        if cell.certain
    }


ALL = ("proactive", "requests", "litigation")


@pytest.mark.parametrize("name", ["clean", "zero"])
@pytest.mark.parametrize("form", FORMS)
def test_what_is_repeated_is_one_value(form: str, name: str) -> None:
    merged = check_paper(FORMS[form], PAPERS[name])
    repeated = check_paper(FORMS[form], unmerged(PAPERS[name], ALL))
    assert amounts(repeated) == amounts(merged)
    assert [f.rule for f in repeated.findings] == [f.rule for f in merged.findings]


@pytest.mark.parametrize("table", ALL)
@pytest.mark.parametrize("layout", ["text, wrapped", "text, wrapped, values apart"])
def test_heads_wrapped_character_by_character_are_of_their_table(layout: str, table: str) -> None:
    name, render = LAYOUTS[layout].name, LAYOUTS[layout].write
    document = readers.read(render(unmerged(PAPERS["clean"], (table,))), name)
    result = check_draft.check_document(document, check_options.CheckOptions()).result
    assert {found.rule for found in result.findings} <= {"R105"}
    read, right = amounts(result), amounts(check_paper(FORMS["text"], PAPERS["clean"]))
    assert {place: value for place, value in read.items() if right[place] != value} == {}


@pytest.mark.parametrize("form", FORMS)
def test_values_that_differ_stay_what_they_are(form: str) -> None:
    def change(box: Box) -> Box:
        place = ("proactive", "licensing", "decisions")
        return replace(box, text="9") if box.key == place and box.column == 2 else box

    made = unmerged(PAPERS["clean"], ("proactive",)).with_boxes(change)
    result = check_paper(FORMS[form], made)
    assert ("proactive", "licensing", "decisions") not in amounts(result)
    found = [f for f in result.findings if f.location.row == "licensing"]
    assert [f.rule for f in found] == ["T107"]


@pytest.mark.parametrize("form", ["docx", "html", "mht", "markdown", "text-bars"])
def test_a_column_that_is_repeated_is_one(form: str) -> None:
    def widened(sheet: Sheet) -> Sheet:
        boxes = [
            replace(
                box,
                column=box.column + (box.column > 3),
                columns=box.columns + (box.column == 3 and box.columns > 1),
            )
            for box in sheet.boxes
        ]
        again = [replace(b, column=4) for b in sheet.boxes if b.column == 3 and b.columns == 1]
        return replace(sheet, columns=sheet.columns + 1, boxes=(*boxes, *again))

    made = PAPERS["clean"]
    items = [
        widened(item) if isinstance(item, Sheet) and item.table == "requests" else item
        for item in made.items
    ]
    result, plain = check_paper(FORMS[form], Paper(tuple(items))), check_paper(FORMS[form], made)
    assert amounts(result) == amounts(plain)
    assert [f.rule for f in result.findings] == [f.rule for f in plain.findings]
