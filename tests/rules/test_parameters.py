"""The parameters of check kinds, by the annotations of their fields."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reportlint.checks import KINDS
from reportlint.rules import parameters
from reportlint.support import yaml_reader
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import Bilingual
from reportlint.support.nodes import Mapping
from reportlint.support.record_reader import keys_of, reader_of
from reportlint.support.records import Record
from reportlint.support.source_errors import Source
from tests.faulty import lines


class Kind(Record):
    count: int
    name: str = "甲"
    limit: Decimal | None = None
    words: tuple[str, ...] = ()
    groups: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 - records are frozen
    strict: bool = False
    told: Bilingual | None = None
    level: str = "low"

    CHOICES = {"level": ("low", "high")}  # noqa: RUF012


#: A pattern is a plain string at run time; only the annotation's words count.
Kind._annotations["name"] = "Regex"  # type: ignore[attr-defined]


def read(text: str) -> tuple[dict[str, object], list[str]]:
    source = Source("x.yaml", text)
    node = yaml_reader.parse(source, text)
    found = parameters.read(source, node, Kind, Mapping((), 9, 9))
    return found, lines(source.errors)


def test_every_annotation_has_its_reader() -> None:
    text = (
        "{count: 2, name: '[甲乙]+', limit: 0.5, words: [丙], groups: {a: [b]}, strict: true,"
        " told: {zh: 丁, en: d}, level: high}"
    )
    assert read(text) == (
        {
            "count": 2,
            "name": "[甲乙]{1,1000}",  # as every repeat, with an end
            "limit": Decimal("0.5"),
            "words": ("丙",),
            "groups": {"a": ("b",)},
            "strict": True,
            "told": Bilingual("丁", "d"),
            "level": "high",
        },
        [],
    )


def test_defaults_stand_in_and_null_is_allowed_where_it_is_annotated() -> None:
    found, faults = read("{count: 1, limit: null}")
    assert faults == []
    assert (found["limit"], found["level"], found["words"]) == (None, "low", ())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("{}", '9:9: the check needs "count" under "with"'),
        ("{count: a}", "1:9: count must be a whole number"),
        ("{count: 1, name: '['}", "1:19: not a regular expression"),
        ("{count: 1, level: mid}", "1:19: level must be one of low, high"),
        ("{count: 1, word: [a]}", '1:12: the check has no parameter "word", did you mean "words"?'),
        ("{count: 1, words: a}", "1:19: words must be a list"),
        ("{count: 1, limit: a}", "1:19: limit must be a number"),
        ("{count: 1, strict: 1}", "1:20: strict must be true or false"),
        ("{count: 1, told: {zh: 甲}}", '1:18: told lacks "en"'),
        ("[count]", "1:1: with must be a mapping"),
    ],
)
def test_faults(text: str, fault: str) -> None:
    _, faults = read(text)
    assert any(line.startswith(fault) for line in faults), faults


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"relation"}))
def test_every_kind_has_fields_that_can_be_read(kind: str) -> None:
    cls = fetch(KINDS[kind])
    for name in keys_of(cls).values():
        assert callable(reader_of(cls, name, parameters.READERS))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_documented(kind: str) -> None:
    assert (fetch(KINDS[kind]).__doc__ or "").strip()
