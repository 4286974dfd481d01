"""Traces of drafting, of generators, and marks of secrecy."""

from __future__ import annotations

import pytest

from reportlint.engine import check_draft, check_options
from reportlint.model.document import Mark, Span
from reportlint.model.finding import Finding
from reportlint.parsing.lines.folding import fold
from reportlint.readers import plain
from reportlint.support.records import replace
from tests.checks.wording import found
from tests.corpus import CORPUS

SHORT = (CORPUS / "good" / "short.txt").read_text(encoding="utf-8")
_LAST = "没有责任追究情形。"


def findings(
    rule: str, text: str = SHORT, marks: tuple[Mark, ...] = (), form: str = "docx"
) -> tuple[Finding, ...]:
    """What one rule finds in a text with what its format holds besides."""
    document = replace(plain.read(text.encode(), "draft.txt"), format=form, marks=marks)
    options = check_options.CheckOptions(check_options.RuleSelection(select=(rule,)))
    return check_draft.check_document(document, options).result.findings


def mark(kind: str, text: str = "") -> Mark:
    """Something at the start of the text."""
    return Mark(kind, Span(0, 2), text)


def test_each_kind_of_trace_is_one_finding() -> None:
    marks = (mark("insertion"), mark("insertion"), mark("deletion"), mark("comment", "张: 核对"))
    assert [f.location.line for f in findings("W102", marks=marks)] == [1, 1, 1]


def test_what_is_no_trace() -> None:
    assert findings("W102", marks=(mark("comment", "reportlint: 应为12"), mark("picture"))) == ()
    assert findings("W102", marks=(mark("comment", "TODO"),), form="markdown") == ()
    assert findings("W102", SHORT.replace(_LAST, "公开征求意见稿3件，初稿均经审查。")) == ()


@pytest.mark.parametrize(
    "words", ["（送审稿）", "（征求意见稿）", "（初稿）", "(讨论稿)", "（稿）"]
)
def test_a_title_of_a_draft(words: str) -> None:
    assert len(findings("W102", SHORT.replace("报告\n", f"报告{words}\n", 1))) == 1
    assert len(findings("W102", SHORT, (mark("header", words),))) == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("一是**加强组织领导**，二是培训。", 1),
        ("## 培训情况\n全年培训2场。", 1),
        ("以下是根据您的要求撰写的内容。", 1),
        ("如需进一步调整，请告知。", 1),
        ("申请人张**、李**和王**撤回申请。", 0),
        ("以下是我局的工作情况。C#课程和#话题#已上线。", 0),
        ("各级政府部门均能按时更新，其他部门也能。", 0),
    ],
)
def test_traces_of_a_generator(words: str, expected: int) -> None:
    text = SHORT.replace(_LAST, f"{_LAST}\n{words}")
    assert len(findings("W103", text, form="text")) == expected


def test_markdown_has_its_syntax() -> None:
    text = SHORT.replace(_LAST, f"{_LAST}一是**加强组织领导**。")
    assert findings("W103", text, form="markdown") == ()


def test_prose_about_nobody_in_particular() -> None:
    words = "总的来看，各级政府部门均能按时更新，多数部门能按期答复。"
    text = SHORT.replace(_LAST, f"{_LAST}{words}")
    assert len(findings("W103", text)) == 1
    assert findings("W103", text.replace("望岚县司法局", "望岚县人民政府")) == ()


@pytest.mark.parametrize("words", ["秘密★5年", "机密★", "内部资料 注意保存", "（内部文件）"])
def test_marks_of_secrecy(words: str) -> None:
    assert len(findings("D106", f"{words}\n{SHORT}")) == 1
    assert len(findings("D106", SHORT, (mark("header", words),))) == 1


def test_prose_on_secrets_is_no_mark() -> None:
    words = "拟公开的信息属于国家秘密的不予公开，机密文件专人保管，内部资料分类管理。"
    assert found("D106", fold(words)) == []
