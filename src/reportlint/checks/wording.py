"""Words and marks that have no place in a report, wherever its prose has them."""

from __future__ import annotations

from reportlint.checks.labels import rewrite
from reportlint.checks.prose import Prose, prose_of
from reportlint.model.document import Span, is_within, merge_spans
from reportlint.model.problem import CheckedCount, Context, Edit, Fix, Place, Problem, RelatedPlace
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match
    from typing import TypeAlias

    from reportlint.checks.parameters import Outcomes, Regex
    from reportlint.model.report import Report

    #: Words that were found: where they stand, what they are, and in which part.
    _Found: TypeAlias = tuple[Span, str, int | None]

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

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each place, or for each wording where ``once`` is asked for."""
        yield CheckedCount(1)
        if report.document.format in self.not_in:
            return
        groups: dict[object, list[_Found]] = {}
        for one in (*self._in_titles(report), *self._in_prose(prose_of(report))):
            groups.setdefault(one[1] if self.once else len(groups), []).append(one)
        for group in groups.values():
            yield self._problem(group)

    def _find(self, text: str) -> Iterator[tuple[int, int]]:
        if not self.needs or any(need in text for need in self.needs):
            pattern = compile_pattern(self.pattern)
            group = "at" if "at" in pattern.groupindex else 0
            yield from (match.span(group) for match in pattern.finditer(text))

    def _in_titles(self, report: Report) -> Iterator[_Found]:
        """Look through title and headings as they stand in the document."""
        if not self.titles:
            return
        spans = [(None, report.title.span)] if report.title else []
        for part, span in (*spans, *[(p.number, p.heading.span) for p in report.parts]):
            text = span.cut(report.document.text)
            for start, end in self._find(text):
                yield Span(span.start + start, span.start + end), text[start:end], part

    def _in_prose(self, prose: Prose) -> Iterator[_Found]:
        quoted_spans = () if self.quoted else prose.find_quoted_spans()
        for start, end in self._find(prose.text):
            if not is_within(quoted_spans, start) and not self._is_excused(prose, start, end):
                yield prose.span(start, end), prose.text[start:end], prose.place(start)

    def _is_excused(self, prose: Prose, start: int, end: int) -> bool:
        """Whether what stands before the words, or their whole sentence, speaks for them."""
        before = prose.text[max(0, start - _BEFORE) : start]
        if self.not_after and compile_pattern(self.not_after).search(before):
            return True
        if not self.unless:
            return False
        first, last = prose.sentence(start, end)
        return compile_pattern(self.unless).search(prose.text[first:last]) is not None

    def _problem(self, group: list[_Found]) -> Problem:
        span, words, part = group[0]
        correction = self.corrections.get(words, "")
        edits = [Edit(place, correction) for place, _, _ in group]
        fix = rewrite(correction, *edits, safety=self.safety) if correction else None
        params = {"words": words, "count": len(group), "correction": correction}
        others = tuple([RelatedPlace(Place(other), place) for place, _, other in group[1:]])
        return Problem(span, Place(part), params, {"found": words}, others, fix=fix)


#: A word of two to five Chinese characters and the same again.
_TWICE = Pattern(
    r"([一-鿿])([一-鿿])(?:\1\2|([一-鿿])\1\2\3|([一-鿿])([一-鿿])\1\2\4\5"
    r"|([一-鿿])([一-鿿])([一-鿿])\1\2\6\7\8)"
)


class RepeatedWords(Record):
    """No word stands twice in a row.

    ``single`` finds single characters that are never doubled; words of two characters and more are
    looked for but for those that ``reduplicated`` matches: doubled in the language itself.
    """

    single: Regex
    reduplicated: Regex
    PROVIDES = frozenset({"words", "word"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each; its fix leaves one of the two."""
        prose = prose_of(report)
        yield CheckedCount(1)
        for match in compile_pattern(self.single).finditer(prose.text):
            yield _build_repeat_problem(prose, *match.span())
        for match in _TWICE.regex.finditer(prose.text):
            start, end = match.span()
            # NOTE: 三三四四 may be the end of one word and the start of the next.
            around = prose.text[max(0, start - 3) : end + 3]
            if not compile_pattern(self.reduplicated).search(around):
                yield _build_repeat_problem(prose, start, end)


def _build_repeat_problem(prose: Prose, start: int, end: int) -> Problem:
    half = (end - start) // 2
    words = prose.text[start:end]
    word = words[:half]
    title = Message("checks.wording.write_once", word=word)
    fix = Fix("unsafe", title, (Edit(prose.span(start, start + half), ""),))
    return prose.problem(start, end, {"words": words, "word": word}, {"found": words}, fix=fix)


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

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield at most one problem, at the first place; the others are related."""
        yield CheckedCount(1)
        document = report.document
        if document.format in self.not_in:
            return
        matches = list(compile_pattern(self.pattern).finditer(document.text))
        # NOTE: table text and what lies between is no prose.
        passages = [p.whole for p in prose_of(report).passages if p.text] if matches else []
        prose = merge_spans(passages)
        matches = [match for match in matches if is_within(prose, match.start())]
        if matches:
            spans = [Span(*match.span()) for match in matches]
            words = matches[0].group().strip() or matches[0].group()
            edits = [edit for match in matches for edit in self._edits(match)]
            title = Message("checks.wording.use_chinese_punctuation")
            fix = Fix("safe", title, tuple(edits))
            related = tuple([RelatedPlace(Place(), span) for span in spans[1:]])
            params = {"words": words, "count": len(spans)}
            yield Problem(spans[0], Place(), params, {"found": words}, related, fix=fix)

    def _edits(self, match: Match[str]) -> Iterator[Edit]:
        if not self.characters:
            yield Edit(Span(*match.span()), "")
            return
        for start, end in [group for group in match.regs[1:] if group[0] >= 0] or [match.span()]:
            right = [self.characters.get(c, c) for c in match.string[start:end]]
            yield Edit(Span(start, end), "".join(right))


class PunctuationRuns(Record):
    """No two sentence marks stand side by side where ``pattern`` finds them.

    ``right`` maps runs to the one mark that is meant, where that is clear.
    """

    pattern: Regex
    right: dict[str, str]
    PROVIDES = frozenset({"words"})

    def run(self, report: Report, context: Context) -> Outcomes:
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
                fix = rewrite(correction, Edit(span, correction), safety="safe")
            yield prose.problem(*match.span(), {"words": words}, {"found": words}, fix=fix)


#: Marks that end a sentence, and others behind which a list or a quotation goes on.
_STOPS, _OTHERS = "。；", "：！？…"
_CHINESE = "\u4e00"
#: So many characters of a paragraph's end are shown.
_SHOWN = 8


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

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield a problem for each paragraph without, at its last words; the fix adds the stop."""
        passages = [passage for part in report.parts for passage in part.passages]
        passages = [*report.front, *passages] if report.document.format not in self.not_in else []
        yield CheckedCount(len(passages))
        for passage in passages:
            text = passage.text
            if not text or not self._lacks(text):
                continue
            words = text[-_SHOWN:]
            span = passage.span(len(text) - len(words), len(text))
            title = Message("checks.wording.add_full_stop")
            fix = Fix("unsafe", title, (Edit(Span(span.end, span.end), "。"),))
            part = next((part.number for part in report.parts if span.start in part.span), None)
            yield Problem(span, Place(part), {"words": words}, {"found": words}, fix=fix)

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
