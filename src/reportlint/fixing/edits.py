"""Edits of a text: made small, kept apart, applied, and what they do to places in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

from reportlint.model.document import Span
from reportlint.model.problem import Edit
from reportlint.support.errors import ReportlintError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: Longer words than this are replaced as a whole.
_LONGEST = 300


class UnwritableError(ReportlintError):
    """A file into which nothing can be written, and why."""


def minimal(edits: Iterable[Edit], text: str) -> tuple[Edit, ...]:
    """Return edits that do the same to a text and touch only what changes, in order."""
    pieces = [piece for edit in edits for piece in _pieces(edit, text)]
    return tuple(sorted(pieces, key=lambda edit: (edit.span.start, edit.span.end)))


def _pieces(edit: Edit, text: str) -> Iterator[Edit]:
    old, new, start = edit.span.cut(text), edit.text, edit.span.start
    if not old or not new or len(old) + len(new) > _LONGEST:
        if old != new:
            yield edit
        return
    from difflib import SequenceMatcher

    for kind, i, j, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Edit(Span(start + i, start + j), new[m:n])


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text after edits that are in order and apart."""
    pieces: list[str] = []
    position = 0
    for edit in edits:
        pieces += (text[position : edit.span.start], edit.text)
        position = edit.span.end
    return "".join([*pieces, text[position:]])


class ReservedSpans:
    """The stretches of a text that edits were chosen for."""

    def __init__(self) -> None:
        """Begin with none."""
        self._stretches: list[tuple[int, int]] = []

    def reserve(self, edits: Sequence[Edit]) -> bool:
        """Take the stretches of some edits; not where one of them is taken or touched already."""
        stretches = [(edit.span.start, edit.span.end) for edit in edits]
        if any(map(self._meets, stretches)):
            return False
        for stretch in stretches:
            insort(self._stretches, stretch)
        return True

    def _meets(self, stretch: tuple[int, int]) -> bool:
        start, end = stretch
        # NOTE: those taken lie apart, so only the neighbours can meet.
        index = bisect_right(self._stretches, (end, 1 << 62))
        return index > 0 and self._stretches[index - 1][1] >= start


class Shift:
    """Where places of a text are after edits, which are in order and apart."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        """Take the edits."""
        self._places: list[tuple[int, int]] = []
        self._shifts = [0]
        for edit in edits:
            self._places.append((edit.span.end, edit.span.start))
            longer = len(edit.text) - (edit.span.end - edit.span.start)
            self._shifts.append(self._shifts[-1] + longer)

    def move(self, span: Span) -> Span:
        """Return where a stretch is now, with what was edited within it or put in at its ends."""
        start = span.start + self._shifts[bisect_left(self._places, (span.start, span.start))]
        end = span.end + self._shifts[bisect_right(self._places, (span.end, span.end))]
        return Span(min(start, end), max(start, end))
