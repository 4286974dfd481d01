"""Reports of nothing but prose, for checks that look at nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.model.document import Document, Lines, Span
from reportlint.model.form import Form
from reportlint.model.problem import CheckedCount, Context, Edit, Problem, UnassessedPlace
from reportlint.model.report import Report
from reportlint.parsing.report_assembly import assemble
from reportlint.rules.builtin import load_builtin_rules

if TYPE_CHECKING:
    from reportlint.model.problem import Check

TITLE = "望岚县数据局2024年政府信息公开工作年度报告"


def report(preamble: str, overview: str = "") -> Report:
    """A report for 2024 with a title, a preamble and a first part."""
    front = [preamble] if preamble else []
    parts = ["一、总体情况", overview or "我局认真做好政府信息公开工作。"]
    text = "\n".join([TITLE, *front, *parts])
    return parsed(text)


def parsed(text: str) -> Report:
    """The report that a plain text is."""
    document = Document("draft.txt", "text", text, (Lines(Span(0, len(text))),))
    known = load_builtin_rules()
    return assemble(document, known.forms, None)


def context(year: int | None = 2024) -> Context:
    """What checks know besides the report; ``year`` is the report year."""
    known = load_builtin_rules()
    form: Form = known.forms[0].editions[-1]
    return Context(form, known.forms[0].editions, known.forms[0].vocabulary, year)


def problems(check: Check, draft: Report, year: int | None = 2024) -> list[Problem]:
    """The problems a check yields."""
    return [found for found in check.run(draft, context(year)) if isinstance(found, Problem)]


def unassessed(check: Check, draft: Report, year: int | None = 2024) -> list[UnassessedPlace]:
    """What a check could not judge."""
    return [
        found for found in check.run(draft, context(year)) if isinstance(found, UnassessedPlace)
    ]


def judged(check: Check, draft: Report, year: int | None = 2024) -> int:
    """How many places a check judged."""
    found = check.run(draft, context(year))
    return sum(item.count for item in found if isinstance(item, CheckedCount))


def words(problem: Problem, draft: Report) -> str:
    """The words a problem points at."""
    return problem.span.cut(draft.document.text)


def fixed(problem: Problem, draft: Report) -> str:
    """The draft's text after the problem's fix."""
    assert problem.fix is not None
    text = draft.document.text
    edits: list[Edit] = sorted(problem.fix.edits, key=lambda edit: -edit.span.start)
    for edit in edits:
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text
