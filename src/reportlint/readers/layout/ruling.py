"""Lines that belong together: pieces joined to rules, rules that touch grouped to frames."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from reportlint.readers.layout.characters import characters_in
from reportlint.readers.layout.drawings import Box, LineSegment, enclosing_box, group_runs
from reportlint.readers.layout.lines import group_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.readers.layout.characters import Character

#: Pieces whose positions differ by less lie on one line.
_IN_LINE = 0.8
#: Gaps in a line up to this are closed: dashes, dots, the space between the borders of cells.
MAX_GAP = 5.0
#: Lines shorter than this are no rules: strokes of letters, ticks.
_MIN_RULE_LENGTH = 7.0
#: How near an end must come to a line to touch it.
TOUCH_DISTANCE = 4.0
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


def find_frames(across: Iterable[LineSegment], upright: Iterable[LineSegment]) -> list[Frame]:
    """Join pieces to rules and group those that touch."""
    lines, uprights = _join_pieces(across), _join_pieces(upright)
    if max(len(lines), len(uprights)) > _MAX_RULES:
        return []
    return _group_frames(lines, uprights)


def frame_bounds(frame: Frame) -> Box:
    """Return the box around a frame."""
    flat = ((start, at, end, at) for at, start, end in frame.across)
    return enclosing_box([*flat, *((at, start, at, end) for at, start, end in frame.upright)])


def _join_pieces(pieces: Iterable[LineSegment]) -> list[LineSegment]:
    """Join pieces in line to rules, and drop what stays too short."""
    # NOTE: measured from the first: dots of many lines would chain up across the page.
    levels = group_runs(sorted(pieces), lambda level, piece: piece.at - level[0].at <= _IN_LINE)
    return [rule for level in levels for rule in _join_level(level)]


def _join_level(level: list[LineSegment]) -> list[LineSegment]:
    at = sum(piece.at for piece in level) / len(level)
    stretches = merge_intervals([(piece.start, piece.end) for piece in level], MAX_GAP)
    return [
        LineSegment(at, start, end) for start, end in stretches if end - start > _MIN_RULE_LENGTH
    ]


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


def _group_frames(across: list[LineSegment], upright: list[LineSegment]) -> list[Frame]:
    parents = list(range(len(across) + len(upright)))
    places = [rule.at for rule in upright]
    for index, rule in enumerate(across):
        first = bisect_left(places, rule.start - TOUCH_DISTANCE)
        for other in range(first, len(upright)):
            if places[other] > rule.end + TOUCH_DISTANCE:
                break
            if (
                upright[other].start - TOUCH_DISTANCE
                <= rule.at
                <= upright[other].end + TOUCH_DISTANCE
            ):
                unite(parents, index, len(across) + other)
    groups: dict[int, Frame] = {}
    for index, rule in enumerate(across):
        groups.setdefault(find_root(parents, index), Frame([], [])).across.append(rule)
    for index, rule in enumerate(upright, len(across)):
        groups.setdefault(find_root(parents, index), Frame([], [])).upright.append(rule)
    return list(groups.values())


def find_root(parents: list[int], index: int) -> int:
    """Return the representative of a set in a union-find forest, and shorten the way to it."""
    while parents[index] != index:
        parents[index] = parents[parents[index]]
        index = parents[index]
    return index


def unite(parents: list[int], one: int, other: int) -> None:
    """Unite two sets in a union-find forest."""
    first, second = find_root(parents, one), find_root(parents, other)
    if first != second:
        parents[max(first, second)] = min(first, second)


def merge_stacked_frames(frames: Sequence[Frame], characters: Sequence[Character]) -> list[Frame]:
    """Put frames together that lie on each other, open at the sides, one row of text apart."""
    result: list[Frame] = []
    open_frames = [frame for frame in frames if frame.across and _is_open(frame)]
    current: Frame | None = None
    for frame in sorted(open_frames, key=lambda each: -frame_bounds(each).top):
        if current is not None and _continues(current, frame, characters):
            across = [*current.across, *frame.across]
            current = Frame(across, [*current.upright, *frame.upright])
        else:
            result += [current] if current is not None else []
            current = frame
    result += [current] if current is not None else []
    return result + [frame for frame in frames if not (frame.across and _is_open(frame))]


def _is_open(frame: Frame) -> bool:
    box = frame_bounds(frame)
    places = [rule.at for rule in frame.upright]
    return not places or min(places) - box.left > _OPEN or box.right - max(places) > _OPEN


def _continues(upper: Frame, lower: Frame, characters: Sequence[Character]) -> bool:
    above, below = frame_bounds(upper), frame_bounds(lower)
    apart = abs(above.left - below.left), abs(above.right - below.right)
    gap = above.bottom - below.top
    if max(apart) > _SAME_END or gap <= 0:
        return False
    between = characters_in(Box(above.left, below.top, above.right, above.bottom), characters)
    size = max((item.size for item in between), default=0.0)
    inside = characters_in(above, characters) + characters_in(below, characters)
    usual = max((item.size for item in inside), default=size)
    return 0 < gap <= size * _ROW and size <= usual * _SAME_SIZE and len(group_lines(between)) == 1
