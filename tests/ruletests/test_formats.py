"""The drafts of cases in every format: written, read again, and judged the same."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from reportlint.model.rule_test import CaseMark, DraftSpec
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.draft import Draft, build_rows
from reportlint.ruletests.draft_builder import build_draft
from reportlint.ruletests.formats import ALL, QUICK, build_document, select_formats
from reportlint.ruletests.rendering import render_docx, render_html, render_markdown
from reportlint.ruletests.runner import build_report, run_cases
from tests.rules.loading import RELATION, loaded

CELLS = DraftSpec(tables={"requests": {"new": {"other": "3", "total": "3"}}})


def draft(sketch: DraftSpec) -> Draft:
    return build_draft(sketch, load_builtin_rules().forms[0].editions)


@pytest.mark.parametrize("form", ALL)
@pytest.mark.parametrize("year", [2020, 2024])
def test_what_is_written_is_read_again(form: str, year: int) -> None:
    sketch = DraftSpec(year=year, tables={"requests": {"new": {"other": "3", "total": "4"}}})
    report = build_report(sketch, form, load_builtin_rules())
    assert [part.number for part in report.parts] == [1, 2, 3, 4, 5, 6]
    requests = report.table("requests")
    assert requests is not None
    assert {place: cell.value for place, cell in requests.cells.items() if cell.value} == {
        ("new", "other"): 3,
        ("new", "total"): 4,
    }
    assert all(cell.certain for table in report.tables for cell in table.cells.values())
    assert [table.key for table in report.tables] == ["proactive", "requests", "litigation"]
    assert report.year == year


@pytest.mark.parametrize(
    ("sketch", "wanted", "formats"),
    [
        (CELLS, ALL, ALL),
        (CELLS, QUICK, QUICK),
        (DraftSpec(format="text"), ALL, ("text",)),
        (DraftSpec(format="grid"), ALL, ("grid", "markdown", "html", "docx")),
        (DraftSpec(format="plain"), ALL, ("text", "grid")),
        (DraftSpec(draft="甲"), ALL, ("text",)),
        (DraftSpec(unreadable=("requests",)), QUICK, ("text",)),
        (DraftSpec(marks=(CaseMark("comment"),)), ALL, ("text", "grid", "docx")),
        (DraftSpec(tables={"requests": {"new": {"other": ""}}}), QUICK, ("grid",)),
        (DraftSpec(tables={"requests": {"new": ("1", "")}}), ALL, ALL[1:]),
    ],
)
def test_formats_that_show_a_case(
    sketch: DraftSpec, wanted: tuple[str, ...], formats: tuple[str, ...]
) -> None:
    assert select_formats(sketch, wanted) == formats


def test_signs_of_markup_are_only_signs() -> None:
    text = "数据<b>&amp;“1 < 2”\n下一行"
    sketch = DraftSpec(parts={1: (text,)})
    assert "<b>" not in render_html(draft(sketch)).replace("<body>", "")
    with ZipFile(BytesIO(render_docx(draft(sketch)))) as archive:
        assert b"&lt;b&gt;&amp;amp;" in archive.read("word/document.xml")
    for form in ("html", "docx"):
        assert (
            "数据<b>&amp;“1 < 2”"
            in build_document(sketch, form, load_builtin_rules().forms[0].editions).text
        )


def test_markdown_has_headings_and_tables() -> None:
    text = render_markdown(draft(CELLS))
    assert text.startswith("# 示例市数据局2024年政府信息公开工作年度报告\n\n")
    assert "\n## 三、收到和处理政府信息公开申请情况\n" in text
    assert "\n| --- | --- |" in text


def test_rows_of_a_grid_are_of_the_same_width() -> None:
    for table in draft(CELLS).tables:
        assert len({len(row) for row in build_rows(table)}) == 1


def test_a_word_file_is_the_same_each_time() -> None:
    assert render_docx(draft(CELLS)) == render_docx(draft(CELLS))


def test_a_case_runs_in_every_format_asked_for() -> None:
    found = loaded(RELATION)
    results = list(run_cases(found.rules, found.docs, load_builtin_rules(), ALL))
    assert [result.format for result in results] == [*ALL, *ALL]
    assert {result.failure for result in results} == {None}
    assert [result.has_finding for result in results] == [False] * 5 + [True] * 5


@pytest.mark.parametrize("form", ["text", "grid", "docx"])
def test_marks_stand_where_they_are_put(form: str) -> None:
    sketch = DraftSpec(
        marks=(CaseMark("picture", 2), CaseMark("recognised", 3), CaseMark("doubtful", 5, "问题")),
        parts={5: ("存在问题。",)},
    )
    document = build_document(sketch, form, load_builtin_rules().forms[0].editions)
    picture, recognised, doubtful = document.marks[-3:]
    assert document.text[: picture.span.start].endswith("二、主动公开政府信息情况")
    covered = recognised.span.cut(document.text)
    assert "本年新收" in covered
    assert "结果维持" not in covered
    assert doubtful.span.cut(document.text) == "问题"
