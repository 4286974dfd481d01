"""The catalogues of messages: complete, alike, and used with the values that they need."""

from __future__ import annotations

import ast
import fnmatch
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

from reportlint.support import localized_text
from reportlint.support.localized_text import (
    LANGUAGES,
    Bilingual,
    JoinedText,
    Message,
    fill_template,
)
from tests.structure import imports

FOLDER = imports.SOURCE / imports.PACKAGE / "messages"
#: Keys of which one language needs a value that the other has no use for.
ONE_SIDED = {
    "checks.cell_sums.more_blank_totals": "Chinese counts them all, English those left out",
    "checks.cells.write_instead_and_more": "Chinese counts them all, English those left out",
    "checks.period.state_period": "Chinese quotes what is to be written",
    "checks.quantities.sum_of_cells": "Chinese does not name the table",
    "expressions.type_checker.takes_no": "English lists the types as the code does",
    "model.message_template.and_more": "Chinese counts them all, English those left out",
    "reporters.words.part": "Chinese writes the number in Chinese digits",
    "rules.suppressions.not_in_form": "Chinese does not say whether row or column",
}


#: What names messages: the function, which of its arguments are keys, and what comes before them.
#: Values fill a first argument.
CALLS = {
    "Message": ((0, ""),),
    "unreadable": ((0, "readers."), (1, "readers.")),
    "report_error": ((1, "expressions.type_checker."),),
}


class Use(NamedTuple):
    """A message in the code: its key, and the names of its values if it has any."""

    where: str
    key: str
    values: frozenset[str]


@pytest.fixture(scope="module")
def uses() -> list[Use]:
    return [use for name, path in imports.modules().items() for use in _uses(name, path)]


def _uses(name: str, path: Path) -> Iterator[Use]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            values = frozenset(keyword.arg or "**" for keyword in node.keywords)
            function = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
            for index, prefix in CALLS.get(function, ()):
                given = frozenset[str]() if index else values
                for argument in node.args[index : index + 1]:
                    for key in _keys(argument):
                        yield Use(f"{name}:{node.lineno}", prefix + key, given)


def _keys(node: ast.expr) -> Iterator[str]:
    """Yield the keys that an expression stands for, an asterisk for what is filled in."""
    if isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.IfExp):
        yield from (*_keys(node.body), *_keys(node.orelse))
    elif isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "*" for part in node.values]
        yield "".join(map(str, parts))


def keys_of(use: Use, keys: Iterable[str]) -> list[str]:
    """Return the keys of the catalogues that a use may mean."""
    return fnmatch.filter(keys, use.key) if "*" in use.key else [k for k in (use.key,) if k in keys]


@pytest.fixture(scope="module")
def catalogues() -> dict[str, dict[str, str]]:
    return {lang: localized_text.read_messages(str(FOLDER / f"{lang}.yaml")) for lang in LANGUAGES}


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def neutral_placeholders(template: str) -> set[str]:
    """Return those that each language needs: no plurals, nothing that a library says in English."""
    pieces = Formatter().parse(template)
    names = {name for _, name, layout, _ in pieces if name and "|" not in (layout or "")}
    return names - {"original"}


def test_each_language_has_a_catalogue() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(LANGUAGES)


def test_catalogues_have_the_same_keys_in_the_same_order(
    catalogues: dict[str, dict[str, str]],
) -> None:
    first, *others = catalogues.values()
    for other in others:
        assert list(other) == list(first)


def test_catalogues_have_the_same_placeholders(catalogues: dict[str, dict[str, str]]) -> None:
    zh, en = catalogues["zh"], catalogues["en"]
    differing = {
        key for key in zh if neutral_placeholders(zh[key]) != neutral_placeholders(en[key])
    }
    assert differing == set(ONE_SIDED)


def test_every_message_is_used_and_every_key_that_is_used_is_there(
    uses: list[Use], catalogues: dict[str, dict[str, str]]
) -> None:
    keys = catalogues["zh"]
    meant = {key for use in uses for key in keys_of(use, keys)}
    assert set(keys) - meant == set()
    assert [use for use in uses if not keys_of(use, keys)] == []


def test_values_given_are_those_that_the_templates_need(
    uses: list[Use], catalogues: dict[str, dict[str, str]]
) -> None:
    for use in uses:
        for key in keys_of(use, catalogues["zh"]) if use.values - {"**"} == use.values else ():
            needed = set[str]().union(*(placeholders(each[key]) for each in catalogues.values()))
            assert not use.values or needed <= use.values, (use, needed)


def test_the_code_holds_no_words_in_two_languages() -> None:
    for name, path in imports.modules().items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Bilingual":
                words = [a for a in node.args if isinstance(a, ast.Constant) and a.value]
                assert not words, f"{name}:{node.lineno}"


@pytest.mark.parametrize(
    ("template", "values", "filled"),
    [
        ("{count} file{count:|s}", {"count": 1}, "1 file"),
        ("{count} file{count:|s}", {"count": 2}, "2 files"),
        ("{count} {count:entry|entries}", {"count": 0}, "0 entries"),
        ("{count:,}", {"count": 1234}, "1,234"),
        ("one of {choices}", {"choices": ("a", 2)}, "one of a, 2"),
        ("{what}!", {"what": Bilingual("甲", "A")}, "A!"),
        ("{what}", {"what": JoinedText(("a", Bilingual("乙", "B")), "; ")}, "a; B"),
        ("{{id}} {word}", {"word": "{x}"}, "{id} {x}"),
        ("{flag}", {"flag": True}, "True"),
    ],
)
def test_templates_are_filled(template: str, values: dict[str, object], filled: str) -> None:
    assert fill_template(template, values, "en") == filled


def test_messages_are_written_in_the_language_asked_for_and_travel() -> None:
    message = Message("support.source_errors.more", count=3)
    assert (message["zh"], message["en"]) == ("另有 3 处错误", "and 3 more errors")
    constructor, values = message.__reduce__()
    assert constructor(*values) == message
    assert message.format(count=4)["en"] == "and 4 more errors"
    assert (message + "!")["en"] == "and 3 more errors!"


def test_a_catalogue_is_read_once_more_when_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(localized_text, "PACKAGE", str(tmp_path))
    (tmp_path / "messages").mkdir()
    file = tmp_path / "messages" / "en.yaml"
    for words in ("first", "first", "second one"):
        file.write_text(f"a:\n  b: {words}\n", encoding="utf-8")
        monkeypatch.setattr(localized_text, "_catalogues", {})
        messages = localized_text.load_messages("en")
        assert (messages["a.b"], "a.b" in messages, "a.c" in messages) == (words, True, False)
