"""What is no annual report of a known form is told for what it is, and not judged."""

from __future__ import annotations

import pytest

import reportlint
from reportlint import readers
from reportlint.engine import check_draft, check_options
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
