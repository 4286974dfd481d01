"""Edits of a text: made small, kept apart, applied."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportlint.fixing.edits import ReservedSpans, Shift, apply_edits, minimal
from reportlint.model.document import Span
from reportlint.model.problem import Edit

WORDS = st.text(alphabet="甲乙丙1，\n", max_size=12)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text, and edits of it in order and apart."""
    text = draw(st.text(alphabet="甲乙丙1，\n", max_size=40))
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    pairs = zip(places[::2], places[1::2], strict=False)
    return text, [Edit(Span(start, end), draw(WORDS)) for start, end in pairs]


def test_words_are_put_in_place() -> None:
    edits = [Edit(Span(0, 1), "（"), Edit(Span(3, 3), "等"), Edit(Span(4, 6), "")]
    assert apply_edits("(甲乙丙丁戊", edits) == "（甲乙等丙"


def test_only_what_changes_is_touched() -> None:
    edit = Edit(Span(1, 9), "自2024年1月")
    assert minimal([edit], "期自2023年1月起") == (Edit(Span(5, 6), "4"),)
    assert minimal([Edit(Span(0, 2), "甲乙")], "甲乙丙") == ()


@given(edited())
def test_small_edits_do_the_same(given_: tuple[str, list[Edit]]) -> None:
    text, edits = given_
    small = minimal(edits, text)
    assert apply_edits(text, small) == apply_edits(text, edits)
    assert sum(len(edit.text) for edit in small) <= sum(len(edit.text) for edit in edits)


@given(edited())
def test_places_move_with_the_text_around_them(given_: tuple[str, list[Edit]]) -> None:
    text, edits = given_
    after = apply_edits(text, edits)
    shift = Shift(edits)
    outside = [n for n in range(len(text)) if not any(n in edit.span for edit in edits)]
    for offset in outside:
        moved = shift.move(Span(offset, offset + 1))
        # NOTE: what is put in right behind belongs to the place.
        assert after[moved.start] == text[offset]
    assert shift.move(Span(0, len(text))) == Span(0, len(after))


def test_edits_that_touch_do_not_go_together() -> None:
    taken = ReservedSpans()
    assert taken.reserve([Edit(Span(4, 6), ""), Edit(Span(8, 9), "")])
    assert not taken.reserve([Edit(Span(6, 6), "甲")])
    assert not taken.reserve([Edit(Span(0, 1), ""), Edit(Span(7, 8), "")])
    assert not taken.reserve([Edit(Span(0, 20), "")])
    assert taken.reserve([Edit(Span(0, 1), ""), Edit(Span(7, 7), "甲")])
    assert not taken.reserve([Edit(Span(1, 2), "")])


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3)), max_size=12))
def test_what_is_taken_lies_apart(places: list[tuple[int, int]]) -> None:
    taken = ReservedSpans()
    kept: list[Span] = []
    for start, length in places:
        span = Span(start, start + length)
        free = all(other.end < span.start or span.end < other.start for other in kept)
        assert taken.reserve([Edit(span, "")]) == free
        kept += [span] * free
