"""An OFD file: an archive with a root that names its documents, and the parts of each."""

from __future__ import annotations

import posixpath
from itertools import chain
from typing import NamedTuple

from reportlint.readers.archive import Archive
from reportlint.readers.ofd.elements import element_text, find_all, parse_box
from reportlint.readers.signatures import unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias
    from xml.etree.ElementTree import Element

    #: Gives the part at a location in another part of that name; None where there is none.
    Opener: TypeAlias = Callable[[str, str], tuple[str, Element] | None]
    Box: TypeAlias = tuple[float, float, float, float]

_ROOT = "OFD.xml"
#: What the standard for encrypted files (GM/T 0099) puts beside the root.
_ENCRYPTIONS = "Encryptions.xml"
#: More pages than any report has, even one bound together with its annexes.
MAX_PAGES = 1000
#: Bytes of parts that are read again, because several pages name them.
_MAX_REPEATED_BYTES = 1024 * 1024
#: The boxes that may tell a page's size, the first that is there.
_AREAS = ("PhysicalBox", "ApplicationBox", "ContentBox")
#: Notes whose look says nothing: where a link leads, what a stamp shows.
_SILENT = ("link", "stamp")


class OfdPackage:
    """An opened OFD file."""

    def __init__(self, data: bytes) -> None:
        """Find the documents; raises UnreadableError where the file is no OFD."""
        self._archive = Archive(data)
        self._read_names: set[str] = set()
        self._repeated_bytes = 0
        if _ENCRYPTIONS in self._archive:
            raise unreadable("archive.encrypted", "archive.remove_password")
        if _ROOT not in self._archive:
            raise unreadable("ofd.archive_without_document", "docx.check_file")
        root = self._archive.xml(_ROOT)
        roots = [self._open("", element_text(item)) for item in find_all(root, "DocRoot")]
        self._documents = [DocumentParts(*part, self._open) for part in roots if part]
        if not self._documents:
            raise unreadable("ofd.archive_without_document", "docx.check_file")
        self.title = next((element_text(item) for item in find_all(root, "Title")), "")

    def pages(self) -> Iterator[PageParts]:
        """Return the parts of each page; raises UnreadableError for a bad one or too many."""
        every = chain.from_iterable(document.pages() for document in self._documents)
        for number, parts in enumerate(every, 1):
            if number > MAX_PAGES:
                raise unreadable("ofd.too_many_pages", "archive.check_file", max_pages=MAX_PAGES)
            yield parts

    def attachments(self) -> Iterator[str]:
        """Return the names of attached files."""
        for document in self._documents:
            yield from document.attachments()

    def _open(self, source: str, location: str) -> tuple[str, Element] | None:
        """Open the member that a location in a part means: from there, or from the root."""
        from_source = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), location))
        from_root = posixpath.normpath(posixpath.join("/", location))
        for name in (from_source, from_root):
            if name in self._archive:
                self._count(name)
                return name, self._archive.xml(name)
        return None

    def _count(self, name: str) -> None:
        if name in self._read_names:
            self._repeated_bytes += self._archive.size(name)
        self._read_names.add(name)
        if self._repeated_bytes > _MAX_REPEATED_BYTES:
            raise unreadable("ofd.pages_share_part", "archive.check_file", name=name.lstrip("/"))


class PageParts(NamedTuple):
    """What makes a page: templates and its own content in order, composites by id, notes.

    ``box`` is left, top, width and height in millimetres; None where no part tells.
    """

    box: Box | None
    contents: list[Element]
    units: dict[str, Element]
    watermarks: list[str]
    comments: list[str]


class DocumentParts:
    """The parts of a document, each read when it is asked for."""

    def __init__(self, name: str, root: Element, opener: Opener) -> None:
        """Take the document's own part, its name, and what opens others."""
        self._name = name
        self._root = root
        self._opener = opener
        self._templates = {
            item.get("ID", ""): item.get("BaseLoc", "") for item in find_all(root, "TemplatePage")
        }
        self._template_cache: dict[str, Element | None] = {}
        self._own_area = _area(root)
        self._units = self._composites()
        self._notes = dict(self._annotations())

    def pages(self) -> Iterator[PageParts]:
        """Return the parts of each page; raises UnreadableError where one is missing or damaged."""
        for item in find_all(self._root, "Page"):
            if "BaseLoc" in item.attrib:
                yield self._page(item.get("ID", ""), item.get("BaseLoc", ""))

    def attachments(self) -> Iterator[str]:
        """Return the names of attached files."""
        for _, listing in self._parts_of_kind("Attachments"):
            yield from (item.get("Name", "") for item in find_all(listing, "Attachment"))

    def _page(self, identity: str, location: str) -> PageParts:
        part = self._opener(self._name, location)
        if part is None:
            raise unreadable("ofd.missing_page", "ofd.download_or_export_again", location=location)
        _, content = part
        names = [item.get("TemplateID", "") for item in find_all(content, "Template")]
        under = [template for name in names if (template := self._template(name)) is not None]
        contents = [*under, content]
        area = _area(content) or self._own_area
        return PageParts(area, contents, self._units, *_read_notes(self._notes.get(identity)))

    def _template(self, identity: str) -> Element | None:
        if identity not in self._template_cache:
            location = self._templates.get(identity)
            part = self._opener(self._name, location) if location else None
            self._template_cache[identity] = part[1] if part else None
        return self._template_cache[identity]

    def _composites(self) -> dict[str, Element]:
        return {
            item.get("ID", ""): item
            for kind in ("PublicRes", "DocumentRes")
            for _, resources in self._parts_of_kind(kind)
            for item in find_all(resources, "CompositeGraphicUnit")
        }

    def _annotations(self) -> Iterator[tuple[str, Element]]:
        """Return the notes of pages, by the page's id."""
        for name, listing in self._parts_of_kind("Annotations"):
            for item in find_all(listing, "Page"):
                for location in find_all(item, "FileLoc"):
                    part = self._opener(name, element_text(location))
                    if part is not None:
                        yield item.get("PageID", ""), part[1]

    def _parts_of_kind(self, kind: str) -> Iterator[tuple[str, Element]]:
        """Return the parts that the document names in elements of a kind."""
        for item in find_all(self._root, kind):
            part = self._opener(self._name, element_text(item))
            if part is not None:
                yield part


def _area(part: Element) -> Box | None:
    for kind in _AREAS:
        area = next((parse_box(element_text(item)) for item in find_all(part, kind)), None)
        if area is not None:
            return area
    return None


def _read_notes(notes: Element | None) -> tuple[list[str], list[str]]:
    """Return the words of watermarks and of remarks among a page's notes."""
    watermarks: list[str] = []
    comments: list[str] = []
    for note in find_all(notes, "Annot") if notes is not None else ():
        text = "".join(element_text(code) for code in find_all(note, "TextCode"))
        kind = note.get("Type", "").lower()
        if kind == "watermark":
            watermarks += [text] if text else []
        elif kind not in _SILENT:
            comment = "".join(element_text(item) for item in find_all(note, "Remark"))
            comments += [comment or text] if comment or text else []
    return watermarks, comments
