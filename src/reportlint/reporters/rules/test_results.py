"""What became of the tests in rule files: each failure with its place, and the counts."""

from __future__ import annotations

from reportlint.reporters.shared.style import styled
from reportlint.reporters.shared.width import columns, padded, visible
from reportlint.reporters.shared.words import counted
from reportlint.reporters.shared.wrapping import wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.reporters.shared.view import View

    #: What differs: its name, what was to be, what is.
    Difference = tuple[str, str, str]

_INDENT = 2


def passed(case: str, view: View) -> str:
    """Give a case that came out as it says: only if that is asked for."""
    return f"{styled('ok', 'green', view)} {visible(case)}\n" if view.verbose else ""


def failed(case: str, message: str, differences: Sequence[Difference], view: View) -> str:
    """Give a case that failed: why, and what it says beside what came of it."""
    mark = "不通过" if view.language == "zh" else "FAIL"
    lines = [f"{styled(mark, 'red', view)} {visible(case)}"]
    lines += _indented(visible(message), view)
    room = max((columns(name) for name, _, _ in differences), default=0)
    for name, wanted, found in differences:
        lines += _side(padded(name, room), "-", wanted, "red", view)
        lines += _side(" " * room, "+", found, "green", view)
    return "".join(f"{line}\n" for line in lines)


def _indented(text: str, view: View) -> Iterator[str]:
    return (f"{'':{_INDENT}}{line}" for line in wrapped(text, view.width - _INDENT))


def _side(name: str, sign: str, text: str, colour: str, view: View) -> Iterator[str]:
    """Give one side of a difference, long ones on several lines."""
    lead = f"{'':{_INDENT}}{name} "
    room = max(view.width - columns(lead) - 2, 20)
    for number, line in enumerate(wrapped(visible(text) or "—", room)):
        start = lead if number == 0 else " " * columns(lead)
        yield start + styled(f"{sign if number == 0 else ' '} {line}", colour, view)


def remark(place: str, message: str, view: View) -> str:
    """Give what is wrong with a rule's tests as a whole."""
    return f"{styled(visible(place), 'bold', view)} {visible(message)}\n"


def closing(cases: int, failures: int, view: View) -> str:
    """Give how many cases there were, and how many failed."""
    zh = view.language == "zh"
    words = counted(cases, "个测试", "test", view.language)
    told = f"{words}，{failures} 个不通过。" if zh else f"{words}, {failures} failed."
    right = f"{words}全部通过。" if zh else f"{words} passed."
    return _verdict(told if failures else right, bool(failures), view)


def covered(rules: int, lacks: int, view: View) -> str:
    """Give how many rules' tests leave nothing untried."""
    zh = view.language == "zh"
    words = counted(rules, "条规则", "rule", view.language)
    gaps = counted(lacks, "处", "gap", view.language)
    told = f"{words}，测试还缺 {gaps}。" if zh else f"{words}, {gaps} in the tests."
    right = f"{words}的测试都齐全。" if zh else f"{words}, no gap in the tests."
    return _verdict(told if lacks else right, bool(lacks), view)


def mutated(numbers: int, survivors: int, view: View) -> str:
    """Give how many changed numbers no rule noticed."""
    zh = view.language == "zh"
    if not numbers:
        told = "没有可以改动的数字。" if zh else "No numbers to change."
        return _verdict(told, False, view)
    words = counted(numbers, "次改动", "change", view.language)
    told = f"{words}，{survivors} 次没有规则发现。" if zh else f"{words}, {survivors} not noticed."
    right = f"{words}全部被发现。" if zh else f"{words}, all noticed."
    return _verdict(told if survivors else right, bool(survivors), view)


def _verdict(text: str, bad: bool, view: View) -> str:
    if view.quiet:
        return ""
    return styled(text, "red" if bad else "green", view) + "\n"
