"""The parts of one document in an OFD file: pages, what lies under them, what composites show."""

from __future__ import annotations

from typing import NamedTuple

from reportlint.readers.ofd.elements import box, named, words
from reportlint.support.errors import UnreadableError
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TypeAlias
    from xml.etree.ElementTree import Element

    #: Gives the part at a location in another part of that name; None where there is none.
    Opener: TypeAlias = Callable[[str, str], tuple[str, Element] | None]
    Box: TypeAlias = tuple[float, float, float, float]

#: The boxes that may tell a page's size, the first that is there.
_AREAS = ("PhysicalBox", "ApplicationBox", "ContentBox")
#: Notes whose look says nothing: where a link leads, what a stamp shows.
_SILENT = ("link", "stamp")


class Parts(NamedTuple):
    """What makes a page: templates and its own content in order, composites by id, notes.

    ``box`` is left, top, width and height in millimetres; None where no part tells.
    """

    box: Box | None
    contents: list[Element]
    units: dict[str, Element]
    watermarks: list[str]
    remarks: list[str]


class DocumentParts:
    """The parts of a document, each read when it is asked for."""

    def __init__(self, name: str, root: Element, opener: Opener) -> None:
        """Take the document's own part, its name, and what opens others."""
        self._name = name
        self._root = root
        self._opener = opener
        self._templates = {
            item.get("ID", ""): item.get("BaseLoc", "") for item in named(root, "TemplatePage")
        }
        self._opened: dict[str, Element | None] = {}
        self._own_area = _area(root)
        self._units = self._composites()
        self._notes = dict(self._annotations())

    def pages(self) -> Iterator[Parts]:
        """Give the parts of each page; raises UnreadableError where one is missing or damaged."""
        for item in named(self._root, "Page"):
            if "BaseLoc" in item.attrib:
                yield self._page(item.get("ID", ""), item.get("BaseLoc", ""))

    def attachments(self) -> Iterator[str]:
        """Give the names of attached files."""
        for _, listing in self._listed("Attachments"):
            yield from (item.get("Name", "") for item in named(listing, "Attachment"))

    def _page(self, identity: str, location: str) -> Parts:
        opened = self._opener(self._name, location)
        if opened is None:
            raise _missing(location)
        content = opened[1]
        under = [self._template(item.get("TemplateID", "")) for item in named(content, "Template")]
        contents = [*(part for part in under if part is not None), content]
        area = _area(content) or self._own_area
        return Parts(area, contents, self._units, *_said(self._notes.get(identity)))

    def _template(self, identity: str) -> Element | None:
        if identity not in self._opened:
            location = self._templates.get(identity)
            opened = self._opener(self._name, location) if location else None
            self._opened[identity] = opened[1] if opened else None
        return self._opened[identity]

    def _composites(self) -> dict[str, Element]:
        return {
            item.get("ID", ""): item
            for kind in ("PublicRes", "DocumentRes")
            for _, resources in self._listed(kind)
            for item in named(resources, "CompositeGraphicUnit")
        }

    def _annotations(self) -> Iterator[tuple[str, Element]]:
        """Give the notes of pages, by the page's id."""
        for name, listing in self._listed("Annotations"):
            for item in named(listing, "Page"):
                for location in named(item, "FileLoc"):
                    opened = self._opener(name, words(location))
                    if opened is not None:
                        yield item.get("PageID", ""), opened[1]

    def _listed(self, kind: str) -> Iterator[tuple[str, Element]]:
        """Give the parts that the document names in elements of a kind."""
        for item in named(self._root, kind):
            opened = self._opener(self._name, words(item))
            if opened is not None:
                yield opened


def _area(part: Element) -> Box | None:
    for kind in _AREAS:
        found = next((box(words(item)) for item in named(part, kind)), None)
        if found is not None:
            return found
    return None


def _said(notes: Element | None) -> tuple[list[str], list[str]]:
    """Give the words of watermarks and of remarks among a page's notes."""
    watermarks: list[str] = []
    remarks: list[str] = []
    for note in named(notes, "Annot") if notes is not None else ():
        shown = "".join(words(code) for code in named(note, "TextCode"))
        kind = note.get("Type", "").lower()
        if kind == "watermark":
            watermarks += [shown] if shown else []
        elif kind not in _SILENT:
            remark = "".join(words(item) for item in named(note, "Remark"))
            remarks += [remark or shown] if remark or shown else []
    return watermarks, remarks


def _missing(location: str) -> UnreadableError:
    return UnreadableError(
        Bilingual(f"文件不完整：缺少页面 {location}", f"the file lacks its page {location}"),
        Bilingual("重新下载或重新导出一份", "download it again or export it anew"),
    )
