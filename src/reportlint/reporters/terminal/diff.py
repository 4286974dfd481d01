"""A unified diff on a terminal: lines in colours, and within them the changed characters marked."""

from __future__ import annotations

from reportlint.reporters.shared.style import styled
from reportlint.reporters.shared.width import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.reporters.shared.view import View

    #: Stretches of a line that another line does not have.
    Stretches = list[tuple[int, int]]

_COLOURS = {"-": "red", "+": "green", "@": "blue"}
#: How many lines stand before the first hunk.
_HEADS = 2
#: More characters than this, on both sides together, are marked as a whole.
_LONGEST = 2000


def shown(difference: Iterable[str], view: View) -> Iterator[str]:
    """Return the lines of a unified diff as a screen shows them."""
    old: list[str] = []
    new: list[str] = []
    for number, line in enumerate(difference):
        sign = line[:1] if number >= _HEADS else ""
        if sign == "-" and not new:
            old.append(line[1:])
        elif sign == "+":
            new.append(line[1:])
        else:
            yield from _changed(old, new, view)
            old, new = ([line[1:]], []) if sign == "-" else ([], [])
            if sign != "-":
                colour = _COLOURS.get(line[:1])
                yield styled(visible(line), colour, view) if colour else visible(line)
    yield from _changed(old, new, view)


def _changed(old: Sequence[str], new: Sequence[str], view: View) -> Iterator[str]:
    """Return removed lines, and the added ones that follow them; as many of both go together."""
    paired = view.colour and len(old) == len(new)
    marks = [_stretches(*pair) for pair in zip(old, new, strict=True)] if paired else []
    for sign, lines, side in (("-", old, 0), ("+", new, 1)):
        for number, line in enumerate(lines):
            yield _line(sign, line, marks[number][side] if marks else [], view)


def _line(sign: str, line: str, marks: Stretches, view: View) -> str:
    colour, line, position = _COLOURS[sign], sign + line, 0
    told: list[tuple[str, str]] = []
    for start, end in marks:
        told.append((line[position : start + 1], colour))
        told.append((line[start + 1 : end + 1], f"{colour} reverse"))
        position = end + 1
    told.append((line[position:], colour))
    return "".join(styled(visible(words), style, view) for words, style in told if words)


def _stretches(old: str, new: str) -> tuple[Stretches, Stretches]:
    """Return what of each of two lines the other does not have."""
    start = _common(old, new)
    rest = min(len(old), len(new)) - start
    end = min(_common(old[::-1], new[::-1]), rest)
    left, right = old[start : len(old) - end], new[start : len(new) - end]
    if not left or not right or len(left) + len(right) > _LONGEST:
        return _whole(start, left), _whole(start, right)
    from difflib import SequenceMatcher

    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    changed = [code for code in codes if code[0] != "equal"]
    return (
        [(start + i, start + j) for _, i, j, _, _ in changed if i < j],
        [(start + m, start + n) for _, _, _, m, n in changed if m < n],
    )


def _common(one: str, other: str) -> int:
    """Return how many characters two lines begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _whole(start: int, words: str) -> Stretches:
    return [(start, start + len(words))] if words else []
