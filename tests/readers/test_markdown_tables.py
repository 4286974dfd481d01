"""Tables in tags within Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.document import Grid, GridCell
from reportlint.readers import markdown
from tests.cpu import limit_cpu


def shape(text: str) -> list[list[tuple[str, int, int, int, int]]]:
    def told(cell: GridCell) -> tuple[str, int, int, int, int]:
        return cell.span.cut(text), cell.row, cell.column, cell.row_span, cell.column_span

    return [
        [told(cell) for cell in grid.cells] for grid in markdown._find_tables(text, 0, len(text))
    ]


def test_merged_cells_keep_their_places() -> None:
    text = """<table>
<thead><tr><th rowspan="2">项目</th><th colspan=2>申请人</th></tr>
<tr><th>自然人</th><th>总计</th></tr></thead>
<tbody><tr><td>新收</td><td> 12 </td><td><b>13</b></td></tr>
</table>"""
    assert shape(text) == [
        [
            ("项目", 0, 0, 2, 1),
            ("申请人", 0, 1, 1, 2),
            ("自然人", 1, 1, 1, 1),
            ("总计", 1, 2, 1, 1),
            ("新收", 2, 0, 1, 1),
            ("12", 2, 1, 1, 1),
            ("13", 2, 2, 1, 1),
        ]
    ]


def test_tags_that_are_left_out_and_blanks_that_are_written_out() -> None:
    text = "<TABLE><tr><td>甲<td>&nbsp;<tr><td><p>乙</p><td>**3**</TABLE>"
    assert shape(text) == [
        [("甲", 0, 0, 1, 1), ("", 0, 1, 1, 1), ("乙", 1, 0, 1, 1), ("3", 1, 1, 1, 1)]
    ]


def test_a_cell_reaches_no_farther_than_its_table() -> None:
    assert shape("<table><tr><td rowspan=99>甲</td><td>1</td></tr></table>") == [
        [("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1)]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<table>",
        "</table>",
        "<table></table>",
        "<table><tr><td>甲</table>",
        "<td>甲<td>乙",
        "<tables>",
    ],
)
def test_what_is_no_table_is_none(text: str) -> None:
    assert shape(text) == []


def test_a_table_in_a_cell_belongs_to_the_cell() -> None:
    inner = "<table><tr><td>1</td><td>2</td></tr></table>"
    (cells,) = shape(f"<table><tr><td>甲</td><td>{inner}</td></tr></table>")
    assert [cell[1:] for cell in cells] == [(0, 0, 1, 1), (0, 1, 1, 1)]


def test_tables_stand_between_the_lines_of_markdown() -> None:
    table = "<table><tr><td>规章</td><td>0</td></tr></table>"
    text = f"## 二、主动公开\n{table}\n正文。\n| 甲 | 1 |\n| 乙 | 2 |\n"
    blocks = markdown.from_text(text, "x.md").blocks
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "Grid", "Lines", "Grid"]
    assert isinstance(blocks[1], Grid)
    assert [cell.span.cut(text) for cell in blocks[1].cells] == ["规章", "0"]


@given(st.text("<>/tabledrhowspn =\"'9甲\n", max_size=200))
def test_any_text_is_covered_in_order(text: str) -> None:
    last = 0
    for grid in markdown._find_tables(text, 0, len(text)):
        assert last <= grid.span.start < grid.span.end <= len(text)
        assert all(grid.span.start < cell.span.start <= cell.span.end for cell in grid.cells)
        last = grid.span.end


@pytest.mark.parametrize(
    "piece", ["<table>", "<table><tr><td>", "<", "<td", "<table <", "</table>"]
)
def test_the_time_grows_with_the_text(piece: str) -> None:
    with limit_cpu(5):
        shape(piece * 40_000)
