"""Baselines: the findings that are known already, by draft and fingerprint, so that new ones show.

A baseline is JSON, ``reportlint-baseline/1``: the paths of drafts relative to the file itself, so
that it holds in another checkout, and for each the rule and fingerprint of every known finding.
Where a few words are all that a finding is known by, a digest of those around them stands with it.

The fingerprint of words counts how many of their like stand before them. If one placeholder is
filled in and another left elsewhere, the new one has the fingerprint of the old: what stands around
tells them apart. One side is enough, so that an edit beside a finding does not make it a new one.
"""

from __future__ import annotations

import os

from reportlint.model.fingerprint import (
    build_similarity_key,
    hash_surroundings,
    is_brief,
    make_fingerprint,
)
from reportlint.support.errors import UsageError, explain_os_error
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record
from reportlint.support.trusted_files import LIMIT, read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TypeAlias

    from reportlint.model.finding import Finding

    #: The known findings of a draft: rule, fingerprint, and what stands around, "" if unknown.
    BaselineEntries: TypeAlias = tuple[tuple[str, str, str], ...]
    #: What a new baseline takes from a run: a draft's path, its findings, the rules that ran.
    BaselineDraft: TypeAlias = tuple[str, BaselineEntries, frozenset[str]]

SCHEMA = "reportlint-baseline/1"
#: What it is called where nobody gives it a name.
NAME = "reportlint-baseline.json"
#: More bytes than the known findings of a hundred thousand drafts have.
_LIMIT = 64 * LIMIT
_FAMILY = "reportlint-baseline/"


class Baseline(Record):
    """A baseline: where it is, and the known findings by draft, in the baseline's own paths."""

    path: str
    files: Mapping[str, BaselineEntries] = {}

    def find_entries(self, draft: str) -> BaselineEntries:
        """Return what is known of a draft, under its path or that of its other formats."""
        own = relative_name(self.path, draft)
        if own in self.files:
            return self.files[own]
        stem = _stem(own)
        matches = [entries for name, entries in self.files.items() if _stem(name) == stem]
        return tuple(sorted({entry for entries in matches for entry in entries}))


def relative_name(baseline: str, draft: str) -> str:
    """Return a draft's path as a baseline has it: relative to its folder, with slashes."""
    from unicodedata import normalize

    path = os.path.abspath(draft)
    try:
        path = os.path.relpath(path, os.path.dirname(os.path.abspath(baseline)))
    except ValueError:
        path = os.path.abspath(draft)  # on another drive
    return normalize("NFC", path.replace(os.sep, "/"))


def _stem(name: str) -> str:
    return os.path.splitext(name)[0]


def load(path: str) -> Baseline:
    """Read a baseline; raises UsageError where there is none, or another kind of file."""
    import json

    try:
        content = json.loads(read_file(path, limit=_LIMIT).decode("utf-8-sig"))
    except FileNotFoundError:
        message = Message("suppression.baseline.no_such_baseline", path=path)
        hint = Message("suppression.baseline.write_baseline_first")
        raise UsageError(message, hint) from None
    except OSError as error:
        reason = explain_os_error(error)
        message = Message("suppression.baseline.unreadable", path=path, reason=reason)
        raise UsageError(message) from error
    except (ValueError, RecursionError) as error:
        line, column = getattr(error, "lineno", 0), getattr(error, "colno", 0)
        why = Message("suppression.baseline.invalid_json")
        if line:
            why = Message("suppression.baseline.invalid_json_at", line=line, column=column)
        raise _build_error(path, why) from error
    return Baseline(path, _read_files(path, content))


def load_or_create(path: str) -> Baseline:
    """Return the baseline that a new one takes the place of, an empty one where there is none.

    Raises UsageError for a file that is no baseline: it is not written over.
    """
    return load(path) if os.path.lexists(path) else Baseline(path)


