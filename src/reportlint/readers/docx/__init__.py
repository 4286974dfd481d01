"""Word files: .docx as Word, WPS and LibreOffice write them (Office Open XML, ISO/IEC 29500)."""

from __future__ import annotations

from reportlint.model.document import Document, Mark, Metadata, Span
from reportlint.readers.archive import meaningful_title
from reportlint.readers.docx import names
from reportlint.readers.docx.body import Body
from reportlint.readers.docx.package import Chunks, WordPackage
from reportlint.readers.docx.styles import Numbering, Styles
from reportlint.readers.docx.text_builder import Anatomy, TextBuilder
from reportlint.support.errors import UnreadableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from reportlint.readers.docx.package import EmbeddedReader


def read(data: bytes, path: str, read_embedded: EmbeddedReader | None = None) -> Document:
    r"""Read a Word file; raises UnreadableError where it is none, damaged, encrypted or a trap.

    Paragraphs are joined by new lines, rows of tables too, and the cells of a row by tabs. What
    Word works out is text as far as a reader sees it (numbers of lists, fields), but for page
    numbers and the table of contents. Tracked insertions are text, deletions are not; headers,
    footers and comments are marks, footnotes are paragraphs after the one that refers to them.
    ``read_embedded`` reads documents of other formats within the file.

    >>> read(DOCX, "draft.docx").text
    '政府信息公开\n申请\t3'
    """
    return _read(WordPackage(data), path, Chunks(read_embedded))[0]


def read_with_anatomy(
    data: bytes, path: str, read_embedded: EmbeddedReader
) -> tuple[Document, Anatomy]:
    """Read a Word file, and say what it consists of; raises as :func:`read` does.

    >>> document, anatomy = read_with_anatomy(DOCX, "draft.docx", lambda data, read: read(data))
    >>> anatomy.main, anatomy.origins[0].length, dict(anatomy.cells)
    ('word/document.xml', 6, {7: 0, 10: 1})
    """
    package = WordPackage(data)
    document, output = _read(package, path, Chunks(read_embedded))
    cells = output.cell_numbers(package.roots[package.main])
    comments = package.part_name("comments")
    return document, Anatomy(package.main, comments, output.origins(package.roots), cells)


def _read(package: WordPackage, path: str, chunks: Chunks) -> tuple[Document, TextBuilder]:
    root = package.document()
    styles = Styles(package.part("styles"))
    output = TextBuilder()
    numbering = Numbering(package.part("numbering"), styles)

    def chunk(element: Element, part: str) -> Document:
        return chunks.read(element, package, part, _read_nested)

    body = Body(output, styles, numbering, _read_notes(package), chunk, package.main)
    if root.get(names.SPACE) == "preserve":
        body.inline.preserve_spaces()
    for container in root.findall(names.BODY):
        body.blocks(container)
    text = output.finish()
    beside = _Beside(package, styles, chunk)
    comments = beside.comments(body.inline.comments, len(text))
    marks = (*output.marks, *comments, *beside.headers(len(text)))
    metadata = Metadata(meaningful_title(package.title()))
    blocks, anchors = tuple(output.blocks), tuple(output.anchors)
    return Document(path, "docx", text, blocks, anchors, marks, metadata), output


def _read_nested(data: bytes, chunks: Chunks) -> Document:
    return _read(WordPackage(data), "", chunks)[0]


def _read_notes(package: WordPackage) -> dict[str, tuple[str, Element]]:
    """Return the footnotes and endnotes, with their part, by kind and id: "footnote 2"."""
    notes_by_id: dict[str, tuple[str, Element]] = {}
    for kind in ("footnote", "endnote"):
        for name, part in list(package.parts(f"{kind}s").items())[:1]:
            for note in part.iter(names.W + kind):
                if note.get(names.TYPE, "normal") == "normal":  # separators have types of their own
                    notes_by_id[f"{kind} {note.get(names.ID, '')}"] = name, note
    return notes_by_id


class _Beside:
    """Reads what is no text of the draft: comments, headers and footers.

    A document within (altChunk) that cannot be read is left out there, as a picture is.
    """

    def __init__(
        self, package: WordPackage, styles: Styles, chunk: Callable[[Element, str], Document]
    ) -> None:
        self._package = package
        self._styles = styles
        self._read_chunk = chunk

    def comments(self, places: dict[str, list[int]], last: int) -> Iterator[Mark]:
        """Return the comments with their authors, each on what it is about, up to ``last``."""
        for name, part in list(self._package.parts("comments").items())[:1]:
            for comment in part.iter(f"{names.W}comment"):
                start, end = places.get(comment.get(names.ID, ""), (0, 0))
                start, end = min(start, end, last), min(max(start, end), last)
                words = " ".join(self._text(comment, name).split())
                author = comment.get(names.AUTHOR, "")
                yield Mark("comment", Span(start, end), f"{author}: {words}")

    def headers(self, end: int) -> Iterator[Mark]:
        """Return the words of headers and footers, the same words of several sections once."""
        for kind, offset in (("header", 0), ("footer", end)):
            parts = self._package.parts(kind).items()
            texts = [self._text(part, name).strip() for name, part in parts]
            for text in dict.fromkeys(texts):
                if any(sign.isalnum() for sign in text):  # a page number leaves dashes behind
                    yield Mark(kind, Span(offset, offset), text)

    def _text(self, story: Element, part: str) -> str:
        output = TextBuilder()
        numbering = Numbering(None, self._styles)
        Body(output, self._styles, numbering, {}, self._chunk, part).blocks(story)
        return output.finish()

    def _chunk(self, element: Element, part: str) -> Document:
        try:
            return self._read_chunk(element, part)
        except UnreadableError:
            return Document("", "docx", "", ())
