"""Signs of emphasis are no words of a Markdown draft; asterisks that mask or multiply are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.parsing.lines.emphasis import without_emphasis
from reportlint.parsing.lines.folding import without_invisible
from tests.cpu import limit_cpu


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**甲**乙`丙`3*4", "甲乙丙3*4"),
        ("***甲***、*乙*，**丙**。", "甲、乙，丙。"),
        ("**甲*乙*丙**", "甲乙丙"),
        ("*甲**乙**丙*", "甲乙丙"),
        ("收到申请**12**件", "收到申请12件"),
        ("依据**《办法》**公开", "依据《办法》公开"),
        ("**甲\n乙**", "甲\n乙"),
        ("**\n\n***", "\n\n"),
        ("*注：不含街道", "注：不含街道"),
        # What is no emphasis stays.
        ("110101********8515", "110101********8515"),
        ("1101**8515、1101**8516", "1101**8515、1101**8516"),
        ("1101011990030785**，凭证件办理", "1101011990030785**，凭证件办理"),
        ("张**、李**的申请", "张**、李**的申请"),
        ("号码为1101011990030785\\*\\*", "号码为1101011990030785**"),
        ("\\*甲\\*", "*甲*"),
        ("电话138*****", "电话138*****"),
        ("带*的必填", "带*的必填"),
        ("甲**\n\n乙**", "甲**\n\n乙**"),
        ("甲** 乙", "甲** 乙"),
        ("C:\\甲", "C:\\甲"),
    ],
)
def test_emphasis_is_told_from_asterisks_that_are_meant(text: str, words: str) -> None:
    assert without_invisible(without_emphasis(text)) == words


@given(st.text(alphabet="*甲1`\\\n ，_", max_size=30))
def test_every_other_character_keeps_its_place(text: str) -> None:
    made = without_emphasis(text)
    assert len(made) == len(text)
    assert all(new in (old, "\u00ad") for old, new in zip(text, made, strict=True))
    kept = [old for old, new in zip(text, made, strict=True) if new == "\u00ad"]
    assert set(kept) <= set("*`\\")


@pytest.mark.parametrize("piece", ["*甲 ", "**甲 *", "*甲**乙", "*", "甲*\n", "\\*", "*\n \n"])
def test_long_texts_take_no_time(piece: str) -> None:
    with limit_cpu(2):
        without_emphasis(piece * (200_000 // len(piece)))
