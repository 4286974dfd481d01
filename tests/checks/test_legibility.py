"""What cannot be read or is no report is told for what it is, and never passed over."""

from __future__ import annotations

import pytest

import reportlint
from reportlint import api, readers
from reportlint.checks.legibility import DamagedText, InvisibleCharacters
from reportlint.engine import check_draft, check_options
from reportlint.model.document import Anchor, Document, Lines, Mark, Span
from reportlint.model.finding import FileResult
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.rendering import render_text as render
from reportlint.ruletests.skeleton import build_skeleton
from reportlint.support.records import replace
from tests.checks.prose import fixed, parsed, problems, report, words
from tests.parsing.sketches import report_text
from tests.readers import docx_builder as word
from tests.readers import ofd_builder as ofd

OLDER = """\
望岚县水利局2017年政府信息公开工作年度报告
本报告统计期限为2017年1月1日至2017年12月31日。
一、概述
2017年，我局按时完成公开工作。
二、主动公开政府信息情况
全年公开信息35条。
三、依申请公开政府信息情况
收到申请2件，已全部答复。
四、政府信息公开的收费及减免情况
没有收费。
五、因政府信息公开申请行政复议、提起行政诉讼的情况
没有发生。
六、存在的主要问题及改进措施
公开不够及时，今后改进。
"""
STATISTICS = [
    ("指标名称", "计量单位", "统计数"),
    ("（一）主动公开政府信息数", "条", "35"),
    ("其中：主动公开规范性文件数", "条", "2"),
    ("1.当面申请数", "件", "1"),
    ("四、行政复议数量", "件", "0"),
    ("（一）维持具体行政行为数", "件", "0"),
    ("五、行政诉讼数量", "件", "0"),
    ("七、依申请公开信息收取的费用", "万元", "0"),
]
PARAGRAPHS = [f"<p>{line}</p>" for line in OLDER.splitlines()]
TEXTLESS = {
    "a-backtick.md": b"`\n",
    "a-fence.md": b"```\n\n```\n",
    "stars.md": b"**\n",
    "a-comment.md": "<!-- 草稿 -->\n".encode(),
    "tags.md": b"<div>\n\n</div>\n",
    "empty-headings.md": b"# \n\n## \n",
    "an-empty-table.md": b"| | |\n| - | - |\n| | |\n",
    "zero-width.txt": "\u200b\n".encode(),
    "marks.txt": "。\n".encode(),
    "no-body.html": b"<html><head><script>1</script></head><body></body></html>",
    "no-paragraph.docx": word.word(),
    "an-empty-table.docx": word.word(word.table(word.row(word.cell(), word.cell()))),
}


@pytest.mark.parametrize("name", TEXTLESS)
def test_a_file_without_text_is_told_to_hold_none(name: str) -> None:
    document = readers.read(TEXTLESS[name], name)
    examined = check_draft.check_document(document, check_options.CheckOptions())
    (finding,) = examined.result.findings
    assert finding.rule == "R103"
    assert "没有文字" in finding.message
    assert examined.notes.rule_errors == ()


def test_a_page_without_text_is_told_as_such() -> None:
    document = readers.read(ofd.ofd(ofd.page()), "blank.ofd")
    examined = check_draft.check_document(document, check_options.CheckOptions())
    assert [finding.rule for finding in examined.result.findings] in (["R101"], ["R103"])
    assert examined.notes.rule_errors == ()


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("report.txt", "".join(" ".join(row) + "\n" for row in STATISTICS)),
        ("report.txt", "".join("\n".join(row) + "\n" for row in STATISTICS)),
        ("report.txt", "".join("\t".join(row) + "\n" for row in STATISTICS)),
        ("report.md", "\n" + "".join(f"| {' | '.join(row)} |\n" for row in STATISTICS)),
    ],
)
def test_a_report_by_an_older_form_is_named_and_not_judged(name: str, table: str) -> None:
    document = readers.read((OLDER + table).encode(), name)
    (finding,) = check_draft.check_document(document, check_options.CheckOptions()).result.findings
    assert finding.rule == "R103"
    assert "2017" in finding.message
    assert "旧格式" in finding.message


def test_an_older_form_in_a_web_page_is_named() -> None:
    rows = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in STATISTICS)
    page = f"<html><body>{''.join(PARAGRAPHS)}<table>{rows}</table></body></html>"
    (finding,) = reportlint.check(page.encode()).findings
    assert "旧格式" in finding.message


def test_an_older_form_in_a_word_file_is_named() -> None:
    table = word.table(*(word.row(*row) for row in STATISTICS), columns=3)
    data = word.word(*(word.paragraph(line) for line in OLDER.splitlines()), table)
    (finding,) = reportlint.check(data, language="en").findings
    assert "older form" in finding.message


def test_a_report_of_2019_is_judged() -> None:
    found = reportlint.check(OLDER.replace("2017", "2019")).findings
    assert {"R103", "T101"} & {finding.rule for finding in found} == {"T101"}


PLAIN = build_skeleton(load_builtin_rules().forms[0].editions[-1], 2024)


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


def test_one_problem_for_each_kind_of_damage() -> None:
    draft = report(
        "统计期限自20241月1日至202412月31日止。",
        "我局于2024年11日按照国办公开办函〔202130号召开会议，\ufffd通过方案。",
    )
    found = problems(DamagedText(), draft)
    assert [words(problem, draft) for problem in found] == [
        "20241月1日至202412月31日",
        "函〔202130号",
        "\ufffd",
    ]
    assert [len(problem.related) for problem in found] == [1, 0, 0]
    assert found[0].params["count"] == 2


def test_garbled_characters_are_not_said_to_have_lost_any() -> None:
    draft = report_text(texts={1: "我局\ufffd通过方案。"})
    for language, wrong in (("zh", "缺字"), ("en", "lost")):
        (finding,) = api.check(draft, select=["R102"], language=language).findings
        assert wrong not in finding.message


def test_nothing_broken_no_problem() -> None:
    draft = report("本报告统计期限自2024年1月1日至2024年12月31日止。")
    assert problems(DamagedText(), draft) == []
    assert problems(InvisibleCharacters(), draft) == []


def test_invisible_characters_are_told_by_code_and_deleted() -> None:
    text = report("", "我局公开信息12\u200b8条。").document.text
    draft = parsed(text.replace("总体情况", "总体\ufeff\u200b情况"))
    (problem,) = problems(InvisibleCharacters(), draft)
    assert problem.params == {"count": 3, "codes": ("U+FEFF", "U+200B")}
    assert len(problem.related) == 1
    assert fixed(problem, draft) == text.replace("\u200b", "")
    assert problem.fix is not None
    assert problem.fix.safety == "safe"
