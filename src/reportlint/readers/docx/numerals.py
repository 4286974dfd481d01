"""Characters that Word works out: numbers of lists (``w:numFmt``), signs of symbol fonts.

Formats of numbers are those of ECMA-376 part 1, 17.18.59.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_HAN = "零一二三四五六七八九"
_CIRCLE_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_FULL_WIDTH = "０１２３４５６７８９"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_UNITS = ("", "十", "百", "千")
_LEGAL_UNITS = ("", "拾", "佰", "仟")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
#: Beyond it a program writes plain digits, or would write hundreds of letters.
_MAX_ROMAN = 3999
_MAX_LETTERS = 26 * 30
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


def format_number(number: int, form: str) -> str:
    """Write a number in a format; formats that are not known are written in plain digits.

    >>> format_number(12, "chineseCounting"), format_number(12, "upperRoman")
    ('十二', 'XII')
    """
    writer = _WRITERS.get(form)
    return str(number) if writer is None or number < 0 else writer(number)


def _format_chinese_number(number: int, digits: str = _HAN, units: tuple[str, ...] = _UNITS) -> str:
    """Write a number in Chinese with units: 一, 十二, 一百零五; from 一万 on digit by digit.

    >>> _format_chinese_number(105), _format_chinese_number(10_000)
    ('一百零五', '一零零零零')
    """
    if number >= 10_000:
        return _by_digit(number, digits)
    pieces: list[str] = []
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            pieces.append(digits[digit] + units[power])
        elif pieces and pieces[-1] != digits[0]:
            pieces.append(digits[0])
    words = "".join(pieces).rstrip(digits[0]) or digits[0]
    # NOTE: 十二, not 一十二; but 壹拾贰, where every digit is written against forgery.
    return words[1:] if 10 <= number < 20 and units is _UNITS else words


def _by_digit(number: int, digits: str) -> str:
    return "".join([digits[int(digit)] for digit in str(number)])


def _chinese(number: int) -> str:
    return _format_chinese_number(number) if number < 100 else _by_digit(number, _CIRCLE_DIGITS)


def _cycle_writer(characters: str) -> Callable[[int], str]:
    return lambda number: characters[(number - 1) % len(characters)] if number else "0"


def _letter_writer(first: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        if not 0 < number <= _MAX_LETTERS:
            return str(number)
        return chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1)

    return write


def _roman(number: int) -> str:
    if not 0 < number <= _MAX_ROMAN:
        return str(number)
    pieces = []
    for size, sign in _ROMAN:
        count, number = divmod(number, size)
        pieces.append(sign * count)
    return "".join(pieces)


def _sign_writer(*runs: tuple[str, int], first: int = 1) -> Callable[[int], str]:
    """Write the signs of runs, each told by its first sign and length; others in plain digits."""
    signs = [chr(ord(sign) + step) for sign, length in runs for step in range(length)]
    known = range(first, first + len(signs))
    return lambda number: signs[number - first] if number in known else str(number)


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    teens = 10 < number % 100 < 20
    return f"{number}{'th' if teens else endings.get(number % 10, 'th')}"


_write_circled = _sign_writer(("⓪", 1), ("①", 20), ("㉑", 15), ("㊱", 15), first=0)

_WRITERS: dict[str, Callable[[int], str]] = {
    "none": lambda _number: "",
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: _by_digit(number, _FULL_WIDTH),
    "decimalFullWidth2": lambda number: _by_digit(number, _FULL_WIDTH),
    "decimalEnclosedCircle": _write_circled,
    "decimalEnclosedCircleChinese": _write_circled,
    "decimalEnclosedParen": _sign_writer(("⑴", 20)),
    "decimalEnclosedFullstop": _sign_writer(("⒈", 20)),
    "ideographEnclosedCircle": _sign_writer(("㊀", 10)),
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "lowerLetter": _letter_writer("a"),
    "upperLetter": _letter_writer("A"),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "chineseCounting": _chinese,
    "taiwaneseCounting": _chinese,
    "chineseCountingThousand": _format_chinese_number,
    "taiwaneseCountingThousand": _format_chinese_number,
    "japaneseCounting": _format_chinese_number,
    "chineseLegalSimplified": lambda number: _format_chinese_number(number, _LEGAL, _LEGAL_UNITS),
    "ideographLegalTraditional": lambda number: _format_chinese_number(
        number, _LEGAL_TRADITIONAL, _LEGAL_UNITS
    ),
    "ideographDigital": lambda number: _by_digit(number, _CIRCLE_DIGITS),
    "japaneseDigitalTenThousand": lambda number: _by_digit(number, _CIRCLE_DIGITS),
    "taiwaneseDigital": lambda number: _by_digit(number, _CIRCLE_DIGITS),
    "ideographTraditional": _cycle_writer(_STEMS),
    "ideographZodiac": _cycle_writer(_BRANCHES),
    "ideographZodiacTraditional": lambda number: (
        _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number else "0"
    ),
}


def decode_symbol(code: str, font: str) -> str:
    """Return the character of a ``w:sym``: a code in hexadecimal digits and a font's name.

    >>> decode_symbol("F0FE", "Wingdings"), decode_symbol("41", "Arial")
    ('☑', 'A')
    """
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
