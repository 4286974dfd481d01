"""A document put together from its pages, and where on the pages its words stand."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from reportlint.model.document import Anchor, Document, Grid, GridCell, Lines, Mark, Metadata, Span
from reportlint.readers.layout.drawings import Box, enclosing_box, group_runs, rotate_box
from reportlint.readers.layout.grids import LayoutTable
from reportlint.readers.layout.lines import group_lines
from reportlint.readers.layout.margins import find_furniture, find_indents
from reportlint.readers.layout.page_break import merge_tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from reportlint.model.document import Block
    from reportlint.readers.layout.characters import Character, Ink
    from reportlint.readers.layout.lines import TextLine
    from reportlint.readers.layout.pages import Page

#: A line between two parts of a table no longer than this is a caption (续表), not prose.
_CAPTION = 12
#: A table with so few edges has one column.
_STRIP_EDGES = 2
#: How far a character reaches below and above its baseline, in em.
_BELOW, _ABOVE = 0.16, 0.9
#: Baselines that differ by less, in em, are one line's.
_LEVEL = 0.3


class ProseLine(NamedTuple):
    """A line of prose, with the blanks that show its indent."""

    page: int
    text: str
    doubtful: bool = False
    ink: Ink | None = None


class PlacedText(NamedTuple):
    """A stretch of the document's text and the ink it was read from, on a page."""

    offset: int
    text: str
    page: int
    ink: Ink


class PageNote(NamedTuple):
    """Something besides the text, where it stands."""

    page: int
    kind: str
    text: str


if TYPE_CHECKING:
    Item: TypeAlias = ProseLine | PageNote | LayoutTable


def build_document(
    path: str,
    format_name: str,
    pages: Sequence[Page],
    attachments: Sequence[str],
    title: str | None,
) -> tuple[Document, tuple[PlacedText, ...]]:
    r"""Put a document together, and say where on the pages its text stands, in order.

    Text of page furniture is left out, and noted as marks. ``format_name`` is the format's name,
    ``title`` what the file itself gives as its title.

    >>> page = Page(1, Box(0, 0, 595, 842), [TextLine("政府信息公开", 90, 150, 700, 10)])
    >>> build_document("draft.pdf", "pdf", [page], (), None)[0].text
    '政府信息公开\n'
    """
    writer = _DocumentWriter(frozenset(page.number for page in pages if page.from_ocr))
    for item in _without_strips(_with_merged_tables(_collect_items(pages))):
        writer.add(item)
    return writer.document(path, format_name, attachments, title), tuple(writer.placed_texts)


def _collect_items(pages: Sequence[Page]) -> list[Item]:
    """Return what stands on the pages, in reading order."""
    furniture = find_furniture(pages)
    dropped_lines = {(each.page, each.line) for each in furniture}
    noted_words: set[str] = set()
    items: list[Item] = []
    page_indents = find_indents(pages)
    for page in pages:
        for number, kind, line, _ in furniture:
            words = line.bare_words
            if number == page.number and kind != "number" and words not in noted_words:
                noted_words.add(words)
                items.append(PageNote(number, kind, line.text))
        if page.watermark and page.watermark not in noted_words:
            noted_words.add(page.watermark)
            items.append(PageNote(page.number, "header", page.watermark))
        items += [PageNote(page.number, "comment", words) for words in page.comments]
        items += _page_items(page, dropped_lines, page_indents[page.number])
    return items


def _page_items(
    page: Page, dropped_lines: set[tuple[int, TextLine]], line_indents: dict[TextLine, str]
) -> list[Item]:
    """Return a page's lines, tables and pictures from top to bottom."""
    items_by_height: list[tuple[float, Item]] = []
    for line in page.lines:
        if (page.number, line) not in dropped_lines:
            text = line_indents.get(line, "") + line.text
            item = ProseLine(page.number, text, line.doubtful, line.ink)
            items_by_height.append((line.baseline + line.size * 0.8, item))
    items_by_height += [(table.box.top, table) for table in page.tables]
    items_by_height += [(box.top, PageNote(page.number, "picture", "")) for box in page.pictures]
    if page.textless:
        items_by_height.append((page.box.top, PageNote(page.number, "page-without-text", page.why)))
    return [item for _, item in sorted(items_by_height, key=lambda pair: -pair[0])]


def _with_merged_tables(items: Sequence[Item]) -> list[Item]:
    """Put parts of tables together where nothing but a caption stands between them."""
    result: list[Item] = []
    before: tuple[int, LayoutTable] | None = None
    for item in items:
        if isinstance(item, LayoutTable):
            merged = merge_tables(before[1], item) if before else None
            if before and merged:
                before = before[0], merged
                result[before[0]] = merged
                continue
            before = len(result), item
        elif isinstance(item, ProseLine) and len(item.text.strip()) > _CAPTION:
            before = None
        result.append(item)
    return result


def _without_strips(items: Sequence[Item]) -> list[Item]:
    """Return single columns that have not become part of a table back to the prose."""
    result: list[Item] = []
    for item in items:
        if isinstance(item, LayoutTable) and len(item.edges) == _STRIP_EDGES:
            page = item.pages[0]
            result += [ProseLine(page, each.text, each.doubtful, each.ink) for each in item.cells]
        else:
            result.append(item)
    return result


