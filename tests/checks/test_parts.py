"""The six parts: there, once, in order, numbered, worded and filled."""

from __future__ import annotations

import pytest

from reportlint.checks.parts import (
    PartsFilled,
    PartsForeign,
    PartsNumbered,
    PartsOnce,
    PartsOrder,
    PartsPresent,
    PartsWording,
)
from reportlint.model.problem import Problem
from reportlint.model.prose import numeral
from reportlint.model.report import Report
from reportlint.support.localized_text import Bilingual
from tests.checks import prose
from tests.parsing import grids
from tests.parsing.sketches import HEADINGS, TITLE, parsed


def draft(*headings: str, said: str = "情况正常。") -> Report:
    return parsed("\n".join([TITLE, *[f"{heading}\n{said}" for heading in headings]]) + "\n")


def at(problem: Problem, report: Report) -> str:
    return prose.words(problem, report)


def test_numerals_are_chinese_up_to_ten() -> None:
    assert [numeral(n) for n in (1, 10, 11)] == ["一", "十", "11"]


def test_a_missing_part_is_told_at_the_heading_before_its_place() -> None:
    report = draft(*HEADINGS[:3], *HEADINGS[4:])
    (found,) = prose.problems(PartsPresent(), report)
    assert (found.place.part, found.params["number"]) == (4, "四")
    assert at(found, report) == HEADINGS[2]


def test_a_missing_first_part_is_told_at_the_title() -> None:
    report = draft(*HEADINGS[1:])
    (found,) = prose.problems(PartsPresent(), report)
    assert at(found, report) == TITLE


@pytest.mark.parametrize("order", [(0, 2, 1, 3, 4, 5), (5, 0, 1, 2, 3, 4), (0, 1, 2, 4, 5, 3)])
def test_another_order_is_one_problem(order: tuple[int, ...]) -> None:
    found = prose.problems(PartsOrder(), draft(*[HEADINGS[n] for n in order]))
    assert len(found) == 1
    told = found[0].params["order"]
    # NOTE: an order that is cut short does not say what is wrong with it.
    assert isinstance(told, Bilingual)
    assert told.zh == "、".join(numeral(n + 1) for n in order)
    assert told.en == ", ".join(str(n + 1) for n in order)


def test_the_part_that_was_moved_is_named() -> None:
    report = draft(HEADINGS[5], *HEADINGS[:5])
    (found,) = prose.problems(PartsOrder(), report)
    assert at(found, report) == HEADINGS[5]


def test_a_missing_or_repeated_part_is_no_other_order() -> None:
    assert prose.problems(PartsOrder(), draft(*HEADINGS[:2], *HEADINGS[3:])) == []
    assert prose.problems(PartsOrder(), draft(*HEADINGS, HEADINGS[2])) == []


def test_a_heading_that_occurs_twice_is_told_at_the_second() -> None:
    report = draft(*HEADINGS, HEADINGS[2])
    (found,) = prose.problems(PartsOnce(), report)
    assert found.span.start == report.document.text.rindex(HEADINGS[2])
    assert [related.span for related in found.related] == [report.parts[2].heading.span]


@pytest.mark.parametrize(
    "numbers",
    [
        "一二三四五六",
        # A part left out and the rest counted on, as S201 tells.
        "一二三四五",
    ],
)
def test_ordinals_that_count_up_are_right(numbers: str) -> None:
    bare = [heading.partition("、")[2] for heading in HEADINGS]
    kept = bare if len(numbers) == 6 else bare[:2] + bare[3:]
    headings = [f"{n}、{heading}" for n, heading in zip(numbers, kept, strict=True)]
    assert prose.problems(PartsNumbered(), draft(*headings)) == []


def test_an_ordinal_used_twice_is_told_once() -> None:
    changed = "三、" + HEADINGS[3].partition("、")[2]
    report = draft(*HEADINGS[:3], changed, *HEADINGS[4:])
    (found,) = prose.problems(PartsNumbered(), report)
    assert (found.params["found"], found.params["expected"]) == ("三", "四")
    assert at(found, report) == changed


@pytest.mark.parametrize(("ordinals", "wrong"), [("一二三四六七", "六"), ("一二三三四五", "三")])
def test_ordinals_that_count_on_from_a_slip_are_one_problem(ordinals: str, wrong: str) -> None:
    pairs = zip(ordinals, HEADINGS, strict=True)
    changed = [f"{n}、{heading.partition('、')[2]}" for n, heading in pairs]
    found = prose.problems(PartsNumbered(), draft(*changed))
    assert [problem.params["found"] for problem in found] == [wrong]


def test_headings_without_ordinal_are_not_judged() -> None:
    bare = [heading.partition("、")[2] for heading in HEADINGS]
    assert prose.judged(PartsNumbered(), draft(*bare)) == 0


def test_only_nonstandard_wording_is_told() -> None:
    report = draft("一、概述", "二、主动公开政府信息的情况", *HEADINGS[2:])
    (found,) = prose.problems(PartsWording(), report)
    assert at(found, report) == "一、概述"
    assert found.params["statutory"] == "总体情况"


@pytest.mark.parametrize(("heading", "condition"), [("七、附件", "appendix"), ("七、工作展望", "")])
def test_a_seventh_part_is_foreign(heading: str, condition: str) -> None:
    report = draft(*HEADINGS, heading)
    (found,) = prose.problems(PartsForeign("附件|图解"), report)
    assert (at(found, report), found.condition) == (heading, condition)


def test_a_heading_with_nothing_behind_it_is_empty() -> None:
    report = parsed(
        "\n".join([TITLE, HEADINGS[0], "情况正常。", HEADINGS[1], *HEADINGS[2:], "无。"])
    )
    found = prose.problems(PartsFilled("（[一二]）.{2,9}情况"), report)
    assert [problem.place.part for problem in found] == [2, 3, 4, 5]


@pytest.mark.parametrize(("cell", "told"), [("热线", []), ("3", []), (" ", [4])])
def test_a_part_that_holds_any_table_with_words_is_not_empty(cell: str, told: list[int]) -> None:
    builder = grids.Builder()
    for words in (TITLE, *HEADINGS[:4]):
        builder.paragraph(words)
    builder.grid([[cell, cell], [cell, cell]])
    found = prose.problems(PartsFilled("（[一二]）.{2,9}情况"), builder.report())
    assert [problem.place.part for problem in found] == [1, 2, 3, *told]


def test_a_draft_without_parts_has_none_out_of_order() -> None:
    assert prose.problems(PartsNumbered(), parsed(f"{TITLE}\n情况正常。\n")) == []


def test_marks_alone_are_looked_through_once() -> None:
    report = draft(*HEADINGS, said="（" * 100_000 + "甲")
    assert prose.problems(PartsFilled("（[一二]）.{2,9}情况"), report) == []
