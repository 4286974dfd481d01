"""Folding keeps where each character came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.prose import Passage
from reportlint.parsing.lines.folding import build_passage, fold, without_invisible


def folded(text: str) -> Passage:
    return build_passage(text, [(0, len(text))])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("２０２４年Ａ％", "2024年A%"),
        ("收到(含结转)1,046件,其中:2件;完!", "收到（含结转）1,046件，其中：2件；完！"),
        ("二○二四", "二〇二四"),
        ("甲, 乙", "甲， 乙"),
    ],
)
def test_characters_are_folded_one_to_one(text: str, expected: str) -> None:
    assert fold(text) == expected
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024 年", "2024年"),
        ("收到 3 件", "收到3件"),
        ("甲\n  乙\n丙", "甲乙丙"),
        ("see page 3", "see page 3"),
        ("12 34", "12 34"),
        ("甲\u200b乙", "甲乙"),
        ("\u3000\u3000甲", "甲"),
        ("", ""),
    ],
)
def test_a_passage_is_readable_prose(text: str, expected: str) -> None:
    assert folded(text).text == expected


@given(st.text(alphabet="甲乙1 2,(\n\u200b\u3000Ａa。", max_size=40))
def test_every_character_of_a_passage_knows_its_place(text: str) -> None:
    made = folded(text)
    for position, character in enumerate(made.text):
        source = text[made.offset(position)]
        assert character in (fold(source), source) or (character == " " and source.isspace())
    if made.text:
        assert 0 <= made.whole.start < made.whole.end <= len(text)


def test_stretches_are_joined_in_order() -> None:
    text = "甲乙\n- 3 -\n丙丁"
    made = build_passage(text, [(0, 2), (9, 11)])
    assert made.text == "甲乙丙丁"
    assert made.span(1, 3).cut(text) == "乙\n- 3 -\n丙"
    assert made.span(2, 4).cut(text) == "丙丁"


def test_what_prints_nothing_is_taken_out() -> None:
    assert without_invisible("总\u200b体\ufeff情\u202e况") == "总体情况"
