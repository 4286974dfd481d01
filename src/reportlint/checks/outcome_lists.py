"""Lists of outcomes in a sentence, with the number of applications that they divide."""

from __future__ import annotations

from reportlint.model.document import Span
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from decimal import Decimal

    from reportlint.model.prose import Claim, Figure
    from reportlint.model.report import Report

_HEADS = ("requests.new.total", "requests.received", "requests.processed_total.total")
_FORWARD, _OVER = "requests.carried_forward.total", "requests.carried_over.total"
#: How the keys of reasons begin.
_GROUPS = ("refused", "unavailable", "not_processed", "other")
_REASONS = tuple([f"requests.{group}." for group in _GROUPS])
_ENDS = frozenset("。！？；\n")
_OPEN = ("等", "主要", "部分为")


class OutcomeList(Record):
    """Outcomes that a sentence lists: their ``sum`` and ``span``, from the number that they divide.

    ``heads`` are the numbers that they may divide, ``group`` all claims of the sentence.
    ``is_whole``: every number behind the last head is understood.
    """

    heads: tuple[Claim, ...]
    group: tuple[Claim, ...]
    sum: int | Decimal
    span: Span
    is_whole: bool

    @property
    def is_lawful(self) -> bool:
        """Whether the outcomes make up one of the numbers, or may do with what is not understood.

        Outcomes beyond every number are too many, whatever else is listed.
        """
        forward = [claim.value for claim in self.group if claim.quantity == _FORWARD]
        over = [claim.value for claim in self.group if claim.quantity == _OVER]
        moves = {0, sum(forward), -sum(over), sum(forward) - sum(over)}
        if any(self.sum + move == head.value for head in self.heads for move in moves):
            return True
        return not self.is_whole and self.sum < max([head.value for head in self.heads])


def find_outcome_lists(report: Report, names: Container[str], few: int) -> Iterator[OutcomeList]:
    """Return the closed lists of ``few`` or more outcomes in a report's prose, by their names.

    >>> text = "全年办结政府信息公开申请5件，其中予以公开3件，不予公开2件。"
    >>> report = parse_text("三、收到和处理政府信息公开申请情况", text)
    >>> names = {claim.quantity for claim in report.claims[1:]}
    >>> [(outcomes.sum, outcomes.is_lawful) for outcomes in find_outcome_lists(report, names, 2)]
    [(5, True)]
    """
    text = report.document.text
    for group in _sentences(report.claims, text):
        heads = tuple([claim for claim in group if claim.quantity in _HEADS])
        outcomes = _find_outcomes(group, names)
        if not heads or len({c.quantity for c in outcomes}) < max(few, len(outcomes)):
            continue
        span = Span(heads[-1].span.start, outcomes[-1].span.end)
        if _is_closed(group, heads, span, text):
            outcomes_sum = sum([claim.value for claim in outcomes])
            is_whole = not _has_unread(report.figures, heads[-1], text)
            yield OutcomeList(heads, tuple(group), outcomes_sum, span, is_whole)


def _find_outcomes(group: Sequence[Claim], names: Container[str]) -> list[Claim]:
    """Return the claims of outcomes; one of a reason counts where its group is not named."""
    named = {claim.quantity for claim in group}
    return [
        claim
        for claim in group
        if claim.quantity in names
        or (claim.quantity.startswith(_REASONS) and _group_of(claim) not in named)
    ]


def _group_of(claim: Claim) -> str:
    return ".".join(claim.quantity.split(".")[:2])


def _sentences(claims: Sequence[Claim], text: str) -> Iterator[list[Claim]]:
    """Put claims of one sentence and one scope together."""
    group: list[Claim] = []
    for claim in claims:
        between = text[group[-1].span.end : claim.span.start] if group else ""
        if group and (set(between) & _ENDS - {"\n"} or claim.scope != group[-1].scope):
            yield group
            group = []
        group.append(claim)
    if group:
        yield group


def _is_closed(group: Sequence[Claim], heads: Sequence[Claim], span: Span, text: str) -> bool:
    words = text[span.start : span.end + 2]
    is_exact = all(claim.exact for claim in group) and span.start < span.end
    is_ordered = all(head.span.end <= span.end for head in heads)
    return is_exact and is_ordered and not any(word in words for word in _OPEN)


def _has_unread(figures: Sequence[Figure], head: Claim, text: str) -> bool:
    """Whether a figure behind a head is not understood: it may be one of the outcomes."""
    end = min([at for mark in _ENDS if (at := text.find(mark, head.span.end)) >= 0] or [len(text)])
    return any(
        figure.status == "unread" and head.span.end <= figure.span.start < end for figure in figures
    )
