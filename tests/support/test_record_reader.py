"""Records read by the annotations of their fields."""

from __future__ import annotations

import pytest

from reportlint.support import yaml_reader
from reportlint.support.record_reader import READERS, build_reader, keys_of, read_record, reader_of
from reportlint.support.records import Record
from reportlint.support.source_errors import Source
from tests.faulty import lines


class Wheel(Record):
    size: int
    name: str = "轮"


class Cart(Record):
    full_name: str
    wheels: tuple[Wheel, ...]
    uses: tuple[str, ...] = ()
    load: int | None = None
    source: str = "here"

    KEYS = {"full_name": "title"}  # noqa: RUF012 - records are frozen
    CHOICES = {"uses": ("field", "road")}  # noqa: RUF012
    DERIVED_FIELDS = ("source",)


READERS_OF_CARTS = {**READERS, "Wheel": build_reader(Wheel, "a wheel")}


def read(text: str) -> tuple[dict[str, object] | None, list[str]]:
    source = Source("x.yaml", text)
    tree = yaml_reader.parse(source, text)
    found = read_record(source, tree, "a cart", Cart, READERS_OF_CARTS)
    values = None if found is None else {name: getattr(found, name) for name in found._fields}
    return values, lines(source.errors)


def test_fields_are_read_by_their_annotations() -> None:
    assert read("{title: 车, wheels: [{size: 2}, {size: 3, name: 小轮}], uses: [road]}") == (
        {
            "source": "here",
            "full_name": "车",
            "wheels": (Wheel(2), Wheel(3, "小轮")),
            "uses": ("road",),
            "load": None,
        },
        [],
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", "1:1: a cart must be a mapping of keys to values"),
        ("{title: 车}", '1:1: a cart lacks "wheels"'),
        ("{titel: 车, wheels: []}", '1:2: unknown key "titel", did you mean "title"?'),
        ("{titel: 车, wheels: []}", '1:1: a cart lacks "title"'),
        ("{title: 车, wheels: [], source: x}", '1:24: unknown key "source"'),
        ("{title: 车, wheels: [{}, {size: 大}]}", '1:21: a wheel lacks "size"'),
        ("{title: 车, wheels: [{}, {size: 大}]}", "1:32: size must be a whole number"),
        ("{title: 车, wheels: [], uses: [raod]}", "1:31: uses must be one of field, road, did you"),
        ("{title: 车, wheels: [], load: ~}", "1:30: load must be a whole number"),
    ],
)
def test_errors_know_their_places(text: str, told: str) -> None:
    _, errors = read(text)
    assert any(error.startswith(told) for error in errors), errors


def test_what_is_in_error_is_empty_or_the_default() -> None:
    values, _ = read("{title: 5, wheels: 6, load: x}")
    assert values == {"source": "here", "full_name": "", "wheels": (), "uses": (), "load": None}


def test_keys_are_the_names_with_hyphens_unless_they_are_given() -> None:
    assert list(keys_of(Cart)) == ["title", "wheels", "uses", "load"]


def test_an_annotation_that_nobody_reads_is_known_at_once() -> None:
    with pytest.raises(KeyError):
        reader_of(Cart, "wheels", READERS)
