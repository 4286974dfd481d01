"""The tests that comparisons make of two values."""

from __future__ import annotations

from reportlint.expressions import arithmetic, values
from reportlint.expressions.trees import TextLiteral
from reportlint.expressions.values import MISSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from reportlint.expressions.arithmetic import Tolerance
    from reportlint.expressions.environment import Environment
    from reportlint.expressions.trees import Expression
    from reportlint.expressions.values import Value

    Test: TypeAlias = Callable[[Environment, Value, Value], Value]


def test_of(operator: str, right: Expression, tolerance: Tolerance) -> Test:
    """Return the test that an operator stands for; ``right`` is the tree to its right."""
    if operator == "~=":
        return lambda _env, a, b: arithmetic.is_close(a, b, tolerance)
    if operator == "in":
        return lambda _env, a, b: values.contains(b, a)
    if operator == "matches":
        return _search(right)
    return lambda _env, a, b: values.compare(operator, a, b)


def _search(right: Expression) -> Test:
    # NOTE: few rules search, and both imports cost time.
    import re

    from reportlint.expressions.bounded_regex import prepare_search

    try:
        search = prepare_search(right.text if isinstance(right, TextLiteral) else "(")
    except (ValueError, re.error):
        return lambda _env, _a, _b: MISSING

    def find(env: Environment, text: Value, _pattern: Value) -> Value:
        if not isinstance(text, str):
            return MISSING
        env.spend(search.steps(text))
        return search.finds(text)

    return find
