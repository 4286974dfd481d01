"""Cases of rules: the drafts they describe, and what is said of their outcome."""

from __future__ import annotations

import pytest

from reportlint.model.rule_test import Case, DraftSpec
from reportlint.rules import test_case_reader
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.draft_builder import build_draft
from reportlint.ruletests.expectations import Failure
from reportlint.ruletests.rendering import render_text as render
from reportlint.ruletests.runner import CaseResult, build_report, run_cases
from reportlint.support import yaml_reader
from reportlint.support.errors import RuleError
from reportlint.support.source_errors import Source
from tests.rules.loading import PRESENT, RELATION, TESTS, loaded

TABLES = ("proactive", "requests", "litigation")
HEAD = PRESENT.replace(f"{TESTS}\n", "")


def read(text: str) -> tuple[Case, ...]:
    source = Source("x.yaml", text)
    found = test_case_reader.read(source, yaml_reader.parse(source, text), "", TABLES)
    assert [str(fault) for fault in source.errors] == []
    return found


def sketch(text: str) -> DraftSpec:
    return read(f"pass: [{text}]\nfail: [{{}}]\n")[0].draft_spec


def draft(text: str, *, bars: bool = False) -> str:
    return render(build_draft(sketch(text), load_builtin_rules().forms[0].editions), bars=bars)


def results(tests: str, rule: str = HEAD) -> list[CaseResult]:
    found = loaded(f"{rule}tests:\n{tests}")
    assert [str(fault) for fault in found.errors] == []
    return list(run_cases(found.rules, found.docs, load_builtin_rules()))


def failures(tests: str, rule: str = HEAD) -> list[str]:
    return [told(result.failure) for result in results(tests, rule)]


def told(failure: Failure | None) -> str:
    """Spell a failure in English, "" for none."""
    if failure is None:
        return ""
    gaps = (f"{gap.what['en']}: {gap.expected_text} / {gap.actual_text}" for gap in failure.gaps)
    return "; ".join((failure.message["en"], *gaps))


@pytest.mark.parametrize(
    ("case", "there", "gone"),
    [
        ("{year: 2020}", "2020年政府信息公开工作年度报告\n", "2024"),
        ("{year: 2020}", "本年新制作数量", "本年制发件数"),
        ("{organ: 示例县青石镇人民政府}", "示例县青石镇人民政府2024年", "示例市数据局"),
        ("{title: 年报}", "年报\n\n根据", "年政府信息公开工作年度报告\n"),
        ("{period: 期限不详。}", "组成。期限不详。\n", "本报告所列数据"),
        ("{preamble: 现公布。}", "现公布。本报告所列数据", "编制本报告"),
        ("{sign-off: [示例市数据局, 2025年1月]}", "示例市数据局\n\n2025年1月\n", None),
        ("{text: 共3件。}", "一、总体情况\n\n共3件。\n\n二、", "主动公开。"),
        ("{text: '', part: 5}", "五、存在的主要问题及改进情况\n\n六、", None),
        ("{parts: {1: [甲。, 乙。], 6: 丙。}}", "甲。\n\n乙。\n", "信息处理费"),
        ("{requests: {new: {other: 7}}}", "申请数量 0 0 0 0 0 7 0\n", None),
        ("{requests: {granted: [1, 2]}}", "（一）予以公开 1 2\n", None),
        ("{requests: {撤回申请: [1, 2]}}", "办理 0 0 0 0 0 0 0\n撤回申请 1 2\n", None),
        ("{requests: {撤回申请: {}}}", "撤回申请 0 0 0 0 0 0 0\n", None),
        ("{without: [title, period]}", "根据", "年政府信息公开工作年度报告\n\n"),
        ("{without: [part 3]}", "二、主动公开", "三、收到"),
        ("{without: [part 3, table requests]}", "二、主动公开", "三、收到"),
        ("{without: [table requests]}", "申请情况\n\n四、", "自然人"),
        ("{without: [requests.granted]}", "（二）部分公开", "（一）予以公开"),
        ("{twice: [proactive.licensing]}", "行政许可 0\n行政许可 0\n", None),
        ("{swap: [[part 1, part 2]]}", "0\n\n一、总体情况", None),
        ("{swap: [[proactive.licensing, proactive.penalties]]}", "数量\n行政处罚 0\n第二十", None),
        ("{move: {table litigation: part 5}}", "提高公开质量。\n\n行政复议 行政诉讼\n", None),
        ("{move: {period: part 1}}", "情形。\n\n本报告所列数据", "组成。本报告"),
        ("{replace: {行政规范性文件: 规范性文件}}", "\n规范性文件 0 0 0\n", "行政规范性文件"),
        ("{replace: {一、总体情况: 一、概述}}", "一、概述\n", "一、总体情况"),
    ],
)
def test_drafts(case: str, there: str, gone: str | None) -> None:
    text = draft(case)
    assert there in text
    assert gone is None or gone not in text


