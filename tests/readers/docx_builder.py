"""Word files for tests, put together from the XML of their parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
DECLARATIONS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
#: Where the types of relationships begin that are not Office's own.
KINDS = {"core-properties": f"{RELATIONSHIPS}/metadata"}
HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: The element that each part consists of.
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "hdr",
    "footer": "ftr",
}


def run(text: str, properties: str = "") -> str:
    """A run of text as Word writes it."""
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph; content that is no XML is a run of text."""
    inner = "".join(item if item.startswith("<") else run(item) for item in content)
    own = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{own}{inner}</w:p>"


def styled(style: str, *content: str, properties: str = "") -> str:
    """A paragraph of a style."""
    return paragraph(*content, properties=f'<w:pStyle w:val="{style}"/>{properties}')


def numbered(identity: int, level: int, *content: str) -> str:
    """A paragraph with a number of its own."""
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identity}"/></w:numPr>'
    return paragraph(*content, properties=numbers)


def cell(*content: str, span: int = 1, merge: str | None = None) -> str:
    """A cell; content that is no XML is a paragraph. ``merge``: "restart" or "continue"."""
    properties = '<w:tcW w:w="1200" w:type="dxa"/>'
    if span > 1:
        properties += f'<w:gridSpan w:val="{span}"/>'
    if merge is not None:
        # NOTE: Word leaves the value out where the cell goes on.
        properties += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    inner = "".join(item if item.startswith("<") else paragraph(item) for item in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or paragraph()}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row; what is no cell becomes the content of one."""
    own = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    made = [item if item.startswith(("<w:tc>", "<w:sdt>")) else cell(item) for item in cells]
    return f"<w:tr>{own}{''.join(made)}</w:tr>"


def table(*rows: str, columns: int = 2) -> str:
    """A table."""
    grid = '<w:gridCol w:w="1200"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def level(index: int, form: str, text: str, extra: str = "", start: int = 1) -> str:
    """A level of an abstract list."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{escape(text)}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def lists(*abstract: str, instances: Iterable[str] = ()) -> str:
    """A numbering part: each abstract list, and an instance of each with the same id from 1."""
    made = "".join(
        f'<w:abstractNum w:abstractNumId="{index}">{levels}</w:abstractNum>'
        for index, levels in enumerate(abstract, 1)
    )
    plain = "".join(
        f'<w:num w:numId="{index}"><w:abstractNumId w:val="{index}"/></w:num>'
        for index in range(1, len(abstract) + 1)
    )
    return made + plain + "".join(instances)


def style(identity: str, name: str, extra: str = "", *, kind: str = "paragraph") -> str:
    """A style."""
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{extra}</w:style>'
    )


def relationships(items: Iterable[tuple[str, str]]) -> str:
    """A listing of relationships: kinds and targets."""
    inner = "".join(
        f'<Relationship Id="rId{index}" Type="{KINDS.get(kind, OFFICE)}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(items, 1)
    )
    return f'{HEADER}<Relationships xmlns="{RELATIONSHIPS}">{inner}</Relationships>'


def content_types(kinds: Iterable[tuple[str, str, str]]) -> str:
    """The types of the parts: kind, name, and content, which plays no part."""
    named = [("document.main", "document.xml"), *((kind, name) for kind, name, _ in kinds)]
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="application/'
        f'vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for kind, name in named
    )
    return (
        f'{HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A zip archive."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return buffer.getvalue()


def members(*body: str, title: str = "", **parts: str | list[str]) -> dict[str, str | bytes]:
    """The members of a Word file; parts by their kinds, several headers or footers as a list."""
    kinds = [
        (kind, f"{kind}{index or ''}.xml", content)
        for kind, given in parts.items()
        for index, content in enumerate([given] if isinstance(given, str) else given)
    ]
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(kinds),
        "_rels/.rels": relationships(
            [("officeDocument", "word/document.xml"), ("core-properties", "docProps/core.xml")]
        ),
        "docProps/core.xml": (
            f'{HEADER}<cp:coreProperties xmlns:cp="{CORE}" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
            "</cp:coreProperties>"
        ),
        "word/_rels/document.xml.rels": relationships((kind, name) for kind, name, _ in kinds),
        "word/document.xml": (
            f"{HEADER}<w:document {DECLARATIONS}><w:body>{''.join(body)}<w:sectPr/></w:body>"
            "</w:document>"
        ),
    }
    for kind, name, content in kinds:
        tag = f"w:{ROOTS[kind]}"
        made[f"word/{name}"] = f"{HEADER}<{tag} {DECLARATIONS}>{content}</{tag}>"
    return made


def word(*body: str, title: str = "", **parts: str | list[str]) -> bytes:
    """A Word file with a body, a title among its properties, and parts by their kinds."""
    return archive(members(*body, title=title, **parts))
