"""Words that have no place in a report, wherever its prose has them."""

from __future__ import annotations

from reportlint.checks.prose import prose_of
from reportlint.model.document import Span
from reportlint.model.problem import Checked, Edit, Fix, Place, Problem, Related
from reportlint.support.lazy_regex import compiled
from reportlint.support.localized_text import Bilingual
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

    def run(self, report: Report, context: Context) -> Iterator[Problem | Checked]:
        """Yield a problem for each place, or for each wording where ``once`` is asked for."""
        yield Checked(1)
        if report.document.format in self.not_in:
            return
        found = [*self._in_titles(report), *self._in_prose(prose_of(report))]
        for group in _grouped(found) if self.once else [[one] for one in found]:
            yield self._problem(group)

    def _wanted(self, text: str) -> bool:
        return not self.needs or any(need in text for need in self.needs)

    def _in_titles(self, report: Report) -> Iterator[tuple[Span, str, int | None]]:
        """Look through title and headings as they stand in the document."""
        if not self.titles:
            return
        spans = [report.title.span] if report.title else []
        spans += [part.heading.span for part in report.parts]
        for number, span in enumerate(spans, 0 if report.title else 1):
            text = span.cut(report.document.text)
            for match in compiled(self.pattern).finditer(text) if self._wanted(text) else ():
                start, end = _pointed(match)
                part = report.parts[number - 1].number if number else None
                yield Span(span.start + start, span.start + end), text[start:end], part

    def _in_prose(self, prose: Prose) -> Iterator[tuple[Span, str, int | None]]:
        text = prose.text
        if not self._wanted(text):
            return
        quoted = None if self.quoted else prose.quoted()
        for match in compiled(self.pattern).finditer(text):
            start, end = _pointed(match)
            if quoted is not None and start in quoted:
                continue
            if not self._excused(prose, start, end):
                yield prose.span(start, end), text[start:end], prose.place(start)

    def _excused(self, prose: Prose, start: int, end: int) -> bool:
        """Whether what stands before the words, or their whole sentence, speaks for them."""
        text = prose.text
        if self.not_after and compiled(self.not_after).search(
            text[max(0, start - _BEFORE) : start]
        ):
            return True
        if not self.unless:
            return False
        first, last = prose.sentence(start, end)
        return compiled(self.unless).search(text[first:last]) is not None

    def _problem(self, group: list[tuple[Span, str, int | None]]) -> Problem:
        span, words, part = group[0]
        correction = self.corrections.get(words, "")
        fix = None
        if correction:
            title = Bilingual(f"改为“{correction}”", f"write “{correction}”")
            edits = tuple([Edit(place, correction) for place, _, _ in group])
            fix = Fix(self.safety, title, edits)
        params = {"words": words, "count": len(group), "correction": correction}
        others = tuple([Related(Place(other), place) for place, _, other in group[1:]])
        return Problem(span, Place(part), params, {"found": words}, others, fix=fix)


def _pointed(match: Match[str]) -> tuple[int, int]:
    return match.span("at") if "at" in match.re.groupindex else match.span()


def _grouped(
    found: list[tuple[Span, str, int | None]],
) -> list[list[tuple[Span, str, int | None]]]:
    groups: dict[str, list[tuple[Span, str, int | None]]] = {}
    for one in found:
        groups.setdefault(one[1], []).append(one)
    return list(groups.values())
