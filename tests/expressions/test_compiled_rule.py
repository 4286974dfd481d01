"""Programs are kept for the next report, and go through the lists of for-each in order."""

from __future__ import annotations

from reportlint.expressions.compiled_rule import CompiledRule, compile_rule
from reportlint.expressions.environment import Environment
from reportlint.expressions.trees import Clauses
from reportlint.parsing.expressions import parse
from tests.small import FORM_2019, FORM_2021, report, requests


def _clauses() -> Clauses:
    domain = parse("[1, 2]")
    return Clauses(parse("requests[new, total] == x"), for_each=(("x", domain), ("y", domain)))


def test_a_program_is_made_once_for_a_form() -> None:
    clauses = _clauses()
    assert compile_rule(clauses, FORM_2021) is compile_rule(clauses, FORM_2021)
    assert compile_rule(clauses, FORM_2021) is not compile_rule(clauses, FORM_2019)


def test_so_many_programs_are_kept_and_no_more() -> None:
    rules = [_clauses() for _ in range(600)]
    first, *_ = [compile_rule(clauses, FORM_2021) for clauses in rules]
    assert compile_rule(rules[0], FORM_2021) is not first
    assert compile_rule(rules[-1], FORM_2021) is compile_rule(rules[-1], FORM_2021)


def test_for_each_goes_through_the_product_in_order() -> None:
    env = Environment(report(requests()), FORM_2021)
    made = CompiledRule(_clauses(), FORM_2021)
    assert list(made.bindings(env)) == [
        {"x": 1, "y": 1},
        {"x": 1, "y": 2},
        {"x": 2, "y": 1},
        {"x": 2, "y": 2},
    ]
    assert made.message_parts.titles == {"x": {}, "y": {}}


def test_a_later_list_may_depend_on_an_earlier_name() -> None:
    both = (("r", parse("requests.rows[refused]")), ("x", parse("[requests[r, total], 9]")))
    made = CompiledRule(Clauses(parse("requests[r, total] == x"), for_each=both), FORM_2021)
    env = Environment(report(requests({("refused.state_secret", "total"): 5})), FORM_2021)
    assert [found["x"] for found in made.bindings(env)] == [5, 9, 0, 9]
