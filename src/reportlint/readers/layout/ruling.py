"""Lines that belong together: pieces joined to rules, rules that touch grouped to frames."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from reportlint.readers.layout.characters import Character, characters_in
from reportlint.readers.layout.drawings import Box, LineSegment, enclosing_box, group_runs
from reportlint.readers.layout.lines import group_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
#: Pieces whose positions differ by less lie on one line.
_IN_LINE = 0.8
#: Gaps in a line up to this are closed: dashes, dots, the space between the borders of cells.
_MAX_GAP = 5.0
#: Lines shorter than this are no rules: strokes of letters, ticks.
_SHORT = 7.0
#: How near an end must come to a line to touch it.
_TOUCH = 4.0
#: More rules than a page of tables has; beyond it is a drawing.
_MAX_RULES = 1500
#: Parts of a table start and end within this of each other, in points.
_SAME_END = 3.0
#: A row between parts is no higher than so many em.
_ROW = 2.8
#: Its text is no larger than so many times that of the parts: a heading between tables is.
_SAME_SIZE = 1.15
_OPEN = 5.0


class Frame(NamedTuple):
    """Rules that touch, directly or through others."""

    across: list[LineSegment]
    upright: list[LineSegment]

    @property
    def bounds(self) -> Box:
        """The box around it."""
        flat = ((start, at, end, at) for at, start, end in self.across)
        return enclosing_box([*flat, *((at, start, at, end) for at, start, end in self.upright)])


def find_frames(across: Iterable[LineSegment], upright: Iterable[LineSegment]) -> list[Frame]:
    """Join pieces to rules and group those that touch.

    >>> find_frames([LineSegment(0, 0, 9)], [LineSegment(9, 0, 4), LineSegment(9, 5, 9)])[0].upright
    [LineSegment(at=9.0, start=0, end=9)]
    """
    flat, tall = _join_pieces(across), _join_pieces(upright)
    if max(len(flat), len(tall)) > _MAX_RULES:
        return []
    roots = find_roots(len(flat) + len(tall), _find_touches(flat, tall))
    frames: dict[int, Frame] = {}
    for index, rule in enumerate(flat):
        frames.setdefault(roots[index], Frame([], [])).across.append(rule)
    for index, rule in enumerate(tall, len(flat)):
        frames.setdefault(roots[index], Frame([], [])).upright.append(rule)
    return list(frames.values())


def _join_pieces(pieces: Iterable[LineSegment]) -> list[LineSegment]:
    """Join pieces in line to rules, and drop what stays too short."""
    # NOTE: measured from the first: dots of many lines would chain up across the page.
    levels = group_runs(sorted(pieces), lambda level, piece: piece.at - level[0].at <= _IN_LINE)
    return [rule for level in levels for rule in _join_level(level)]


def _join_level(level: list[LineSegment]) -> list[LineSegment]:
    at = sum(piece.at for piece in level) / len(level)
    stretches = merge_intervals([(piece.start, piece.end) for piece in level], _MAX_GAP)
    return [LineSegment(at, *stretch) for stretch in stretches if stretch[1] - stretch[0] > _SHORT]


def merge_intervals(
    stretches: Iterable[tuple[float, float]], gap: float
) -> list[tuple[float, float]]:
    """Merge stretches that overlap or lie no farther apart than the gap.

    >>> merge_intervals([(5, 9), (0, 3), (4, 6)], 1)
    [(0, 9)]
    """
    result: list[tuple[float, float]] = []
    for start, end in sorted(stretches):
        if result and start <= result[-1][1] + gap:
            result[-1] = (result[-1][0], max(result[-1][1], end))
        else:
            result.append((start, end))
    return result


def cluster_values(values: Iterable[float], tolerance: float) -> list[float]:
    """Return the mean of each run of values that lie no farther apart than the tolerance.

    >>> cluster_values([1.0, 9.0, 2.0], 3.0)
    [1.5, 9.0]
    """
    runs = group_runs(sorted(values), lambda run, value: value - run[-1] <= tolerance)
    return [sum(run) / len(run) for run in runs]


def _find_touches(flat: list[LineSegment], tall: list[LineSegment]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of rules that touch, upright ones counted on from those across."""
    places = [rule.at for rule in tall]
    for index, rule in enumerate(flat):
        first = bisect_left(places, rule.start - _TOUCH)
        for other in range(first, bisect_right(places, rule.end + _TOUCH)):
            if tall[other].start - _TOUCH <= rule.at <= tall[other].end + _TOUCH:
                yield index, len(flat) + other


def find_roots(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each of so many things the first that it hangs together with, by way of pairs.

    >>> find_roots(4, [(1, 2), (2, 3)])
    [0, 1, 1, 1]
    """
    parents = list(range(count))

    def root(index: int) -> int:
        while parents[index] != index:
            parents[index] = parents[parents[index]]
            index = parents[index]
        return index

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        parents[second] = first
    return list(map(root, range(count)))


def merge_stacked_frames(frames: Sequence[Frame], characters: Sequence[Character]) -> list[Frame]:
    """Put frames together that lie on each other, open at the sides, one row of text apart.

    >>> upper, lower = Frame([LineSegment(90, 0, 60)], []), Frame([LineSegment(70, 0, 60)], [])
    >>> len(merge_stacked_frames([upper, lower], [Character("公", 9, 19, 75, 10, False, 0, 0)]))
    1
    """
    merged_frames: list[Frame] = []
    open_frames = [frame for frame in frames if _is_open(frame)]
    for frame in sorted(open_frames, key=lambda each: -each.bounds.top):
        if merged_frames and _continues(merged_frames[-1], frame, characters):
            upper = merged_frames[-1]
            merged_frames[-1] = Frame(upper.across + frame.across, upper.upright + frame.upright)
        else:
            merged_frames.append(frame)
    return merged_frames + [frame for frame in frames if not _is_open(frame)]


def _is_open(frame: Frame) -> bool:
    """Whether a frame has rules across, and none at its left or right side."""
    box, places = frame.bounds, [rule.at for rule in frame.upright]
    is_open = not places or min(places) - box.left > _OPEN or box.right - max(places) > _OPEN
    return bool(frame.across) and is_open


def _continues(upper: Frame, lower: Frame, characters: Sequence[Character]) -> bool:
    above, below = upper.bounds, lower.bounds
    apart = abs(above.left - below.left), abs(above.right - below.right)
    gap = above.bottom - below.top
    if max(apart) > _SAME_END or gap <= 0:
        return False
    between = characters_in(Box(above.left, below.top, above.right, above.bottom), characters)
    size = max((item.size for item in between), default=0.0)
    inside = characters_in(above, characters) + characters_in(below, characters)
    usual = max((item.size for item in inside), default=size)
    return 0 < gap <= size * _ROW and size <= usual * _SAME_SIZE and len(group_lines(between)) == 1
