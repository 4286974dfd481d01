"""Diffs on a terminal: the characters that change are marked, and nothing else changes."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reportlint.fixing.edits import build_diff
from reportlint.reporters.common import View
from reportlint.reporters.common.screen import make_visible
from reportlint.reporters.terminal.diff import render_diff
from tests.reporters.writing import strip_colours

COLOUR, PLAIN = View(colour=True), View()
_MARKED = re.compile(r"\x1b\[3[12];7m(.*?)\x1b\[0m")
LINE = st.text("甲乙丙丁，。12- +@\x1b\u200b", max_size=12)


def marked(old: str, new: str) -> list[list[str]]:
    found = render_diff(build_diff(old, new, "稿.txt"), COLOUR)
    return [_MARKED.findall(line) for line in found if strip_colours(line)[0] in "+-"][2:]


def test_changed_characters_are_marked_in_both_lines() -> None:
    assert marked("甲的的乙,丙\n", "甲的乙，丙\n") == [["的", ","], ["，"]]
    assert marked("公开办函[2021]30号\n", "公开办函〔2021〕30号\n") == [["[", "]"], ["〔", "〕"]]


def test_only_what_is_taken_out_or_put_in_is_marked() -> None:
    assert marked("甲乙丙\n", "甲丙\n") == [["乙"], []]
    assert marked("甲丙\n", "甲乙丙\n") == [[], ["乙"]]


def test_several_lines_go_together_one_by_one() -> None:
    old, new = "甲1乙\n丙2丁\n", "甲3乙\n丙4丁\n"
    assert marked(old, new) == [["1"], ["2"], ["3"], ["4"]]


def test_lines_without_partners_are_in_colours_only() -> None:
    old, new = "甲\n乙\n丙\n", "甲\n丁戊\n己\n丙\n"
    assert [line for line in marked(old, new) if line] == []


def test_a_removed_line_of_dashes_is_no_head() -> None:
    lines = list(render_diff(build_diff("-- 甲\n乙\n", "-- 丙\n乙\n", "稿.txt"), COLOUR))
    assert lines[3] == "\x1b[31m--- \x1b[0m\x1b[31;7m甲\x1b[0m"


def test_a_line_that_is_too_long_to_compare_is_marked_from_first_to_last_change() -> None:
    middle = "甲乙丙丁" * 30_000
    assert marked(f"头1{middle}2尾\n", f"头3{middle}4尾\n") == [[f"1{middle}2"], [f"3{middle}4"]]


@given(st.lists(LINE, max_size=8), st.lists(LINE, max_size=8))
def test_without_colours_it_is_the_diff_itself(old: list[str], new: list[str]) -> None:
    lines = list(build_diff("\n".join(old), "\n".join(new), "稿.txt"))
    assert list(render_diff(lines, PLAIN)) == [make_visible(line) for line in lines]
    coloured = render_diff(lines, COLOUR)
    assert [strip_colours(line) for line in coloured] == [make_visible(line) for line in lines]
