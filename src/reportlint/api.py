"""The library: check a draft, extract what it says, load the rules. The commands call it too."""

from __future__ import annotations

import os

from reportlint import organs, readers, results
from reportlint.bilingual import Bilingual
from reportlint.config.finding import nearest
from reportlint.errors import RuleError, UnreadableError, UsageError
from reportlint.evaluate import evaluate
from reportlint.parsing import parse
from reportlint.problems import Context
from reportlint.records import record, replace
from reportlint.report import Day
from reportlint.rules.builtin import builtin
from reportlint.rules.model import NOT_A_REPORT, UNUSED, RuleSet
from reportlint.rules.select import asked as level_of
from reportlint.rules.select import select as selected
from reportlint.scans import is_mere_picture
from reportlint.suppressing import Suppression, concerns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeAlias

    from reportlint.document import Document
    from reportlint.errors import BrokenRuleError
    from reportlint.evaluate import Outcome
    from reportlint.faults import Fault
    from reportlint.findings import FileResult
    from reportlint.report import Report
    from reportlint.rules.levels import Level
    from reportlint.rules.model import Rule
    from reportlint.rules.standing import Standing
    from reportlint.suppressing.draft import Use

    #: A path, or the draft itself: bytes, or a str of several lines.
    Source: TypeAlias = str | bytes | os.PathLike[str]

#: What a draft is called that has no name.
UNNAMED = "-"
_PUBLISHED, _DATE = Bilingual("公布日期", "a date of publication"), Bilingual("日期", "a date")


@record
class Choice:
    """Which rules run, and at which level.

    ``select``, ``extend_select`` and ``ignore`` hold ids, prefixes of ids and names; ``select`` is
    None for the rules that are on by default. ``severities`` pairs such words with error, warning,
    info or off.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: tuple[tuple[str, str], ...] = ()


@record
class Options:
    """How drafts are checked.

    ``year`` is the report year that is expected, ``published`` the ISO date of publication where
    the draft does not tell it. ``named``: the draft was asked for, so that its
    being no annual report is a finding; otherwise it is passed over. ``suppression`` is what takes
    findings out of the result. ``profile`` is the one that the command line asks for;
    ``standing`` is what configuration and profile make of the draft.
    """

    choice: Choice = Choice()
    year: int | None = None
    language: str = "zh"
    named: bool = True
    published: str | None = None
    suppression: Suppression = Suppression()
    profile: str | None = None
    standing: Standing | None = None


@record
class Examined:
    """A draft's result, the errors of rules that failed on it, what to tell of suppressions.

    ``shared`` are entries about several drafts, with what this one made of them; ``faults`` are
    those of its ignore file. ``found`` are the findings for a new baseline: rule and fingerprint.
    """

    result: FileResult
    broken: tuple[BrokenRuleError, ...] = ()
    shared: tuple[Use, ...] = ()
    faults: tuple[Fault, ...] = ()
    found: tuple[tuple[str, str], ...] = ()


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
    """
    choice = _choice(select, extend_select, ignore, severities)
    path, data = _named(source)
    found = None if isolated else _config_of(path if data is None else None, config)
    options = Options(
        choice,
        year,
        language,
        published=published_on(published),
        suppression=_suppressing(baseline, dated(today), heeded=suppressions),
        profile=profile,
    )
    _check_words(options, found)
    options = placed(options, path, found)
    try:
        document = readers.read(readers.load(path) if data is None else data, path)
    except UnreadableError as error:
        return results.unreadable(path, error, language)
    examined = check_document(document, options)
    if examined.faults:
        raise RuleError("\n".join(fault.told(language) for fault in examined.faults))
    return examined.result


def _suppressing(
    path: str | os.PathLike[str] | None, today: str | None, *, heeded: bool
) -> Suppression:
    known = None
    if path is not None:
        from reportlint.suppressing import baseline

        known = baseline.load(os.fspath(path))
    return Suppression(heeded=heeded, baseline=known, today=today or "")


def _config_of(path: str | None, config: str | os.PathLike[str] | None) -> str | None:
    """Give the configuration of a draft; that of a text without a path is none."""
    if config is not None:
        return os.path.abspath(os.fspath(config))
    return None if path is None else nearest(os.path.dirname(path))


def _check_words(options: Options, config: str | None) -> None:
    """Raise an error for what options name and nobody has, and for packs at fault."""
    if config is None and options.profile is None:
        return
    from reportlint.rules import projects, standing
    from reportlint.rules.select import check as check_level

    project = None if config is None else projects.project(config)
    if project is not None and project.faults:
        raise RuleError("\n".join(map(str, project.faults)))
    check_level(projects.rules_of(project), _level(options.choice))
    if options.profile is not None:
        standing.check_profile(options.profile, (project,))


def _level(choice: Choice) -> Level:
    severities = dict(choice.severities)
    return level_of(choice.select, choice.ignore, choice.extend_select, severities)


def extract(source: Source, *, year: int | None = None) -> Report:
    """Read and parse a draft; raises UnreadableError where that is impossible."""
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
        raise RuleError("\n".join(map(str, faults)))
    return chosen(_choice(select, extend_select, ignore, severities))


def read_document(document: Document, options: Options) -> Examined:
    """Parse a draft and say whether it is a report at all."""
    report = parsed(document, options.year)
    if not options.named and is_mere_picture(document):
        return Examined(results.foreign(report))
    gate = builtin().rules.get(NOT_A_REPORT)
    outcome = evaluated(report, (gate,) if gate else (), options)
    if outcome.findings:
        return Examined(results.foreign(report), outcome.broken)
    return Examined(results.judged(report, outcome, options.language), outcome.broken)


