"""What a numeral is worth, in digits or Chinese characters (``grammars/numbers.lark``)."""

from __future__ import annotations

from reportlint.parsing.grammar.store import parse_first, parse_whole
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from reportlint.parsing.grammar.lalr import Tree

#: Longer figures are identity numbers, telephone numbers or damage, and never counts.
_MOST_DIGITS = 15
_BOUNDS = {
    "ABOUT": "about",
    "PAIR": "about",
    "OVER": "over",
    "MORE": "over",
    "SOME": "over",
    "UNDER": "under",
}
_SCALES = {"TEN": 10, "HUNDRED": 100, "THOUSAND": 1000}
_LARGE_SCALES = {"TEN_THOUSAND": 10**4, "HUNDRED_MILLION": 10**8}
_DIGITS = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "○": 0,
    "两": 2,
    "廿": 20,
    "卅": 30,
}


class Numeral(Record):
    """A numeral as read.

    ``bound``: empty if it is exact, else ``about`` (约, 三四十), ``over`` (超, 余, 多, 几十) or
    ``under`` (近, 不足). ``digits``: ``arabic``, ``fullwidth`` or ``chinese``. ``step``: what one
    more in the last digit is worth, 1000 in 2.5万. ``scaled``: 万 or 亿 is in it. ``measure``: the
    unit behind it. ``end``: where it ends in the text.
    """

    value: int | Decimal
    end: int
    bound: str
    digits: str
    step: int | Decimal
    scaled: bool
    measure: str


def digit(character: str) -> int:
    """Give what a Chinese digit is worth."""
    return _DIGITS[character]


def figure(words: str) -> int | Decimal | None:
    """Give the value of plain digits, with separators and decimals; None if they are too many."""
    plain = words.replace("，", "").replace(",", "").replace(" ", "").replace("．", ".")
    whole, _, fraction = plain.partition(".")
    if len(whole) > _MOST_DIGITS or len(fraction) > _MOST_DIGITS:
        return None
    if not fraction:
        return int(whole)
    from decimal import Decimal

    return Decimal(plain)


def last_place(words: str) -> int | Decimal:
    """Give what one more in the last digit of plain digits is worth."""
    fraction = words.replace("．", ".").partition(".")[2]
    if not fraction:
        return 1
    from decimal import Decimal

    return Decimal(1).scaleb(-len(fraction))


def tidy(value: int | Decimal) -> int | Decimal:
    """Give a whole number as int, any other without superfluous zeros."""
    if isinstance(value, int):
        return value
    whole = int(value)
    return whole if whole == value else value.normalize()


def read(text: str, start: int, end: int) -> Numeral | None:
    """Read ``text[start:end]``, all of it, as one numeral."""
    tree = parse_whole("numbers", text, start, end)
    return None if tree is None else _worth(text, tree, end)


def read_first(text: str, start: int, end: int) -> Numeral | None:
    """Read the numeral that begins ``text[start:end]``, as far as it goes."""
    parsed = parse_first("numbers", text, start, end)
    return None if parsed is None else _worth(text, *parsed)


def _worth(text: str, tree: Tree, end: int) -> Numeral | None:
    made = _Sum()
    for token in tree.tokens():
        made.add(token.kind, text[token.start : token.end])
    if made.broken or not (made.seen or (made.bound and made.unit > 1)):
        return None
    value = made.value()
    if made.negative:
        value = -value
    return Numeral(value, end, made.bound, made.digits, made.step, made.scaled, made.measure)


class _Sum:
    """Adds a numeral up from left to right: sections of four digits, then 万, then 亿."""

    def __init__(self) -> None:
        self.bound = self.measure = ""
        self.digits = "chinese"
        self.step: int | Decimal = 1
        self.seen = self.scaled = self.negative = self.broken = False
        self.unit = 1  # the scale read last: in 三百五 the 五 counts tenths of it,
        self.closed = False  # but not in 三百零五
        self._total: int | Decimal = 0
        self._section: int | Decimal = 0
        self._pending: int | Decimal | None = None

    def add(self, kind: str, words: str) -> None:
        """Take the next token of the numeral."""
        self.bound = _BOUNDS.get(kind, self.bound)
        if kind == "FIGURE":
            self._figure(words)
        elif kind in _SCALES:
            self._scale(_SCALES[kind])
        elif kind in _LARGE_SCALES:
            self._large_scale(_LARGE_SCALES[kind])
        elif kind == "SIGN":
            self.negative = words != "+"
        elif kind == "MEASURE":
            self.measure = words
        elif words[0] in _DIGITS:
            self._characters(kind, words)

    def value(self) -> int | Decimal:
        """Give what the numeral is worth so far."""
        last = self._pending or 0
        if self.unit > 10 and not self.closed and isinstance(last, int) and last < 10:
            last *= self.unit // 10
        worth = self._total + self._section + last
        return tidy(worth) if self.unit > 1 else worth

    def _figure(self, words: str) -> None:
        value = figure(words)
        if value is None:
            self.broken = True
            return
        self._pending = value
        self.seen = True
        self.step = last_place(words)
        self.digits = "arabic" if words[0].isascii() else "fullwidth"

    def _characters(self, kind: str, words: str) -> None:
        self.seen = True
        self.broken |= len(words) > _MOST_DIGITS
        if kind == "SPELLED" and not self.broken:
            self._pending = int("".join(str(_DIGITS[character]) for character in words))
        elif kind == "TWENTY":
            self._section += _DIGITS[words]
            self.unit = 10
        elif kind == "ZERO":
            self.closed = True
            self._pending = 0
        else:
            self._pending = _DIGITS[words[0]]

    def _scale(self, unit: int) -> None:
        self.seen |= unit == 10
        self._section += (1 if self._pending is None else self._pending) * unit
        self._end_scale(unit)

    def _large_scale(self, unit: int) -> None:
        empty = self._pending is None and not self._section and not self._total
        section = 1 if empty else self._section + (self._pending or 0)
        if unit == 10**8:
            self._total = (self._total + section) * unit
        else:
            self._total += section * unit
        self._section = 0
        self.scaled = True
        self._end_scale(unit)

    def _end_scale(self, unit: int) -> None:
        self._pending = None
        self.unit = unit
        self.closed = False
        if self.digits != "chinese":
            self.step = tidy(self.step * unit)
