"""Checks an expression before it ever runs: its names and labels, and what goes together.

All errors are found at once; a value after an error is unknown and causes no further one.
"""

from __future__ import annotations

from reportlint.expressions import trees
from reportlint.expressions.cells import (
    AXES,
    all_keys,
    find_axis,
    find_labels,
    find_table,
    unbound_path,
)
from reportlint.expressions.environment import ATTRIBUTES
from reportlint.expressions.type_checker import operators
from reportlint.expressions.types import BY_NAME, NUMBER, TEXT, TRUTH, UNKNOWN, Scope, ValueType
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.source_errors import guess_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.expressions.trees import Expression
    from reportlint.model.form import TableForm


class TypeInference(Scope):
    """Infers the type of every kind of expression."""

    def infer_type(self, tree: Expression) -> ValueType:
        """Return the type of a tree's value; errors are recorded."""
        match tree:
            case trees.NumberLiteral():
                return NUMBER
            case trees.TextLiteral():
                return TEXT
            case trees.Listing():
                return self._listing(tree)
            case trees.Quantifier():
                return self._quantifier(tree)
            case trees.Name() | trees.Member() | trees.Index():
                return _infer_path(tree, self)
            case trees.Call() | trees.Operation() | trees.Comparison():
                return operators.infer_type(tree, self)

    def _listing(self, tree: trees.Listing) -> ValueType:
        value_types = [self.infer_type(item) for item in tree.items]
        for item, value_type in zip(tree.items, value_types, strict=True):
            are_known = value_type.is_known and value_types[0].is_known
            if are_known and value_type.name != value_types[0].name:
                self.report_error(item, "mixed_list", value_types[0], value_type)
        return ValueType("list", value_types[0] if value_types else UNKNOWN)

    def _quantifier(self, tree: trees.Quantifier) -> ValueType:
        domain = self.infer_type(tree.domain)
        if domain.is_known and domain.items is None:
            self.report_error(tree.domain, "list_expected", domain, word=tree.word)
        outer = dict(self.bound_types)
        self.bind(tree.name, domain.items or UNKNOWN, tree.at)
        body = self.infer_type(tree.body)
        self.bound_types = outer
        if body.is_known and body != TRUTH:
            self.report_error(tree.body, "condition_expected", body, word=tree.word)
        return TRUTH


#: Claim quantities that are sums of cells, beside those that are one cell.
_SUMS = (
    *("requests.received", "requests.refused", "requests.unavailable", "requests.not_processed"),
    *("requests.other", "litigation.suits.upheld", "litigation.suits.corrected"),
    *("litigation.suits.other", "litigation.suits.pending", "litigation.suits.total"),
    "processing_fee",
)
_AS_IN = Message("expressions.type_checker.example")
_EXAMPLES = {
    "report": _AS_IN.format(example="report.year"),
    "previous": _AS_IN.format(example="previous.year"),
    "claims": _AS_IN.format(example='claims["requests.new.total"]'),
}


def _infer_path(tree: trees.Name | trees.Member | trees.Index, scope: Scope) -> ValueType:
    """Return the type of what a path names."""
    if isinstance(tree, trees.Name):
        return _name(tree, scope)
    axis = find_axis(tree, scope.form, scope.bound_types)
    if axis is not None:
        table, name, chosen_labels = axis
        keys = [key for label in chosen_labels for key in _keys(label, table, name, scope)[0]]
        own_keys = tuple(keys) if chosen_labels else all_keys(table, name)
        return ValueType("list", ValueType("label", None, own_keys, AXES[name], table.key))
    return _member(tree, scope) if isinstance(tree, trees.Member) else _index(tree, scope)


def _name(tree: trees.Name, scope: Scope) -> ValueType:
    name = tree.name
    if name in scope.bound_types:
        return scope.bound_types[name]
    if scope.form.table(name) is not None:
        return scope.report_error(tree.at, "is_a_table", hint=_explain_indexing(name), name=name)
    if name in _EXAMPLES:
        return scope.report_error(tree.at, "not_a_value", hint=_EXAMPLES[name], name=name)
    near = guess_word(name, (*scope.bound_types, *scope.root_names))
    return scope.report_error(tree.at, "unknown_name", hint=near, name=name)


def _explain_indexing(name: str) -> LocalizedText:
    return Message("expressions.type_checker.name_cells", name=name)


