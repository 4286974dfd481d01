"""Reads the cells that an indexed table names: one value for two keys, a list for sets of keys."""

from __future__ import annotations

from reportlint.expressions.labels import keys_of, table_of, unbound_path
from reportlint.expressions.trees import Index, Listing, Name, TextLiteral
from reportlint.expressions.values import MISSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from typing import TypeAlias

    from reportlint.expressions.environment import Address, Environment
    from reportlint.expressions.trees import Expression
    from reportlint.expressions.values import Value
    from reportlint.model.form import Form, TableForm

    Selector: TypeAlias = Callable[[Mapping[str, Value]], Value]


def selector(label: Expression, table: TableForm, axis: str, bound: Collection[str]) -> Selector:
    """Give what finds the keys that a label stands for, MISSING for what is no label."""
    if isinstance(label, Name) and label.name in bound:
        name = label.name
        return lambda variables: variables.get(name, MISSING)
    if isinstance(label, Listing):
        return several(label.items, table, axis, bound)
    words = label.text if isinstance(label, TextLiteral) else unbound_path(label, bound)
    keys = None if words is None else keys_of(table, axis, words)
    value: Value = MISSING if keys is None else keys
    return lambda _variables: value


def several(
    labels: tuple[Expression, ...], table: TableForm, axis: str, bound: Collection[str]
) -> Selector:
    """Give what finds the keys of several labels, as one list."""
    selectors = [selector(label, table, axis, bound) for label in labels]

    def select(variables: Mapping[str, Value]) -> Value:
        keys: list[Value] = []
        for one in selectors:
            found = one(variables)
            if found is MISSING:
                return MISSING
            keys.extend(found if isinstance(found, tuple) else (found,))
        return tuple(keys)

    return select


class Selection:
    """The cells that ``table[row, column]`` names, once its variables are bound."""

    __slots__ = ("_column", "_known", "_row", "_table", "source")

    def __init__(self, source: str, table: TableForm, row: Selector, column: Selector) -> None:
        """Keep what finds the keys; a form may lack some of their combinations."""
        self.source = source
        self._table = table
        self._known: dict[tuple[Value, Value], tuple[Address, ...]] = {}
        self._row = row
        self._column = column

    def read(self, env: Environment) -> Value:
        """Give the value of the cell, or the values of the cells."""
        row, column = self._row(env.variables), self._column(env.variables)
        if type(row) is str and type(column) is str:
            return env.cell(self.source, (row, column))
        addresses = self._addresses(row, column)
        if addresses is None:
            return MISSING
        env.spend(len(addresses))
        return env.cells(self.source, addresses)

    def addresses(self, variables: Mapping[str, Value]) -> tuple[Address, ...] | None:
        """Give where the cells are, in order, without reading them; None for keys that are none."""
        return self._addresses(self._row(variables), self._column(variables))

    def _addresses(self, row: Value, column: Value) -> tuple[Address, ...] | None:
        """Give where the cells of some rows and columns are, remembered for the next report."""
        known = self._known.get((row, column))
        if known is not None:
            return known
        rows = (row,) if isinstance(row, str) else row
        columns = (column,) if isinstance(column, str) else column
        if not isinstance(rows, tuple) or not isinstance(columns, tuple):
            return None
        pairs: list[tuple[str, str]] = [(r, c) for r in rows for c in columns]  # type: ignore[misc]
        lacking = _lacking(self._table)
        found = tuple([(self.source, pair) for pair in pairs if pair not in lacking])
        self._known[row, column] = found
        return found


def _lacking(table: TableForm) -> frozenset[tuple[str, str]]:
    """Give the combinations of row and column for which the form has no cell."""
    width = len(table.columns)
    keys = [column.key for column in table.columns]
    short = [row for row in table.rows if len(row.columns) < width]
    return frozenset([(row.key, key) for row in short for key in keys if key not in row.columns])


def selection(tree: Expression, form: Form, bound: Collection[str]) -> Selection | None:
    """Take ``table[row, column]`` apart; None if the tree is anything else."""
    found = table_of(tree.base, form, bound) if isinstance(tree, Index) else None
    if found is None or not isinstance(tree, Index) or len(tree.labels) != 2:
        return None
    source, table = found
    row, column = tree.labels
    return Selection(
        source,
        table,
        selector(row, table, "rows", bound),
        selector(column, table, "columns", bound),
    )
