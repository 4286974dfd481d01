"""Pages without text and tables as pictures: what they silence is not judged, never passed over."""

from __future__ import annotations

import pytest

from reportlint.engine import check_draft, check_options
from reportlint.model.document import Anchor, Document, Lines, Mark, Span
from reportlint.model.finding import FileResult
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.rendering.skeleton import build_skeleton
from reportlint.ruletests.rendering.text import render
from reportlint.support.records import replace

PLAIN = build_skeleton(load_builtin_rules().forms[-1], 2024)


def checked(
    *marks: str, left_out: tuple[int, ...] = (), bare: tuple[int, ...] = (), pages: int = 4
) -> FileResult:
    """Check the plain report without some parts, without tables in others.

    Marks are "kind N", behind the heading of part N; each stands on the page of that number.
    """
    parts = tuple(
        replace(part, tables=() if part.number in bare else part.tables)
        for part in PLAIN.parts
        if part.number not in left_out
    )
    text = render(replace(PLAIN, parts=parts))
    made = []
    anchors = [Anchor(0, page=1)]
    for mark in marks:
        kind, number = mark.split()
        offset = text.index(PLAIN.parts[int(number) - 1].heading + "\n")
        offset += len(PLAIN.parts[int(number) - 1].heading)
        made.append(Mark(kind, Span(offset, offset)))
        anchors += [Anchor(offset, page=int(number)), Anchor(offset + 1, page=pages)]
    document = Document("-", "pdf", text, (Lines(Span(0, len(text))),), tuple(anchors), tuple(made))
    return check_draft.check_document(document, check_options.CheckOptions()).result


def rules(result: FileResult) -> list[str]:
    return [finding.rule for finding in result.findings]


def test_what_may_be_on_a_page_without_text_is_not_judged() -> None:
    result = checked("page-without-text 2", left_out=(3, 4), bare=(2,))
    assert rules(result) == ["R101"]
    (finding,) = result.findings
    assert (finding.severity, finding.location.page) == ("error", 2)
    assert finding.message.startswith("第2页没有文字")
    told = {(item.rule, item.table) for item in result.not_assessed}
    assert {("S201", None), ("T101", "proactive"), ("T101", "requests")} <= told
    assert {item.reason for item in result.not_assessed if item.rule in ("S201", "T101")} == {
        "可能在没有文字的页上（第2页）"
    }


def test_what_cannot_be_on_it_is_judged() -> None:
    result = checked("page-without-text 5", left_out=(3,), bare=(2,))
    assert sorted(rules(result)) == ["R101", "S201", "S207", "T101"]
    assert all(item.rule not in ("S201", "T101") for item in result.not_assessed)


def test_all_pages_are_named_once() -> None:
    result = checked("page-without-text 2", "page-without-text 3")
    (finding,) = result.findings
    assert finding.values == {"found": "2,3"}
    assert [place.page for place in finding.related] == [3]


def test_ignoring_the_rule_brings_the_others_back() -> None:
    document = Document(
        "-", "pdf", "", (), (Anchor(0, page=1),), (Mark("page-without-text", Span(0, 0)),)
    )
    options = check_options.CheckOptions(check_options.RuleSelection(ignore=("R101",)))
    assert "S201" in rules(check_draft.check_document(document, options).result)


@pytest.mark.parametrize("kind", ["page-without-text", "picture"])
@pytest.mark.parametrize("named", [True, False])
def test_a_scan_is_told_as_one_and_not_as_another_document(kind: str, named: bool) -> None:
    document = Document("-", "pdf", "\n", (), (Anchor(0, page=1),), (Mark(kind, Span(0, 0)),))
    result = check_draft.check_document(document, check_options.CheckOptions(is_named=named)).result
    assert (result.status, rules(result)) == ("checked", ["R101"])
    assert result.findings[0].message.startswith("全文没有文字")


def test_another_document_with_a_picture_stays_one() -> None:
    text = "关于召开会议的通知\n各单位：\n请准时参加。\n"
    anchors = tuple(Anchor(index * 4, page=index + 1) for index in range(5))
    marks = (Mark("page-without-text", Span(8, 8)),)
    document = Document("-", "pdf", text, (Lines(Span(0, len(text))),), anchors, marks)
    assert rules(check_draft.check_document(document, check_options.CheckOptions()).result) == [
        "R103"
    ]


@pytest.mark.parametrize("kind", ["picture", "attachment"])
def test_a_table_as_a_picture_is_no_missing_table(kind: str) -> None:
    result = checked(f"{kind} 3", bare=(3,))
    assert rules(result) == ["R104"]
    (finding,) = result.findings
    assert (finding.severity, finding.location.part, finding.location.table) == (
        "warning",
        3,
        "requests",
    )
    assert finding.location.text == PLAIN.parts[2].heading


def test_a_picture_elsewhere_stands_for_no_table() -> None:
    assert rules(checked("picture 1", "picture 3", bare=(2,))) == ["S207", "T101"]
