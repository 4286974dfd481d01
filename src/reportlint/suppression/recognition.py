"""Which findings of a draft a baseline knows: by fingerprint, and brief words by their place too.

The fingerprint of words counts how many of their like stand before them. If one placeholder is
filled in and another left elsewhere, the new one has the fingerprint of the old: what stands around
tells them apart. One side is enough, so that an edit beside a finding does not make it a new one.
"""

from __future__ import annotations

from reportlint.model.fingerprint import fingerprint, is_brief, likeness, surroundings
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportlint.model.finding import Finding
    from reportlint.suppression.baseline import Found

#: So many of a finding's like that a baseline counted may have gone.
_GONE = 20


class Recognised(Record):
    """The findings that are known, those that are new, and the entries that mean none."""

    known: tuple[Finding, ...]
    new: tuple[Finding, ...]
    gone: Found


class _Mark(Record):
    """What a finding or an entry is known by: its like, fingerprint, and what stands around."""

    like: str
    mark: str
    context: str


#: What must be the same, strictest first; None where that says nothing. An entry without context
#: was written where there is none, or by an earlier version.
_SAME: tuple[Callable[[_Mark], object], ...] = (
    lambda one: (one.mark, one.context),
    lambda one: (one.like, one.context) if one.context else None,
    lambda one: _side(one.like, one.context.partition("-")[0]),
    lambda one: _side(one.like, one.context.partition("-")[2]),
)


def entries_of(findings: Iterable[Finding], text: str) -> Found:
    """Return what a baseline keeps of findings in a draft's text."""
    return tuple([(one.rule, one.fingerprint, _context(one, text)) for one in findings])


def recognise(findings: Sequence[Finding], entries: Found, text: str) -> Recognised:
    """Tell which findings in a draft's text a baseline's entries mean."""
    marks = [_Mark(_like(one), one.fingerprint, _context(one, text)) for one in findings]
    likes = _likes(marks)
    known = [_Mark(likes.get(mark, ""), mark, context) for _, mark, context in entries]
    met: set[int] = set()
    spent: set[int] = set()
    for same in _SAME:
        _pair(marks, known, same, same, met, spent)
    _pair(marks, known, _mark, lambda one: None if one.context else one.mark, met, spent)
    return Recognised(
        tuple([finding for index, finding in enumerate(findings) if index in met]),
        tuple([finding for index, finding in enumerate(findings) if index not in met]),
        tuple([entry for index, entry in enumerate(entries) if index not in spent]),
    )


def _pair(
    marks: Sequence[_Mark],
    known: Sequence[_Mark],
    of_finding: Callable[[_Mark], object],
    of_entry: Callable[[_Mark], object],
    met: set[int],
    spent: set[int],
) -> None:
    """Pair what is left of findings and entries by the same key, each once."""
    waiting: dict[object, list[int]] = {}
    for index in reversed(range(len(known))):
        if index not in spent:
            waiting.setdefault(of_entry(known[index]), []).append(index)
    for index, one in enumerate(marks):
        key = of_finding(one)
        if index not in met and key is not None and waiting.get(key):
            spent.add(waiting[key].pop())
            met.add(index)


def _side(like: str, side: str) -> tuple[str, str] | None:
    return (like, side) if side else None


def _mark(one: _Mark) -> str:
    return one.mark


def _likes(marks: Iterable[_Mark]) -> dict[str, str]:
    """Return the like of every fingerprint that findings of these likes may have had."""
    counts: dict[str, int] = {}
    for one in marks:
        counts[one.like] = counts.get(one.like, 0) + bool(one.context)
    return {
        fingerprint(like, ordinal): like
        for like, count in counts.items()
        if count
        for ordinal in range(1, count + _GONE)
    }


def _like(finding: Finding) -> str:
    location = finding.location
    return likeness(finding.rule, location.place, location.text, finding.values)


def _context(finding: Finding, text: str) -> str:
    """Return what stands around brief words; "" where place or words tell one finding apart."""
    location = finding.location
    placed = any((location.table, location.row, location.column_key))
    if placed or not is_brief(location.text):
        return ""
    return surroundings(text, finding.span)
