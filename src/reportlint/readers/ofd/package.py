"""The parts of an OFD file: its documents, their pages and the templates under them."""

from __future__ import annotations

import posixpath

from reportlint.bilingual import Bilingual
from reportlint.errors import UnreadableError
from reportlint.readers.archive import Archive, encrypted
from reportlint.readers.ofd.characters import page_text
from reportlint.readers.ofd.elements import named, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.readers.ofd.characters import PageText

_ROOT = "OFD.xml"
#: What the standard for encrypted files (GM/T 0099) puts beside the root.
_ENCRYPTIONS = "Encryptions.xml"
#: More pages than any report has, even one bound together with its annexes.
MAX_PAGES = 1000


class Package:
    """An opened OFD file."""

    def __init__(self, data: bytes) -> None:
        """Find the documents; raises UnreadableError where the file is no OFD."""
        self._archive = Archive(data)
        if _ENCRYPTIONS in self._archive:
            raise encrypted()
        if _ROOT not in self._archive:
            raise _not_ofd()
        root = self._archive.xml(_ROOT)
        self._documents = [
            (name, self._archive.xml(name))
            for name in (self._resolved("", words(item)) for item in named(root, "DocRoot"))
            if name is not None
        ]
        if not self._documents:
            raise _not_ofd()
        self.title = next((words(item) for item in named(root, "Title")), "")
        self._templates: dict[str, PageText] = {}

    def pages(self) -> Iterator[tuple[PageText, ...]]:
        """Give what each page shows, its templates first; raises UnreadableError for a bad one."""
        count = 0
        for name, document in self._documents:
            templates = {
                item.get("ID", ""): self._resolved(name, item.get("BaseLoc", ""))
                for item in named(document, "TemplatePage")
            }
            for item in named(document, "Page"):
                if "BaseLoc" not in item.attrib:
                    continue
                count += 1
                if count > MAX_PAGES:
                    raise _too_long()
                yield self._page(name, item.get("BaseLoc", ""), templates)

    def attachments(self) -> Iterator[str]:
        """Give the names of attached files."""
        for name, document in self._documents:
            for item in named(document, "Attachments"):
                listing = self._resolved(name, words(item))
                if listing is not None:
                    listed = named(self._archive.xml(listing), "Attachment")
                    yield from (attached.get("Name", "") for attached in listed)

    def _page(
        self, document: str, location: str, templates: dict[str, str | None]
    ) -> tuple[PageText, ...]:
        name = self._resolved(document, location)
        if name is None:
            raise _missing(location)
        content = self._archive.xml(name)
        under = (templates.get(item.get("TemplateID", "")) for item in named(content, "Template"))
        templates_under = [self._template(found) for found in under if found is not None]
        return (*templates_under, page_text(content))

    def _template(self, name: str) -> PageText:
        if name not in self._templates:
            self._templates[name] = page_text(self._archive.xml(name))
        return self._templates[name]

    def _resolved(self, source: str, location: str) -> str | None:
        """Give the member that a location in a part means: from there, or from the root."""
        from_source = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), location))
        from_root = posixpath.normpath(posixpath.join("/", location))
        return next((name for name in (from_source, from_root) if name in self._archive), None)


def _not_ofd() -> UnreadableError:
    return UnreadableError(
        Bilingual(
            "这是压缩包，但不是 OFD 文件：里面没有文档",
            "this is an archive but no OFD file: there is no document in it",
        ),
        Bilingual("检查文件是否选对", "check that it is the right file"),
    )


def _missing(location: str) -> UnreadableError:
    return UnreadableError(
        Bilingual(f"文件不完整：缺少页面 {location}", f"the file lacks its page {location}"),
        Bilingual("重新下载或重新导出一份", "download it again or export it anew"),
    )


def _too_long() -> UnreadableError:
    return UnreadableError(
        Bilingual(f"文件超过 {MAX_PAGES} 页", f"the file has more than {MAX_PAGES} pages"),
        Bilingual("这不像一份年度报告，检查文件", "no annual report is: check the file"),
    )
