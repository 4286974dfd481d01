"""The table of reconsideration and litigation: fifteen values on a line, or drawn otherwise."""

from __future__ import annotations

import pytest

from reportlint.model.report import Report
from tests.parsing import grids
from tests.parsing.sketches import parsed, report_text

GROUPS = ("reconsideration", "direct_suit", "suit_after_reconsideration")
LABELS = ("行政复议", "未经复议直接起诉", "复议后起诉")
WORDS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
COLUMNS = ("upheld", "corrected", "other", "pending", "total")
COUNTS = (("1", "2", "3", "4", "10"), ("5", "0", "7", "0", "12"), ("9", "8", "0", "6", "23"))
ALL = [count for group in COUNTS for count in group]
NARROW = "\n".join("\n".join(word) for word in WORDS)
HEAD = "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n" + " ".join(WORDS * 3)


def read(report: Report) -> list[list[str]]:
    table = report.table("litigation")
    assert table is not None
    return [
        [
            str(cell.value) if (cell := table.cells[group, column]).certain else "?"
            for column in COLUMNS
        ]
        for group in GROUPS
    ]


def text(table: str) -> Report:
    return parsed(report_text(texts={4: table}))


RIGHT = [list(group) for group in COUNTS]
NOTHING = [["?"] * 5] * 3


@pytest.mark.parametrize(
    "table",
    [
        HEAD + "\n" + " ".join(ALL),
        HEAD + "\n" + "\n".join(ALL),
        "\n".join(["行政复议", "行政诉讼", NARROW, *LABELS[1:], NARROW, NARROW, " ".join(ALL)]),
        "\n".join(
            f"{label}\n{' '.join(WORDS)}\n{' '.join(counts)}"
            for label, counts in zip(LABELS, COUNTS, strict=True)
        ),
        " ".join(("", *WORDS)) + "\n" + "\n".join(
            f"{label} {' '.join(counts)}" for label, counts in zip(LABELS, COUNTS, strict=True)
        ),
    ],
    ids=["one line", "one value a line", "one character a line", "three tables", "three rows"],
)  # fmt: skip
def test_the_groups_are_read_from_text(table: str) -> None:
    assert read(text(table)) == RIGHT


@pytest.mark.parametrize("count", [14, 16])
def test_another_number_of_values_is_not_read(count: int) -> None:
    values = [*ALL, "0"][:count]
    assert read(text(HEAD + "\n" + " ".join(values))) == NOTHING


def test_groups_in_another_order_are_not_taken_for_the_form_s() -> None:
    head = HEAD.replace("未经复议直接起诉 复议后起诉", "复议后起诉 未经复议直接起诉")
    assert read(text(head + "\n" + " ".join(ALL))) != RIGHT


def grid(rows: grids.Rows, *more: grids.Rows) -> Report:
    return grids.report({4: [rows, *more]})


MERGED: grids.Rows = [
    [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
    [*[(word, 2, 1) for word in WORDS], ("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
    [*WORDS, *WORDS],
    ALL,
]


def test_fifteen_columns_of_a_grid_are_read_by_their_heads() -> None:
    assert read(grid(MERGED)) == RIGHT


def test_a_label_before_the_values_is_no_value() -> None:
    rows: grids.Rows = [
        [("", 3, 1), *MERGED[0]], MERGED[1], MERGED[2], ["数量（件）", *ALL],
    ]  # fmt: skip
    assert read(grid(rows)) == RIGHT


def test_groups_of_a_grid_that_stand_in_another_order_are_told_by_their_heads() -> None:
    rows: grids.Rows = [
        [("行政复议", 1, 5), ("行政诉讼", 1, 10)],
        [*[(word, 2, 1) for word in WORDS], ("复议后起诉", 1, 5), ("未经复议直接起诉", 1, 5)],
        [*WORDS, *WORDS],
        [*COUNTS[0], *COUNTS[2], *COUNTS[1]],
    ]
    assert read(grid(rows)) == RIGHT


def test_three_labelled_rows_are_read() -> None:
    rows: grids.Rows = [
        ["类别", *WORDS],
        *[[label, *counts] for label, counts in zip(LABELS, COUNTS, strict=True)],
    ]
    assert read(grid(rows)) == RIGHT


def test_a_grid_in_two_pieces_is_read() -> None:
    reconsideration: grids.Rows = [[("行政复议", 1, 5)], WORDS, COUNTS[0]]
    suits: grids.Rows = [
        [("行政诉讼", 1, 10)],
        [("未经复议直接起诉", 1, 5), ("复议后起诉", 1, 5)],
        [*WORDS, *WORDS],
        [*COUNTS[1], *COUNTS[2]],
    ]
    report = grid(reconsideration, suits)
    assert [table.key for table in report.tables] == ["litigation"]
    assert read(report) == RIGHT


def test_blank_cells_of_a_grid_are_blank_in_their_places() -> None:
    rows = [*MERGED[:3], ["" if count == "0" else count for count in ALL]]
    table = grid(rows).table("litigation")
    assert table is not None
    blank = {place for place, cell in table.cells.items() if cell.kind == "blank"}
    assert blank == {
        (group, column)
        for group, counts in zip(GROUPS, COUNTS, strict=True)
        for column, count in zip(COLUMNS, counts, strict=True)
        if count == "0"
    }


def test_an_empty_row_below_the_values_is_none() -> None:
    assert read(grid([*MERGED, [""] * len(ALL)])) == RIGHT


@pytest.mark.parametrize("number", ["— 4 —", "- 4 -", "—4——"])
def test_a_page_number_in_a_blank_table_is_no_value(number: str) -> None:
    blank = text(HEAD + "\n" + number)
    assert read(blank) == [["None"] * 5] * 3
    assert text(HEAD.replace("\n", f"\n{number}\n", 1)).table("litigation") is not None
