"""Where the elements of a part stand in its bytes, so that something can be put between them."""

from __future__ import annotations

from xml.parsers import expat

from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Namespaces of the text of Word files: what everybody writes, and the strict variant.
TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
#: In so many bytes the root element says which namespaces there are.
_ROOT = 100_000


class UnmarkableError(Exception):
    """A part that nothing can be put into: it is no UTF-8, or not what it should be."""


class Element(Record):
    """An element: its local name, the index of its parent (-1 for none), where it stands.

    ``start`` is where its start tag begins, ``open`` where that ends, ``close`` where its end tag
    begins and ``end`` where that ends; of an empty element the last three are the same.
    ``identity`` is its ``w:id``.
    """

    name: str
    parent: int
    start: int
    open: int
    close: int
    end: int
    identity: str


class Elements:
    """The elements of a part in the order in which they begin; those of Word by local names.

    Others are called by namespace and name. ``namespace`` is the one Word's elements are in.
    """

    def __init__(self, data: bytes) -> None:
        """Find them; raises UnmarkableError where the part cannot be read as UTF-8."""
        self.data = data
        self.namespace = STRICT if STRICT.encode() in data[:_ROOT] else TRANSITIONAL
        self._raw_elements: list[list[str | int]] = []
        self._read()
        self.all = tuple(Element(*values) for values in self._raw_elements)  # type: ignore[arg-type]
        self._children: dict[int, list[int]] = {}
        for index, element in enumerate(self.all):
            self._children.setdefault(element.parent, []).append(index)

    def _read(self) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        prefix = f"{self.namespace} "
        open_elements: list[int] = []

        def begin(name: str, attributes: Mapping[str, str]) -> None:
            start = parser.CurrentByteIndex
            local = name.removeprefix(prefix)
            identity = attributes.get(f"{prefix}id", "")
            self._raw_elements.append(
                [local, open_elements[-1] if open_elements else -1, start, 0, 0, 0, identity]
            )
            open_elements.append(len(self._raw_elements) - 1)

        def end(_name: str) -> None:
            element = self._raw_elements[open_elements.pop()]
            element[3:6] = self._ends(element[2], parser.CurrentByteIndex)

        parser.StartElementHandler, parser.EndElementHandler = begin, end
        # NOTE: nothing is ever fetched: the reader refused any document type before.
        try:
            self.data.decode()
            parser.Parse(self.data, True)
        except (expat.ExpatError, LookupError, ValueError) as error:
            raise UnmarkableError from error

    def _ends(self, start: object, close: int) -> list[int]:
        assert isinstance(start, int)  # noqa: S101 - a list of names and places
        tag_end = _tag_end(self.data, start)
        if self.data.endswith(b"/>", start, tag_end):
            return [tag_end, tag_end, tag_end]
        return [tag_end, close, self.data.index(b">", close) + 1]

    def children(self, index: int) -> list[int]:
        """Return the indexes of an element's children."""
        return self._children.get(index, [])

    def parents(self, index: int) -> Iterator[int]:
        """Return the indexes of the elements around one, the nearest first."""
        index = self.all[index].parent
        while index >= 0:
            yield index
            index = self.all[index].parent

    def find_by_name(self, name: str) -> list[int]:
        """Return the indexes of the elements of a local name."""
        return [index for index, element in enumerate(self.all) if element.name == name]

    def source(self, index: int) -> bytes:
        """Return an element as it is written."""
        element = self.all[index]
        return self.data[element.start : element.end]

    def tag(self, index: int) -> bytes:
        """Return an element's start tag as it is written."""
        element = self.all[index]
        return self.data[element.start : element.open]


def read_tag_name(tag: bytes) -> bytes:
    """Return the name in a start tag, with its prefix."""
    return tag[1:].split(None, 1)[0].rstrip(b"/>")


def make_start_tag(tag: bytes) -> bytes:
    """Return the start tag of what was an empty element."""
    return tag.rstrip(b">").rstrip().removesuffix(b"/") + b">"


def _tag_end(data: bytes, start: int) -> int:
    """Return the place after a tag: an attribute may hold the sign that ends one."""
    place = start
    while True:
        end = data.index(b">", place)
        quotes = [position for mark in b"\"'" if (position := data.find(mark, place, end)) >= 0]
        if not quotes:
            return end + 1
        first = min(quotes)
        place = data.index(data[first], first + 1) + 1


def append_to_root(data: bytes, inner: bytes) -> bytes:
    """Return a part with something put at the end of its root element."""
    elements = Elements(data)
    root = elements.all[0]
    if root.open == root.close == root.end:
        tag = data[root.start : root.end]
        whole = make_start_tag(tag) + inner + b"</" + read_tag_name(tag) + b">"
        return data[: root.start] + whole + data[root.end :]
    return data[: root.close] + inner + data[root.close :]
