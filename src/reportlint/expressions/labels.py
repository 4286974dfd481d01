"""How expressions name tables, rows, columns and sets of them."""

from __future__ import annotations

from reportlint.expressions.environment import PREVIOUS
from reportlint.expressions.trees import Index, Member, dotted_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import TypeAlias

    from reportlint.expressions.trees import Expression
    from reportlint.model.form import Form, TableForm

    #: A label stands for one key or for a set of them.
    Keys: TypeAlias = str | tuple[str, ...]

#: The axes of a table, as ``requests.rows`` spells them, with their names for one of each.
AXES = {"rows": "row", "columns": "column"}


def find_table(
    tree: Expression, form: Form, bound_names: Collection[str]
) -> tuple[str, TableForm] | None:
    """Return the source and the table that a tree names (``requests``, ``previous.requests``)."""
    source = unbound_path(tree, bound_names)
    table = form.table(source.removeprefix(PREVIOUS)) if source else None
    return (source, table) if source and table else None


def unbound_path(tree: Expression, bound_names: Collection[str]) -> str | None:
    """Return the dotted path that a tree spells, unless its head is a name the rule has bound."""
    words = dotted_path(tree)
    return None if words is None or words.split(".", 1)[0] in bound_names else words


def all_keys(table: TableForm, axis: str) -> tuple[str, ...]:
    """Return the keys of all rows or columns, in the form's order."""
    return tuple([item.key for item in (table.rows if axis == "rows" else table.columns)])


def find_sets(table: TableForm, axis: str) -> dict[str, tuple[str, ...]]:
    """Return the named sets of rows or columns."""
    return dict(table.row_sets if axis == "rows" else table.column_sets)


def find_keys(table: TableForm, axis: str, label: str) -> Keys | None:
    """Return what a label stands for: a key goes before a set of the same name."""
    if label in all_keys(table, axis):
        return label
    return find_sets(table, axis).get(label)


def has_cell(table: TableForm, row: str, column: str) -> bool:
    """Whether the form has a cell there: not every row has every column."""
    form_row = table.row(row)
    return form_row is not None and column in form_row.columns


def find_axis(
    tree: Expression, form: Form, bound_names: Collection[str]
) -> tuple[TableForm, str, tuple[Expression, ...]] | None:
    """Take apart ``requests.rows`` and ``requests.rows[label, …]``: table, axis, labels."""
    labels: tuple[Expression, ...] = ()
    if isinstance(tree, Index):
        labels = tree.labels
        tree = tree.base
    if not isinstance(tree, Member) or tree.name not in AXES:
        return None
    source_and_table = find_table(tree.base, form, bound_names)
    return (source_and_table[1], tree.name, labels) if source_and_table else None
