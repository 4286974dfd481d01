"""Comments in a draft that suppress findings on their words, paragraph, table or cell."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportlint
from reportlint.engine.finding_builder import MOST
from tests.formats import web, word
from tests.formats.paper import Paper, paper_of
from tests.readers import docx_builder as build
from tests.suppression.faulty import MARKDOWN, RULES, rules, write

CLAIM = "**依申请公开。** 收到政府信息公开申请5件"
ROW = "（一）予以公开 |  | 9 |"


def commented(tmp_path: Path, old: str, new: str) -> reportlint.FileResult:
    assert old in MARKDOWN
    return reportlint.check(write(tmp_path, "draft.md", MARKDOWN.replace(old, new)))


def test_the_draft_without_comments(tmp_path: Path) -> None:
    result = reportlint.check(write(tmp_path, "draft.md", MARKDOWN))
    assert rules(result) == ["N101", "A105"]


#: Where a comment stands, and the rules that are left.
HELD = [
    (CLAIM, f"<!-- reportlint: ignore N101 口径不同 -->\n{CLAIM}", ["A105"]),
    (CLAIM, f"<!-- reportlint: ignore N 口径不同 -->\n\n{CLAIM}", ["A105"]),
    (CLAIM, f"<!-- reportlint: ignore claim-received 口径不同 -->\n{CLAIM}", ["A105"]),
    ("无上年结转。", "无上年结转。<!-- reportlint: ignore N101 口径不同 -->", ["A105"]),
    (ROW, ROW.replace("9", "9 <!-- reportlint: ignore A105 待更正 -->"), ["N101"]),
    (ROW, ROW.replace("9", "<!-- reportlint: ignore A105 待更正 --> 9"), ["N101"]),
    ("| （本列数据的", "<!-- reportlint: ignore A105 待更正 -->\n| （本列数据的", ["N101"]),
]


@pytest.mark.parametrize(("old", "new", "left"), HELD)
def test_a_comment_suppresses_what_it_is_about(
    old: str, new: str, left: list[str], tmp_path: Path
) -> None:
    result = commented(tmp_path, old, new)
    assert rules(result) == left
    assert [(item.source, item.where) for item in result.suppressions] == [("comment", "")]


#: A comment that does not hold, and what is told of it.
LAPSED = [
    ("reportlint: ignore N101", "没有写理由"),
    ("reportlint: ignore A105 不在这里", "批注抑制 A105，但这里没有对应的问题"),
    ("reportlint: ignore A1O5 口径不同", "没有这条规则，是否指“A105”"),
    ("reportlint: ignore E101 口径不同", "看不懂"),
    ("reportlint: ignore", "看不懂给 reportlint 的批注“ignore”"),
    ("reportlint: ingore N101 口径不同", "看不懂给 reportlint 的批注“ingore N101"),
]


@pytest.mark.parametrize(("words", "told"), LAPSED)
def test_a_comment_that_does_not_hold_is_told_where_it_stands(
    words: str, told: str, tmp_path: Path
) -> None:
    result = commented(tmp_path, CLAIM, f"<!-- {words} -->\n{CLAIM}")
    assert rules(result) == ["E101", "N101", "A105"]
    assert told in result.findings[0].message
    assert result.findings[0].location.text == f"<!-- {words} -->"
    assert result.suppressed == 0


def test_of_several_rules_each_is_judged_for_itself(tmp_path: Path) -> None:
    words = "<!-- reportlint: ignore N101, A105 口径不同 -->"
    result = commented(tmp_path, CLAIM, f"{words}\n{CLAIM}")
    assert rules(result) == ["E101", "A105"]
    assert "A105" in result.findings[0].message


def test_comments_count_for_nothing_where_suppressions_do_not(tmp_path: Path) -> None:
    text = MARKDOWN.replace(CLAIM, f"<!-- reportlint: ignore N101 口径不同 -->\n{CLAIM}")
    draft = write(tmp_path, "draft.md", text)
    assert rules(reportlint.check(draft, suppressions=False)) == ["N101", "A105"]


def test_more_comments_than_anybody_writes_are_cut_off_and_told(tmp_path: Path) -> None:
    many = "<!-- reportlint: ignore W304 多余 -->\n" * 501
    result = commented(tmp_path, CLAIM, f"{many}\n{CLAIM}")
    assert sum("超过 500 条" in finding.message for finding in result.findings) == 1
    assert rules(result).count("E101") == MOST + 1


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    return paper_of(write(tmp_path_factory.mktemp("paper")))


def test_comments_of_a_web_page(paper: Paper, tmp_path: Path) -> None:
    page = web.page(paper)
    assert page.count("（二）依申请公开情况") == 1
    draft = write(tmp_path, "draft.html", page)
    assert rules(reportlint.check(draft)) == list(RULES)
    before = page.replace(
        "<p>（二）依申请公开情况",
        "<!-- reportlint: ignore N101 口径不同 -->\n<p>（二）依申请公开情况",
    )
    assert rules(reportlint.check(write(tmp_path, "draft.html", before))) == ["A105", "W304"]
    within = page.replace("28件", "28件<!-- reportlint: ignore N101 口径不同 -->")
    assert rules(reportlint.check(write(tmp_path, "draft.html", within))) == ["A105", "W304"]
    cell = page.replace(">7</td>", "><!--reportlint: ignore A105 待更正-->7</td>")
    assert cell != page
    assert rules(reportlint.check(write(tmp_path, "draft.html", cell))) == ["N101", "W304"]


def commented_word(paper: Paper, words: str, comment: str) -> bytes:
    """Return the paper as a Word file with a comment on some words of it."""
    blocks = [word.block(item) for item in paper.items]
    found = [index for index, block in enumerate(blocks) if f">{words}<" in block]
    assert len(found) == 1
    start, end = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'
    block = blocks[found[0]]
    at = block.index(f">{words}<")
    run, after = block.rindex("<w:r>", 0, at), block.index("</w:r>", at) + len("</w:r>")
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    blocks[found[0]] = block[:run] + start + block[run:after] + end + reference + block[after:]
    told = f'<w:comment w:id="0" w:author="编辑">{build.paragraph(comment)}</w:comment>'
    return build.word(*blocks, comments=told)


def test_comments_of_word(paper: Paper, tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(word.word(paper))
    assert rules(reportlint.check(draft)) == list(RULES)
    draft.write_bytes(commented_word(paper, "7", "reportlint: ignore A105 台账待更正"))
    result = reportlint.check(draft)
    # NOTE: the comment itself is no trace of drafting, W102: it is there on purpose.
    assert rules(result) == ["N101", "W304"]
    assert [item.reason for item in result.suppressions] == ["台账待更正"]
    draft.write_bytes(commented_word(paper, "7", "reportlint: ignore N101 不在这里"))
    assert sorted(rules(reportlint.check(draft))) == sorted([*RULES, "E101"])
    draft.write_bytes(commented_word(paper, "7", "请再核对"))
    assert sorted(rules(reportlint.check(draft))) == sorted([*RULES, "W102"])
