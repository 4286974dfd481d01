"""How much a PDF draws, once what is shown again is counted again.

A few forms that show each other twice make a small file that draws more than any memory holds, and
pdfium opens all that a page shows before it can be asked anything. So the parts of the file that
lead from pages to what they show are followed here first, by their names and numbers alone.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    #: The numbers of the objects that a name may stand for.
    Names: TypeAlias = dict[bytes, set[int]]

#: What showing a form costs, as bytes of what it draws.
_FORM_COST = 200
#: Pages and forms lie no deeper in any report.
_MAX_DEPTH = 200
#: How far the dictionary of an object is looked through.
_MAX_DICTIONARY_BYTES = 1 << 20
#: So often a stream that is not unpacked here may show each form it names.
_OPAQUE_SHOWS = 100
#: So often an object may write a key that it should write once.
_MOST_KEYS = 16
_SHOWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_NAMED = re.compile(rb"/([^\s/<>\[\](){}%]+)\s*(\d{1,10})\s+\d{1,5}\s+R\b")
_REFERENCE = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+R\b")
_NUMBER = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+\Z")
_DIGITS = re.compile(rb"\d{1,10}")
_HEX = re.compile(rb"#([0-9A-Fa-f]{2})")
_FIRST = re.compile(rb"/First\s+(\d{1,9})")


class EndlessError(Exception):
    """Content of which there is too much: forms that show each other in a circle, for one."""


class ContentSizes:
    """What the objects of a file are, and how much each draws."""

    def __init__(self, data: bytes) -> None:
        """Note the dictionary of every object; what the streams hold is told by ``add``."""
        self._bodies: dict[int, list[bytes]] = {}
        self._contents: dict[int, _Content] = {}
        self._sizes: dict[int, int] = {}
        self._sizes_by_page: dict[int, int] = {}
        self._content_uses: Counter[int] = Counter()
        self._open: set[int] = set()
        self._every: Names | None = None
        for number, body in _objects(data):
            self._bodies.setdefault(number, []).append(body)

    def add(self, number: int, dictionary: bytes, content: bytes | None, size: int) -> None:
        """Take what a stream holds; None where only its size is known."""
        if content is not None and b"/ObjStm" in dictionary:
            for inner, body in _unpack_objects(dictionary, content):
                self._bodies.setdefault(inner, []).append(body)
        stream = self._contents.setdefault(number, _Content())
        stream.size = max(stream.size, size)
        stream.is_opaque = stream.is_opaque or content is None
        if content is not None and b"Do" in content:
            stream.form_counts |= Counter(map(_decode_name, _SHOWN.findall(content)))

    def form_sizes(self) -> Iterator[int]:
        """Return how many bytes each stream that shows others draws; raises EndlessError."""
        showing = [number for number, stream in self._contents.items() if stream.shows]
        return (self._drawn_size(number, 0) for number in showing)

    def repeated_size(self) -> int:
        """Return how many bytes are drawn only because pages name the same content again."""
        return sum(
            (count - 1) * self._contents[each].size for each, count in self._content_uses.items()
        )

    def page_sizes(self) -> Iterator[int]:
        """Return how many bytes each page draws, as often as it is named; raises EndlessError."""
        kids = {number: self._referenced_objects(number, b"/Kids") for number in self._bodies}
        below = {kid for kid_numbers in kids.values() for kid in kid_numbers}
        for number, kid_numbers in kids.items():
            if kid_numbers and number not in below:
                yield from self._below(number, kids, 0)

    def _below(self, number: int, kids: dict[int, list[int]], depth: int) -> Iterator[int]:
        if depth > _MAX_DEPTH:
            raise EndlessError
        if not kids.get(number):
            yield self._page(number)
            self._content_uses.update(self._page_streams(number))
        for kid in kids.get(number, ()):
            yield from self._below(kid, kids, depth + 1)

    def _page(self, number: int) -> int:
        if number not in self._sizes_by_page:
            names = self._names(number)
            streams = [self._contents[each] for each in self._page_streams(number)]
            size = sum(each.size + self._forms_size(each, names, 0) for each in streams)
            for note in self._referenced_objects(number, b"/Annots"):
                looks = [each for body in self._bodies.get(note, ()) for each in _references(body)]
                size += sum(self._drawn_size(each, 0) for each in looks if each in self._contents)
            self._sizes_by_page[number] = size
        return self._sizes_by_page[number]

    def _page_streams(self, number: int) -> list[int]:
        objects = self._referenced_objects(number, b"/Contents")
        return [each for each in objects if each in self._contents]

    def _drawn_size(self, number: int, depth: int) -> int:
        """Count the bytes of a stream and of all that it shows."""
        if number in self._open or depth > _MAX_DEPTH:
            raise EndlessError
        if number not in self._sizes:
            stream = self._contents[number]
            self._open.add(number)
            # NOTE: what shows nothing but itself is shown once; some programs write such forms.
            names = self._names(number) if stream.shows else {}
            names = {name: numbers - {number} for name, numbers in names.items()}
            inner = self._forms_size(stream, names, depth + 1)
            self._open.discard(number)
            self._sizes[number] = stream.size + _FORM_COST + inner
        return self._sizes[number]

    def _forms_size(self, stream: _Content, names: Names, depth: int) -> int:
        form_counts = (
            dict.fromkeys(names, _OPAQUE_SHOWS) if stream.is_opaque else stream.form_counts
        )
        return sum(
            count * max((self._drawn_size(each, depth) for each in names.get(name, ())), default=0)
            for name, count in form_counts.items()
        )

    def _names(self, number: int) -> Names:
        """Return what names within an object mean; where it does not say, all that are known."""
        numbers_by_name: Names = {}
        for body in self._bodies.get(number, ()):
            for resources in self._values(body, b"/Resources", b"<<"):
                self._add_names(numbers_by_name, resources)
        if numbers_by_name:
            return numbers_by_name
        if self._every is None:
            self._every = {}
            for body in chain.from_iterable(self._bodies.values()):
                self._add_names(self._every, body)
        return self._every

    def _add_names(self, numbers_by_name: Names, body: bytes) -> None:
        for dictionary in self._values(body, b"/XObject", b"<<"):
            for name, number in _NAMED.findall(dictionary.partition(b">>")[0]):
                if int(number) in self._contents:
                    numbers_by_name.setdefault(_decode_name(name), set()).add(int(number))

    def _referenced_objects(self, number: int, key: bytes) -> list[int]:
        """Return the objects that the value of a key names, in order."""
        return [
            each
            for body in self._bodies.get(number, ())
            for value in self._values(body, key, b"[")
            for each in _references(value.partition(b"]")[0])
        ]

    def _values(self, body: bytes, key: bytes, opening: bytes) -> Iterator[bytes]:
        """Return the text of the values of a key, from those that stand in an object of their own.

        A reference to anything but a list or dictionary, as asked for, is given itself.
        """
        start = -1
        for _ in range(_MOST_KEYS):
            start = body.find(key, start + 1)
            if start < 0:
                return
            value = body[start + len(key) :].lstrip()
            match = _REFERENCE.match(value)
            if match is None:
                yield value if value.startswith(opening) else b""
                continue
            inner = [each.lstrip() for each in self._bodies.get(int(match[1]), ())]
            yield from [each for each in inner if each.startswith(opening)] or (match[0],)


class _Content:
    """What a stream holds: bytes, and how often it shows each name, unless it ``is_opaque``."""

    __slots__ = ("form_counts", "is_opaque", "size")

    def __init__(self) -> None:
        self.size = 0
        self.form_counts: Counter[bytes] = Counter()
        self.is_opaque = False

    @property
    def shows(self) -> bool:
        """Whether it may show anything."""
        return self.is_opaque or bool(self.form_counts)


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Return the number and the dictionary of each object that stands in the file itself."""
    start = data.find(b"obj")
    while start >= 0:
        number = _NUMBER.search(data, max(0, start - 24), start)
        following = data.find(b"obj", start + 3)
        if number is not None:
            end = min(following if following >= 0 else len(data), start + _MAX_DICTIONARY_BYTES)
            yield int(number[1]), data[start + 3 : end].partition(b"stream")[0]
        start = following


def _unpack_objects(dictionary: bytes, content: bytes) -> Iterator[tuple[int, bytes]]:
    """Return the number and the text of each object within a stream of objects."""
    match = _FIRST.search(dictionary)
    first = int(match[1]) if match else 0
    words = content[:first].split()
    pairs = [
        (int(number), first + int(offset))
        for number, offset in zip(words[::2], words[1::2], strict=False)
        if _DIGITS.fullmatch(number) and _DIGITS.fullmatch(offset)
    ]
    ends = [*(start for _, start in pairs[1:]), len(content)]
    for (number, start), end in zip(pairs, ends, strict=True):
        yield number, content[start:end]


def _references(text: bytes) -> list[int]:
    return [int(number) for number in _REFERENCE.findall(text)]


def _decode_name(name: bytes) -> bytes:
    return _HEX.sub(lambda match: bytes([int(match[1], 16)]), name) if b"#" in name else name
