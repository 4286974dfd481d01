"""Rows that were read are assigned to the form's rows."""

from __future__ import annotations

from reportlint.model.document import Span
from reportlint.parsing.tables.alignment import (
    RawValue,
    ReadRow,
    RowAssignment,
    assign_rows,
    build_table,
    count_mismatches,
    list_relation_cells,
)
from tests.parsing.requests import COLUMNS, ROWS, values
from tests.parsing.sketches import table_words

WORDS = table_words("requests")
NOWHERE = Span(0, 1)


def read(row: int | None, counts: list[int] | None = None, label: str = "") -> ReadRow:
    raw = tuple(RawValue(str(count), NOWHERE) for count in counts or ())
    return ReadRow(row, label, NOWHERE, NOWHERE, "standard", raw, len(raw) == 7, False)


def whole() -> list[ReadRow]:
    return [read(index, values()[row], row) for index, row in enumerate(ROWS)]


def places(rows: list[RowAssignment]) -> list[int | None]:
    return [row.row for row in rows]


def test_named_rows_keep_their_names_in_the_draft_s_order() -> None:
    reads = whole()
    reads[3], reads[8] = reads[8], reads[3]
    assert places(assign_rows(reads, WORDS))[3:9] == [8, 4, 5, 6, 7, 3]


def test_a_row_without_label_takes_the_one_place_that_is_left() -> None:
    reads = whole()
    reads[5] = read(None, values()[ROWS[5]])
    rows = assign_rows(reads, WORDS)
    assert places(rows) == list(range(25))
    assert [row.is_inferred for row in rows].index(True) == 5


def test_rows_without_labels_that_do_not_fit_stay_unnamed() -> None:
    reads = whole()
    reads[5:7] = [read(None, values()[ROWS[5]])]
    assert None in places(assign_rows(reads, WORDS))


def test_a_label_that_comes_again_is_not_read_again() -> None:
    reads = [*whole(), read(2, [9] * 7, "（一）予以公开")]
    rows = assign_rows(reads, WORDS)
    assert places(rows).count(2) == 1
    assert (
        build_table(rows, WORDS, 3, NOWHERE).cells["granted", "total"].value
        == values()["granted"][6]
    )


def test_labels_without_values_are_rows_without_values() -> None:
    reads = whole()
    reads[2] = read(2, None, "（一）予以公开")
    table = build_table(assign_rows(reads, WORDS), WORDS, 3, NOWHERE)
    assert [table.cells["granted", column].kind for column in COLUMNS] == ["unread"] * 7
    assert "granted" in {row.key for row in table.rows}


def test_inferred_rows_are_certain_only_where_every_sum_through_them_holds() -> None:
    reads = whole()
    reads[5] = read(None, values()[ROWS[5]])
    table = build_table(assign_rows(reads, WORDS), WORDS, 3, NOWHERE)
    assert table.cells[ROWS[5], "total"].certain
    reads[5] = read(None, [1] * 7)
    table = build_table(assign_rows(reads, WORDS), WORDS, 3, NOWHERE)
    assert not table.cells[ROWS[5], "total"].certain


def test_faults_count_foreign_and_missing_rows() -> None:
    assert count_mismatches(assign_rows(whole(), WORDS), WORDS) == (0, 0)
    assert count_mismatches(assign_rows(whole()[1:], WORDS), WORDS) == (0, 1)
    assert count_mismatches(
        assign_rows([*whole(), read(None, [1] * 7, "五、另外")], WORDS), WORDS
    ) == (1, 0)


def test_the_form_s_relations_name_its_cells() -> None:
    relations = list(list_relation_cells(WORDS.table))
    assert len(relations) == 7 + 7 + 25
    assert (("new", "total"), ("carried_over", "total")) in [left for left, _ in relations]
