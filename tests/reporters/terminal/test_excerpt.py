"""How the table beside a finding is drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.reporters.terminal.excerpt import render_excerpt
from reportlint.reporters.terminal.neighbourhood import ExcerptRow, Neighbourhood
from tests.reporters.writing import strip_colours, view

_WORDS = st.sampled_from(
    ["总计", "予以公开", "部分公开（区分处理的，只计这一情形）", "repealed this year", "", "3"]
)


def drawn(head: str, width: int) -> list[str]:
    line = ExcerptRow("own", ("[4]",), own=True, gap=False)
    found = Neighbourhood(
        "table", (head,), (width,), (line,), 0, more=False, label=5, cells=frozenset()
    )
    lines = render_excerpt(found, "error", view("en"))
    return [line.removeprefix("table").removeprefix("own").strip() for line in lines]


@pytest.mark.parametrize("width", [8, 9, 12])
@pytest.mark.parametrize("head", ["repealed this year", "public welfare organisations"])
def test_a_word_that_has_room_is_never_broken(head: str, width: int) -> None:
    room = max(width, *map(len, head.split()))
    *lines, _rule, _value = drawn(head, room)
    assert " ".join(lines) == head


def test_heads_are_broken_evenly() -> None:
    assert drawn("自然人与法人", 10)[:2] == ["自然人", "与法人"]


@st.composite
def neighbourhoods(draw: st.DrawFn) -> Neighbourhood:
    """Draw a part of a table, as the screens have room for it."""
    count = draw(st.integers(1, 4))
    words = _WORDS.filter(bool)  # a form's tables and columns all have names
    heads = draw(st.lists(words, min_size=count, max_size=count))
    cells = st.tuples(*[st.sampled_from(["", "0", "[12]", "1,234"]) for _ in heads])
    lines = st.builds(ExcerptRow, _WORDS, cells, own=st.booleans(), gap=st.booleans())
    return Neighbourhood(
        draw(words),
        tuple(heads),
        tuple(draw(st.lists(st.integers(8, 12), min_size=count, max_size=count))),
        tuple(draw(st.lists(lines, min_size=1, max_size=4))),
        draw(st.none() | st.integers(0, count - 1)),
        more=draw(st.booleans()),
        label=draw(st.integers(18, 28)),
        cells=frozenset(),
    )


@given(neighbourhoods())
def test_without_colours_it_has_the_same_words_in_the_same_places(found: Neighbourhood) -> None:
    plain, coloured = (
        render_excerpt(found, "error", view("zh", width=120, colour=c)) for c in (False, True)
    )
    assert [line.rstrip() for line in plain] == [strip_colours(line).rstrip() for line in coloured]
