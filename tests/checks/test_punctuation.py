"""Punctuation as the document has it: places, counts, and what the fix makes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.punctuation import WrittenAs
from reportlint.rules.builtin import load_builtin_rules
from tests.checks.prose import fixed, problems, report, words

_CHINESE = st.text("公开信息条例目录", min_size=1, max_size=8)


def rule(name: str) -> WrittenAs:
    """The check of a rule."""
    found = load_builtin_rules().rules.get(name)
    assert found is not None
    check = found.build_check()
    assert isinstance(check, WrittenAs)
    return check


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("做好公开,更新目录;公布指南:见下。", "做好公开，更新目录；公布指南：见下。"),
        ("我局(以下简称局)公开。", "我局（以下简称局）公开。"),
        ("按照《条例》(见附件)公开。", "按照《条例》（见附件）公开。"),
    ],
)
def test_half_width_marks_are_one_problem_and_mended_at_once(text: str, right: str) -> None:
    draft = report("", text)
    (problem,) = problems(rule("W303"), draft)
    assert fixed(problem, draft).endswith(right)
    assert problem.params["count"] == 1 + len(problem.related)


@pytest.mark.parametrize(
    "text",
    [
        "公开1,046条,2024年(2024)共12条。",
        "网址http://www.example.gov.cn/a?b=1,c:d;e。",
        "电话:0599-123,Open data, (API) and so on。",
    ],
)
def test_numbers_addresses_and_english(text: str) -> None:
    assert problems(rule("W303"), report("", text)) == []


@given(parts=st.lists(_CHINESE, min_size=2, max_size=6), mark=st.sampled_from(",;:?"))
def test_a_fix_leaves_nothing_to_find(parts: list[str], mark: str) -> None:
    draft = report("", mark.join(parts) + "。")
    (problem,) = problems(rule("W303"), draft)
    assert problem.params["count"] == len(parts) - 1
    assert problems(rule("W303"), report("", fixed(problem, draft).splitlines()[-1])) == []


def test_blanks_in_chinese_text_are_asked_for() -> None:
    draft = report("", "做好 主动公开12 条。")
    (problem,) = problems(rule("W307"), draft)
    assert words(problem, draft) == " "
    assert fixed(problem, draft).endswith("做好主动公开12条。")
    known = load_builtin_rules().rules.get("W307")
    assert known is not None
    assert not known.default
