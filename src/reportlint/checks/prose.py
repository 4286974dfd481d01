"""The whole prose of a report as one text, so that a rule searches it once."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from reportlint.model.problem import Fix, Place, Problem, RelatedPlace
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

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

    def problem(
        self,
        start: int,
        end: int,
        params: Mapping[str, object],
        values: Mapping[str, str] = {},
        related: tuple[RelatedPlace, ...] = (),
        *,
        fix: Fix | None = None,
        condition: str = "",
    ) -> Problem:
        """Return a problem with ``text[start:end]``."""
        span, place = self.span(start, end), Place(self.place(start))
        return Problem(span, place, params, values, related, condition=condition, fix=fix)

    def sentence(self, start: int, end: int, ends: str = ENDS) -> tuple[int, int]:
        """Return where the sentence around ``text[start:end]`` begins and ends.

        Of a sentence without end only what is near is looked at, so that the time stays linear.
        """
        first, last = max(0, start - _FAR), min(len(self.text), end + _FAR)
        before = max([self.text.rfind(mark, first, start) for mark in ends])
        after = [self.text.find(mark, end, last) for mark in ends]
        return max(first, before + 1), min([at for at in after if at >= 0], default=last)

    def find_quoted_spans(self) -> tuple[tuple[int, int], ...]:
        """Return the stretches within 《》, sorted."""
        return tuple([match.span() for match in _QUOTED.regex.finditer(self.text)])


@memoize_by_identity()
def prose_of(report: Report) -> Prose:
    """Return the report's prose: every rule looks at the same in turn.

    >>> prose = prose_of(parse_text("一、总体情况", "概述。", "二、主动公开政府信息情况", "内容。"))
    >>> len(prose.text), prose.parts
    (7, (1, 2))
    """
    sections: list[tuple[int | None, tuple[Passage, ...]]] = [(0, report.front)]
    sections += [(part.number, part.passages) for part in report.parts]
    sections.append((-1, report.back))
    passages = tuple([passage for _, inside in sections for passage in inside])
    parts = tuple([number for number, inside in sections for _ in inside])
    ends = accumulate([len(passage.text) + 1 for passage in passages], initial=0)
    text = "\n".join([passage.text for passage in passages])
    return Prose(text, tuple(ends)[: len(passages)], passages, parts)
