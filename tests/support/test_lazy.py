"""Results are remembered for the very same arguments, and so many of them."""

from __future__ import annotations

from reportlint.support.lazy import memoize_by_identity


class _Equal:
    """Equal to everything, and of no hash."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, _other: object) -> bool:
        return True


def test_arguments_are_told_apart_by_identity() -> None:
    calls: list[object] = []

    @memoize_by_identity(2)
    def note(value: object, other: object) -> object:
        calls.append(value)
        return [value, other]

    one, two = _Equal(), _Equal()
    assert note(one, two) is note(one, two)
    assert note(two, one) is not note(one, two)
    assert len(calls) == 2


def test_one_more_than_the_limit_drops_all() -> None:
    calls = []

    @memoize_by_identity()
    def note(value: object) -> None:
        calls.append(value)

    one, two = _Equal(), _Equal()
    for value in (one, one, two, two, one):
        note(value)
    assert [value is one for value in calls] == [True, False, True]


def test_no_argument_takes_the_place_of_one_that_is_gone() -> None:
    @memoize_by_identity(1000)
    def wrap(value: object) -> list[object]:
        return [value]

    assert all(wrap(value)[0] is value for value in (_Equal() for _ in range(1000)))


def test_an_error_is_not_remembered() -> None:
    calls = []

    @memoize_by_identity()
    def fail(value: object) -> object:
        calls.append(value)
        if len(calls) == 1:
            raise ValueError
        return value

    one = _Equal()
    try:
        fail(one)
    except ValueError:
        assert fail(one) is one
