"""Records: frozen, slotted values that compare by their fields."""

from __future__ import annotations

import pickle

import pytest

from reportlint.support.records import (
    Record,
    defaults_of,
    fields_of,
    generate_init,
    replace,
    values_of,
)


class Point(Record):
    """A place."""

    x: int
    y: int = 2

    @property
    def sum(self) -> int:
        """Both together."""
        return self.x + self.y


class Named(Point):
    """A place with a name."""

    name: str = "origin"


@generate_init
class Fast(Record):
    """Made by the hundred."""

    x: int
    y: tuple[int, ...] = ()


def test_fields_are_taken_in_order_or_by_name() -> None:
    assert Point(1, 3) == Point(x=1, y=3) == Point(1, y=3)
    assert Point(1).y == 2
    assert Point(1).sum == 3
    assert Fast(1, y=(2,)) == Fast(x=1, y=(2,))
    assert Fast(1).y == ()


def test_a_record_lends_its_fields_first() -> None:
    made = Named(1, 2, "a")
    assert values_of(made) == (1, 2, "a")
    assert list(fields_of(Named)) == ["x", "y", "name"]
    assert defaults_of(Named) == {"y": 2, "name": "origin"}


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((1, 2, 3), {}), ((1,), {"x": 2}), ((1,), {"z": 2}), ((), {"y": 2})],
)
def test_other_arguments_are_refused(values: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError):
        Point(*values, **named)


def test_records_never_change() -> None:
    made = Point(1)
    with pytest.raises(AttributeError, match="frozen"):
        made.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del made.x
    with pytest.raises(AttributeError):
        made.z = 3  # type: ignore[attr-defined]


def test_records_compare_and_hash_by_class_and_fields() -> None:
    assert Point(1) != Point(2)
    assert Point(1, 2) != Named(1, 2)
    other: object = (1, 2)
    assert Point(1) != other
    assert len({Point(1), Point(1), Point(2)}) == 2


def test_a_record_is_spelled_as_the_call_that_makes_it() -> None:
    assert repr(Named(1)) == "Named(x=1, y=2, name='origin')"


def test_replace_changes_some_fields_of_a_copy() -> None:
    before = Named(1, name="a")
    assert replace(before, x=5) == Named(5, name="a")
    assert before.x == 1
    with pytest.raises(TypeError, match="no field"):
        replace(before, w=5)


def test_records_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(Point(1, 7))) == Point(1, 7)  # noqa: S301 - our own bytes


def test_records_have_no_dictionary() -> None:
    assert not hasattr(Point(1), "__dict__")


def test_records_can_be_matched() -> None:
    match Point(4, 5):
        case Point(x, y):
            assert (x, y) == (4, 5)
