"""Totals that nobody filled in are told once, with what they should be; other sums go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reportlint import readers
from reportlint.engine import check_draft, check_options
from reportlint.model.finding import FileResult
from tests.formats.reading import PAPERS, WITHOUT_CELLS, WRITTEN
from tests.strategies.rendering.sheets import Box

FORMS = [form for form in WRITTEN if form not in {*WITHOUT_CELLS, "text-tabs"}]
Key = tuple[str, str, str]
LINES: dict[str, tuple[Callable[[Key], bool], int]] = {
    "column": (lambda key: key[0] == "requests" and key[2] == "total", 25),
    "row": (lambda key: key[:2] == ("requests", "processed_total"), 7),
    "litigation": (lambda key: key[0] == "litigation" and key[2] == "total", 3),
}


def checked(form: str, texts: Callable[[Box], str]) -> FileResult:
    name, render = WRITTEN[form]
    paper = PAPERS["clean"].with_boxes(lambda box: replace(box, text=texts(box)))
    return check_draft.check_document(
        readers.read(render(paper), name), check_options.CheckOptions()
    ).result


@pytest.mark.parametrize("blank", ["", "/"])
@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("form", FORMS)
def test_an_empty_line_of_totals_is_one_finding(form: str, line: str, blank: str) -> None:
    lies_in, count = LINES[line]
    result = checked(form, lambda box: blank if box.key and lies_in(box.key) else box.text)
    (finding,) = result.findings
    assert finding.rule == ("C102" if blank else "C101")
    assert 1 + len(finding.related) == count
    assert "总计空着，按各项相加：" in finding.message


def test_another_wrong_cell_is_still_found() -> None:
    lies_in, _ = LINES["column"]
    wrong = ("requests", "granted", "natural_person")

    def texts(box: Box) -> str:
        if box.key == wrong:
            return str(int(box.text) + 1)
        return "" if box.key and lies_in(box.key) else box.text

    found = [
        (f.rule, f.location.row, f.location.column_key) for f in checked("docx", texts).findings
    ]
    assert found == [
        ("C101", "new", "total"),
        ("A102", "processed_total", "natural_person"),
    ]


def test_one_blank_total_is_named_by_its_sum() -> None:
    place = ("requests", "granted", "total")
    result = checked("docx", lambda box: "" if box.key == place else box.text)
    assert [f.rule for f in result.findings] == ["A105", "C101"]
    assert "总计 空白" in result.findings[0].message
    assert "总计 0" not in result.findings[0].message
