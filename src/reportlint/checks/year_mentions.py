"""Years in the prose against the report year: work told under another year."""

from __future__ import annotations

from reportlint.checks.organ_names import same_organ
from reportlint.checks.prose import FULL_STOPS, Prose, prose_of
from reportlint.checks.title import CHINESE_DIGITS
from reportlint.model.document import is_within
from reportlint.model.problem import CheckedCount, Context, Edit, Fix, Problem
from reportlint.model.report import Report, classify_organ
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from re import Match

    from reportlint.checks.parameters import Outcomes, Regex

_YEAR = Pattern(r"(?:20(?<![0-9]20)[0-9]{2}|二[〇零]二[〇零一二三四五六七八九])年")
#: What may stand between the start of a sentence and its year; ``organ`` as the organ is named.
_LEAD = Pattern(
    r"(?:（[一二三四五六七八九十]{1,3}）|[0-9]{1,2}[.、]|[一二三四五六七八九十]是|本年度?（|截[至止]|在)*"
    r"(?:(?:我|本)[局委办厅镇乡院街](?:道|关)?|本机关|(?P<organ>[一-鿿]{2,24}?))?[在于]?"
)
#: What may stand between the year and who did the work, or what was done.
_THEN = Pattern(
    r"度?(?:全年)?(?:1月(?:1日)?[至到—~-]{1,2}12月(?:31日)?|12月31日|年?[底末])?）?，?"
    r"(?:(?:在|按照|根据|依据|围绕|紧扣|为|坚持|以)[^。；，\n]{2,40}，){0,2}"
)
_ARABIC = str.maketrans("〇零一二三四五六七八九", "00123456789")
_PROBLEMS_PART = 5
#: How far around a sentence of that part the right year excuses another.
_NEAR = 300


def _year_of(report: Report, context: Context) -> int | None:
    """Return the year that the prose is measured by.

    Where another year was asked for and the title has not even that, the draft is of another year
    as a whole, which S106 says: its sentences are measured by its own.
    """
    years = report.title.years if report.title is not None else ()
    is_asked_for = context.year is not None and (not years or context.year in years)
    return context.year if is_asked_for else report.year


def _mentions(prose: Prose) -> list[tuple[Match[str], int]]:
    matches = _YEAR.regex.finditer(prose.text)
    return [(match, int(match.group()[:4].translate(_ARABIC))) for match in matches]


