"""Punctuation and blanks as the document has them, before anything is folded."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.checks.prose import prose_of
from reportlint.model.document import Span
from reportlint.model.problem import CheckedCount, Edit, Fix, Place, Problem, RelatedPlace
from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.checks.parameters import Regex
    from reportlint.checks.prose import Prose
    from reportlint.model.problem import Context
    from reportlint.model.report import Report


class WrittenAs(Record):
    """The prose, as the document has it, holds nothing that ``pattern`` finds.

    All places are one problem, whose fix puts in for each character of the matches' groups the one
    that ``characters`` gives; without ``characters`` the whole match is deleted. ``not-in`` are
    formats in which such places are not the author's.
    """

    pattern: Regex
    characters: dict[str, str] = {}  # noqa: RUF012 - records are frozen
    not_in: tuple[str, ...] = ()
    PROVIDES = frozenset({"words", "count"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield at most one problem, at the first place; the others are related."""
        yield CheckedCount(1)
        document = report.document
        if document.format in self.not_in:
            return
        prose = prose_of(report)
        spans: list[Span] = []
        edits: list[Edit] = []
        inside: _Inside | None = None
        for match in compile_pattern(self.pattern).finditer(document.text):
            inside = inside or _Inside(prose)
            if match.start() not in inside:
                continue
            spans.append(Span(*match.span()))
            edits += self._edits(document.text, match.span(), match.regs[1:])
        if spans:
            words = spans[0].cut(document.text).strip() or spans[0].cut(document.text)
            title = Message("checks.punctuation.use_chinese_punctuation")
            fix = Fix("safe", title, tuple(edits))
            related = tuple([RelatedPlace(Place(), span) for span in spans[1:]])
            params = {"words": words, "count": len(spans)}
            yield Problem(spans[0], Place(), params, {"found": words}, related, fix=fix)

    def _edits(
        self, text: str, whole: tuple[int, int], groups: tuple[tuple[int, int], ...]
    ) -> Iterator[Edit]:
        if not self.characters:
            yield Edit(Span(*whole), "")
            return
        for start, end in [group for group in groups if group[0] >= 0] or [whole]:
            replacement = "".join([self.characters.get(c, c) for c in text[start:end]])
            yield Edit(Span(start, end), replacement)


class _Inside:
    """Which offsets of the document are prose: table text and what lies between is not."""

    def __init__(self, prose: Prose) -> None:
        spans = sorted((p.whole.start, p.whole.end) for p in prose.passages if p.text)
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def __contains__(self, offset: int) -> bool:
        number = bisect_right(self._starts, offset) - 1
        return number >= 0 and offset < self._ends[number]


class PunctuationRuns(Record):
    """No two sentence marks stand side by side where ``pattern`` finds them.

    ``right`` maps runs to the one mark that is meant, where that is clear.
    """

    pattern: Regex
    right: dict[str, str]
    PROVIDES = frozenset({"words"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each run."""
        prose = prose_of(report)
        yield CheckedCount(1)
        for match in compile_pattern(self.pattern).finditer(prose.text):
            words = match.group()
            span = prose.span(*match.span())
            correction = self.right.get(words)
            fix = None
            # NOTE: in wrapped text a line end may stand between the marks: it is left alone.
            if correction is not None and span.end - span.start == len(words):
                title = Message("checks.citations.write_correction", correction=correction)
                fix = Fix("safe", title, (Edit(span, correction),))
            place = Place(prose.place(match.start()))
            yield Problem(span, place, {"words": words}, {"found": words}, fix=fix)


#: Marks that end a sentence, and others behind which a list or a quotation goes on.
_STOPS, _OTHERS = "。；", "：！？…"
_CHINESE = "\u4e00"


class ParagraphsEnd(Record):
    """Paragraphs of sentences end in a full stop.

    A sentence has at least ``fewest`` characters and stands behind another one or holds a comma;
    any other line may be a heading. ``unless`` is looked for in the sentence: it may end without.
    ``not-in`` are formats that do not tell where a paragraph ends.
    """

    fewest: int
    unless: Regex
    not_in: tuple[str, ...] = ()
    PROVIDES = frozenset({"words"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each paragraph without, at its last words; the fix adds the stop."""
        passages = [passage for part in report.parts for passage in part.passages]
        passages = [*report.front, *passages] if report.document.format not in self.not_in else []
        yield CheckedCount(len(passages))
        for passage in passages:
            text = passage.text
            if not text or not self._lacks(text):
                continue
            span = passage.span(max(0, len(text) - _SHOWN), len(text))
            title = Message("checks.punctuation.add_full_stop")
            fix = Fix("unsafe", title, (Edit(Span(span.end, span.end), "。"),))
            place = Place(_part(report, span))
            yield Problem(
                span, place, {"words": text[-_SHOWN:]}, {"found": text[-_SHOWN:]}, fix=fix
            )

    def _lacks(self, text: str) -> bool:
        if text[-1] < _CHINESE and not text[-1].isdigit():
            return False
        at = max(text.rfind(mark) for mark in _STOPS + _OTHERS)
        sentence = text[at + 1 :]
        if len(sentence) < self.fewest or text[-1] in _STOPS + _OTHERS + "，、）":
            return False
        follows = at >= 0 and text[at] in _STOPS
        whole = at < 0 and "，" in sentence
        return (follows or whole) and compile_pattern(self.unless).search(sentence) is None


_SHOWN = 8


def _part(report: Report, span: Span) -> int | None:
    return next((part.number for part in report.parts if span.start in part.span), None)
