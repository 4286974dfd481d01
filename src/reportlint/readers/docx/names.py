"""WordprocessingML (ISO/IEC 29500) as ElementTree has it: names, values, what wraps, fields."""

from __future__ import annotations

from reportlint.readers.signatures import unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"

PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
CHOICE, FALLBACK = f"{MC}Choice", f"{MC}Fallback"

BODY, PARAGRAPH, RUN, TEXT = f"{W}body", f"{W}p", f"{W}r", f"{W}t"
PARAGRAPH_PROPERTIES, RUN_PROPERTIES = f"{W}pPr", f"{W}rPr"
PARAGRAPH_STYLE, RUN_STYLE = f"{W}pStyle", f"{W}rStyle"
VERTICAL_ALIGN = f"{W}vertAlign"
NUMBERING, NUMBER_ID, NUMBER_LEVEL = f"{W}numPr", f"{W}numId", f"{W}ilvl"
OUTLINE_LEVEL = f"{W}outlineLvl"
HIDDEN, SEPARATOR_MARK = f"{W}vanish", f"{W}specVanish"

TABLE, ROW, CELL = f"{W}tbl", f"{W}tr", f"{W}tc"
ROW_PROPERTIES, CELL_PROPERTIES = f"{W}trPr", f"{W}tcPr"
GRID_BEFORE, GRID_AFTER, GRID_SPAN = f"{W}gridBefore", f"{W}gridAfter", f"{W}gridSpan"
VERTICAL_MERGE, HORIZONTAL_MERGE = f"{W}vMerge", f"{W}hMerge"

INSERTED, DELETED = f"{W}ins", f"{W}del"
MOVED_TO, MOVED_FROM = f"{W}moveTo", f"{W}moveFrom"
CONTENT_CONTROL, CONTROL_CONTENT = f"{W}sdt", f"{W}sdtContent"
CUSTOM_XML, SMART_TAG, ALTERNATIVES = f"{W}customXml", f"{W}smartTag", f"{MC}AlternateContent"
FOREIGN_CHUNK = f"{W}altChunk"

VAL = f"{W}val"
ID = f"{W}id"
AUTHOR = f"{W}author"
TYPE = f"{W}type"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

#: Elements within elements, beyond what any program writes.
MAX_DEPTH = 100
_TRANSPARENT = (CUSTOM_XML, SMART_TAG, INSERTED, MOVED_TO, f"{W}sdtContent")
_DROPPED = (DELETED, MOVED_FROM)
#: Fields whose result tells where a page ends, not what the report says.
_PAGES = frozenset(["PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF"])
_MAX_INSTRUCTION = 256


def read_value(parent: Element | None, tag: str) -> str | None:
    """Return ``w:val`` of a child; "" for a child without it, None without such a child.

    >>> read_value(read_xml('<w:numPr><w:ilvl w:val="2"/></w:numPr>'), NUMBER_LEVEL)
    '2'
    """
    child = None if parent is None else parent.find(tag)
    return None if child is None else child.get(VAL, "")


def parse_int(words: str | None, default: int = 0) -> int:
    """Read a whole number as the format writes them; the default for anything else.

    >>> parse_int("12"), parse_int("twelve", 1)
    (12, 1)
    """
    try:
        return int(words) if words is not None and len(words) <= 10 else default
    except ValueError:
        return default


def read_toggle(parent: Element | None, tag: str) -> bool | None:
    """Whether a toggle such as ``w:vanish`` is on; None where it is not given.

    >>> read_toggle(read_xml('<w:rPr><w:vanish w:val="off"/></w:rPr>'), HIDDEN)
    False
    """
    toggle = read_value(parent, tag)
    return None if toggle is None else toggle.lower() not in ("0", "false", "off", "none")


def choose_branch(alternatives: Element) -> Element | None:
    """Return the one of several versions of the same content to read: the first that has text.

    >>> choose_branch(read_xml("<w:p><mc:Choice>3</mc:Choice></w:p>")).text
    '3'
    """
    branches = [item for item in alternatives if item.tag in (CHOICE, FALLBACK)]
    for branch in branches:
        if next(branch.iter(TEXT), None) is not None:
            return branch
    return branches[0] if branches else None


def children(parent: Element) -> Iterator[Element]:
    """Return the children of a container, those within wrappers in the wrapper's place.

    >>> [child.tag == PARAGRAPH for child in children(read_xml("<w:p><w:ins><w:p/></w:ins></w:p>"))]
    [True]
    """
    stack: list[Iterator[Element]] = [iter(parent)]
    while stack:
        for element in stack[-1]:
            inner = _unwrap(element)
            if inner is not None:
                if len(stack) > MAX_DEPTH:
                    raise unreadable(
                        "docx.nested_too_deep", "archive.save_in_office", max_depth=MAX_DEPTH
                    )
                stack.append(iter(inner))
                break
            yield element
        else:
            stack.pop()


def _unwrap(element: Element) -> Iterable[Element] | None:
    if element.tag == CONTENT_CONTROL:
        return element.findall(CONTROL_CONTENT)
    if element.tag == ALTERNATIVES:
        branch = choose_branch(element)
        return () if branch is None else branch
    if element.tag in _DROPPED:
        return ()
    return element if element.tag in _TRANSPARENT else None


class _Field:
    """An open field, and whether what stands in it now is no text of the report."""

    instruction = ""
    silent = True


class Fields:
    """The fields that are open at a place, the outermost first."""

    def __init__(self) -> None:
        self._open: list[_Field] = []
        self._silent = 0

    @property
    def is_silent(self) -> bool:
        """Whether what stands here is an instruction or a number of pages, not text."""
        return self._silent > 0

    @property
    def is_open(self) -> bool:
        """Whether a field is open."""
        return bool(self._open)

    def begin(self) -> None:
        """Open a field: its instruction comes first."""
        self._open.append(_Field())
        self._silent += 1

    def add_instruction(self, words: str) -> None:
        """Take a piece of the innermost field's instruction."""
        if self._open and len(self._open[-1].instruction) < _MAX_INSTRUCTION:
            self._open[-1].instruction += words[:_MAX_INSTRUCTION]

    def begin_result(self) -> None:
        """Go on to the result of the innermost field."""
        field = self._open[-1] if self._open else None
        if field is not None and field.silent and not is_page_number(field.instruction):
            field.silent = False
            self._silent -= 1

    def end(self) -> None:
        """Close the innermost field; an end without a beginning means nothing."""
        if self._open:
            self._silent -= self._open.pop().silent

    def end_paragraph(self) -> None:
        """Close what cannot go on: an unclosed page number must not swallow the report."""
        while self._silent:
            self.end()


def is_page_number(instruction: str) -> bool:
    r"""Whether a field with this instruction shows a page number or a number of pages.

    >>> is_page_number(" PAGE \\* MERGEFORMAT "), is_page_number("REF a")
    (True, False)
    """
    words = instruction.split(maxsplit=1)
    return bool(words) and words[0].upper() in _PAGES
