"""The library: check a draft, extract what it says, load the rules. The commands call it too."""

from __future__ import annotations

import os

from reportlint import readers
from reportlint.engine import file_results
from reportlint.engine.check_options import (
    Options,
    check_words,
    choice_of,
    chosen,
    config_of,
    known_rules,
    placed,
    running,
    widened,
)
from reportlint.engine.evaluation import evaluate
from reportlint.model.problem import Context
from reportlint.model.prose import Day
from reportlint.model.rule import NOT_A_REPORT, UNUSED, RuleSet
from reportlint.parsing import parse
from reportlint.rules.builtin import builtin
from reportlint.support.errors import RuleError, UnreadableError, UsageError
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record, replace
from reportlint.suppression import Suppression, concerns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeAlias

    from reportlint.engine.draft_suppressions import Use
    from reportlint.engine.evaluation import Outcome
    from reportlint.model.document import Document
    from reportlint.model.finding import FileResult
    from reportlint.model.report import Report
    from reportlint.model.rule import Rule
    from reportlint.support.errors import BrokenRuleError
    from reportlint.support.source_errors import Fault
    from reportlint.suppression.baseline import Found

    #: A path, or the draft itself: bytes, or a str of several lines.
    Source: TypeAlias = str | bytes | os.PathLike[str]

#: What a draft is called that has no name.
UNNAMED = "-"
_PUBLISHED, _DATE = Bilingual("公布日期", "a date of publication"), Bilingual("日期", "a date")


class Examined(Record):
    """A draft's result, the errors of rules that failed on it, what to tell of suppressions.

    ``shared`` are entries about several drafts, with what this one made of them; ``faults`` are
    those of its ignore file. ``found`` is what a new baseline keeps. ``packs``
    are those of its project, as ``choosing.packs_of`` counts them.
    """

    result: FileResult
    broken: tuple[BrokenRuleError, ...] = ()
    shared: tuple[Use, ...] = ()
    faults: tuple[Fault, ...] = ()
    found: Found = ()
    packs: Mapping[str, int] = {}


def check(
    source: Source,
    *,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severities: Mapping[str, str] | None = None,
    year: int | None = None,
    published: str | None = None,
    language: str = "zh",
    profile: str | None = None,
    config: str | os.PathLike[str] | None = None,
    isolated: bool = False,
    suppressions: bool = True,
    baseline: str | os.PathLike[str] | None = None,
    today: str | None = None,
) -> FileResult:
    """Check a draft: a path, or the draft itself as bytes or as a str of several lines.

    The configuration is ``config``, else the nearest upwards from a path; ``isolated``: none.
    Findings are suppressed by the configuration, by ``baseline`` and, unless ``suppressions`` is
    false, by the ignore file beside the draft and by comments in it; ``today`` is the ISO date by
    which entries expire, by default the day it is.

    A draft that cannot be read gives a result that says so; a rule or profile that does not exist
    and a baseline that is none raise UsageError, a configuration at fault ConfigError, a rule pack
    or ignore file at fault RuleError. The results are those of ``reportlint check`` for a file
    that is named.

    It runs in the calling process, without the command's limits of time and memory: for drafts of
    strangers run the command, or call this in a process that may die.
    """
    choice = choice_of(select, extend_select, ignore, severities)
    path, data = _named(source)
    found = None if isolated else config_of(path if data is None else None, config)
    options = Options(
        choice,
        year,
        language,
        published=published_on(published),
        suppression=_suppressing(baseline, dated(today), heeded=suppressions),
        profile=profile,
    )
    check_words(options, found)
    options = placed(options, path, found)
    try:
        document = readers.read(readers.load(path) if data is None else data, path)
    except UnreadableError as error:
        return file_results.unreadable(path, error, language)
    examined = check_document(document, options)
    if examined.faults:
        from reportlint.support.source_errors import listed

        raise RuleError(listed(examined.faults))
    return examined.result


def _suppressing(
    path: str | os.PathLike[str] | None, today: str | None, *, heeded: bool
) -> Suppression:
    known = None
    if path is not None:
        from reportlint.suppression import baseline

        known = baseline.load(os.fspath(path))
    return Suppression(heeded=heeded, baseline=known, today=today or "")


def extract(source: Source, *, year: int | None = None) -> Report:
    """Read and parse a draft; raises UnreadableError where that is impossible.

    Like :func:`check`, it runs without the command's limits of time and memory.
    """
    path, data = _named(source)
    return parsed(readers.read(readers.load(path) if data is None else data, path), year)


