"""Static checks of what goes together: operators, comparisons and functions with their values."""

from __future__ import annotations

import re

from reportlint.expressions.functions import FUNCTIONS
from reportlint.expressions.labels import table_of
from reportlint.expressions.searching import CostlyPatternError, prepared
from reportlint.expressions.sorts import BY_NAME, NUMBER, TRUTH, UNKNOWN
from reportlint.expressions.trees import (
    Call,
    Comparison,
    Index,
    NumberLiteral,
    TextLiteral,
    start,
)
from reportlint.expressions.writing import written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.expressions.functions import Function
    from reportlint.expressions.scope import Scope
    from reportlint.expressions.sorts import Sort
    from reportlint.expressions.trees import Expression, Operation

_ARITHMETIC = ("+", "-", "*", "/", "minus")


def sort_of(tree: Call | Operation | Comparison, scope: Scope) -> Sort:
    """Give the sort of what a function or an operator makes of its values."""
    if isinstance(tree, Call):
        return _call(tree, scope)
    sorts = [scope.sort(operand) for operand in tree.operands]
    if isinstance(tree, Comparison):
        _comparison(tree, sorts, scope)
        return TRUTH
    if tree.operator == "??":
        return _coalescence(tree, sorts, scope)
    needed = NUMBER if tree.operator in _ARITHMETIC else TRUTH
    for operand, sort in zip(tree.operands, sorts, strict=True):
        if sort.known and sort != needed:
            hint = "sum(…) makes one number of a list" if sort.items and needed == NUMBER else ""
            sign = "-" if tree.operator == "minus" else tree.operator
            what = "numbers" if needed == NUMBER else "conditions"
            scope.fault(start(operand), f'"{sign}" needs {what}, not {sort}', hint)
    divisor = tree.operands[-1]
    if tree.operator == "/" and isinstance(divisor, NumberLiteral) and not divisor.text.strip("0."):
        scope.fault(start(divisor), "division by zero")
    return needed


def _coalescence(tree: Operation, sorts: list[Sort], scope: Scope) -> Sort:
    first = sorts[0]
    for operand, sort in zip(tree.operands, sorts, strict=True):
        if first.known and sort.known and sort.name != first.name:
            scope.fault(start(operand), f'"??" stands between {first} and {sort}')
            return UNKNOWN
    return first


def _comparison(tree: Comparison, sorts: list[Sort], scope: Scope) -> None:
    sides = list(zip(tree.operands, sorts, strict=True))
    for operator, left, right in zip(tree.operators, sides[:-1], sides[1:], strict=True):
        if operator == "matches":
            _matches(left, right[0], scope)
        elif left[1].known and right[1].known:
            _compared(operator, left, right, scope)


def _compared(
    operator: str, left: tuple[Expression, Sort], right: tuple[Expression, Sort], scope: Scope
) -> None:
    (first, sort), (second, other) = left, right
    if operator == "in":
        _contained(left, right, scope)
    elif operator in ("==", "!="):
        if not (_kin(sort, other) or _labelled(first, sort, second, other, scope)):
            scope.fault(start(second), f'"{operator}" compares {sort} with {other}')
    elif sort.name != other.name or sort.name not in ("number", "date"):
        scope.fault(start(second), f'"{operator}" compares {sort} with {other}')
    if written(first) == written(second):
        scope.fault(start(first), f"{written(first)} is compared with itself")


def _kin(first: Sort, second: Sort) -> bool:
    if first.items is not None and second.items is not None:
        return _kin(first.items, second.items)
    return (first.name, first.axis, first.table) == (second.name, second.axis, second.table)


def _labelled(first: Expression, sort: Sort, second: Expression, other: Sort, scope: Scope) -> bool:
    """Whether a label is compared with a string; one that it can never be is a fault."""
    if other.name == "label":
        first, sort, second, other = second, other, first, sort
    if sort.name != "label" or not isinstance(second, TextLiteral):
        return False
    if second.text not in sort.keys:
        message = f'{written(first)} is never "{second.text}"'
        scope.unknown(start(second), message, second.text, sort.keys)
    return True


def _contained(left: tuple[Expression, Sort], right: tuple[Expression, Sort], scope: Scope) -> None:
    (first, sort), (second, other) = left, right
    if other.name == "text" and sort.name == "text":
        return
    if other.items is None:
        scope.fault(start(second), f'"in" needs a list, not {other}')
    elif not _kin(sort, other.items) and {sort.name, other.items.name} != {"label", "text"}:
        scope.fault(start(first), f'"in" looks for {sort} in {other}')


def _matches(left: tuple[Expression, Sort], pattern: Expression, scope: Scope) -> None:
    first, sort = left
    if sort.known and sort.name not in ("text", "label"):
        scope.fault(start(first), f'"matches" needs text, not {sort}')
    if not isinstance(pattern, TextLiteral):
        scope.fault(start(pattern), '"matches" needs a pattern in quotes')
        return
    try:
        prepared(pattern.text)
    except (re.error, CostlyPatternError) as error:
        scope.fault(start(pattern), f"{error} (pattern {pattern.text})")


def _call(tree: Call, scope: Scope) -> Sort:
    function = FUNCTIONS.get(tree.function)
    if function is None:
        for argument in tree.arguments:
            scope.sort(argument)
        message = f'unknown function "{tree.function}"'
        return scope.unknown(tree.at, message, tree.function, FUNCTIONS)
    count = len(tree.arguments)
    if not function.least <= count <= function.most:
        scope.fault(tree.at, f"{tree.function} takes {_range(function)}, not {count}")
    if function.takes == "cell":
        return _cell(tree, scope)
    given = [_argument(tree.function, function, argument, scope) for argument in tree.arguments]
    return BY_NAME.get(function.gives) or (given[0] if given else UNKNOWN)


def _range(function: Function) -> str:
    if function.spread:
        return "one value or more"
    values = "value" if function.most == 1 else "values"
    least = "" if function.least == function.most else f"{function.least} to "
    return f"{least}{function.most} {values}"


def _cell(tree: Call, scope: Scope) -> Sort:
    for argument in tree.arguments:
        known = scope.sort(argument).known
        is_cell = isinstance(argument, Index) and table_of(argument.base, scope.form, scope.bound)
        if known and not is_cell:
            scope.fault(start(argument), f"{tree.function} looks at a cell of a table")
    return TRUTH


def _argument(name: str, function: Function, argument: Expression, scope: Scope) -> Sort:
    sort = scope.sort(argument)
    one = sort.items if sort.items is not None and function.spread else sort
    allowed = function.takes.replace(",", "").split()
    if sort.known and "any" not in allowed and one.name not in allowed:
        scope.fault(start(argument), f"{name} takes {function.takes}, not {sort}")
    return one
