"""Checks an expression before it ever runs: its names and labels, and what goes together.

All errors are found at once; a value after an error is unknown and causes no further one.
"""

from __future__ import annotations

from reportlint.expressions.cells import (
    AXES,
    all_keys,
    find_axis,
    find_keys,
    find_sets,
    find_table,
    has_cell,
    unbound_path,
)
from reportlint.expressions.environment import ATTRIBUTES
from reportlint.expressions.trees import (
    Call,
    Comparison,
    Index,
    Listing,
    Member,
    Name,
    NumberLiteral,
    Operation,
    Quantifier,
    TextLiteral,
    to_source,
)
from reportlint.expressions.type_checker import operators
from reportlint.expressions.types import (
    NUMBER,
    TEXT,
    TRUTH,
    UNKNOWN,
    Scope,
    attribute_type,
    axis_label,
    find_quantities,
    find_root_names,
    label_type,
    list_type,
)
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.expressions.trees import Expression
    from reportlint.expressions.types import ValueType
    from reportlint.model.form import TableForm


class TypeInference(Scope):
    """Infers the type of every kind of expression."""

    def infer_type(self, tree: Expression) -> ValueType:
        """Return the type of a tree's value; errors are recorded."""
        match tree:
            case NumberLiteral():
                return NUMBER
            case TextLiteral():
                return TEXT
            case Listing():
                return self._listing(tree)
            case Quantifier():
                return self._quantifier(tree)
            case Name() | Member() | Index():
                return _infer_path(tree, self)
            case Call() | Operation() | Comparison():
                return operators.infer_type(tree, self)

    def _listing(self, tree: Listing) -> ValueType:
        value_types = [self.infer_type(item) for item in tree.items]
        for item, value_type in zip(tree.items, value_types, strict=True):
            if (
                value_type.is_known
                and value_types[0].is_known
                and value_type.name != value_types[0].name
            ):
                self.add_error(
                    item,
                    Message(
                        "expressions.type_checker.mixed_list",
                        first=value_types[0].words,
                        second=value_type.words,
                    ),
                )
        return list_type(value_types[0] if value_types else UNKNOWN)

    def _quantifier(self, tree: Quantifier) -> ValueType:
        domain = self.infer_type(tree.domain)
        if domain.is_known and domain.items is None:
            self.add_error(
                tree.domain,
                Message(
                    "expressions.type_checker.list_expected", first=domain.words, word=tree.word
                ),
            )
        outer = dict(self.bound_types)
        self.bind(tree.name, domain.items or UNKNOWN, tree.at)
        body = self.infer_type(tree.body)
        self.bound_types = outer
        if body.is_known and body != TRUTH:
            self.add_error(
                tree.body,
                Message(
                    "expressions.type_checker.condition_expected", first=body.words, word=tree.word
                ),
            )
        return TRUTH


_AS_IN = Message("expressions.type_checker.example")
_EXAMPLES = {
    "report": _AS_IN.format(example="report.year"),
    "previous": _AS_IN.format(example="previous.year"),
    "claims": _AS_IN.format(example='claims["requests.new.total"]'),
}


_TABLE = Message("expressions.type_checker.is_a_table")
_LACKS = Message("expressions.type_checker.unknown_attribute")


def _infer_path(tree: Name | Member | Index, scope: Scope) -> ValueType:
    """Return the type of what a path names."""
    if isinstance(tree, Name):
        return _name(tree, scope)
    axis = find_axis(tree, scope.form, scope.bound_types)
    if axis is not None:
        table, name, chosen_labels = axis
        keys = [key for label in chosen_labels for key in _keys(label, table, name, scope)[0]]
        return list_type(label_type(table, name, keys if chosen_labels else all_keys(table, name)))
    return _member(tree, scope) if isinstance(tree, Member) else _index(tree, scope)


def _name(tree: Name, scope: Scope) -> ValueType:
    name = tree.name
    if name in scope.bound_types:
        return scope.bound_types[name]
    if scope.form.table(name) is not None:
        return scope.add_error(tree.at, _TABLE.format(name=name), _explain_indexing(name))
    if name in _EXAMPLES:
        return scope.add_error(
            tree.at, Message("expressions.type_checker.not_a_value", name=name), _EXAMPLES[name]
        )
    candidates = (*scope.bound_types, *find_root_names(scope.form))
    return scope.add_unknown_word(
        tree.at, Message("expressions.type_checker.unknown_name", name=name), name, candidates
    )


