"""The linear form of an equation between cells: what ``a == b`` says, as coefficients.

Lets the search for a smallest repair take its relations from the rules.
"""

from __future__ import annotations

from reportlint.expressions.cells import selection, several
from reportlint.expressions.environment import PREVIOUS
from reportlint.expressions.labels import all_keys, axis_of
from reportlint.expressions.trees import (
    Call,
    Comparison,
    Index,
    Listing,
    Name,
    NumberLiteral,
    Operation,
)
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from reportlint.expressions.clauses import Clauses
    from reportlint.expressions.trees import Expression
    from reportlint.forms import Form

    #: A cell as (table, row, column).
    CellKey: TypeAlias = tuple[str, str, str]
    #: Coefficients by cell; the constant stands under None.
    Terms: TypeAlias = dict[CellKey | None, int]
    #: What a name stands for: a label, a set of labels, or the tree of a let.
    Binding: TypeAlias = "str | tuple[str, ...] | Expression"


def linear(
    tree: Expression, bindings: Mapping[str, Binding], form: Form
) -> dict[CellKey, int] | None:
    """Give the coefficients of left minus right; None unless it is a linear equation of cells.

    A name of a let stands for its tree, which may name what is bound before it. Coefficients are
    whole and not 0, and there is no constant: the sum is 0 where the equation holds.
    """
    if not isinstance(tree, Comparison) or tree.operators != ("==",):
        return None
    found = [_Reader(bindings, form).number(operand) for operand in tree.operands]
    if found[0] is None or found[1] is None:
        return None
    terms = _plus(found[0], found[1], -1)
    cells = {key: count for key, count in terms.items() if key is not None and count}
    return None if terms.get(None) else cells or None


@record
class LinearEquation:
    """A linear equation of a rule: coefficients times cells add up to 0; ``at`` is its place."""

    at: CellKey | None
    cells: Mapping[CellKey, int]


def equations(clauses: Clauses, form: Form) -> tuple[LinearEquation, ...]:
    """Give what a rule asserts of every row, column or cell, as far as that is linear.

    A rule that applies only under a condition has none.
    """
    if clauses.when is not None:
        return ()
    found = []
    for labels in _bindings(clauses, form):
        cells = linear(clauses.assert_, {**labels, **dict(clauses.let)}, form)
        if cells is not None:
            found.append(LinearEquation(_place(clauses.at, labels, form), cells))
    return tuple(found)


def _bindings(clauses: Clauses, form: Form) -> list[dict[str, str]]:
    combinations: list[dict[str, str]] = [{}]
    for name, tree in clauses.for_each:
        axis = axis_of(tree, form, ())
        if axis is None:
            return []
        table, which, chosen = axis
        keys = several(chosen, table, which, ())({}) if chosen else all_keys(table, which)
        labels = [key for key in keys if isinstance(key, str)] if isinstance(keys, tuple) else []
        combinations = [{**known, name: key} for known in combinations for key in labels]
    return combinations


def _place(tree: Expression | None, labels: Mapping[str, str], form: Form) -> CellKey | None:
    cells = selection(tree, form, labels) if tree is not None else None
    found = cells.addresses(labels) if cells is not None else None
    if cells is None or not found:
        return None
    row, column = found[0][1]
    return cells.source, row, column


def _plus(left: Terms, right: Terms, times: int = 1) -> Terms:
    result = dict(left)
    for key, count in right.items():
        result[key] = result.get(key, 0) + times * count
    return result


class _Reader:
    """Reads trees as sums of cells; what is no such sum reads as None."""

    def __init__(self, bindings: Mapping[str, Binding], form: Form) -> None:
        self._labels = {name: b for name, b in bindings.items() if isinstance(b, str | tuple)}
        self._form = form
        self._lets: dict[str, Terms | None] = {}
        for name, bound in bindings.items():
            if not isinstance(bound, str | tuple):
                self._lets[name] = self.number(bound)

    def number(self, tree: Expression) -> Terms | None:
        """Read a tree that stands for one number."""
        match tree:
            case NumberLiteral(text=text, percent=False) if text.isdigit():
                return {None: int(text)}
            case Name(name=name):
                return self._lets.get(name)
            case Index():
                cells = self._cells(tree, single=True)
                return {cells[0]: 1} if cells else None
            case Call(function="sum"):
                return self._sum(tree)
            case Operation():
                return self._operation(tree)
            case _:
                return None

    def _cells(self, tree: Index, *, single: bool) -> list[CellKey] | None:
        cells = selection(tree, self._form, self._labels)
        if cells is None or cells.source.startswith(PREVIOUS):
            return None
        found = cells.addresses(self._labels)
        if found is None or cells.is_single(self._labels) is not single:
            return None
        return [(table, row, column) for table, (row, column) in found]

    def _sum(self, tree: Call) -> Terms | None:
        result: Terms = {}
        for argument in tree.arguments:
            items = self._items(argument)
            if items is None:
                return None
            for item in items:
                result = _plus(result, item)
        return result

    def _items(self, tree: Expression) -> list[Terms] | None:
        """Read an argument of sum: a list of cells, a list of numbers, or one number."""
        if isinstance(tree, Index):
            cells = self._cells(tree, single=False)
            if cells is not None:
                return [{cell: 1} for cell in cells]
        if not isinstance(tree, Listing):
            number = self.number(tree)
            return None if number is None else [number]
        found: list[Terms] = []
        for item in tree.items:
            items = self._items(item)
            if items is None:
                return None
            found += items
        return found

    def _operation(self, tree: Operation) -> Terms | None:
        operands = [self.number(operand) for operand in tree.operands]
        first, last = operands[0], operands[-1]
        if first is None or last is None:
            return None
        match tree.operator:
            case "+":
                return _plus(first, last)
            case "-":
                return _plus(first, last, -1)
            case "minus":
                return _plus({}, first, -1)
            case "*" if first.keys() <= {None}:
                return _plus({}, last, first.get(None, 0))
            case "*" if last.keys() <= {None}:
                return _plus({}, first, last.get(None, 0))
            case _:
                return None
