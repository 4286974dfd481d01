"""Running text gathered from nodes: blanks as a browser shows them, and the marks it leaves."""

from __future__ import annotations

from reportlint.readers.html.source import BLOCKS, PLAIN
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from reportlint.readers.html.tree import PageTree

    Closing: TypeAlias = Callable[[], None] | None

#: What collapses in HTML, and what is trimmed off the ends of a paragraph besides.
_SPACE_CHARS = " \t\n\r\f"
_INDENT = " \u3000"
#: What editors put into a paragraph to keep it open: it holds nothing then.
_SPACERS = " \t\n\u3000\u200b\ufeff"
#: The gap that a break between the lines of a cell leaves, against one in the source.
_BREAK = "\n\n"
#: Characters that Chinese is set in: no blank belongs between two of them where a line was wrapped.
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’…—·"
_WRAP = Pattern(rf"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\n\r\f]*(?=[{_WIDE}])")
_SPACES = Pattern(r"[ \t\n\r\f]+")
_WIDE_MARKS = frozenset("“”‘’…—·")
#: How figures that are raised or lowered are shown, lest 12 with a note's mark 3 reads as 123.
_SHIFTED = {
    "sup": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"),
    "sub": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"),
}
_SKIPPED = frozenset(("head", "title", "frameset"))
_MARKS = {"#deleted": "deletion", "#comment-list": "comment", "#header": "header"}
_FILE = Pattern(
    r"(?i)([^/\\=?&#:]{1,200}\.(?:docx?|wps|pdf|ofd|xlsx?|et|csv|rtf|txt|zip|rar|7z))(?:[?#].*)?$"
)
_MAX_HREF_CHARS = 2000


class Note(Record):
    """A mark of a stretch, with offsets in its text."""

    kind: str
    start: int
    end: int
    text: str


