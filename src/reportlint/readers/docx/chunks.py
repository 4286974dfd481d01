"""Documents within a Word file (altChunk) that Word has not made its own yet, read in place.

Programs that assemble files put a Word file, a web page, rich text or plain text in as it is; Word
shows it where it stands and converts it when the file is saved.
"""

from __future__ import annotations

from reportlint.model.document import Document, Grid, Span
from reportlint.support.errors import UnreadableError
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias
    from xml.etree.ElementTree import Element

    from reportlint.model.document import Block
    from reportlint.readers.docx.package import WordPackage
    from reportlint.readers.docx.text_builder import TextBuilder

    #: Reads a document of any format that Word takes in, a Word file through a function that can.
    EmbeddedReader: TypeAlias = Callable[[bytes, Callable[[bytes], Document]], Document]

#: More chunks than any file has, those within chunks counted; and their bytes together.
MAX_CHUNKS = 60
MAX_BYTES = 32 * 1024 * 1024
#: Word files within Word files, beyond what any program writes.
MAX_DEPTH = 4


class Chunks:
    """Reads the chunks of one file and of the Word files within it, within limits for all."""

    def __init__(self, read_embedded: EmbeddedReader | None) -> None:
        """Begin with nothing read; without a reader of other formats all are to be Word files."""
        self._read_embedded = read_embedded or (lambda data, read_word: read_word(data))
        self._count = 0
        self._bytes = 0
        self._depth = 0

    def read(
        self,
        element: Element,
        package: WordPackage,
        part: str,
        read_word: Callable[[bytes, Chunks], Document],
    ) -> Document:
        """Return what a chunk in a part holds; raises UnreadableError where that is impossible.

        ``read_word`` reads a Word file with the chunks in it.
        """
        self._count += 1
        # NOTE: beside the text, what is too much is left out: it must cost nothing to go on.
        if self._count > MAX_CHUNKS or self._bytes > MAX_BYTES or self._depth >= MAX_DEPTH:
            raise _limit_error()
        references = (value for name, value in element.items() if name.endswith("}id"))
        data = package.read_chunk(next(references, ""), part)
        self._bytes += len(data or b"")
        if self._bytes > MAX_BYTES:
            raise _limit_error()
        if data is None:
            raise _unread_error(Message("readers.docx.not_in_file"))
        self._depth += 1
        try:
            return self._read_embedded(data, lambda word: read_word(word, self))
        except UnreadableError as error:
            raise _unread_error(error.texts[0]) from error
        finally:
            self._depth -= 1


def insert_document(document: Document, output: TextBuilder) -> None:
    """Write the text, blocks and marks of a document at the end of what was written."""
    if output.in_cell:
        for line in document.text.splitlines():
            output.break_line()
            output.write(" ".join(line.split()))
        return
    output.begin()
    start = output.offset
    output.anchor(None)
    output.write(document.text)
    output.blocks += [_move_block(block, start) for block in document.blocks]
    output.marks += [replace(mark, span=_shift_span(mark.span, start)) for mark in document.marks]
    if document.text:
        output.separate("\n")


def _move_block(block: Block, start: int) -> Block:
    if isinstance(block, Grid):
        cells = [replace(cell, span=_shift_span(cell.span, start)) for cell in block.cells]
        return replace(block, span=_shift_span(block.span, start), cells=tuple(cells))
    return replace(block, span=_shift_span(block.span, start))


def _shift_span(span: Span, start: int) -> Span:
    return Span(span.start + start, span.end + start)


def _unread_error(reason: LocalizedText) -> UnreadableError:
    return UnreadableError(
        Message("readers.docx.embedded_not_read") + reason,
        Message("readers.docx.save_in_word"),
    )


def _limit_error() -> UnreadableError:
    return UnreadableError(
        Message("readers.docx.too_many_embedded"),
        Message("readers.docx.save_in_word"),
    )
