"""The words of a part of a Word file, changed in its bytes: nothing else in it moves."""

from __future__ import annotations

from xml.parsers import expat

from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: A character of the source: an entity, a line end, or one that stands for itself.
_PIECE = Pattern(r"&[^;&]{1,10};|\r\n|.", 16)
_TAG = Pattern(r"<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*>")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&apos;": "'"}
#: The element of words, in the two namespaces that Word files use.
_WORDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main t",
    "http://purl.oclc.org/ooxml/wordprocessingml/main t",
)
_PRESERVE = b' xml:space="preserve"'


class Change(Record):
    """Words put in place of ``start`` up to ``end`` of an element's words."""

    start: int
    end: int
    text: str


class WordPart:
    """A part of a Word file and its ``w:t`` elements, in their order."""

    def __init__(self, data: bytes) -> None:
        """Find the elements; a part that is not UTF-8 has none."""
        self._data = data
        self._elements = _find_elements(data)

    def words(self, index: int) -> tuple[str, ...] | None:
        """Return the characters of an element's words; None where they are not simply text."""
        if index >= len(self._elements):
            return None
        pieces = self._pieces(index)
        return None if pieces is None else tuple(map(_read_piece, pieces))

    def _pieces(self, index: int) -> list[str] | None:
        _, words = self._cut(index)
        if not words or b"<" in words:
            return None
        try:
            return [match.group() for match in _PIECE.regex.finditer(words.decode())]
        except UnicodeDecodeError:
            return None

    def _cut(self, index: int) -> tuple[bytes, bytes]:
        """Return the start tag of an element and what follows it."""
        source = self._data[slice(*self._elements[index])]
        tag = _TAG.regex.match(source.decode("latin-1"))
        end = tag.end() if tag else len(source)
        return source[:end], source[end:]

    def apply_changes(self, changes: Mapping[int, Iterable[Change]]) -> bytes:
        """Return the part with changes of some elements' words; those of one lie apart."""
        pieces: list[bytes] = []
        position = 0
        for index in sorted(changes):
            start, end = self._elements[index]
            pieces += (self._data[position:start], self._element(index, changes[index]))
            position = end
        return b"".join([*pieces, self._data[position:]])

    def _element(self, index: int, changes: Iterable[Change]) -> bytes:
        tag, _ = self._cut(index)
        characters = self._pieces(index) or []
        for change in sorted(changes, key=lambda change: change.start, reverse=True):
            characters[change.start : change.end] = _escape(change.text)
        if characters and (characters[0] == " " or characters[-1] == " ") and b":space" not in tag:
            tag = tag[:-1] + _PRESERVE + b">"
        return tag + "".join(characters).encode()


def _find_elements(data: bytes) -> list[tuple[int, int]]:
    """Return where each element begins, with its tag, and where its end tag does."""
    parser = expat.ParserCreate(namespace_separator=" ")
    open_at: list[int] = []
    positions: list[tuple[int, int]] = []

    def begin(name: str, _attributes: object) -> None:
        if name in _WORDS:
            open_at.append(parser.CurrentByteIndex)
            positions.append((0, 0))

    def end(name: str) -> None:
        if name in _WORDS:
            positions[-1] = (open_at.pop(), parser.CurrentByteIndex)

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    try:
        parser.Parse(data, True)
    # NOTE: a part may name an encoding that nobody knows.
    except (expat.ExpatError, LookupError, ValueError):
        return []
    return positions


def _read_piece(piece: str) -> str:
    if len(piece) == 1:
        return "\n" if piece == "\r" else piece
    if piece == "\r\n":
        return "\n"
    if piece.startswith("&#"):
        digits = piece[2:-1]
        try:
            return chr(int(digits[1:], 16) if digits[0] in "xX" else int(digits))
        except (ValueError, OverflowError, IndexError):
            return piece
    return _ENTITIES.get(piece, piece)


def _escape(text: str) -> list[str]:
    entities = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    return [entities.get(character, character) for character in text]
