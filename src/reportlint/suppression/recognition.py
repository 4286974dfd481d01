"""Which findings of a draft a baseline knows: by fingerprint, and brief words by their place too.

The fingerprint of words counts how many of their like stand before them. If one placeholder is
filled in and another left elsewhere, the new one has the fingerprint of the old: what stands around
tells them apart. One side is enough, so that an edit beside a finding does not make it a new one.
"""

from __future__ import annotations

from reportlint.model.fingerprint import (
    build_similarity_key,
    hash_surroundings,
    is_brief,
    make_fingerprint,
)
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reportlint.model.finding import Finding
    from reportlint.suppression.baseline import BaselineEntries

#: So many of a finding's like that a baseline counted may have gone.
_GONE = 20


class BaselineMatch(Record):
    """The findings that are known, those that are new, and the entries that mean none."""

    known_findings: tuple[Finding, ...]
    new_findings: tuple[Finding, ...]
    gone_entries: BaselineEntries


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


def build_entries(findings: Iterable[Finding], text: str) -> BaselineEntries:
    """Return what a baseline keeps of findings in a draft's text."""
    return tuple([(one.rule, one.fingerprint, _context(one, text)) for one in findings])


def match_baseline(
    findings: Sequence[Finding], entries: BaselineEntries, text: str
) -> BaselineMatch:
    """Tell which findings in a draft's text a baseline's entries mean."""
    marks = [_Mark(_like(one), one.fingerprint, _context(one, text)) for one in findings]
    likes = _likes(marks)
    entry_marks = [_Mark(likes.get(mark, ""), mark, context) for _, mark, context in entries]
    paired_findings: set[int] = set()
    paired_entries: set[int] = set()
    for same in _SAME:
        _pair(marks, entry_marks, same, same, paired_findings, paired_entries)
    _pair(
        marks,
        entry_marks,
        _mark,
        lambda one: None if one.context else one.mark,
        paired_findings,
        paired_entries,
    )
    return BaselineMatch(
        tuple([finding for index, finding in enumerate(findings) if index in paired_findings]),
        tuple([finding for index, finding in enumerate(findings) if index not in paired_findings]),
        tuple([entry for index, entry in enumerate(entries) if index not in paired_entries]),
    )


def _pair(
    marks: Sequence[_Mark],
    entry_marks: Sequence[_Mark],
    of_finding: Callable[[_Mark], object],
    of_entry: Callable[[_Mark], object],
    paired_findings: set[int],
    paired_entries: set[int],
) -> None:
    """Pair what is left of findings and entries by the same key, each once."""
    waiting: dict[object, list[int]] = {}
    for index in reversed(range(len(entry_marks))):
        if index not in paired_entries:
            waiting.setdefault(of_entry(entry_marks[index]), []).append(index)
    for index, one in enumerate(marks):
        key = of_finding(one)
        if index not in paired_findings and key is not None and waiting.get(key):
            paired_entries.add(waiting[key].pop())
            paired_findings.add(index)


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
        make_fingerprint(like, ordinal): like
        for like, count in counts.items()
        if count
        for ordinal in range(1, count + _GONE)
    }


def _like(finding: Finding) -> str:
    location = finding.location
    return build_similarity_key(finding.rule, location.place, location.text, finding.values)


def _context(finding: Finding, text: str) -> str:
    """Return what stands around brief words; "" where place or words tell one finding apart."""
    location = finding.location
    has_cell = any((location.table, location.row, location.column_key))
    if has_cell or not is_brief(location.text):
        return ""
    return hash_surroundings(text, finding.span)
