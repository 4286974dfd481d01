"""Years in the prose against the report year: work told under another year."""

from __future__ import annotations

from reportlint.bilingual import Bilingual
from reportlint.checks.organ_names import same_organ
from reportlint.checks.prose import FULL_STOPS, prose_of
from reportlint.patterns import Pattern, compiled
from reportlint.problems import Checked, Edit, Fix, Place, Problem
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match

    from reportlint.checks.parameters import Regex
    from reportlint.checks.prose import Prose
    from reportlint.problems import Context
    from reportlint.report import Report

_YEAR = Pattern(r"20(?<![0-9]20)([0-9]{2})年")
#: What may stand between the start of a sentence and its year.
_LEAD = Pattern(r"(?:（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.、]|[一二三四五六七八九十]是|在)*")
_PROBLEMS_PART = 5
#: How far around a sentence of that part the right year excuses another.
_NEAR = 300


def _year_of(report: Report, context: Context) -> int | None:
    """Give the year that the prose is measured by.

    Where another year was asked for and the title has not even that, the draft is of another year
    as a whole, which S106 says: its sentences are measured by its own.
    """
    asked = context.year
    title = report.title
    if asked is None or (title is not None and title.years and asked not in title.years):
        return report.year
    return asked


def _mentions(prose: Prose) -> Iterator[tuple[Match[str], int]]:
    for match in _YEAR.regex.finditer(prose.text):
        yield match, 2000 + int(match[1])


@record
class StaleYear:
    """The organ's own work is told under the report year, not the year before or after.

    A sentence is looked at that opens with such a year. ``subject`` matches what then follows when
    it tells of the organ's work (its group ``organ``: the organ as named); ``excuse`` and, for the
    year after, ``plan`` find what makes it right. ``announces`` finds a preamble that announces
    the report of a year (group 1).
    """

    subject: Regex
    excuse: Regex
    plan: Regex
    announces: Regex
    PROVIDES = frozenset({"found", "year"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Checked]:
        """Yield a problem for each sentence, at its year."""
        year = _year_of(report, context)
        if year is None:
            return
        prose = prose_of(report)
        yield Checked(1)
        for match in compiled(self.announces).finditer(prose.text):
            if int(match[1]) != year:
                yield _problem(prose, match.start(1), match[1], year, fix=True)
        for mention, found in _mentions(prose):
            if abs(found - year) == 1 and self._is_stale(report, prose, mention, year):
                yield _problem(prose, mention.start(), str(found), year, fix=True)

    def _is_stale(self, report: Report, prose: Prose, mention: Match[str], year: int) -> bool:
        text = prose.text
        start, end = prose.sentence(*mention.span(), FULL_STOPS)
        lead = max(start, text.rfind("；", start, mention.start()) + 1)
        opens = _LEAD.regex.fullmatch(text, lead, mention.start())
        follows = compiled(self.subject).match(text, mention.end(), end)
        if not opens or not follows or not self._is_own(report, follows["organ"]):
            return False
        sentence = text[start:end]
        right = f"{year}年"
        if right in sentence or text.startswith(right, end + 1):
            return False
        if compiled(self.excuse).search(sentence):
            return False
        past = 2000 + int(mention[1]) < year
        if prose.part(mention.start()) == _PROBLEMS_PART:
            return past and right not in text[max(0, start - _NEAR) : end + _NEAR]
        return past or not compiled(self.plan).search(sentence)

    def _is_own(self, report: Report, organ: str | None) -> bool:
        """Whether a sentence that names an organ names the report's own."""
        return organ is None or (report.organ is not None and same_organ(report.organ, organ))


def _problem(prose: Prose, start: int, found: str, year: int, *, fix: bool = False) -> Problem:
    span = prose.span(start, start + 4)
    title = Bilingual(f"改为{year}年", f"write {year}")
    mend = Fix("unsafe", title, (Edit(span, str(year)),)) if fix else None
    params = {"found": found, "year": str(year)}
    values = {"found": found, "expected": str(year)}
    return Problem(span, Place(prose.place(start)), params, values, fix=mend)


@record
class StaleBasis:
    """The report does not rest on the notice for another year's report.

    ``notice`` finds such a notice with its year as group 1, ``basis`` the words before it by which
    the report rests on it. Only the preamble and the first paragraph are looked at: organs issue
    the notice for last year's reports early in the year.
    """

    notice: Regex
    basis: Regex
    PROVIDES = frozenset({"found", "year"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Checked]:
        """Yield a problem for each notice, at its year."""
        year = _year_of(report, context)
        if year is None:
            return
        prose = prose_of(report)
        yield Checked(1)
        last = len(report.front) + 1
        end = prose.starts[last] if last < len(prose.starts) else len(prose.text)
        for match in compiled(self.notice).finditer(prose.text, 0, end):
            start, _ = prose.sentence(*match.span(), FULL_STOPS)
            rests = compiled(self.basis).search(prose.text, start, match.start())
            if int(match[1]) != year and rests:
                yield _problem(prose, match.start(1), match[1], year)


@record
class FutureYear:
    """No facts dated after the report year.

    ``fact`` and ``excuse`` are looked for in the sentence: plans, carry-overs, what became of an
    application later. Problems and plans (part 5), the preamble and the sign-off are left out.
    """

    fact: Regex
    excuse: Regex
    PROVIDES = frozenset({"found", "year"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Checked]:
        """Yield a problem for each year of such a sentence."""
        year = _year_of(report, context)
        if year is None:
            return
        prose = prose_of(report)
        yield Checked(1)
        quoted = None
        for mention, found in _mentions(prose):
            place = prose.place(mention.start())
            if found <= year or place in (None, _PROBLEMS_PART):
                continue
            quoted = quoted or prose.quoted()
            if mention.start() not in quoted and self._is_fact(prose, mention):
                yield _problem(prose, mention.start(), str(found), year)

    def _is_fact(self, prose: Prose, mention: Match[str]) -> bool:
        start, end = prose.sentence(*mention.span(), FULL_STOPS)
        sentence = prose.text[start:end]
        told = compiled(self.fact).match(prose.text, mention.end(), end)
        return told is not None and not compiled(self.excuse).search(sentence)
