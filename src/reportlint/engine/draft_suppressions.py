"""The suppressions of one draft: gathered, applied to its findings, told where they lapse."""

from __future__ import annotations

from time import strftime

from reportlint.engine.evaluation import evaluate
from reportlint.engine.finding_builder import order
from reportlint.model.finding import Suppressed
from reportlint.model.inline_directives import remarks
from reportlint.model.problem import Lapse
from reportlint.model.rule import NOT_A_REPORT, UNUSED
from reportlint.rules.ignore_file import load
from reportlint.rules.suppressions import Known
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record, replace
from reportlint.suppression import ignore_file
from reportlint.suppression.apply import Terms, lapse, settle
from reportlint.suppression.path_scope import applies, is_alone
from reportlint.suppression.recognition import entries_of, recognise

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.engine.evaluation import Outcome
    from reportlint.model.form import Form
    from reportlint.model.problem import Context
    from reportlint.model.report import Report
    from reportlint.model.rule import RuleSet
    from reportlint.rules.suppressions import Entry
    from reportlint.support.source_errors import Fault
    from reportlint.suppression import Suppression
    from reportlint.suppression.apply import Settled
    from reportlint.suppression.baseline import Found

#: Families of rules that need to be told what the draft does not say: without it they judge
#: nothing, and their suppressions cannot be called unused.
_NEED_MORE = ("G", "X", "Y")
_KNOWN = Bilingual("基线中已有", "known by the baseline")


class Judged(Record):
    """A draft with what the rules say of it.

    ``rules`` are those that were chosen, ``known`` are all, ``forms`` the editions they know.
    """

    report: Report
    outcome: Outcome
    rules: RuleSet
    known: RuleSet
    forms: tuple[Form, ...]
    context: Context
    language: str


class Use(Record):
    """What became of an entry that several drafts share: used, unused, expired or unjudged."""

    entry: Entry
    outcome: str


class Treated(Record):
    """An outcome without its suppressed findings, and what there is to tell besides.

    ``shared`` are entries that are about several drafts: whether they are needed shows when all
    were checked. ``faults`` are those of the draft's ignore file. ``found`` is what
    a new baseline keeps of the findings.
    """

    outcome: Outcome
    suppressions: tuple[Suppressed, ...]
    shared: tuple[Use, ...] = ()
    faults: tuple[Fault, ...] = ()
    found: Found = ()


def treat(judged: Judged, suppression: Suppression) -> Treated:
    """Apply comments, entries and the baseline to a draft's findings."""
    treated = _explained(judged, suppression)
    if suppression.recording:
        known = entries_of(treated.outcome.findings, judged.report.document.text)
        return replace(_against(judged, treated, known), found=known)
    if suppression.baseline is None:
        return treated
    return _against(judged, treated, suppression.baseline.of(judged.report.document.path))


def _explained(judged: Judged, suppression: Suppression) -> Treated:
    """Apply what has a reason of its own."""
    document = judged.report.document
    comments = remarks(document) if suppression.heeded else ()
    beside = ignore_file(document.path) if suppression.heeded else None
    read = None if beside is None else load(beside, Known(judged.known, judged.forms))
    written = (*(read.entries if read else ()), *suppression.entries)
    about = [entry for entry in written if applies(entry, document.path)]
    terms = Terms(
        judged.known,
        lambda ids: _seen(judged, ids),
        judged.language,
        suppression.today or strftime("%Y-%m-%d"),
    )
    settled = settle(document, judged.outcome.findings, comments, about, terms)
    own = {id(entry) for entry in about if is_alone(entry, document.path)}
    lapses = [*settled.lapses, *(lapse(e, kind) for e, kind in settled.idle if id(e) in own)]
    shared = [entry for entry in about if id(entry) not in own] if _tells(judged) else ()
    return Treated(
        _told(judged, replace(judged.outcome, findings=settled.findings), lapses),
        settled.suppressions,
        tuple(_uses(settled, shared)),
        read.faults if read else (),
    )


def _uses(settled: Settled, shared: Iterable[Entry]) -> Iterator[Use]:
    outcomes = {id(entry): "used" for entry in settled.used}
    outcomes |= {id(entry): kind for entry, kind in settled.idle}
    for entry in shared:
        yield Use(entry, outcomes.get(id(entry), "unjudged"))


def _tells(judged: Judged) -> bool:
    """Whether it is told which suppressions do not hold: the rule is on, the draft is a report."""
    foreign = any(finding.rule == NOT_A_REPORT for finding in judged.outcome.findings)
    return judged.rules.get(UNUSED) is not None and not foreign


def _seen(judged: Judged, ids: Iterable[str]) -> bool:
    """Whether findings of these rules would have been seen: all ran, and none could not judge."""
    outcome, ids = judged.outcome, frozenset(ids)
    failed = {skipped.rule for skipped in outcome.not_assessed}
    failed |= {error.rule for error in outcome.broken}
    usual = [rule.id for rule in judged.known if rule.id in ids and rule.default]
    return not failed & ids and all(_ran(judged, id_) for id_ in usual or ids)


def _ran(judged: Judged, rule: str) -> bool:
    if judged.rules.get(rule) is None:
        return False
    return not rule.startswith(_NEED_MORE) or bool(judged.outcome.checked.get(rule))


def _told(judged: Judged, outcome: Outcome, lapses: Sequence[Lapse]) -> Outcome:
    """Add the findings about suppressions that do not hold."""
    rule = judged.rules.get(UNUSED)
    if rule is None or not _tells(judged):
        return outcome
    context = replace(judged.context, lapses=tuple(lapses))
    told = evaluate(judged.report, (rule,), context, judged.language)
    return replace(
        outcome,
        findings=tuple(sorted((*outcome.findings, *told.findings), key=order)),
        checked={**outcome.checked, **told.checked},
        broken=(*outcome.broken, *told.broken),
    )


def _against(judged: Judged, treated: Treated, known: Found) -> Treated:
    """Take out the findings that a baseline knows; count those of its entries that are no more."""
    told = recognise(treated.outcome.findings, known, judged.report.document.text)
    old = tuple(Suppressed(one, _KNOWN[judged.language], "baseline") for one in told.known)
    present = {item.finding.fingerprint for item in treated.suppressions}
    gone = [rule for rule, mark, _ in told.gone if mark not in present and _seen(judged, (rule,))]
    outcome = replace(treated.outcome, findings=told.new)
    if gone:
        outcome = _told(judged, outcome, (Lapse("baseline", None, {"count": len(gone)}),))
    return replace(treated, outcome=outcome, suppressions=(*treated.suppressions, *old))
