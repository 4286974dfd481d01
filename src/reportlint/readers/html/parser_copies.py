"""Pages whose text a parser would copy again and again, measured before it does.

lexbor joins text that follows ignored tags to what stands before them; where such a tag has
attributes it copies all of that text, so that memory grows with the square of the page.
"""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern

_TAG = Pattern(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?=([\s/]?))")
#: Tags that are ignored outside tables; within them text belongs into the last three only.
_PARTS = frozenset(("tr", "tbody", "thead", "tfoot", "col", "colgroup", "td", "th", "caption"))
_CELLS = frozenset(("td", "th", "caption"))
#: Tags that are ignored wherever they stand again.
_ONCE = frozenset(("html", "body", "head", "frame", "frameset"))


def count_copied_chars(source: str) -> int:
    """Return about how many characters are copied because tags that have attributes are ignored."""
    cost = joined_chars = astray_chars = depth = last = 0
    in_cell = True
    for match in _TAG.regex.finditer(source):
        closing, name, has_attributes = match[1], match[2].lower(), bool(match[3])
        begin = max(last, source.find(">", last, match.start()) + 1)
        text = len(source[begin : match.start()].strip())
        last = match.start()
        if depth and not in_cell:
            astray_chars += text
        else:
            joined_chars += text
        if has_attributes and (closing or name in _PARTS or name in _ONCE):
            cost += astray_chars if depth else joined_chars
        if name == "table":
            depth = max(0, depth + (-1 if closing else 1))
            in_cell = not depth or bool(closing)
        elif depth and name in _PARTS:
            in_cell = name in _CELLS and not closing
        if not closing and (depth or name not in _PARTS) and name not in _ONCE:
            joined_chars = 0
    return cost
