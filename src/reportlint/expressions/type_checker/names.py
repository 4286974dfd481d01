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
from reportlint.expressions.trees import Index, Listing, Member, Name, TextLiteral, start
from reportlint.expressions.types import (
    AXIS_LABELS,
    NUMBER,
    UNKNOWN,
    attribute,
    labels,
    listed,
    of_sorts,
    quantities,
    roots,
)
from reportlint.expressions.unparse import written
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.expressions.trees import Expression
    from reportlint.expressions.type_checker.scope import Scope
    from reportlint.expressions.types import Sort
    from reportlint.model.form import TableForm

_AS_IN = Bilingual("例如 {example}", "as in {example}")
_EXAMPLES = {
    "report": _AS_IN.format(example="report.year"),
    "previous": _AS_IN.format(example="previous.year"),
    "claims": _AS_IN.format(example='claims["requests.new.total"]'),
}


_INDEXED = Bilingual(
    "请写出单元格，例如 {name}[row, column]", "name its cells, as in {name}[row, column]"
)
_TABLE = Bilingual("“{name}”是一张表", '"{name}" is a table')
_NO_VALUE = Bilingual("“{name}”不是值", '"{name}" is no value')
_UNKNOWN = Bilingual("没有“{name}”这个名字", 'unknown name "{name}"')
_LACKS = Bilingual("{what} 没有“{name}”", '{what} has no "{name}"')
_NOT_INDEXED = Bilingual("只有表和 claims 后面可以用 […]", "only tables and claims can be indexed")
_BOTH = Bilingual("{table} 要写出行和列", "{table} needs a row and a column")
_NO_CELL = Bilingual("格式里没有单元格 {cell}", "the form has no cell {cell}")
_ONE_QUANTITY = Bilingual("claims 后面要写一个加引号的量", "claims need one quantity in quotes")
_NO_QUANTITY = Bilingual("没有“{name}”这个量", 'unknown quantity "{name}"')
_BY_KEY = {
    "row": Bilingual("行要用它的键来写", "a row is named by its key"),
    "column": Bilingual("列要用它的键来写", "a column is named by its key"),
}
_NO_KEY = {
    "row": Bilingual("{table} 没有“{name}”这一行", '{table} has no row "{name}"'),
    "column": Bilingual("{table} 没有“{name}”这一列", '{table} has no column "{name}"'),
}
_NOT_A_KEY = Bilingual("“{name}”是{0}，不是", '"{name}" is {0}, not ')
_CAN_BE = Bilingual("“{name}”可以是“{key}”，那不是", '"{name}" can be "{key}", which is not ')


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
        return scope.fault(tree.at, _TABLE.format(name=name), _indexed(name))
    if name in _EXAMPLES:
        return scope.fault(tree.at, _NO_VALUE.format(name=name), _EXAMPLES[name])
    known = (*scope.bound, *roots(scope.form))
    return scope.unknown(tree.at, _UNKNOWN.format(name=name), name, known)


def _indexed(name: str) -> Bilingual:
    return _INDEXED.format(name=name)


def _member(tree: Member, scope: Scope) -> Sort:
    words = unbound_path(tree, scope.bound) or ""
    head, _, rest = words.partition(".")
    if head in ("report", "previous"):
        if head == "previous" and scope.form.table(rest) is not None:
            return scope.fault(tree.at, _TABLE.format(name=words), _indexed(words))
        known = (*ATTRIBUTES, *(table.key for table in scope.form.tables if head == "previous"))
        message = _LACKS.format(what=head, name=rest)
        return attribute(rest) or scope.unknown(tree.at, message, rest, known)
    found = table_of(tree.base, scope.form, scope.bound)
    if found is not None:
        message = _LACKS.format(what=found[0], name=tree.name)
        return scope.unknown(tree.at, message, tree.name, AXES)
    if scope.sort(tree.base).known:
        return scope.fault(tree.at, _LACKS.format(what=written(tree.base), name=tree.name))
    return UNKNOWN


def _index(tree: Index, scope: Scope) -> Sort:
    words = unbound_path(tree.base, scope.bound)
    if words == "claims":
        return _claims(tree, scope)
    found = table_of(tree.base, scope.form, scope.bound)
    if found is None:
        if scope.sort(tree.base).known:
            return scope.fault(tree.at, _NOT_INDEXED)
        return UNKNOWN
    source, table = found
    if len(tree.labels) != 2:
        return scope.fault(tree.at, _BOTH.format(table=source), _indexed(source))
    row, column = tree.labels
    rows, several_rows = _keys(row, table, "rows", scope)
    columns, several_columns = _keys(column, table, "columns", scope)
    if rows and columns and not any(has_cell(table, r, c) for r in rows for c in columns):
        return scope.fault(tree.at, _NO_CELL.format(cell=written(tree)))
    return listed(NUMBER) if several_rows or several_columns else NUMBER


def _claims(tree: Index, scope: Scope) -> Sort:
    quantity = tree.labels[0]
    if len(tree.labels) != 1 or not isinstance(quantity, TextLiteral):
        return scope.fault(tree.at, _ONE_QUANTITY, _EXAMPLES["claims"])
    known = quantities(scope.form)
    if quantity.text not in known:
        message = _NO_QUANTITY.format(name=quantity.text)
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
        scope.fault(label.at, _BY_KEY[AXES[axis]])
        return (), False
    keys = keys_of(table, axis, words)
    if keys is None:
        known = (*all_keys(table, axis), *sets_of(table, axis))
        message = _NO_KEY[AXES[axis]].format(table=table.key, name=words)
        scope.unknown(start(label), message, words, known)
        return (), False
    return ((keys,), False) if isinstance(keys, str) else (keys, True)


def _variable(
    label: Name, table: TableForm, axis: str, scope: Scope
) -> tuple[tuple[str, ...], bool]:
    sort = scope.bound[label.name]
    several = sort.items is not None
    one = sort.items or sort
    wanted = AXIS_LABELS[AXES[axis]].format(table=table.key)
    if not one.known:
        return (), several
    if one.name != "label":
        message = of_sorts(_NOT_A_KEY, sort, name=label.name)
        scope.fault(label.at, message + wanted)
        return (), several
    foreign = [key for key in one.keys if key not in all_keys(table, axis)]
    if foreign:
        message = _CAN_BE.format(name=label.name, key=foreign[0])
        scope.fault(label.at, message + wanted)
        return (), several
    return one.keys, several
