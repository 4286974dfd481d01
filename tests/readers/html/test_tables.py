"""Tables come back as they were built; tables that lay out pages are no tables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.support.records import Record
from tests.readers.html_pages import assert_sound, grids, page, paragraphs, rows


class Built(Record):
    """A cell as it was built: row, column, how far it reaches, its text."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, int, list[Built]]:
    """Tables with merged cells: rectangles laid over a grid where they fit."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    free = {(row, column) for row in range(height) for column in range(width)}
    cells: list[Built] = []
    for row, column in sorted(free):
        if (row, column) not in free:
            continue
        down = draw(st.integers(1, height - row))
        across = draw(st.integers(1, width - column))
        slots = {(r, c) for r in range(row, row + down) for c in range(column, column + across)}
        if not slots <= free:
            down = across = 1
            slots = {(row, column)}
        free -= slots
        text = draw(st.text(st.sampled_from("甲乙12０/-"), max_size=4))
        cells.append(Built(row, column, down, across, text))
    return height, width, cells


def source_of(height: int, cells: list[Built], *, closed: bool, tag: str) -> str:
    end = (f"</{tag}>", "</tr>\n") if closed else ("", "")
    lines = []
    for row in range(height):
        line = "".join(
            f"<{tag} rowspan={c.row_span} colspan='{c.column_span}'>\n<p>{c.text}</p>{end[0]}"
            for c in cells
            if c.row == row
        )
        lines.append(f"<tr>{line}{end[1]}")
    return f"<table border=1>{''.join(lines)}</table>"


@given(tables(), st.booleans(), st.sampled_from(["td", "th", "TD"]))
def test_tables_come_back_as_built(
    built: tuple[int, int, list[Built]], closed: bool, tag: str
) -> None:
    height, width, cells = built
    document = page("<p>前</p>" + source_of(height, cells, closed=closed, tag=tag) + "<p>后</p>")
    assert_sound(document)
    if not any(cell.text for cell in cells):
        assert grids(document) == []
        return
    [grid] = grids(document)
    # NOTE: rows in which no cell begins exist in the source only.
    tops = sorted({cell.row for cell in cells})
    assert (grid.rows, grid.columns) == (len(tops), width)
    assert [
        Built(c.row, c.column, c.row_span, c.column_span, c.span.cut(document.text))
        for c in grid.cells
    ] == [
        Built(
            tops.index(c.row),
            c.column,
            sum(c.row <= top < c.row + c.row_span for top in tops),
            c.column_span,
            c.text,
        )
        for c in cells
    ]


SPAN = st.sampled_from(
    ["", "0", "2", "3", "-1", "+2", "2.9", "x", "1000", "99999999999", "２", " 2"]
)


@given(st.lists(st.lists(st.tuples(SPAN, SPAN), max_size=5), max_size=6))
def test_bogus_spans_never_overlap_or_lose_text(spans: list[list[tuple[str, str]]]) -> None:
    lines = [
        [
            f"<td rowspan='{down}' colspan='{across}'>{index}"
            for index, (down, across) in enumerate(row)
        ]
        for row in spans
    ]
    document = page("<table>" + "".join("<tr>" + "".join(line) for line in lines) + "</table>")
    assert_sound(document)
    found = [cell.span.cut(document.text) for grid in grids(document) for cell in grid.cells]
    assert found == [str(index) for row in spans for index in range(len(row))]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<tr><td>自<br>然<br>人<td>1<br>2", [["自然人", "1\n2"]]),
        ("<tr><td><p>甲</p><p>乙</p><td>&nbsp;", [["甲乙", ""]]),
        ("<tr><th>甲<td>1<tr style='display:none'><td>乙<td>2", [["甲", "1"]]),
        ("<tr><td>甲<td>1<tr height=0><td><td>", [["甲", "1"]]),
        ("<tr><td>甲<td><table><tr><td>1</table>", [["甲", "1"]]),
        ("<tr><td>甲<tr></tr><tr><td>乙", [["甲"], ["乙"]]),
        ("<thead><tr><td rowspan=9>甲<tbody><tr><td>乙", [["甲"], ["乙"]]),
        ("<tr><td>甲<td colspan=500>乙<tr><td>丙<td>丁", [["甲", "乙"], ["丙", "丁"]]),
    ],
)
def test_cells(body: str, expected: list[list[str]]) -> None:
    document = page(f"<table>{body}</table>")
    [grid] = grids(document)
    assert rows(document, grid) == expected
    assert grid.columns == max(map(len, expected))


def test_a_caption_stands_before_its_table() -> None:
    document = page("<table><caption>表一</caption><tr><td>1<td>2</table>")
    assert document.text == "表一\n1\t2"


DATA = "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>"
TEXT = "前面的说明文字，不在表格里。"


@pytest.mark.parametrize(
    "body",
    [
        f"<table><tr><td><p>{TEXT}</p>{DATA}</table>",
        f"<table><tr><td><table><tr><td>{TEXT}<tr><td>{DATA}</table></table>",
        f"<table><tr><td>{TEXT}<tr><td><div>{DATA}</div></table>",
    ],
)
def test_tables_that_hold_tables_are_layout(body: str) -> None:
    document = page(f"{body}<p>{TEXT}</p>")
    assert paragraphs(document) == [TEXT, TEXT]
    assert [rows(document, grid) for grid in grids(document)] == [[["甲", "1"], ["乙", "2"]]]


def test_a_table_of_one_long_text_is_layout() -> None:
    text = "公开工作有序开展，" * 20
    assert paragraphs(page(f"<table><tr><td><p>{text}</p><p>{text}</p></table>")) == [text, text]


def test_a_form_with_a_long_note_is_still_a_table() -> None:
    note = "填报说明，" * 200
    body = f"<tr><td colspan=8>{note}" + "<tr>" + "<td>1" * 8 + "<tr>" + "<td>2" * 8
    [grid] = grids(page(f"<table>{body}</table>"))
    assert (grid.rows, grid.columns) == (3, 8)
