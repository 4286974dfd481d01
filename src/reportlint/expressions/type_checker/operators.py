"""Static checks of what goes together: operators, comparisons and functions with their values."""

from __future__ import annotations

import re

from reportlint.expressions.bounded_regex import CostlyPatternError, describe_error, prepare_search
from reportlint.expressions.functions import FUNCTIONS, Function
from reportlint.expressions.trees import Call, Comparison, NumberLiteral, TextLiteral, to_source
from reportlint.expressions.types import BY_NAME, NUMBER, TRUTH, UNKNOWN, Scope, ValueType
from reportlint.support.localized_text import JoinedText, LocalizedText, Message
from reportlint.support.source_errors import guess_word

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.expressions.trees import Expression, Operation

_PATTERN = Message("expressions.type_checker.pattern")
_ARITHMETIC = ("+", "-", "*", "/", "minus")


def infer_type(tree: Call | Operation | Comparison, scope: Scope) -> ValueType:
    """Return the type of what a function or an operator makes of its values.

    >>> from reportlint.expressions.type_checker.inference import TypeInference
    >>> infer_type(Call("present", (NumberLiteral("1"),)), TypeInference(FORM)).name
    'truth'
    """
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
            sign = "-" if tree.operator == "minus" else tree.operator
            if required_type == TRUTH:
                scope.report_error(operand, "operands_not_conditions", value_type, sign=sign)
                continue
            hint = Message("expressions.type_checker.use_sum") if value_type.items else ""
            scope.report_error(operand, "operands_not_numbers", value_type, hint=hint, sign=sign)
    divisor = tree.operands[-1]
    if tree.operator == "/" and isinstance(divisor, NumberLiteral) and not divisor.text.strip("0."):
        scope.report_error(divisor, "division_by_zero")
    return required_type


def _coalescence(tree: Operation, value_types: list[ValueType], scope: Scope) -> ValueType:
    first = value_types[0]
    for operand, value_type in zip(tree.operands, value_types, strict=True):
        if first.is_known and value_type.is_known and value_type.name != first.name:
            return scope.report_error(operand, "default_of_other_type", first, value_type)
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
            scope.report_error(second, "incomparable_types", value_type, other, sign=operator)
    elif value_type.name != other.name or value_type.name not in ("number", "date"):
        scope.report_error(second, "incomparable_types", value_type, other, sign=operator)
    if to_source(first) == to_source(second):
        scope.report_error(first, "compared_with_itself", what=to_source(first))


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
        near = guess_word(second.text, value_type.keys)
        what = to_source(first)
        scope.report_error(second, "impossible_value", hint=near, what=what, text=second.text)
    return True


def _check_contained(
    left: tuple[Expression, ValueType], right: tuple[Expression, ValueType], scope: Scope
) -> None:
    (first, value_type), (second, other) = left, right
    if other.name == "text" and value_type.name == "text":
        return
    if other.items is None:
        scope.report_error(second, "in_needs_list", other)
        return
    are_label_and_text = {value_type.name, other.items.name} == {"label", "text"}
    if not are_label_and_text and not _are_alike(value_type, other.items):
        scope.report_error(first, "in_type_mismatch", value_type, other)


def _check_matches(left: tuple[Expression, ValueType], pattern: Expression, scope: Scope) -> None:
    first, value_type = left
    if value_type.is_known and value_type.name not in ("text", "label"):
        scope.report_error(first, "matches_needs_text", value_type)
    if not isinstance(pattern, TextLiteral):
        scope.report_error(pattern, "matches_needs_pattern")
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
        near = guess_word(tree.function, FUNCTIONS)
        return scope.report_error(tree.at, "unknown_function", hint=near, name=tree.function)
    count = len(tree.arguments)
    if not function.least <= count <= function.most:
        wanted = _describe_range(function)
        scope.report_error(
            tree.at, "wrong_argument_count", name=tree.function, range=wanted, count=count
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
        if is_known and not scope.is_cell(argument):
            scope.report_error(argument, "cell_argument_expected", name=tree.function)
    return TRUTH


def _argument(name: str, function: Function, argument: Expression, scope: Scope) -> ValueType:
    value_type = scope.infer_type(argument)
    one = value_type.items if value_type.items is not None and function.spread else value_type
    type_names = function.takes.replace(",", "").split()
    if value_type.is_known and "any" not in type_names and one.name not in type_names:
        wanted = [BY_NAME[word].words for word in type_names if word in BY_NAME]
        alternatives = JoinedText(tuple(wanted), "或") if wanted else function.takes
        names = {"name": name, "wanted": alternatives, "original": function.takes}
        scope.report_error(argument, "takes_no", found=value_type.words, **names)
    return one
