"""Traces of drafting: words, changes and comments that have no place in the published report."""

from __future__ import annotations

from reportlint.checks.labels import report_span
from reportlint.checks.prose import prose_of
from reportlint.model.document import Span
from reportlint.model.problem import CheckedCount, Place, Problem, RelatedPlace
from reportlint.model.report import classify_organ
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.checks.parameters import Regex
    from reportlint.checks.prose import Prose
    from reportlint.model.document import Mark
    from reportlint.model.problem import Context
    from reportlint.model.report import Report

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

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield at most one problem of each variant, at its first place."""
        yield CheckedCount(1)
        traces = [*self._in_title(report), *self._in_layout(report), *self._on_lines(report)]
        if traces:
            yield _problem("title", traces)
        if report.document.format in _SYNTAX or not report.document.marks:
            return
        for kind in ("insertion", "deletion", "comment"):
            marks = [mark for mark in report.document.marks if mark.kind == kind]
            foreign = [mark for mark in marks if not _is_ours(mark, report.document.format)]
            if foreign:
                yield _problem(kind, [(mark.span, mark.text) for mark in foreign])

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


def _problem(variant: str, traces: list[tuple[Span, str]]) -> Problem:
    span, words = traces[0]
    params = {"variant": variant, "words": words.strip()[:40], "count": len(traces)}
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

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield at most one problem of each variant, at its first place."""
        yield CheckedCount(1)
        prose = prose_of(report)
        phrases = [match.span() for match in compile_pattern(self.phrases).finditer(prose.text)]
        if phrases:
            yield _problem("phrase", _places(prose, phrases))
        markup = [] if report.document.format == "markdown" else _markup(report.document.text)
        if markup:
            yield _problem("markup", markup)
        general = self._generalities(report, prose)
        if general:
            yield _problem("generality", _places(prose, general))

    def _generalities(self, report: Report, prose: Prose) -> list[tuple[int, int]]:
        if classify_organ(report.organ) in (None, "government") or "府办" in (report.organ or ""):
            return []
        spans = [
            match.span("at") for match in compile_pattern(self.generalities).finditer(prose.text)
        ]
        return spans if len({prose.text[start:end] for start, end in spans}) > 1 else []


def _places(prose: Prose, spans: list[tuple[int, int]]) -> list[tuple[Span, str]]:
    return [(prose.span(start, end), prose.text[start:end]) for start, end in spans]


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

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield at most one problem, at the first mark."""
        yield CheckedCount(1)
        marks = [*self._on_lines(report), *self._in_layout(report), *self._before_title(report)]
        if marks:
            span, words = marks[0]
            params = {"words": words, "count": len(marks)}
            others = tuple([RelatedPlace(Place(), place, text) for place, text in marks[1:]])
            yield Problem(span, Place(), params, {"found": words}, others)

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
        if report.title is None:
            return
        if "★" in report.title.text:
            yield report_span(report), report.title.text
        for match in _BRACKETED.regex.finditer(report.title.text):
            if compile_pattern(self.mark).fullmatch(match.group()):
                yield report_span(report), match.group()
