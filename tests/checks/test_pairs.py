"""Marks in pairs: whatever is nested well is silent, whatever is left over is found."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.pairs import PairsClosed, TitleMarks
from reportlint.model.message_template import shorten_quotation
from tests.checks.prose import fixed, problems, report, words

_PAIRS = ("《》", "“”", "（）", "〔〕", "【】")


def _within(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    paired = st.tuples(st.sampled_from(_PAIRS), inner).map(
        lambda two: two[0][0] + two[1] + two[0][1]
    )
    return st.lists(st.one_of(paired, st.just("公开")), min_size=1, max_size=3).map("".join)


NESTED = st.recursive(st.just("信息"), _within, max_leaves=5)


@given(NESTED)
def test_marks_that_nest_are_silent(text: str) -> None:
    assert problems(PairsClosed(), report("", f"我局做好{text}。")) == []


@given(text=NESTED, pair=st.sampled_from(_PAIRS))
def test_a_mark_left_over_is_found(text: str, pair: str) -> None:
    for mark in pair:
        draft = report("", f"我局做好{text}后{mark}公开信息。")
        assert [words(found, draft) for found in problems(PairsClosed(), draft)] == [mark]


def test_what_a_page_break_parts_is_one_pair() -> None:
    draft = report("", "（一）我局按照《关于做好。\n（二）公开工作的通知》要求办理。")
    assert problems(PairsClosed(), draft) == []


def test_list_marks_and_straight_quotes() -> None:
    draft = report("", '我局做好：1）公布；一）更新；a）清理。"一件事”已上线。')
    assert problems(PairsClosed(), draft) == []


def test_damaged_numbers_are_left_to_damage() -> None:
    assert problems(PairsClosed(), report("", "按照国办公开办函〔202130号做好公开。")) == []


def test_inner_title_marks() -> None:
    draft = report("", "按照《关于印发《公开目录》的通知》公开。")
    (problem,) = problems(TitleMarks(), draft)
    assert "《关于印发〈公开目录〉的通知》" in fixed(problem, draft)
    assert problems(TitleMarks(), report("", "按照《关于《公开目录的通知》公开。")) == []


def test_marks_nested_many_times_are_one_finding_in_few_words() -> None:
    draft = report("", "按照" + "《" * 3000 + "条例" + "》" * 3000 + "公开。《甲《乙》丙《丁》》")
    first, second, third = problems(TitleMarks(), draft)
    assert first.fix is not None
    assert len(first.fix.edits) == 2 * 2999
    assert [words(second, draft), words(third, draft)] == ["《乙》", "《丁》"]
    assert "《甲〈乙〉丙" in fixed(second, draft)


def test_a_message_quotes_the_ends_of_very_long_words() -> None:
    assert shorten_quotation("字" * 200) == "字" * 200
    assert shorten_quotation("甲" * 5000 + "乙" * 20) == "甲" * 80 + "……" + "乙" * 20
