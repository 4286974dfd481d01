"""Edits of a text: made small, kept apart, applied; what they do to places in it, and in words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort

from reportlint.model.document import Span
from reportlint.model.problem import Edit
from reportlint.support.errors import ReportlintError
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.model.document import LineIndex


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
    """Return the text after edits that are in order and apart.

    >>> apply_edits("共10见", [Edit(Span(3, 4), "件")])
    '共10件'
    """
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


#: Edits that stand as near as this are shown together; so many characters around them are shown.
_NEAR, _AROUND = 12, 4
_LINE = Pattern(r"[^\r\n]*(?:\r\n|\r|\n|$)")
#: So many unchanged lines are shown around those that changed.
_CONTEXT = 3


class TextPair(Record):
    """Words before and after a fix, a little of what stands around them included.

    ``line`` and ``column`` are where the first of them that changes stands, from 1.
    """

    before: str
    after: str
    line: int
    column: int


def build_pairs(text: str, edits: Iterable[Edit], positions: LineIndex) -> Iterator[TextPair]:
    """Return the words that edits change, those that stand near each other together."""
    group: list[Edit] = []
    for edit in minimal(edits, text):
        if group and edit.span.start - group[-1].span.end > _NEAR:
            yield _build_pair(text, group, positions)
            group = []
        group.append(edit)
    if group:
        yield _build_pair(text, group, positions)


def _build_pair(text: str, group: Sequence[Edit], positions: LineIndex) -> TextPair:
    first, last = group[0].span.start, group[-1].span.end
    start = max(first - _AROUND, _find_line_start(text, first))
    end = min(last + _AROUND, _find_line_end(text, last))
    inner = [Edit(Span(e.span.start - start, e.span.end - start), e.text) for e in group]
    words = text[start:end]
    return TextPair(words, apply_edits(words, inner), *positions.line_and_column(first))


def _find_line_start(text: str, offset: int) -> int:
    return max(text.rfind(sign, max(offset - _AROUND, 0), offset) for sign in "\n\r\t") + 1


def _find_line_end(text: str, offset: int) -> int:
    ends = [text.find(sign, offset, offset + _AROUND) for sign in "\n\r\t"]
    return min([at for at in ends if at >= 0], default=len(text))


def build_diff(old: str, new: str, path: str) -> Iterator[str]:
    """Return lines of a unified diff of two texts, without line ends; none if they are equal."""
    if old == new:
        return
    before, after = split_lines(old), split_lines(new)
    if len(before) != len(after):
        from difflib import unified_diff

        yield from unified_diff(before, after, path, path, lineterm="", n=_CONTEXT)
        return
    # NOTE: fixes change words within lines: no search for what was moved is needed, whose time
    # would not be linear.
    yield f"--- {path}"
    yield f"+++ {path}"
    changed_lines = [number for number, line in enumerate(before) if line != after[number]]
    for start, end in _find_hunks(changed_lines, len(before)):
        size = end - start
        yield f"@@ -{start + 1},{size} +{start + 1},{size} @@"
        yield from _format_hunk(before[start:end], after[start:end])


def _find_hunks(changed_lines: Iterable[int], count: int) -> Iterator[tuple[int, int]]:
    start = end = 0
    for number in changed_lines:
        if end and number - _CONTEXT > end:
            yield start, end
            end = 0
        if not end:
            start = max(0, number - _CONTEXT)
        end = min(count, number + _CONTEXT + 1)
    if end:
        yield start, end


def _format_hunk(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    old: list[str] = []
    new: list[str] = []
    for old_line, new_line in zip(before, after, strict=True):
        if old_line == new_line:
            yield from (*old, *new, f" {old_line}")
            old, new = [], []
        else:
            old.append(f"-{old_line}")
            new.append(f"+{new_line}")
    yield from (*old, *new)


def split_lines(text: str) -> list[str]:
    r"""Return the lines of a text without their ends; an empty one after the last end is none.

    >>> split_lines("a\r\n\nb\n")
    ['a', '', 'b']
    """
    parts = [match.group().rstrip("\r\n") for match in _LINE.regex.finditer(text)]
    return parts[:-1] if parts and not parts[-1] else parts
