"""Entries about several drafts that none of them needed, reported once all were checked.

An entry that one draft does not need may be what another is checked by; whether it is unused shows
only at the end of a run, and only if the run has seen every draft that the entry can be about. It
is reported at the entry itself, as a result of the file that holds it.
"""

from __future__ import annotations

import os

from reportlint.engine.check_options import active_rules, resolve_options
from reportlint.engine.evaluation import evaluate
from reportlint.engine.files import build_result
from reportlint.model.document import Document, Span
from reportlint.model.problem import build_context
from reportlint.model.report import Report
from reportlint.model.rule import UNUSED_RULE
from reportlint.rules.builtin import load_builtin_rules
from reportlint.support.records import replace
from reportlint.support.trusted_files import read_file
from reportlint.suppression.apply import build_unused_suppression
from reportlint.suppression.path_scope import candidates

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.engine.check_options import CheckOptions
    from reportlint.engine.evaluation import SuppressionUse
    from reportlint.engine.files import InputFile
    from reportlint.model.finding import FileResult
    from reportlint.model.problem import UnusedSuppression
    from reportlint.rules.suppressions import SuppressionEntry


class UnusedSuppressions:
    """What becomes of the entries that drafts share, as the drafts pass by."""

    def __init__(self) -> None:
        """Begin with no draft."""
        # NOTE: by entry, not by draft: of ten thousand drafts no more is kept than of two.
        self._outcomes: dict[tuple[str, int], set[str]] = {}
        self._first: dict[tuple[str, int], tuple[SuppressionEntry, InputFile]] = {}

    def add(self, input_file: InputFile, uses: Iterable[SuppressionUse]) -> None:
        """Take what became of entries in a draft."""
        for use in uses:
            key = use.entry.path, use.entry.line
            self._outcomes.setdefault(key, set()).add(use.outcome)
            if key not in self._first:
                # NOTE: what the draft holds is not kept.
                self._first[key] = use.entry, replace(input_file, data=None)

    def build_results(
        self, input_files: Iterable[InputFile], options: CheckOptions
    ) -> Iterator[FileResult]:
        """Yield a result for each file with unused entries; ``input_files`` are all drafts."""
        draft_paths = {os.path.abspath(one.path) for one in input_files if self._first}
        unused_entries: dict[str, list[tuple[SuppressionEntry, str, InputFile]]] = {}
        for key in sorted(self._first):
            entry, input_file = self._first[key]
            kind = "expired" if "expired" in self._outcomes[key] else "unused"
            if kind == "expired" or (
                self._outcomes[key] == {"unused"} and draft_paths.issuperset(candidates(entry))
            ):
                unused_entries.setdefault(entry.path, []).append((entry, kind, input_file))
        for path, entries in unused_entries.items():
            result = _build_result(path, entries, options)
            if result.findings:
                yield result


def _build_result(
    path: str, entries: Sequence[tuple[SuppressionEntry, str, InputFile]], options: CheckOptions
) -> FileResult:
    report = _read_report(path)
    text = report.document.text
    options = resolve_options(options, entries[0][2])
    rule = active_rules(options, report).get(UNUSED_RULE)
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    suppressions = tuple(_locate(entry, kind, text, starts) for entry, kind, _ in entries)
    forms = load_builtin_rules().forms
    context = build_context(report, forms, None, unused_suppressions=suppressions)
    outcome = evaluate(report, () if rule is None else (rule,), context, options.language)
    return replace(build_result(report, outcome, options.language), edition=None, checked={})


def _read_report(path: str) -> Report:
    """Return a file of entries as if it were a draft without anything in it but text."""
    try:
        text = read_file(path).decode("utf-8-sig", "replace")
    except OSError:
        text = ""
    document = Document(path, "text", text, ())
    form = load_builtin_rules().forms[0]
    edition = form.editions[-1].edition
    return Report(document, form.key, edition, None, None, None, (), (), (), (), (), (), (), ())


def _locate(
    entry: SuppressionEntry, kind: str, text: str, starts: Sequence[int]
) -> UnusedSuppression:
    """Return what is wrong with an entry, at its first line."""
    line = min(entry.line, len(starts)) - 1
    start = min(starts[line] + entry.column - 1, len(text))
    end = starts[line + 1] if line + 1 < len(starts) else len(text)
    words = text[start:end].rstrip()
    return replace(build_unused_suppression(entry, kind), span=Span(start, start + len(words)))
