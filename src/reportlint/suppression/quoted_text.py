"""Words that somebody quotes from a draft, found whatever its blanks, line breaks and widths."""

from __future__ import annotations

from reportlint.model.document import Span


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
