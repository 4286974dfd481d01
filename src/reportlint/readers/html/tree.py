"""The tree of a page as flat lists: the only place that knows selectolax."""

from __future__ import annotations

from reportlint.readers.html.source import LEFT_OUT
from reportlint.readers.signatures import unreadable
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from selectolax.lexbor import LexborNode

    Attributes: TypeAlias = dict[str, str | None]

_NO_ATTRIBUTES: Attributes = {}
_HIDDEN = Pattern(r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)")
_STRUCK = Pattern(r"(?i)text-decoration[a-z-]*\s*:[^;]*line-through")
_WORD_PART = Pattern(r"(?i)mso-element\s*:\s*(header|footer|comment-list)\b")
_MEANINGS = {"del": "#deleted", "s": "#deleted", "strike": "#deleted", "ins": "#inserted"}
_HIDDEN_MEANING = "-"
_CLASSES = {"msoDel": "#deleted", "msoIns": "#inserted"}
_MAX_NODES = 1_000_000


class PageTree(Record):
    """The nodes of a page in document order, hidden ones left out.

    Node ``i`` holds those up to ``ends[i]``. ``tags`` has the element's name, or "#text" and
    "#comment" (only comments for reportlint), or what an element means: "#deleted", "#inserted",
    "#header", "#footer", "#comment-list". ``texts`` is empty for elements.
    """

    tags: list[str]
    ends: list[int]
    texts: list[str]
    attributes: list[Attributes]

    def children(self, node: int) -> Iterator[int]:
        """Return the nodes directly below one."""
        child, end = node + 1, self.ends[node]
        while child < end:
            yield child
            child = self.ends[child]

    def text_of(self, node: int) -> str:
        """Return the text within a node, each stretch of blanks as one."""
        return " ".join("".join(self.texts[node + 1 : self.ends[node]]).split())

    def find(self, tag: str) -> list[int]:
        """Return the nodes of a tag."""
        return [node for node, each in enumerate(self.tags) if each == tag]


def parse(source: str, *, with_hidden: bool = False) -> PageTree:
    """Parse a page; raises UnreadableError where it is too large to.

    >>> parse("<p>公开").tags
    ['html', 'head', 'body', 'p', '#text']
    """
    from selectolax.lexbor import LexborHTMLParser, SelectolaxError

    try:
        root = LexborHTMLParser(source).root
    except SelectolaxError as error:
        raise unreadable("html.page_too_large", "html.save_report_page") from error
    growth = _TreeBuilder(with_hidden=with_hidden)
    # NOTE: comments may stand before the root element.
    while root is not None and root.prev is not None:
        root = root.prev
    growth.run(root)
    return growth.tree


class _TreeBuilder:
    """The walk over the parser's nodes that fills the lists."""

    def __init__(self, *, with_hidden: bool) -> None:
        self.tree = PageTree([], [], [], [])
        self._with_hidden = with_hidden
        self._styles: dict[str, str] = {}

    def run(self, node: LexborNode | None) -> None:
        """Walk without recursion: pages nest as deep as they like."""
        tags, ends = self.tree.tags, self.tree.ends
        above: list[tuple[LexborNode, int]] = []
        while node is not None:
            tag = node.tag
            if tag == "-text":
                self._add("#text", node.text_content or "", _NO_ATTRIBUTES)
            elif tag is not None and tag not in LEFT_OUT and self._add_element(node, tag):
                child = node.first_child
                if child is not None:
                    above.append((node, len(tags) - 1))
                    node = child
                    continue
            if len(tags) > _MAX_NODES:
                raise unreadable("html.page_too_large", "html.save_report_page")
            following = node.next
            while following is None and above:
                node, index = above.pop()
                ends[index] = len(tags)
                following = node.next
            node = following

    def _add(self, tag: str, text: str, attributes: Attributes) -> None:
        self.tree.tags.append(tag)
        self.tree.ends.append(len(self.tree.tags))
        self.tree.texts.append(text)
        self.tree.attributes.append(attributes)

    def _add_element(self, node: LexborNode, tag: str) -> bool:
        """Add an element or comment unless it is nothing to read; give whether to go into it."""
        if tag == "-comment":
            words = (node.comment_content or "").strip()
            if words.startswith(("reportlint:", "reportlint：", "reportlint ")):
                self._add("#comment", words, _NO_ATTRIBUTES)
            return False
        attributes = node.attributes
        meaning = self._meaning(attributes) if attributes else ""
        if meaning == _HIDDEN_MEANING and not self._with_hidden:
            return False
        self._add(meaning.strip(_HIDDEN_MEANING) or _MEANINGS.get(tag, tag), "", attributes)
        return True

    def _meaning(self, attributes: Attributes) -> str:
        """Return what an element's attributes make of it, if anything."""
        if "hidden" in attributes:
            return _HIDDEN_MEANING
        style = attributes.get("style")
        if not style:
            return _CLASSES.get(attributes.get("class") or "", "")
        if style not in self._styles:
            self._styles[style] = _style_meaning(style)
        return self._styles[style]


def _style_meaning(style: str) -> str:
    """Return what a style makes of an element, if anything."""
    if _HIDDEN.regex.search(style):
        return _HIDDEN_MEANING
    if _STRUCK.regex.search(style):
        return "#deleted"
    part = _WORD_PART.regex.search(style)
    return f"#{part[1].lower()}" if part else ""
