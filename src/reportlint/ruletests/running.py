"""Runs the cases of rules and says of each whether it came out as it says."""

from __future__ import annotations

from reportlint.document import Mark, Span
from reportlint.errors import RuleError
from reportlint.evaluate import evaluate
from reportlint.parsing import parse
from reportlint.problems import Context
from reportlint.readers.plain import from_text
from reportlint.records import record, replace
from reportlint.rendering import text
from reportlint.rules.cases import FORMATS
from reportlint.ruletests.expecting import unmet
from reportlint.ruletests.sketches import draft_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.document import Document
    from reportlint.evaluate import Outcome
    from reportlint.forms import Form
    from reportlint.report import Report
    from reportlint.rules.builtin import Builtin
    from reportlint.rules.cases import Case, Sketch
    from reportlint.rules.model import Rule, RuleDoc

_FILE = "draft.txt"


@record
class CaseResult:
    """What became of a case: ``failure`` says what is not as it should be, "" if all is.

    ``path`` and ``line`` are where the case stands; ``format`` is how its draft was written.
    """

    rule: str
    section: str
    name: str
    path: str
    line: int
    format: str
    failure: str


def run(
    rules: Iterable[Rule], docs: Mapping[str, RuleDoc], builtin: Builtin
) -> Iterator[CaseResult]:
    """Run every case of the rules, in each format that can show it."""
    for rule in rules:
        doc = docs[rule.id]
        for case in doc.tests:
            for form in _formats(case.sketch):
                yield CaseResult(
                    rule.id,
                    case.section,
                    case.name,
                    doc.path,
                    case.line,
                    form,
                    _failure(rule, case, form, builtin),
                )


def _formats(sketch: Sketch) -> tuple[str, ...]:
    if sketch.format is not None:
        return (sketch.format,)
    if sketch.draft is not None or sketch.unreadable:
        return FORMATS[:1]
    blank = any(
        "" in (values if isinstance(values, tuple) else values.values())
        for rows in sketch.tables.values()
        for values in rows.values()
    )
    return FORMATS[1:] if blank else FORMATS


def _failure(rule: Rule, case: Case, form: str, builtin: Builtin) -> str:
    try:
        report = report_of(case.sketch, form, builtin)
    except RuleError as error:
        return str(error)
    context = _context(report, case.sketch, builtin)
    told, outcome = (evaluate(report, [rule], context, language) for language in ("en", "zh"))
    broken = told.broken or outcome.broken
    return str(broken[0]) if broken else _compared(case, outcome, report)


def report_of(sketch: Sketch, form: str, builtin: Builtin) -> Report:
    """Write the draft of a case and parse it as any draft is; raises RuleError for a bad case."""
    document = _document(sketch, form, builtin.forms)
    return parse(document, builtin.forms, builtin.vocabulary, sketch.expected_year)


def _document(sketch: Sketch, form: str, forms: tuple[Form, ...]) -> Document:
    path = sketch.file or _FILE
    if sketch.draft is not None:
        return from_text(sketch.draft, path)
    draft = draft_of(sketch, forms)
    document = from_text(text.render(draft, bars=form == "grid"), path)
    marks = []
    for mark in sketch.marks:
        heading = next((p.heading for p in draft.parts if p.number == mark.part), "")
        end = document.text.find(f"\n{heading}\n") + 1 + len(heading)
        marks.append(Mark(mark.kind, Span(end, end), mark.text))
    return replace(document, marks=tuple(marks))


def _context(report: Report, sketch: Sketch, builtin: Builtin) -> Context:
    form = next(form for form in builtin.forms if form.edition == report.edition)
    return Context(form, builtin.forms, builtin.vocabulary, sketch.expected_year)


def _compared(case: Case, outcome: Outcome, report: Report) -> str:
    if case.section in ("fail", "todo"):
        gap = unmet(case, outcome, report)
        if case.section == "fail":
            return gap
        return "" if gap else "the gap is closed: move the case to pass or fail"
    if outcome.findings:
        return f"unexpected: {outcome.findings[0].message}"
    missing = outcome.not_assessed
    if case.section == "not-assessed":
        return "" if missing else "was assessed, without a finding"
    return f"not assessed: {missing[0].reason}" if missing else ""
