"""What a paragraph holds: runs of text, and everything that stands between and within them."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from reportlint.readers.docx import names
from reportlint.readers.docx.names import (
    MAX_DEPTH,
    Fields,
    M,
    W,
    choose_branch,
    is_page_number,
    read_toggle,
    read_value,
)
from reportlint.readers.docx.numerals import decode_symbol
from reportlint.readers.signatures import unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from reportlint.readers.docx.styles import Styles
    from reportlint.readers.docx.text_builder import TextBuilder

_SPACES = " \t\r\n"
_FLAT = str.maketrans("\t\n\r", "   ")
#: How figures that are set raised or lowered are shown, lest 12 with a note's mark 3 reads as 123.
_SHIFTED_DIGITS = {
    "superscript": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "subscript": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
#: Elements whose content is no text: properties, instructions, readings, what was deleted.
_SKIPPED_TAGS = (
    names.PARAGRAPH_PROPERTIES, names.RUN_PROPERTIES, f"{W}sdtPr", f"{W}sdtEndPr",
    f"{W}customXmlPr", f"{W}smartTagPr", f"{W}rubyPr", f"{W}rt", f"{W}delText",
    f"{W}delInstrText", f"{W}annotationRef", f"{M}ctrlPr",
)  # fmt: skip
_PICTURE_TAGS = (names.PICTURE, names.CHART, names.DIAGRAM, f"{names.VML}imagedata")
_COMMENT_TAGS = (f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")


class Inline:
    """Writes the content of paragraphs.

    What belongs after the paragraph is left in ``boxes`` (the content of text boxes) and ``notes``
    (kind and id). ``comments`` holds the beginning and end of what each comment is about.
    """

    def __init__(self, output: TextBuilder, styles: Styles) -> None:
        self.boxes: list[Element] = []
        self.notes: list[tuple[str, str]] = []
        self.comments: dict[str, list[int]] = {}
        self.fields = Fields()
        self._output = output
        self._styles = styles
        self._is_hidden_run = False
        self._hidden_style = False
        self._shift = ""
        self._preserve = False
        self._alternative_text = ""
        self._depth = 0
        self._computed_depth = 0
        self._handlers = self._build_handlers()

    def paragraph(self, element: Element, *, is_hidden: bool) -> None:
        """Write the content of a paragraph; ``is_hidden`` is what its style says of its runs."""
        self._hidden_style = is_hidden
        self.content(element)
        self.fields.end_paragraph()

    def preserve_spaces(self) -> None:
        """Keep blanks at the ends of every text, as the whole document asks for."""
        self._preserve = True

    def content(self, parent: Element) -> None:
        """Write what an element holds, whatever wraps it."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise unreadable("docx.nested_too_deep", "archive.save_in_office", max_depth=MAX_DEPTH)
        for element in parent:
            self.element(element)
        self._depth -= 1

    def element(self, element: Element) -> None:
        """Write an element; one that is not known is looked into."""
        handler = self._handlers.get(element.tag)
        if handler is None:
            self.content(element)
        else:
            handler(element)

    def _build_handlers(self) -> dict[str, Callable[[Element], None]]:
        handlers: dict[str, Callable[[Element], None]] = {
            names.RUN: self._run,
            names.TEXT: self._text,
            f"{M}t": self._text,
            f"{M}f": self._fraction,
            f"{W}tab": self._tab,
            f"{W}ptab": self._tab,
            f"{W}br": self._break,
            f"{W}cr": self._break,
            f"{W}noBreakHyphen": lambda _element: self._write("-"),
            f"{W}sym": lambda element: self._write(
                decode_symbol(element.get(f"{W}char", ""), element.get(f"{W}font", ""))
            ),
            f"{W}fldChar": self._field,
            f"{W}instrText": lambda element: self.fields.add_instruction(element.text or ""),
            f"{W}fldSimple": self._simple_field,
            names.INSERTED: self._insertion,
            names.MOVED_TO: self._insertion,
            names.DELETED: self._deletion,
            names.MOVED_FROM: self._deletion,
            names.ALTERNATIVES: self._alternatives,
            f"{W}txbxContent": self.boxes.append,
            f"{names.VML}textpath": self._word_art,
            f"{names.WP}docPr": self._name_picture,
            f"{W}object": self._attachment,
            f"{W}footnoteReference": lambda element: self._note("footnote", element),
            f"{W}endnoteReference": lambda element: self._note("endnote", element),
        }
        handlers |= dict.fromkeys(_COMMENT_TAGS, self._comment)
        handlers |= dict.fromkeys(_PICTURE_TAGS, self._picture)
        return handlers | dict.fromkeys(_SKIPPED_TAGS, lambda _element: None)

    def _write(self, text: str) -> None:
        if not (self._is_hidden_run or self.fields.is_silent):
            self._output.write(text)

    def _run(self, element: Element) -> None:
        outer = self._is_hidden_run, self._shift
        properties = element.find(names.RUN_PROPERTIES)
        self._is_hidden_run = self._is_hidden_run or self._is_hidden(properties)
        self._shift = read_value(properties, names.VERTICAL_ALIGN) or ""
        self.content(element)
        self._is_hidden_run, self._shift = outer

    def _is_hidden(self, properties: Element | None) -> bool:
        if properties is None:
            return self._hidden_style
        own = read_toggle(properties, names.HIDDEN)
        if own is not None:
            return own
        style = read_value(properties, names.RUN_STYLE)
        return self._hidden_style or (style is not None and self._styles.style_of(style).is_hidden)

    def _text(self, element: Element) -> None:
        text, lead = self._trim_spaces(element, element.text or "")
        if self._is_hidden_run or self.fields.is_silent or not text:
            return
        flat_text = text.replace("\r\n", " ").translate(_FLAT)
        shifted_text = flat_text.translate(_SHIFTED_DIGITS.get(self._shift, {}))
        self._output.write(shifted_text)
        if len(flat_text) == len(text):
            is_computed = self._computed_depth > 0 or self.fields.is_open
            is_computed |= shifted_text != flat_text
            self._output.trace(len(text), element, lead, is_computed=is_computed)

    def _trim_spaces(self, element: Element, text: str) -> tuple[str, int]:
        """Return what is kept of an element's words, and how many blanks before it are not."""
        if self._preserve or element.get(names.SPACE) == "preserve":
            return text, 0
        start = text.lstrip(_SPACES)
        return start.rstrip(_SPACES), len(text) - len(start)

    def _fraction(self, element: Element) -> None:
        for part in element:
            if part.tag == f"{M}den":
                self._write("/")
            self.content(part)

    def _tab(self, _element: Element) -> None:
        # NOTE: in a table, tabs part the cells.
        self._write(" " if self._output.in_cell else "\t")

    def _break(self, _element: Element) -> None:
        if not (self._is_hidden_run or self.fields.is_silent):
            self._output.break_line()

    def _field(self, element: Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self.fields.begin()
        elif kind == "separate":
            self.fields.begin_result()
        elif kind == "end":
            self.fields.end()

    def _simple_field(self, element: Element) -> None:
        if not is_page_number(element.get(f"{W}instr", "")):
            self._computed_content(element)

    def _computed_content(self, element: Element) -> None:
        self._computed_depth += 1
        self.content(element)
        self._computed_depth -= 1

    def _insertion(self, element: Element) -> None:
        start = self._output.offset
        self.content(element)
        self._output.mark("insertion", start, element.get(names.AUTHOR, ""))

    def _deletion(self, element: Element) -> None:
        self._output.mark("deletion", self._output.offset, element.get(names.AUTHOR, ""))

    def _alternatives(self, element: Element) -> None:
        branch = choose_branch(element)
        if branch is not None:
            # NOTE: of words that stand there twice, one would be changed without the other.
            self._computed_content(branch)

    def _word_art(self, element: Element) -> None:
        box = ET.Element(names.BODY)
        run = ET.SubElement(ET.SubElement(box, names.PARAGRAPH), names.RUN)
        ET.SubElement(run, names.TEXT).text = element.get("string", "")
        self.boxes.append(box)

    def _name_picture(self, element: Element) -> None:
        self._alternative_text = element.get("descr") or element.get("title") or ""

    def _picture(self, _element: Element) -> None:
        self._output.mark("picture", self._output.offset, self._alternative_text)
        self._alternative_text = ""

    def _attachment(self, element: Element) -> None:
        ole_object = element.find(f"{names.OFFICE}OLEObject")
        program = "" if ole_object is None else ole_object.get("ProgID", "")
        self._output.mark("attachment", self._output.offset, program)

    def _note(self, kind: str, element: Element) -> None:
        self.notes.append((kind, element.get(names.ID, "")))

    def _comment(self, element: Element) -> None:
        """Take the beginning or the end of what a comment is about, or a reference to it."""
        here = self._output.offset
        identity = element.get(names.ID, "")
        if element.tag == f"{W}commentRangeStart":
            self.comments[identity] = [here, here]
        place = self.comments.setdefault(identity, [here, here])
        if element.tag == f"{W}commentRangeEnd":
            place[1] = here
