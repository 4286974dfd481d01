"""Explanations, lists of rules and reports on their tests, pinned whole."""

from __future__ import annotations

import json

import pytest

from reportlint.model.rule import Basis, Rule, RuleDoc
from reportlint.model.rule_test import CaseMark, DraftSpec
from reportlint.reporters.common.case_words import build_pieces, describe_draft
from reportlint.reporters.common.explanation import Example, Examples
from reportlint.reporters.rules import pages, rule_list, test_results
from reportlint.reporters.rules.explanation import render_explanation
from reportlint.reporters.rules.pages import MARK
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import replace
from tests.reporters.outcomes import FORM
from tests.reporters.pinning import assert_pinned
from tests.reporters.writing import view

LANGUAGES = ("zh", "en")
RULE = Rule(
    id="A101",
    name="balance",
    severity="error",
    title=Bilingual("申请收支平衡", "applications balance"),
    target="reportlint.checks.relation:Relation",
    values=(),
    messages={},
    severity_when={"small": "warning"},
    editions=("2021",),
    first_year=2021,
    organs=("government",),
    fix="unsafe",
    default=False,
)
DOC = RuleDoc(
    id="A101",
    path="rules/arithmetic.yaml",
    line=5,
    kind="relation",
    looks_for=Bilingual("逐列查收支是否平衡。", "In each column both sides must be equal."),
    parameters={"part": 3, "words": ["甲", "乙|丙"], "strict": True, "of": {"a-b": "c" * 150}},
    basis=(
        Basis("国办公开办函〔2021〕30号", "表格表头：第一项加第二项之和，等于第三项加第四项之和"),
        Basis("政府信息公开条例", ""),
    ),
    guard=(Bilingual("空白按 0 计", "blank cells count as 0"),),
    remedy=Bilingual("核对四个数。", "Check the four numbers."),
    status="preview",
    since="0.1",
    replaced_by="A105",
    tests=(),
)
WRONG = DraftSpec(
    tables={"requests": {"new": {"natural_person": "3"}, "granted": ("3", "0", "", "3")}}
)
RIGHT = DraftSpec(
    year=2020,
    organ="示例市数据局",
    title="标题",
    preamble="",
    sign_off=("示例市数据局", "2021年1月20日"),
    parts={1: ("共收到申请3件。", "均已办结。"), 7: ("附件",)},
    unreadable=("requests",),
    without=("period", "part 3"),
    twice=("table requests",),
    swap=(("requests.new", "requests.granted"),),
    move={"table requests": "part 5"},
    replace={"总计": "合计"},
    marks=(CaseMark("comment", 2, "请核实"),),
    file="a.docx",
    expected_year=2021,
)
REASON = Bilingual("没有读出", "not read")
MESSAGE = Bilingual("“自然人”列不平衡：3 ≠ 2", "column “natural persons” does not balance: 3 ≠ 2")


def example(draft_spec: DraftSpec, language: str, message: Bilingual | None = None) -> Example:
    messages = (message[language],) if message else ()
    lines = describe_draft(draft_spec, (FORM,), language)
    return Example(lines, messages, build_pieces(draft_spec, (FORM,), language))


