"""Tables that the format itself gives as rows and columns."""

from __future__ import annotations

import pytest

from reportlint.model.report import Report, Table
from tests.parsing import grids
from tests.parsing.requests import COLUMNS, ROWS, read, values, wrong

PROACTIVE: grids.Rows = [
    [("第二十条第（一）项", 1, 4)],
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", "1", "2", "3"],
    ["行政规范性文件", "4", "5", "6"],
    [("第二十条第（五）项", 1, 4)],
    ["信息内容", ("本年处理决定数量", 1, 3)],
    ["行政许可", ("7", 1, 3)],
    [("第二十条第（六）项", 1, 4)],
    ["信息内容", ("本年处理决定数量", 1, 3)],
    ["行政处罚", ("8", 1, 3)],
    ["行政强制", ("9", 1, 3)],
    [("第二十条第（八）项", 1, 4)],
    ["信息内容", ("本年收费金额（单位：万元）", 1, 3)],
    ["行政事业性收费", ("10.5", 1, 3)],
]


def table(report: Report, key: str = "requests") -> Table:
    found = report.table(key)
    assert found is not None
    return found


def whole(found: Table) -> bool:
    return {row: read(found, row) for row in ROWS} == values()


def requests(rows: list[list[grids.Cell]]) -> Table:
    return table(grids.report({3: [[*grids.requests_head(), *rows]]}))


def test_merged_labels_and_heads_are_read() -> None:
    found = requests(grids.requests_rows())
    assert found.grid
    assert whole(found)
    assert {row.key for row in found.rows} == set(ROWS)
    assert all(row.wording == "standard" for row in found.rows)


def test_cells_point_at_their_words() -> None:
    report = grids.report({3: [[*grids.requests_head(), *grids.requests_rows()]]})
    cells = table(report).cells.values()
    assert all(cell.span.cut(report.document.text) == cell.raw for cell in cells)


def test_a_blank_cell_is_blank_and_certain() -> None:
    rows = grids.requests_rows()
    rows[0][3] = ""
    cell = requests(rows).cells["new", COLUMNS[2]]
    assert (cell.kind, cell.value, cell.certain) == ("blank", None, True)
    assert read(requests(rows), "new")[3:] == values()["new"][3:]


@pytest.mark.parametrize("raw", ["/", "—", "2件", "若干"])
def test_other_content_keeps_its_place(raw: str) -> None:
    rows = grids.requests_rows()
    rows[1][1] = raw
    assert requests(rows).cells["carried_over", "natural_person"].raw == raw


def test_columns_are_told_by_the_head_where_they_are_swapped() -> None:
    head = grids.requests_head()
    head[2] = ["科研机构", "商业企业", *head[2][2:]]
    found = table(grids.report({3: [[*head, *grids.requests_rows()]]}))
    shown = values()["new"]
    assert read(found, "new") == [shown[0], shown[2], shown[1], *shown[3:]]


def test_a_row_with_a_value_too_many_is_not_read() -> None:
    rows = grids.requests_rows()
    rows[0].append("99")
    found = requests(rows)
    assert wrong(found) == {}
    row = next(row for row in found.rows if row.key == "new")
    assert (row.count, row.expected) == (8, 7)


@pytest.mark.parametrize("cut", [1, 4, 10, 24])
def test_a_table_in_two_pieces_is_one(cut: int) -> None:
    rows = grids.requests_rows()
    first = [*grids.requests_head(), *rows[:cut]]
    # NOTE: what is merged over the break is drawn anew in the second piece.
    second = [[cell if isinstance(cell, str) else (cell[0], 1, cell[2]) for cell in row]
              for row in rows[cut:]]  # fmt: skip
    second = [_padded(row) for row in second]
    found = grids.report({3: [first, second]})
    assert [t.key for t in found.tables] == ["requests"]
    assert whole(table(found))


def _padded(row: list[grids.Cell]) -> list[grids.Cell]:
    width = sum(1 if isinstance(cell, str) else cell[2] for cell in row)
    return [""] * (10 - width) + row


def test_a_head_that_is_repeated_is_no_second_table() -> None:
    rows = [[_flat(cell) for cell in row] for row in grids.requests_rows()]
    padded = [_padded(row) for row in rows]
    head = grids.requests_head()
    found = grids.report({3: [[*head, *padded[:9]], [*head, *padded[9:]]]})
    assert [t.key for t in found.tables] == ["requests"]
    assert whole(table(found))


def _flat(cell: grids.Cell) -> grids.Cell:
    return cell if isinstance(cell, str) else (cell[0], 1, cell[2])


