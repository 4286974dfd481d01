"""Every place of the table is known in its province, and in no other."""

from __future__ import annotations

import pytest

from reportlint.checks.place_names import PlacesAgree
from reportlint.rules.builtin import load_builtin_rules

_RULE = load_builtin_rules().rules.get("W311")
assert _RULE is not None
CHECK = _RULE.build_check()
assert isinstance(CHECK, PlacesAgree)
PROVINCES = {code: names.split() for code, names in CHECK.places.items() if len(code) == 2}
WITH_PLACES = {code[:2] for code in CHECK.places if len(code) != 2}
PLACES = {code: names.split() for code, names in CHECK.places.items() if len(code) != 2}


def found(text: str) -> list[str]:
    """Return the pairs of names in a sentence that do not agree."""
    assert isinstance(CHECK, PlacesAgree)
    return [text[start:end] for start, end, _, _ in CHECK._find(text)]


def test_the_table_is_complete() -> None:
    assert len(PROVINCES) == 34
    assert len([code for code in PLACES if len(code) == 4]) == 333
    assert {code[:2] for code in PLACES} <= PROVINCES.keys()
    names = [name for place in PLACES.values() for name in place]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("code", PLACES)
def test_a_place_is_right_in_its_own_province_alone(code: str) -> None:
    own, others = code[:2], [other for other in WITH_PLACES if other != code[:2]]
    for name in PLACES[code]:
        province = PROVINCES[own][0]
        assert found(f"赴{province}{name}学习") == []
        assert found(f"赴{PROVINCES[own][-1]}{name}学习") == []
        for other in others:
            wrong = f"{PROVINCES[other][0]}{name}"
            assert found(f"赴{wrong}学习") == [wrong]
            assert found(f"赴{PROVINCES[other][0]}、{name}学习") == []


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("湖北省张家界国家森林公园", ["湖北省张家界"]),
        ("湖北省长沙", ["湖北省长沙"]),
        ("湖北省长沙口味", []),
        ("湖北张家界", []),
        ("湖北张家界市湖北省恩施州湖北襄阳市", ["湖北张家界市"]),
        ("广东省安康。", []),
        ("浙江、江苏省杭州、南京等地", []),
        ("湖南省和湖北省张家界市、恩施州", []),
        ("陕西、湖北省张家界市", ["湖北省张家界市"]),
        ("北京市石家庄市、上海市苏州市", []),
        ("广东省安康市。", ["广东省安康市"]),
    ],
)
def test_short_names_are_meant_where_they_end(text: str, pairs: list[str]) -> None:
    assert found(text) == pairs


def test_codes_that_are_none_are_told() -> None:
    check = PlacesAgree({"42": "湖北省", "43a1": "长沙市", "4401": "广州市"}, (), (), "x", "x")
    assert [name for name, _ in check.parameter_errors((), None)] == ["places", "places"]
