"""A unified diff on a terminal: lines in colours, and within them the changed characters marked."""

from __future__ import annotations

from reportlint.reporters.common.screen import apply_style, make_visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.reporters.common import View

    #: Stretches of a line that another line does not have.
    Stretches = list[tuple[int, int]]

_COLOURS = {"-": "red", "+": "green", "@": "blue"}
#: How many lines stand before the first hunk.
_HEADS = 2
#: More characters than this, on both sides together, are marked as a whole.
_LONGEST = 2000


def render_diff(difference: Iterable[str], view: View) -> Iterator[str]:
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
            yield from _render_hunk(old, new, view)
            old, new = ([line[1:]], []) if sign == "-" else ([], [])
            if sign != "-":
                colour = _COLOURS.get(line[:1])
                yield (
                    apply_style(make_visible(line), colour, view) if colour else make_visible(line)
                )
    yield from _render_hunk(old, new, view)


def _render_hunk(old: Sequence[str], new: Sequence[str], view: View) -> Iterator[str]:
    """Return removed lines, and the added ones that follow them; as many of both go together."""
    is_paired = view.colour and len(old) == len(new)
    marks = (
        [_differing_stretches(*pair) for pair in zip(old, new, strict=True)] if is_paired else []
    )
    for sign, lines, side in (("-", old, 0), ("+", new, 1)):
        for number, line in enumerate(lines):
            yield _line(sign, line, marks[number][side] if marks else [], view)


def _line(sign: str, line: str, marks: Stretches, view: View) -> str:
    colour, line, position = _COLOURS[sign], sign + line, 0
    parts: list[tuple[str, str]] = []
    for start, end in marks:
        parts.append((line[position : start + 1], colour))
        parts.append((line[start + 1 : end + 1], f"{colour} reverse"))
        position = end + 1
    parts.append((line[position:], colour))
    return "".join(apply_style(make_visible(words), style, view) for words, style in parts if words)


def _differing_stretches(old: str, new: str) -> tuple[Stretches, Stretches]:
    """Return what of each of two lines the other does not have."""
    start = _common(old, new)
    rest = min(len(old), len(new)) - start
    end = min(_common(old[::-1], new[::-1]), rest)
    old_rest, new_rest = old[start : len(old) - end], new[start : len(new) - end]
    if not old_rest or not new_rest or len(old_rest) + len(new_rest) > _LONGEST:
        return _whole(start, old_rest), _whole(start, new_rest)
    from difflib import SequenceMatcher

    codes = SequenceMatcher(None, old_rest, new_rest, autojunk=False).get_opcodes()
    changes = [code for code in codes if code[0] != "equal"]
    return (
        [(start + i, start + j) for _, i, j, _, _ in changes if i < j],
        [(start + m, start + n) for _, _, _, m, n in changes if m < n],
    )


def _common(one: str, other: str) -> int:
    """Return how many characters two lines begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _whole(start: int, words: str) -> Stretches:
    return [(start, start + len(words))] if words else []
