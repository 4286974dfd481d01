"""The draft's words with the findings that speak of them: marked, each with its number behind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reportlint.model.finding import SEVERITIES
from reportlint.model.rule_family import family
from reportlint.reporters.html.escaping import words
from reportlint.reporters.shared.words import SEVERITY_WORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.model.document import Span
    from reportlint.model.finding import Finding

    Numbered = tuple[int, Finding]


def kind(finding: Finding) -> str:
    """Give what a finding is filtered by: its severity and its family."""
    return f"{finding.severity}/{family(finding.rule)}"


def gravest(kinds: Iterable[str]) -> str:
    """Give the gravest severity of some kinds."""
    return max((one.partition("/")[0] for one in kinds), key=SEVERITIES.index)


class Marking:
    """Marks the words of one draft; ``anchor`` is the file's name on the page."""

    def __init__(self, text: str, anchor: str, language: str) -> None:
        """Take the draft's text."""
        self._text = text
        self._anchor = anchor
        self._language = language

    def marked(self, spans: Sequence[Span], findings: Sequence[Numbered]) -> str:
        """Give what is shown of the text with the findings in it.

        A finding whose words are not shown is told at the end.
        """
        shares = _shares(spans, findings)
        told: set[int] = set()
        pieces = [
            piece
            for span, share in zip(spans, shares, strict=True)
            for piece in self._span(span, share, told)
        ]
        late = (self.reference(numbered) for numbered in findings if numbered[0] not in told)
        return "".join((*pieces, *late))

    def reference(self, numbered: Numbered) -> str:
        """Give a finding's number, which leads to what is said of it."""
        number, finding = numbered
        word = SEVERITY_WORDS[finding.severity][self._language]
        name = f"问题 {number}：{word}" if self._language == "zh" else f"finding {number}: {word}"
        return (
            f'<a class="ref {finding.severity}" id="{self._anchor}-m{number}" '
            f'href="#{self._anchor}-{number}" data-k="{words(kind(finding))}" '
            f'aria-label="{words(f"{name} {finding.rule}")}">{number}</a>'
        )

    def _span(self, span: Span, findings: Sequence[Numbered], told: set[int]) -> Iterator[str]:
        """Go from one beginning or end of a finding to the next."""
        inside: dict[str, int] = {}
        position = span.start
        for place, _, numbered, change in sorted(_events(span, findings), key=lambda e: e[:2]):
            yield self._piece(position, place, inside)
            position = place
            counted = kind(numbered[1])
            inside[counted] = inside.get(counted, 0) + change
            if change <= 0 and numbered[1].span.end == place:
                told.add(numbered[0])
                yield self.reference(numbered)
        yield self._piece(position, span.end, inside)

    def _piece(self, start: int, end: int, inside: dict[str, int]) -> str:
        if start >= end:
            return ""
        shown = words(self._text[start:end])
        kinds = [name for name, count in inside.items() if count > 0]
        if not kinds:
            return shown
        return (
            f'<mark class="{gravest(kinds)}" data-k="{words(" ".join(sorted(kinds)))}">'
            f"{shown}</mark>"
        )


def _shares(spans: Sequence[Span], findings: Sequence[Numbered]) -> list[list[Numbered]]:
    """Give each span the findings that touch it; one without words is told only once."""
    shares: list[list[Numbered]] = [[] for _ in spans]
    ends = [span.end for span in spans]
    for numbered in findings:
        found = numbered[1].span
        empty = found.start == found.end
        index = bisect_left(ends, found.start) if empty else bisect_right(ends, found.start)
        while index < len(spans) and _touches(spans[index], found):
            shares[index].append(numbered)
            index += len(spans) if empty else 1
    return shares


def _touches(span: Span, found: Span) -> bool:
    if found.start == found.end:
        return span.start <= found.start <= span.end
    return found.start < span.end and span.start < found.end


def _events(span: Span, findings: Sequence[Numbered]) -> Iterator[tuple[int, int, Numbered, int]]:
    """Give place, order, finding and change of depth of every beginning and end in a span."""
    for numbered in findings:
        found = numbered[1].span
        if found.start == found.end:
            yield found.start, 1, numbered, 0
        else:
            yield max(found.start, span.start), 2, numbered, 1
            yield min(found.end, span.end), 0, numbered, -1
