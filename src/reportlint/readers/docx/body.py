"""Paragraphs and tables, in the order of the document, as blocks of text."""

from __future__ import annotations

from reportlint.model.document import Lines, Paragraph, Span
from reportlint.readers.docx import names
from reportlint.readers.docx.inline import Inline
from reportlint.readers.docx.names import children, parse_int, read_toggle, read_value
from reportlint.readers.docx.styles import outline_level
from reportlint.readers.docx.tables import TableWriter
from reportlint.readers.signatures import unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from reportlint.model.document import Document
    from reportlint.readers.docx.styles import Numbering, Styles, WordStyle
    from reportlint.readers.docx.text_builder import TextBuilder

#: Tables within tables and text boxes within text boxes, beyond what any program writes.
MAX_NESTING = 24


class Body:
    """Writes bodies: of the document, of cells, of text boxes and notes.

    Paragraphs are counted from 1 in the document's own body, tables from 1 wherever they begin.
    The text of boxes and notes comes as paragraphs after the one (or the table) they belong to;
    entries of the table of contents are left out, as page numbers are.
    """

    def __init__(
        self,
        output: TextBuilder,
        styles: Styles,
        numbering: Numbering,
        notes: dict[str, tuple[str, Element]],
        chunk: Callable[[Element, str], Document],
        part: str,
    ) -> None:
        """Write to an output; notes, with the part they are in, are found under their kind and id.

        ``chunk`` reads the document that an altChunk stands for in a part; ``part`` names the one
        whose body is written.
        """
        self.output = output
        self._read_chunk = chunk
        self._part = part
        self.inline = Inline(output, styles)
        self._tables = TableWriter(output, self.blocks)
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._paragraphs = 0
        self._nesting = 0
        self._in_notes = False

    def blocks(self, parent: Element) -> None:
        """Write what a body holds."""
        self._nesting += 1
        if self._nesting > MAX_NESTING:
            raise unreadable(
                "docx.nested_too_deep", "archive.save_in_office", max_depth=names.MAX_DEPTH
            )
        run_on: list[Element] = []
        for element in children(parent):
            if element.tag == names.PARAGRAPH:
                run_on.append(element)
                if _ends_line(element):
                    self._paragraph(run_on)
                    run_on = []
            elif element.tag == names.TABLE:
                self._paragraph(run_on)
                run_on = []
                self._table(element)
            else:
                self._other(element)
        self._paragraph(run_on)
        self._nesting -= 1

    def _other(self, element: Element) -> None:
        if element.tag == names.FOREIGN_CHUNK:
            self.output.insert(self._read_chunk(element, self._part))
        elif element.tag != f"{names.W}sectPr":
            start = self._begin()
            self.inline.element(element)
            if self.output.offset > start and not self.output.in_cell:
                self._end(start, 0)

    def _begin(self) -> int:
        if self.output.in_cell:
            self.output.break_line()
        else:
            self.output.begin()
        return self.output.offset

    def _paragraph(self, elements: list[Element]) -> None:
        """Write a paragraph: one element, or several where marks between them are deleted."""
        if not elements:
            return
        start = self._begin()
        level = 0
        for element in elements:
            self._anchor()
            if element is elements[0]:
                level = self._start(elements)
            self._content(element)
        last = elements[-1]
        # NOTE: a paragraph without text still is an empty line.
        is_line = _ends_line(last) and not self._style(last).is_contents_entry
        if not self.output.in_cell and (self.output.offset > start or is_line):
            self._end(start, level)
        self._boxes()
        if not self.output.in_cell and not self._in_notes:
            self.write_notes()

    def _style(self, element: Element) -> WordStyle:
        properties = element.find(names.PARAGRAPH_PROPERTIES)
        return self._styles.paragraph(read_value(properties, names.PARAGRAPH_STYLE))

    def _anchor(self) -> None:
        if self.output.in_cell:
            return
        if self._nesting == 1 and not self._in_notes:
            self._paragraphs += 1
            self.output.place = (self._paragraphs, None, None)
        self.output.anchor(*self.output.place)

    def _start(self, elements: list[Element]) -> int:
        """Write the number that is printed before a paragraph, and give its outline level."""
        is_joined = read_toggle(_mark_properties(elements[0]), names.SEPARATOR_MARK)
        lead = elements[0] if is_joined else elements[-1]
        if not _ends_line(lead) and not is_joined:
            return 0
        properties = lead.find(names.PARAGRAPH_PROPERTIES)
        identity = read_value(properties, names.PARAGRAPH_STYLE)
        style = self._styles.paragraph(identity)
        if not style.is_contents_entry:
            self.output.write(self._label(properties, style, identity or ""))
        level = outline_level(properties)
        return style.level if level is None else level

    def _label(self, properties: Element | None, style: WordStyle, identity: str) -> str:
        own = None if properties is None else properties.find(names.NUMBERING)
        number_id = read_value(own, names.NUMBER_ID)
        level_text = read_value(own, names.NUMBER_LEVEL)
        level = style.number_level if level_text is None else parse_int(level_text)
        if number_id is None:
            number_id = style.number_id
        elif level is None:
            level = 0
        return "" if not number_id else self._numbering.label(number_id, level, identity)

    def _content(self, element: Element) -> None:
        style = self._style(element)
        if style.is_contents_entry:
            return
        self.inline.paragraph(element, is_hidden=style.is_hidden)
        mark = _mark_properties(element)
        for tag, kind in ((names.INSERTED, "insertion"), (names.DELETED, "deletion")):
            change = None if mark is None else mark.find(tag)
            if change is not None:
                self.output.mark(kind, self.output.offset, change.get(names.AUTHOR, ""))

    def _end(self, start: int, level: int) -> None:
        output = self.output
        if output.offset > start:
            span = Span(start, output.offset)
            is_wrapped = output.has_line_breaks and not level
            output.blocks.append(Lines(span) if is_wrapped else Paragraph(span, level))
        output.separate("\n")

    def _boxes(self) -> None:
        boxes = self.inline.boxes.copy()
        self.inline.boxes.clear()
        self._nesting += 1
        for box in boxes:
            self.blocks(box)
        self._nesting -= 1

    def write_notes(self) -> None:
        """Write the notes that were referred to since the last were written."""
        notes, self.inline.notes = self.inline.notes, []
        outer = self._part
        self._in_notes = True
        for kind, identity in notes:
            found = self._notes.pop(f"{kind} {identity}", None)  # each is printed once
            if found is not None:
                self._part, note = found
                self.blocks(note)
        self.inline.notes = []  # notes have no notes
        self._in_notes, self._part = False, outer

    def _table(self, element: Element) -> None:
        place = self.output.place
        self._tables.write(element)
        if not self.output.in_cell and not self._in_notes:
            self.write_notes()
        self.output.place = place


def _mark_properties(paragraph: Element) -> Element | None:
    """Return the properties of the mark that ends a paragraph."""
    properties = paragraph.find(names.PARAGRAPH_PROPERTIES)
    return None if properties is None else properties.find(names.RUN_PROPERTIES)


def _ends_line(paragraph: Element) -> bool:
    """Whether the next paragraph begins on a new line: not where the mark is deleted or hidden."""
    mark = _mark_properties(paragraph)
    if mark is None or len(mark) == 0:
        return True
    is_moved = mark.find(names.DELETED) is not None or mark.find(names.MOVED_FROM) is not None
    return not is_moved and not read_toggle(mark, names.SEPARATOR_MARK)
