"""From what a case says of a draft to the draft."""

from __future__ import annotations

from reportlint.ruletests.draft import RowText, TableText
from reportlint.ruletests.draft_edits import build_unknown_error, rearrange, replace_words
from reportlint.ruletests.skeleton import ORGAN, build_skeleton
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportlint.model.form import Form, TableForm
    from reportlint.model.rule_test import DraftSpec, RowValues
    from reportlint.ruletests.draft import Draft

#: The year of a draft whose case names none.
YEAR = 2024


def build_draft(draft_spec: DraftSpec, forms: Iterable[Form]) -> Draft:
    """Return the draft; raises RuleError for an element or key that does not exist."""
    year = YEAR if draft_spec.year is None else draft_spec.year
    editions = tuple(forms)
    form = next((f for f in editions if f.first_year <= year <= f.last_year), editions[0])
    draft = build_skeleton(form, year, draft_spec.organ or ORGAN)
    draft = replace(
        draft,
        title=draft.title if draft_spec.title is None else draft_spec.title,
        preamble=draft.preamble if draft_spec.preamble is None else draft_spec.preamble,
        period=draft.period if draft_spec.period is None else draft_spec.period,
        sign_off=draft_spec.sign_off,
        parts=tuple(
            replace(part, paragraphs=draft_spec.parts.get(part.number, part.paragraphs))
            for part in draft.parts
        ),
    )
    for key, rows in draft_spec.tables.items():
        table = form.table(key)
        if table is not None:
            draft = _change_tables(draft, key, _make_filler(table, rows))
    for key in draft_spec.unreadable:
        draft = _change_tables(draft, key, _lose_values)
    return replace_words(rearrange(draft, draft_spec), draft_spec.replace)


def _change_tables(draft: Draft, key: str, change: Callable[[TableText], TableText]) -> Draft:
    parts = tuple(
        replace(part, tables=tuple(change(t) if t.key == key else t for t in part.tables))
        for part in draft.parts
    )
    return replace(draft, parts=parts)


def _change_rows(table: TableText, change: Callable[[RowText], RowText]) -> TableText:
    blocks = tuple(
        replace(block, rows=tuple(change(row) for row in block.rows)) for block in table.blocks
    )
    return replace(table, blocks=blocks)


def _make_filler(
    form: TableForm, new_rows: dict[str, RowValues]
) -> Callable[[TableText], TableText]:
    """Return what sets a table's values, and adds the rows that are not the form's at its end."""
    keys = {row.key for row in form.rows}
    for key in new_rows:
        if key.isascii() and key not in keys:
            raise build_unknown_error(f"{form.key}.{key}", (f"{form.key}.{row}" for row in keys))

    def fill(table: TableText) -> TableText:
        *blocks, last = _change_rows(
            table, lambda row: _fill_row(form, row, new_rows.get(row.key))
        ).blocks
        width = len(last.rows[-1].values)
        rows = tuple(
            RowText("", label, "", values if isinstance(values, tuple) else ("0",) * width)
            for label, values in new_rows.items()
            if label not in keys
        )
        return replace(table, blocks=(*blocks, replace(last, rows=last.rows + rows)))

    return fill


def _fill_row(form: TableForm, row: RowText, values: RowValues | None) -> RowText:
    if values is None:
        return row
    if isinstance(values, tuple):
        return replace(row, values=values)
    form_row = form.row(row.key)
    columns = form_row.columns if form_row else ()
    for column in values:
        if column not in columns:
            raise build_unknown_error(f"{form.key}[{row.key}, {column}]", columns)
    cells = (values.get(c, old) for c, old in zip(columns, row.values, strict=True))
    return replace(row, values=tuple(cells))


def _lose_values(table: TableText) -> TableText:
    """Lose most of the values, so that nobody can tell which are left."""
    return _change_rows(
        table, lambda row: replace(row, values=row.values[1 : len(row.values) // 2])
    )
