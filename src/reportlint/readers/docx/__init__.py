"""Word files: .docx as Word, WPS and LibreOffice write them (Office Open XML, ISO/IEC 29500)."""

from __future__ import annotations

from reportlint.model.document import Document, Metadata
from reportlint.readers.docx import names, other_stories
from reportlint.readers.docx.body import Body
from reportlint.readers.docx.chunks import Chunks
from reportlint.readers.docx.numbering import Numbering
from reportlint.readers.docx.origins import Anatomy, collect_origins, number_cells
from reportlint.readers.docx.package import WordPackage
from reportlint.readers.docx.styles import Styles
from reportlint.readers.docx.text_builder import TextBuilder
from reportlint.readers.titles import meaningful_title

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from reportlint.readers.docx.chunks import EmbeddedReader
    from reportlint.readers.docx.origins import Origin


def read(data: bytes, path: str, read_embedded: EmbeddedReader | None = None) -> Document:
    """Read a Word file; raises UnreadableError where it is none, damaged, encrypted or a trap.

    Paragraphs are joined by new lines, rows of tables too, and the cells of a row by tabs. What
    Word works out is text as far as a reader sees it (numbers of lists, fields), but for page
    numbers and the table of contents. Tracked insertions are text, deletions are not; headers,
    footers and comments are marks, footnotes are paragraphs after the one that refers to them.
    ``read_embedded`` reads documents of other formats within the file.
    """
    return _read(WordPackage(data), path, Chunks(read_embedded))[0]


def read_with_origins(
    data: bytes, path: str, read_embedded: EmbeddedReader
) -> tuple[Document, tuple[Origin, ...]]:
    """Read a Word file, and say where in it the text comes from; raises as :func:`read` does."""
    package = WordPackage(data)
    document, output = _read(package, path, Chunks(read_embedded))
    return document, collect_origins(output.traces, package.roots)


def read_with_anatomy(
    data: bytes, path: str, read_embedded: EmbeddedReader
) -> tuple[Document, Anatomy]:
    """Read a Word file, and say what it consists of; raises as :func:`read` does."""
    package = WordPackage(data)
    document, output = _read(package, path, Chunks(read_embedded))
    text_origins = collect_origins(output.traces, package.roots)
    cells = number_cells(output.cells, package.roots[package.main])
    return document, Anatomy(package.main, package.part_name("comments"), text_origins, cells)


def _read(package: WordPackage, path: str, chunks: Chunks) -> tuple[Document, TextBuilder]:
    root = package.document()
    styles = Styles(package.part("styles"))
    output = TextBuilder()
    numbering = Numbering(package.part("numbering"), styles)

    def chunk(element: Element, part: str) -> Document:
        return chunks.read(element, package, part, _read_nested)

    body = Body(output, styles, numbering, other_stories.read_notes(package), chunk, package.main)
    if root.get(names.SPACE) == "preserve":
        body.inline.preserve_spaces()
    for container in root.findall(names.BODY):
        body.blocks(container)
    text = output.finish()
    beside = other_stories.Beside(package, styles, chunk)
    document = Document(
        path=path,
        format="docx",
        text=text,
        blocks=tuple(output.blocks),
        anchors=tuple(output.anchors),
        marks=(
            *output.marks,
            *beside.comments(body.inline.comments, len(text)),
            *beside.headers(len(text)),
        ),
        metadata=Metadata(title=meaningful_title(package.title())),
    )
    return document, output


def _read_nested(data: bytes, chunks: Chunks) -> Document:
    return _read(WordPackage(data), "", chunks)[0]
