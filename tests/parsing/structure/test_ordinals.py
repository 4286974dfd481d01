"""Ordinals of headings."""

from __future__ import annotations

import pytest

from reportlint.model.prose import number_of
from reportlint.parsing.structure.candidates import split_ordinal


@pytest.mark.parametrize(
    ("word", "number"),
    [("一", 1), ("九", 9), ("十", 10), ("十一", 11), ("二十", 20), ("九十九", 99)],
)
def test_chinese_ordinals_are_numbers(word: str, number: int) -> None:
    assert number_of(word) == number


@pytest.mark.parametrize(
    ("flat", "style", "number"),
    [
        ("一、总体情况", "cjk", 1),
        ("三．收到", "cjk", 3),
        ("第四部分政府信息公开", "part", 4),
        ("（五）存在", "bracket", 5),
        ("6.其他", "digit", 6),
        ("（2）主动", "digit", 2),
        ("总体情况", "", None),
        ("一是主动公开", "", None),
        ("2024年，我局", "", None),
    ],
)
def test_the_style_of_an_ordinal_is_told(flat: str, style: str, number: int | None) -> None:
    assert split_ordinal(flat)[:2] == (style, number)