def _read_files(path: str, content: object) -> dict[str, BaselineEntries]:
    schema = content.get("schema") if isinstance(content, dict) else None
    if not isinstance(content, dict) or not isinstance(schema, str) or _FAMILY not in schema:
        raise _build_error(path, Message("suppression.baseline.missing_schema", schema=SCHEMA))
    if schema != SCHEMA:
        why = Message("suppression.baseline.unsupported_version", schema=schema, known=SCHEMA)
        raise _build_error(path, why)
    files = content.get("files")
    if not isinstance(files, dict):
        raise _build_error(path, Message("suppression.baseline.missing_files"))
    return {name: _read_entries(path, name, entries) for name, entries in files.items()}


def _read_entries(path: str, name: str, entries: object) -> BaselineEntries:
    draft_entries = []
    for entry in entries if isinstance(entries, list) else (None,):
        fields = entry if isinstance(entry, dict) else {}
        words = (fields.get("rule"), fields.get("fingerprint"), fields.get("context", ""))
        if not all(isinstance(word, str) for word in words):
            where = Message("suppression.baseline.malformed_entries", name=name)
            raise _build_error(path, where)
        rule, mark, context = map(str, words)
        draft_entries.append((rule, mark, context))
    return tuple(draft_entries)


def _build_error(path: str, why: LocalizedText) -> UsageError:
    message = Message("suppression.baseline.not_a_baseline", path=path) + why
    return UsageError(message, Message("suppression.baseline.check_name"))


def dump(baseline: Baseline) -> str:
    """Return the text of a baseline: sorted, so that the same findings give the same file."""
    import json

    files = {
        name: [_format_entry(*entry) for entry in sorted(set(entries))]
        for name, entries in sorted(baseline.files.items())
        if entries
    }
    content = {"schema": SCHEMA, "files": files}
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    # NOTE: a name that is no UTF-8 has to come back as it was.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _format_entry(rule: str, mark: str, context: str) -> dict[str, str]:
    entry = {"rule": rule, "fingerprint": mark}
    return {**entry, "context": context} if context else entry


def renew(before: Baseline, drafts: Iterable[BaselineDraft]) -> Baseline:
    """Return a baseline anew after a run over drafts.

    What other drafts had is kept while they are there, and what rules had that did not run now.
    """
    folder = os.path.dirname(os.path.abspath(before.path))
    known = before.files.items()
    files = {name: old for name, old in known if os.path.exists(os.path.join(folder, name))}
    for path, entries, ran in drafts:
        other_entries = tuple(entry for entry in before.find_entries(path) if entry[0] not in ran)
        files[relative_name(before.path, path)] = (*entries, *other_entries)
    return Baseline(before.path, files)


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
#: The last resort: the fingerprint alone, of entries that have no context.
_SAME_MARK: tuple[Callable[[_Mark], object], Callable[[_Mark], object]] = (
    lambda one: one.mark,
    lambda one: None if one.context else one.mark,
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
    for of_finding, of_entry in (*zip(_SAME, _SAME, strict=True), _SAME_MARK):
        # NOTE: what is left of findings and entries is paired by the same key, each once.
        waiting: dict[object, list[int]] = {}
        for index in reversed(range(len(entries))):
            if index not in paired_entries:
                waiting.setdefault(of_entry(entry_marks[index]), []).append(index)
        for index, one in enumerate(marks):
            key = of_finding(one)
            if index not in paired_findings and key is not None and waiting.get(key):
                paired_entries.add(waiting[key].pop())
                paired_findings.add(index)
    return BaselineMatch(
        tuple([finding for index, finding in enumerate(findings) if index in paired_findings]),
        tuple([finding for index, finding in enumerate(findings) if index not in paired_findings]),
        tuple([entry for index, entry in enumerate(entries) if index not in paired_entries]),
    )


def _side(like: str, side: str) -> tuple[str, str] | None:
    return (like, side) if side else None


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