def examples(language: str) -> Examples:
    return Examples(
        (example(WRONG, language, MESSAGE),),
        (example(RIGHT, language), example(DraftSpec(), language)),
        (example(DraftSpec(unreadable=("requests",)), language, REASON),),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_explanation_is_as_pinned(language: str) -> None:
    text = render_explanation(RULE, DOC, examples(language), view(language))
    assert_pinned(f"explain.{language}.txt", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plain_rule_has_no_empty_sections(language: str) -> None:
    plain = replace(
        *(RULE,), severity_when={}, editions=(), first_year=0, organs=(), fix="none", default=True
    )
    doc = replace(
        DOC, parameters={}, basis=(), guard=(), remedy=None, status="stable", replaced_by=""
    )
    text = render_explanation(plain, doc, Examples(), view(language))
    word = {"zh": "错误", "en": "error"}[language]
    name = {"zh": "名称：balance", "en": "Name: balance"}[language]
    head = f"A101 {RULE.title[language]}  {word}"
    assert text == f"{head}\n{DOC.looks_for[language]}\n{name}\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_of_a_rule_is_as_pinned(language: str) -> None:
    doc = replace(DOC, guard=(Bilingual("<b>与 a*b*", "<b> & a*b*"),))
    text = pages.render_rule_page(RULE, doc, examples(language), language)
    assert text.startswith(MARK)
    assert_pinned(f"rulepage.{language}.md", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plain_rule_has_no_empty_sections_on_its_page(language: str) -> None:
    doc = replace(DOC, parameters={}, basis=(), guard=(), remedy=None)
    assert "## " not in pages.render_rule_page(RULE, doc, Examples(), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_index_of_rules_is_as_pinned(language: str) -> None:
    assert_pinned(f"ruleindex.{language}.md", pages.render_index_page(RULES, language))


RULES = (
    RULE,
    replace(RULE, id="GD-S101", name="title-missing", severity="warning", default=True),
    replace(RULE, id="I1", name="x", severity="info", title=Bilingual("长" * 40, "long " * 20)),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_list_of_rules_is_as_pinned(language: str) -> None:
    assert_pinned(f"rules.{language}.txt", rule_list.render_table(RULES, view(language)))


def test_list_of_rules_as_json() -> None:
    document = json.loads(rule_list.render_json(RULES, {rule.id: DOC for rule in RULES}, "en"))
    assert document["schema"] == "reportlint-rules/1"
    assert document["rules"][0] == {
        "id": "A101",
        "name": "balance",
        "severity": "error",
        "default": False,
        "fix": "unsafe",
        "title": "applications balance",
        "looks_for": DOC.looks_for.en,
    }
    assert rule_list.render_table((), view("en")) == "0 rules\n"


def test_failing_cases_are_told_with_their_place() -> None:
    case = 'rules/a.yaml:14: A101 fail "one was lost" (text)'
    assert test_results.render_pass(case, view("en")) == ""
    assert test_results.render_pass(case, view("en", verbose=True)) == f"ok {case}\n"
    assert (
        test_results.render_failure(case, "no finding", (), view("en"))
        == f"FAIL {case}\n  no finding\n"
    )
    assert test_results.render_summary(3, 0, view("zh")) == "3 个测试全部通过。\n"
    assert test_results.render_summary(3, 1, view("en")) == "3 tests, 1 failed.\n"
    assert test_results.render_summary(3, 1, view("en", quiet=True)) == ""


def test_a_failed_case_shows_what_was_to_be_beside_what_is() -> None:
    differences = (("位置", "title", "part 3"), ("提示", "…“4”…", "x" * 70))
    assert test_results.render_failure("rules/a.yaml:3: A101", "不同", differences, view("zh")) == (
        "不通过 rules/a.yaml:3: A101\n"
        "  不同\n"
        "  位置 - title\n"
        "       + part 3\n"
        "  提示 - …“4”…\n"
        f"       + {'x' * 70}\n"
    )


def test_what_tests_leave_untried_and_what_slips_through() -> None:
    assert test_results.render_note("rules/a.yaml:3: A101", "没有测试", view("zh")) == (
        "rules/a.yaml:3: A101 没有测试\n"
    )
    assert test_results.render_coverage(2, 0, view("en")) == "2 rules, no gap in the tests.\n"
    assert test_results.render_coverage(1, 2, view("zh")) == "1 条规则，测试还缺 2 处。\n"
    assert test_results.render_mutations(4, 1, view("en")) == "4 changes, 1 not noticed.\n"
    assert test_results.render_mutations(4, 0, view("zh")) == "4 次改动全部被发现。\n"
    assert test_results.render_mutations(0, 0, view("en")) == "No numbers to change.\n"
