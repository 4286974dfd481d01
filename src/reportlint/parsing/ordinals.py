"""The ordinals that headings begin with: 一、 第一部分 （一） 1."""

from __future__ import annotations

from reportlint.patterns import Pattern

_ORDINAL = Pattern(
    r"(?:第(?P<part>[一二三四五六七八九十]{1,3})(?:部分|章)[、：.．]?"
    r"|(?P<cjk>[一二三四五六七八九十]{1,3})[、.．：，]"
    r"|（(?P<bracket>[一二三四五六七八九十]{1,3})）、?"
    r"|（?(?P<digit>\d{1,2})(?:）|[、.．]))"
)
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九十")}


def chinese_ordinal(text: str) -> int:
    """Read 一 to 九十九."""
    tens, mark, ones = text.rpartition("十")
    if not mark:
        return _DIGITS[text] if len(text) == 1 else 0
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def split_ordinal(flat: str) -> tuple[str, int | None, int]:
    """Give style, number and length of a line's ordinal; ("", None, 0) if it has none."""
    match = _ORDINAL.regex.match(flat)
    if match is None:
        return "", None, 0
    style = match.lastgroup or ""
    word = match.group(style)
    return style, int(word) if style == "digit" else chinese_ordinal(word), match.end()
