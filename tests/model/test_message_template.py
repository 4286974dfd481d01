"""Message templates: how they are cut, and how values are written in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model import message_template
from reportlint.model.form import Bilingual
from reportlint.model.message_template import MessageTemplate, Placeholder, parse_template, render
from reportlint.model.problem import Key
from reportlint.parsing.expressions import parse as parse_expression
from reportlint.support.errors import ExpressionError, RuleError

_KEY = Key("natural_person", Bilingual("自然人", "natural persons"))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ()),
        ("没有问题", ("没有问题",)),
        ("{c}列", (Placeholder("c", "", 1), "列")),
        ("a{b}c{d}", ("a", Placeholder("b", "", 2), "c", Placeholder("d", "", 6))),
        ("{{a}}", ("{a}",)),
        ("{{{a}}}", ("{", Placeholder("a", "", 3), "}")),
        ("{ a + b }", (Placeholder("a + b", "", 2),)),
        ("{a:.2}", (Placeholder("a", ".2", 1),)),
        ("{a:+,.1%}", (Placeholder("a", "+,.1%", 1),)),
        ("{xs:terms}", (Placeholder("xs", "terms", 1),)),
        ("{every c in x:c}", (Placeholder("every c in x:c", "", 1),)),
        ("{every c in x: c:,}", (Placeholder("every c in x: c", ",", 1),)),
        ('{claims["}"]}', (Placeholder('claims["}"]', "", 1),)),
        ("{a == '{'}", (Placeholder("a == '{'", "", 1),)),
    ],
)
def test_cutting(text: str, pieces: tuple[str | Placeholder, ...]) -> None:
    assert parse_template(text) == MessageTemplate(pieces)


@pytest.mark.parametrize(
    ("text", "offset", "message", "hint"),
    [
        ("ab{c", 2, '"{" without "}"', 'write "{{" for a brace'),
        ("{a{b}}", 0, '"{" without "}"', 'write "{{" for a brace'),
        ("{'a}", 0, '"{" without "}"', 'write "{{" for a brace'),
        ("ab}c", 2, '"}" without "{"', 'write "}}" for a brace'),
        ("a{}", 2, "an empty placeholder", 'write "{{" for a brace'),
        ("a{ :.2}", 2, "an empty placeholder", 'write "{{" for a brace'),
        ("又{ a + }", 6, "the expression ends too early", "expected a value"),
        ("{a} {b c}", 7, 'unexpected "c"', "expected an operator or the end"),
        ("{a:x}", 2, 'unexpected ":"', "expected an operator or the end"),
    ],
)
def test_broken_templates(text: str, offset: int, message: str, hint: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_template(text, parse_expression)
    assert (caught.value.offset, caught.value.message, caught.value.hint) == (offset, message, hint)


def test_placeholders_in_order() -> None:
    found = parse_template("{a} and {b:,}", parse_expression).placeholders
    assert [(hole.source, hole.format) for hole in found] == [("a", ""), ("b", ",")]


@given(st.text(max_size=40))
def test_any_text_written_with_doubled_braces_is_itself(text: str) -> None:
    doubled = text.replace("{", "{{").replace("}", "}}")
    assert render(parse_template(doubled), {}, "zh") == text


@given(st.text(alphabet="{}ab:,\"' .2", max_size=20))
def test_any_template_is_cut_or_refused_with_its_offset(text: str) -> None:
    try:
        pieces = parse_template(text).pieces
    except ExpressionError as error:
        offset = error.offset
    else:
        offset = 0
        assert all(pieces)
    assert 0 <= offset <= len(text)


@pytest.mark.parametrize(
    ("value", "layout", "zh", "en"),
    [
        (_KEY, "", "自然人", "natural persons"),
        (Bilingual("是", "it is"), "", "是", "it is"),
        ("原文", "", "原文", "原文"),
        (1234, "", "1234", "1234"),
        (Decimal("1E+3"), "", "1000", "1000"),
        (Decimal("0.50"), "", "0.50", "0.50"),
        (None, "", "—", "—"),
        (True, "", "是", "yes"),
        (False, "", "否", "no"),
        (1234567, ",", "1,234,567", "1,234,567"),
        (5, "+", "+5", "+5"),
        (-1234, "+,", "-1,234", "-1,234"),
        (Decimal("2.345"), ".2", "2.35", "2.35"),
        (Decimal("0.3333"), ".1%", "33.3%", "33.3%"),
        (1, "%", "100%", "100%"),
        (2, ".1", "2.0", "2.0"),
        (Decimal("1E-30"), ".0", "0", "0"),
        (10**40, ".1", f"{10**40}.0", f"{10**40}.0"),
        ("原文", ",", "原文", "原文"),
        ((), "", "", ""),
        ((_KEY, 2), "", "自然人、2", "natural persons, 2"),
        ((1, 2, 3, 4, 5), "", "1、2、3、4、5", "1, 2, 3, 4, 5"),
        ((1, 2, 3, 4, 5, 6), "", "1、2、3等 6 处", "1, 2, 3 and 3 more"),
        ([1000, None], ",", "1,000、—", "1,000, —"),
        ((1, 0, 2), "terms", "1 + 2", "1 + 2"),
        ((0, None), "terms", "0", "0"),
        (tuple(range(1, 10)), "terms", "1 + 2 + 3 + 4 + 5 + … + 9", "1 + 2 + 3 + 4 + 5 + … + 9"),
        (3, "terms", "3", "3"),
    ],
)
def test_values(value: object, layout: str, zh: str, en: str) -> None:
    assert message_template.format_value(value, "zh", layout) == zh
    assert message_template.format_value(value, "en", layout) == en


def test_rendering() -> None:
    template = parse_template("“{c}”列：{a + b} ≠ {total:,}")
    params = {"c": _KEY, "a + b": 3, "total": 4000}
    assert render(template, params, "zh") == "“自然人”列：3 ≠ 4,000"
    assert render(template, params, "en") == "“natural persons”列：3 ≠ 4,000"


def test_a_placeholder_without_value_is_the_rules_fault() -> None:
    with pytest.raises(RuleError) as caught:
        render(parse_template("{a} {b}"), {"a": 1}, "zh")
    assert str(caught.value) == "a message names {b}\nthere are: a"
