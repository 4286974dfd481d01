"""Tells a table of contents, and a list of the parts in the preamble, from the headings."""

from __future__ import annotations

from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.parsing.lines.visual_lines import VisualLine
    from reportlint.parsing.structure.headings import Candidate

#: What follows one of these is the next item of a list.
_COMMAS = "，、"
#: More headings than this are those of the parts and others.
_PARTS = 6
#: A table of contents has at least this many.
_FEWEST = 4


def mark_contents(candidates: list[Candidate]) -> list[Candidate]:
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


def without_list_items(candidates: list[Candidate], lines: Sequence[VisualLine]) -> list[Candidate]:
    """Leave out the items of a list in a wrapped sentence whose headings follow further down."""
    list_indexes = {
        c.index for c in candidates if c.index and lines[c.index - 1].flat[-1] in _COMMAS
    }
    sure = {c.part for c in candidates if c.index not in list_indexes}
    return [c for c in candidates if c.index not in list_indexes or c.part not in sure]
