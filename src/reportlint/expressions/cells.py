"""Reads the cells that an indexed table names: one value for two keys, a list for sets of keys."""

from __future__ import annotations

from reportlint.expressions.environment import PREVIOUS
from reportlint.expressions.trees import Index, Listing, Member, Name, TextLiteral, dotted_path
from reportlint.expressions.values import MISSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import TypeAlias

    from reportlint.expressions.environment import Address, Environment
    from reportlint.expressions.trees import Expression
    from reportlint.expressions.values import Value
    from reportlint.model.form import Form, TableForm

    KeyFinder: TypeAlias = Callable[[Mapping[str, Value]], Value]

    #: A label stands for one key or for a set of them.
    Keys: TypeAlias = str | tuple[str, ...]


def _build_key_finder(
    label: Expression, table: TableForm, axis: str, bound_names: Collection[str]
) -> KeyFinder:
    """Return what finds the keys that a label stands for, MISSING for what is no label."""
    if isinstance(label, Name) and label.name in bound_names:
        name = label.name
        return lambda variables: variables.get(name, MISSING)
    if isinstance(label, Listing):
        return build_list_finder(label.items, table, axis, bound_names)
    words = label.text if isinstance(label, TextLiteral) else unbound_path(label, bound_names)
    value: Value = find_labels(table, axis).get(words or "", MISSING)
    return lambda _variables: value


def build_list_finder(
    labels: tuple[Expression, ...], table: TableForm, axis: str, bound_names: Collection[str]
) -> KeyFinder:
    """Return what finds the keys of several labels, as one list.

    >>> find = build_list_finder((Name("new"), Name("carried_over")), WORDS.table, "rows", ())
    >>> find({})
    ('new', 'carried_over')
    """
    selectors = [_build_key_finder(label, table, axis, bound_names) for label in labels]

    def select(variables: Mapping[str, Value]) -> Value:
        keys: list[Value] = []
        for one in selectors:
            names = one(variables)
            if names is MISSING:
                return MISSING
            keys.extend(names if isinstance(names, tuple) else (names,))
        return tuple(keys)

    return select


class Selection:
    """The cells that ``table[row, column]`` names, once its variables are bound."""

    __slots__ = ("_addresses_by_keys", "_column", "_row", "_table", "source")

    def __init__(self, source: str, table: TableForm, row: KeyFinder, column: KeyFinder) -> None:
        """Keep what finds the keys; a form may lack some of their combinations."""
        self.source = source
        self._table = table
        self._addresses_by_keys: dict[tuple[Value, Value], tuple[Address, ...]] = {}
        self._row = row
        self._column = column

    def read(self, env: Environment) -> Value:
        """Return the value of the cell, or the values of the cells."""
        row, column = self._row(env.variables), self._column(env.variables)
        if type(row) is str and type(column) is str:
            return env.cell(self.source, (row, column))
        addresses = self._addresses(row, column)
        if addresses is None:
            return MISSING
        env.spend(len(addresses))
        return env.cells(self.source, addresses)

    def addresses(self, variables: Mapping[str, Value]) -> tuple[Address, ...] | None:
        """Return where cells are, in order, without reading them; None for keys that are none."""
        return self._addresses(self._row(variables), self._column(variables))

    def _addresses(self, row: Value, column: Value) -> tuple[Address, ...] | None:
        """Return where the cells of some rows and columns are, remembered for the next report."""
        cached_addresses = self._addresses_by_keys.get((row, column))
        if cached_addresses is not None:
            return cached_addresses
        rows = (row,) if isinstance(row, str) else row
        columns = (column,) if isinstance(column, str) else column
        if not isinstance(rows, tuple) or not isinstance(columns, tuple):
            return None
        pairs: list[tuple[str, str]] = [(r, c) for r in rows for c in columns]  # type: ignore[misc]
        missing_cells = _find_missing_cells(self._table)
        addresses = tuple([(self.source, pair) for pair in pairs if pair not in missing_cells])
        self._addresses_by_keys[row, column] = addresses
        return addresses


def _find_missing_cells(table: TableForm) -> frozenset[tuple[str, str]]:
    """Return the combinations of row and column for which the form has no cell."""
    width = len(table.columns)
    keys = [column.key for column in table.columns]
    short = [row for row in table.rows if len(row.columns) < width]
    return frozenset([(row.key, key) for row in short for key in keys if key not in row.columns])


def build_selection(tree: Expression, form: Form, bound_names: Collection[str]) -> Selection | None:
    """Take ``table[row, column]`` apart; None if the tree is anything else.

    >>> selection = build_selection(Index(Name("requests"), (Name("new"), Name("total"))), FORM, ())
    >>> selection.addresses({})
    (('requests', ('new', 'total')),)
    """
    source_and_table = find_table(tree.base, form, bound_names) if isinstance(tree, Index) else None
    if source_and_table is None or not isinstance(tree, Index) or len(tree.labels) != 2:
        return None
    source, table = source_and_table
    row, column = tree.labels
    return Selection(
        source,
        table,
        _build_key_finder(row, table, "rows", bound_names),
        _build_key_finder(column, table, "columns", bound_names),
    )


#: The axes of a table, as ``requests.rows`` spells them, with their names for one of each.
AXES = {"rows": "row", "columns": "column"}


def find_table(
    tree: Expression, form: Form, bound_names: Collection[str]
) -> tuple[str, TableForm] | None:
    """Return the source and the table that a tree names (``requests``, ``previous.requests``).

    >>> find_table(Member(Name("previous"), "requests"), FORM, ())[0]
    'previous.requests'
    """
    source = unbound_path(tree, bound_names)
    table = form.table(source.removeprefix(PREVIOUS)) if source else None
    return (source, table) if source and table else None


def unbound_path(tree: Expression, bound_names: Collection[str]) -> str | None:
    """Return the dotted path that a tree spells, unless its head is a name the rule has bound.

    >>> unbound_path(Name("row"), ()), unbound_path(Name("row"), ("row",))
    ('row', None)
    """
    words = dotted_path(tree)
    return None if words is None or words.split(".", 1)[0] in bound_names else words


def all_keys(table: TableForm, axis: str) -> tuple[str, ...]:
    """Return the keys of all rows or columns, in the form's order.

    >>> all_keys(WORDS.table, "columns")[-2:]
    ('other', 'total')
    """
    return tuple([item.key for item in (table.rows if axis == "rows" else table.columns)])


def find_labels(table: TableForm, axis: str) -> dict[str, Keys]:
    """Return what each label stands for: a key goes before a set of the same name.

    >>> labels = find_labels(WORDS.table, "rows")
    >>> labels["new"], len(labels["refused"])
    ('new', 8)
    """
    sets = table.row_sets if axis == "rows" else table.column_sets
    return {**sets, **{key: key for key in all_keys(table, axis)}}


def find_axis(
    tree: Expression, form: Form, bound_names: Collection[str]
) -> tuple[TableForm, str, tuple[Expression, ...]] | None:
    """Take apart ``requests.rows`` and ``requests.rows[label, …]``: table, axis, labels.

    >>> find_axis(Member(Name("requests"), "rows"), FORM, ())[1:]
    ('rows', ())
    """
    labels: tuple[Expression, ...] = ()
    if isinstance(tree, Index):
        labels = tree.labels
        tree = tree.base
    if not isinstance(tree, Member) or tree.name not in AXES:
        return None
    source_and_table = find_table(tree.base, form, bound_names)
    return (source_and_table[1], tree.name, labels) if source_and_table else None
