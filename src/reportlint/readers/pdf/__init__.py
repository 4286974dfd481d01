"""PDF: text by where its characters stand, tables by the lines that rule them."""

from __future__ import annotations

from reportlint.readers.signatures import unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.document import Document
    from reportlint.readers.layout.assembly import PlacedText
    from reportlint.readers.layout.pages import Page

#: So many pages are read before the document is opened anew.
_PAGES_PER_OPENING = 48


def read(data: bytes, path: str) -> Document:
    r"""Read a PDF; raises UnreadableError where it cannot be opened.

    >>> read(PDF, "draft.pdf").text
    '政府信息公开\n'
    """
    return _read(data, path, trace=False)[0]


def read_with_places(
    data: bytes, path: str
) -> tuple[Document, tuple[PlacedText, ...], dict[int, int]]:
    """Read a PDF, and say where on its pages the text stands; raises as :func:`read` does.

    Gives the quarter turns by which pages were turned, too.

    >>> document, places, turns = read_with_places(PDF, "draft.pdf")
    >>> places[0].text, turns
    ('政府信息公开', {1: 0})
    """
    return _read(data, path, trace=True)


def _read(
    data: bytes, path: str, *, trace: bool
) -> tuple[Document, tuple[PlacedText, ...], dict[int, int]]:
    try:
        from reportlint.readers.pdf import pdfium
    except (ImportError, OSError) as error:
        raise unreadable("pdf.pdfium_unavailable", "pdf.install_pypdfium2", error=error) from error
    from reportlint.readers.layout import Budget
    from reportlint.readers.layout.assembly import build_document
    from reportlint.readers.pdf import streams
    from reportlint.readers.pdf.pages import read_page

    streams.check_streams(data)
    budget = Budget()
    pages: list[Page] = []
    attachments: list[str] = []
    count = 1
    while len(pages) < count:
        # NOTE: pdfium keeps the fonts of every page it has drawn until the document is closed.
        with pdfium.open_document(data) as document:
            count = pdfium.page_count(document)
            last = min(count, len(pages) + _PAGES_PER_OPENING)
            for number in range(len(pages) + 1, last + 1):
                page = read_page(document, number, budget)
                pages.append(page if trace else page.without_ink())
            attachments = pdfium.attachment_names(document)
    document_and_places = build_document(path, "pdf", pages, attachments, None)
    return *document_and_places, {page.number: page.turn for page in pages}
