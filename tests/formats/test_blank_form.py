"""The form as it is handed out: its blanks once a table, its instructions, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from reportlint import api, choosing, readers
from reportlint.findings import FileResult
from tests.formats.paper import Paper, paper
from tests.formats.reading import WITHOUT_CELLS, WRITTEN
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Sheet

TITLE = "政府信息公开工作年度报告格式模板"
INSTRUCTION = "（文字描述）"
#: Pasted with tabs, rows of one cell are lines between the tables.
GRIDS = [form for form in WRITTEN if form not in {*WITHOUT_CELLS, "text-tabs"}]
#: Rules that ask for what a form cannot have yet.
LATER = {"P101", "S101", "S209", "S210", "S219"}


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


def checked(form: str, made: Paper) -> FileResult:
    name, render = WRITTEN[form]
    return api.check_document(readers.read(render(made), name), choosing.Options()).result


@pytest.mark.parametrize("form", GRIDS)
def test_the_blank_form_gets_its_blanks_and_its_instructions(form: str) -> None:
    result = checked(form, emptied())
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
    rules = {finding.rule for finding in checked("docx", emptied(prose)).findings}
    assert {"S101", "P101"} <= rules


def test_a_form_with_one_number_is_judged() -> None:
    made = emptied()
    one = made.with_boxes(
        lambda box: (
            replace(box, text="3") if box.key == ("requests", "new", "natural_person") else box
        )
    )
    rules = {finding.rule for finding in checked("docx", one).findings}
    assert {"S101", "P101"} <= rules
