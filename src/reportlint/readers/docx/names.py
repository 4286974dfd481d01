"""Names of WordprocessingML (ISO/IEC 29500) and of what it embeds, as ElementTree has them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
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


def read_value(parent: Element | None, tag: str) -> str | None:
    """Return ``w:val`` of a child; "" for a child without it, None without such a child."""
    child = None if parent is None else parent.find(tag)
    return None if child is None else child.get(VAL, "")


def parse_int(words: str | None, default: int = 0) -> int:
    """Read a whole number as the format writes them; the default for anything else."""
    if words is None or len(words) > 10:
        return default
    try:
        return int(words)
    except ValueError:
        return default


def read_toggle(parent: Element | None, tag: str) -> bool | None:
    """Whether a toggle such as ``w:vanish`` is on; None where it is not given."""
    toggle = read_value(parent, tag)
    return None if toggle is None else toggle.lower() not in ("0", "false", "off", "none")