class InlineText:
    """Text being gathered."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""
        self._shift = ""
        self._open: list[tuple[str, str, int]] = []
        self._notes: list[Note] = []

    def add(self, text: str) -> bool:
        """Add the text of a node; give whether it has any words."""
        body = text.strip(_SPACE_CHARS)
        if not body:
            self._widen(text)
            return False
        blank = len(body) != len(text)
        if blank:
            self._widen(text[: len(text) - len(text.lstrip(_SPACE_CHARS))])
        if self._gap:
            self._bridge(body[0])
        if not body.isalnum():
            body = _WRAP.regex.sub("", body) if "\n" in body else body
            body = _SPACES.regex.sub(" ", body).replace("\xa0", " ")
        self._append(body.translate(_SHIFTED[self._shift]) if self._shift else body)
        if blank:
            self._widen(text[len(text.rstrip(_SPACE_CHARS)) :])
        return True

    def wrap(self) -> None:
        """Take a break that only wraps: it leaves nothing in Chinese, and stays between figures."""
        self._gap = _BREAK

    def shift(self, how: str) -> Callable[[], None]:
        """Take text as raised (sup) or lowered (sub) until what this gives is called."""
        before, self._shift = self._shift, how

        def back() -> None:
            self._shift = before

        return back

    def note(self, kind: str, text: str) -> None:
        """Mark this place."""
        self._notes.append(Note(kind, self._length, self._length, text))

    def begin(self, kind: str, text: str = "") -> Closing:
        """Open a mark that goes on until what this gives is called, over stretches if need be.

        Gives None for a mark within one of its kind, which says nothing new.
        """
        if any(kind == other for other, _, _ in self._open):
            return None
        self._open.append((kind, text, self._length))
        return self._end

    def _end(self) -> None:
        kind, text, start = self._open.pop()
        if start < self._length:
            self._notes.append(Note(kind, start, self._length, text))

    def take(self) -> tuple[str, tuple[Note, ...]]:
        """Return text and marks, and begin anew; open marks stay open."""
        whole = "".join(self._parts)
        text = whole.strip(_INDENT) if whole.strip(_SPACERS) else ""
        notes = self._take_notes(whole, text) if self._notes or self._open else ()
        self._parts, self._length, self._gap = [], 0, ""
        return text, notes

    def _take_notes(self, whole: str, text: str) -> tuple[Note, ...]:
        lead = len(whole) - len(whole.lstrip(_INDENT)) if text else 0
        notes = self._notes + [
            Note(kind, start, self._length, words)
            for kind, words, start in self._open
            if start < self._length
        ]
        moved_notes = [_move_note(note, text, lead) for note in notes]
        self._notes = []
        self._open = [(kind, words, 0) for kind, words, _ in self._open]
        return tuple([note for note in moved_notes if note is not None])

    def _append(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)

    def _widen(self, spaces: str) -> None:
        if "\n" in spaces:
            self._gap = self._gap if self._gap == _BREAK else "\n"
        elif spaces and not self._gap:
            self._gap = " "

    def _bridge(self, following: str) -> None:
        before = self._parts[-1][-1] if self._parts else ""
        if self._gap == _BREAK and before.isdigit() and following.isdigit():
            self._append("\n")
        elif before and not ("\n" in self._gap and _is_wide(before) and _is_wide(following)):
            self._append(" ")
        self._gap = ""


def _is_wide(character: str) -> bool:
    return "\u2e80" <= character <= "\uffef" or character in _WIDE_MARKS


def _move_note(note: Note, text: str, lead: int) -> Note | None:
    """Move a mark to where it stands in the trimmed text; drop one that covers nothing."""
    start = min(max(note.start - lead, 0), len(text))
    end = min(max(note.end - lead, 0), len(text))
    if note.start == note.end:
        return Note(note.kind, start, start, note.text)
    while start < end and text[start] == " ":
        start += 1
    return Note(note.kind, start, end, note.text or text[start:end]) if start < end else None


class NodeReader:
    """Reads nodes as a cell has them: blocks and breaks only wrap the text."""

    def __init__(self, tree: PageTree) -> None:
        self.tree = tree
        self.inline_text = InlineText()

    def run(self, start: int, end: int) -> None:
        """Read the nodes from one up to another."""
        tags, texts, ends = self.tree.tags, self.tree.texts, self.tree.ends
        closings: list[tuple[int, Callable[[], None]]] = []
        node = start
        while node < end:
            while closings and closings[-1][0] <= node:
                closings.pop()[1]()
            tag = tags[node]
            if tag == "#text":
                self.words(node, texts[node])
            elif tag in PLAIN:
                pass
            elif self.skips(node, tag):
                node = ends[node]
                continue
            elif (closing := self.enter(node, tag)) is not None:
                closings.append((ends[node], closing))
            node += 1
        while closings:
            closings.pop()[1]()

    def words(self, node: int, text: str) -> None:  # noqa: ARG002 - a flow asks which node
        """Take a node of text."""
        self.inline_text.add(text)

    def skips(self, node: int, tag: str) -> bool:
        """Whether a node's content is no text here; it leaves a mark if it is worth one."""
        if tag in _SKIPPED:
            return True
        if tag[0] != "#" or tag == "#inserted":
            return False
        if tag == "#comment":
            self.inline_text.note("comment", self.tree.texts[node])
        else:
            words = self.tree.text_of(node)
            if words:
                self.inline_text.note(_MARKS.get(tag, "footer"), words)
        return True

    def enter(self, node: int, tag: str) -> Closing:
        """Begin an element; give what its end does."""
        if tag in BLOCKS:
            self.inline_text.wrap()
            return self.inline_text.wrap
        if tag in ("br", "hr"):
            self.inline_text.wrap()
            return None
        return self.mark(node, tag)

    def mark(self, node: int, tag: str) -> Closing:
        """Begin an element within a line, which may be worth a mark."""
        if tag == "img":
            self.inline_text.note("picture", self.tree.attributes[node].get("alt") or "")
            return None
        if tag in ("sub", "sup"):
            return self.inline_text.shift(tag)
        if tag == "#inserted":
            return self.inline_text.begin("insertion")
        name = _attachment_name(self.tree.attributes[node].get("href")) if tag == "a" else None
        return None if name is None else self.inline_text.begin("attachment", name)


def _attachment_name(href: str | None) -> str | None:
    """Return the name of the file that a link leads to, None where it leads to a page.

    >>> _attachment_name("/files/annex.docx?id=3"), _attachment_name("/news/")
    ('annex.docx', None)
    """
    match = _FILE.regex.search(href.strip()) if href and len(href) < _MAX_HREF_CHARS else None
    if match is None:
        return None
    from urllib.parse import unquote

    return " ".join(unquote(match[1]).split())
