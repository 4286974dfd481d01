"""An OFD file: an archive with a root that names its documents."""

from __future__ import annotations

import posixpath

from reportlint.readers.archive import Archive, encrypted
from reportlint.readers.ofd.elements import named, words
from reportlint.readers.ofd.parts import DocumentParts
from reportlint.support.errors import UnreadableError
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from reportlint.readers.ofd.parts import Parts

_ROOT = "OFD.xml"
#: What the standard for encrypted files (GM/T 0099) puts beside the root.
_ENCRYPTIONS = "Encryptions.xml"
#: More pages than any report has, even one bound together with its annexes.
MAX_PAGES = 1000
#: Bytes of parts that are read again, because several pages name them.
_AGAIN = 1024 * 1024


class Package:
    """An opened OFD file."""

    def __init__(self, data: bytes) -> None:
        """Find the documents; raises UnreadableError where the file is no OFD."""
        self._archive = Archive(data)
        self._read: set[str] = set()
        self._again = 0
        if _ENCRYPTIONS in self._archive:
            raise encrypted()
        if _ROOT not in self._archive:
            raise _not_ofd()
        root = self._archive.xml(_ROOT)
        found = [self._open("", words(item)) for item in named(root, "DocRoot")]
        self._documents = [DocumentParts(*opened, self._open) for opened in found if opened]
        if not self._documents:
            raise _not_ofd()
        self.title = next((words(item) for item in named(root, "Title")), "")

    def pages(self) -> Iterator[Parts]:
        """Give the parts of each page; raises UnreadableError for a bad one or too many."""
        count = 0
        for document in self._documents:
            for parts in document.pages():
                count += 1
                if count > MAX_PAGES:
                    raise _too_long()
                yield parts

    def attachments(self) -> Iterator[str]:
        """Give the names of attached files."""
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
        if name in self._read:
            self._again += self._archive.size(name)
        self._read.add(name)
        if self._again > _AGAIN:
            raise _too_often(name.lstrip("/"))


def _not_ofd() -> UnreadableError:
    return UnreadableError(
        Bilingual(
            "这是压缩包，但不是 OFD 文件：里面没有文档",
            "this is an archive but no OFD file: there is no document in it",
        ),
        Bilingual("检查文件是否选对", "check that it is the right file"),
    )


def _too_often(name: str) -> UnreadableError:
    return UnreadableError(
        Bilingual(
            f"文件的许多页都是同一个部分：{name}", f"many pages of the file are one part: {name}"
        ),
        Bilingual("这不像一份年度报告，检查文件", "no annual report is: check the file"),
    )


def _too_long() -> UnreadableError:
    return UnreadableError(
        Bilingual(f"文件超过 {MAX_PAGES} 页", f"the file has more than {MAX_PAGES} pages"),
        Bilingual("这不像一份年度报告，检查文件", "no annual report is: check the file"),
    )
