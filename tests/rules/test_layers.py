"""Which level wins: the table of precedence, and what holds for any settings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.model.rule import Rule, RuleSet
from reportlint.rules.layers import (
    Layer,
    Override,
    Selector,
    apply_layers,
    resolve_rule,
    trace_rule,
)
from reportlint.support.localized_text import Bilingual

OFF_BY_DEFAULT = "W307"


def rule(identity: str, name: str) -> Rule:
    return Rule(
        identity,
        name,
        "warning",
        Bilingual("", ""),
        "",
        ("01-31", "03-31"),
        {"": Bilingual("旧", "old")},
        {"rare": "info"},
        default=identity != OFF_BY_DEFAULT,
    )


NAMES = {
    "A101": "balance",
    "A102": "sums",
    "N101": "claim",
    "SP-A101": "sample",
    OFF_BY_DEFAULT: "spacing",
}
RULES = RuleSet(tuple(rule(*pair) for pair in NAMES.items()))
A101 = RULES.get("A101")


def words(text: str) -> tuple[Selector, ...]:
    return tuple(map(Selector, text.split()))


def level(kind: str = "project", **said: str) -> Layer:
    """Return a level of what is said of its fields: words, or words with severities."""
    chosen = {name: words(text) for name, text in said.items() if name != "severities"}
    pairs = (pair.split("=") for pair in said.get("severities", "").split())
    severities = tuple((Selector(word), value) for word, value in pairs)
    return Layer(kind, severities=severities, **chosen)  # type: ignore[arg-type]


def running(*levels: Layer) -> str:
    return " ".join(
        f"{rule.id}" + ("" if rule.severity == "warning" else f"={rule.severity}")
        for rule in apply_layers(RULES, levels)
    )


ALL = "A101 A102 N101 SP-A101"
#: Levels from the lowest up, and the rules that run with their severities (warning unless said).
TABLE: list[tuple[list[Layer], str]] = [
    ([], ALL),
    ([level()], ALL),
    # One level.
    ([level(ignore="A")], "N101 SP-A101"),
    ([level(ignore="S")], ALL),
    ([level(ignore="SP")], "A101 A102 N101"),
    ([level(ignore="SP-A")], "A101 A102 N101"),
    ([level(select="A")], "A101 A102"),
    ([level(select="A", ignore="A101")], "A102"),
    ([level(select="A101", ignore="A")], "A101"),
    ([level(select="A101", ignore="balance")], ""),
    ([level(select="W")], ""),
    ([level(extend_select="W")], ALL),
    ([level(extend_select="W307")], f"{ALL} W307"),
    ([level(extend_select="spacing", ignore="W3")], f"{ALL} W307"),
    ([level(severities="A101=off")], "A102 N101 SP-A101"),
    ([level(severities="A=error A101=info")], "A101=info A102=error N101 SP-A101"),
    ([level(severities="SP=error")], "A101 A102 N101 SP-A101=error"),
    ([level(severities="W307=error")], ALL),
    # A higher level wins over a longer match below.
    ([level(extend_select="A101"), level(ignore="A")], "N101 SP-A101"),
    ([level(ignore="A101"), level(extend_select="A")], ALL),
    ([level(ignore="A101"), level(ignore="N101")], "A102 SP-A101"),
    (
        [level(severities="A101=error"), level(severities="A=info")],
        "A101=info A102=info N101 SP-A101",
    ),
    # select begins anew: it replaces what is selected and ignored below.
    ([level(select="A"), level(select="N")], "N101"),
    ([level(ignore="N101"), level(select="N101")], "N101"),
    ([level(ignore="N101"), level(select="N")], "N101"),
    ([level(extend_select="W307"), level(select="A101")], "A101"),
    ([level(extend_select="W307"), level(ignore="A")], "N101 SP-A101 W307"),
    ([level(select="A"), level(extend_select="N")], "A101 A102 N101"),
    ([level(select="")], ""),
    # off is undone by asking for the rule above, or by another severity there.
    ([level(severities="A101=off"), level(select="A101")], "A101"),
    ([level(severities="A101=off"), level(extend_select="A101")], ALL),
    (
        [level(severities="A101=off"), level(severities="A101=error")],
        "A101=error A102 N101 SP-A101",
    ),
    ([level(severities="A101=error"), level(severities="A101=off")], "A102 N101 SP-A101"),
    ([level(severities="A101=off", extend_select="A101")], "A102 N101 SP-A101"),
    ([level(severities="A101=off"), level(ignore="N")], "A102 SP-A101"),
    # A severity does not select.
    ([level(ignore="A101"), level(severities="A101=error")], "A102 N101 SP-A101"),
    # Three levels.
    ([level(ignore="A"), level(extend_select="A101"), level(ignore="A1")], "N101 SP-A101"),
    (
        [level(severities="A=error"), level(severities="A101=off"), level(select="A")],
        "A101=error A102=error",
    ),
]


@pytest.mark.parametrize(("levels", "expected"), TABLE)
def test_the_last_level_wins(levels: list[Layer], expected: str) -> None:
    assert running(*levels) == expected


@pytest.mark.parametrize("levels", [levels for levels, _ in TABLE])
def test_the_steps_tell_how_it_came_about(levels: list[Layer]) -> None:
    for one in RULES:
        taken = list(trace_rule(one, levels))
        choosing = [step for step in taken if step.key != "severity"]
        setting = [step for step in taken if step.key == "severity" and step.value != "off"]
        made = resolve_rule(one, levels)
        if setting:
            assert made.rule.severity == setting[-1].value
        else:
            assert made.rule.severity == one.severity
        if not any(step.value == "off" and step.key == "severity" for step in taken):
            assert made.runs == (choosing[-1].value == "on" if choosing else one.default)


def test_a_severity_counts_in_every_case() -> None:
    (made,) = apply_layers(RULES, [level(select="A101", severities="A101=error")])
    assert (made.severity, made.severity_when) == ("error", {})


def test_parameters_and_messages_are_set_one_by_one() -> None:
    def changed(name: str, field: int, value: str) -> Layer:
        one = Override("A101", name, value, Selector(""), field=field, source_text=value)
        return Layer("pack", overrides=(one,))

    new = Override("A101", "message", {"": Bilingual("新", "new")}, Selector(""))
    below, above = changed("first", 0, "01-20"), changed("second", 1, "03-20")
    assert A101 is not None
    made = resolve_rule(A101, [below, above, Layer("pack", overrides=(new,))]).rule
    assert made.values == ("01-20", "03-20")
    assert made.messages[""].en == "new"
    assert resolve_rule(A101, [below, changed("first", 0, "01-25")]).rule.values == (
        "01-25",
        "03-31",
    )


WORDS = st.lists(
    st.sampled_from(["A", "A1", "A101", "balance", "A102", "N", "N101", "SP", "SP-A101", "W307"]),
    max_size=4,
).map(lambda given: tuple(map(Selector, given)))
SEVERITIES = st.dictionaries(
    st.sampled_from(["A", "A101", "N1", "SP", "W307"]), st.sampled_from(["error", "info", "off"])
)
LEVELS = st.builds(
    lambda select, extend, ignore, severities: Layer(
        "project",
        select=select,
        extend_select=extend,
        ignore=ignore,
        severities=tuple((Selector(word), value) for word, value in severities.items()),
    ),
    st.none() | WORDS,
    WORDS,
    WORDS,
    SEVERITIES,
)


def ids(levels: list[Layer]) -> set[str]:
    return {rule.id for rule in apply_layers(RULES, levels)}


@settings(max_examples=60)
@given(st.lists(LEVELS, max_size=3), LEVELS, WORDS)
def test_selecting_more_never_removes_a_rule(
    below: list[Layer], top: Layer, more: tuple[Selector, ...]
) -> None:
    wider = Layer(
        top.kind,
        select=None if top.select is None else (*top.select, *more),
        extend_select=(*top.extend_select, *more),
        ignore=top.ignore,
        severities=top.severities,
    )
    assert ids([*below, top]) <= ids([*below, wider])


@settings(max_examples=60)
@given(st.lists(LEVELS, max_size=3), LEVELS, WORDS)
def test_ignoring_more_never_adds_a_rule(
    below: list[Layer], top: Layer, more: tuple[Selector, ...]
) -> None:
    narrower = Layer(
        top.kind,
        select=top.select,
        extend_select=top.extend_select,
        ignore=(*top.ignore, *more),
        severities=top.severities,
    )
    assert ids([*below, narrower]) <= ids([*below, top])


@settings(max_examples=60)
@given(st.lists(LEVELS, min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_the_order_of_words_within_a_level_does_not_matter(
    levels: list[Layer], random: object
) -> None:
    def shuffled(given: tuple[object, ...]) -> tuple[object, ...]:
        mixed = list(given)
        random.shuffle(mixed)  # type: ignore[attr-defined]
        return tuple(mixed)

    others = [
        Layer(
            one.kind,
            select=None if one.select is None else shuffled(one.select),  # type: ignore[arg-type]
            extend_select=shuffled(one.extend_select),  # type: ignore[arg-type]
            ignore=shuffled(one.ignore),  # type: ignore[arg-type]
            severities=shuffled(one.severities),  # type: ignore[arg-type]
        )
        for one in levels
    ]
    assert apply_layers(RULES, levels) == apply_layers(RULES, others)


@settings(max_examples=40)
@given(st.lists(LEVELS, max_size=3))
def test_a_level_that_says_nothing_changes_nothing(levels: list[Layer]) -> None:
    for place in range(len(levels) + 1):
        assert apply_layers(
            RULES, [*levels[:place], Layer("profile"), *levels[place:]]
        ) == apply_layers(RULES, levels)
