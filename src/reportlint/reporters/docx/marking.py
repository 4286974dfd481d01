"""Puts comments into the text of a Word file: runs are cut at the words, nothing else changes."""

from __future__ import annotations

from itertools import accumulate

from reportlint.reporters.docx.elements import (
    Elements,
    UnmarkableError,
    make_start_tag,
    read_tag_name,
)
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

#: What may hold runs and the ends of a comment's range between them.
_HOLDERS = (
    *("p", "hyperlink", "ins", "moveTo", "smartTag", "sdtContent", "customXml", "fldSimple"),
    *("dir", "bdo"),
)
#: Word ignores comments in these (MS-OI29500 2.1.315), so their paragraph gets them.
_BOX = "txbxContent"
#: A character as it is written: an entity, a line end, or one that stands for itself.
_PIECE = Pattern(r"&[^;&]{1,10};|\r\n|.", 16)  # 16: re.DOTALL
_BLANKS = b" \t\r\n"
#: How things at one place follow each other.
_END, _START = range(2)


class CommentInserter:
    """Collects comments on the words of a part, and writes the part with them."""

    def __init__(self, data: bytes) -> None:
        """Take the part; raises UnmarkableError where it cannot be read as UTF-8."""
        self._elements = Elements(data)
        self._texts = self._elements.find_by_name("t")
        self._cells = self._elements.find_by_name("tc")
        #: What is put in, by place: what closes there, what is said, what opens again.
        self._plain: dict[int, list[tuple[int, bytes]]] = {}
        self._cuts: dict[int, tuple[bytes, bytes]] = {}
        self._replacements: dict[int, tuple[int, bytes, bytes]] = {}
        self._preserving_tags: set[int] = set()
        self._offsets_by_text: dict[int, list[int]] = {}
        #: The namespace that the text's elements are in.
        self.namespace = self._elements.namespace
        declaration = f'xmlns:w="{self.namespace}"'.encode()
        usual = declaration in self._elements.tag(0) and data.count(b"xmlns:w=") == 1
        #: What says which namespace ``w`` stands for, where the part uses other words.
        self._declaration = "" if usual else f'xmlns:w="{self.namespace}" '

    def find_comment_ids(self) -> Iterator[int]:
        """Return the numbers of the comments that the text refers to already."""
        for element in self._elements.all:
            if element.name.startswith("comment") and element.identity.isdecimal():
                yield int(element.identity)

    def comment_words(self, first: tuple[int, int], last: tuple[int, int], identity: int) -> bool:
        """Comment the words from a character of one ``w:t`` to before one of another.

        Returns whether that is possible: not in a text box, where Word ignores comments.
        """
        if not first <= last or last[0] >= len(self._texts):
            return False
        start, end = self._texts[first[0]], self._texts[last[0]]
        if self._box(start) is not None or self._box(end) is not None:
            return False
        self._place_end(start, first[1], _START, self._starting(identity))
        self._place_end(end, last[1], _END, self._ending(identity))
        return True

    def comment_paragraph(self, text: int, identity: int) -> bool:
        """Comment the paragraph that holds a ``w:t``; return whether there is one."""
        if text >= len(self._texts):
            return False
        index = self._texts[text]
        box = self._box(index)
        holder = self._around(index if box is None else box, "p")
        return holder is not None and self._paragraph(holder, identity)

    def comment_cell(self, number: int, identity: int) -> bool:
        """Comment a table's cell; return whether that is possible."""
        if number >= len(self._cells):
            return False
        index = self._cells[number]
        box = self._box(index)
        inner = self._elements.children(index)
        paragraphs = (child for child in inner if self._elements.all[child].name == "p")
        holder = next(paragraphs, None) if box is None else self._around(box, "p")
        return holder is not None and self._paragraph(holder, identity)

    def comment_first_paragraph(self, identity: int) -> bool:
        """Comment the first paragraph of the text; return whether there is one."""
        paragraphs = (
            index for index in self._elements.find_by_name("p") if self._box(index) is None
        )
        holder = next(paragraphs, None)
        return holder is not None and self._paragraph(holder, identity)

    def render(self) -> bytes:
        """Return the part with the comments in it."""
        data = self._elements.data
        pieces: list[bytes] = []
        position = 0
        for place in sorted({*self._plain, *self._replacements, *self._preserving_tags}):
            pieces.append(data[position:place])
            position = place
            insertion = b"".join(words for _, words in sorted(self._plain.get(place, ())))
            closing, opening = self._cuts.get(place, (b"", b""))
            if place in self._preserving_tags:
                insertion = b' xml:space="preserve"' + insertion
            if place in self._replacements:
                position, closing, opening = self._replacements[place]
            pieces.append(closing + insertion + opening)
        return b"".join([*pieces, data[position:]])

    def _box(self, index: int) -> int | None:
        """Return the outermost text box around an element."""
        boxes = [
            parent
            for parent in self._elements.parents(index)
            if self._elements.all[parent].name == _BOX
        ]
        return boxes[-1] if boxes else None

    def _around(self, index: int, name: str) -> int | None:
        parents = self._elements.parents(index)
        return next((each for each in parents if self._elements.all[each].name == name), None)

    def _paragraph(self, index: int, identity: int) -> bool:
        """Comment all that a paragraph holds."""
        element = self._elements.all[index]
        if element.open == element.close == element.end:
            tag = self._elements.tag(index)
            closing = b"</" + read_tag_name(tag) + b">"
            self._replacements[element.start] = (element.end, make_start_tag(tag), closing)
            self._insert(element.start, _END, self._starting(identity) + self._ending(identity))
            return True
        begin = element.open
        for child in self._elements.children(index):
            if self._elements.all[child].name == "pPr":
                begin = self._elements.all[child].end
        if begin == element.close:
            # NOTE: ends come before beginnings where both stand at one place.
            self._insert(begin, _END, self._starting(identity) + self._ending(identity))
        else:
            self._insert(begin, _START, self._starting(identity))
            self._insert(element.close, _END, self._ending(identity))
        return True

    def _place_end(self, text: int, character: int, order: int, insertion: bytes) -> None:
        """Let a comment begin or end before a character of a ``w:t``, or end after the last."""
        run, ends = self._run(text), order == _END
        whole = self._widest_element(text) if run is None else run
        if run is not None:
            outermost = self._content(run)[-1 if ends else 0] == text
            if not outermost or not (self._after(text, character) if ends else character == 0):
                self._insert(self._cut(run, text, character), order, insertion)
                return
        element = self._elements.all[whole]
        self._insert(element.end if ends else element.start, order, insertion)

    def _run(self, text: int) -> int | None:
        """Return the run of a ``w:t`` if it can be cut: not within a formula or a reading aid."""
        run = self._elements.all[text].parent
        if run < 0 or self._elements.all[run].name != "r":
            return None
        holder = self._elements.all[run].parent
        return run if holder >= 0 and self._elements.all[holder].name in _HOLDERS else None

    def _widest_element(self, text: int) -> int:
        """Return the widest element around a ``w:t`` that stands where runs do."""
        index = text
        for parent in self._elements.parents(text):
            if self._elements.all[parent].name in _HOLDERS:
                return index
            index = parent
        raise UnmarkableError

    def _content(self, run: int) -> list[int]:
        inner = self._elements.children(run)
        return [index for index in inner if self._elements.all[index].name != "rPr"]

    def _offsets(self, text: int) -> list[int]:
        """Return how many bytes of a text stand before each character, and how many it has."""
        offsets = self._offsets_by_text.get(text)
        if offsets is None:
            element = self._elements.all[text]
            words = self._elements.data[element.open : element.close].decode()
            if "<" in words:
                raise UnmarkableError
            sizes = (len(match.group().encode()) for match in _PIECE.regex.finditer(words))
            offsets = self._offsets_by_text[text] = list(accumulate(sizes, initial=0))
        return offsets

    def _after(self, text: int, character: int) -> bool:
        return character >= len(self._offsets(text)) - 1

    def _cut(self, run: int, text: int, character: int) -> int:
        """Cut a run before a character of one of its texts, and return where."""
        elements = self._elements
        element = elements.all[text]
        closing, opening = b"</" + read_tag_name(elements.tag(run)) + b">", elements.tag(run)
        for child in elements.children(run):
            if elements.all[child].name == "rPr":
                opening += elements.source(child)
        if character == 0:
            place = element.start
        elif self._after(text, character):
            place = element.end
        else:
            place = element.open + self._offsets(text)[character]
            name = read_tag_name(elements.tag(text))
            closing = b"</" + name + b">" + closing
            opening += b"<" + name + b' xml:space="preserve">'
            self._preserve(text)
        self._cuts[place] = (closing, opening)
        return place

    def _preserve(self, text: int) -> None:
        """Keep blanks that come to stand at the end of a text when it is cut."""
        tag = self._elements.tag(text)
        # NOTE: a blank at the beginning counts for nothing unless they are kept, and so stays out.
        start = self._elements.all[text].open
        if b"xml:space" not in tag and self._elements.data[start] not in _BLANKS:
            self._preserving_tags.add(start - 1)

    def _insert(self, place: int, order: int, insertion: bytes) -> None:
        self._plain.setdefault(place, []).append((order, insertion))

    def _tag(self, name: str, identity: int) -> bytes:
        return f'<w:{name} {self._declaration}w:id="{identity}"/>'.encode()

    def _starting(self, identity: int) -> bytes:
        return self._tag("commentRangeStart", identity)

    def _ending(self, identity: int) -> bytes:
        reference = f'<w:commentReference w:id="{identity}"/>'
        run = f"<w:r {self._declaration}".rstrip() + f">{reference}</w:r>"
        return self._tag("commentRangeEnd", identity) + run.encode()
