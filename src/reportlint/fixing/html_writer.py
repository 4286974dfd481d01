"""Writes edits into web pages: their source changes where the words stand, and nowhere else.

The parser gives no positions, so the words of the document are found again in the source: block by
block, in order, blanks left aside. What comes of it is read again before it is kept.
"""

from __future__ import annotations

from reportlint.fixing.edits import apply_edits
from reportlint.fixing.html_source import HtmlSource, is_blank
from reportlint.fixing.text_writer import FileEncoding
from reportlint.model.document import Span
from reportlint.model.problem import Edit
from reportlint.readers.html.source import decode_page
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.document import Document


class HtmlFile:
    """A web page, and where in its source the words of the document stand."""

    def __init__(self, data: bytes, document: Document) -> None:
        """Take the page; raises UnwritableError where bytes of it would be lost."""
        decoding = decode_page(data)
        self._encoding = FileEncoding(data, decoding)
        self._page = decoding.text
        self._source = HtmlSource(decoding.text)
        self._text = document.text
        self._places = self._source.places(document)

    def refusal(self, edit: Edit) -> LocalizedText | None:
        """Refuse words that were not found in the source."""
        return (
            Message("fixing.html_writer.not_in_source")
            if self._find_source_edits(edit) is None
            else None
        )

    def write(self, edits: Sequence[Edit]) -> bytes:
        """Return the page after the edits."""
        source_edits = [piece for edit in edits for piece in self._find_source_edits(edit) or ()]
        source_edits.sort(key=lambda edit: (edit.span.start, edit.span.end))
        return self._encoding.bytes_of(apply_edits(self._page, source_edits))

    def _find_source_edits(self, edit: Edit) -> tuple[Edit, ...] | None:
        """Return the edits of the source that make one of the text; None if that is not known."""
        words = self._encode_text(edit.text)
        if edit.span.start == edit.span.end:
            where = self._point(edit.span.start)
            return None if where is None else (Edit(where, words),)
        stretch = self._stretch(edit)
        return None if stretch is None else tuple(self._replacing(*stretch, words))

    def _replacing(self, first: int, last: int, words: str) -> Iterator[Edit]:
        """Put words in place of the first sign that is no blank, and take out the others."""
        signs = range(first, last)
        lead = next((n for n in signs if not is_blank(self._source.character(n))), first)
        for number in signs:
            span = self._source.span(number)
            # NOTE: one entity may be several signs.
            if number == first or span != self._source.span(number - 1):
                yield Edit(span, words if number == lead else "")

    def _stretch(self, edit: Edit) -> tuple[int, int] | None:
        """Return the signs of the source that stand for a stretch of the text."""
        start, end = edit.span.start, edit.span.end
        # NOTE: between cells and paragraphs there are tags, which stay.
        if {"\n", "\t"} & set(self._text[start:end]):
            return None
        first = self._places.get(start)
        if first is None:
            first = self._after(start - 1)
        last = self._places.get(end)
        if last is None or not is_blank(self._text[end - 1]):
            last = self._after(end - 1)
        if first is None or last is None or first >= last:
            return None
        return first, last

    def _point(self, offset: int) -> Span | None:
        """Return where in the source words are put in at a place of the text."""
        before, after = self._places.get(offset - 1), self._places.get(offset)
        if before is not None:
            end = self._source.span(before).end
            return Span(end, end)
        if after is not None:
            start = self._source.span(after).start
            return Span(start, start)
        return None

    def _after(self, offset: int) -> int | None:
        """Return the number of the sign that follows the one of an offset."""
        place = self._places.get(offset)
        return None if place is None else place + 1

    def _encode_text(self, text: str) -> str:
        """Return words as the source writes them."""
        markup = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        data = markup.encode(self._encoding.encoding, "xmlcharrefreplace")
        return data.decode(self._encoding.encoding)
