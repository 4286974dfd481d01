"""Reads nodes into a stretch of text, with the marks they leave."""

from __future__ import annotations

from reportlint.readers.html.elements import BLOCKS, PLAIN
from reportlint.readers.html.inline_text import InlineText
from reportlint.readers.html.links import attachment_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    from reportlint.readers.html.tree import PageTree

    Closing: TypeAlias = Callable[[], None] | None

_SKIPPED = frozenset(("head", "title", "frameset"))
_MARKS = {"#deleted": "deletion", "#comment-list": "comment", "#header": "header"}


class NodeReader:
    """Reads nodes as a cell has them: blocks and breaks only wrap the text."""

    def __init__(self, tree: PageTree) -> None:
        """Begin with no text."""
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
            texts = self.tree.texts[node + 1 : self.tree.ends[node]]
            words = " ".join("".join(texts).split())
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
            return self.inline_text.end if self.inline_text.begin("insertion") else None
        name = attachment_name(self.tree.attributes[node].get("href")) if tag == "a" else None
        if name is None:
            return None
        return self.inline_text.end if self.inline_text.begin("attachment", name) else None
