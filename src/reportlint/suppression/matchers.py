"""Reasons not to report findings, whether from a comment or an entry, and what each is about."""

from __future__ import annotations

from reportlint.model.document import Span
from reportlint.model.problem import Place
from reportlint.model.rule import UNUSED_RULE
from reportlint.rules.selection import match_rules
from reportlint.support.localized_text import LocalizedText, as_localized
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.document import Document
    from reportlint.model.finding import Finding
    from reportlint.model.inline_directives import InlineDirective
    from reportlint.model.rule import RuleSet
    from reportlint.rules.suppressions import SuppressionEntry


class Matcher(Record):
    """A reason not to report the findings of some rules at some place.

    ``rule`` is the word that means ``rules``, their ids. ``spans`` are the words it is about, None
    for all. ``source`` is as in ``SuppressedFinding``. It comes of a comment or of an entry.
    """

    rule: str
    rules: frozenset[str]
    place: Place
    spans: tuple[Span, ...] | None
    reason: LocalizedText
    source: str
    directive: InlineDirective | None = None
    entry: SuppressionEntry | None = None

    @property
    def where(self) -> str:
        """The file and line of an entry; "" for a comment."""
        return "" if self.entry is None else f"{self.entry.path}:{self.entry.line}"

    def covers(self, finding: Finding) -> bool:
        """Whether it is about a finding."""
        if finding.rule not in self.rules or not self.place.covers(finding.location.place):
            return False
        return self.spans is None or any(_touches(finding.span, span) for span in self.spans)


def build_directive_matchers(
    directives: Iterable[InlineDirective], rules: RuleSet
) -> Iterator[Matcher]:
    """Return a matcher for each rule that a comment names, with a reason, and that there is."""
    for directive in directives:
        for word in directive.rules if directive.reason else ():
            ids = match_rules(rules, word)
            if ids and ids != (UNUSED_RULE,):
                reason = as_localized(directive.reason)
                spans = (directive.target,)
                yield Matcher(word, frozenset(ids), Place(), spans, reason, "comment", directive)


def build_entry_matchers(
    entries: Iterable[SuppressionEntry], document: Document
) -> Iterator[Matcher]:
    """Return a matcher for each entry."""
    quotes = QuoteFinder(document.text)
    for entry in entries:
        spans = None if entry.text is None else quotes.find(entry.text)
        about = entry.rule, frozenset(entry.rules), entry.place, spans
        yield Matcher(*about, entry.reason, entry.source, entry=entry)


def _touches(one: Span, other: Span) -> bool:
    """Whether spans share a character; one without any only has to lie at the other."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


class QuoteFinder:
    """A text to quote from; it is folded on first use."""

    __slots__ = ("_folded_text", "_offsets", "_text")

    def __init__(self, text: str) -> None:
        """Take the text; nothing is folded yet."""
        self._text = text
        self._folded_text: str | None = None
        self._offsets: list[int] = []

    def find(self, quote: str) -> tuple[Span, ...]:
        """Return every place where the words stand, one after another."""
        if self._folded_text is None:
            self._folded_text, self._offsets = _fold(self._text)
        folded_quote, _ = _fold(quote)
        spans = []
        start = self._folded_text.find(folded_quote) if folded_quote else -1
        while start >= 0:
            end = start + len(folded_quote)
            spans.append(Span(self._offsets[start], self._offsets[end - 1] + 1))
            start = self._folded_text.find(folded_quote, end)
        return tuple(spans)


def _fold(text: str) -> tuple[str, list[int]]:
    """Return the text with NFKC and without blanks, and the offset of each of its characters."""
    from unicodedata import normalize

    parts, offsets = [], []
    for offset, sign in enumerate(text):
        for character in sign if sign.isascii() else normalize("NFKC", sign):
            if not character.isspace():
                parts.append(character)
                offsets.append(offset)
    return "".join(parts), offsets
