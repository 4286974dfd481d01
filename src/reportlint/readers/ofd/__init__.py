"""OFD, the national format for fixed pages (GB/T 33190): text by where its characters stand."""

from __future__ import annotations

from reportlint.bilingual import Bilingual
from reportlint.document import Anchor, Document, Lines, Mark, Metadata, Span
from reportlint.errors import UnreadableError
from reportlint.readers.ofd.lines import lines
from reportlint.readers.ofd.package import Package
from reportlint.readers.titles import meaningful

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.readers.ofd.characters import PageText

#: More characters than any report has, by far.
MAX_TEXT = 2_000_000


def read(data: bytes, path: str) -> Document:
    """Read an OFD file; raises UnreadableError where it is none, damaged, encrypted or a trap.

    The text is the pages' lines from top to bottom; tables are lines too, with blanks where the
    columns part. Pages without text, pictures, watermarks (as headers) and attachments are marks.
    """
    package = Package(data)
    text = _Text()
    for number, parts in enumerate(package.pages(), 1):
        text.add(number, parts)
    return text.document(path, package)


class _Text:
    """The lines of the pages so far, and what points into them."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._anchors: list[Anchor] = []
        self._marks: list[Mark] = []
        self._told: set[str] = set()
        self._offset = 0

    def add(self, number: int, parts: tuple[PageText, ...]) -> None:
        """Add a page."""
        words = lines([character for part in parts for character in part.characters])
        self._anchors.append(Anchor(self._offset, page=number))
        crossing = [mark for part in parts for mark in part.watermarks]
        self._mark("header", [mark for mark in dict.fromkeys(crossing) if mark not in self._told])
        self._told.update(crossing)
        self._mark("picture", [""] * sum(part.pictures for part in parts))
        if not words and any(part.pictures or part.drawn for part in parts):
            # NOTE: an empty line of its own, so that the place of the mark is on that page.
            self._mark("page-without-text", [""])
        for line in words or [""]:
            self._lines.append(line)
            self._offset += len(line) + 1
        if self._offset > MAX_TEXT:
            raise UnreadableError(
                Bilingual("文件的文字过多", "the file holds too much text"),
                Bilingual("这不像一份年度报告，检查文件", "no annual report is: check the file"),
            )

    def document(self, path: str, package: Package) -> Document:
        """Put the document together; attachments belong to the end."""
        text = "\n".join(self._lines)
        end = Span(len(text), len(text))
        attachments = tuple(Mark("attachment", end, name) for name in package.attachments())
        return Document(
            path=path,
            format="ofd",
            text=text,
            blocks=(Lines(Span(0, len(text))),) if text else (),
            anchors=tuple(self._anchors),
            marks=(*self._marks, *attachments),
            metadata=Metadata(title=meaningful(package.title)),
        )

    def _mark(self, kind: str, words: list[str]) -> None:
        here = Span(self._offset, self._offset)
        self._marks += [Mark(kind, here, text) for text in words]
