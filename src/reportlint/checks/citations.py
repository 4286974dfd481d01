"""How the prose cites documents: their numbers, their titles, whether they are in force."""

from __future__ import annotations

from reportlint.checks.labels import rewrite
from reportlint.checks.prose import Prose, prose_of
from reportlint.model.document import is_within
from reportlint.model.problem import CheckedCount, Context, Edit, Fix, Problem
from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Match

    from reportlint.checks.parameters import Outcomes, Regex
    from reportlint.model.report import Report


def _rewrite(prose: Prose, span: tuple[int, int], text: str) -> Fix:
    return rewrite(text, Edit(prose.span(*span), text))


class NumberBrackets(Record):
    """The year of a document number stands in 〔〕.

    ``pattern`` finds the number with its groups ``open``, ``close`` and ``year``.
    """

    pattern: Regex
    PROVIDES = frozenset({"words", "correction"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each number in other brackets; its fix changes these alone."""
        prose = prose_of(report)
        yield CheckedCount(1)
        for match in compile_pattern(self.pattern).finditer(prose.text):
            if match["open"] == "〔" and match["close"] == "〕":
                continue
            edits = [
                Edit(prose.span(*match.span(group)), right)
                for group, right in (("open", "〔"), ("close", "〕"))
            ]
            correction = f"〔{match['year']}〕"
            start, end = match.start("open"), match.end()
            params = {"words": prose.text[start:end], "correction": correction}
            fix = rewrite(correction, *edits, safety="safe")
            yield prose.problem(start, end, params, fix=fix)


class NumberForm(Record):
    """A document number is agency, year in brackets, serial number without 第 and zeros.

    ``serial`` finds numbers with a group ``extra`` of what is too much, ``year`` those whose year
    is missing or no year; ``not-after`` is what stands before numbers of another make (令, 公告).
    """

    serial: Regex
    year: Regex
    not_after: Regex
    PROVIDES = frozenset({"words", "extra"})
    VARIANTS = frozenset({"serial", "year"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each malformed number."""
        prose = prose_of(report)
        yield CheckedCount(1)
        for variant, pattern in (("serial", self.serial), ("year", self.year)):
            for match in compile_pattern(pattern).finditer(prose.text):
                start, end = match.span()
                before = prose.text[max(0, start - 8) : start]
                if compile_pattern(self.not_after).search(before):
                    continue
                extra, fix = "", None
                if variant == "serial":
                    extra = match["extra"]
                    fix = _rewrite(prose, match.span("extra"), "")
                params = {"variant": variant, "words": match.group(), "extra": extra}
                yield prose.problem(start, end, params, fix=fix)


class TitleNumber(Record):
    """A document's title and the number behind it belong together.

    ``titles`` maps names to how the title reads, ``numbers`` to how its number does and ``right``
    to how it is written; ``gap`` is what may stand between the two, ``number`` any number that
    the document might be confused by. ``never`` finds numbers that no document has; the one
    meant is ``right`` of the name in ``meant``.
    """

    titles: dict[str, Regex]
    numbers: dict[str, Regex]
    right: dict[str, str]
    gap: Regex
    number: Regex
    never: Regex
    meant: str
    PROVIDES = frozenset({"title", "number", "right"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each pair that does not fit."""
        prose = prose_of(report)
        yield CheckedCount(1)
        if "号" not in prose.text:
            return
        wrong_numbers: set[int] = set()
        for match in compile_pattern(self._pairs()).finditer(prose.text):
            groups = {f"title{n}": name for n, name in enumerate(self.titles)}
            group, name = next(pair for pair in groups.items() if match[pair[0]])
            if not compile_pattern(self.numbers[name]).fullmatch(match["number"]):
                wrong_numbers.add(match.start("number"))
                fix = self._fix_title(prose, name, match["number"], match.span(group))
                yield self._problem(prose, name, match[group], match, "number", fix)
        for match in compile_pattern(self.never).finditer(prose.text):
            if match.start() not in wrong_numbers:
                yield self._problem(prose, self.meant, self.meant, match)

    def _pairs(self) -> str:
        # NOTE: keys may be Chinese or hold hyphens, so the groups are numbered.
        titles = [f"(?P<title{n}>{pattern})" for n, pattern in enumerate(self.titles.values())]
        return f"(?:{'|'.join(titles)})(?:{self.gap})(?P<number>{self.number})"

    def _problem(
        self,
        prose: Prose,
        name: str,
        title: str,
        match: Match[str],
        group: str | int = 0,
        fix: Fix | None = None,
    ) -> Problem:
        number, right = match[group], self.right[name]
        params = {"title": title, "number": number, "right": right}
        values = {"found": number, "expected": right}
        fix = fix or _rewrite(prose, match.span(group), right)
        return prose.problem(*match.span(), params, values, fix=fix)

    def _fix_title(
        self, prose: Prose, name: str, number: str, title: tuple[int, int]
    ) -> Fix | None:
        """Return the title of the number where it came after the one that is cited by mistake."""
        names = list(self.titles)
        for other in names[names.index(name) + 1 :]:
            if compile_pattern(self.numbers[other]).fullmatch(number):
                nested = is_within(prose.find_quoted_spans(), title[0])
                right = other.replace("《", "〈").replace("》", "〉") if nested else other
                return _rewrite(prose, title, right)
        return None


class BasisCurrent(Record):
    """A document that was replaced is not cited alone: ``current`` must be cited as well.

    ``rewrites`` maps what is written of such a document to what is written of its successor; the
    fix puts in all of them.
    """

    outdated: dict[str, Regex]
    current: dict[str, Regex]
    successors: dict[str, str]
    rewrites: dict[str, str] = {}  # noqa: RUF012 - records are frozen
    PROVIDES = frozenset({"found", "right"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield one problem for each outdated document, where it is first cited."""
        prose = prose_of(report)
        yield CheckedCount(len(self.outdated))
        for name, pattern in self.outdated.items():
            match = compile_pattern(pattern).search(prose.text)
            if match and not compile_pattern(self.current[name]).search(prose.text):
                right = self.successors[name]
                params = {"found": match.group(), "right": right}
                values = {"found": match.group(), "expected": right}
                fix = self._fix(prose, pattern)
                yield prose.problem(*match.span(), params, values, fix=fix)

    def _fix(self, prose: Prose, pattern: str) -> Fix | None:
        """Put in the successor wherever the outdated document is cited."""
        edits = [
            Edit(prose.span(start, start + len(old)), new)
            for match in compile_pattern(pattern).finditer(prose.text)
            for old, new in self.rewrites.items()
            for start in [prose.text.find(old, match.start(), match.end())]
            if start >= 0
        ]
        title = Message("checks.citations.cite_document_in_force")
        return Fix("unsafe", title, tuple(edits)) if edits else None


class TitlesQuoted(Record):
    """Titles of known documents are quoted word by word.

    ``like`` maps the full title to what looks like it (group ``at``: the words as quoted);
    ``accepted`` to the wordings that are right.
    """

    like: dict[str, Regex]
    accepted: dict[str, Regex]
    PROVIDES = frozenset({"words", "right"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each title that is quoted with other words."""
        prose = prose_of(report)
        yield CheckedCount(len(self.like))
        for right, pattern in self.like.items():
            for match in compile_pattern(pattern).finditer(prose.text):
                words = match["at"]
                if compile_pattern(self.accepted[right]).fullmatch(words):
                    continue
                params = {"words": words, "right": right}
                values = {"found": words, "expected": right}
                fix = _rewrite(prose, match.span("at"), right)
                yield prose.problem(*match.span("at"), params, values, fix=fix)
