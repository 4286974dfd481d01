"""What must not be published: personal numbers, marks of secrecy, traces of drafting."""

from __future__ import annotations

from reportlint.checks.labels import report_span
from reportlint.checks.prose import Prose, prose_of
from reportlint.model.document import Mark, Span, overlaps
from reportlint.model.problem import CheckedCount, Context, Edit, Fix, Place, Problem, RelatedPlace
from reportlint.model.prose import Day
from reportlint.model.report import Report, classify_organ
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match

    from reportlint.checks.parameters import Outcomes, Regex


_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
#: How many characters before a number may say what else it is, and what it is.
_BEFORE, _CALLED = 14, 80
#: How long the numbers may be.
_LENGTHS = {"identity": (18, 18), "card": (13, 19)}


class PersonalNumber(Record):
    """The prose has no identity number or bank card number.

    ``pattern`` finds candidates, ``test`` tells the real ones (``identity``: GB 11643, ``card``:
    the Luhn sum), ``not-after`` matches the words before numbers of another kind (索引号).
    ``loose`` finds all that may be meant for such a number, which ``called`` matches the words
    before: these are told even if they fail the test, on the condition ``called``.
    """

    pattern: Regex
    test: str
    not_after: Regex
    loose: Regex
    called: Regex
    PROVIDES = frozenset({"digits", "fault"})
    VARIANTS = frozenset({"real", "called"})
    CONDITIONS = VARIANTS
    CHOICES = {"test": ("identity", "card")}  # noqa: RUF012 - records are frozen

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each such number; its fix masks it."""
        prose = prose_of(report)
        yield CheckedCount(1)
        candidates = _find_with_words_before(prose, self.pattern, _BEFORE)
        other = compile_pattern(self.not_after)
        free = [match for match, before in candidates if not other.search(before)]
        real = [match for match in free if self._is_real(_bare(match))]
        yield from (_build_number_problem(prose, match) for match in real)
        real_spans = tuple([match.span() for match in real])
        # NOTE: what is called such a number is told whether or not it satisfies the test.
        for match, before in _find_with_words_before(prose, self.loose, _CALLED):
            is_called = compile_pattern(self.called).search(before)
            if is_called and not overlaps(real_spans, *match.span()):
                yield _build_number_problem(prose, match, self._describe_error(_bare(match)))

    def _is_real(self, digits: str) -> bool:
        return is_identity_number(digits) if self.test == "identity" else is_card_number(digits)

    def _describe_error(self, digits: str) -> LocalizedText | None:
        """Return what is wrong with a number; None if it satisfies the test."""
        if self._is_real(digits):
            return None
        shortest, longest = _LENGTHS[self.test]
        if not shortest <= len(digits) <= longest:
            return Message("checks.disclosure.wrong_length")
        return Message(f"checks.disclosure.wrong_check.{self.test}")


def _find_with_words_before(
    prose: Prose, pattern: str, reach: int
) -> Iterator[tuple[Match[str], str]]:
    for match in compile_pattern(pattern).finditer(prose.text):
        yield match, prose.text[max(0, match.start() - reach) : match.start()]


def _bare(match: Match[str]) -> str:
    return match.group().replace(" ", "").replace("-", "")


def _build_number_problem(
    prose: Prose, match: Match[str], error: LocalizedText | None = None
) -> Problem:
    start, end = match.span()
    variant = "real" if error is None else "called"
    # NOTE: neither message nor values repeat the number: they go into logs.
    edit = Edit(prose.span(start + 6, end - 4), "*" * (end - start - 10))
    params = {"variant": variant, "digits": len(_bare(match)), "fault": error}
    fix = Fix("unsafe", Message("checks.disclosure.mask_middle_digits"), (edit,))
    return prose.problem(start, end, params, condition=variant, fix=fix)


def is_identity_number(digits: str) -> bool:
    """Whether 18 characters are a resident identity number: date and check digit are right.

    >>> is_identity_number("11010519491231002X"), is_identity_number("110105194912310021")
    (True, False)
    """
    if len(digits) != 18 or not digits[:17].isdecimal():
        return False
    year = int(digits[6:10])
    birth = Day(year, int(digits[10:12]), int(digits[12:14]))
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    is_possible = 1900 <= year < 2050 and birth.exists and "11" <= digits[:2] <= "91"
    return is_possible and _CHECK_DIGITS[total % 11] == digits[17].upper()


def is_card_number(digits: str) -> bool:
    """Whether the digits satisfy the Luhn sum and are no identity number.

    >>> is_card_number("4111111111111111")
    True
    """
    if is_identity_number(digits):
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


#: Formats in which a comment is no remark of an editor.
_SYNTAX = ("markdown", "html", "mht")
_OWN = "reportlint"
_LAYOUT = ("header", "footer")


class DraftTraces(Record):
    """No words of a draft in title and page head, no tracked changes, no comments.

    ``words`` finds 送审稿 and its like; ``alone`` matches a line that is nothing else.
    """

    words: Regex
    alone: Regex
    PROVIDES = frozenset({"words", "count"})
    VARIANTS = frozenset({"title", "insertion", "deletion", "comment"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield at most one problem of each variant, at its first place."""
        yield CheckedCount(1)
        traces = [*self._in_title(report), *self._in_layout(report), *self._on_lines(report)]
        if traces:
            yield _build_trace_problem("title", traces)
        if report.document.format in _SYNTAX or not report.document.marks:
            return
        for kind in ("insertion", "deletion", "comment"):
            marks = [mark for mark in report.document.marks if mark.kind == kind]
            foreign = [mark for mark in marks if not _is_ours(mark, report.document.format)]
            if foreign:
                yield _build_trace_problem(kind, [(mark.span, mark.text) for mark in foreign])

    def _in_title(self, report: Report) -> Iterator[tuple[Span, str]]:
        if report.title is not None:
            start = report.title.span.start
            text = report.title.span.cut(report.document.text)
            for match in compile_pattern(self.words).finditer(text):
                yield Span(start + match.start(), start + match.end()), match.group()

    def _in_layout(self, report: Report) -> Iterator[tuple[Span, str]]:
        for mark in report.document.marks:
            match = compile_pattern(self.words).search(mark.text) if mark.kind in _LAYOUT else None
            if match:
                yield mark.span, match.group()

    def _on_lines(self, report: Report) -> Iterator[tuple[Span, str]]:
        for passage in report.front:
            if len(passage.text) < 20 and compile_pattern(self.alone).fullmatch(passage.text):
                yield passage.whole, passage.text