class StaleYear(Record):
    """The organ's own work is told under the report year, not the year before or after.

    A sentence is looked at that opens with such a year, or with the organ and the year. ``subject``
    matches what then follows (behind a clause such as 按照要求，) when it tells of the organ's work
    (its group ``organ``: the organ as named); ``excuse`` and, for the year after, ``plan`` find
    what makes it right. ``announces`` finds words that announce the report of a year (group 1),
    ``preamble`` those that do so before the first part.
    """

    subject: Regex
    excuse: Regex
    plan: Regex
    announces: Regex
    preamble: Regex
    PROVIDES = frozenset({"found", "year"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each sentence, at its year."""
        year = _year_of(report, context)
        if year is None:
            return
        prose = prose_of(report)
        yield CheckedCount(1)
        for start, announced_year in sorted(self._find_announced(prose)):
            if announced_year != year:
                yield _problem(prose, start, str(announced_year), year, fix=True)
        for mention, mentioned_year in _mentions(prose):
            gap = mentioned_year - year
            if abs(gap) == 1 and self._is_stale(report, prose, mention, year, past=gap < 0):
                yield _problem(prose, mention.start(), str(mentioned_year), year, fix=True)

    def _find_announced(self, prose: Prose) -> set[tuple[int, int]]:
        """Return the years whose report is announced, by where they stand."""
        everywhere = compile_pattern(self.announces).finditer(prose.text)
        first = next((n for n, part in enumerate(prose.parts) if part), len(prose.parts))
        end = prose.starts[first] if first < len(prose.starts) else 0
        before = compile_pattern(self.preamble).finditer(prose.text, 0, end)
        return {(match.start(1), int(match[1])) for match in (*everywhere, *before)}

    def _is_stale(
        self, report: Report, prose: Prose, mention: Match[str], year: int, *, past: bool
    ) -> bool:
        text = prose.text
        start, end = prose.sentence(*mention.span(), FULL_STOPS)
        lead = 1 + max(start - 1, *[text.rfind(mark, start, mention.start()) for mark in "；："])
        opens = _LEAD.regex.fullmatch(text, lead, mention.start())
        then = _THEN.regex.match(text, mention.end(), end)
        follows = then and compile_pattern(self.subject).match(text, then.end(), end)
        if not opens or not follows:
            return False
        if not all(self._is_own(report, match["organ"]) for match in (opens, follows)):
            return False
        sentence = text[start:end]
        right = f"{year}年"
        is_excused = compile_pattern(self.excuse).search(sentence)
        if right in sentence or text.startswith(right, end + 1) or is_excused:
            return False
        if prose.part(mention.start()) == _PROBLEMS_PART:
            first = prose.starts[prose.parts.index(_PROBLEMS_PART)]
            return past and right not in text[max(first, start - _NEAR) : end + _NEAR]
        return past or not compile_pattern(self.plan).search(sentence)

    def _is_own(self, report: Report, organ: str | None) -> bool:
        """Whether a sentence that names an organ names the report's own."""
        if organ is None or report.organ is None:
            return organ is None
        area = organ.endswith(("市", "县", "区")) and classify_organ(report.organ) != "government"
        return not area and same_organ(report.organ, organ)


def _problem(prose: Prose, start: int, year_text: str, year: int, *, fix: bool = False) -> Problem:
    span = prose.span(start, start + 4)
    title = Message("checks.year_mentions.write_year", year=year)
    replacement = str(year)
    if not prose.text[start].isascii():
        replacement = replacement.translate(CHINESE_DIGITS)
    year_fix = Fix("unsafe", title, (Edit(span, replacement),)) if fix else None
    params = {"found": year_text, "year": str(year)}
    values = {"found": year_text, "expected": str(year)}
    return prose.problem(start, start + 4, params, values, fix=year_fix)


class StaleBasis(Record):
    """The report does not rest on the notice for another year's report.

    ``notice`` finds such a notice with its year as group 1, ``basis`` the words before it by which
    the report rests on it. Only the preamble and the first paragraph are looked at: organs issue
    the notice for last year's reports early in the year.
    """

    notice: Regex
    basis: Regex
    PROVIDES = frozenset({"found", "year"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each notice, at its year."""
        year = _year_of(report, context)
        if year is None:
            return
        prose = prose_of(report)
        yield CheckedCount(1)
        last = len(report.front) + 1
        end = prose.starts[last] if last < len(prose.starts) else len(prose.text)
        for match in compile_pattern(self.notice).finditer(prose.text, 0, end):
            start, _ = prose.sentence(*match.span(), FULL_STOPS)
            rests = compile_pattern(self.basis).search(prose.text, start, match.start())
            if int(match[1]) != year and rests:
                yield _problem(prose, match.start(1), match[1], year)


class FutureYear(Record):
    """No facts dated after the report year.

    ``fact`` and ``excuse`` are looked for in the sentence: plans, carry-overs, what became of an
    application later. Problems and plans (part 5), the preamble and the sign-off are left out.
    """

    fact: Regex
    excuse: Regex
    PROVIDES = frozenset({"found", "year"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each year of such a sentence."""
        year = _year_of(report, context)
        if year is None:
            return
        prose = prose_of(report)
        yield CheckedCount(1)
        mentions = [one for one in _mentions(prose) if one[1] > year]
        quoted_spans = prose.find_quoted_spans() if mentions else ()
        for mention, mentioned_year in mentions:
            start = mention.start()
            is_judged = prose.place(start) not in (None, _PROBLEMS_PART)
            if is_judged and not is_within(quoted_spans, start) and self._is_fact(prose, mention):
                yield _problem(prose, start, str(mentioned_year), year)

    def _is_fact(self, prose: Prose, mention: Match[str]) -> bool:
        start, end = prose.sentence(*mention.span(), FULL_STOPS)
        sentence = prose.text[start:end]
        match = compile_pattern(self.fact).match(prose.text, mention.end(), end)
        return match is not None and not compile_pattern(self.excuse).search(sentence)
