"""Numbered sub-headings and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.checks.sequences import Enumerations, Subheadings
from tests.checks import prose
from tests.parsing.sketches import parsed, report_text

if TYPE_CHECKING:
    from reportlint.model.problem import Check


def told(check: Check, said: str, part: int = 1) -> list[tuple[object, str]]:
    report = parsed(report_text(texts={part: said}))
    found = prose.problems(check, report)
    return [(problem.params["variant"], prose.words(problem, report)) for problem in found]


def lines(*ordinals: str) -> str:
    return "\n".join(f"（{n}）工作情况。已完成。" for n in ordinals)


@pytest.mark.parametrize(
    "said",
    [
        lines("一", "二", "三"),
        lines("一", "二", "一", "二", "三"),
        lines(*"一二三四五六七八九", "十", "十一"),
        "做好（一）项、（五）项、（六）项信息的公开。",
        "全年公开信息三条。",
    ],
)
def test_sub_headings_that_count_up_are_right(said: str) -> None:
    assert told(Subheadings(), said) == []


@pytest.mark.parametrize(
    ("ordinals", "variant", "words"),
    [
        ("一三", "gap", "（三）"),
        ("二三", "start", "（二）"),
        ("一二二三", "repeat", "（二）"),
        ("一二四五", "gap", "（四）"),
    ],
)
def test_a_sub_heading_out_of_sequence_is_told_once(
    ordinals: str, variant: str, words: str
) -> None:
    assert told(Subheadings(), lines(*ordinals)) == [(variant, words)]


def test_every_part_begins_anew() -> None:
    report = parsed(report_text(texts={1: lines("一", "二"), 5: lines("一", "二")}))
    assert prose.problems(Subheadings(), report) == []


@pytest.mark.parametrize(
    "said",
    [
        "一是人手不足；二是培训不够。下一步，一是充实队伍；二是加强培训；三是压实责任。",
        "一要充实队伍，二要加强培训。",
        "这是唯一是非分明的标准，不一是否完成。",
        "2024年，公开信息十二条，其中一是重点。",
    ],
)
def test_lists_that_count_up_are_right(said: str) -> None:
    assert told(Enumerations(), said, 5) == []


@pytest.mark.parametrize(
    ("said", "variant", "words"),
    [
        ("一是人手不足；三是培训不够。", "gap", "三是"),
        ("完善制度；二是加强培训；三是压实责任。", "start", "二是"),
        ("一是人手不足；二是培训不够；二是经费紧张。", "repeat", "二是"),
    ],
)
def test_a_list_item_out_of_sequence_is_told(said: str, variant: str, words: str) -> None:
    assert told(Enumerations(), said, 5) == [(variant, words)]