def _is_ours(mark: Mark, form: str) -> bool:
    """Whether a comment is by reportlint or for it."""
    from reportlint.model.inline_directives import read_directive

    return mark.text.startswith(_OWN) or read_directive(mark, form) is not None


def _build_trace_problem(variant: str, traces: list[tuple[Span, str]]) -> Problem:
    span, words = traces[0]
    params: dict[str, object] = {"words": words, "count": len(traces)}
    if variant:
        params |= {"variant": variant, "words": words.strip()[:40]}
    others = tuple([RelatedPlace(Place(), place, text) for place, text in traces[1:]])
    return Problem(span, Place(), params, {"found": words}, others)


#: Bold words; what goes on after a masked name (张**和李**) or number is none.
_BOLD = Pattern(
    r"\*\*(?<!\*\*\*)(?![和与及的等向提申、，])"
    r"(?=[一-鿿《“（][^*\n]{3,60}\*\*|(?<!\d\*\*)\d[^*\n]{0,60}\*\*)"
)
_HASH = Pattern(r"^[ \t\u3000]{0,3}#(?:#{1,5}[ \t]*|[ \t]+)(?=[一-鿿（\d])", 8)  # re.MULTILINE
_FENCE = Pattern(r"^[ \t]{0,3}```", 8)


class GeneratedText(Record):
    """No traces of a text generator, no prose about authorities at large.

    ``phrases`` are what a generator says to who asked it; ``generalities`` are sentences about
    nobody in particular: two different ones are needed, and a government or its office may speak
    of all departments.
    """

    phrases: Regex
    generalities: Regex
    PROVIDES = frozenset({"words", "count"})
    VARIANTS = frozenset({"phrase", "markup", "generality"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield at most one problem of each variant, at its first place."""
        yield CheckedCount(1)
        prose = prose_of(report)
        traces = {
            "phrase": _find_traces(prose, self.phrases),
            "markup": _markup(report.document.text) if report.document.format != "markdown" else [],
            "generality": self._generalities(report, prose),
        }
        for variant, found in traces.items():
            if found:
                yield _build_trace_problem(variant, found)

    def _generalities(self, report: Report, prose: Prose) -> list[tuple[Span, str]]:
        is_government = classify_organ(report.organ) in (None, "government")
        if is_government or "府办" in (report.organ or ""):
            return []
        traces = _find_traces(prose, self.generalities, "at")
        return traces if len({words for _, words in traces}) > 1 else []


def _find_traces(prose: Prose, pattern: str, group: str | int = 0) -> list[tuple[Span, str]]:
    matches = compile_pattern(pattern).finditer(prose.text)
    return [(prose.span(*match.span(group)), match[group]) for match in matches]


def _markup(text: str) -> list[tuple[Span, str]]:
    traces: list[tuple[Span, str]] = []
    for mark, pattern in (("**", _BOLD), ("#", _HASH), ("```", _FENCE)):
        if mark in text:
            matches = pattern.regex.finditer(text)
            traces += [(Span(*match.span()), match.group().strip()) for match in matches]
    return sorted(traces, key=lambda one: one[0].start)


_BRACKETED = Pattern(r"[（【][^（）【】]{2,20}[）】]")


class SecrecyMark(Record):
    """No mark of secrecy on the draft: at its head, on a line of its own, in the page's head.

    ``mark`` matches a line that is nothing else; ``stars`` finds a mark that is none else anywhere.
    """

    mark: Regex
    stars: Regex
    PROVIDES = frozenset({"words", "count"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield at most one problem, at the first mark."""
        yield CheckedCount(1)
        marks = [*self._on_lines(report), *self._in_layout(report), *self._before_title(report)]
        if marks:
            yield _build_trace_problem("", marks)

    def _on_lines(self, report: Report) -> Iterator[tuple[Span, str]]:
        for passage in prose_of(report).passages:
            if len(passage.text) < 24 and compile_pattern(self.mark).fullmatch(passage.text):
                yield passage.whole, passage.text
            elif "★" in passage.text:
                for match in compile_pattern(self.stars).finditer(passage.text):
                    yield passage.span(*match.span()), match.group()

    def _in_layout(self, report: Report) -> Iterator[tuple[Span, str]]:
        for mark in report.document.marks:
            words = "".join(mark.text.split()) if mark.kind in _LAYOUT else ""
            if words and compile_pattern(self.mark).fullmatch(words):
                yield mark.span, words

    def _before_title(self, report: Report) -> Iterator[tuple[Span, str]]:
        """Look at the title's own lines."""
        title = report.title.text if report.title is not None else ""
        if "★" in title:
            yield report_span(report), title
        for words in _BRACKETED.regex.findall(title):
            if compile_pattern(self.mark).fullmatch(words):
                yield report_span(report), words
