"""Whether a table has the rows and columns of the form: missing, foreign, swapped, too wide."""

from __future__ import annotations

from reportlint.checks.labels import part_span, row_key, table_form, table_key
from reportlint.checks.order import find_out_of_order
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
    from collections.abc import Iterator, Sequence

    from reportlint.model.form import Row, TableForm
    from reportlint.model.problem import Context
    from reportlint.model.report import Report, Table, TableRow


_ORDINAL = Pattern(r"(?:[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)]?[、.．]?)?[\s]*")
#: More rows than this are told of in one finding: they have one cause.
_FEW = 5


#: So many labels that lost their values prove that the reading tore a table, not its author.
_LOST = 3
_TORN = Message("checks.table_shape.misplaced_text")


def is_torn(table: Table) -> bool:
    """Whether a table in running text lost the order of its cells, as when columns are read down.

    Labels have no values there, while other rows have more than their own; or numbers are wrapped.
    """
    if table.grid or table.has_wrapped_rows:
        return table.has_wrapped_rows
    empty_row_count = sum(row.key is not None and row.count == 0 for row in table.rows)
    surplus = any(row.count > row.expected for row in table.rows)
    return empty_row_count >= _LOST or (empty_row_count > 0 and surplus)


class RowsPresent(Record):
    """Every row of the form stands in its table."""

    PROVIDES = frozenset({"table", "row", "label", "labels", "count"})
    VARIANTS = frozenset({"one", "many"})

    def run(
        self, report: Report, context: Context
    ) -> Iterator[Problem | UnassessedPlace | CheckedCount]:
        """Yield a problem for each missing row, or one for many, at the part's heading."""
        count = 0
        for table in report.tables:
            form = table_form(table, context)
            present = {row for row, _ in table.cells}
            count += len(form.rows)
            missing = [row for row in form.rows if row.key not in present]
            if missing and is_torn(table):
                yield UnassessedPlace(Place(form.part, table.key), _TORN)
                continue
            groups = [missing] if len(missing) > _FEW else [[row] for row in missing]
            for rows in groups:
                place = Place(form.part, table.key, rows[0].key if len(rows) == 1 else None)
                yield Problem(part_span(report, form.part), place, _missing(rows, form))
        yield CheckedCount(count)


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

    def run(
        self, report: Report, context: Context
    ) -> Iterator[Problem | UnassessedPlace | CheckedCount]:
        """Yield a problem for each row that the form does not have."""
        count = 0
        for table in report.tables:
            form = table_form(table, context)
            count += len(table.rows)
            foreign = [row for row in table.rows if row.key is None]
            if foreign and table.has_wrapped_rows:
                yield UnassessedPlace(Place(form.part, table.key), _TORN)
                continue
            for row in foreign:
                params = {"table": table_key(form), "label": row.label}
                yield Problem(row.label_span, Place(table.part, table.key), params)
        yield CheckedCount(count)


class RowsOrder(Record):
    """The rows of a table stand in the form's order."""

    PROVIDES = frozenset({"table", "row", "rows", "before"})

    def run(
        self, report: Report, context: Context
    ) -> Iterator[Problem | UnassessedPlace | CheckedCount]:
        """Yield one problem for each table whose rows are out of order."""
        for table in report.tables:
            form = table_form(table, context)
            places = {row.key: index for index, row in enumerate(form.rows)}
            known_rows = [row for row in table.rows if row.key is not None]
            moved_rows = [
                known_rows[i]
                for i in find_out_of_order([places[row.key or ""] for row in known_rows])
            ]
            if not moved_rows:
                continue
            if is_torn(table):
                yield UnassessedPlace(Place(table.part, table.key), _TORN)
                continue
            first = moved_rows[0]
            after = next(
                (r for r in known_rows if places[r.key or ""] > places[first.key or ""]), first
            )
            params = {
                "table": table_key(form),
                "row": row_key(form, first.key or ""),
                "rows": tuple([row_key(form, row.key or "") for row in moved_rows]),
                "before": row_key(form, after.key or ""),
            }
            related = [
                RelatedPlace(Place(table.part, table.key, row.key), row.label_span)
                for row in moved_rows[1:]
            ]
            place = Place(table.part, table.key, first.key)
            yield Problem(first.label_span, place, params, related=tuple(related))
        yield CheckedCount(len(report.tables))


def wrong_width(row: TableRow, table: Table) -> bool:
    """Whether a row has too many values, or too few in a real table: text may have lost them."""
    return row.count > row.expected or (table.grid and row.count != row.expected)


class RowsWidth(Record):
    """Every row of a table has as many values as the form has columns."""

    PROVIDES = frozenset({"table", "row", "count", "expected", "rows"})

    def run(
        self, report: Report, context: Context
    ) -> Iterator[Problem | UnassessedPlace | CheckedCount]:
        """Yield one problem for each table with rows that are too short or too long."""
        count = 0
        for table in report.tables:
            form = table_form(table, context)
            count += len(table.rows)
            wrong = [row for row in table.rows if row.key is not None and wrong_width(row, table)]
            if not wrong:
                continue
            if is_torn(table):
                yield UnassessedPlace(Place(table.part, table.key), _TORN)
                continue
            first = wrong[0]
            key = first.key or ""
            params = {
                "table": table_key(form),
                "row": row_key(form, key),
                "rows": tuple([row_key(form, row.key or "") for row in wrong]),
                "count": first.count,
                "expected": first.expected,
            }
            places = [Place(table.part, table.key, row.key) for row in wrong]
            related = [RelatedPlace(p, r.span) for p, r in zip(places[1:], wrong[1:], strict=True)]
            yield Problem(first.span, places[0], params, related=tuple(related))
        yield CheckedCount(count)


class RowsWording(Record):
    """The labels of the rows are worded as the form has them, or in a way that is as good."""

    PROVIDES = frozenset({"table", "label", "statutory"})

    def run(
        self, report: Report, context: Context
    ) -> Iterator[Problem | UnassessedPlace | CheckedCount]:
        """Yield a problem for each label that is understood but not the form's."""
        count = 0
        for table in report.tables:
            form = table_form(table, context)
            count += len(table.rows)
            varied = [row for row in table.rows if row.key and row.wording == "variant"]
            if varied and table.has_wrapped_rows:
                yield UnassessedPlace(Place(form.part, table.key), _TORN)
                continue
            for row in varied:
                target = form.row(row.key or "")
                if target is None:
                    continue
                params = {
                    "table": table_key(form),
                    "label": row.label,
                    "statutory": target.ordinal + target.label,
                }
                place = Place(table.part, table.key, row.key)
                fix = _relabel(row, target.label, report)
                yield Problem(row.label_span, place, params, fix=fix)
        yield CheckedCount(count)


def _relabel(row: TableRow, statutory: str, report: Report) -> Fix | None:
    """Return the fix that words a label as the form does; None where it is not in one piece."""
    words = row.label_span.cut(report.document.text)
    if label_key(words) != label_key(row.label) or "\n" in words:
        return None
    ordinal = _ORDINAL.regex.match(words)
    span = Span(row.label_span.start + (ordinal.end() if ordinal else 0), row.label_span.end)
    title = Message("checks.table_shape.write_statutory_text", statutory=statutory)
    return Fix("unsafe", title, (Edit(span, statutory),))
