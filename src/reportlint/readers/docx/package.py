"""The parts of a Word file, and the documents within it that Word has not made its own (altChunk).

Parts are found by the package's relationships and parsed without their looks. Programs that
assemble files put a Word file, a web page, rich text or plain text in as it is; Word shows it where
it stands and converts it when the file is saved.
"""

from __future__ import annotations

import posixpath
import re

from reportlint.readers.archive import ENCRYPTED_PACKAGE, Archive, parse_xml
from reportlint.readers.docx import names
from reportlint.readers.signatures import is_ole, unreadable
from reportlint.support.errors import UnreadableError
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias
    from xml.etree.ElementTree import Element

    from reportlint.model.document import Document

    #: Reads a document of any format that Word takes in, a Word file through a function that can.
    EmbeddedReader: TypeAlias = Callable[[bytes, Callable[[bytes], Document]], Document]

_CHUNK = "aFChunk"
_DOCUMENT = "word/document.xml"
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
#: Namespaces of the strict variant, and what everybody else writes.
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/"
_NAMESPACE_PATHS = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
    (b"drawingml/picture", b"drawingml/2006/picture"),
    (b"drawingml/chart", b"drawingml/2006/chart"),
    (b"drawingml/diagram", b"drawingml/2006/diagram"),
)
#: Elements that only say how text looks: two in three of a Word file. Dropping them before the
#: file is parsed halves the time that reading takes.
_LAYOUT_ELEMENTS = (
    rb"<w:(?:rFonts|bCs|b|iCs|i|szCs|sz|color|kern|lang|u|w|spacing|position|highlight|shd|noProof"
    rb"|jc|ind|keepNext|keepLines|widowControl|suppressLineNumbers|pageBreakBefore|snapToGrid"
    rb"|adjustRightInd|autoSpaceDE|autoSpaceDN|overflowPunct|topLinePunct|textAlignment|wordWrap"
    rb"|kinsoku|mirrorIndents|contextualSpacing|top|left|bottom|right|insideH|insideV|vAlign"
    rb"|tcW|tblW|tblInd|tblLayout|tblLook|trHeight|cantSplit|lvlJc|lsdException)"
    rb'(?: [\w:]+="[^"<]*")*/>'
)
_OTHER_FORMATS = (
    ("xl/workbook", Message("readers.docx.spreadsheet")),
    ("ppt/presentation", Message("readers.docx.slides")),
    ("ofd.xml", Message("readers.docx.ofd_file")),
    ("content.xml", Message("readers.docx.odf_file")),
)
#: More chunks than any file has, those within chunks counted; and their bytes together.
MAX_CHUNKS = 60
MAX_BYTES = 32 * 1024 * 1024
#: Word files within Word files, beyond what any program writes.
MAX_DEPTH = 4


class WordPackage:
    """An opened Word file."""

    def __init__(self, data: bytes) -> None:
        """Find the main part; raises UnreadableError where the file is no Word file."""
        if is_ole(data):
            if ENCRYPTED_PACKAGE in data:
                raise unreadable("archive.encrypted", "archive.remove_password")
            raise unreadable("docx.legacy_format", "docx.save_as_docx")
        self._archive = Archive(data)
        #: Every part that was parsed, by its name.
        self.roots: dict[str, Element] = {}
        #: The name of the part that holds the text.
        self.main = self._main_part()
        self._related = self._relationships(self.main)

    def document(self) -> Element:
        """Return the document element; raises UnreadableError where the main part is another."""
        root = self._part(self.main)
        if root.tag != f"{names.W}document":
            raise unreadable("docx.archive_without_document", "docx.check_file_or_unpack")
        return root

    def part(self, kind: str) -> Element | None:
        """Return the first part of a kind (styles, comments …); None where there is none."""
        return next(iter(self.parts(kind).values()), None)

    def parts(self, kind: str) -> dict[str, Element]:
        """Return the parts of a kind (header …) by name, in the order of the relationships."""
        return {name: self._part(name) for name in dict.fromkeys(self._related.get(kind, ()))}

    def read_chunk(self, reference: str, part: str) -> bytes | None:
        """Return the bytes of a document that a part refers to; None where the file has none."""
        chunks = {each: name for kind, name, each in self._targets(part) if kind == _CHUNK}
        return self._archive.read(chunks[reference]) if reference in chunks else None

    def part_name(self, kind: str) -> str | None:
        """Return the name of the first part of a kind; None where there is none."""
        return next(iter(self._related.get(kind, ())), None)

    def title(self) -> str | None:
        """Return the title among the file's properties."""
        name = next(iter(self._relationships("").get("core-properties", ())), None)
        return name and self._archive.xml(name).findtext("{http://purl.org/dc/elements/1.1/}title")

    def _part(self, name: str) -> Element:
        data = self._archive.read(name)
        if _STRICT in data:
            for strict, transitional in _NAMESPACE_PATHS:
                for quote in (b'="', b"='"):
                    data = data.replace(
                        quote + _STRICT + strict, quote + _TRANSITIONAL + transitional
                    )
        if b"<![CDATA[" not in data:
            data = re.sub(_LAYOUT_ELEMENTS, b"", data)
        self.roots[name] = parse_xml(data, name)
        return self.roots[name]

    def _main_part(self) -> str:
        part_names: list[str] = self._relationships("").get("officeDocument", [])
        for name in (*part_names, _DOCUMENT):
            if name in self._archive:
                return name
        for start, words in _OTHER_FORMATS:
            if any(name.startswith(start) for name in self._archive.names()):
                raise UnreadableError(words, Message("readers.docx.check_file"))
        raise unreadable("docx.archive_without_document", "docx.check_file_or_unpack")

    def _relationships(self, source: str) -> dict[str, list[str]]:
        """Return the parts that a part refers to: the last word of the type to their names."""
        targets_by_type: dict[str, list[str]] = {}
        for kind, target, _ in self._targets(source):
            targets_by_type.setdefault(kind, []).append(target)
        return targets_by_type

    def _targets(self, source: str) -> Iterator[tuple[str, str, str]]:
        """Yield what a part refers to: the last word of the type, the part's name, the id."""
        folder, name = posixpath.split(source)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing not in self._archive:
            return
        for item in self._archive.xml(listing).iter(_RELATIONSHIP):
            target = posixpath.normpath(posixpath.join("/", folder, item.get("Target", "")))
            # NOTE: what lies outside the file is never followed.
            if item.get("TargetMode") != "External" and target in self._archive:
                kind = item.get("Type", "").rpartition("/")[2]
                yield kind, target.lstrip("/"), item.get("Id", "")


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
            raise unreadable("docx.too_many_embedded", "docx.save_in_word")
        references = (value for name, value in element.items() if name.endswith("}id"))
        data = package.read_chunk(next(references, ""), part)
        self._bytes += len(data or b"")
        if self._bytes > MAX_BYTES:
            raise unreadable("docx.too_many_embedded", "docx.save_in_word")
        if data is None:
            raise _unread_error(Message("readers.docx.not_in_file"))
        self._depth += 1
        try:
            return self._read_embedded(data, lambda word: read_word(word, self))
        except UnreadableError as error:
            raise _unread_error(error.texts[0]) from error
        finally:
            self._depth -= 1


def _unread_error(reason: LocalizedText) -> UnreadableError:
    return UnreadableError(
        Message("readers.docx.embedded_not_read") + reason, Message("readers.docx.save_in_word")
    )
