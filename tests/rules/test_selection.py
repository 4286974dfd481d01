"""Which rules run: the longest match wins, and ignoring at equal length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.rule import Rule, RuleSet
from reportlint.rules import overrides
from reportlint.rules.builtin import load_builtin_rules
from reportlint.rules.selection import select
from reportlint.support.errors import UsageError
from reportlint.support.localized_text import Bilingual
from reportlint.support.nodes import Scalar
from reportlint.support.source_errors import Source
from tests.cpu import limit_cpu

NAMES = {
    "A101": "balance",
    "A105": "wrong-cell",
    "A201": "ratio",
    "N101": "claim-received",
    "N110": "claim-sum",
    "W307": "spacing",
}


def rule(identity: str) -> Rule:
    return Rule(
        identity,
        NAMES[identity],
        "warning",
        Bilingual("", ""),
        "",
        (),
        {},
        {"rare": "info"},
        default=identity != "W307",
        aliases=("old-ratio",) if identity == "A201" else (),
    )


RULES = RuleSet(tuple(rule(identity) for identity in NAMES))


def chosen(
    selected: tuple[str, ...] | None = None,
    ignored: tuple[str, ...] = (),
    extended: tuple[str, ...] = (),
) -> list[str]:
    return [rule.id for rule in select(RULES, selected, ignored, extended)]


@pytest.mark.parametrize(
    ("selected", "ignored", "extended", "ids"),
    [
        (None, (), (), ["A101", "A105", "A201", "N101", "N110"]),
        (None, ("A",), (), ["N101", "N110"]),
        (("A",), (), (), ["A101", "A105", "A201"]),
        (("A",), ("A1",), (), ["A201"]),
        (("A101",), ("A",), (), ["A101"]),
        (("A",), ("A",), (), []),
        (("A101",), ("A101",), (), []),
        (("A101",), ("balance",), (), []),
        (("A1",), ("N",), (), ["A101", "A105"]),
        (("A",), ("A1",), ("A105",), ["A105", "A201"]),
        (None, ("N1",), ("N11",), ["A101", "A105", "A201", "N110"]),
        (("balance,wrong-cell",), (), (), ["A101", "A105"]),
        (("old-ratio",), (), (), ["A201"]),
        (("W",), (), (), []),
        (("W3",), (), (), []),
        (("W307",), (), (), ["W307"]),
        (("A1",), (), ("spacing",), ["A101", "A105", "W307"]),
        (None, ("W",), ("W307",), ["A101", "A105", "A201", "N101", "N110", "W307"]),
        ((), (), (), []),
        ((), (), ("N101",), ["N101"]),
        (("A101 , N101",), (), (), ["A101", "N101"]),
    ],
)
def test_selection(
    selected: tuple[str, ...] | None,
    ignored: tuple[str, ...],
    extended: tuple[str, ...],
    ids: list[str],
) -> None:
    assert chosen(selected, ignored, extended) == ids


@pytest.mark.parametrize(
    ("word", "near"),
    [("a1", "A1"), ("A999", "A101"), ("balanc", "balance"), ("zzzz", "")],
)
def test_an_unknown_word_is_refused_with_a_suggestion(word: str, near: str) -> None:
    for given_words in ((word,), ("A101", word)):
        with pytest.raises(UsageError) as caught:
            chosen(given_words)
        assert f'"{word}"' in caught.value.message
        assert near in caught.value.hint
        assert f"“{word}”" in caught.value.localize("zh")[0]
    with pytest.raises(UsageError):
        chosen(ignored=(word,))
    with pytest.raises(UsageError):
        chosen(extended=(word,))


def test_a_level_replaces_every_level_of_the_rule() -> None:
    rules = select(RULES, ("A",), severities={"A1": "info", "A105": "error", "A201": "off"})
    assert [(rule.id, rule.severity, dict(rule.severity_when)) for rule in rules] == [
        ("A101", "info", {}),
        ("A105", "error", {}),
    ]


def test_a_level_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="grave"):
        select(RULES, severities={"A101": "grave"})
    with pytest.raises(UsageError, match="A1O1"):
        select(RULES, severities={"A1O1": "info"})


def test_very_many_words_take_no_time() -> None:
    rules = load_builtin_rules().rules
    source = Source("reportlint.toml", "")
    unknown = [Scalar(f"Q{number}x", "text", number + 1, 1) for number in range(10_000)]
    with limit_cpu(3):
        assert list(overrides.read_selectors(source, unknown, rules)) == []
        assert select(rules, ignored_words=["A101"] * 100_000) == select(
            rules, ignored_words=["A101"]
        )
    assert [fault.line for fault in source.errors] == [node.line for node in unknown]
    Source("", "")  # nearest words are looked for again


def test_a_word_is_taken_once_where_it_first_stands() -> None:
    source = Source("reportlint.toml", "")
    listed = [Scalar(text, "text", line, 1) for line, text in enumerate(["N1", "A1", "N1", "A"], 1)]
    found = overrides.read_selectors(source, listed, RULES)
    assert [(word.text, word.line) for word in found] == [("N1", 1), ("A1", 2), ("A", 4)]


words = st.sampled_from([*NAMES, *NAMES.values(), "A", "A1", "A10", "N", "N1", "W", "W3"])


@given(st.lists(words, max_size=4), st.lists(words, max_size=4))
def test_what_is_selected_in_full_runs_unless_ignored_in_full(
    wanted: list[str], unwanted: list[str]
) -> None:
    ids = set(chosen(tuple(wanted), tuple(unwanted)))
    for identity, name in NAMES.items():
        if {identity, name} & set(wanted):
            assert (identity in ids) == (not {identity, name} & set(unwanted))
        if not any(identity.startswith(w) or w == name for w in wanted):
            assert identity not in ids
