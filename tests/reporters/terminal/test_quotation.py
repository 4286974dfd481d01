"""The lines of a draft that findings quote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.document import Span
from reportlint.reporters.common.screen import count_columns
from reportlint.reporters.terminal.findings import MOST_LINES, quote_lines
from tests.cpu import limit_cpu

LONG = "全年收到政府信息公开申请４件，" + "均在法定期限内办结，" * 10 + "群众满意。"


def quote(text: str, words: str, room: int = 60) -> list[str]:
    """Return the quoted lines, each followed by its mark."""
    start = text.index(words)
    lines = []
    for line in quote_lines(text, Span(start, start + len(words)), 1, room):
        lines += [line.text, " " * line.before + "^" * line.mark_width]
    return lines


@pytest.mark.parametrize(
    ("text", "words", "lines"),
    [
        ("（七）总计 3 0", "3", ["（七）总计 3 0", "           ^"]),
        ("收到４件。", "４件", ["收到４件。", "    ^^^^"]),
        ("a\r\n收到b件\rc", "b", ["收到b件", "    ^"]),
        ("a\tb\x1bc", "b\x1b", ["a b␛c", "  ^^"]),
    ],
)
def test_the_mark_stands_under_the_words(text: str, words: str, lines: list[str]) -> None:
    assert quote(text, words) == lines


def test_a_long_line_is_cropped_around_the_words() -> None:
    head, mark = quote(LONG, "群众", 30)
    assert head == "…在法定期限内办结，群众满意。"
    assert mark.index("^") == count_columns("…在法定期限内办结，")
    head, mark = quote(LONG, "４件", 40)
    assert head.startswith("全年收到")
    assert head.endswith("…")


def test_a_span_over_lines_is_quoted_line_by_line() -> None:
    text = "一\n二二\n\n三\n四\n五"
    assert quote(text, "二二\n\n三") == ["二二", "^^^^", "三", "^^"]
    numbers = [line.number for line in quote_lines(text, Span(2, len(text)), 2, 60)]
    assert numbers == [2, 4, 5]
    assert len(numbers) == MOST_LINES


def test_blank_lines_are_not_quoted() -> None:
    assert quote_lines("a\n\t\t\nb", Span(2, 3), 2, 60) == ()
    assert quote_lines("", Span(0, 0), 1, 60) == ()


def test_form_feeds_end_no_line() -> None:
    assert quote("甲\f乙", "乙") == ["甲␌乙", "   ^^"]


@given(
    st.text(alphabet="字a，\n\r\t\u200b\x1b ", max_size=200),
    st.integers(0, 200),
    st.integers(0, 60),
    st.integers(20, 80),
)
def test_quotes_fit_and_marks_stand_within(text: str, start: int, length: int, room: int) -> None:
    start = min(start, len(text))
    span = Span(start, min(start + length, len(text)))
    for line in quote_lines(text, span, 1, room):
        assert count_columns(line.text) <= room
        assert line.mark_width >= 1
        assert line.before <= room


def test_a_line_without_end_is_quoted_at_once() -> None:
    text = "字" * 2_000_000
    with limit_cpu(2):
        for start in range(0, 2_000_000, 100_000):
            quote_lines(text, Span(start, start + 50_000), 1, 80)
