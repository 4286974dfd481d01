"""A report says the same in every format, and the same is found in it."""

from __future__ import annotations

import pytest

from reportlint import readers
from reportlint.model.finding import Finding
from tests.formats.mistakes import BY_NAME, CELL, Expected
from tests.formats.reading import MADE, PAPERS, WITHOUT_CELLS, WRAPPED, WRITTEN, every_format, read
from tests.formats.reading import source as bytes_of

#: What is told of an empty cell where cells do not show: its row is short of a value.
SHORT_ROW = Expected("R105", "warning", 3, *CELL, "")
FORMAT_OF = {"text-tabs": "text", "text-bars": "text", "ofd-lines": "ofd"}


def expected(form: str, name: str) -> list[tuple[object, ...]]:
    mistake = BY_NAME.get(name)
    found = mistake.found if mistake else ()
    if mistake is not None and mistake.blank and form in WITHOUT_CELLS:
        found = (SHORT_ROW,)
    return [
        (each.rule, each.severity, each.part, each.table, each.row, each.column, dict(each.values))
        for each in found
    ]


def told(finding: Finding) -> tuple[object, ...]:
    place = finding.location
    keys = (place.part, place.table, place.row, place.column_key)
    return (finding.rule, finding.severity, *keys, dict(finding.values))


@every_format
def test_the_same_is_found_in_every_format(form: str, name: str) -> None:
    result = read(form, name).result
    assert result.status == "checked"
    assert [told(finding) for finding in result.findings] == expected(form, name)


@every_format
def test_findings_point_at_the_same_words(form: str, name: str) -> None:
    mistake = BY_NAME.get(name)
    if mistake is None or (mistake.blank and form in WITHOUT_CELLS):
        return
    words = [finding.location.text for finding in read(form, name).result.findings]
    if form in WRAPPED:
        words = [text.replace("\n", "") for text in words]
    assert words == [each.text for each in mistake.found]


@every_format
def test_cells_are_read_the_same_from_every_format(form: str, name: str) -> None:
    paper = read(form, name).paper
    report = read(form, name).result.report
    assert report is not None
    got = {
        (table.key, *place): (cell.raw, cell.certain)
        for table in report.tables
        for place, cell in table.cells.items()
    }
    wanted = {key: (box.text, True) for key, box in paper.boxes.items()}
    if name == "blank-cell" and form in WITHOUT_CELLS:
        short = {key for key in wanted if key[:2] == CELL[:2]}
        assert {key for key in got if not got[key][1]} == short
        got, wanted = ({k: v for k, v in each.items() if k not in short} for each in (got, wanted))
    assert got == wanted


@every_format
def test_the_rest_is_read_the_same_too(form: str, name: str) -> None:
    report = read(form, name).result.report
    plain = read("text", name).result.report
    assert report is not None
    assert plain is not None
    assert (report.edition, report.year, report.organ) == (plain.edition, plain.year, plain.organ)
    assert [p.heading.text for p in report.parts] == [p.heading.text for p in plain.parts]
    assert [p.text for p in report.passages] == [p.text for p in plain.passages]
    assert [(p.start, p.end) for p in report.periods] == [(p.start, p.end) for p in plain.periods]


@every_format
def test_nothing_is_left_unjudged(form: str, name: str) -> None:
    if name != "blank-cell" or form not in WITHOUT_CELLS:
        assert read(form, name).result.not_assessed == ()


@pytest.mark.parametrize("form", [*WRITTEN, *MADE])
def test_the_format_is_told_by_what_the_file_holds(form: str) -> None:
    data = bytes_of(form, "wrong-cell")
    wanted = MADE[form].suffix if form in MADE else FORMAT_OF.get(form, form)
    wanted = wanted if wanted in ("pdf", *WRITTEN) else "office"
    for name in ("-", "draft", "draft.xyz"):
        assert readers.detect_format(data, name).name == wanted


def test_papers_hold_figures_of_every_kind() -> None:
    full = {box.text for box in PAPERS["clean"].boxes.values()}
    assert {"0", "12.36"} <= full
    assert any(len(text) > 2 and text.isdigit() for text in full)
    assert {box.text for box in PAPERS["zero"].boxes.values()} == {"0"}