class _DocumentWriter:
    """The text so far, and what points into it; ``ocr_pages`` were pictures."""

    def __init__(self, ocr_pages: frozenset[int]) -> None:
        self.placed_texts: list[PlacedText] = []
        self._ocr_pages = ocr_pages
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._anchors: list[Anchor] = []
        self._marks: list[Mark] = []
        self._prose: int | None = None

    def add(self, item: Item) -> None:
        """Write an item."""
        if isinstance(item, ProseLine):
            self._write_line(item)
        elif isinstance(item, LayoutTable):
            self._end_prose()
            self._write_table(item)
        else:
            self._write_note(item)

    def document(
        self, path: str, format_name: str, attachments: Sequence[str], title: str | None
    ) -> Document:
        """Make the document; attachments belong to its end."""
        self._end_prose()
        self._marks += self._ocr_marks()
        self._marks += [Mark("attachment", self._here(), name) for name in attachments]
        text, blocks, marks = "".join(self._parts), tuple(self._blocks), tuple(self._marks)
        anchors = tuple(self._anchors or [Anchor(0, page=1)])
        return Document(path, format_name, text, blocks, anchors, marks, Metadata(title))

    def _here(self) -> Span:
        return Span(self._length, self._length)

    def _ocr_marks(self) -> Iterator[Mark]:
        """Mark what stands on pages that were pictures."""
        ends = [*[anchor.offset for anchor in self._anchors[1:]], self._length]
        for anchor, end in zip(self._anchors, ends, strict=False):
            if anchor.page in self._ocr_pages and end > anchor.offset:
                yield Mark("recognised", Span(anchor.offset, end))

    def _write(
        self, text: str, page: int, ink: Ink | None = None, *, doubtful: bool = False
    ) -> Span:
        if not self._anchors or self._anchors[-1].page != page:
            self._anchors.append(Anchor(self._length, page=page))
        span = Span(self._length, self._length + len(text))
        self._parts.append(text)
        self._length = span.end
        if ink is not None:
            self.placed_texts.append(PlacedText(span.start, text, page, ink))
        if doubtful:
            self._marks.append(Mark("doubtful", span))
        return span

    def _write_line(self, item: ProseLine) -> None:
        if self._prose is None:
            self._prose = self._length
        self._write(item.text, item.page, item.ink, doubtful=item.doubtful)
        self._write("\n", item.page)

    def _end_prose(self) -> None:
        if self._prose is not None:
            self._blocks.append(Lines(Span(self._prose, self._length - 1)))
            self._prose = None

    def _write_note(self, item: PageNote) -> None:
        self._marks.append(Mark(item.kind, self._here(), item.text))
        if item.kind == "page-without-text":
            # NOTE: an empty line of its own, so that the place of the mark is on that page.
            self._write_line(ProseLine(item.page, ""))

    def _write_table(self, table: LayoutTable) -> None:
        start = self._length
        cells: list[GridCell] = []
        row, page = -1, table.pages[0]
        for cell in sorted(table.cells, key=lambda each: (each.row, each.column)):
            if cells:
                self._write("\t" if cell.row == row else "\n", page)
            row, page = cell.row, cell.page
            span = self._write(cell.text, page, cell.ink, doubtful=cell.doubtful)
            cells.append(GridCell(cell.row, cell.column, cell.row_span, cell.column_span, span))
        end = self._length
        self._write("\n", table.pages[1])
        self._blocks.append(Grid(Span(start, end), table.rows, len(table.edges) - 1, tuple(cells)))


class OrderedText:
    """The characters of a stretch of text in the order of its words.

    ``turn`` are the quarter turns of its page; boxes are in the page's own coordinates.
    """

    def __init__(self, placed_text: PlacedText, turn: int) -> None:
        self._offset = placed_text.offset
        self._turn = turn
        self._characters = [
            character
            for line in group_lines(placed_text.ink.characters, in_cell=True)
            for character in (line.ink.characters if line.ink else ())
        ]
        owners = [index for index, each in enumerate(self._characters) for _ in each.text]
        shown_text = "".join(each.text for each in self._characters)
        self._bare = [
            index for index, letter in enumerate(placed_text.text) if not letter.isspace()
        ]
        is_same_text = "".join(placed_text.text[index] for index in self._bare) == shown_text
        #: Which character each sign is, blanks left out; None where they cannot be told apart.
        self._owners = owners if is_same_text else None

    def boxes(self, start: int, end: int) -> list[Box]:
        """Return the boxes of the document's words from ``start`` to ``end``, one a line."""
        characters = self._characters
        if self._owners is not None:
            first = bisect_left(self._bare, start - self._offset)
            last = bisect_left(self._bare, end - self._offset)
            indices = dict.fromkeys(self._owners[first:last])
            characters = [self._characters[index] for index in indices]
        rows = group_runs(
            characters, lambda row, each: abs(row[0].baseline - each.baseline) < _LEVEL * each.size
        )
        # NOTE: as they stood before the page was turned.
        return [rotate_box(enclosing_box(map(_box, row)), -self._turn % 4) for row in rows]


def _box(each: Character) -> Box:
    below, above = each.size * _BELOW, each.size * _ABOVE
    return Box(each.left, each.baseline - below, each.right, each.baseline + above)
