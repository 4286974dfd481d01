"""Pages made to exhaust a parser, cut down to what it takes in linear time.

What HTML prescribes is quadratic where elements nest by the thousand, where a tag has thousands
of attributes, and where unclosed formatting is reopened in each paragraph. Browsers cap the depth;
lexbor does not. It also joins text that follows ignored tags to what stands before them, and copies
all of that text where such a tag has attributes. A usual page is not touched: counting its tags
shows that it is harmless.
"""

from __future__ import annotations

from reportlint.readers.html.source import FORMATTING, LINE, RAW, SHALLOW, any_case_pattern
from reportlint.readers.signatures import unreadable
from reportlint.support.lazy_regex import Pattern, compile_pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_FEW_TAGS = 4000
_MANY_TAGS = 10_000
_MOST_TAGS = 1_500_000
_MANY_REOPENED = 4_000_000
_LONG_TAG = 100_000
#: Characters that a parser may copy, as often as there are tags at worst.
_MANY_COPIED = 400_000_000
_DEPTH = 200
_FORMATTING_TAG = Pattern(rf"<{any_case_pattern(FORMATTING)}[\s>]")
_TAG = Pattern(r"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^>"']|"[^"]*+"|'[^']*+')*+)>""")
_KEPT_NAMES = (
    f"rowspan|colspan|hidden|href|style|class|alt|name|content|property|datetime|height|{LINE}"
)
_KEPT = Pattern(
    rf"""(?i)(?<![^\s"'])({_KEPT_NAMES})\s{{0,9}}=\s{{0,9}}"""
    r"""("[^"]{0,2000}"|'[^']{0,2000}'|[^\s"'>]{1,2000})"""
)
_HIDDEN = Pattern(r"(?i)(?:^|\s)hidden(?=[\s/]|$)")
_ATTRIBUTES_LENGTH = 20_000
_TAG_START = Pattern(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?=([\s/]?))")
#: Tags that are ignored outside tables; within them text belongs into the last three only.
_TABLE_PARTS = frozenset(
    ("tr", "tbody", "thead", "tfoot", "col", "colgroup", "td", "th", "caption")
)
_CELLS = frozenset(("td", "th", "caption"))
#: Tags that are ignored wherever they stand again.
_ONCE = frozenset(("html", "body", "head", "frame", "frameset"))


def sanitise(source: str) -> str:
    """Return the page as it is, or rewritten with bounded depth if it could take too long.

    Raises UnreadableError where there is too much of it for any report.

    >>> sanitise("<p>公开")
    '<p>公开'
    """
    tags = source.count("<")
    if tags > _MOST_TAGS:
        raise unreadable("html.page_too_large", "html.save_report_page")
    if tags * len(source) > _MANY_COPIED and _count_copied_chars(source) > _MANY_COPIED // 8:
        raise unreadable("html.page_too_large", "html.save_report_page")
    harmless = (
        tags < _MANY_TAGS
        and (len(source) < _LONG_TAG or max(map(len, source.split("<"))) < _LONG_TAG)
        # NOTE: each formatting element could be opened again at each tag.
        and (tags < _FEW_TAGS or len(_FORMATTING_TAG.regex.findall(source)) * tags < _MANY_REOPENED)
    )
    return source if harmless else _Rewriter(source, tags).run()


class _Rewriter:
    """One pass over the source that writes only tags it has counted."""

    def __init__(self, source: str, tags: int) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.open_counts: dict[str, int] = {}
        self.dropped_counts: dict[str, int] = {}
        self.depth = self.formatting = 0
        self.formatting_limit = min(32, max(4, _MANY_REOPENED // max(tags, 1)))

    def run(self) -> str:
        """Return the rewritten page."""
        source, position = self.source, 0
        while True:
            start = source.find("<", position)
            if start < 0:
                self.pieces.append(source[position:])
                return "".join(self.pieces)
            self.pieces.append(source[position:start])
            position = self._markup(start)

    def _markup(self, start: int) -> int:
        """Take what begins with "<" here; give where it ends."""
        source = self.source
        if source.startswith("<!--", start):
            return self._after("-->", start + 4, keep=source.startswith("reportlint:", start + 5))
        following = source[start + 1 : start + 3].lstrip("/")[:1]
        if following.isascii() and following.isalpha():
            return self._tag(start)
        if source[start + 1 : start + 2] in ("!", "?", "/"):
            return self._after(">", start + 1, keep=False)
        self.pieces.append("&lt;")
        return start + 1

    def _after(self, closing: str, start: int, *, keep: bool) -> int:
        end = self.source.find(closing, start)
        end = len(self.source) if end < 0 else end + len(closing)
        if keep:
            self.pieces.append(self.source[start - 4 : end])
        return end

    def _tag(self, start: int) -> int:
        match = _TAG.regex.match(self.source, start)
        if match is None:
            # NOTE: a tag that never ends swallows the rest of the page in every browser too.
            return len(self.source)
        name = match[2].lower()
        if match[1]:
            self._close(name)
        elif name in RAW:
            return self._raw(name, match)
        else:
            self._open(name, match[3])
        return match.end()

    def _raw(self, name: str, match: re.Match[str]) -> int:
        closing = compile_pattern(f"(?i)</{name}").search(self.source, match.end())
        end = closing.start() if closing else len(self.source)
        if name == "title":
            text = self.source[match.end() : end].replace("<", "&lt;")
            self.pieces.append(f"<title>{text}</title>")
        return end

    def _open(self, name: str, attributes: str) -> None:
        if name not in SHALLOW:
            formatting = name in FORMATTING
            if self.depth >= _DEPTH or (formatting and self.formatting >= self.formatting_limit):
                self.dropped_counts[name] = self.dropped_counts.get(name, 0) + 1
                self.pieces.append("" if formatting or name == "span" else "<br>")
                return
            self.open_counts[name] = self.open_counts.get(name, 0) + 1
            self.depth += 1
            self.formatting += formatting
        attributes = attributes[:_ATTRIBUTES_LENGTH]
        pairs = _KEPT.regex.findall(attributes)
        attribute_text = "".join([f" {key}={_quote(value)}" for key, value in pairs[:10]])
        if _HIDDEN.regex.search(attributes):
            attribute_text += " hidden"
        self.pieces.append(f"<{name}{attribute_text}>")

    def _close(self, name: str) -> None:
        if name in SHALLOW:
            self.pieces.append(f"</{name}>")
        elif self.dropped_counts.get(name):
            self.dropped_counts[name] -= 1
        elif self.open_counts.get(name):
            self.open_counts[name] -= 1
            self.depth -= 1
            self.formatting -= name in FORMATTING
            self.pieces.append(f"</{name}>")


def _quote(value: str) -> str:
    bare = value.strip("\"'") if value[0] in "\"'" else value
    return '"' + bare.replace('"', "&quot;") + '"'


def _count_copied_chars(source: str) -> int:
    """Return about how many characters are copied because tags that have attributes are ignored."""
    cost = joined_chars = astray_chars = depth = last = 0
    in_cell = True
    for match in _TAG_START.regex.finditer(source):
        closing, name, has_attributes = match[1], match[2].lower(), bool(match[3])
        begin = max(last, source.find(">", last, match.start()) + 1)
        text = len(source[begin : match.start()].strip())
        last = match.start()
        if depth and not in_cell:
            astray_chars += text
        else:
            joined_chars += text
        if has_attributes and (closing or name in _TABLE_PARTS or name in _ONCE):
            cost += astray_chars if depth else joined_chars
        if name == "table":
            depth = max(0, depth + (-1 if closing else 1))
            in_cell = not depth or bool(closing)
        elif depth and name in _TABLE_PARTS:
            in_cell = name in _CELLS and not closing
        if not closing and (depth or name not in _TABLE_PARTS) and name not in _ONCE:
            joined_chars = 0
    return cost