def test_a_table_twice_is_two_tables() -> None:
    assert draft("{twice: [table litigation]}").count("行政复议 行政诉讼\n") == 2


@pytest.mark.parametrize(
    ("case", "word"),
    [
        ("{without: [part 7]}", "part 7"),
        ("{twice: [requests.grantd]}", 'did you mean "requests.granted"'),
        ("{swap: [[part 1, part 9]]}", "part 9"),
        ("{move: {table litigation: title}}", "title"),
        ("{move: {part 1: part 2}}", "part 1"),
        ("{replace: {不存在的话: 甲}}", "不存在的话"),
        ("{requests: {neww: {other: 1}}}", "neww"),
        ("{requests: {new: {others: 1}}}", "others"),
    ],
)
def test_a_case_that_names_what_is_not_there_fails(case: str, word: str) -> None:
    with pytest.raises(RuleError, match=word.replace("[", r"\[")):
        draft(case)
    (first, *_) = failures(f"  pass: [{case}]\n  fail: [{{without: [table requests]}}]\n")
    assert word in first


def test_blank_cells_are_drawn_and_a_draft_is_taken_as_it_is() -> None:
    tests = (
        "  pass:\n    - requests: {new: {other: ''}}\n    - format: text\n"
        "  fail:\n    - draft: 甲\n    - without: [table requests]\n"
    )
    found = results(tests)
    assert [result.format for result in found] == ["grid", "text", "text", "text", "grid"]
    assert [result.line for result in found] == [10, 11, 13, 14, 14]
    assert {result.failure for result in found} == {None}


def test_an_unreadable_table_has_no_certain_value() -> None:
    report = build_report(sketch("{requests: unreadable}"), "text", load_builtin_rules())
    table = report.table("requests")
    assert table is not None
    assert not any(cell.certain and cell.value is not None for cell in table.cells.values())


def test_marks_stand_behind_their_part_s_heading() -> None:
    report = build_report(
        sketch("{marks: [{kind: picture, part: 2}]}"), "text", load_builtin_rules()
    )
    (mark,) = report.document.marks
    assert report.document.text[: mark.span.start].endswith("二、主动公开政府信息情况")


@pytest.mark.parametrize(
    ("expected", "failure"),
    [
        ("at: part 3", ""),
        ("at: requests", ""),
        ("at: part 2", "place: part 2 / requests"),
        ("at: title", "place: title / requests"),
        ("at: litigation", "place: litigation / requests"),
        ("at: 'requests[new]'", "place: requests[new] / requests"),
        ("at: 'requests[*, *]'", ""),
        ("says: [缺少, 申请]", ""),
        ("says: [缺少, 诉讼]", "message: …诉讼… / "),
        ("severity: error", ""),
        ("severity: info", "severity: info / error"),
        ("count: 1", ""),
        ("count: 2", "findings: 2 / 1 ("),
        ("words: 三、收到和处理政府信息公开申请情况", ""),
        ("words: 三", "words: 三 / 三、收到"),
        ("fixed: 甲", "after the fix: 甲 / —"),
    ],
)
def test_expectations_of_a_failing_case(expected: str, failure: str) -> None:
    tests = f"  pass: [{{}}]\n  fail:\n    - without: [table requests]\n      {expected}\n"
    for found in failures(tests)[2:]:
        assert failure in found
        assert bool(failure) == bool(found)


def test_outcomes_that_are_not_as_stated() -> None:
    gone = "{without: [table requests]}"
    found = failures(f"  pass: [{gone}]\n  fail: [{gone}]\n")
    assert found[0] == "unexpected: the table of requests is missing"
    assert failures("  pass: [{}]\n  fail: [{}]\n")[2] == "no finding"
    todo = f"  pass: [{{}}]\n  fail: [{gone}]\n  todo: [{gone}, {{}}]\n"
    assert [bool(failure) for failure in failures(todo)[4:]] == [True, True, False, False]
    missing = f"  pass: [{{}}]\n  fail: [{gone}]\n  not-assessed: [{{}}]\n"
    assert failures(missing)[4:] == ["was assessed, without a finding"] * 2


def test_a_relation_runs_alone_and_may_be_unassessed() -> None:
    head = RELATION[: RELATION.index("tests:")]
    tests = (
        "  pass: [{requests: {new: {other: 2}, processed_total: {other: 2}}}]\n"
        "  fail:\n    - requests: {new: {other: 12}}\n"
        "      at: 'requests[new, other]'\n      words: '12'\n      says: [其他, '12']\n"
        "  not-assessed: [{requests: unreadable}]\n"
    )
    assert set(failures(tests, head)) == {""}
