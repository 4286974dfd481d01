"""Static checks of what goes together: operators, comparisons and functions with their values."""

from __future__ import annotations

import re

from reportlint.expressions.bounded_regex import prepared, told
from reportlint.expressions.functions import FUNCTIONS
from reportlint.expressions.labels import table_of
from reportlint.expressions.regex_costs import CostlyPatternError
from reportlint.expressions.trees import (
    Call,
    Comparison,
    Index,
    NumberLiteral,
    TextLiteral,
    start,
)
from reportlint.expressions.types import BY_NAME, NUMBER, TRUTH, UNKNOWN, of_sorts
from reportlint.expressions.unparse import written
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.expressions.functions import Function
    from reportlint.expressions.trees import Expression, Operation
    from reportlint.expressions.type_checker.scope import Scope
    from reportlint.expressions.types import Sort

_SUM = Bilingual("sum(…) 可以把列表加成一个数", "sum(…) makes one number of a list")
_NO_NUMBER = Bilingual("“{sign}”两边应是数，不能是{0}", '"{sign}" needs numbers, not {0}')
_NO_CONDITION = Bilingual("“{sign}”两边应是条件，不能是{0}", '"{sign}" needs conditions, not {0}')
_ZERO = Bilingual("除数是零", "division by zero")
_UNLIKE = Bilingual("“??”两边是{0}和{1}，种类不同", '"??" stands between {0} and {1}')
_COMPARED = Bilingual("“{sign}”不能比较{0}和{1}", '"{sign}" compares {0} with {1}')
_ITSELF = Bilingual("{what} 在和自己比较", "{what} is compared with itself")
_NEVER = Bilingual("{what} 不会是“{text}”", '{what} is never "{text}"')
_IN_WHAT = Bilingual("“in”后面应是列表，不能是{0}", '"in" needs a list, not {0}')
_LOOKS_FOR = Bilingual("“in”不能在{1}里找{0}", '"in" looks for {0} in {1}')
_MATCHES_WHAT = Bilingual("“matches”前面应是文字，不能是{0}", '"matches" needs text, not {0}')
_NO_PATTERN = Bilingual(
    "“matches”后面应是加引号的正则表达式", '"matches" needs a pattern in quotes'
)
_PATTERN = Bilingual("（正则表达式 {pattern}）", " (pattern {pattern})")
_NO_FUNCTION = Bilingual("没有“{name}”这个函数", 'unknown function "{name}"')
_TAKES = Bilingual("{name} 要有{zh}，不能是 {count} 个", "{name} takes {en}, not {count}")
_A_CELL = Bilingual("{name} 的参数应是表里的单元格", "{name} looks at a cell of a table")
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
            hint = _SUM if sort.items and needed == NUMBER else ""
            sign = "-" if tree.operator == "minus" else tree.operator
            words = _NO_NUMBER if needed == NUMBER else _NO_CONDITION
            scope.fault(start(operand), of_sorts(words, sort, sign=sign), hint)
    divisor = tree.operands[-1]
    if tree.operator == "/" and isinstance(divisor, NumberLiteral) and not divisor.text.strip("0."):
        scope.fault(start(divisor), _ZERO)
    return needed


def _coalescence(tree: Operation, sorts: list[Sort], scope: Scope) -> Sort:
    first = sorts[0]
    for operand, sort in zip(tree.operands, sorts, strict=True):
        if first.known and sort.known and sort.name != first.name:
            scope.fault(start(operand), of_sorts(_UNLIKE, first, sort))
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
            scope.fault(start(second), of_sorts(_COMPARED, sort, other, sign=operator))
    elif sort.name != other.name or sort.name not in ("number", "date"):
        scope.fault(start(second), of_sorts(_COMPARED, sort, other, sign=operator))
    if written(first) == written(second):
        scope.fault(start(first), _ITSELF.format(what=written(first)))


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
        message = _NEVER.format(what=written(first), text=second.text)
        scope.unknown(start(second), message, second.text, sort.keys)
    return True


def _contained(left: tuple[Expression, Sort], right: tuple[Expression, Sort], scope: Scope) -> None:
    (first, sort), (second, other) = left, right
    if other.name == "text" and sort.name == "text":
        return
    if other.items is None:
        scope.fault(start(second), of_sorts(_IN_WHAT, other))
    elif not _kin(sort, other.items) and {sort.name, other.items.name} != {"label", "text"}:
        scope.fault(start(first), of_sorts(_LOOKS_FOR, sort, other))


def _matches(left: tuple[Expression, Sort], pattern: Expression, scope: Scope) -> None:
    first, sort = left
    if sort.known and sort.name not in ("text", "label"):
        scope.fault(start(first), of_sorts(_MATCHES_WHAT, sort))
    if not isinstance(pattern, TextLiteral):
        scope.fault(start(pattern), _NO_PATTERN)
        return
    try:
        prepared(pattern.text)
    except CostlyPatternError as error:
        scope.fault(start(pattern), error.words + _PATTERN.format(pattern=pattern.text))
    except re.error as error:
        scope.fault(start(pattern), told(error) + _PATTERN.format(pattern=pattern.text))


def _call(tree: Call, scope: Scope) -> Sort:
    function = FUNCTIONS.get(tree.function)
    if function is None:
        for argument in tree.arguments:
            scope.sort(argument)
        message = _NO_FUNCTION.format(name=tree.function)
        return scope.unknown(tree.at, message, tree.function, FUNCTIONS)
    count = len(tree.arguments)
    if not function.least <= count <= function.most:
        taken = _range(function)
        scope.fault(
            tree.at, _TAKES.format(name=tree.function, zh=taken.zh, en=taken.en, count=count)
        )
    if function.takes == "cell":
        return _cell(tree, scope)
    given = [_argument(tree.function, function, argument, scope) for argument in tree.arguments]
    return BY_NAME.get(function.gives) or (given[0] if given else UNKNOWN)


def _range(function: Function) -> Bilingual:
    if function.spread:
        return Bilingual("至少 1 个值", "one value or more")
    values = "value" if function.most == 1 else "values"
    least = "" if function.least == function.most else f"{function.least} to "
    return Bilingual(
        f" {least.replace('to', '到')}{function.most} 个值", f"{least}{function.most} {values}"
    )


def _cell(tree: Call, scope: Scope) -> Sort:
    for argument in tree.arguments:
        known = scope.sort(argument).known
        is_cell = isinstance(argument, Index) and table_of(argument.base, scope.form, scope.bound)
        if known and not is_cell:
            scope.fault(start(argument), _A_CELL.format(name=tree.function))
    return TRUTH


def _argument(name: str, function: Function, argument: Expression, scope: Scope) -> Sort:
    sort = scope.sort(argument)
    one = sort.items if sort.items is not None and function.spread else sort
    allowed = function.takes.replace(",", "").split()
    if sort.known and "any" not in allowed and one.name not in allowed:
        wanted = [BY_NAME[word].said.zh for word in allowed if word in BY_NAME]
        zh = "或".join(wanted) or function.takes
        message = Bilingual(
            f"{name} 的参数应是{zh}，不能是{sort.said.zh}",
            f"{name} takes {function.takes}, not {sort.said.en}",
        )
        scope.fault(start(argument), message)
    return one
