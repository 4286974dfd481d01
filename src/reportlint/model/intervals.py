"""Stretches of a text, as sorted pairs of offsets that do not overlap: quotations, joined spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.document import Span

_QUOTED = Pattern("《[^《》]*》|“[^“”]*”|〈[^〈〉]*〉|「[^「」]*」|『[^『』]*』")
_FAR = 1 << 62


def find_quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Find the stretches of a text that stand in title or quotation marks."""
    return tuple([match.span() for match in _QUOTED.regex.finditer(text)])


def merge_spans(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    """Return the stretches that spans cover: sorted, those that overlap joined."""
    intervals: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if intervals and start <= intervals[-1][1]:
            intervals[-1] = (intervals[-1][0], max(end, intervals[-1][1]))
        else:
            intervals.append((start, end))
    return tuple(intervals)


def is_within(spans: tuple[tuple[int, int], ...], offset: int) -> bool:
    """Whether an offset lies in one of the stretches."""
    index = bisect_right(spans, (offset, offset + _FAR)) - 1
    return index >= 0 and offset < spans[index][1]


def overlaps(spans: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    """Whether one of the stretches shares a character with that from ``start`` to ``end``."""
    index = bisect_left(spans, (end,)) - 1
    return index >= 0 and spans[index][1] > start
