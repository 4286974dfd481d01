"""A slow evaluator of expressions that walks the tree and is easy to believe."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from reportlint.expressions.environment import TooManyStepsError
from reportlint.expressions.evaluation import compile_tree
from reportlint.expressions.trees import (
    Call,
    Comparison,
    Index,
    Listing,
    Name,
    NumberLiteral,
    Operation,
    Quantifier,
    TextLiteral,
    dotted_path,
)
from reportlint.expressions.values import MISSING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.expressions.environment import Environment
    from reportlint.expressions.evaluation import CompileContext
    from reportlint.expressions.trees import Expression
    from reportlint.expressions.values import Value
    from reportlint.model.form import Form
    from tests.small import Content


def evaluate(tree: Expression, context: CompileContext, env: Environment) -> Value:
    """Return what the evaluator of the program says of a tree; MISSING after too many steps."""
    try:
        return compile_tree(tree, context)(env)
    except TooManyStepsError:
        return MISSING


_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


@dataclass(frozen=True)
class World:
    """What the cells hold, by table, row and column; what is not named is not in the draft."""

    form: Form
    cells: Mapping[tuple[str, str, str], Content]
    names: Mapping[str, Value]
    blank_is_zero: bool

    def cell(self, table: str, row: str, column: str) -> Value:
        content = self.cells.get((table, row, column), "absent")
        if not isinstance(content, str):
            return content
        return 0 if self.blank_is_zero and content in ("blank", "placeholder") else MISSING

    def is_blank(self, table: str, row: str, column: str) -> Value:
        content = self.cells.get((table, row, column), "absent")
        if content in ("absent", "uncertain"):
            return MISSING
        return content in ("blank", "placeholder")


def value_of(tree: Expression, world: World) -> Value:
    """Evaluate a well-formed expression."""
    match tree:
        case Index():
            return _index(tree, world)
        case Operation():
            return _operation(tree, world)
        case Comparison():
            return _comparison(tree, world)
        case Quantifier():
            return _quantified(tree, world)
        case Call():
            return _call(tree, world)
        case _:
            return _leaf(tree, world)


def _leaf(tree: Expression, world: World) -> Value:
    match tree:
        case NumberLiteral():
            number = Decimal(tree.text) if "." in tree.text else int(tree.text)
            return _divided(number, 100) if tree.percent else number
        case TextLiteral():
            return tree.text
        case Name():
            return world.names[tree.name]
        case Listing():
            return tuple(value_of(item, world) for item in tree.items)
        case _:
            return tuple(_keys(dotted_path(tree), world))


def _comparison(tree: Comparison, world: World) -> Value:
    found = [value_of(operand, world) for operand in tree.operands]
    pairs = enumerate(tree.operators)
    return _all(_compared(operator, found[n], found[n + 1]) for n, operator in pairs)


def _keys(words: str | None, world: World) -> list[str]:
    name, axis = (words or "").split(".")
    table = world.form.table(name)
    assert table is not None
    return [item.key for item in (table.rows if axis == "rows" else table.columns)]


def _labels(tree: Expression, axis: str, world: World) -> list[str] | str:
    if isinstance(tree, Listing):
        found = [_labels(item, axis, world) for item in tree.items]
        return [key for keys in found for key in ([keys] if isinstance(keys, str) else keys)]
    words = dotted_path(tree)
    assert words is not None
    if words in world.names:
        return str(world.names[words])
    if words in _keys(f"requests.{axis}", world):
        return words
    table = world.form.table("requests")
    assert table is not None
    return list((table.row_sets if axis == "rows" else table.column_sets)[words])


def _index(tree: Index, world: World) -> Value:
    row, column = _labels(tree.labels[0], "rows", world), _labels(tree.labels[1], "columns", world)
    if isinstance(row, str) and isinstance(column, str):
        return world.cell("requests", row, column)
    rows = [row] if isinstance(row, str) else row
    columns = [column] if isinstance(column, str) else column
    return tuple(world.cell("requests", r, c) for r in rows for c in columns)


def _operation(tree: Operation, world: World) -> Value:
    found = [value_of(operand, world) for operand in tree.operands]
    match tree.operator:
        case "and":
            return _all(found)
        case "or":
            return _any(found)
        case "not":
            return _not(found[0])
        case "implies":
            return _any([_not(found[0]), found[1]])
        case "??":
            return next((value for value in found if value is not MISSING), MISSING)
        case "minus":
            return _calculated("-", 0, found[0])
        case operator:
            return _calculated(operator, found[0], found[1])


def _calculated(operator: str, left: Value, right: Value) -> Value:
    if not isinstance(left, int | Decimal) or not isinstance(right, int | Decimal):
        return MISSING
    if operator == "/":
        return _divided(left, right)
    if isinstance(left, int) and isinstance(right, int):
        return {"+": left + right, "-": left - right, "*": left * right}[operator]
    first, second = Decimal(left), Decimal(right)
    if operator == "*":
        return _EXACT.multiply(first, second)
    return _EXACT.add(first, second) if operator == "+" else _EXACT.subtract(first, second)


def _divided(left: int | Decimal, right: int | Decimal) -> Value:
    if right == 0:
        return MISSING
    if isinstance(left, int) and isinstance(right, int) and left % right == 0:
        return left // right
    return _EXACT.divide(Decimal(left), Decimal(right))


def _compared(operator: str, left: Value, right: Value) -> Value:
    if operator == "in":
        assert isinstance(right, tuple)
        return _any(_compared("==", left, item) for item in right)
    if MISSING in (left, right):
        return MISSING
    assert isinstance(left, int | Decimal | str)
    assert isinstance(right, int | Decimal | str)
    if operator in ("==", "!="):
        return (left == right) is (operator == "==")
    assert not isinstance(left, str)
    assert not isinstance(right, str)
    return {
        "<": left < right,
        ">": left > right,
        "<=": left <= right,
        ">=": left >= right,
        "~=": left == right,
    }[operator]


def _all(verdicts: object) -> Value:
    found = list(verdicts)  # type: ignore[call-overload]
    return False if False in found else MISSING if MISSING in found else True


def _any(verdicts: object) -> Value:
    found = list(verdicts)  # type: ignore[call-overload]
    return True if True in found else MISSING if MISSING in found else False


def _not(verdict: Value) -> Value:
    return MISSING if verdict is MISSING else not verdict


def _quantified(tree: Quantifier, world: World) -> Value:
    domain = value_of(tree.domain, world)
    assert isinstance(domain, tuple)
    found = [
        value_of(tree.body, replace(world, names={**world.names, tree.name: item}))
        for item in domain
    ]
    match tree.word:
        case "every":
            return _all(found)
        case "some":
            return _any(found)
        case _:
            return _not(_any(found))


def _call(tree: Call, world: World) -> Value:
    if tree.function == "blank":
        cell = tree.arguments[0]
        assert isinstance(cell, Index)
        row, column = (
            _labels(cell.labels[0], "rows", world),
            _labels(cell.labels[1], "columns", world),
        )
        return world.is_blank("requests", str(row), str(column))
    given = [value_of(argument, world) for argument in tree.arguments]
    if tree.function == "present":
        return given[0] is not MISSING
    if tree.function == "len":
        assert isinstance(given[0], tuple)
        return len(given[0])
    if tree.function in ("abs", "round"):
        return _rounded(given[0]) if tree.function == "round" else _magnitude(given[0])
    items = [item for value in given for item in (value if isinstance(value, tuple) else (value,))]
    return _of_items(tree.function, items)


def _of_items(function: str, items: list[Value]) -> Value:
    match function:
        case "any":
            return _any(items)
        case "all":
            return _all(items)
        case "count":
            return len([item for item in items if item is not MISSING and item is not False])
        case "sum":
            result: Value = 0
            for item in items:
                result = _calculated("+", result, item)
            return result
        case _:
            return _extreme(function, items)


def _extreme(function: str, items: list[Value]) -> Value:
    if MISSING in items or not items:
        return MISSING
    numbers = [item for item in items if isinstance(item, int | Decimal)]
    return min(numbers) if function == "min" else max(numbers)


def _magnitude(value: Value) -> Value:
    if isinstance(value, Decimal):
        return value.copy_abs()
    return abs(value) if isinstance(value, int) else MISSING


def _rounded(value: Value) -> Value:
    if isinstance(value, Decimal):
        return int(value.quantize(Decimal(1), context=_EXACT))
    return value
