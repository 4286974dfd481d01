"""The functions one by one, on values that fit and on values that do not."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.expressions.functions import FUNCTIONS, flatten
from reportlint.expressions.values import MISSING
from reportlint.model.prose import Day

if TYPE_CHECKING:
    from reportlint.expressions.values import Value

_DAY = Day(2024, 2, 29)
_VALUES: st.SearchStrategy[Value] = st.recursive(
    st.one_of(
        st.integers(),
        st.decimals("-1e30", "1e30", places=4),
        st.text(max_size=9),
        st.sampled_from(["12件", "1,234.5万元", "2024-02-30", "９件"]),
        st.booleans(),
        st.sampled_from([MISSING, _DAY, Day(20231, 1, 1), Day(0, 1, 1), Day(2024, None, 1)]),
    ),
    lambda inner: st.lists(inner, max_size=3).map(tuple),
    max_leaves=5,
)


def _call(name: str, *values: Value) -> Value:
    function = FUNCTIONS[name]
    return function.run(flatten(values)) if function.spread else function.run(*values)


@pytest.mark.parametrize(
    ("name", "values", "result"),
    [
        ("sum", (1, (2, 3)), 6),
        ("sum", ((),), 0),
        ("sum", (1, (2, MISSING)), MISSING),
        ("min", (3, (1, 2)), 1),
        ("max", (3, (1, 2)), 3),
        ("max", (_DAY, Day(2024, 3, 1)), Day(2024, 3, 1)),
        ("max", (_DAY, 3), MISSING),
        ("max", ((),), MISSING),
        ("min", (1, MISSING), MISSING),
        ("min", ("a",), MISSING),
        ("abs", (-3,), 3),
        ("abs", (Decimal("-0.5"),), Decimal("0.5")),
        ("abs", ("-3",), MISSING),
        ("count", ((1, MISSING, 0, False, True),), 3),
        ("len", ((1, MISSING),), 2),
        ("len", ("年报",), 2),
        ("len", (3,), MISSING),
        ("any", ((True, MISSING),), True),
        ("all", ((True, MISSING),), MISSING),
        ("date", ("2024-02-29",), _DAY),
        ("date", ("2023-02-29",), MISSING),
        ("date", ("20240229",), MISSING),
        ("date", (2024, 2, 29), _DAY),
        ("date", (2024, 2), MISSING),
        ("date", (2024, 2, "29"), MISSING),
        ("days", (_DAY, Day(2024, 3, 31)), 31),
        ("days", (Day(2024, 3, 31), _DAY), -31),
        ("days", (_DAY, "2024-03-31"), MISSING),
        ("days", (_DAY, Day(20231, 1, 1)), MISSING),
        ("year", (_DAY,), 2024),
        ("year", (2024,), MISSING),
        ("text", (12,), "12"),
        ("text", (Decimal("0.50"),), "0.50"),
        ("text", ("件",), "件"),
        ("text", (_DAY,), "2024-02-29"),
        ("text", (True,), MISSING),
        ("num", ("共１，２３４．５万元",), Decimal("1234.5")),
        ("num", ("12件",), 12),
        ("num", ("-3",), -3),
        ("num", ("若干",), MISSING),
        ("num", (7,), 7),
        ("unit", ("12 件",), "件"),
        ("unit", ("33.3%",), "%"),
        ("unit", ("12",), MISSING),
        ("unit", ("若干",), MISSING),
        ("norm", (" ＡＢ　c ",), "abc"),
        ("norm", (1,), MISSING),
        ("present", (MISSING,), False),
        ("present", (False,), True),
        ("round", (Decimal("0.5"),), 1),
    ],
)
def test_results(name: str, values: tuple[Value, ...], result: Value) -> None:
    assert _call(name, *values) == result


@given(st.sampled_from(sorted(FUNCTIONS)), st.lists(_VALUES, min_size=3, max_size=3))
def test_no_value_makes_a_function_raise(name: str, values: list[Value]) -> None:
    function = FUNCTIONS[name]
    for count in range(function.least, min(function.most, 3) + 1):
        _call(name, *values[:count])


def test_lists_are_flattened_in_order() -> None:
    assert flatten((1, ((2, (3,)), 4))) == [1, 2, 3, 4]
