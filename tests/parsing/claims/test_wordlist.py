"""The word list as one pattern: it finds what its entries find, one by one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.parsing.claims.terms import NAMES, PATTERN
from reportlint.parsing.claims.wordlist import compose_pattern, find_first_characters
from reportlint.rules.builtin import load_builtin_rules

_KNOWN = load_builtin_rules().forms[0].vocabulary.patterns
_ENTRIES = {key: words for key, words in _KNOWN.items() if key.startswith("claims/")}
_REQUESTS = [
    "收到",
    "政府信息公开申请",
    "依申请公开",
    "12件",
    "均为自然人",
    "，",
    "、",
    "。",
    "其中",
]
_DEALT = [
    "分别为",
    "予以公开",
    "不予公开",
    "上年结转",
    "结转至2025年",
    "行政复议",
    "和",
    "行政诉讼",
]
_OTHERS = ["维持", "未", "制发", "废止", "规范性文件", "《办法》", "（", "）", "2024年", "1月"]
_WORDS = [*_REQUESTS, *_DEALT, *_OTHERS, "全市", "我局", "网络", "申请", "公开", "其他"]


def _one_by_one(text: str) -> list[tuple[int, int, str]]:
    """What the entries find, tried in their order at each place."""
    marks = {"MARK": "[，、；：,;（【(）】)]", "OTHER": "《[^《》]*》|“[^“”]*”"}
    tried = [*marks.items(), *((key.removeprefix("claims/"), w) for key, w in _ENTRIES.items())]
    patterns = [(name, re.compile(words)) for name, words in tried]
    found = []
    position = 0
    while position < len(text):
        hits = ((name, match) for name, p in patterns if (match := p.match(text, position)))
        name, match = next(hits, ("", None))
        if match is not None:
            found.append((position, match.end(), name))
        position = match.end() if match else position + 1
    return found


@given(st.lists(st.sampled_from(_WORDS), max_size=12).map("".join))
def test_it_finds_what_its_entries_find(text: str) -> None:
    made = compose_pattern(_ENTRIES)
    names = made[NAMES].split("\n")
    found = [
        (match.start(), match.end(), names[(match.lastindex or 1) - 1])
        for match in re.compile(made[PATTERN]).finditer(text)
    ]
    assert found == _one_by_one(text)


def test_it_is_made_when_the_word_list_is_loaded() -> None:
    assert {key: _KNOWN[key] for key in (PATTERN, NAMES)} == compose_pattern(_ENTRIES)
    assert compose_pattern({"title": "年度报告"}) == {}


@pytest.mark.parametrize(
    ("pattern", "characters"),
    [
        ("申请", "申"),
        ("(?:政府)?信息", "政信"),
        ("[上下]半年|全年", "上下全"),
        (r"(?<=为)零|20\d\d年", "零2"),
        (r"\d{1,3}个", "0123456789"),
        ("未(?!曾)|(?=新)新?收", "未新收"),
    ],
)
def test_the_characters_a_pattern_may_begin_with(pattern: str, characters: str) -> None:
    assert find_first_characters(pattern) == frozenset(characters)


@pytest.mark.parametrize("pattern", [".年", "[^年]月", r"\w+"])
def test_a_word_must_begin_with_something(pattern: str) -> None:
    with pytest.raises(ValueError, match="may begin with"):
        find_first_characters(pattern)
