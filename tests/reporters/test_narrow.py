"""Screens of forty columns: nothing stands beyond them, and nothing is lost."""

from __future__ import annotations

from functools import cache

import pytest

from reportlint import readers
from reportlint.engine.check_draft import check_document
from reportlint.engine.check_options import CheckOptions
from reportlint.model.finding import FileResult
from reportlint.reporters.common import format_position
from reportlint.reporters.common.screen import count_columns, make_visible
from reportlint.rules.builtin import load_builtin_rules
from reportlint.support.records import replace
from tests.corpus import CORPUS
from tests.reporters.outcomes import outcomes
from tests.reporters.writing import render_all, strip_colours, view


@cache
def results(language: str) -> tuple[FileResult, ...]:
    files = sorted((CORPUS / "bad").glob("[ACRST]1*/*.*"))
    files = [file for file in files if file.suffix in (".txt", ".html", ".docx", ".md")][::4]
    options = CheckOptions(language=language)
    checked = [
        check_document(readers.read(file.read_bytes(), file.name), options).result for file in files
    ]
    assert len(checked) > 5
    return (*outcomes(language), *checked)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["full", "grouped"])
@pytest.mark.parametrize("width", [40, 47, 60])
def test_every_line_fits_and_no_word_is_lost(language: str, name: str, width: int) -> None:
    shown = replace(
        view(language, width=width, verbose=True), forms=load_builtin_rules().forms[0].editions
    )
    coloured = render_all(name, results(language), replace(shown, colour=True))
    text = render_all(name, results(language), shown)
    # Colours change nothing but colours: lines end where they ended.
    plain = strip_colours(coloured)
    assert [line.rstrip() for line in plain.split("\n")] == text.split("\n")
    paths = {make_visible(result.path) for result in results(language)}
    lines = [line for line in text.split("\n") if line not in paths]
    assert [line for line in lines if count_columns(line) > width] == []
    said = squeezed(text)
    for result in results(language):
        for finding in result.findings:
            assert squeezed(make_visible(finding.message)) in said
            if name == "full":
                assert squeezed(format_position(finding.location, language)) in said


def test_what_goes_on_below_is_set_in() -> None:
    result = replace(outcomes("zh")[0], findings=outcomes("zh")[0].findings[3:4])
    lines = render_all("full", [result], view("zh", width=40)).split("\n")
    start = next(n for n, line in enumerate(lines) if "办理结果总计" in line)
    assert lines[start].startswith("    “")
    assert lines[start + 1].startswith("      ")
    assert all(line.startswith("  ") for line in lines[1 : lines.index("")])
