"""Whether tables have the rows of the form, each with its label and its width."""

from __future__ import annotations

from reportlint.checks.labels import part_span, rewrite, row_key, table_form, table_key
from reportlint.checks.sequences import find_out_of_order
from reportlint.model.document import Span
from reportlint.model.problem import (
    CheckedCount,
    Edit,
    Fix,
    Place,
    Problem,
    RelatedPlace,
    UnassessedPlace,
)
from reportlint.support.label_key import label_key
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.checks.parameters import Outcomes
    from reportlint.model.form import Row, TableForm
    from reportlint.model.problem import Context
    from reportlint.model.report import Report, Table, TableRow


_ORDINAL = Pattern(r"(?:[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)]?[、.．]?)?[\s]*")
#: More rows than this are told of in one finding: they have one cause.
_FEW = 5
#: So many labels that lost their values prove that the reading tore a table, not its author.
_LOST = 3


def is_torn(table: Table) -> bool:
    """Whether a table in running text lost the order of its cells, as when columns are read down.

    Labels have no values there, while other rows have more than their own; or numbers are wrapped.

    >>> [is_torn(table) for table in REPORT.tables]
    [False, False, False]
    """
    if table.grid or table.has_wrapped_rows:
        return table.has_wrapped_rows
    empty_row_count = sum(row.key is not None and row.count == 0 for row in table.rows)
    surplus = any(row.count > row.expected for row in table.rows)
    return empty_row_count >= _LOST or (empty_row_count > 0 and surplus)


def _torn(part: int | None, table: Table) -> UnassessedPlace:
    return UnassessedPlace(Place(part, table.key), Message("checks.tables.torn"))


class RowsPresent(Record):
    """Every row of the form stands in its table."""

    PROVIDES = frozenset({"table", "row", "label", "labels", "count"})
    VARIANTS = frozenset({"one", "many"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each missing row, or one for many, at the part's heading."""
        for table in report.tables:
            form = table_form(table, context)
            present = {row for row, _ in table.cells}
            missing = [row for row in form.rows if row.key not in present]
            yield CheckedCount(len(form.rows))
            if missing and is_torn(table):
                yield _torn(form.part, table)
                continue
            for rows in [missing] if len(missing) > _FEW else [[row] for row in missing]:
                place = Place(form.part, table.key, rows[0].key if len(rows) == 1 else None)
                yield Problem(part_span(report, form.part), place, _missing(rows, form))


def _missing(rows: Sequence[Row], form: TableForm) -> dict[str, object]:
    labels = tuple([row.ordinal + row.label for row in rows])
    return {
        "variant": "one" if len(rows) == 1 else "many",
        "table": table_key(form),
        "row": row_key(form, rows[0].key),
        "label": labels[0],
        "labels": labels,
        "count": len(rows),
    }


class RowsForeign(Record):
    """No table has a row that the form does not have."""

    PROVIDES = frozenset({"table", "label"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each row that the form does not have."""
        for table in report.tables:
            form = table_form(table, context)
            yield CheckedCount(len(table.rows))
            foreign = [row for row in table.rows if row.key is None]
            if foreign and table.has_wrapped_rows:
                yield _torn(form.part, table)
                continue
            for row in foreign:
                params = {"table": table_key(form), "label": row.label}
                yield Problem(row.label_span, Place(table.part, table.key), params)


class RowsOrder(Record):
    """The rows of a table stand in the form's order."""

    PROVIDES = frozenset({"table", "row", "rows", "before"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem for each table whose rows are out of order."""
        for table in report.tables:
            form = table_form(table, context)
            ranks = {row.key: index for index, row in enumerate(form.rows)}
            known_rows = [row for row in table.rows if row.key is not None]
            numbers = [ranks[row.key or ""] for row in known_rows]
            moved_indexes = find_out_of_order(numbers)
            if not moved_indexes:
                continue
            if is_torn(table):
                yield _torn(table.part, table)
                continue
            first, *others = moved_rows = [known_rows[index] for index in moved_indexes]
            number = numbers[moved_indexes[0]]
            later = (row for row, n in zip(known_rows, numbers, strict=True) if n > number)
            params = {
                "table": table_key(form),
                "row": row_key(form, first.key or ""),
                "rows": tuple([row_key(form, row.key or "") for row in moved_rows]),
                "before": row_key(form, next(later, first).key or ""),
            }
            place, *places = [Place(table.part, table.key, row.key) for row in moved_rows]
            spans = [row.label_span for row in others]
            related = [RelatedPlace(*pair) for pair in zip(places, spans, strict=True)]
            yield Problem(first.label_span, place, params, related=tuple(related))
        yield CheckedCount(len(report.tables))


def wrong_width(row: TableRow, table: Table) -> bool:
    """Whether a row has too many values, or too few in a real table: text may have lost them.

    >>> any(wrong_width(row, WRONG) for row in WRONG.rows)
    False
    """
    return row.count > row.expected or (table.grid and row.count != row.expected)


class RowsWidth(Record):
    """Every row of a table has as many values as the form has columns."""

    PROVIDES = frozenset({"table", "row", "count", "expected", "rows"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem for each table with rows that are too short or too long."""
        for table in report.tables:
            form = table_form(table, context)
            yield CheckedCount(len(table.rows))
            wrong = [row for row in table.rows if row.key is not None and wrong_width(row, table)]
            if not wrong:
                continue
            if is_torn(table):
                yield _torn(table.part, table)
                continue
            first, *others = wrong
            names = tuple([row_key(form, row.key or "") for row in wrong])
            params = {
                "table": table_key(form),
                "row": names[0],
                "rows": names,
                "count": first.count,
                "expected": first.expected,
            }
            place, *places = [Place(table.part, table.key, row.key) for row in wrong]
            related = [RelatedPlace(p, row.span) for p, row in zip(places, others, strict=True)]
            yield Problem(first.span, place, params, related=tuple(related))


class RowsWording(Record):
    """The labels of the rows are worded as the form has them, or in a way that is as good."""

    PROVIDES = frozenset({"table", "label", "statutory"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each label that is understood but not the form's."""
        for table in report.tables:
            form = table_form(table, context)
            yield CheckedCount(len(table.rows))
            varied = [row for row in table.rows if row.key and row.wording == "variant"]
            if varied and table.has_wrapped_rows:
                yield _torn(form.part, table)
                continue
            for row in varied:
                target = form.row(row.key or "")
                if target is not None:
                    statutory = target.ordinal + target.label
                    params = {"table": table_key(form), "label": row.label, "statutory": statutory}
                    place = Place(table.part, table.key, row.key)
                    fix = _relabel(row, target.label, report)
                    yield Problem(row.label_span, place, params, fix=fix)


def _relabel(row: TableRow, statutory: str, report: Report) -> Fix | None:
    """Return the fix that words a label as the form does; None where it is not in one piece."""
    words = row.label_span.cut(report.document.text)
    if label_key(words) != label_key(row.label) or "\n" in words:
        return None
    ordinal = _ORDINAL.regex.match(words)
    span = Span(row.label_span.start + (ordinal.end() if ordinal else 0), row.label_span.end)
    return rewrite(statutory, Edit(span, statutory))
