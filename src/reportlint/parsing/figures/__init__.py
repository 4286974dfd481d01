"""Makes a figure of every numeral of the prose, and of the words that are read as none or all.

What is said of the tables stands in the claims; dates and names tell themselves; of the rest the
words around say what it is of. What only checks can tell, they add: whether there is a cell to
compare with, and whether the number is judged within the prose.
"""

from __future__ import annotations

from reportlint.model.document import Span, overlaps
from reportlint.model.message_template import shorten_quotation
from reportlint.model.prose import Claim, Figure, Passage
from reportlint.parsing.figures.mentions import find_mentions
from reportlint.parsing.figures.subjects import PREFIX, SubjectReader
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.model.form import Vocabulary
    from reportlint.model.report import Part
    from reportlint.parsing.claims import Statements
    from reportlint.support.localized_text import LocalizedText

#: What narrows a claim to something that no cell holds, and is understood.
_ELSEWHERE = frozenset({"channel", "another year", "part of the year", "area", "office"})
_FEE = "processing_fee"
_PARTS = (3, 4)
#: What words state that give no number for a table, by how the vocabulary calls them.
_WORDINGS = ("hedged", "unchanged", "nothing")
_CLAUSE_MARKS = "，。；：、（）！？"
_ON_TABLES = Pattern(r"[^。：，；]{0,24}(?:依申请|信息公开申请|申请公开|行政复议|行政诉讼)")
_HEADED = Pattern(r"[（(]?[一二三四五六七八九十\d]{1,3}[）).、．是]")


def find_figures(
    front: Iterable[Passage],
    parts: Iterable[Part],
    back: Iterable[Passage],
    statements: Statements,
    vocabulary: Vocabulary,
    year: int | None,
) -> tuple[Figure, ...]:
    """Find the figures of a report's prose, in order.

    >>> from reportlint.parsing.claims import Statements
    >>> passages = parse_text("一、总体情况", "种植水稻5亩。").passages
    >>> figures = find_figures(passages, (), (), Statements(), VOCABULARY, 2024)
    >>> [(figure.status, figure.value) for figure in figures]
    [('other', 5)]
    """
    if f"{PREFIX}table" not in vocabulary.patterns:
        return ()
    finder = _FigureFinder(statements, SubjectReader(vocabulary, year), vocabulary)
    figures = [*finder.find(front, None)]
    for part in parts:
        figures += finder.find(part.passages, part.number)
    return (*figures, *finder.find(back, None))


class _FigureFinder:
    """Goes through the passages in order, the claims beside them."""

    def __init__(
        self, statements: Statements, subjects: SubjectReader, vocabulary: Vocabulary
    ) -> None:
        self._unknown_words = statements.unknown_words
        self._claims = sorted(statements.claims, key=lambda claim: claim.span.start)
        self._next = 0
        self._subjects = subjects
        self._table = compile_pattern(vocabulary.patterns[f"{PREFIX}table"])
        self._wordings = {
            name: compile_pattern(vocabulary.patterns[PREFIX + name]) for name in _WORDINGS
        }

    def find(self, passages: Iterable[Passage], part: int | None) -> Iterator[Figure]:
        """Return the figures of some passages of a part."""
        section = ""
        for passage in passages:
            if part in _PARTS or _ON_TABLES.regex.match(passage.text):
                section = "table"
            elif _HEADED.regex.match(passage.text):
                section = ""
            yield from self._of_passage(passage, section)

    def _of_passage(self, passage: Passage, section: str) -> Iterator[Figure]:
        claims_by_place = _join_claims(self._take_claims(passage.whole), passage)
        mentions = find_mentions(passage.text, claims_by_place)
        numbers = [mention for mention in mentions if mention.kind == "count"]
        starts = [number.start for number in numbers]
        found = self._subjects.read_subjects(passage.text, numbers, section)
        subjects = dict(zip(starts, found, strict=True))
        figures = [_build_claimed(claims) for claims in claims_by_place.values()]
        for mention in mentions:
            subject = subjects.get(mention.start)
            status, reason = (subject.status, subject.reason) if subject else ("context", None)
            text = passage.text[mention.start : mention.end]
            span = passage.span(mention.start, mention.end)
            unknown = self._unknown_words.get(span.start)
            if unknown and status == "unread":
                reason = Message(
                    "parsing.figures.unknown_word", reason=reason, word=shorten_quotation(unknown)
                )
            read = mention.value, mention.unit, mention.exact
            figures.append(Figure(text, *read, status, None, "", reason, span))
        places = sorted([*claims_by_place, *[(m.start, m.end) for m in mentions]])
        figures += self._find_wordings(passage, tuple(places))
        yield from sorted(figures, key=lambda figure: figure.span.start)

    def _find_wordings(
        self, passage: Passage, places: tuple[tuple[int, int], ...]
    ) -> Iterator[Figure]:
        """Yield the words that state all, none or no change without a number for a table."""
        for name, pattern in self._wordings.items():
            for match in pattern.finditer(passage.text):
                if not overlaps(places, *match.span()):
                    status, reason = self._judge_wording(name, passage.text, match.span())
                    span = passage.span(*match.span())
                    yield Figure(match.group(), None, "", True, status, None, "", reason, span)

    def _judge_wording(
        self, name: str, text: str, place: tuple[int, int]
    ) -> tuple[str, LocalizedText]:
        """Return the status of words and why: 行政诉讼零败诉 may be about a table, 零投诉 not."""
        start = max(text.rfind(mark, 0, place[0]) for mark in _CLAUSE_MARKS) + 1
        word = self._table.search(text, start, place[1]) if name == "nothing" else None
        if word:
            return "unread", Message("parsing.figures.near_word", word=word.group())
        return "other", Message(f"parsing.figures.{name}")

    def _take_claims(self, span: Span) -> list[Claim]:
        first = self._next
        while self._next < len(self._claims) and self._claims[self._next].span.start < span.end:
            self._next += 1
        return self._claims[first : self._next]


def _join_claims(claims: Iterable[Claim], passage: Passage) -> dict[tuple[int, int], list[Claim]]:
    """Put claims on the same words together, by their place; one across others is left out."""
    claims_by_place: dict[tuple[int, int], list[Claim]] = {}
    last: tuple[int, int] = (0, 0)
    for claim in claims:
        start = passage.position(claim.span.start)
        place = start, start + len(claim.text)
        if place == last or start >= last[1]:
            claims_by_place.setdefault(place, []).append(claim)
            last = place
    return claims_by_place


def _build_claimed(claims: Sequence[Claim]) -> Figure:
    """Return the figure of the claims on the same words; those of nothing are about a sum."""
    claim = claims[0]
    quantities = [c.quantity for c in claims if not c.value] or [claim.quantity]
    status, reason = "compared", None
    if claim.quantity == _FEE:
        status, reason = "other", Message("parsing.figures.processing_fee")
    elif claim.scope:
        status = "other" if claim.scope in _ELSEWHERE else "unread"
        reason = Message(f"parsing.figures.scopes.{claim.scope.replace(' ', '_')}")
    elif not claim.exact:
        status, reason = "unread", Message("parsing.figures.inexact")
    return Figure(
        claim.text,
        claim.value,
        claim.unit,
        claim.exact,
        status,
        None if claim.scope else "+".join(quantities),
        claim.scope or "own",
        reason,
        claim.span,
        claim.skipped_words,
    )
