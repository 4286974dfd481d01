"""How the table beside a finding is drawn."""

from __future__ import annotations

import pytest

from reportlint.display.excerpt import excerpt
from reportlint.display.neighbourhood import Line, Neighbourhood
from tests.outputs.writing import view


def drawn(head: str, width: int) -> list[str]:
    line = Line("own", ("[4]",), own=True, gap=False)
    found = Neighbourhood(
        "table", (head,), (width,), (line,), 0, more=False, label=5, cells=frozenset()
    )
    lines = excerpt(found, "error", view("en"))
    return [line.removeprefix("table").removeprefix("own").strip() for line in lines]


@pytest.mark.parametrize("width", [8, 9, 12])
@pytest.mark.parametrize("head", ["repealed this year", "public welfare organisations"])
def test_a_word_that_has_room_is_never_broken(head: str, width: int) -> None:
    room = max(width, *map(len, head.split()))
    *lines, _rule, _value = drawn(head, room)
    assert " ".join(lines) == head


def test_heads_are_broken_evenly() -> None:
    assert drawn("自然人与法人", 10)[:2] == ["自然人", "与法人"]
