"""Words that somebody quotes from a draft, found whatever its blanks, line breaks and widths."""

from __future__ import annotations

from reportlint.model.document import Span


class Quotes:
    """A text to quote from; it is folded on first use."""

    __slots__ = ("_folded", "_offsets", "_text")

    def __init__(self, text: str) -> None:
        """Take the text; nothing is folded yet."""
        self._text = text
        self._folded: str | None = None
        self._offsets: list[int] = []

    def of(self, quote: str) -> tuple[Span, ...]:
        """Give every place where the words stand, one after another."""
        if self._folded is None:
            self._folded, self._offsets = _folded(self._text)
        wanted, _ = _folded(quote)
        found = []
        start = self._folded.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            found.append(Span(self._offsets[start], self._offsets[end - 1] + 1))
            start = self._folded.find(wanted, end)
        return tuple(found)


def _folded(text: str) -> tuple[str, list[int]]:
    """Give the text with NFKC and without blanks, and the offset of each of its characters."""
    from unicodedata import normalize

    parts, offsets = [], []
    for offset, sign in enumerate(text):
        for folded in sign if sign.isascii() else normalize("NFKC", sign):
            if not folded.isspace():
                parts.append(folded)
                offsets.append(offset)
    return "".join(parts), offsets
