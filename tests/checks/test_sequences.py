"""Numbered sub-headings and lists; the fewest things that must move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.sequences import Enumerations, Subheadings, find_out_of_order
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


@pytest.mark.parametrize(
    ("numbers", "moved"),
    [
        ([], []),
        ([1, 2, 3], []),
        ([2, 1], [1]),
        ([1, 3, 2, 4], [2]),
        ([4, 1, 2, 3], [0]),
        ([1, 2, 2, 3], [2]),
    ],
)
def test_the_fewest_are_named(numbers: list[int], moved: list[int]) -> None:
    assert find_out_of_order(numbers) == moved


@given(st.lists(st.integers(0, 30), max_size=12))
def test_the_rest_rises(numbers: list[int]) -> None:
    moved = set(find_out_of_order(numbers))
    rest = [number for index, number in enumerate(numbers) if index not in moved]
    assert rest == sorted(set(rest))


@given(st.permutations(range(8)), st.integers(0, 7))
def test_one_moved_thing_is_at_most_one(order: list[int], place: int) -> None:
    rising = sorted(order)
    rising.insert(place, rising.pop(0))
    assert len(find_out_of_order(rising)) <= 1


def test_many_rows_take_no_quadratic_time() -> None:
    # NOTE: at n squared this would take hours, not a moment.
    numbers = [n ^ 1 for n in range(100_000)]
    assert find_out_of_order(numbers) == [n for n in range(100_000) if n % 2]