def test_a_table_that_stands_twice_is_two() -> None:
    rows = [*grids.requests_head(), *grids.requests_rows()]
    found = grids.report({3: [rows, rows]})
    assert [t.key for t in found.tables] == ["requests", "requests"]
    assert all(whole(t) for t in found.tables)


def test_a_table_knows_the_part_it_stands_in() -> None:
    found = grids.report({5: [PROACTIVE]})
    assert table(found, "proactive").part == 5


def test_a_foreign_table_is_none_of_the_form() -> None:
    found = grids.report({1: [[["科室", "姓名", "电话"], ["办公室", "值班室", "6666"]]]})
    assert found.tables == ()


def test_a_label_in_one_cell_with_that_of_its_group_is_worded_as_the_form_has_it() -> None:
    rows = grids.requests_rows()
    at = next(index for index, row in enumerate(rows) if "1.属于国家秘密" in row)
    rows[at] = ["（三）不予公开 1.属于国家秘密", *map(str, values()["refused.state_secret"])]
    found = requests(rows)
    assert whole(found)
    row = next(row for row in found.rows if row.key == "refused.state_secret")
    assert row.wording == "standard"


def test_a_slip_of_the_pen_in_a_label_is_understood() -> None:
    rows = grids.requests_rows()
    rows[7] = ["4.保护第三方和法权益", *rows[7][1:]]
    found = requests(rows)
    assert whole(found)
    row = next(row for row in found.rows if row.key == "refused.third_party_rights")
    assert (row.label, row.wording) == ("4.保护第三方和法权益", "variant")


def test_an_unknown_label_in_a_row_s_place_is_trusted_only_where_the_sums_hold() -> None:
    rows = grids.requests_rows()
    row = "refused.administrative_inquiry"
    rows[11] = ["8.属于其他应当不予公开的情形", *map(str, values()[row])]
    assert whole(requests(rows))
    rows[11] = ["8.属于其他应当不予公开的情形", *["0"] * 7]
    assert read(requests(rows), row) == [None] * 7
    assert wrong(requests(rows)) == {}


def test_a_row_more_is_foreign() -> None:
    rows = grids.requests_rows()
    rows.append([("五、其他情况", 1, 3), *["0"] * 7])
    found = requests(rows)
    assert whole(found)
    assert [row.label for row in found.rows if row.key is None] == ["五、其他情况"]


def test_the_table_of_proactive_disclosure_is_read() -> None:
    found = table(grids.report({2: [PROACTIVE]}), "proactive")
    assert {place: str(cell.value) for place, cell in found.cells.items()} == {
        ("regulations", "issued"): "1",
        ("regulations", "repealed"): "2",
        ("regulations", "in_force"): "3",
        ("normative_documents", "issued"): "4",
        ("normative_documents", "repealed"): "5",
        ("normative_documents", "in_force"): "6",
        ("licensing", "decisions"): "7",
        ("penalties", "decisions"): "8",
        ("coercion", "decisions"): "9",
        ("fees", "amount"): "10.5",
    }
    assert all(cell.certain for cell in found.cells.values())


def test_merged_cells_written_out_keep_their_first_column() -> None:
    rows = [list(row) for row in PROACTIVE]
    amount = "本年收费金额（单位：万元）"
    rows[12:] = [["信息内容", amount, amount, amount], ["行政事业性收费", "", "", ""]]
    assert table(grids.report({2: [rows]}), "proactive").cells["fees", "amount"].kind == "blank"
    rows[13] = ["行政事业性收费", "10.5", "", ""]
    assert (
        str(table(grids.report({2: [rows]}), "proactive").cells["fees", "amount"].value) == "10.5"
    )


def test_a_blank_among_padded_cells_keeps_its_column() -> None:
    rows = [list(row) for row in PROACTIVE]
    rows[2] = ["规章", "", "2", "3"]
    rows[6] = ["行政许可", "", "", ""]
    found = table(grids.report({2: [rows]}), "proactive")
    assert found.cells["regulations", "issued"].kind == "blank"
    assert found.cells["regulations", "repealed"].value == 2
    assert found.cells["licensing", "decisions"].kind == "blank"


def test_what_is_not_placed_has_its_span_where_a_cell_reaches_down() -> None:
    last: grids.Rows = [["行政事业性收费", ("10.5", 2, 3)], ["17"]]
    report = grids.report({2: [[*PROACTIVE[:-1], *last]]})
    (loose,) = report.unparsed
    assert loose.start < loose.end <= len(report.document.text)
    assert "17" in loose.cut(report.document.text)
