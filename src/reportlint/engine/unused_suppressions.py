"""Entries about several drafts that none of them needed, told once all of them were checked.

An entry that one draft does not need may be what another is checked by; whether it is unused shows
only at the end of a run, and only if the run has seen every draft that the entry can be about. It
is told at the entry itself, as a result of the file that holds it.
"""

from __future__ import annotations

import os

from reportlint.engine.check_options import placed, running
from reportlint.engine.evaluation import evaluate
from reportlint.engine.file_results import judged
from reportlint.model.document import Document, Span
from reportlint.model.problem import Context
from reportlint.model.report import Report
from reportlint.model.rule import UNUSED
from reportlint.rules.builtin import builtin
from reportlint.support import trusted_files
from reportlint.support.records import replace
from reportlint.suppression.apply import lapse
from reportlint.suppression.path_scope import candidates

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.engine.check_options import Options
    from reportlint.engine.draft_suppressions import Use
    from reportlint.engine.file_discovery.input_files import Target
    from reportlint.model.finding import FileResult
    from reportlint.model.problem import Lapse
    from reportlint.rules.suppressions import Entry


class Leftovers:
    """What becomes of the entries that drafts share, as the drafts pass by."""

    def __init__(self) -> None:
        """Begin with no draft."""
        # NOTE: by entry, not by draft: of ten thousand drafts no more is kept than of two.
        self._outcomes: dict[tuple[str, int], set[str]] = {}
        self._first: dict[tuple[str, int], tuple[Entry, Target]] = {}

    def note(self, target: Target, uses: Iterable[Use]) -> None:
        """Take what became of entries in a draft."""
        for use in uses:
            key = use.entry.path, use.entry.line
            self._outcomes.setdefault(key, set()).add(use.outcome)
            self._first.setdefault(key, (use.entry, target))

    def results(self, targets: Iterable[Target], options: Options) -> Iterator[FileResult]:
        """Give a result for each file with entries that do not hold; ``targets`` are all drafts."""
        seen = {os.path.abspath(target.path) for target in targets} if self._first else set()
        idle: dict[str, list[tuple[Entry, str, Target]]] = {}
        for key in sorted(self._first):
            entry, target = self._first[key]
            kind = _kind(entry, self._outcomes[key], seen)
            if kind is not None:
                idle.setdefault(entry.path, []).append((entry, kind, target))
        return _told(idle, options)


def _told(
    idle: dict[str, list[tuple[Entry, str, Target]]], options: Options
) -> Iterator[FileResult]:
    for path, entries in idle.items():
        result = _result(path, entries, options)
        if result.findings:
            yield result


def _kind(entry: Entry, outcomes: set[str], seen: set[str]) -> str | None:
    if "expired" in outcomes:
        return "expired"
    if outcomes != {"unused"}:
        return None
    return "unused" if all(path in seen for path in candidates(entry)) else None


def _result(
    path: str, entries: Sequence[tuple[Entry, str, Target]], options: Options
) -> FileResult:
    report = _read(path)
    target = entries[0][2]
    options = placed(options, target.path, target.config)
    rule = running(options, report).get(UNUSED)
    starts = [0]
    for line in report.document.text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    lapses = tuple(_placed(entry, kind, report.document.text, starts) for entry, kind, _ in entries)
    known = builtin()
    context = Context(known.forms[-1], known.forms, known.vocabulary, None, lapses=lapses)
    outcome = evaluate(report, () if rule is None else (rule,), context, options.language)
    result = judged(report, outcome, options.language)
    return replace(result, edition=None, checked={})


def _read(path: str) -> Report:
    """Give a file of entries as if it were a draft without anything in it but text."""
    try:
        text = trusted_files.read(path).decode("utf-8-sig", "replace")
    except OSError:
        text = ""
    document = Document(path, "text", text, ())
    edition = builtin().forms[-1].edition
    return Report(document, edition, None, None, None, (), (), (), (), (), (), (), ())


def _placed(entry: Entry, kind: str, text: str, starts: Sequence[int]) -> Lapse:
    """Let a lapse point at the first line of its entry."""
    line = min(entry.line, len(starts)) - 1
    start = min(starts[line] + entry.column - 1, len(text))
    end = starts[line + 1] if line + 1 < len(starts) else len(text)
    words = text[start:end].rstrip()
    return replace(lapse(entry, kind), span=Span(start, start + len(words)))
