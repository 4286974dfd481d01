"""Words that were read from pictures: what is certain in them, what is judged, how it is told."""

from __future__ import annotations

import pytest

from reportlint.engine import check_draft, check_options
from reportlint.model.document import Document, Lines, Mark, Span
from reportlint.model.finding import FileResult
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.rendering import render_text as render
from reportlint.ruletests.skeleton import build_skeleton

PLAIN = render(build_skeleton(load_builtin_rules().forms[0].editions[-1], 2024))
NEW = "一、本年新收政府信息公开申请数量 "


def document(text: str, doubtful: str = "", *, pictured: bool = True) -> Document:
    """A page of lines that was read from a picture, some words of it doubtfully."""
    whole = Span(0, len(text))
    marks = [Mark("recognised", whole)] if pictured else []
    if doubtful:
        at = text.index(doubtful)
        marks.append(Mark("doubtful", Span(at, at + len(doubtful))))
    return Document("-", "image", text, (Lines(whole),), (), tuple(marks))


def checked(found: Document) -> FileResult:
    return check_draft.check_document(found, check_options.CheckOptions()).result


def told(result: FileResult) -> list[tuple[str, str, str | None]]:
    return [(f.rule, f.severity, f.location.table) for f in result.findings]


def test_what_sums_confirm_is_certain_and_the_rest_is_told() -> None:
    result = checked(document(PLAIN))
    assert told(result) == [("R105", "warning", "proactive")]
    assert result.report is not None
    certain = {t.key: {c.certain for c in t.cells.values()} for t in result.report.tables}
    assert certain == {"proactive": {False}, "requests": {True}, "litigation": {True}}
    assert told(checked(document(PLAIN, pictured=False))) == []


def test_the_cell_that_would_put_the_sums_right_is_named_and_no_error() -> None:
    text = PLAIN.replace(NEW + "0", NEW + "5")
    found = checked(document(text)).findings
    (suspect,) = [f for f in found if f.location.table == "requests"]
    assert (suspect.rule, suspect.severity) == ("R105", "warning")
    assert suspect.values == {"found": "5", "expected": "0"}
    assert not [f for f in found if f.severity == "error"]


def test_what_was_read_doubtfully_has_no_value() -> None:
    text = PLAIN.replace(NEW + "0 0", NEW + "8 0")
    result = checked(document(text, "8 0 0"))
    assert result.report is not None
    table = result.report.table("requests")
    assert table is not None
    cell = table.cells[("new", "natural_person")]
    assert (cell.raw, cell.value, cell.kind, cell.certain) == ("8", None, "unread", False)


@pytest.mark.parametrize("pictured", [True, False])
def test_spelling_is_not_judged_and_years_are_but_as_warnings(pictured: bool) -> None:
    text = PLAIN.replace("2024年1月1日起", "2023年1月1日起").replace("及时更新", "及时更新的的")
    result = checked(document(text, pictured=pictured))
    rules = {(f.rule, f.severity) for f in result.findings}
    period = [f for f in result.findings if f.rule.startswith("P1")]
    assert {f.severity for f in period} == {"warning" if pictured else "error"}
    assert {("（据图像识别" in f.message) for f in period} == {pictured}
    assert (("W305", "warning") in rules) == (not pictured)
    assert ("W305" in {item.rule for item in result.not_assessed}) == pictured


def test_words_that_were_not_read_clearly_are_not_judged() -> None:
    text = PLAIN.replace("2024年1月1日起", "2023年1月1日起")
    result = checked(document(text, "2023年1月1日起至2024年12月31日"))
    assert not [f for f in result.findings if f.rule.startswith("P1")]
    assert {item.reason for item in result.not_assessed if item.rule.startswith("P1")} == {
        "这里的图像文字识别得不清楚"
    }
