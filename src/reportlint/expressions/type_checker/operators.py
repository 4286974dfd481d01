"""Static checks of what goes together: operators, comparisons and functions with their values."""

from __future__ import annotations

import re

from reportlint.expressions.bounded_regex import CostlyPatternError, describe_error, prepare_search
from reportlint.expressions.cells import find_table
from reportlint.expressions.functions import FUNCTIONS
from reportlint.expressions.trees import (
    Call,
    Comparison,
    Index,
    NumberLiteral,
    TextLiteral,
    to_source,
)
from reportlint.expressions.types import BY_NAME, NUMBER, TRUTH, UNKNOWN
from reportlint.support.localized_text import JoinedText, LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.expressions.functions import Function
    from reportlint.expressions.trees import Expression, Operation
    from reportlint.expressions.types import Scope, ValueType

_COMPARED = Message("expressions.type_checker.incomparable_types")
_PATTERN = Message("expressions.type_checker.pattern")
_ARITHMETIC = ("+", "-", "*", "/", "minus")


def infer_type(tree: Call | Operation | Comparison, scope: Scope) -> ValueType:
    """Return the type of what a function or an operator makes of its values."""
    if isinstance(tree, Call):
        return _call(tree, scope)
    value_types = [scope.infer_type(operand) for operand in tree.operands]
    if isinstance(tree, Comparison):
        _check_comparison(tree, value_types, scope)
        return TRUTH
    if tree.operator == "??":
        return _coalescence(tree, value_types, scope)
    required_type = NUMBER if tree.operator in _ARITHMETIC else TRUTH
    for operand, value_type in zip(tree.operands, value_types, strict=True):
        if value_type.is_known and value_type != required_type:
            hint = (
                Message("expressions.type_checker.use_sum")
                if value_type.items and required_type == NUMBER
                else ""
            )
            sign = "-" if tree.operator == "minus" else tree.operator
            words = (
                Message("expressions.type_checker.operands_not_numbers")
                if required_type == NUMBER
                else Message("expressions.type_checker.operands_not_conditions")
            )
            scope.add_error(operand, words.format(first=value_type.words, sign=sign), hint)
    divisor = tree.operands[-1]
    if tree.operator == "/" and isinstance(divisor, NumberLiteral) and not divisor.text.strip("0."):
        scope.add_error(divisor, Message("expressions.type_checker.division_by_zero"))
    return required_type


def _coalescence(tree: Operation, value_types: list[ValueType], scope: Scope) -> ValueType:
    first = value_types[0]
    for operand, value_type in zip(tree.operands, value_types, strict=True):
        if first.is_known and value_type.is_known and value_type.name != first.name:
            scope.add_error(
                operand,
                Message(
                    "expressions.type_checker.default_of_other_type",
                    first=first.words,
                    second=value_type.words,
                ),
            )
            return UNKNOWN
    return first


def _check_comparison(tree: Comparison, value_types: list[ValueType], scope: Scope) -> None:
    sides = list(zip(tree.operands, value_types, strict=True))
    for operator, left, right in zip(tree.operators, sides[:-1], sides[1:], strict=True):
        if operator == "matches":
            _check_matches(left, right[0], scope)
        elif left[1].is_known and right[1].is_known:
            _check_compared(operator, left, right, scope)


def _check_compared(
    operator: str,
    left: tuple[Expression, ValueType],
    right: tuple[Expression, ValueType],
    scope: Scope,
) -> None:
    (first, value_type), (second, other) = left, right
    if operator == "in":
        _check_contained(left, right, scope)
    elif operator in ("==", "!="):
        if not (
            _are_alike(value_type, other)
            or _is_label_and_text(first, value_type, second, other, scope)
        ):
            scope.add_error(
                second, _COMPARED.format(first=value_type.words, second=other.words, sign=operator)
            )
    elif value_type.name != other.name or value_type.name not in ("number", "date"):
        scope.add_error(
            second, _COMPARED.format(first=value_type.words, second=other.words, sign=operator)
        )
    if to_source(first) == to_source(second):
        scope.add_error(
            first, Message("expressions.type_checker.compared_with_itself", what=to_source(first))
        )


def _are_alike(first: ValueType, second: ValueType) -> bool:
    if first.items is not None and second.items is not None:
        return _are_alike(first.items, second.items)
    return (first.name, first.axis, first.table) == (second.name, second.axis, second.table)


