"""Changes each number of passing arithmetic cases by one: some rule has to notice."""

from __future__ import annotations

from reportlint.ruletests.formats import GRID
from reportlint.ruletests.runner import build_context, build_report
from reportlint.support.errors import RuleError
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.model.finding import Finding
    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.model.rule_test import Case, DraftSpec, RowValues
    from reportlint.rules.builtin import BuiltinRules

#: What a number is changed by.
_STEPS = (1, -1)


class Mutant(Record):
    """A case with one number changed; ``is_detected`` says whether a rule noticed."""

    rule: str
    name: str
    path: str
    line: int
    cell: str
    before: str
    after: str
    is_detected: bool


def generate_mutants(
    rules: Iterable[Rule],
    docs: Mapping[str, RuleDoc],
    everything: tuple[Rule, ...],
    builtin: BuiltinRules,
) -> Iterator[Mutant]:
    """Try every number that the passing cases of arithmetic rules state, with all rules."""
    for rule in rules:
        if not _is_arithmetic(rule):
            continue
        doc = docs[rule.id]
        for case in doc.tests:
            if case.section == "pass" and case.draft_spec.tables:
                yield from _mutate_case(case, doc, everything, builtin)


def _is_arithmetic(rule: Rule) -> bool:
    """Whether a rule holds numbers to be equal."""
    from reportlint.expressions.trees import Comparison, walk

    assertion = getattr(rule.build_check(), "assert_", None)
    return assertion is not None and any(
        isinstance(node, Comparison) and "==" in node.operators for node in walk(assertion)
    )


def _mutate_case(
    case: Case, doc: RuleDoc, everything: tuple[Rule, ...], builtin: BuiltinRules
) -> Iterator[Mutant]:
    before = _collect_findings(case.draft_spec, everything, builtin)
    if before is None:
        return  # the case itself fails, and says why
    for cell, old, new, draft_spec in _change_numbers(case.draft_spec):
        after = _collect_findings(draft_spec, everything, builtin)
        is_detected = after is None or not after <= before
        yield Mutant(doc.id, case.name, doc.path, case.line, cell, old, new, is_detected)


def _collect_findings(
    draft_spec: DraftSpec, everything: tuple[Rule, ...], builtin: BuiltinRules
) -> frozenset[tuple[object, ...]] | None:
    """Return what all findings say and point at, None for a case that makes no draft."""
    from reportlint.engine.evaluation import evaluate

    try:
        report = build_report(draft_spec, GRID, builtin)
    except RuleError:
        return None
    outcome = evaluate(report, everything, build_context(report, draft_spec, builtin), "en")
    return frozenset(map(_identify, outcome.findings))


def _identify(finding: Finding) -> tuple[object, ...]:
    """Return what tells a finding from another, whatever stands before it in the draft."""
    cells = (finding.location, *finding.related)
    places = ((cell.row, cell.column_key, cell.text) for cell in cells)
    return (finding.rule, finding.message, *places)


def _change_numbers(draft_spec: DraftSpec) -> Iterator[tuple[str, str, str, DraftSpec]]:
    """Return each number of tables changed: its cell, the old, the new, and the case's draft."""
    for table, rows in draft_spec.tables.items():
        for row, values in rows.items():
            pairs = values.items() if isinstance(values, dict) else enumerate(values)
            for column, old in pairs:
                for new in _list_neighbours(old):
                    new_rows = {**rows, row: _replace_value(values, column, new)}
                    tables = {**draft_spec.tables, table: new_rows}
                    yield f"{table}[{row}, {column}]", old, new, replace(draft_spec, tables=tables)


def _list_neighbours(number: str) -> Iterator[str]:
    if number.isascii() and number.isdigit():
        yield from (str(int(number) + step) for step in _STEPS if int(number) + step >= 0)


def _replace_value(values: RowValues, column: str | int, new: str) -> RowValues:
    if isinstance(values, dict):
        return {**values, str(column): new}
    return tuple(new if place == column else old for place, old in enumerate(values))
