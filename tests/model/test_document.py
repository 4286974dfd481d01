"""Offsets to lines, columns and anchors."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.document import Anchor, Document, LineIndex, Span


def positions(text: str, *anchors: Anchor) -> LineIndex:
    return LineIndex(Document("d.txt", "text", text, (), anchors))


def test_only_three_line_ends_count() -> None:
    text = "a\fb\u2028c\x0bd\r\ne\rf\ng"
    found = positions(text)
    assert found.line_and_column(text.index("d")) == (1, 7)
    assert found.line_and_column(text.index("e")) == (2, 1)
    assert found.line_and_column(text.index("f")) == (3, 1)
    assert found.line_and_column(text.index("g")) == (4, 1)


def test_columns_count_code_points_and_ends_are_exclusive() -> None:
    assert positions("𠮷a甲\n乙").locate_span(Span(1, 5)) == (1, 2, 2, 2)


def test_an_anchor_holds_up_to_the_next() -> None:
    found = positions("abcdef", Anchor(1, page=1), Anchor(4, page=2))
    assert [found.anchor_at(offset).page for offset in range(6)] == [None, 1, 1, 1, 2, 2]


def counted(text: str, offset: int) -> tuple[int, int]:
    """Walk to the offset character by character."""
    line, column = 1, 1
    for index, character in enumerate(text[:offset]):
        ends = character == "\n" or (character == "\r" and text[index + 1 : index + 2] != "\n")
        line, column = (line + 1, 1) if ends else (line, column + 1)
    return line, column


@given(st.text(alphabet="ab甲\r\n\f", max_size=40), st.data())
def test_positions_agree_with_walking_there(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert positions(text).line_and_column(offset) == counted(text, offset)
