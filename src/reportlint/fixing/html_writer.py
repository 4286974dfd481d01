"""Writes edits into web pages: their source changes where the words stand, and nowhere else.

The parser gives no positions, so the words of the document are found again in the source: block by
block, in order, blanks left aside. What comes of it is read again before it is kept.
"""

from __future__ import annotations

from bisect import bisect_left

from reportlint.fixing.edits import apply_edits
from reportlint.fixing.text_writer import FileEncoding
from reportlint.model.document import Grid, LineIndex, Span
from reportlint.model.problem import Edit
from reportlint.readers.html.source import RAW, decode_page
from reportlint.support.lazy_regex import Pattern, compile_pattern
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
        is_there = self._find_source_edits(edit) is not None
        return None if is_there else Message("fixing.html_writer.not_in_source")

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
            place = self._source.span(before).end
        elif after is not None:
            place = self._source.span(after).start
        else:
            return None
        return Span(place, place)

    def _after(self, offset: int) -> int | None:
        """Return the number of the sign that follows the one of an offset."""
        place = self._places.get(offset)
        return None if place is None else place + 1

    def _encode_text(self, text: str) -> str:
        """Return words as the source writes them."""
        markup = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        data = markup.encode(self._encoding.encoding, "xmlcharrefreplace")
        return data.decode(self._encoding.encoding)


_TAG = Pattern(r"""<(/?)([a-zA-Z][^\s/>]*+)(?:[^>"']|"[^"]*+"|'[^']*+')*+>""")
_LINE_END = Pattern(r"\r\n|\r|\n")
_ENTITY = Pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
#: How far from where a block is expected it is looked for; further for the first of a page.
_NEAR = 3000
_FIRST_TRIES = 20


def is_blank(sign: str) -> bool:
    """Whether a character is none that words are found by."""
    return sign.isspace()


class HtmlSource:
    """The signs of a page outside its tags, entities resolved."""

    def __init__(self, page: str) -> None:
        """Take the source of a page."""
        self._page = page
        self._signs: list[str] = []
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._scan()
        self._solid = [n for n, sign in enumerate(self._signs) if not is_blank(sign)]
        self._words = "".join([self._signs[n] for n in self._solid])

    def character(self, number: int) -> str:
        """Return a sign by its number."""
        return self._signs[number]

    def span(self, number: int) -> Span:
        """Return where a sign stands in the source."""
        return Span(self._starts[number], self._ends[number])

    def places(self, document: Document) -> dict[int, int]:
        """Return the number of the sign for each offset of the document's text that is found."""
        lines = [0, *(end.end() for end in _LINE_END.regex.finditer(self._page))]
        positions = LineIndex(document)
        places: dict[int, int] = {}
        expected = 0
        for number, span in enumerate(_stretches(document)):
            offsets = [n for n in range(span.start, span.end) if not is_blank(document.text[n])]
            words = "".join([document.text[n] for n in offsets])
            line = positions.anchor_at(span.start).source_line
            hint = self._solid_from(lines[min(line, len(lines)) - 1]) if line else 0
            start = max(expected, hint)
            near = start + len(words) + _NEAR
            limit = len(self._words) if not places and number < _FIRST_TRIES else near
            at = self._words.find(words, start, limit) if words else -1
            if at >= 0:
                places.update(zip(offsets, self._solid[at : at + len(words)], strict=True))
                expected = at + len(words)
        return places

    def _solid_from(self, offset: int) -> int:
        """Return how many solid signs stand before an offset of the source."""
        return bisect_left(self._solid, bisect_left(self._starts, offset))

    def _scan(self) -> None:
        page, position = self._page, 0
        while position < len(page):
            start = page.find("<", position)
            start = len(page) if start < 0 else start
            self._read(position, start)
            position = self._markup(start) if start < len(page) else start

    def _markup(self, start: int) -> int:
        """Pass over what begins with "<" here; return where it ends."""
        page = self._page
        if page.startswith("<!--", start):
            return self._after("-->", start + 4)
        tag = _TAG.regex.match(page, start)
        if tag is None:
            return self._no_tag(start)
        name = tag[2].lower()
        if not tag[1] and name in RAW:
            closing = compile_pattern(f"(?i)</{name}").search(page, tag.end())
            return closing.start() if closing else len(page)
        return tag.end()

    def _no_tag(self, start: int) -> int:
        following = self._page[start + 1 : start + 3].lstrip("/")[:1]
        if following.isascii() and following.isalpha():
            # NOTE: a tag that never ends swallows the rest of the page in every browser too.
            return len(self._page)
        if self._page[start + 1 : start + 2] in ("!", "?", "/"):
            return self._after(">", start + 1)
        self._add("<", start, start + 1)
        return start + 1

    def _after(self, closing: str, start: int) -> int:
        end = self._page.find(closing, start)
        return len(self._page) if end < 0 else end + len(closing)

    def _read(self, start: int, end: int) -> None:
        """Take text: entities are one sign or two, everything else stands for itself."""
        from html import unescape

        position = start
        for match in _ENTITY.regex.finditer(self._page, start, end):
            self._plain(position, match.start())
            position = match.end()
            for sign in unescape(match.group()):
                self._add(sign, *match.span())
        self._plain(position, end)

    def _plain(self, start: int, end: int) -> None:
        self._signs += self._page[start:end]
        self._starts += range(start, end)
        self._ends += range(start + 1, end + 1)

    def _add(self, sign: str, start: int, end: int) -> None:
        self._signs.append(sign)
        self._starts.append(start)
        self._ends.append(end)


def _stretches(document: Document) -> Iterator[Span]:
    """Return the stretches of text that stand together in a page: paragraphs and cells."""
    for block in document.blocks:
        if isinstance(block, Grid):
            yield from (cell.span for cell in block.cells)
        else:
            yield block.span
