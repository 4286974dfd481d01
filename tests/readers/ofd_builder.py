"""OFD files for tests, put together from the XML of their parts."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.readers.docx_builder import archive

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text_object(
    text: str, x: float, y: float, size: float = 4.0, code: str = "", attributes: str = ""
) -> str:
    """A text object whose box begins at a place, with steps from character to character."""
    steps = code or f'DeltaX="{steps_of(text, size)}"'
    return (
        f'<ofd:TextObject ID="9" Boundary="{x} {y} 100 6" Font="1" Size="{size}" {attributes}>'
        f'<ofd:FillColor Value="0 0 0"/><ofd:TextCode X="0" Y="{size}" {steps}>{escape(text)}'
        "</ofd:TextCode></ofd:TextObject>"
    )


def steps_of(text: str, size: float) -> str:
    """The steps of text that is set without gaps."""
    return " ".join(str(size if sign >= "\u2e80" else size / 2) for sign in text[:-1])


def line(x: float, y: float, to_x: float, to_y: float, width: float = 0.25) -> str:
    """A path object that draws a straight line."""
    left, top = min(x, to_x), min(y, to_y)
    data = f"M {x - left:g} {y - top:g} L {to_x - left:g} {to_y - top:g}"
    return (
        f'<ofd:PathObject ID="8" Boundary="{left:g} {top:g} {abs(to_x - x) or width:g} '
        f'{abs(to_y - y) or width:g}" LineWidth="{width}">'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def page(*objects: str, template: str = "") -> str:
    """The content of a page."""
    under = f'<ofd:Template TemplateID="{template}" ZOrder="Background"/>' if template else ""
    return (
        f'{HEADER}<ofd:Page {NAMESPACE}>{under}<ofd:Content><ofd:Layer ID="2">'
        f"{''.join(objects)}</ofd:Layer></ofd:Content></ofd:Page>"
    )


def members(
    *pages: str, title: str = "", templates: Sequence[str] = (), attachments: Sequence[str] = ()
) -> dict[str, str | bytes]:
    """The members of an OFD file; templates have the ids T0, T1 …."""
    made: dict[str, str | bytes] = {
        "OFD.xml": (
            f'{HEADER}<ofd:OFD {NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
            f"<ofd:Title>{escape(title)}</ofd:Title></ofd:DocInfo>"
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
        )
    }
    under = ""
    for index, content in enumerate(templates):
        made[f"Doc_0/Tpls/Tpl_{index}/Content.xml"] = content
        under += f'<ofd:TemplatePage ID="T{index}" BaseLoc="Tpls/Tpl_{index}/Content.xml"/>'
    listed = ""
    for index, content in enumerate(pages):
        made[f"Doc_0/Pages/Page_{index}/Content.xml"] = content
        listed += f'<ofd:Page ID="{index + 10}" BaseLoc="Pages/Page_{index}/Content.xml"/>'
    attached = "".join(f'<ofd:Attachment ID="1" Name="{name}"/>' for name in attachments)
    if attached:
        made["Doc_0/Attachs/Attachments.xml"] = (
            f"{HEADER}<ofd:Attachments {NAMESPACE}>{attached}</ofd:Attachments>"
        )
        attached = "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>"
    made["Doc_0/Document.xml"] = (
        f"{HEADER}<ofd:Document {NAMESPACE}><ofd:CommonData>{under}</ofd:CommonData>"
        f"<ofd:Pages>{listed}</ofd:Pages>{attached}</ofd:Document>"
    )
    return made


def ofd(
    *pages: str, title: str = "", templates: Sequence[str] = (), attachments: Sequence[str] = ()
) -> bytes:
    """An OFD file of pages."""
    return archive(members(*pages, title=title, templates=templates, attachments=attachments))