def _explain_indexing(name: str) -> LocalizedText:
    return Message("expressions.type_checker.name_cells", name=name)


def _member(tree: Member, scope: Scope) -> ValueType:
    words = unbound_path(tree, scope.bound_types) or ""
    head, _, rest = words.partition(".")
    if head in ("report", "previous"):
        if head == "previous" and scope.form.table(rest) is not None:
            return scope.add_error(tree.at, _TABLE.format(name=words), _explain_indexing(words))
        candidates = (
            *ATTRIBUTES,
            *(table.key for table in scope.form.tables if head == "previous"),
        )
        message = _LACKS.format(what=head, name=rest)
        return attribute_type(rest) or scope.add_unknown_word(tree.at, message, rest, candidates)
    source_and_table = find_table(tree.base, scope.form, scope.bound_types)
    if source_and_table is not None:
        message = _LACKS.format(what=source_and_table[0], name=tree.name)
        return scope.add_unknown_word(tree.at, message, tree.name, AXES)
    if scope.infer_type(tree.base).is_known:
        return scope.add_error(tree.at, _LACKS.format(what=to_source(tree.base), name=tree.name))
    return UNKNOWN


def _index(tree: Index, scope: Scope) -> ValueType:
    words = unbound_path(tree.base, scope.bound_types)
    if words == "claims":
        return _claims(tree, scope)
    source_and_table = find_table(tree.base, scope.form, scope.bound_types)
    if source_and_table is None:
        if scope.infer_type(tree.base).is_known:
            return scope.add_error(tree.at, Message("expressions.type_checker.not_indexable"))
        return UNKNOWN
    source, table = source_and_table
    if len(tree.labels) != 2:
        return scope.add_error(
            tree.at,
            Message("expressions.type_checker.row_and_column_needed", table=source),
            _explain_indexing(source),
        )
    row, column = tree.labels
    rows, several_rows = _keys(row, table, "rows", scope)
    columns, several_columns = _keys(column, table, "columns", scope)
    if rows and columns and not any(has_cell(table, r, c) for r in rows for c in columns):
        return scope.add_error(
            tree.at, Message("expressions.type_checker.no_such_cell", cell=to_source(tree))
        )
    return list_type(NUMBER) if several_rows or several_columns else NUMBER


def _claims(tree: Index, scope: Scope) -> ValueType:
    quantity = tree.labels[0]
    if len(tree.labels) != 1 or not isinstance(quantity, TextLiteral):
        return scope.add_error(
            tree.at, Message("expressions.type_checker.quantity_expected"), _EXAMPLES["claims"]
        )
    candidates = find_quantities(scope.form)
    if quantity.text not in candidates:
        message = Message("expressions.type_checker.unknown_quantity", name=quantity.text)
        return scope.add_unknown_word(quantity.at, message, quantity.text, candidates)
    return list_type(NUMBER)


def _keys(
    label: Expression, table: TableForm, axis: str, scope: Scope
) -> tuple[tuple[str, ...], bool]:
    """Return the keys a label can stand for, and whether it stands for several at once."""
    if isinstance(label, Name) and label.name in scope.bound_types:
        return _variable(label, table, axis, scope)
    if isinstance(label, Listing):
        keys_of_items = [key for item in label.items for key in _keys(item, table, axis, scope)[0]]
        return tuple(keys_of_items), True
    words = label.text if isinstance(label, TextLiteral) else unbound_path(label, scope.bound_types)
    if words is None:
        scope.add_error(label.at, Message(f"expressions.type_checker.by_key.{AXES[axis]}"))
        return (), False
    keys = find_keys(table, axis, words)
    if keys is None:
        candidates = (*all_keys(table, axis), *find_sets(table, axis))
        message = Message(
            f"expressions.type_checker.no_key.{AXES[axis]}", table=table.key, name=words
        )
        scope.add_unknown_word(label, message, words, candidates)
        return (), False
    return ((keys,), False) if isinstance(keys, str) else (keys, True)


def _variable(
    label: Name, table: TableForm, axis: str, scope: Scope
) -> tuple[tuple[str, ...], bool]:
    value_type = scope.bound_types[label.name]
    several = value_type.items is not None
    one = value_type.items or value_type
    expected = axis_label(AXES[axis], table.key)
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
