"""What became of the tests in rule files: each failure with its place, and the counts."""

from __future__ import annotations

from reportlint.reporters.common import format_count
from reportlint.reporters.common.screen import (
    apply_style,
    count_columns,
    make_visible,
    pad_text,
    wrap_text,
)
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.reporters.common import View

    #: What differs: its name, what was to be, what is.
    Difference = tuple[str, str, str]

_INDENT = 2


def render_pass(case: str, view: View) -> str:
    """Return a case that came out as it says: only if that is asked for."""
    return f"{apply_style('ok', 'green', view)} {make_visible(case)}\n" if view.verbose else ""


def render_failure(case: str, message: str, differences: Sequence[Difference], view: View) -> str:
    """Return a case that failed: why, and what it says beside what came of it."""
    mark = Message("reporters.rules.test_failed")[view.language]
    lines = [f"{apply_style(mark, 'red', view)} {make_visible(case)}"]
    lines += _indent_lines(make_visible(message), view)
    room = max((count_columns(name) for name, _, _ in differences), default=0)
    for name, expected, actual in differences:
        lines += _side(pad_text(name, room), "-", expected, "red", view)
        lines += _side(" " * room, "+", actual, "green", view)
    return "".join(f"{line}\n" for line in lines)


def _indent_lines(text: str, view: View) -> Iterator[str]:
    return (f"{'':{_INDENT}}{line}" for line in wrap_text(text, view.width - _INDENT))


def _side(name: str, sign: str, text: str, colour: str, view: View) -> Iterator[str]:
    """Return one side of a difference, long ones on several lines."""
    lead = f"{'':{_INDENT}}{name} "
    room = max(view.width - count_columns(lead) - 2, 20)
    for number, line in enumerate(wrap_text(make_visible(text) or "—", room)):
        start = lead if number == 0 else " " * count_columns(lead)
        yield start + apply_style(f"{sign if number == 0 else ' '} {line}", colour, view)


def render_note(place: str, message: str, view: View) -> str:
    """Return what is wrong with a rule's tests as a whole."""
    return f"{apply_style(make_visible(place), 'bold', view)} {make_visible(message)}\n"


def render_summary(cases: int, failures: int, view: View) -> str:
    """Return how many cases there were, and how many failed."""
    tests = format_count(cases, "tests", view.language)
    message = Message("reporters.rules.tests_passed", tests=tests)
    if failures:
        message = Message("reporters.rules.tests_failed", tests=tests, count=failures)
    return _verdict(message, bool(failures), view)


def render_coverage(count: int, lacks: int, view: View) -> str:
    """Return how many rules' tests leave nothing untried."""
    rules = format_count(count, "rules", view.language)
    gaps = format_count(lacks, "gaps", view.language)
    message = Message("reporters.rules.no_gaps", rules=rules)
    if lacks:
        message = Message("reporters.rules.gaps", rules=rules, gaps=gaps)
    return _verdict(message, bool(lacks), view)


def render_mutations(numbers: int, survivors: int, view: View) -> str:
    """Return how many changed numbers no rule noticed."""
    changes = format_count(numbers, "changes", view.language)
    message = Message("reporters.rules.no_numbers")
    if survivors:
        message = Message("reporters.rules.unnoticed", changes=changes, count=survivors)
    elif numbers:
        message = Message("reporters.rules.all_noticed", changes=changes)
    return _verdict(message, bool(survivors), view)


def _verdict(message: Message, bad: bool, view: View) -> str:
    if view.quiet:
        return ""
    return apply_style(message[view.language], "red" if bad else "green", view) + "\n"
