"""Whatever the bytes, there is a document whose parts fit together, or UnreadableError."""

from __future__ import annotations

import contextlib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.document import Document, Grid
from reportlint.readers import pdf as reader
from reportlint.support.errors import UnreadableError
from tests.readers.pdf_builder import Sheet, grids, pdf, prose

DATA = Path(__file__).parent.parent / "data" / "pdf"
SMALL = pdf(
    Sheet()
    .text(80, 700, "一、总体情况")
    .table(80, 80, [90, 60, 60], [["行政许可", "1", "2"]])
    .picture(80, 500, 200, 90),
    Sheet().table(80, 780, [90, 60, 60], [["行政处罚", "3", "4"]]).text(280, 30, "- 2 -"),
)
FILES = (SMALL, (DATA / "reportlab-cid.pdf").read_bytes())
LABELS = st.text(alphabet="行政许可处罚强制规章文件收费", min_size=1, max_size=6)
NUMBERS = st.integers(min_value=0, max_value=9999).map(str)


def check(document: Document) -> None:
    """Anchors and blocks are sorted and lie in the text; cells cover their grid once."""
    length = len(document.text)
    offsets = [anchor.offset for anchor in document.anchors]
    assert offsets == sorted(offsets)
    assert offsets[0] == 0
    end = 0
    for block in document.blocks:
        assert end <= block.span.start <= block.span.end <= length
        end = block.span.end
        if isinstance(block, Grid):
            check_grid(document, block)
    assert all(mark.span.end <= length for mark in document.marks)
    covered = "".join(block.span.cut(document.text) for block in document.blocks)
    assert "".join(covered.split()) == "".join(document.text.split())


def check_grid(document: Document, grid: Grid) -> None:
    taken = [
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert sorted(taken) == [(r, c) for r in range(grid.rows) for c in range(grid.columns)]
    places = [(cell.row, cell.column) for cell in grid.cells]
    assert places == sorted(places)
    end = grid.span.start
    for cell in grid.cells:
        assert end <= cell.span.start <= cell.span.end <= grid.span.end
        assert not set("\n\t") & set(cell.span.cut(document.text))
        end = cell.span.end


def read_any(data: bytes) -> None:
    with contextlib.suppress(UnreadableError):
        check(reader.read(data, "any.pdf"))


@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_document_or_an_error(data: bytes) -> None:
    read_any(data)
    read_any(b"%PDF-1.7\n" + data)


@given(
    st.sampled_from(FILES),
    st.lists(
        st.tuples(st.floats(min_value=0, max_value=1), st.integers(0, 255)), min_size=1, max_size=40
    ),
)
def test_changed_bytes_end_in_a_document_or_an_error(
    data: bytes, changes: list[tuple[float, int]]
) -> None:
    changed = bytearray(data)
    for place, value in changes:
        changed[int(place * (len(changed) - 1))] = value
    read_any(bytes(changed))


@given(st.sampled_from(FILES), st.data())
def test_cut_and_repeated_bytes_end_in_a_document_or_an_error(
    data: bytes, choice: st.DataObject
) -> None:
    start = choice.draw(st.integers(0, len(data)))
    end = choice.draw(st.integers(start, len(data)))
    read_any(data[:start] + data[end:])
    read_any(data[:end] + data[start:])


@given(
    st.lists(st.lists(st.one_of(LABELS, NUMBERS), min_size=3, max_size=3), min_size=1, max_size=9)
)
def test_a_table_drawn_is_the_table_read(rows: list[list[str]]) -> None:
    document = reader.read(pdf(Sheet().table(80, 700, [90, 80, 80], rows)), "table.pdf")
    check(document)
    assert grids(document) == [rows]


@given(st.lists(LABELS, min_size=1, max_size=20))
def test_lines_drawn_are_the_lines_read(words: list[str]) -> None:
    sheet = Sheet()
    for index, line in enumerate(words):
        sheet.text(80, 700 - 20 * index, line)
    document = reader.read(pdf(sheet), "lines.pdf")
    check(document)
    assert prose(document) == words


@given(st.lists(st.lists(NUMBERS, min_size=2, max_size=2), min_size=2, max_size=8), st.data())
def test_a_break_between_rows_changes_nothing(rows: list[list[str]], choice: st.DataObject) -> None:
    cut = choice.draw(st.integers(1, len(rows) - 1))
    named = [[f"{index + 1}.许可", *row] for index, row in enumerate(rows)]
    widths = [90, 80, 80]
    upper = Sheet().table(80, 40 + 20 * cut, widths, named[:cut])
    lower = Sheet().table(80, 800, widths, named[cut:])
    document = reader.read(pdf(upper, lower), "pages.pdf")
    check(document)
    assert grids(document) == [named]
