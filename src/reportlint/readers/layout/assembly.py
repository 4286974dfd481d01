"""A document put together from its pages: text, blocks, anchors, marks."""

from __future__ import annotations

from typing import NamedTuple

from reportlint.model.document import Anchor, Document, Grid, GridCell, Lines, Mark, Metadata, Span
from reportlint.readers.layout.grids import Table
from reportlint.readers.layout.indents import indents
from reportlint.readers.layout.margins import furniture, words_of
from reportlint.readers.layout.table_merging import fits, stitched

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import TypeAlias

    from reportlint.model.document import Block
    from reportlint.readers.layout.characters import Ink
    from reportlint.readers.layout.lines import Line
    from reportlint.readers.layout.pages import Page

#: A line between two parts of a table no longer than this is a caption (续表), not prose.
_CAPTION = 12
#: A table with so few edges has one column.
_STRIP_EDGES = 2


class Words(NamedTuple):
    """A line of prose, with the blanks that show its indent."""

    page: int
    text: str
    doubtful: bool = False
    ink: Ink | None = None


class Placed(NamedTuple):
    """A stretch of the document's text and the ink it was read from, on a page."""

    offset: int
    text: str
    page: int
    ink: Ink


class Remark(NamedTuple):
    """Something besides the text, where it stands."""

    page: int
    kind: str
    text: str


if TYPE_CHECKING:
    Item: TypeAlias = Words | Remark | Table


def assembled(
    path: str, form: str, pages: Sequence[Page], attachments: Sequence[str], title: str | None
) -> Document:
    """Put a document together; text of page furniture is left out, and noted as marks.

    ``form`` is the format's name, ``title`` what the file itself gives as its title.
    """
    return traced(path, form, pages, attachments, title)[0]


def traced(
    path: str, form: str, pages: Sequence[Page], attachments: Sequence[str], title: str | None
) -> tuple[Document, tuple[Placed, ...]]:
    """Put a document together, and say where on the pages its text stands, in order."""
    written = _Writer(frozenset(page.number for page in pages if page.recognised))
    for item in _without_strips(_with_stitched(_items(pages))):
        written.add(item)
    return written.document(path, form, attachments, title), tuple(written.placed)


def _items(pages: Sequence[Page]) -> list[Item]:
    """Give what stands on the pages, in reading order."""
    dropped = furniture(pages)
    gone = {(found.page, found.line) for found in dropped}
    told: set[str] = set()
    items: list[Item] = []
    indented = indents(pages)
    for page in pages:
        for found in dropped:
            words = words_of(found.line)
            if found.page == page.number and found.kind != "number" and words not in told:
                told.add(words)
                items.append(Remark(page.number, found.kind, found.line.text))
        if page.watermark and page.watermark not in told:
            told.add(page.watermark)
            items.append(Remark(page.number, "header", page.watermark))
        items += [Remark(page.number, "comment", words) for words in page.remarks]
        items += _placed(page, gone, indented[page.number])
    return items


def _placed(page: Page, gone: set[tuple[int, Line]], indented: dict[Line, str]) -> list[Item]:
    """Give a page's lines, tables and pictures from top to bottom."""
    placed: list[tuple[float, Item]] = [
        (
            line.baseline + line.size * 0.8,
            Words(page.number, indented.get(line, "") + line.text, line.doubtful, line.ink),
        )
        for line in page.lines
        if (page.number, line) not in gone
    ]
    placed += [(table.box.top, table) for table in page.tables]
    placed += [(box.top, Remark(page.number, "picture", "")) for box in page.pictures]
    if page.textless:
        placed.append((page.box.top, Remark(page.number, "page-without-text", page.why)))
    return [item for _, item in sorted(placed, key=lambda pair: -pair[0])]


def _with_stitched(items: Sequence[Item]) -> list[Item]:
    """Put parts of tables together where nothing but a caption stands between them."""
    result: list[Item] = []
    last: int | None = None
    for item in items:
        if isinstance(item, Table):
            before = result[last] if last is not None else None
            if isinstance(before, Table) and last is not None and fits(before, item):
                result[last] = stitched(before, item)
                continue
            last = len(result)
        elif isinstance(item, Words) and len(item.text.strip()) > _CAPTION:
            last = None
        result.append(item)
    return result