def check_document(document: Document, options: Options, *, wide: bool = False) -> Examined:
    """Check a draft that was read already; ``wide``: also by the rules that were deselected."""
    report = parsed(document, options.year)
    if not options.named and is_mere_picture(document):
        return Examined(results.foreign(report))
    rules = running(options, report)
    if wide:
        rules = _widened(rules)
    outcome = evaluated(report, _gated(rules), options)
    asked = options.named and rules.get(NOT_A_REPORT) is not None
    if not asked and any(finding.rule == NOT_A_REPORT for finding in outcome.findings):
        return Examined(results.foreign(report), outcome.broken)
    told = {rule.id for rule in rules}
    checked = {rule: count for rule, count in outcome.checked.items() if rule in told}
    outcome = replace(outcome, checked=checked)
    if not concerns(document, options.suppression):
        return Examined(results.judged(report, outcome, options.language), outcome.broken)
    return _treated(outcome, rules, report, options)


def parsed(document: Document, year: int | None = None) -> Report:
    """Parse a draft by the built-in forms; ``year`` is the report year that is expected."""
    known = builtin()
    return parse(document, known.forms, known.vocabulary, year)


#: The rules by choice, so that their checks are made once in a process.
_chosen: dict[Choice, RuleSet] = {}


def chosen(choice: Choice) -> RuleSet:
    """Give the rules of a choice; raises UsageError for one that does not exist."""
    found = _chosen.get(choice)
    if found is None:
        found = _chosen[choice] = selected(
            builtin().rules,
            choice.select,
            choice.ignore,
            choice.extend_select,
            dict(choice.severities),
        )
    return found


def placed(options: Options, path: str, config: str | None) -> Options:
    """Add what the configuration of a draft and its profile say; the command line wins."""
    if config is None and options.profile is None:
        return options
    from reportlint.rules.projects import project
    from reportlint.rules.standing import standing

    stands = standing(path, None if config is None else project(config), options.profile)
    return replace(
        options,
        year=stands.year if options.year is None else options.year,
        published=stands.published if options.published is None else options.published,
        suppression=_suppression(options.suppression, stands),
        standing=stands,
    )


def _suppression(asked: Suppression, stands: Standing) -> Suppression:
    entries = stands.project.suppressions if stands.project else ()
    return replace(asked, entries=(*asked.entries, *entries)) if entries else asked


#: The rules of drafts with a configuration or profile; each with the project, lest its id be used
#: again.
_running: dict[object, tuple[object, RuleSet]] = {}


def running(options: Options, report: Report) -> RuleSet:
    """Give the rules that are to run on a draft, as everything sets them that has a say."""
    stands, choice = options.standing, options.choice
    if stands is None:
        return chosen(choice)
    year = report.year if options.year is None else options.year
    packs = stands.packs(organs.kind(report.organ), year)
    key = choice, id(stands.project), stands.scopes, stands.profile, packs
    if key not in _running:
        level = _level(choice)
        _running[key] = stands.project, stands.settled(level, packs)
    return _running[key][1]


def _widened(rules: RuleSet) -> RuleSet:
    """Add the rules that run unless told otherwise."""
    others = [rule for rule in builtin().rules if rule.default and rules.get(rule.id) is None]
    return RuleSet(tuple(sorted((*rules, *others), key=lambda rule: rule.id)))


def evaluated(report: Report, rules: Iterable[Rule], options: Options) -> Outcome:
    """Run some rules over a parsed draft."""
    return evaluate(report, rules, _context(report, options), options.language)


def _context(report: Report, options: Options) -> Context:
    known = builtin()
    form = next(form for form in known.forms if form.edition == report.edition)
    return Context(form, known.forms, known.vocabulary, options.year, published=options.published)


def _treated(outcome: Outcome, rules: RuleSet, report: Report, options: Options) -> Examined:
    """Take the suppressed findings out of an outcome of some rules."""
    from reportlint.suppressing.draft import Judged, treat

    language, forms = options.language, builtin().forms
    context = _context(report, options)
    judged = Judged(report, outcome, rules, _known(options), forms, context, language)
    treated = treat(judged, options.suppression)
    return Examined(
        results.judged(report, treated.outcome, language, treated.suppressions),
        treated.outcome.broken,
        treated.shared,
        treated.faults,
        treated.found,
    )


def _known(options: Options) -> RuleSet:
    """Give every rule there is for a draft, whether or not it runs."""
    if options.standing is None:
        return builtin().rules
    from reportlint.rules.projects import rules_of

    return rules_of(options.standing.project)


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


def _choice(
    select: Iterable[str] | None,
    extend_select: Iterable[str],
    ignore: Iterable[str],
    severities: Mapping[str, str] | None,
) -> Choice:
    return Choice(
        None if select is None else tuple(select),
        tuple(extend_select),
        tuple(ignore),
        tuple((severities or {}).items()),
    )


def _named(source: Source) -> tuple[str, bytes | None]:
    """Give what a draft is called, and its bytes if it is not to be read from a file."""
    if isinstance(source, bytes):
        return UNNAMED, source
    if isinstance(source, str) and ("\n" in source or "\r" in source):
        return UNNAMED, source.encode("utf-8", "replace")
    return os.fspath(source), None
