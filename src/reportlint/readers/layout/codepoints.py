"""Code points as fonts give them, and the characters that are meant."""

from __future__ import annotations

import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Blanks and controls, which have no place of their own, but the mark of a hyphen at a line's end.
SPACE_CODES = frozenset(
    [code for code in range(33) if code not in (0, 2)] + [0xA0, 0x3000, *range(0x2000, 0x200B)]
)
_HYPHENS = (0x02, 0xFFFE, 0xAD)
#: What stands for a character whose meaning the font does not tell: never nothing.
REPLACEMENT = "\ufffd"
#: What NFKC is wanted for: ligatures, CJK compatibility characters and radicals. Not for the
#: rest: full-width punctuation and circled figures are the draft's own.
_FOLDED = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0x2F800, 0x2FA1F))
#: Radicals that fonts give for characters, and that have no compatibility mapping in Unicode.
_RADICALS = dict(
    zip(
        "⺊⺕⺛⺟⺠⺢⺩⺫⺬⺮⺶⺷⺼⻁⻃⻄⻅⻆⻈⻉⻋⻌⻓⻔⻘⻙⻚⻛⻜⻝⻟⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "卜彐无母民水王目示竹羊羊肉虎西西见角言贝车辶长门青韦页风飞食饣马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_CHARACTERS: dict[int, str] = {}


def decode_codepoint(code: int) -> str:
    """Return the character that a code point of a PDF stands for; U+FFFD where it says none."""
    character = _CHARACTERS.get(code)
    if character is None:
        character = _CHARACTERS[code] = _character(code)
    return character


def _character(code: int) -> str:
    if code in _HYPHENS:
        return "-"
    if code == 0 or code > 0x10FFFF:
        return REPLACEMENT
    character = chr(code)
    if any(first <= code <= last for first, last in _FOLDED):
        return _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    return character


def join_surrogates(items: list[Any]) -> list[Any]:
    """Join the halves of characters beyond the basic plane, given as two by some builds."""
    if not any("\ud800" <= item.text <= "\udfff" for item in items):
        return items
    result: list[Any] = []
    for item in items:
        before = result[-1] if result else None
        if before is not None and _halves(before.text, item.text):
            pair = (before.text + item.text).encode("utf-16-le", "surrogatepass")
            result[-1] = before._replace(text=pair.decode("utf-16-le"), right=item.right)
        else:
            result.append(item)
    return [item._replace(text=_whole(item.text)) for item in result]


def _halves(high: str, low: str) -> bool:
    return "\ud800" <= high <= "\udbff" and "\udc00" <= low <= "\udfff"


def _whole(text: str) -> str:
    return REPLACEMENT if "\ud800" <= text <= "\udfff" else text
