"""A draft as a Word file: paragraphs and tables, nothing else."""

from __future__ import annotations

from reportlint.ruletests.rendering.grids import build_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.ruletests.rendering.draft import Draft, TableText

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_DOCUMENT = (
    f'{_HEAD}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body>{}</w:body></w:document>"
)
#: The archive's entries are dated so, that the same draft gives the same bytes.
_DATE = (1980, 1, 1, 0, 0, 0)


def render(draft: Draft) -> bytes:
    """Return the file."""
    from io import BytesIO
    from zipfile import ZipFile, ZipInfo

    buffer = BytesIO()
    body = _DOCUMENT.format("".join(_elements(draft)))
    parts = (
        ("[Content_Types].xml", _TYPES),
        ("_rels/.rels", _RELATIONS),
        ("word/document.xml", body),
    )
    with ZipFile(buffer, "w") as archive:
        for name, text in parts:
            archive.writestr(ZipInfo(name, _DATE), text)
    return buffer.getvalue()


def _elements(draft: Draft) -> Iterator[str]:
    yield from map(_paragraph, filter(None, (draft.title, draft.preamble + draft.period)))
    for part in draft.parts:
        yield from map(_paragraph, filter(None, (part.heading, *part.paragraphs)))
        yield from map(_table, part.tables)
    yield from map(_paragraph, draft.sign_off)


def _paragraph(text: str) -> str:
    from html import escape

    runs = (
        f'<w:r><w:t xml:space="preserve">{escape(line, quote=False)}</w:t></w:r>'
        for line in text.split("\n")
    )
    return f"<w:p>{'<w:r><w:br/></w:r>'.join(runs)}</w:p>"


def _table(table: TableText) -> str:
    lines = (
        f"<w:tr>{''.join(f'<w:tc>{_paragraph(cell)}</w:tc>' for cell in row)}</w:tr>"
        for row in build_rows(table)
    )
    return f"<w:tbl>{''.join(lines)}</w:tbl><w:p/>"
