"""Widths and wrapping for terminals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.reporters.common.screen import (
    count_columns,
    fit_text,
    make_visible,
    pad_text,
    truncate,
    wrap_text,
)

ANY = st.text(alphabet=st.characters(exclude_categories=[]), max_size=60)
PROSE = st.text(alphabet="字句，。（）“”ab c12.—…é\u0301", max_size=80)


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("字", 2), ("，", 2), ("“”", 2), ("é", 1), ("e\u0301", 1), ("Ａ", 2), ("", 0)],
)
def test_columns(text: str, width: int) -> None:
    assert count_columns(text) == width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("字 a", "字 a"),
        ("\x1b[31m", "␛[31m"),
        ("a\tb\nc\rd", "a b␊c␍d"),
        ("0\u200b1\u202e2\ue0003", "0\ufffd1\ufffd2\ufffd3"),
        ("\u3000字\u00a0", "\u3000字 "),
        ("\x7f\x9b\ud800\udc80", "\ufffd\ufffd\ufffd\\x80"),
    ],
)
def test_what_steers_a_terminal_is_shown_instead(text: str, shown: str) -> None:
    assert make_visible(text) == shown


@given(ANY)
def test_visible_text_has_as_many_characters_and_none_that_steers(text: str) -> None:
    shown = make_visible(text)
    assert len(shown) == len(text)
    assert shown.replace("\u3000", "").isprintable()


@given(PROSE, st.integers(2, 30))
def test_cut_text_fits(text: str, room: int) -> None:
    assert count_columns(truncate(text, room)) <= room
    assert text.startswith(fit_text(text, room))
    assert count_columns(pad_text(truncate(text, room), room)) == room


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("正文说收到申请四件，表格为三件", 20, ["正文说收到申请四件，", "表格为三件"]),
        # The comma takes the character before it along: no line starts with it.
        ("正文说收到申请四件，表格为三件", 18, ["正文说收到申请四", "件，表格为三件"]),
        ("应为（2）现为“3”", 5, ["应为", "（2）", "现为", "“3”"]),
        ("the table has 3 new", 9, ["the table", "has 3 new"]),
        ("A105 表示单元格有误", 10, ["A105 表示", "单元格有误"]),
        ("unbreakableword", 6, ["unbrea", "kablew", "ord"]),
        ("", 10, [""]),
        ("a\nb", 10, ["a", "b"]),
    ],
)
def test_lines_are_broken_as_the_languages_are(text: str, room: int, lines: list[str]) -> None:
    assert wrap_text(text, room) == lines


def test_later_lines_may_hang() -> None:
    assert wrap_text("- the table has 3 new rows", 12, 2) == [
        "- the table",
        "  has 3 new",
        "  rows",
    ]


@given(PROSE, st.integers(6, 30), st.integers(0, 4))
def test_wrapped_lines_fit_and_lose_nothing(text: str, room: int, hanging: int) -> None:
    lines = wrap_text(text, room, hanging)
    assert max(map(count_columns, lines)) <= room
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_run_of_closing_marks_is_wrapped_all_the_same() -> None:
    lines = wrap_text("。" * 5000, 20)
    assert len(lines) == 500