def _without_strips(items: Sequence[Item]) -> list[Item]:
    """Give single columns that have not become part of a table back to the prose."""
    result: list[Item] = []
    for item in items:
        if isinstance(item, Table) and len(item.edges) == _STRIP_EDGES:
            result += [
                Words(item.pages[0], cell.text, cell.doubtful, cell.ink) for cell in item.cells
            ]
        else:
            result.append(item)
    return result


class _Writer:
    """The text so far, and what points into it; ``recognised`` pages were pictures."""

    def __init__(self, recognised: frozenset[int]) -> None:
        self.placed: list[Placed] = []
        self._recognised = recognised
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._anchors: list[Anchor] = []
        self._marks: list[Mark] = []
        self._prose: int | None = None

    def add(self, item: Item) -> None:
        """Write an item."""
        if isinstance(item, Words):
            self._write_line(item)
        elif isinstance(item, Table):
            self._end_prose()
            self._write_table(item)
        else:
            self._write_remark(item)

    def document(
        self, path: str, form: str, attachments: Sequence[str], title: str | None
    ) -> Document:
        """Make the document; attachments belong to its end."""
        self._end_prose()
        self._marks += self._of_recognised()
        self._marks += [Mark("attachment", self._here(), name) for name in attachments]
        return Document(
            path,
            form,
            "".join(self._parts),
            tuple(self._blocks),
            tuple(self._anchors or [Anchor(0, page=1)]),
            tuple(self._marks),
            Metadata(title=title),
        )

    def _here(self) -> Span:
        return Span(self._length, self._length)

    def _of_recognised(self) -> Iterator[Mark]:
        """Mark what stands on pages that were pictures."""
        ends = [*[anchor.offset for anchor in self._anchors[1:]], self._length]
        for anchor, end in zip(self._anchors, ends, strict=False):
            if anchor.page in self._recognised and end > anchor.offset:
                yield Mark("recognised", Span(anchor.offset, end))

    def _write(self, text: str, page: int) -> Span:
        if not self._anchors or self._anchors[-1].page != page:
            self._anchors.append(Anchor(self._length, page=page))
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        return Span(start, self._length)

    def _write_line(self, item: Words) -> None:
        if self._prose is None:
            self._prose = self._length
        span = self._write(item.text + "\n", item.page)
        if item.ink is not None:
            self.placed.append(Placed(span.start, item.text, item.page, item.ink))
        if item.doubtful:
            self._marks.append(Mark("doubtful", Span(span.start, span.end - 1)))

    def _end_prose(self) -> None:
        if self._prose is not None:
            self._blocks.append(Lines(Span(self._prose, self._length - 1)))
            self._prose = None

    def _write_remark(self, item: Remark) -> None:
        self._marks.append(Mark(item.kind, self._here(), item.text))
        if item.kind == "page-without-text":
            # NOTE: an empty line of its own, so that the place of the mark is on that page.
            self._write_line(Words(item.page, ""))

    def _write_table(self, table: Table) -> None:
        start = self._length
        cells: list[GridCell] = []
        row, page = -1, table.pages[0]
        for cell in sorted(table.cells, key=lambda each: (each.row, each.column)):
            if cells:
                self._write("\t" if cell.row == row else "\n", page)
            row, page = cell.row, cell.page
            span = self._write(cell.text, page)
            if cell.ink is not None:
                self.placed.append(Placed(span.start, cell.text, page, cell.ink))
            if cell.doubtful:
                self._marks.append(Mark("doubtful", span))
            cells.append(GridCell(cell.row, cell.column, cell.row_span, cell.column_span, span))
        end = self._length
        self._write("\n", table.pages[1])
        self._blocks.append(Grid(Span(start, end), table.rows, len(table.edges) - 1, tuple(cells)))
