"""The ordinals that headings begin with: 一、 第一部分 （一） 1."""

from __future__ import annotations

from reportlint.model.ordinals import number_of
from reportlint.support.lazy_regex import Pattern

_ORDINAL = Pattern(
    r"(?:第(?P<part>[一二三四五六七八九十]{1,3})(?:部分|章)[、：.．]?"
    r"|(?P<cjk>[一二三四五六七八九十]{1,3})[、.．：，]"
    r"|（(?P<bracket>[一二三四五六七八九十]{1,3})）、?"
    r"|（?(?P<digit>\d{1,2})(?:）|[、.．]))"
)


def split_ordinal(flat: str) -> tuple[str, int | None, int]:
    """Return style, number and length of a line's ordinal; ("", None, 0) if it has none."""
    match = _ORDINAL.regex.match(flat)
    if match is None:
        return "", None, 0
    style = match.lastgroup or ""
    word = match.group(style)
    return style, number_of(word), match.end()
