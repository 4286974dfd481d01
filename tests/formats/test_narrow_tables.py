"""Tables without rules whose numbers are wrapped in narrow columns: read right, or said unread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reportlint import readers
from reportlint.engine import check_draft, check_options
from reportlint.model.finding import FileResult
from tests.formats import pages
from tests.formats.paper import Paper
from tests.formats.reading import PAPERS
from tests.strategies.rendering.sheets import Box

FORMATS: dict[str, tuple[str, Callable[[Paper], bytes]]] = {
    "pdf": ("report.pdf", pages.pdf_lines),
    "ofd": ("report.ofd", pages.lines),
}


def widths(table: str, room: int) -> tuple[int, ...]:
    """The columns of a table whose numbers have room for so many figures, in half-width columns."""
    return {
        "proactive": (10, *(room + 6,) * 3),
        "requests": (6, 8, 10, *(room + 2,) * 7),
        "litigation": (room + 2,) * 15,
    }[table]


def narrow(table: str, room: int, factor: int, zero: str = "0") -> Paper:
    """The paper with a table's numbers multiplied, wrapped after so many figures."""

    def wrapped(box: Box) -> Box:
        if not box.key or box.key[0] != table or not box.text.isdigit():
            return box
        figures = str(int(box.text) * factor) if int(box.text) else zero
        cut = [figures[at : at + room] for at in range(0, len(figures), room)]
        return replace(box, text="\n".join(cut))

    return PAPERS["clean"].with_boxes(wrapped)


def amounts(result: FileResult, table: str) -> dict[tuple[str, str], str]:
    assert result.report is not None
    found = result.report.table(table)
    assert found is not None
    return {place: str(cell.value) for place, cell in found.cells.items() if cell.certain}


def assert_no_other_numbers(form: str, table: str, made: Paper) -> None:
    """No number is another than the paper's, no rule speaks of one, and what is unread is said."""
    name, render = FORMATS[form]
    result = check_draft.check_document(
        readers.read(render(made), name), check_options.CheckOptions()
    ).result
    rules = {found.rule for found in result.findings}
    assert not rules & {"T101", "T103", "T104", "T105", "T106", "T107", "T108"}
    assert "R105" in rules
    right = {box.key[1:]: box.text.replace("\n", "") for box in made.boxes.values() if box.key}
    read = amounts(result, table)
    assert {place for place, value in read.items() if value != right[place]} == set()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("table", "room", "factor"),
    [
        ("proactive", 2, 1),
        ("proactive", 2, 1234),
        ("requests", 1, 1),
        ("requests", 1, 1234),
        ("requests", 2, 1000),
        ("litigation", 2, 1000),
    ],
)
def test_wrapped_numbers_are_no_other_numbers(
    monkeypatch: pytest.MonkeyPatch, form: str, table: str, room: int, factor: int
) -> None:
    monkeypatch.setitem(pages._WIDTHS, table, widths(table, room))
    assert_no_other_numbers(form, table, narrow(table, room, factor))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("table", "room", "factor"),
    [
        ("proactive", 1, 137),
        ("proactive", 1, 1234),
        ("proactive", 3, 1),
        ("requests", 2, 1234),
        ("requests", 3, 1234),
        ("litigation", 1, 137),
        ("litigation", 2, 99999),
    ],
)
def test_nor_are_they_where_blank_cells_make_their_pieces_as_many_as_the_columns(
    monkeypatch: pytest.MonkeyPatch, form: str, table: str, room: int, factor: int
) -> None:
    monkeypatch.setitem(pages._WIDTHS, table, widths(table, room))
    assert_no_other_numbers(form, table, narrow(table, room, factor, zero=""))