def load_rules(
    *,
    select: Iterable[str] | None = None,
    extend_select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    severities: Mapping[str, str] | None = None,
) -> RuleSet:
    """Give the rules that a check with the same choice runs; raises RuleError for faulty ones."""
    faults = builtin().faults
    if faults:
        from reportlint.support.source_errors import listed

        raise RuleError(listed(faults))
    return chosen(choice_of(select, extend_select, ignore, severities))


def read_document(document: Document, options: Options) -> Examined:
    """Parse a draft and say whether it is a report at all."""
    report = parsed(document, options.year)
    if _is_passed_over(document, options):
        return Examined(file_results.foreign(report))
    gate = builtin().rules.get(NOT_A_REPORT)
    outcome = evaluated(report, (gate,) if gate else (), options)
    if outcome.findings:
        return Examined(file_results.foreign(report), outcome.broken)
    return Examined(file_results.judged(report, outcome, options.language), outcome.broken)


def check_document(document: Document, options: Options, *, wide: bool = False) -> Examined:
    """Check a draft that was read already; ``wide``: also by the rules that were deselected."""
    report = parsed(document, options.year)
    if _is_passed_over(document, options):
        return Examined(file_results.foreign(report))
    rules = running(options, report)
    if wide:
        rules = widened(rules)
    outcome = evaluated(report, _gated(rules), options)
    asked = options.named and rules.get(NOT_A_REPORT) is not None
    if not asked and any(finding.rule == NOT_A_REPORT for finding in outcome.findings):
        return Examined(file_results.foreign(report), outcome.broken)
    told = {rule.id for rule in rules}
    checked = {rule: count for rule, count in outcome.checked.items() if rule in told}
    outcome = replace(outcome, checked=checked)
    if not concerns(document, options.suppression):
        return Examined(file_results.judged(report, outcome, options.language), outcome.broken)
    return _treated(outcome, rules, report, options)


def _is_passed_over(document: Document, options: Options) -> bool:
    """Whether a file that nobody named is a picture of something else."""
    if options.named or document.format != "image":
        return False
    from reportlint.engine.ocr_confidence import is_mere_picture

    return is_mere_picture(document)


def parsed(document: Document, year: int | None = None) -> Report:
    """Parse a draft by the built-in forms; ``year`` is the report year that is expected."""
    known = builtin()
    return parse(document, known.forms, known.vocabulary, year)


def evaluated(report: Report, rules: Iterable[Rule], options: Options) -> Outcome:
    """Run some rules over a parsed draft."""
    return evaluate(report, rules, _context(report, options), options.language)


def _context(report: Report, options: Options) -> Context:
    known = builtin()
    form = next(form for form in known.forms if form.edition == report.edition)
    return Context(form, known.forms, known.vocabulary, options.year, published=options.published)


def _treated(outcome: Outcome, rules: RuleSet, report: Report, options: Options) -> Examined:
    """Take the suppressed findings out of an outcome of some rules."""
    from reportlint.engine.draft_suppressions import Judged, treat

    language, forms = options.language, builtin().forms
    context = _context(report, options)
    judged = Judged(report, outcome, rules, known_rules(options), forms, context, language)
    treated = treat(judged, options.suppression)
    return Examined(
        file_results.judged(report, treated.outcome, language, treated.suppressions),
        treated.outcome.broken,
        treated.shared,
        treated.faults,
        treated.found,
    )


def published_on(iso: str | None) -> str | None:
    """Give a date of publication as it is; raises UsageError for what is no ISO date."""
    return dated(iso, _PUBLISHED)


def dated(iso: str | None, what: Bilingual = _DATE) -> str | None:
    """Give a date as it is; raises UsageError for what is no ISO date."""
    if iso is not None and Day.read(iso) is None:
        said = Bilingual(
            f"应写成 2025-01-20 这样，不是“{iso}”", f' is written like 2025-01-20, not "{iso}"'
        )
        raise UsageError(what + said)
    return iso


def _gated(rules: RuleSet) -> tuple[Rule, ...]:
    """Add the rule that tells other documents: it is asked always, and told only if chosen.

    The rule about suppressions is asked when they are known.
    """
    gate = builtin().rules.get(NOT_A_REPORT)
    first = () if gate is None or rules.get(gate.id) else (gate,)
    return (*first, *(rule for rule in rules if rule.id != UNUSED))


def _named(source: Source) -> tuple[str, bytes | None]:
    """Give what a draft is called, and its bytes if it is not to be read from a file."""
    if isinstance(source, bytes):
        return UNNAMED, source
    if isinstance(source, str) and ("\n" in source or "\r" in source):
        return UNNAMED, source.encode("utf-8", "replace")
    return os.fspath(source), None
