"""What a numeral is worth, in digits or Chinese characters (``grammars/numbers.lark``)."""

from __future__ import annotations

from reportlint.parsing.grammar_store import parse_first, parse_whole
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal

    from reportlint.parsing.grammar import ParseTree

#: Longer figures are identity numbers, telephone numbers or damage, and never counts.
_MOST_DIGITS = 15
_SEPARATORS = str.maketrans("．", ".", "，, ")
_BOUNDS = {
    **dict.fromkeys(("ABOUT", "PAIR"), "about"),
    **dict.fromkeys(("OVER", "MORE", "SOME"), "over"),
    "UNDER": "under",
}
_SCALES = {"TEN": 10, "HUNDRED": 100, "THOUSAND": 1000}
_LARGE_SCALES = {"TEN_THOUSAND": 10**4, "HUNDRED_MILLION": 10**8}
#: What a Chinese digit is worth.
DIGITS = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    **dict(zip("〇○两廿卅", (0, 0, 2, 20, 30), strict=True)),
}


class Numeral(Record):
    """A numeral as read.

    ``approximation``: empty if it is exact, else ``about`` (约, 三四十), ``over`` (超, 余, 多,
    几十) or ``under`` (近, 不足). ``digits``: ``arabic``, ``fullwidth`` or ``chinese``. ``step``:
    what one more in the last digit is worth, 1000 in 2.5万. ``has_scale``: 万 or 亿 is in it.
    ``measure``: the unit behind it. ``end``: where it ends in the text.
    """

    value: int | Decimal
    end: int
    approximation: str
    digits: str
    step: int | Decimal
    has_scale: bool
    measure: str


def parse_figure(words: str) -> int | Decimal | None:
    """Return the value of plain digits, with separators and decimals; None if they are too many.

    >>> parse_figure("1,288"), parse_figure("2.5")
    (1288, Decimal('2.5'))
    """
    plain = words.translate(_SEPARATORS)
    whole, _, fraction = plain.partition(".")
    if len(whole) > _MOST_DIGITS or len(fraction) > _MOST_DIGITS:
        return None
    if not fraction:
        return int(whole)
    from decimal import Decimal

    return Decimal(plain)


def last_place_value(words: str) -> int | Decimal:
    """Return what one more in the last digit of plain digits is worth.

    >>> last_place_value("1,288"), last_place_value("2.5")
    (1, Decimal('0.1'))
    """
    fraction = words.translate(_SEPARATORS).partition(".")[2]
    if not fraction:
        return 1
    from decimal import Decimal

    return Decimal(1).scaleb(-len(fraction))


def normalise(value: int | Decimal) -> int | Decimal:
    """Return a whole number as int, any other without superfluous zeros.

    >>> normalise(5), normalise(parse_figure("2.50"))
    (5, Decimal('2.5'))
    """
    if isinstance(value, int):
        return value
    whole = int(value)
    return whole if whole == value else value.normalize()


def read(text: str, start: int, end: int) -> Numeral | None:
    """Read ``text[start:end]``, all of it, as one numeral.

    >>> read("三百五", 0, 3).value
    350
    """
    tree = parse_whole("numbers", text, start, end)
    return None if tree is None else _build_numeral(text, tree, end)


def read_first(text: str, start: int, end: int) -> Numeral | None:
    """Read the numeral that begins ``text[start:end]``, as far as it goes.

    >>> numeral = read_first("近三百件", 0, 4)
    >>> numeral.value, numeral.approximation, numeral.measure
    (300, 'under', '件')
    """
    result = parse_first("numbers", text, start, end)
    return None if result is None else _build_numeral(text, *result)


def _build_numeral(text: str, tree: ParseTree, end: int) -> Numeral | None:
    total = _Sum()
    for token in tree.tokens():
        total.add(token.kind, text[token.start : token.end])
    if total.is_broken or not (total.has_digits or (total.approximation and total.unit > 1)):
        return None
    value = -total.value() if total.negative else total.value()
    written = (total.approximation, total.digits, total.step, total.has_scale, total.measure)
    return Numeral(value, end, *written)


class _Sum:
    """Adds a numeral up from left to right: sections of four digits, then 万, then 亿."""

    approximation = measure = ""
    digits = "chinese"
    step: int | Decimal = 1
    has_digits = has_scale = negative = is_broken = False
    unit = 1  # the scale read last: in 三百五 the 五 counts tenths of it,
    after_zero = False  # but not in 三百零五
    _total: int | Decimal = 0
    _section: int | Decimal = 0
    _pending: int | Decimal | None = None

    def add(self, kind: str, words: str) -> None:
        """Take the next token of the numeral."""
        self.approximation = _BOUNDS.get(kind, self.approximation)
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
        elif words[0] in DIGITS:
            self._characters(kind, words)

    def value(self) -> int | Decimal:
        """Return what the numeral is worth so far."""
        last = self._pending or 0
        if self.unit > 10 and not self.after_zero and isinstance(last, int) and last < 10:
            last *= self.unit // 10
        worth = self._total + self._section + last
        return normalise(worth) if self.unit > 1 else worth

    def _figure(self, words: str) -> None:
        value = parse_figure(words)
        if value is None:
            self.is_broken = True
            return
        self._pending = value
        self.has_digits = True
        self.step = last_place_value(words)
        self.digits = "arabic" if words[0].isascii() else "fullwidth"

    def _characters(self, kind: str, words: str) -> None:
        self.has_digits = True
        self.is_broken |= len(words) > _MOST_DIGITS
        if kind == "SPELLED" and not self.is_broken:
            self._pending = int("".join(str(DIGITS[character]) for character in words))
        elif kind == "TWENTY":
            self._section += DIGITS[words]
            self.unit = 10
        elif kind == "ZERO":
            self.after_zero = True
            self._pending = 0
        else:
            self._pending = DIGITS[words[0]]

    def _scale(self, unit: int) -> None:
        self.has_digits |= unit == 10
        self._section += (1 if self._pending is None else self._pending) * unit
        self._end_scale(unit)

    def _large_scale(self, unit: int) -> None:
        empty = self._pending is None and not self._section and not self._total
        section = 1 if empty else self._section + (self._pending or 0)
        before = self._total * unit if unit == 10**8 else self._total
        self._total = before + section * unit
        self._section = 0
        self.has_scale = True
        self._end_scale(unit)

    def _end_scale(self, unit: int) -> None:
        self._pending = None
        self.unit = unit
        self.after_zero = False
        if self.digits != "chinese":
            self.step = normalise(self.step * unit)
