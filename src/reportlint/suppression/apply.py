"""Settles which findings of a draft are suppressed, and which suppressions do not hold."""

from __future__ import annotations

from reportlint.model.finding import Suppressed
from reportlint.model.problem import Lapse
from reportlint.model.rule import UNUSED
from reportlint.rules.selection import meant, unknown
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record
from reportlint.suppression.matchers import of_entries, of_remarks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reportlint.model.document import Document
    from reportlint.model.finding import Finding
    from reportlint.model.inline_directives import Remark
    from reportlint.model.rule import RuleSet
    from reportlint.rules.suppressions import Entry
    from reportlint.suppression.matchers import Ground

#: No draft has more comments for reportlint; of one that has, the rest is not heeded.
MOST_REMARKS = 500
_COMMA = Bilingual("，", "; ")


class Terms(Record):
    """What suppressions are settled by.

    ``known`` are all rules, ``judged`` says of rule ids whether a finding of theirs would have been
    seen. ``today`` is an ISO date.
    """

    known: RuleSet
    judged: Callable[[Iterable[str]], bool]
    language: str
    today: str


class Settled(Record):
    """What is left of the findings, what is not reported, and what is wrong with suppressions.

    ``idle`` pairs the entries that do not hold with why: unused or expired; ``used`` are those
    that suppress something here. ``lapses`` are those of comments.
    """

    findings: tuple[Finding, ...]
    suppressions: tuple[Suppressed, ...]
    lapses: tuple[Lapse, ...]
    idle: tuple[tuple[Entry, str], ...]
    used: tuple[Entry, ...]


def settle(
    document: Document,
    findings: Iterable[Finding],
    remarks: Sequence[Remark],
    entries: Sequence[Entry],
    terms: Terms,
) -> Settled:
    """Take out what is suppressed; of several grounds the first gives the reason, all are used."""
    remarks, surplus = remarks[:MOST_REMARKS], remarks[MOST_REMARKS:]
    expired = [entry for entry in entries if entry.expires and entry.expires < terms.today]
    valid = [entry for entry in entries if not entry.expires or entry.expires >= terms.today]
    commented = tuple(of_remarks(remarks, terms.known))
    grounds = (*commented, *of_entries(valid, document))
    kept: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[int] = set()
    for finding in findings:
        about = [ground for ground in grounds if ground.covers(finding)]
        used.update(map(id, about))
        if about:
            reason = about[0].reason[terms.language]
            suppressed.append(Suppressed(finding, reason, about[0].source, about[0].where))
        else:
            kept.append(finding)
    unused = [g for g in grounds if id(g) not in used and terms.judged(g.rules)]
    lapses = [*_slips(remarks, terms), *_unused(unused)]
    if surplus:
        # NOTE: at the first of them: of very many findings only the first are listed.
        lapses.insert(0, Lapse("surplus", remarks[0].span, {"count": MOST_REMARKS}))
    idle = [(entry, "expired") for entry in expired]
    idle += [(ground.entry, "unused") for ground in unused if ground.entry is not None]
    active = [g.entry for g in grounds if g.entry is not None and id(g) in used]
    return Settled(tuple(kept), tuple(suppressed), tuple(lapses), tuple(idle), tuple(active))


def _unused(grounds: Iterable[Ground]) -> Iterator[Lapse]:
    for ground in grounds:
        if ground.remark is not None:
            params = {"rule": ground.rule}
            yield Lapse("idle", ground.remark.span, params)


def _slips(remarks: Iterable[Remark], terms: Terms) -> Iterator[Lapse]:
    """Give what is wrong with the comments themselves."""
    for remark in remarks:
        if not remark.rules:
            yield Lapse("unclear", remark.span, {"words": remark.words[:40]})
        for word in remark.rules:
            ids = meant(terms.known, word)
            if not ids:
                _, hint = unknown(terms.known, word)
                yield Lapse("unknown", remark.span, {"rule": word, "guess": _COMMA + hint})
            elif ids == (UNUSED,):
                yield Lapse("unclear", remark.span, {"words": remark.words[:40]})
            elif not remark.reason:
                yield Lapse("reasonless", remark.span, {"rule": word})


def lapse(entry: Entry, kind: str) -> Lapse:
    """Give what is wrong with an entry, to be told of a draft."""
    where = f"{entry.path}:{entry.line}"
    return Lapse(kind, None, {"rule": entry.rule, "where": where, "date": entry.expires or ""})
