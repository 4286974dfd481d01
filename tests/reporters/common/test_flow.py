"""A draft cut into units for showing: in order, nothing twice, nothing left out."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.api import extract
from reportlint.model.document import Span
from reportlint.model.report import Report
from reportlint.reporters.common.flow import PART, Unit, assign_findings, build_units
from reportlint.support.records import replace
from tests.corpus import CORPUS
from tests.reporters.outcomes import REPORT, TEXT, findings

DATA = Path(__file__).parents[2] / "readers" / "data"
DRAFTS = (
    *sorted((CORPUS / "good").iterdir()),
    *sorted((CORPUS / "bad" / "S203").iterdir()),
    DATA / "docx" / "libreoffice.docx",
    DATA / "pdf" / "libreoffice-plain.pdf",
)


@pytest.fixture(scope="module", params=DRAFTS, ids=lambda path: path.name)
def report(request: pytest.FixtureRequest) -> Report:
    return extract(request.param)


def test_units_follow_each_other_and_leave_nothing_out(report: Report) -> None:
    text = report.document.text
    units = build_units(report)
    spans = [Span(0, 0), *(unit.span for unit in units), Span(len(text), len(text))]
    for before, after in itertools.pairwise(spans):
        assert before.end <= after.start
        # Markdown's signs before headings are no words.
        assert text[before.end : after.start].strip(" \n\r\f\t\u3000#") == ""
    for unit in units:
        assert [span for span in unit.spans if not unit.span.start <= span.start] == []
        assert all(span.end <= unit.span.end for span in unit.spans)


def test_every_table_of_the_form_and_every_heading_has_its_unit(report: Report) -> None:
    units = build_units(report)
    assert [unit.table for unit in units if unit.table is not None] == sorted(
        report.tables, key=lambda table: table.span.start
    )
    heads = [unit.span.start for unit in units if unit.level == PART]
    assert heads == [part.heading.span.start for part in report.parts]
    assert any(unit.level == 1 for unit in units) == (report.title is not None)


def shown(unit: Unit) -> str:
    return "".join(span.cut(TEXT) for span in unit.spans)


def test_units_of_a_draft_in_lines() -> None:
    told = [(unit.level, shown(unit)[:12]) for unit in build_units(REPORT)]
    assert told == [
        (1, "示例市数据局2024年政"),
        (0, "本报告所列数据的统计期限"),
        (2, "一、总体情况"),
        (0, "2024年，我局认真落实"),
        (2, "三、收到和处理政府信息公"),
        (0, "自然人 商业企业 其他 "),
        (0, "联系电话：\x1b[31m00"),
    ]


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, 9)), max_size=9))
def test_every_finding_belongs_to_one_unit(places: list[tuple[int, int]]) -> None:
    base = findings("zh")[0]
    made = [replace(base, span=Span(start, start + length)) for start, length in sorted(places)]
    units = build_units(REPORT)
    shares = assign_findings(made, units)
    assert [number for share in shares for number, _ in share] == list(range(1, len(made) + 1))
    for unit, share in zip(units[1:], shares[1:], strict=True):
        assert all(finding.span.start >= unit.span.start for _, finding in share)
