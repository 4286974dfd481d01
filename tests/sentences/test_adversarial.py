"""However often a sentence repeats what opens, divides, joins or quotes: the steps are as many."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from reportlint.checks.figure_statuses import judge_figures
from reportlint.engine.evaluation import evaluate
from reportlint.model.problem import Context, build_context
from reportlint.model.report import Report
from reportlint.model.rule_test import DraftSpec
from reportlint.rules.builtin import load_builtin_rules
from reportlint.rules.selection import select
from reportlint.ruletests.runner import build_report

_REPEATED = (
    "（", "）", "（）", "（其中3件）", "（其中1件", "其中", "，其中3件", "3件", "、3件", "，", "、",
    "“", "“予以公开”7件", "《条例》", "分别为3件、", "，占5%", "，同比增长5%", "由3件增加到4件",
    "申请人撤回1件，", "行政复议3件、", "均已办结，", "截至", "市水利局", "未收到", "数为3，", "的",
    "收到政府信息公开申请3件，",
)  # fmt: skip
_FEW, _TIMES = 30, 4


def _count_steps(action: Callable[[], object]) -> int:
    """Return how many functions are called, those written in C too."""
    steps = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal steps
        steps += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(before)
    return steps


def _read(sentence: str) -> tuple[Report, Context]:
    known = load_builtin_rules()
    paragraphs = ("（二）依申请公开情况", sentence)
    draft_spec = DraftSpec(year=2024, organ="云溪市水利局", parts={1: paragraphs})
    report = build_report(draft_spec, "text", known)
    context = build_context(report, known.forms, report.year)
    judge_figures(report, context)
    return report, context


def _read_and_judge(sentence: str) -> None:
    report, context = _read(sentence)
    rules = select(load_builtin_rules().rules)
    judging = [rule for rule in rules if rule.id.startswith(("N", "I", "R107"))]
    assert evaluate(report, judging, context).notes.rule_errors == ()


@pytest.mark.parametrize("words", _REPEATED)
def test_steps_grow_with_the_length_only(words: str) -> None:
    def read(times: int) -> Callable[[], None]:
        return lambda: _read_and_judge(f"收到政府信息公开申请12件{words * times}。")

    read(1)()
    nothing = _count_steps(read(1))
    few, many = _count_steps(read(_FEW)), _count_steps(read(_FEW * _TIMES))
    assert many - nothing <= 1.3 * _TIMES * (few - nothing) + 500


@pytest.mark.parametrize("words", ["（", "（其中3件）", "“", "、3件"])
def test_ten_thousand_of_them_are_read(words: str) -> None:
    report, _ = _read(f"收到政府信息公开申请12件{words * 10_000}。")
    assert report.figures
