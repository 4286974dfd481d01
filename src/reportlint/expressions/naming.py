"""Static checks of names: tables, rows, columns, attributes, claims and what a rule binds."""

from __future__ import annotations

from reportlint.expressions.environment import ATTRIBUTES
from reportlint.expressions.labels import (
    AXES,
    all_keys,
    axis_of,
    has_cell,
    keys_of,
    sets_of,
    table_of,
    unbound_path,
)
from reportlint.expressions.sorts import (
    NUMBER,
    UNKNOWN,
    attribute,
    labels,
    listed,
    quantities,
    roots,
)
from reportlint.expressions.trees import Index, Listing, Member, Name, TextLiteral, start
from reportlint.expressions.writing import written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.expressions.scope import Scope
    from reportlint.expressions.sorts import Sort
    from reportlint.expressions.trees import Expression
    from reportlint.forms import TableForm

_EXAMPLES = {
    "report": "as in report.year",
    "previous": "as in previous.year",
    "claims": 'as in claims["requests.new.total"]',
}


def sort_of(tree: Name | Member | Index, scope: Scope) -> Sort:
    """Give the sort of what a path names."""
    if isinstance(tree, Name):
        return _name(tree, scope)
    axis = axis_of(tree, scope.form, scope.bound)
    if axis is not None:
        table, name, chosen = axis
        keys = [key for label in chosen for key in _keys(label, table, name, scope)[0]]
        return listed(labels(table, name, keys if chosen else all_keys(table, name)))
    return _member(tree, scope) if isinstance(tree, Member) else _index(tree, scope)


def _name(tree: Name, scope: Scope) -> Sort:
    name = tree.name
    if name in scope.bound:
        return scope.bound[name]
    if scope.form.table(name) is not None:
        return scope.fault(tree.at, f'"{name}" is a table', _indexed(name))
    if name in _EXAMPLES:
        return scope.fault(tree.at, f'"{name}" is no value', _EXAMPLES[name])
    known = (*scope.bound, *roots(scope.form))
    return scope.unknown(tree.at, f'unknown name "{name}"', name, known)


def _indexed(name: str) -> str:
    return f"name its cells, as in {name}[row, column]"


def _member(tree: Member, scope: Scope) -> Sort:
    words = unbound_path(tree, scope.bound) or ""
    head, _, rest = words.partition(".")
    if head in ("report", "previous"):
        if head == "previous" and scope.form.table(rest) is not None:
            return scope.fault(tree.at, f'"{words}" is a table', _indexed(words))
        known = (*ATTRIBUTES, *(table.key for table in scope.form.tables if head == "previous"))
        message = f'{head} has no "{rest}"'
        return attribute(rest) or scope.unknown(tree.at, message, rest, known)
    found = table_of(tree.base, scope.form, scope.bound)
    if found is not None:
        return scope.unknown(tree.at, f'{found[0]} has no "{tree.name}"', tree.name, AXES)
    if scope.sort(tree.base).known:
        return scope.fault(tree.at, f'{written(tree.base)} has no "{tree.name}"')
    return UNKNOWN


def _index(tree: Index, scope: Scope) -> Sort:
    words = unbound_path(tree.base, scope.bound)
    if words == "claims":
        return _claims(tree, scope)
    found = table_of(tree.base, scope.form, scope.bound)
    if found is None:
        if scope.sort(tree.base).known:
            return scope.fault(tree.at, "only tables and claims can be indexed")
        return UNKNOWN
    source, table = found
    if len(tree.labels) != 2:
        return scope.fault(tree.at, f"{source} needs a row and a column", _indexed(source))
    row, column = tree.labels
    rows, several_rows = _keys(row, table, "rows", scope)
    columns, several_columns = _keys(column, table, "columns", scope)
    if rows and columns and not any(has_cell(table, r, c) for r in rows for c in columns):
        return scope.fault(tree.at, f"the form has no cell {written(tree)}")
    return listed(NUMBER) if several_rows or several_columns else NUMBER


def _claims(tree: Index, scope: Scope) -> Sort:
    quantity = tree.labels[0]
    if len(tree.labels) != 1 or not isinstance(quantity, TextLiteral):
        return scope.fault(tree.at, "claims need one quantity in quotes", _EXAMPLES["claims"])
    known = quantities(scope.form)
    if quantity.text not in known:
        message = f'unknown quantity "{quantity.text}"'
        return scope.unknown(quantity.at, message, quantity.text, known)
    return listed(NUMBER)


def _keys(
    label: Expression, table: TableForm, axis: str, scope: Scope
) -> tuple[tuple[str, ...], bool]:
    """Give the keys a label can stand for, and whether it stands for several at once."""
    if isinstance(label, Name) and label.name in scope.bound:
        return _variable(label, table, axis, scope)
    if isinstance(label, Listing):
        found = [key for item in label.items for key in _keys(item, table, axis, scope)[0]]
        return tuple(found), True
    words = label.text if isinstance(label, TextLiteral) else unbound_path(label, scope.bound)
    if words is None:
        scope.fault(label.at, f"a {AXES[axis]} is named by its key")
        return (), False
    keys = keys_of(table, axis, words)
    if keys is None:
        known = (*all_keys(table, axis), *sets_of(table, axis))
        scope.unknown(start(label), f'{table.key} has no {AXES[axis]} "{words}"', words, known)
        return (), False
    return ((keys,), False) if isinstance(keys, str) else (keys, True)


def _variable(
    label: Name, table: TableForm, axis: str, scope: Scope
) -> tuple[tuple[str, ...], bool]:
    sort = scope.bound[label.name]
    several = sort.items is not None
    one = sort.items or sort
    if not one.known:
        return (), several
    if one.name != "label":
        scope.fault(label.at, f'"{label.name}" is {sort}, not a {AXES[axis]} of {table.key}')
        return (), several
    foreign = [key for key in one.keys if key not in all_keys(table, axis)]
    if foreign:
        message = f'"{label.name}" can be "{foreign[0]}", which is no {AXES[axis]} of {table.key}'
        scope.fault(label.at, message)
        return (), several
    return one.keys, several
