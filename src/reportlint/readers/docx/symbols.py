"""Signs that Word takes from symbol fonts, as the characters they look like."""

from __future__ import annotations

#: What a symbol font shows at a code from 0x20 on; fonts whose names start so.
_FONTS = {
    "wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x2A: "☐", 0xA3: "☐",
        0x6A: "①", 0x6B: "②", 0x6C: "③", 0x6D: "④", 0x6E: "⑤", 0x98: "●", 0x99: "○",
    },
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA1: "○",
        0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
        0xFE: "☑", **{0x81 + digit: chr(0x2460 + digit) for digit in range(10)},
    },
    "symbol": {
        0x2A: "∗", 0x2D: "−", 0x61: "α", 0x62: "β", 0xA3: "≤", 0xA5: "∞", 0xB0: "°", 0xB1: "±",
        0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD7: "⋅",
    },
}  # fmt: skip
#: Where symbol fonts are mapped to: the private use area.
_PRIVATE = 0xF000


def decode_symbol(code: str, font: str) -> str:
    """Return the character of a ``w:sym``: a code in hexadecimal digits and a font's name."""
    try:
        point = int(code, 16)
    except ValueError:
        return ""
    if _PRIVATE <= point <= _PRIVATE + 0xFF:
        point -= _PRIVATE
        for name, characters in _FONTS.items():
            if font.lower().startswith(name):
                return characters.get(point, chr(_PRIVATE + point))
        point += 0 if 0x20 < point < 0x7F else _PRIVATE
    return chr(point) if 0x20 <= point <= 0x10FFFF and not 0xD800 <= point < 0xE000 else ""