def _is_label_and_text(
    first: Expression, value_type: ValueType, second: Expression, other: ValueType, scope: Scope
) -> bool:
    """Whether a label is compared with a string; one that it can never be is an error."""
    if other.name == "label":
        first, value_type, second, other = second, other, first, value_type
    if value_type.name != "label" or not isinstance(second, TextLiteral):
        return False
    if second.text not in value_type.keys:
        message = Message(
            "expressions.type_checker.impossible_value", what=to_source(first), text=second.text
        )
        scope.add_unknown_word(second, message, second.text, value_type.keys)
    return True


def _check_contained(
    left: tuple[Expression, ValueType], right: tuple[Expression, ValueType], scope: Scope
) -> None:
    (first, value_type), (second, other) = left, right
    if other.name == "text" and value_type.name == "text":
        return
    if other.items is None:
        scope.add_error(
            second, Message("expressions.type_checker.in_needs_list", first=other.words)
        )
    elif not _are_alike(value_type, other.items) and {value_type.name, other.items.name} != {
        "label",
        "text",
    }:
        scope.add_error(
            first,
            Message(
                "expressions.type_checker.in_type_mismatch",
                first=value_type.words,
                second=other.words,
            ),
        )


def _check_matches(left: tuple[Expression, ValueType], pattern: Expression, scope: Scope) -> None:
    first, value_type = left
    if value_type.is_known and value_type.name not in ("text", "label"):
        scope.add_error(
            first, Message("expressions.type_checker.matches_needs_text", first=value_type.words)
        )
    if not isinstance(pattern, TextLiteral):
        scope.add_error(pattern, Message("expressions.type_checker.matches_needs_pattern"))
        return
    try:
        prepare_search(pattern.text)
    except CostlyPatternError as error:
        scope.add_error(pattern, error.words + _PATTERN.format(pattern=pattern.text))
    except re.error as error:
        scope.add_error(pattern, describe_error(error) + _PATTERN.format(pattern=pattern.text))


def _call(tree: Call, scope: Scope) -> ValueType:
    function = FUNCTIONS.get(tree.function)
    if function is None:
        for argument in tree.arguments:
            scope.infer_type(argument)
        message = Message("expressions.type_checker.unknown_function", name=tree.function)
        return scope.add_unknown_word(tree.at, message, tree.function, FUNCTIONS)
    count = len(tree.arguments)
    if not function.least <= count <= function.most:
        argument_range = _describe_range(function)
        scope.add_error(
            tree.at,
            Message(
                "expressions.type_checker.wrong_argument_count",
                name=tree.function,
                range=argument_range,
                count=count,
            ),
        )
    if function.takes == "cell":
        return _cell(tree, scope)
    argument_types = [
        _argument(tree.function, function, argument, scope) for argument in tree.arguments
    ]
    known_types = (value_type for value_type in argument_types if value_type.is_known)
    return BY_NAME.get(function.gives) or next(known_types, UNKNOWN)


def _describe_range(function: Function) -> LocalizedText:
    if function.spread:
        return Message("expressions.type_checker.one_or_more_values")
    if function.least == function.most:
        return Message("expressions.type_checker.value_count", count=function.most)
    bounds = {"least": function.least, "count": function.most}
    return Message("expressions.type_checker.value_range", **bounds)


def _cell(tree: Call, scope: Scope) -> ValueType:
    for argument in tree.arguments:
        is_known = scope.infer_type(argument).is_known
        is_cell = isinstance(argument, Index) and find_table(
            argument.base, scope.form, scope.bound_types
        )
        if is_known and not is_cell:
            scope.add_error(
                argument,
                Message("expressions.type_checker.cell_argument_expected", name=tree.function),
            )
    return TRUTH


def _argument(name: str, function: Function, argument: Expression, scope: Scope) -> ValueType:
    value_type = scope.infer_type(argument)
    one = value_type.items if value_type.items is not None and function.spread else value_type
    type_names = function.takes.replace(",", "").split()
    if value_type.is_known and "any" not in type_names and one.name not in type_names:
        wanted = [BY_NAME[word].words for word in type_names if word in BY_NAME]
        alternatives = JoinedText(tuple(wanted), "或") if wanted else function.takes
        message = Message(
            "expressions.type_checker.takes_no",
            name=name,
            wanted=alternatives,
            original=function.takes,
            found=value_type.words,
        )
        scope.add_error(argument, message)
    return one
