"""Lines of a table cut into words and values."""

from __future__ import annotations

import pytest

from reportlint.parsing.tables.pieces import cut_line, is_value
from tests.parsing.sketches import lines, words


@pytest.mark.parametrize(
    "word",
    ["0", "12", "1,288", "1，288", "-3", "3.25", "１２", "2件", "22（其中修订16件）", "/", "-", "—",
     "——", "无", "N/A", "O", "l2", "3万元", "约5件", "3*", "3%", "—3", "12，34", "748，", "3件。"],
)  # fmt: skip
def test_numbers_and_what_stands_for_them_are_values(word: str) -> None:
    assert is_value(word)


@pytest.mark.parametrize(
    "word",
    [
        "总计",
        "1.属于国家秘密",
        "（一）",
        "一、",
        "2024年",
        "第3",
        "、",
        "件",
        "3.其他",
        "1.",
        "①",
        "√",
    ],
)
def test_words_are_none(word: str) -> None:
    assert not is_value(word)


def pieces(text: str) -> list[tuple[str, bool]]:
    (line,) = lines(text)
    return [(piece.text, piece.value) for piece in cut_line(line, text, words().corpus).pieces]


def test_a_unit_behind_a_blank_belongs_to_its_number() -> None:
    assert pieces("总计 2 件 0\n") == [("总计", False), ("2 件", True), ("0", True)]


def test_bars_part_pieces() -> None:
    assert pieces("总计│2│0\n") == [("总计", False), ("2", True), ("0", True)]


def test_a_foreign_word_among_values_stands_for_one() -> None:
    assert pieces("总计 0 若干 0 0\n")[2] == ("若干", True)
    assert pieces("总计 0 0 结果维持 0\n")[3] == ("结果维持", False)
    assert pieces("总计 0 若干\n")[2] == ("若干", False)


def test_pieces_point_at_their_words() -> None:
    text = "甲\n  （七）总计  12 /\n"
    row = cut_line(lines(text)[1], text, words().corpus)
    assert [text[piece.start : piece.end] for piece in row.pieces] == ["（七）总计", "12", "/"]
    assert [piece.text for piece in row.pieces if piece.value] == ["12", "/"]
    assert row.count == 2
    assert row.key == "七总计"
