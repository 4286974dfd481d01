"""Of a field only the result is text, and of a page number not even that."""

from __future__ import annotations

import pytest

from reportlint.readers import docx
from tests.readers.docx_builder import paragraph, run, word

BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)


def instruction(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def field(words: str, *result: str) -> str:
    return f"{BEGIN}{instruction(words)}{SEPARATE}{''.join(result)}{END}"


def read(*body: str) -> str:
    return docx.read(word(*body), "draft.docx").text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (field(" =SUM(ABOVE) ", run("12")), "前12后"),
        (field(' HYPERLINK "http://example.org" ', run("链接")), "前链接后"),
        (field(" PAGE ", run("3")), "前后"),
        (field("numpages \\* MERGEFORMAT", run("3")), "前后"),
        (field(" PAGEREF _Toc1 \\h ", run("3")), "前后"),
        (field(" HYPERLINK ", run("见"), field(" PAGEREF x ", run("3")), run("页")), "前见页后"),
        (f"{BEGIN}{instruction('PA')}{instruction('GE')}{SEPARATE}{run('3')}{END}", "前后"),
        (f"{BEGIN}{instruction('IF')}{field('X', run('1'))}{SEPARATE}{run('真')}{END}", "前真后"),
        (f"{BEGIN}{instruction('XE')}{run('索引')}{END}", "前后"),
        (f'<w:fldSimple w:instr=" DATE ">{run("2025年")}</w:fldSimple>', "前2025年后"),
        (f'<w:fldSimple w:instr=" PAGE ">{run("3")}</w:fldSimple>', "前后"),
        (f"{END}{SEPARATE}{instruction('PAGE')}", "前后"),
    ],
)
def test_the_result_of_a_field_is_text(content: str, expected: str) -> None:
    assert read(paragraph("前", content, "后")) == expected


@pytest.mark.parametrize(
    "open_field", [BEGIN, BEGIN + SEPARATE, BEGIN + instruction("PAGE") + SEPARATE, BEGIN * 3]
)
def test_an_unclosed_field_does_not_swallow_the_report(open_field: str) -> None:
    assert read(paragraph("前", open_field), paragraph("后")).endswith("\n后")


def test_a_result_may_go_over_paragraphs() -> None:
    opened = f"{BEGIN}{instruction('INCLUDETEXT')}{SEPARATE}"
    assert read(paragraph(opened, "一"), paragraph("二", END)) == "一\n二"


def test_hidden_fields_open_and_close_too() -> None:
    hidden = field("XE", run("索引")).replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    assert read(paragraph("前", hidden, "后")) == "前后"
