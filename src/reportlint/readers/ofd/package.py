"""An OFD file: an archive with a root that names its documents."""

from __future__ import annotations

import posixpath

from reportlint.readers.archive import Archive, encryption_error
from reportlint.readers.ofd.elements import element_text, find_all
from reportlint.readers.ofd.parts import DocumentParts
from reportlint.support.errors import UnreadableError
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from reportlint.readers.ofd.parts import PageParts

_ROOT = "OFD.xml"
#: What the standard for encrypted files (GM/T 0099) puts beside the root.
_ENCRYPTIONS = "Encryptions.xml"
#: More pages than any report has, even one bound together with its annexes.
MAX_PAGES = 1000
#: Bytes of parts that are read again, because several pages name them.
_MAX_REPEATED_BYTES = 1024 * 1024


class OfdPackage:
    """An opened OFD file."""

    def __init__(self, data: bytes) -> None:
        """Find the documents; raises UnreadableError where the file is no OFD."""
        self._archive = Archive(data)
        self._read_names: set[str] = set()
        self._repeated_bytes = 0
        if _ENCRYPTIONS in self._archive:
            raise encryption_error()
        if _ROOT not in self._archive:
            raise _not_ofd_error()
        root = self._archive.xml(_ROOT)
        roots = [self._open("", element_text(item)) for item in find_all(root, "DocRoot")]
        self._documents = [DocumentParts(*part, self._open) for part in roots if part]
        if not self._documents:
            raise _not_ofd_error()
        self.title = next((element_text(item) for item in find_all(root, "Title")), "")

    def pages(self) -> Iterator[PageParts]:
        """Return the parts of each page; raises UnreadableError for a bad one or too many."""
        count = 0
        for document in self._documents:
            for parts in document.pages():
                count += 1
                if count > MAX_PAGES:
                    raise _page_count_error()
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
            raise _repetition_error(name.lstrip("/"))


def _not_ofd_error() -> UnreadableError:
    return UnreadableError(
        Message("readers.ofd.archive_without_document"),
        Message("readers.docx.check_file"),
    )


def _repetition_error(name: str) -> UnreadableError:
    return UnreadableError(
        Message("readers.ofd.pages_share_part", name=name),
        Message("readers.archive.check_file"),
    )


def _page_count_error() -> UnreadableError:
    return UnreadableError(
        Message("readers.ofd.too_many_pages", max_pages=MAX_PAGES),
        Message("readers.archive.check_file"),
    )
