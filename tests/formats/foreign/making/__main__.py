"""Make the files anew, or those named: ``python -m tests.formats.foreign.making [FILE…]``.

Needs the programs that the catalogue names; the tests need none of them.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from importlib import import_module

from tests.formats import pages
from tests.formats.foreign.catalogue import DATA, entries
from tests.formats.foreign.making import fixed, markup, office, typesetting, word
from tests.formats.foreign.making.sources import source
from tests.formats.paper import Paper

_PLAIN = """
@page { size: A4; margin: 20mm; @top-center { content: "2024年度" } }
body { font: 10.5pt/1.7 "WenQuanYi Zen Hei" }
table { border-collapse: collapse; width: 100%; font-size: 7.5pt }
td, th { border: 3px double black; font-weight: normal }"""
_TURNED = """
@page { size: A4 landscape; margin: 15mm; @bottom-center { content: counter(page) } }
body { font: 11pt/1.6 "WenQuanYi Zen Hei" }
table { border-collapse: collapse; width: 100%; font-size: 8pt; border-left: hidden;
  border-right: hidden }
td, th { border: 0.5pt solid black; font-weight: normal }"""
_ODD = """
@page { size: A3 } body { font: 12pt "WenQuanYi Zen Hei" }
table { border-collapse: collapse } td, th { border: 1px dotted black; font-weight: normal }"""
_SIMPLE = """
@page { size: A4; margin: 2cm }
body { font-family: STSong-Light; font-size: 10pt; -pdf-word-wrap: CJK }
td { border: 0.5pt solid black; font-size: 7pt; padding: 2pt }"""
_SERIF = '#set page(margin: 18mm)\n#set text(font: "Noto Serif CJK SC", size: 10pt)'
_ZENHEI = '#set page(margin: 18mm)\n#set text(font: "WenQuanYi Zen Hei", size: 10pt)'
_SMALL = """#set page(paper: "a5", margin: 10mm)
#set page(footer: context align(center)[第 #counter(page).display() 页])
#set text(font: "WenQuanYi Zen Hei", size: 8pt)
#show table: set text(size: 5pt)"""
_OPEN = (
    "stroke: (x: none, y: 0.6pt), inset: (x: 6pt, y: 3pt), "
    "fill: (_, y) => if y < 1 { luma(230) } else { none },"
)

MAKERS: dict[str, Callable[[Paper], bytes]] = {
    "python-docx-styles.docx": word.python_docx,
    "python-docx-landscape.docx": lambda paper: word.python_docx(paper, landscape=True),
    "docxtpl-filled.docx": lambda paper: word.docxtpl(
        paper, {"organ": "云溪市市场监督管理局", "year": "2023"}
    ),
    "pandoc.docx": lambda paper: markup.pandoc(paper, "docx"),
    "libreoffice.docx": lambda paper: office.libreoffice(word.python_docx(paper), "docx", "docx"),
    "word-manner.docx": word.by_word,
    "wps-manner.docx": word.by_wps,
    "reviewed.docx": word.reviewed,
    "nested.docx": word.nested,
    "libreoffice.doc": lambda paper: office.libreoffice(word.by_word(paper), "docx", "doc"),
    "libreoffice.odt": lambda paper: office.libreoffice(word.by_wps(paper), "docx", "odt"),
    "libreoffice.rtf": lambda paper: office.libreoffice(word.reviewed(paper), "docx", "rtf"),
    "odfpy.odt": office.odfpy,
    "pandoc.rtf": lambda paper: markup.pandoc(paper, "rtf"),
    "by-hand.rtf": office.rich_text,
    "pandoc.html": lambda paper: markup.pandoc(paper, "html"),
    "libreoffice.html": lambda paper: office.libreoffice(word.by_wps(paper), "docx", "html"),
    "libreoffice.xhtml.html": lambda paper: office.libreoffice(
        word.python_docx(paper), "docx", "html:XHTML Writer File"
    ),
    "mammoth.html": lambda paper: _mammoth(word.by_word(paper)),
    "chromium-dom.html": lambda paper: markup.chromium_dom(markup.scripted(paper)),
    "chromium.mhtml": lambda paper: markup.chromium_mhtml(markup.scripted(paper)),
    "typst-a4.pdf": lambda paper: typesetting.typst(paper, _SERIF, "stroke: 0.3pt, inset: 2.5pt,"),
    "typst-heads.pdf": lambda paper: typesetting.typst(
        paper, _SMALL, "stroke: 0.4pt, inset: 2pt,", repeat=True
    ),
    "typst-open.pdf": lambda paper: typesetting.typst(paper, _ZENHEI, _OPEN),
    "fpdf2.pdf": typesetting.fpdf2,
    "fpdf2-landscape.pdf": lambda paper: typesetting.fpdf2(paper, landscape=True, repeat=False),
    "xhtml2pdf.pdf": lambda paper: markup.xhtml2pdf(paper, _SIMPLE),
    "weasyprint.pdf": lambda paper: markup.weasyprint(paper, _PLAIN),
    "weasyprint-turned.pdf": lambda paper: markup.weasyprint(paper, _TURNED),
    "reportlab-a3.pdf": lambda paper: typesetting.reportlab(paper, landscape=True),
    "reportlab-b5.pdf": typesetting.reportlab,
    "chromium-odd.pdf": lambda paper: markup.chromium_pdf(paper, _ODD, "--disable-pdf-tagging"),
    "libreoffice-wps.pdf": lambda paper: office.libreoffice(word.by_wps(paper), "docx", "pdf"),
    "libreoffice-word.pdf": lambda paper: office.libreoffice(word.by_word(paper), "docx", "pdf"),
    "objects-filled.pdf": fixed.filled_pdf,
    "pandoc.md": lambda paper: markup.pandoc(paper, "markdown"),
    "pandoc.txt": lambda paper: markup.pandoc(paper, "plain"),
    "libreoffice.txt": lambda paper: office.libreoffice(
        word.python_docx(paper), "docx", "txt:Text (encoded):UTF8"
    ),
    "converted.ofd": lambda paper: fixed.ofd_by_characters(pages.written(paper, ruled=True)),
    "unruled.ofd": pages.lines,
}


def _mammoth(data: bytes) -> bytes:
    made: str = import_module("mammoth").convert_to_html(io.BytesIO(data)).value
    return made.encode()


def main(names: list[str]) -> None:
    """Make the files of the catalogue."""
    DATA.mkdir(exist_ok=True)
    for entry in entries():
        if not names or entry.file in names:
            entry.path.write_bytes(MAKERS[entry.file](source(entry)))


if __name__ == "__main__":
    main(sys.argv[1:])
