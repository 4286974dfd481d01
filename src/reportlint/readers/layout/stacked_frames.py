"""Tables without rules at their sides: rows that span all columns part them, and are put back."""

from __future__ import annotations

from reportlint.readers.layout.geometry import Box
from reportlint.readers.layout.grids import characters_in, frame_bounds
from reportlint.readers.layout.lines import group_lines
from reportlint.readers.layout.ruling import Frame

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.readers.layout.characters import Character

#: Parts of a table start and end within this of each other, in points.
_SAME_END = 3.0
#: A row between parts is no higher than so many em.
_ROW = 2.8
#: Its text is no larger than so many times that of the parts: a heading between tables is.
_SAME_SIZE = 1.15
_OPEN = 5.0


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
