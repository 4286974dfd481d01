"""Whether the form's tables stand in the report, each once, in its part, by the right edition."""

from __future__ import annotations

from itertools import pairwise

from reportlint.checks.labels import part_key, part_span, table_form, table_key
from reportlint.model.problem import (
    CheckedCount,
    Key,
    Place,
    Problem,
    RelatedPlace,
)
from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.checks.parameters import Outcomes, Regex
    from reportlint.model.form import TableForm
    from reportlint.model.problem import Context
    from reportlint.model.report import Report


class TablePresent(Record):
    """Every table of the form stands in the report, or ``excuse`` stands where it should.

    That is in a paragraph that names a row of the table, or behind one.
    """

    excuse: Regex = ""
    PROVIDES = frozenset({"table", "part"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each table that is not there, at its part's heading."""
        present = {table.key for table in report.tables}
        for form in context.form.tables:
            if form.key not in present and not self._is_excused(form, report):
                params = {"table": table_key(form), "part": part_key(form.part)}
                place = Place(form.part, form.key)
                # NOTE: a part that is empty for want of its table is one error, not two.
                covers = (place, Place(form.part))
                yield Problem(part_span(report, form.part), place, params, covers=covers)
        yield CheckedCount(len(context.form.tables))

    def _is_excused(self, form: TableForm, report: Report) -> bool:
        """Whether the draft says why the table is not there."""
        if not self.excuse:
            return False
        texts = ["", *(passage.text for passage in report.passages)]
        names = [row.title["zh"] for row in form.rows]
        excuse = compile_pattern(self.excuse)
        return any(
            excuse.search(text) and any(name in before + text for name in names)
            for before, text in pairwise(texts)
        )


class TablePlaced(Record):
    """Every table stands in its own part."""

    PROVIDES = frozenset({"table", "part", "own", "heading"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each table that stands in the part of another."""
        for table in report.tables:
            form = table_form(table, context)
            if table.part is None or table.part == form.part or report.part(form.part) is None:
                continue
            form_part = context.form.part(table.part)
            params = {
                "table": table_key(form),
                "part": part_key(table.part),
                "own": part_key(form.part),
                "heading": Key(str(table.part), form_part.title) if form_part else table.part,
            }
            yield Problem(table.span, Place(table.part, table.key), params)
        yield CheckedCount(len(report.tables))


class TableOnce(Record):
    """No table stands twice."""

    PROVIDES = frozenset({"table"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each table that repeats an earlier one."""
        first: dict[str, RelatedPlace] = {}
        for table in report.tables:
            place = Place(table.part, table.key)
            if table.key in first:
                params = {"table": table_key(table_form(table, context))}
                yield Problem(table.span, place, params, related=(first[table.key],))
            else:
                first[table.key] = RelatedPlace(place, table.span)
        yield CheckedCount(len(report.tables))


class TableEdition(Record):
    """Tables have the rows and columns of the form that the report year asks for."""

    PROVIDES = frozenset({"table", "year", "words", "edition"})
    VARIANTS = frozenset({"words", "rows"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each table by an older form, at the first word of it."""
        for table in report.tables:
            if table.form >= context.form.edition:
                continue
            words = tuple([word for word, _ in table.old_words])
            span = min([s for _, s in table.old_words], key=lambda s: s.start, default=table.span)
            form = table_form(table, context)
            old = next(f for f in context.forms if f.edition == table.form)
            params = {
                "table": table_key(form),
                "year": context.year or report.year or context.form.first_year,
                "variant": "words" if words else "rows",
                "words": words,
                "edition": Key(old.edition, old.title),
            }
            yield Problem(span, Place(table.part, table.key), params)
        yield CheckedCount(len(report.tables))
