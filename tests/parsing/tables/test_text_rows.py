"""The table of requests in running text, torn as conversion tears it: never a wrong cell."""

from __future__ import annotations

import pytest

from reportlint.parsing.tables.lexicon import load_lexicon
from reportlint.parsing.tables.text_rows import read_text_rows
from tests.parsing.requests import (
    COLUMNS,
    HEAD,
    ROWS,
    Line,
    Sheet,
    lost,
    read,
    sheet,
    values,
    wrong,
)
from tests.parsing.sketches import editions


def assert_whole(torn: Sheet) -> None:
    table = torn.table
    assert {row: read(table, row) for row in ROWS} == values()


def test_every_cell_is_read() -> None:
    assert_whole(sheet())


@pytest.mark.parametrize("row", ROWS)
def test_a_label_split_around_its_numbers_is_one(row: str) -> None:
    label = sheet()[row].label
    for cut in range(max(3, len(label) // 2), len(label)):
        assert_whole(sheet().change(row, label=label[:cut], rest=label[cut:]))


@pytest.mark.parametrize("row", ROWS)
def test_a_label_may_be_cut_behind_each_of_its_characters_but_the_first(row: str) -> None:
    label = sheet()[row].label
    first = editions()[-1].tables[1].rows[ROWS.index(row)].label
    for cut in range(label.index(first) + 2, len(label)):
        assert_whole(sheet().change(row, label=label[:cut], rest=label[cut:]))
        assert_whole(sheet().change(row, label=f"{label[:cut]}\n{label[cut:]}"))


def test_a_label_wrapped_before_its_numbers_is_one() -> None:
    label = sheet()["other.correction_overdue"].label
    wrapped = "\n".join(label[start : start + 7] for start in range(0, len(label), 7))
    assert_whole(sheet().change("other.correction_overdue", label=wrapped))


def test_the_head_may_stand_one_character_a_line() -> None:
    columns = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
    narrow = "申请人情况\n法人或其他组织\n" + "\n".join("\n".join(column) for column in columns)
    assert_whole(Sheet(sheet().lines, narrow))


def test_words_of_merged_cells_stand_between_the_rows() -> None:
    torn = sheet()
    torn = torn.change("granted", label="三、本年度办理\n结果\n（一）予以公开")
    torn = torn.change("refused.state_secret", label="（三）\n不予公\n开\n1.属于国家秘密")
    torn = torn.change("unavailable.not_held", label="（四）无法提供 1.本机关不掌握相关政府信息")
    assert_whole(torn)


@pytest.mark.parametrize(
    "number", ["\f", "\n- 5 -\n\f", "\n1\n\f"], ids=["break", "dashes", "bare"]
)
def test_a_page_break_within_the_table_changes_nothing(number: str) -> None:
    torn = sheet().change("unavailable.not_held", rest=number)
    assert wrong(torn.table) == {}
    assert lost(torn.table) == set()


def test_values_one_a_line_are_read_in_order() -> None:
    torn = Sheet(
        tuple(Line(x.key, x.label + "\n" + "\n".join(x.values), ()) for x in sheet().lines), HEAD
    )
    assert_whole(torn)


def test_swapped_rows_keep_their_values() -> None:
    torn = sheet().swapped("granted", "not_processed.petition")
    assert_whole(torn)
    rows = [row.key for row in torn.table.rows]
    assert rows.index("not_processed.petition") < rows.index("granted")


@pytest.mark.parametrize(
    "row", ["carried_over", "granted", "refused.third_party_rights", "other.other"]
)
def test_a_missing_row_is_missing_and_nothing_moves(row: str) -> None:
    table = sheet().without(row).table
    assert wrong(table) == {}
    assert row not in {found.key for found in table.rows}
    assert lost(table) == {row}


def test_an_extra_row_is_foreign_and_nothing_moves() -> None:
    extra = Line("", "9.属于其他不宜公开的情形", ("7",) * 7)
    table = sheet().after("refused.administrative_inquiry", extra).table
    assert {row: read(table, row) for row in ROWS} == values()
    assert [row.label for row in table.rows if row.key is None] == ["9.属于其他不宜公开的情形"]


def test_renumbered_rows_are_told_by_their_words() -> None:
    torn = sheet()
    for number, key in enumerate(("not_processed.petition", "not_processed.repeated"), start=4):
        torn = torn.change(key, label=f"{number}." + torn[key].label[2:])
    assert_whole(torn)


def test_values_belong_to_the_last_label_before_them() -> None:
    torn = sheet()
    one, two = torn["refused.enforcement_file"], torn["refused.administrative_inquiry"]
    torn = torn.change(one.key, values=()).change(two.key, label=two.label, values=two.values)
    table = torn.table
    assert wrong(table) == {}
    assert read(table, two.key) == values()[two.key]
    assert lost(table) == {one.key}


def test_a_label_without_values_is_unread_and_not_missing() -> None:
    table = sheet().change("granted", values=()).table
    assert "granted" in {row.key for row in table.rows}
    cells = [table.cells["granted", column] for column in COLUMNS]
    assert [cell.kind for cell in cells] == ["unread"] * 7
    assert wrong(table) == {}


@pytest.mark.parametrize("count", [1, 3, 6])
def test_a_row_with_some_values_is_not_filled_from_the_next(count: int) -> None:
    torn = sheet()
    kept = torn["refused.state_secret"].values[:count]
    table = torn.change("refused.state_secret", values=kept).table
    assert wrong(table) == {}
    assert lost(table) == {"refused.state_secret"}


def test_values_torn_from_all_labels_are_no_wrong_cells() -> None:
    labels = "\n".join(line.label for line in sheet().lines)
    numbers = "\n".join(" ".join(line.values) for line in sheet().lines)
    torn = Sheet((Line("", labels + "\n" + numbers, ()),), HEAD)
    assert wrong(torn.table) == {}


def test_labels_behind_their_values_are_no_wrong_cells() -> None:
    torn = Sheet(
        tuple(Line(x.key, " ".join(x.values) + "\n" + x.label, ()) for x in sheet().lines), HEAD
    )
    assert wrong(torn.table) == {}


def test_thousands_that_a_blank_separates_are_joined_where_only_one_way_fits() -> None:
    torn = sheet().change("granted", values=("1 288", "0", "0", "0", "0", "0", "1 288"))
    cells = [torn.table.cells["granted", column] for column in COLUMNS]
    assert [cell.value for cell in cells] == [1288, 0, 0, 0, 0, 0, 1288]
    assert [cell.raw for cell in cells] == ["1 288", "0", "0", "0", "0", "0", "1 288"]


def test_thousands_that_could_be_joined_in_two_ways_are_not_read() -> None:
    torn = sheet().change("granted", values=("1", "288", "3", "419", "0", "0", "0", "0"))
    cells = [torn.table.cells["granted", column] for column in COLUMNS]
    assert all(not cell.certain and cell.kind == "unread" for cell in cells)


def test_thousands_with_commas_are_numbers() -> None:
    torn = sheet().change("granted", values=("1,288", "0", "0", "0", "0", "0", "1，288"))
    assert read(torn.table, "granted") == [1288, 0, 0, 0, 0, 0, 1288]


@pytest.mark.parametrize(
    ("raw", "kind", "value"),
    [
        ("/", "placeholder", None),
        ("—", "placeholder", None),
        ("无", "placeholder", None),
        ("2件", "note", 2),
        ("22（其中修订16件）", "note", 22),
        ("-3", "negative", -3),
        ("１２", "number", 12),
        ("若干", "text", None),
    ],
)
def test_what_stands_in_a_cell_is_told_apart(raw: str, kind: str, value: int | None) -> None:
    cell = (
        sheet()
        .change("granted", values=("0", raw, "0", "0", "0", "0", "0"))
        .table.cells["granted", "commercial_enterprise"]
    )
    assert (cell.raw, cell.kind, cell.value, cell.certain) == (raw, kind, value, True)


def test_cells_point_at_their_words() -> None:
    torn = sheet()
    report = torn.report
    table = report.table("requests")
    assert table is not None
    text = report.document.text
    assert all(cell.span.cut(text) == cell.raw for cell in table.cells.values())
    assert report.unparsed == ()


def test_a_variant_label_is_read_and_remarked_on() -> None:
    torn = sheet().change("refused.security_stability", label="3.危及三安全一稳定")
    assert_whole(torn)
    row = next(r for r in torn.table.rows if r.key == "refused.security_stability")
    assert row.wording == "standard"


ZEROS = ("0",) * 6
ZERO_ROW = "refused.internal_affairs"


@pytest.mark.parametrize(
    "word", ["3*", "(3)", "—3", "3%", "√", "③", "三", "3，", "3件。", "#", "详见附件"]
)
@pytest.mark.parametrize("at", range(7))
def test_every_word_of_a_row_has_a_place(word: str, at: int) -> None:
    table = sheet().change(ZERO_ROW, values=(*ZEROS[:at], word, *ZEROS[at:])).table
    cell = table.cells[ZERO_ROW, COLUMNS[at]]
    assert not cell.certain or cell.raw == word
    others = [each for (row, _), each in table.cells.items() if row == ZERO_ROW]
    assert all(each.raw == "0" or not each.certain for each in others if each is not cell)


def test_zeros_confirm_no_row_that_lacks_a_value() -> None:
    short = sheet().change(ZERO_ROW, values=ZEROS)
    assert read(short.table, ZERO_ROW) == [None] * 7
    assert {row for row, _ in wrong(short.table)} <= {ZERO_ROW}


def test_a_row_with_one_number_too_many_is_not_made_to_fit() -> None:
    row = "granted"
    found = [str(value) for value in values()[row]]
    changed = sheet().change(row, values=(*found[:6], "1", "209"))
    assert read(changed.table, row) == [None] * 7


def test_thousands_parted_by_a_blank_are_joined_where_the_sums_confirm_it() -> None:
    torn = sheet()
    for row in ("new", "processed_total"):
        found = [str(value) for value in values()[row]]
        found[0], found[6] = (f"{int(found[at]):,}".replace(",", " ") for at in (0, 6))
        torn = torn.change(row, values=tuple(found))
    assert_whole(torn)


def test_thousands_parted_by_a_blank_are_joined_where_wider_blanks_part_the_values() -> None:
    row = "new"
    found = [str(value) for value in values()[row]]
    changed = sheet().change(row, values=("  ".join(["5 288", *found[1:]]),))
    assert read(changed.table, row) == [5288, *values()[row][1:]]


@pytest.mark.parametrize("row", ["granted", "refused.internal_affairs"])
def test_a_value_alone_on_a_line_makes_the_rows_beside_it_uncertain(row: str) -> None:
    changed = sheet().change(row, rest="748，")
    assert read(changed.table, row) == [None] * 7
    assert wrong(changed.table) == {}


@pytest.mark.parametrize("number", ["- 3 -", "-3-", "— 12 —"])
@pytest.mark.parametrize("row", ["granted", "unavailable.not_held", "new"])
def test_page_numbers_between_rows_belong_to_none(number: str, row: str) -> None:
    assert_whole(sheet().change(row, rest=number))


def test_a_unit_on_the_next_line_changes_no_value() -> None:
    assert_whole(sheet().change("granted", rest="件"))


def test_lines_without_a_row_are_no_rows() -> None:
    assert read_text_rows((), "", load_lexicon(editions()).table("2021", "requests")) == []
