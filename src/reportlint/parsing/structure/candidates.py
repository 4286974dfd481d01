"""Lines that may be headings of parts, and which of them are.

Others are sub-headings, a table of contents, or a list of the parts in the preamble.
"""

from __future__ import annotations

from reportlint.model.prose import number_of
from reportlint.support.label_key import label_key
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.parsing.lines.visual_lines import VisualLine

#: The ordinals that headings begin with: 一、 第一部分 （一） 1.
_ORDINAL = Pattern(
    r"(?:第(?P<part>[一二三四五六七八九十]{1,3})(?:部分|章)[、：.．]?"
    r"|(?P<cjk>[一二三四五六七八九十]{1,3})[、.．：，]"
    r"|（(?P<bracket>[一二三四五六七八九十]{1,3})）、?"
    r"|（?(?P<digit>\d{1,2})(?:）|[、.．]))"
)
_STYLES = ("cjk", "part", "bracket", "digit")
#: What follows one of these is the next item of a list.
_COMMAS = "，、"
#: More headings than this are those of the parts and others.
_PARTS = 6
#: A table of contents has at least this many.
_FEWEST = 4


class Candidate(Record):
    """A line that may be a part's heading.

    ``index`` is its place in the list of lines and ``count`` how many lines it takes; ``part`` is
    the form's number or None; ``style`` how its ordinal is written ("" without one); ``wording`` as
    in :class:`reportlint.model.report.Heading`; ``end`` is where the heading ends in the document,
    before the text that it may lead.
    """

    index: int
    count: int
    part: int | None
    style: str
    ordinal: int | None
    wording: str
    text: str
    start: int
    end: int
    contents: bool = False


def split_ordinal(flat: str) -> tuple[str, int | None, int]:
    """Return style, number and length of a line's ordinal; ("", None, 0) if it has none."""
    match = _ORDINAL.regex.match(flat)
    if match is None:
        return "", None, 0
    style = match.lastgroup or ""
    word = match.group(style)
    return style, number_of(word), match.end()


def select_headings(candidates: list[Candidate], lines: Sequence[VisualLine]) -> list[Candidate]:
    """Return the headings of the parts in order; those of a table of contents are marked so."""
    candidates = _without_list_items(candidates, lines)
    style = _main_style(candidates)
    headings = [c for c in candidates if c.style == style and (c.part or style)]
    present = {heading.part for heading in headings}
    others = [c for c in candidates if c.style != style and c.part and c.part not in present]
    headings += [c for c in others if _unmistakable(c) and _in_place(c, headings)]
    headings.sort(key=lambda heading: heading.index)
    return _mark_contents(headings)


def _mark_contents(candidates: list[Candidate]) -> list[Candidate]:
    """Mark a run of headings with nothing between that stand again further down as contents."""
    if all(not c.contents for c in candidates) and len(candidates) <= _PARTS:
        return candidates
    length = _first_run(candidates)
    run, rest = candidates[:length], candidates[length:]
    again = {c.part for c in rest}
    if len(run) >= _FEWEST and sum(c.part in again for c in run) >= len(run) - 1:
        run = [replace(c, contents=True) for c in run]
    candidates = run + rest
    real = {c.part for c in candidates if not c.contents}
    return [replace(c, contents=c.contents and c.part in real) for c in candidates]


def _first_run(candidates: Sequence[Candidate]) -> int:
    """Return how many headings stand one below the other before one comes again."""
    seen_parts: set[int | None] = set()
    for index, candidate in enumerate(candidates):
        before = candidates[index - 1] if index else None
        apart = before is not None and candidate.index > before.index + before.count
        if apart or candidate.part in seen_parts:
            return index
        seen_parts.add(candidate.part)
    return len(candidates)


def _without_list_items(
    candidates: list[Candidate], lines: Sequence[VisualLine]
) -> list[Candidate]:
    """Leave out the items of a list in a wrapped sentence whose headings follow further down."""
    list_indexes = {
        c.index for c in candidates if c.index and lines[c.index - 1].flat[-1] in _COMMAS
    }
    sure = {c.part for c in candidates if c.index not in list_indexes}
    return [c for c in candidates if c.index not in list_indexes or c.part not in sure]


def _main_style(candidates: Iterable[Candidate]) -> str:
    """Return the style in which most of the six parts are numbered; 一、 where it is a tie."""
    parts: dict[str, set[int]] = {style: set() for style in (*_STYLES, "")}
    for candidate in candidates:
        if candidate.part:
            parts[candidate.style].add(candidate.part)
    return max(parts, key=lambda style: len(parts[style]))


def _in_place(candidate: Candidate, neighbours: Sequence[Candidate]) -> bool:
    """Whether a heading numbered unlike the others stands between those of its neighbours.

    Elsewhere it is a sub-heading: （二）依申请公开情况 within part 1.
    """
    part = candidate.part or 0
    before = [c.part for c in neighbours if c.part and c.index < candidate.index]
    after = [c.part for c in neighbours if c.part and c.index > candidate.index]
    return (not before or before[-1] < part) and (not after or part < after[0])


def _unmistakable(candidate: Candidate) -> bool:
    """Whether the wording cannot be a sub-heading of part 1 such as （一）主动公开情况."""
    return candidate.part in (3, 4, 5, 6) or "政府信息情况" in label_key(candidate.text)
