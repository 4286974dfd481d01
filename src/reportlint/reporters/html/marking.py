"""The draft's words as HTML, with the findings that speak of them: each with its number behind.

Nothing in them is ever markup, and nothing in them stays unseen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from html import escape

from reportlint.model.document import merge_spans, overlaps
from reportlint.model.rule import SEVERITIES, family_letter
from reportlint.reporters.common import name_severity
from reportlint.reporters.common.screen import BREAKS, escape_markup, make_visible
from reportlint.support.localized_text import Message, localize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reportlint.model.document import Span
    from reportlint.model.finding import Finding
    from reportlint.model.prose import Figure

    NumberedFinding = tuple[int, Finding]
    #: A figure, and its state on the page: agrees, contradicts, checked or unread.
    MarkedFigure = tuple[Figure, str]

#: What the page says of a figure by its status, unless a finding of these families is at it.
_STATES = {"compared": "agrees", "checked": "checked", "unread": "unread"}
_ABOUT_FIGURES = ("N", "I")


def to_html(text: str) -> str:
    """Return words for an element or an attribute in quotation marks, on one line."""
    return escape_markup(escape(make_visible(text.translate(BREAKS))))


def make_anchor(path: str) -> str:
    """Return a file's name among the anchors of a page: it depends on nothing but the path."""
    from hashlib import sha256

    return f"f{sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def filter_key(finding: Finding) -> str:
    """Return what a finding is filtered by: its severity and its family."""
    return f"{finding.severity}/{family_letter(finding.rule)}"


def find_gravest(kinds: Iterable[str]) -> str:
    """Return the gravest severity of some kinds."""
    return max((one.partition("/")[0] for one in kinds), key=SEVERITIES.index)


def mark_words(markup: str, kinds: Collection[str]) -> str:
    """Return words as HTML, marked where findings of some kinds speak of them."""
    if not kinds:
        return markup
    keys = to_html(" ".join(sorted(kinds)))
    return f'<mark class="{find_gravest(kinds)}" data-k="{keys}">{markup}</mark>'


class FindingMarker:
    """Marks the words of one draft; ``anchor`` is the file's name on the page."""

    def __init__(
        self, text: str, anchor: str, language: str, figures: Sequence[MarkedFigure] = ()
    ) -> None:
        """Take the draft's text, and the figures that can be shown in it, in order."""
        self._text = text
        self._figures = figures
        self._figure_ends = [figure.span.end for figure, _ in figures]
        self._anchor = anchor
        self._language = language

    def mark_spans(self, spans: Sequence[Span], findings: Sequence[NumberedFinding]) -> str:
        """Return what is shown of the text with the findings in it.

        A finding whose words are not shown stands at the end.
        """
        shares = _shares(spans, findings)
        referenced_numbers: set[int] = set()
        pieces = [
            piece
            for span, share in zip(spans, shares, strict=True)
            for piece in self._span(span, share, referenced_numbers)
        ]
        late_findings = (pair for pair in findings if pair[0] not in referenced_numbers)
        return "".join((*pieces, *map(self.render_reference, late_findings)))

    def render_reference(self, pair: NumberedFinding) -> str:
        """Return a finding's number, which leads to what is said of it."""
        number, finding = pair
        name = Message(
            "reporters.html.finding_number",
            number=number,
            severity=name_severity(finding.severity, self._language),
            rule=finding.rule,
        )
        return (
            f'<a class="ref {finding.severity}" id="{self._anchor}-m{number}" '
            f'href="#{self._anchor}-{number}" data-k="{to_html(filter_key(finding))}" '
            f'aria-label="{to_html(name[self._language])}">{number}</a>'
        )

    def _span(
        self, span: Span, findings: Sequence[NumberedFinding], referenced_numbers: set[int]
    ) -> Iterator[str]:
        """Go from one beginning or end of a finding to the next."""
        inside: dict[str, int] = {}
        position = span.start
        for place, _, pair, change in sorted(_events(span, findings), key=lambda e: e[:2]):
            yield self._piece(position, place, inside)
            position = place
            finding_kind = filter_key(pair[1])
            inside[finding_kind] = inside.get(finding_kind, 0) + change
            if change <= 0 and pair[1].span.end == place:
                referenced_numbers.add(pair[0])
                yield self.render_reference(pair)
        yield self._piece(position, span.end, inside)

    def _piece(self, start: int, end: int, inside: dict[str, int]) -> str:
        if start >= end:
            return ""
        kinds = [name for name, count in inside.items() if count > 0]
        return mark_words("".join(self._mark_figures(start, end)), kinds)

    def _mark_figures(self, start: int, end: int) -> Iterator[str]:
        """Return a stretch as HTML with its figures, which a switch shows."""
        index = bisect_right(self._figure_ends, start)
        for number in range(index, len(self._figures)):
            figure, state = self._figures[number]
            first, last = max(start, figure.span.start), min(end, figure.span.end)
            if first >= last:
                break
            words = Message(f"reporters.html.figures.{state}")[self._language]
            if figure.reason is not None and state == "unread":
                reason = localize(figure.reason, self._language)
                words = Message("reporters.html.figure_reason", state=words, reason=reason)[
                    self._language
                ]
            marked_text = to_html(self._text[first:last])
            yield to_html(self._text[start:first])
            yield f'<span class="figure {state}" title="{to_html(words)}">{marked_text}</span>'
            start = last
        yield to_html(self._text[start:end])


def classify_figures(
    figures: Iterable[Figure], findings: Iterable[Finding]
) -> tuple[MarkedFigure, ...]:
    """Return the figures that are vouched for or not, each with its state on the page."""
    contradictions = merge_spans(
        [
            finding.span
            for finding in findings
            if finding.severity != "info" and family_letter(finding.rule) in _ABOUT_FIGURES
        ]
    )
    shown_figures = []
    for figure in figures:
        if figure.status in _STATES:
            span = figure.span
            is_contradicted = overlaps(contradictions, span.start, span.end)
            state = "contradicts" if is_contradicted else _STATES[figure.status]
            shown_figures.append((figure, state))
    return tuple(shown_figures)


def _shares(
    spans: Sequence[Span], findings: Sequence[NumberedFinding]
) -> list[list[NumberedFinding]]:
    """Return for each span the findings that touch it; one without words stands only once."""
    shares: list[list[NumberedFinding]] = [[] for _ in spans]
    ends = [span.end for span in spans]
    for pair in findings:
        finding_span = pair[1].span
        empty = finding_span.start == finding_span.end
        index = (bisect_left if empty else bisect_right)(ends, finding_span.start)
        while index < len(spans) and _touches(spans[index], finding_span):
            shares[index].append(pair)
            index += len(spans) if empty else 1
    return shares


def _touches(span: Span, other: Span) -> bool:
    if other.start == other.end:
        return span.start <= other.start <= span.end
    return other.start < span.end and span.start < other.end


def _events(
    span: Span, findings: Sequence[NumberedFinding]
) -> Iterator[tuple[int, int, NumberedFinding, int]]:
    """Return place, order, finding and change of depth of every beginning and end in a span."""
    for pair in findings:
        finding_span = pair[1].span
        if finding_span.start == finding_span.end:
            yield finding_span.start, 1, pair, 0
        else:
            yield max(finding_span.start, span.start), 2, pair, 1
            yield min(finding_span.end, span.end), 0, pair, -1
