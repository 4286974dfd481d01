"""Labels in the words between two runs of values."""

from __future__ import annotations

import pytest

from reportlint.parsing.tables.labels import (
    GapWords,
    find_nearest_label,
    find_repeated_label,
    find_whole_labels,
    in_sequence,
)
from reportlint.support.label_key import label_key
from tests.parsing.sketches import table_words

WORDS = table_words("requests")


def gap(text: str, after: str = "") -> GapWords:
    fragments = tuple(label_key(word) for word in text.split())
    return GapWords("".join(fragments), fragments, label_key(after))


def row(text: str, after: str = "", expected: int = 0, taken: frozenset[int] = frozenset()) -> str:
    words = gap(text, after)
    found = find_nearest_label(words, find_whole_labels(words, WORDS), expected, set(taken), WORDS)
    return WORDS.table.rows[found.row].key if found else ""


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("（一）予以公开", "", "granted"),
        ("三、本年度办理结果 （一）予以公开", "", "granted"),
        ("（三）不予公开 1.属于国家秘密", "", "refused.state_secret"),
        ("1.申请人无正当理由逾 期不补正、行政机关", "不再处理其政府信息公开申请",
         "other.correction_overdue"),
        ("2.没有现成信", "息需要另行制作", "unavailable.needs_creation"),
        ("2.其他", "法律行政法规禁止公开", "refused.prohibited_by_law"),
        ("（六）其他 2.申请 处理 人逾期未按收费通知",
         "要求缴纳费用、行政机关不再处理其政府信息公开申请", "other.fee_overdue"),
        ("（七）总计", "", "processed_total"),
        ("3.其他", "", "other.other"),
        ("", "", ""),
        ("备注", "", ""),
    ],
)  # fmt: skip
def test_values_belong_to_the_label_before_them(text: str, after: str, expected: str) -> None:
    assert row(text, after) == expected


def test_of_several_labels_the_last_is_the_values_own() -> None:
    assert row("7.属于行政执法案卷 8.属于行政查询事项") == "refused.administrative_inquiry"
    labels = [WORDS.table.rows[found.row].key for found in find_whole_labels(
        gap("7.属于行政执法案卷 8.属于行政查询事项"), WORDS
    )]  # fmt: skip
    assert labels == ["refused.enforcement_file", "refused.administrative_inquiry"]


def test_a_row_that_was_read_is_not_read_again() -> None:
    taken = frozenset({[r.key for r in WORDS.table.rows].index("granted")})
    assert row("（一）予以公开", taken=taken) == ""


@pytest.mark.parametrize(
    ("text", "after", "taken", "expected"),
    [
        ("（一）予以公开", "", "granted", "granted"),
        ("（一）予以公开", "", "partially_granted", ""),
        ("1.属于", "国家秘密", "refused.state_secret", "refused.state_secret"),
        ("3.其他", "", "other.other", "other.other"),
        ("2.其他", "法律行政法规禁止公开", "other.other", ""),
        ("（一）予以公开 1.属于", "国家秘密", "granted", ""),
        ("", "", "granted", ""),
    ],
)  # fmt: skip
def test_a_label_stands_again(text: str, after: str, taken: str, expected: str) -> None:
    words = gap(text, after)
    rows = {[r.key for r in WORDS.table.rows].index(taken)}
    found = find_repeated_label(words, find_whole_labels(words, WORDS), rows, WORDS)
    assert (WORDS.table.rows[found.row].key if found else "") == expected


@pytest.mark.parametrize("text", ["自然人 商业企业 其他", "其他 总计"])
def test_the_words_of_columns_are_no_rows(text: str) -> None:
    assert row(text) == ""


@pytest.mark.parametrize(
    ("word", "text", "result"),
    [("数量", "一数甲量", True), ("数量", "量数", False), ("", "甲", True), ("甲", "", False)],
)
def test_characters_in_sequence(word: str, text: str, result: bool) -> None:
    assert in_sequence(word, text) is result
