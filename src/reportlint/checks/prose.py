"""The whole prose of a report as one text, so that a rule searches it once."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.support.lazy import memoize_by_identity
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.document import Span
    from reportlint.model.prose import Passage
    from reportlint.model.report import Report

_QUOTED = Pattern(r"《[^《》\n]{0,120}(?:《[^《》\n]{0,80}》[^《》\n]{0,80})?》")
#: What ends a clause, and what only a full sentence.
ENDS = "。；！？\n"
FULL_STOPS = "。\n"
_FAR = 400


class Prose(Record):
    """The passages of a report, joined by line ends; no line end stands within one.

    ``parts`` are the numbers of the parts that the passages stand in: 0 before the first part, -1
    after the last, None in a foreign one.
    """

    text: str
    starts: tuple[int, ...]
    passages: tuple[Passage, ...]
    parts: tuple[int | None, ...]

    def index(self, position: int) -> int:
        """Return the number of the passage that holds a position."""
        return bisect_right(self.starts, position) - 1

    def span(self, start: int, end: int) -> Span:
        """Return the span of ``text[start:end]``; it never reaches beyond its passage."""
        number = self.index(start)
        first = self.starts[number]
        passage = self.passages[number]
        return passage.span(start - first, min(end - first, len(passage.text)))

    def part(self, position: int) -> int | None:
        """Return the number of the part that a position stands in."""
        return self.parts[self.index(position)]

    def place(self, position: int) -> int | None:
        """Return the part's number for a finding: None before the first part and after the last."""
        part = self.part(position)
        return part if part is not None and part > 0 else None

    def sentence(self, start: int, end: int, ends: str = ENDS) -> tuple[int, int]:
        """Return where the sentence around ``text[start:end]`` begins and ends.

        Of a sentence without end only what is near is looked at, so that the time stays linear.
        """
        first, last = max(0, start - _FAR), min(len(self.text), end + _FAR)
        before = max([self.text.rfind(mark, first, start) for mark in ends])
        after = [self.text.find(mark, end, last) for mark in ends]
        return max(first, before + 1), min([at for at in after if at >= 0], default=last)

    def find_quoted_spans(self) -> QuotedSpans:
        """Return what stands within 《》."""
        spans = [match.span() for match in _QUOTED.regex.finditer(self.text)]
        return QuotedSpans(tuple([start for start, _ in spans]), tuple([end for _, end in spans]))


class QuotedSpans(Record):
    """Stretches within title marks, sorted."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __contains__(self, position: int) -> bool:
        """Whether the position lies within title marks."""
        number = bisect_right(self.starts, position) - 1
        return number >= 0 and position < self.ends[number]


@memoize_by_identity()
def prose_of(report: Report) -> Prose:
    """Return the report's prose: every rule looks at the same in turn."""
    passages: list[Passage] = []
    parts: list[int | None] = []
    for number, section_passages in _sections(report):
        passages += section_passages
        parts += [number] * len(section_passages)
    starts: list[int] = []
    length = 0
    for passage in passages:
        starts.append(length)
        length += len(passage.text) + 1
    text = "\n".join([passage.text for passage in passages])
    return Prose(text, tuple(starts), tuple(passages), tuple(parts))


def _sections(report: Report) -> Iterator[tuple[int | None, Sequence[Passage]]]:
    yield 0, report.front
    for part in report.parts:
        yield part.number, part.passages
    yield -1, report.back
