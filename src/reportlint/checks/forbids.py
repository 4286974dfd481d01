"""Words that have no place in a report, wherever its prose has them."""

from __future__ import annotations

from reportlint.checks.prose import prose_of
from reportlint.model.document import Span
from reportlint.model.problem import CheckedCount, Edit, Fix, Place, Problem, RelatedPlace
from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match

    from reportlint.checks.parameters import Regex
    from reportlint.checks.prose import Prose
    from reportlint.model.problem import Context
    from reportlint.model.report import Report

#: How many characters before the words ``not-after`` may look at.
_BEFORE = 16


class Forbids(Record):
    """The prose has no words that ``pattern`` finds; a group ``at`` narrows what is pointed at.

    ``needs``: nothing is looked for in a text that has none of these. ``not-after`` is
    looked for in the few characters before, ``unless`` in the whole sentence: words are accepted
    where it is found. ``titles``: the title and the headings are looked through as well.
    ``quoted``: words within 《》 count too. ``not-in`` are formats whose syntax it is. ``once``:
    the same words give one problem, the other places are related. ``corrections`` maps words to
    those that are meant; ``safety`` is that of putting them in.
    """

    pattern: Regex
    needs: tuple[str, ...] = ()
    not_after: Regex = ""
    unless: Regex = ""
    titles: bool = False
    quoted: bool = True
    not_in: tuple[str, ...] = ()
    once: bool = False
    corrections: dict[str, str] = {}  # noqa: RUF012 - records are frozen
    safety: str = "unsafe"
    PROVIDES = frozenset({"words", "count", "correction"})
    CHOICES = {"safety": ("safe", "unsafe")}  # noqa: RUF012

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each place, or for each wording where ``once`` is asked for."""
        yield CheckedCount(1)
        if report.document.format in self.not_in:
            return
        places = [*self._in_titles(report), *self._in_prose(prose_of(report))]
        for group in _group_places(places) if self.once else [[one] for one in places]:
            yield self._problem(group)

    def _may_contain(self, text: str) -> bool:
        return not self.needs or any(need in text for need in self.needs)

    def _in_titles(self, report: Report) -> Iterator[tuple[Span, str, int | None]]:
        """Look through title and headings as they stand in the document."""
        if not self.titles:
            return
        spans = [report.title.span] if report.title else []
        spans += [part.heading.span for part in report.parts]
        for number, span in enumerate(spans, 0 if report.title else 1):
            text = span.cut(report.document.text)
            for match in (
                compile_pattern(self.pattern).finditer(text) if self._may_contain(text) else ()
            ):
                start, end = _find_span(match)
                part = report.parts[number - 1].number if number else None
                yield Span(span.start + start, span.start + end), text[start:end], part

    def _in_prose(self, prose: Prose) -> Iterator[tuple[Span, str, int | None]]:
        text = prose.text
        if not self._may_contain(text):
            return
        quoted_spans = None if self.quoted else prose.find_quoted_spans()
        for match in compile_pattern(self.pattern).finditer(text):
            start, end = _find_span(match)
            if quoted_spans is not None and start in quoted_spans:
                continue
            if not self._is_excused(prose, start, end):
                yield prose.span(start, end), text[start:end], prose.place(start)

    def _is_excused(self, prose: Prose, start: int, end: int) -> bool:
        """Whether what stands before the words, or their whole sentence, speaks for them."""
        text = prose.text
        if self.not_after and compile_pattern(self.not_after).search(
            text[max(0, start - _BEFORE) : start]
        ):
            return True
        if not self.unless:
            return False
        first, last = prose.sentence(start, end)
        return compile_pattern(self.unless).search(text[first:last]) is not None

    def _problem(self, group: list[tuple[Span, str, int | None]]) -> Problem:
        span, words, part = group[0]
        correction = self.corrections.get(words, "")
        fix = None
        if correction:
            title = Message("checks.citations.write_correction", correction=correction)
            edits = tuple([Edit(place, correction) for place, _, _ in group])
            fix = Fix(self.safety, title, edits)
        params = {"words": words, "count": len(group), "correction": correction}
        others = tuple([RelatedPlace(Place(other), place) for place, _, other in group[1:]])
        return Problem(span, Place(part), params, {"found": words}, others, fix=fix)


def _find_span(match: Match[str]) -> tuple[int, int]:
    return match.span("at") if "at" in match.re.groupindex else match.span()


def _group_places(
    places: list[tuple[Span, str, int | None]],
) -> list[list[tuple[Span, str, int | None]]]:
    groups: dict[str, list[tuple[Span, str, int | None]]] = {}
    for one in places:
        groups.setdefault(one[1], []).append(one)
    return list(groups.values())