def _member(tree: trees.Member, scope: Scope) -> ValueType:
    words = unbound_path(tree, scope.bound_types) or ""
    head, _, rest = words.partition(".")
    if head in ("report", "previous"):
        if head == "previous" and scope.form.table(rest) is not None:
            return scope.report_error(
                tree.at, "is_a_table", hint=_explain_indexing(words), name=words
            )
        if rest in ATTRIBUTES:
            return BY_NAME[ATTRIBUTES[rest][0]]
        tables = [table.key for table in scope.form.tables if head == "previous"]
        near = guess_word(rest, (*ATTRIBUTES, *tables))
        return scope.report_error(tree.at, "unknown_attribute", hint=near, what=head, name=rest)
    source_and_table = find_table(tree.base, scope.form, scope.bound_types)
    if source_and_table is None and not scope.infer_type(tree.base).is_known:
        return UNKNOWN
    what = source_and_table[0] if source_and_table else trees.to_source(tree.base)
    near = guess_word(tree.name, AXES if source_and_table else ())
    return scope.report_error(tree.at, "unknown_attribute", hint=near, what=what, name=tree.name)


def _index(tree: trees.Index, scope: Scope) -> ValueType:
    words = unbound_path(tree.base, scope.bound_types)
    if words == "claims":
        return _claims(tree, scope)
    source_and_table = find_table(tree.base, scope.form, scope.bound_types)
    if source_and_table is None:
        if scope.infer_type(tree.base).is_known:
            return scope.report_error(tree.at, "not_indexable")
        return UNKNOWN
    source, table = source_and_table
    if len(tree.labels) != 2:
        hint = _explain_indexing(source)
        return scope.report_error(tree.at, "row_and_column_needed", hint=hint, table=source)
    row, column = tree.labels
    rows, several_rows = _keys(row, table, "rows", scope)
    columns, several_columns = _keys(column, table, "columns", scope)
    if (
        rows
        and columns
        and not any({*columns} & {*row.columns} for row in table.rows if row.key in rows)
    ):
        return scope.report_error(tree.at, "no_such_cell", cell=trees.to_source(tree))
    return ValueType("list", NUMBER) if several_rows or several_columns else NUMBER


def _claims(tree: trees.Index, scope: Scope) -> ValueType:
    quantity = tree.labels[0]
    if len(tree.labels) != 1 or not isinstance(quantity, trees.TextLiteral):
        return scope.report_error(tree.at, "quantity_expected", hint=_EXAMPLES["claims"])
    rows = [(table.key, row) for table in scope.form.tables for row in table.rows]
    cells = [f"{key}.{row.key}.{column}" for key, row in rows for column in row.columns]
    candidates = frozenset((*cells, *_SUMS))
    if quantity.text not in candidates:
        near = guess_word(quantity.text, candidates)
        return scope.report_error(quantity.at, "unknown_quantity", hint=near, name=quantity.text)
    return ValueType("list", NUMBER)


def _keys(
    label: Expression, table: TableForm, axis: str, scope: Scope
) -> tuple[tuple[str, ...], bool]:
    """Return the keys a label can stand for, and whether it stands for several at once."""
    if isinstance(label, trees.Name) and label.name in scope.bound_types:
        return _variable(label, table, axis, scope)
    if isinstance(label, trees.Listing):
        keys_of_items = [key for item in label.items for key in _keys(item, table, axis, scope)[0]]
        return tuple(keys_of_items), True
    words = (
        label.text
        if isinstance(label, trees.TextLiteral)
        else unbound_path(label, scope.bound_types)
    )
    if words is None:
        scope.report_error(label.at, f"by_key.{AXES[axis]}")
        return (), False
    labels = find_labels(table, axis)
    keys = labels.get(words)
    if keys is None:
        near = guess_word(words, labels)
        scope.report_error(label, f"no_key.{AXES[axis]}", hint=near, table=table.key, name=words)
        return (), False
    return ((keys,), False) if isinstance(keys, str) else (keys, True)


def _variable(
    label: trees.Name, table: TableForm, axis: str, scope: Scope
) -> tuple[tuple[str, ...], bool]:
    value_type = scope.bound_types[label.name]
    several = value_type.items is not None
    one = value_type.items or value_type
    expected = ValueType("label", axis=AXES[axis], table=table.key).words
    if not one.is_known:
        return (), several
    if one.name != "label":
        message = Message(
            "expressions.type_checker.not_a_key", first=value_type.words, name=label.name
        )
        scope.add_error(label.at, message + expected)
        return (), several
    foreign = [key for key in one.keys if key not in all_keys(table, axis)]
    if foreign:
        message = Message(
            "expressions.type_checker.can_be_other_key", name=label.name, key=foreign[0]
        )
        scope.add_error(label.at, message + expected)
        return (), several
    return one.keys, several
