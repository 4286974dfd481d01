"""A part of the families, counted instead of timed: calls are the same on every machine."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from tests.families.all import families
from tests.families.family import Family

MOST_RATIO = 2.6
#: What is measured is so much smaller here, and so many families are counted of all.
_SMALLER, _EACH = 8, 3
#: Read in another way, or refused, from some number on: that step is no growth.
_STEPS = ("html:", "docx:cells", "pdf:lines of text", "mht:quoted-printable")
COUNTED = [family for family in families() if not family.name.startswith(_STEPS)][::_EACH]


def calls(family: Family, count: int) -> int:
    """Count the calls of functions, ours and the interpreter's, that a run makes."""
    data = family.make(count)
    found = 0

    def seen(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal found
        found += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        family.run(data)
    finally:
        sys.setprofile(None)
    return found


def test_there_are_many_families_over_all_readers() -> None:
    names = [family.name for family in families()]
    assert len(names) >= 130
    kinds = {name.partition(":")[0] for name in names}
    assert kinds == {"txt", "md", "html", "mht", "docx", "pdf", "ofd", "repository"}


@pytest.mark.parametrize("family", COUNTED, ids=lambda family: family.name)
def test_twice_as_much_takes_about_twice_as_many_calls(family: Family) -> None:
    count = max(8, family.start // _SMALLER)
    family.run(family.make(count))  # what is loaded or compiled once is not counted
    first, second, third = (calls(family, count * times) for times in (1, 2, 4))
    assert second <= MOST_RATIO * first
    assert third <= MOST_RATIO * second
