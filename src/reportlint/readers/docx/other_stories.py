"""What stands beside the text of a Word file: notes, comments, headers and footers."""

from __future__ import annotations

from reportlint.model.document import Document, Mark, Span
from reportlint.readers.docx import names
from reportlint.readers.docx.body import Body
from reportlint.readers.docx.numbering import Numbering
from reportlint.readers.docx.text_builder import TextBuilder
from reportlint.support.errors import UnreadableError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from reportlint.readers.docx.package import WordPackage
    from reportlint.readers.docx.styles import Styles


def read_notes(package: WordPackage) -> dict[str, tuple[str, Element]]:
    """Return the footnotes and endnotes, with their part, by kind and id: "footnote 2"."""
    notes_by_id: dict[str, tuple[str, Element]] = {}
    for kind in ("footnote", "endnote"):
        for name, part in _first(package, f"{kind}s"):
            for note in part.iter(names.W + kind):
                if note.get(names.TYPE, "normal") == "normal":  # separators have types of their own
                    notes_by_id[f"{kind} {note.get(names.ID, '')}"] = name, note
    return notes_by_id


def _first(package: WordPackage, kind: str) -> list[tuple[str, Element]]:
    """Return the part of a kind with its name, if there is one."""
    return list(package.parts(kind).items())[:1]


class Beside:
    """Reads what is no text of the draft: comments, headers and footers.

    A document within (altChunk) that cannot be read is left out there, as a picture is.
    """

    def __init__(
        self, package: WordPackage, styles: Styles, chunk: Callable[[Element, str], Document]
    ) -> None:
        """Read the parts of a package."""
        self._package = package
        self._styles = styles
        self._read_chunk = chunk

    def comments(self, places: dict[str, list[int]], last: int) -> Iterator[Mark]:
        """Return the comments with their authors, each on what it is about, up to ``last``."""
        for name, part in _first(self._package, "comments"):
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
