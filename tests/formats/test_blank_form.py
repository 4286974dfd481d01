"""The form as it is handed out: its blanks once a table, its instructions, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from reportlint import readers
from reportlint.engine import check_draft, check_options
from tests.formats import lines
from tests.formats.paper import GOOD, Paper, paper, paper_of
from tests.formats.reading import WRITTEN, check_paper
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Box, Sheet

TITLE = "政府信息公开工作年度报告格式模板"
INSTRUCTION = "（文字描述）"


def one_cell_a_paragraph(made: Paper) -> bytes:
    """A text with a blank line behind every cell."""
    return lines.joined(made, "\n", empty=False).replace(b"\n", b"\n\n")


FORMS = {
    **WRITTEN,
    "text-lines": ("report.txt", lines.one_cell_a_line),
    "text-paragraphs": ("report.txt", one_cell_a_paragraph),
}
#: Rules that ask for what a form cannot have yet.
LATER = {"P101", "S101", "S209", "S219"}


def emptied(words: str = INSTRUCTION) -> Paper:
    """The form: headings, empty tables, the words in place of the parts' prose."""

    def items() -> Iterator[Text | Sheet]:
        yield Text("title", TITLE)
        part = 0
        for item in paper("zero").items:
            if isinstance(item, Sheet):
                boxes = [replace(box, text="" if box.key else box.text) for box in item.boxes]
                yield replace(item, boxes=tuple(boxes))
            elif item.role == "heading":
                part += 1
                yield item
                if part in (1, 5, 6):
                    yield Text("body", words)

    return Paper(tuple(items()))


@pytest.mark.parametrize("form", FORMS)
def test_the_blank_form_gets_its_blanks_and_its_instructions(form: str) -> None:
    result = check_paper(FORMS[form], emptied())
    found = [(f.rule, f.location.table or f.location.text) for f in result.findings]
    assert found == [
        ("W101", INSTRUCTION),
        ("C101", "proactive"),
        ("C101", "requests"),
        ("C101", "litigation"),
        ("W101", INSTRUCTION),
        ("W101", INSTRUCTION),
    ]
    blanks = [1 + len(f.related) for f in result.findings if f.rule == "C101"]
    assert blanks == [10, 175, 15]
    reasons = {item.rule: item.reason for item in result.not_assessed if item.rule in LATER}
    assert set(reasons) == LATER
    assert set(reasons.values()) == {"这是没有填写的空白格式，填写后再判断"}


def test_a_draft_whose_tables_are_still_empty_is_no_blank_form() -> None:
    prose = "2024年，本局主动公开政策文件，群众反映良好。" * 3
    rules = {finding.rule for finding in check_paper(FORMS["docx"], emptied(prose)).findings}
    assert {"S101", "P101"} <= rules


def test_a_form_with_one_number_is_judged() -> None:
    made = emptied()
    one = made.with_boxes(
        lambda box: (
            replace(box, text="3") if box.key == ("requests", "new", "natural_person") else box
        )
    )
    rules = {finding.rule for finding in check_paper(FORMS["docx"], one).findings}
    assert {"S101", "P101"} <= rules


@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_2019_is_recognised_though_it_is_blank(form: str) -> None:
    old = paper_of(GOOD / "education-2020-edition-2019.txt")
    made = Paper(
        tuple(
            item
            if isinstance(item, Sheet)
            else replace(item, words=item.words.replace("2020", "2023"))
            for item in old.with_boxes(
                lambda box: replace(box, text="" if box.key else box.text)
            ).items
        )
    )
    found = check_paper(FORMS[form], made).findings
    assert [(f.rule, f.location.table) for f in found if f.rule[0] in "TCAR"] == [
        ("T102", "proactive"),
        ("T102", "requests"),
        ("C101", "litigation"),
    ]


@pytest.mark.parametrize("characters", [4, 6])
def test_labels_wrapped_in_narrow_columns_are_named(characters: int) -> None:
    def wrapped(box: Box) -> Box:
        cuts = range(0, len(box.text), characters)
        return replace(box, text="\n".join(box.text[cut : cut + characters] for cut in cuts))

    found = check_paper(FORMS["text-lines"], emptied().with_boxes(wrapped)).findings
    blanks = {f.location.table: 1 + len(f.related) for f in found if f.rule[0] in "TCR"}
    assert blanks == {"proactive": 10, "requests": 175, "litigation": 15}


def test_a_row_that_is_gone_from_a_blank_table_is_missing() -> None:
    made = emptied().with_boxes(
        lambda box: replace(box, text="") if "重复申请" in box.text else box
    )
    found = [f for f in check_paper(FORMS["text-lines"], made).findings if f.rule == "T104"]
    assert [f.location.row for f in found] == ["not_processed.repeated"]


def test_a_list_of_the_rows_is_no_table() -> None:
    listed = "规章\n行政规范性文件\n行政许可\n行政处罚\n行政强制\n行政事业性收费\n"
    text = f"望岚县政府信息公开指南\n主动公开的内容有下列各项。\n{listed}公开方式为网站。\n"
    (finding,) = check_draft.check_document(
        readers.read(text.encode(), "guide.txt"), check_options.CheckOptions()
    ).result.findings
    assert finding.rule == "R103"


@pytest.mark.parametrize("word", ["零", "若干"])
@pytest.mark.parametrize("form", ["text", "text-lines", "text-paragraphs"])
def test_words_in_place_of_values_are_not_blank(form: str, word: str) -> None:
    made = emptied().with_boxes(lambda box: replace(box, text=word) if box.key else box)
    assert all(finding.rule != "C101" for finding in check_paper(FORMS[form], made).findings)
