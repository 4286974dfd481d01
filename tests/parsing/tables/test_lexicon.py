"""The words of the form's tables."""

from __future__ import annotations

import pytest

from reportlint.parsing.tables.lexicon import load_lexicon
from tests.parsing.sketches import editions, table_words


def test_every_row_is_found_by_its_label_with_and_without_ordinal() -> None:
    for form in editions():
        for table in form.tables:
            found = load_lexicon(editions()).table(form.edition, table.key)
            assert len(found.by_row) == len(table.rows)
            for index, entries in enumerate(found.by_row):
                assert entries[0].wording == "standard"
                assert all(entry.row == index for entry in entries)


@pytest.mark.parametrize(
    ("table", "label", "row", "wording"),
    [
        ("requests", "七总计", "processed_total", "standard"),
        ("requests", "3其他", "other.other", "standard"),
        ("requests", "三不予公开7属于行政执法案卷", "refused.enforcement_file", "standard"),
        ("requests", "四结转下年度继续办理", "carried_forward", "standard"),
        ("requests", "本年新收政府信息公开申请数", "new", "accepted"),
        ("proactive", "规范性文件", "normative_documents", "variant"),
    ],
)
def test_labels_are_told_with_their_wording(table: str, label: str, row: str, wording: str) -> None:
    words = table_words(table)
    entry = words.labels[label]
    assert (words.table.rows[entry.row].key, entry.wording) == (row, wording)


def test_columns_are_found_by_their_labels() -> None:
    columns = table_words("requests").columns
    assert columns["自然人"] == "natural_person"
    assert columns["合计"] == columns["总计"] == "total"


def test_words_that_begin_a_table_are_long_enough_to_prove_it() -> None:
    for name in ("proactive", "requests", "litigation"):
        assert all(len(word) >= 4 for word in table_words(name).anchors)


def test_the_words_are_prepared_once() -> None:
    assert load_lexicon(editions()) is load_lexicon(editions())
