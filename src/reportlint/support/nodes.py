"""A structured file as read: scalars, lists and mappings that know their line and column."""

from __future__ import annotations

from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias


class Scalar(Record):
    """A single value: ``text`` as written, ``kind`` one of text, integer, number, boolean, null.

    ``surprising`` text reads as something else under YAML 1.1 (on, off, yes, no): it is taken only
    where that very word is expected. ``literal`` says that the text runs as in the file, so that
    an offset in it is a distance from ``line`` and ``column``.
    """

    text: str
    kind: str
    line: int
    column: int
    surprising: bool = False
    literal: bool = False


class Sequence(Record):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(Record):
    """Keys and values in the file's order; no key occurs twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """Return the value of a key."""
        return next((value for name, value in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """Return the key itself, for its position."""
        return next((name for name, _ in self.entries if name.text == key), None)

    def __iter__(self) -> Iterator[str]:
        return (name.text for name, _ in self.entries)


if TYPE_CHECKING:
    Node: TypeAlias = Scalar | Sequence | Mapping
