"""How much a PDF draws, once what is shown again is counted again.

A few forms that show each other twice make a small file that draws more than any memory holds, and
pdfium opens all that a page shows before it can be asked anything. So the parts of the file that
lead from pages to what they show are followed here first, by their names and numbers alone.
"""

from __future__ import annotations

import re
from collections import Counter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    #: The numbers of the objects that a name may stand for.
    Names: TypeAlias = dict[bytes, set[int]]

#: What showing a form costs, as bytes of what it draws.
_A_FORM = 200
#: Pages and forms lie no deeper in any report.
_DEEPEST = 200
#: How far the dictionary of an object is looked through.
_LONGEST = 1 << 20
#: So often a stream that is not unpacked here may show each form it names.
_HIDDEN = 100
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
    """Forms that show each other in a circle, or lie too deep."""


class Tally:
    """What the objects of a file are, and how much each draws."""

    def __init__(self, data: bytes) -> None:
        """Note the dictionary of every object; what the streams hold is told by ``add``."""
        self._bodies: dict[int, list[bytes]] = {}
        self._contents: dict[int, _Content] = {}
        self._drawn: dict[int, int] = {}
        self._pages: dict[int, int] = {}
        self._named: Counter[int] = Counter()
        self._open: set[int] = set()
        self._every: Names | None = None
        for number, body in _objects(data):
            self._bodies.setdefault(number, []).append(body)

    def add(self, number: int, dictionary: bytes, content: bytes | None, size: int) -> None:
        """Take what a stream holds; None where only its size is known."""
        if content is not None and b"/ObjStm" in dictionary:
            for inner, body in _packed(dictionary, content):
                self._bodies.setdefault(inner, []).append(body)
        known = self._contents.setdefault(number, _Content())
        known.size = max(known.size, size)
        known.hidden = known.hidden or content is None
        if content is not None and b"Do" in content:
            known.shown |= Counter(map(_plain, _SHOWN.findall(content)))

    def forms(self) -> Iterator[int]:
        """Give how many bytes each stream that shows others draws; raises EndlessError."""
        showing = [number for number, known in self._contents.items() if known.shows]
        return (self._draws(number, 0) for number in showing)

    def again(self) -> int:
        """Give how many bytes are drawn only because pages name the same content again."""
        return sum((count - 1) * self._contents[each].size for each, count in self._named.items())

    def pages(self) -> Iterator[int]:
        """Give how many bytes each page draws, as often as it is named; raises EndlessError."""
        kids = {number: self._listed(number, b"/Kids") for number in self._bodies}
        below = {kid for listed in kids.values() for kid in listed}
        for number, listed in kids.items():
            if listed and number not in below:
                yield from self._below(number, kids, 0)

    def _below(self, number: int, kids: dict[int, list[int]], depth: int) -> Iterator[int]:
        if depth > _DEEPEST:
            raise EndlessError
        if not kids.get(number):
            yield self._page(number)
            self._named.update(
                each for each in self._listed(number, b"/Contents") if each in self._contents
            )
        for kid in kids.get(number, ()):
            yield from self._below(kid, kids, depth + 1)

    def _page(self, number: int) -> int:
        if number not in self._pages:
            names = self._names(number)
            known = [
                self._contents[each]
                for each in self._listed(number, b"/Contents")
                if each in self._contents
            ]
            drawn = sum(each.size + self._shown(each, names, 0) for each in known)
            for note in self._listed(number, b"/Annots"):
                looks = [each for body in self._bodies.get(note, ()) for each in _references(body)]
                drawn += sum(self._draws(each, 0) for each in looks if each in self._contents)
            self._pages[number] = drawn
        return self._pages[number]

    def _draws(self, number: int, depth: int) -> int:
        """Count the bytes of a stream and of all that it shows."""
        if number in self._open or depth > _DEEPEST:
            raise EndlessError
        if number not in self._drawn:
            known = self._contents[number]
            self._open.add(number)
            # NOTE: what shows nothing but itself is shown once; some programs write such forms.
            names = {
                name: numbers - {number}
                for name, numbers in (self._names(number) if known.shows else {}).items()
            }
            inner = self._shown(known, names, depth + 1)
            self._open.discard(number)
            self._drawn[number] = known.size + _A_FORM + inner
        return self._drawn[number]

    def _shown(self, known: _Content, names: Names, depth: int) -> int:
        shown = dict.fromkeys(names, _HIDDEN) if known.hidden else known.shown
        return sum(
            count * max((self._draws(each, depth) for each in names.get(name, ())), default=0)
            for name, count in shown.items()
        )

    def _names(self, number: int) -> Names:
        """Give what the names within an object mean; where it does not say, all that are known."""
        found: Names = {}
        for body in self._bodies.get(number, ()):
            for resources in self._values(body, b"/Resources", b"<<"):
                self._add_names(found, resources)
        if found:
            return found
        if self._every is None:
            self._every = {}
            for bodies in self._bodies.values():
                for body in bodies:
                    self._add_names(self._every, body)
        return self._every

    def _add_names(self, found: Names, body: bytes) -> None:
        for listed in self._values(body, b"/XObject", b"<<"):
            for name, number in _NAMED.findall(listed.partition(b">>")[0]):
                if int(number) in self._contents:
                    found.setdefault(_plain(name), set()).add(int(number))

    def _listed(self, number: int, key: bytes) -> list[int]:
        """Give the objects that the value of a key names, in order."""
        return [
            each
            for body in self._bodies.get(number, ())
            for value in self._values(body, key, b"[")
            for each in _references(value.partition(b"]")[0])
        ]

    def _values(self, body: bytes, key: bytes, opening: bytes) -> Iterator[bytes]:
        """Give the text of the values of a key, from those that stand in an object of their own.

        A reference to anything but a list or dictionary, as asked for, is given itself.
        """
        start = -1
        for _ in range(_MOST_KEYS):
            start = body.find(key, start + 1)
            if start < 0:
                return
            value = body[start + len(key) :].lstrip()
            found = _REFERENCE.match(value)
            if found is None:
                yield value if value.startswith(opening) else b""
                continue
            inner = [each.lstrip() for each in self._bodies.get(int(found[1]), ())]
            yield from [each for each in inner if each.startswith(opening)] or (found[0],)


class _Content:
    """What a stream holds: bytes, and the names that it shows, unless they are ``hidden``."""

    __slots__ = ("hidden", "shown", "size")

    def __init__(self) -> None:
        self.size = 0
        self.shown: Counter[bytes] = Counter()
        self.hidden = False

    @property
    def shows(self) -> bool:
        """Whether it may show anything."""
        return self.hidden or bool(self.shown)


def _objects(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the number and the dictionary of each object that stands in the file itself."""
    start = data.find(b"obj")
    while start >= 0:
        number = _NUMBER.search(data, max(0, start - 24), start)
        following = data.find(b"obj", start + 3)
        if number is not None:
            end = min(following if following >= 0 else len(data), start + _LONGEST)
            yield int(number[1]), data[start + 3 : end].partition(b"stream")[0]
        start = following


def _packed(dictionary: bytes, content: bytes) -> Iterator[tuple[int, bytes]]:
    """Give the number and the text of each object within a stream of objects."""
    found = _FIRST.search(dictionary)
    first = int(found[1]) if found else 0
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


def _plain(name: bytes) -> bytes:
    return _HEX.sub(lambda found: bytes([int(found[1], 16)]), name) if b"#" in name else name
