"""Reads what stands in a number cell of a table: a number, or what stands there instead.

A value is read or it is None: never a quiet 0. Where a cell can be read in two ways (``12 3`` may
be two numbers) it is ``text``; only groups of three digits are one number, and only on one line.
"""

from __future__ import annotations

from reportlint.parsing.characters import INVISIBLE, fold
from reportlint.parsing.numbers import numerals
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from decimal import Decimal


class CellNumber(Record):
    """What a cell holds; the fields are those of :class:`reportlint.model.tables.Cell`."""

    kind: str
    value: int | Decimal | None = None
    forms: tuple[str, ...] = ()


#: A cell with more text than this is no number with a note.
_LONGEST = 200
_ZERO = CellNumber("number", 0)
_BLANK = CellNumber("blank")
_PLACEHOLDER = CellNumber("placeholder")
_TEXT = CellNumber("text")
_PLACEHOLDERS = frozenset(
    "无 暂无 没有 空 缺 略 不涉及 未发生 n/a na n.a. nil none null x".split()  # noqa: SIM905
)
_MARKS = Pattern(r"[-−—–―─_/\\|×✕*.·…~～]+")
_HIDDEN = Pattern(f"[{INVISIBLE}]+")
_WIDE = Pattern("[０-９]")
#: The mark of a footnote behind a number.
_RAISED = Pattern(r"(?<=[0-9]) ?[¹²³⁰⁴-⁹]+$")
_BLANKS = Pattern(r"[^\S\r\n]+")
_FIGURE = Pattern(
    r"(?P<sign>[-−—–]?)(?P<gap> ?)"
    r"(?P<digits>[0-9]{1,3}(?:(?:[,，] ?| )[0-9]{3})+|[0-9OoIl〇]+)"
    r"(?P<fraction>\.[0-9]+)?"
)
_LETTERS = str.maketrans("OoIl〇", "00110", ",， ")
_OUTER_BLANKS = Pattern(r"(?<![0-9])\s+|\s+(?![0-9])")
#: A blank beside a point or a comma between digits: one number or two.
_PARTED = Pattern(r"[0-9](?:\s+[.,，]\s*|[.,，]\s+)[0-9]")
_LEADING_WORDS = Pattern("共计|合计|共")


def parse_cell_number(raw: str, amount: bool = False) -> CellNumber:
    """Read the text of a cell; ``amount``: of a column in 万元, where decimals are right.

    >>> parse_cell_number("1,288")
    CellNumber(kind='number', value=1288, forms=())
    """
    if raw == "0":
        return _ZERO
    if raw.isdigit() and raw.isascii() and raw[0] != "0":
        count = numerals.parse_figure(raw)
        return _TEXT if count is None else CellNumber("number", count)
    text = _BLANKS.regex.sub(" ", fold(_HIDDEN.regex.sub("", raw))).strip()
    if not text:
        return _BLANK
    compact = text.replace(" ", "").rstrip("。").lower()
    if compact in _PLACEHOLDERS or _MARKS.regex.fullmatch(compact):
        return _PLACEHOLDER
    if len(text) > _LONGEST:
        return _TEXT
    wide = ("fullwidth",) if _WIDE.regex.search(raw) else ()
    # NOTE: the mark of a footnote is no digit: 18¹ is 18.
    bare = _RAISED.regex.sub("", text)
    number = _digits(bare, amount, wide) or _read_noted(bare, amount, wide)
    has_note = bare != text and number.kind == "number"
    return CellNumber("note", number.value, number.forms) if has_note else number


def _digits(text: str, amount: bool, wide: tuple[str, ...]) -> CellNumber | None:
    """Read a cell of digits alone, with separators, and letters that stand for digits."""
    match = _FIGURE.regex.fullmatch(text)
    if match is None:
        return None
    sign, gap, words, fraction = match.group("sign", "gap", "digits", "fraction")
    plain = words.translate(_LETTERS)
    letter = not words.isascii() or not words.replace(",", "").replace(" ", "").isdigit()
    letter = letter and "，" not in words
    zeros = len(plain) > 1 and plain[0] == "0"
    blank = bool(gap) or " " in words
    value = numerals.parse_figure(plain + (fraction or ""))
    if value is None or (blank and zeros) or (letter and not _may_be_digits(words)):
        return _TEXT
    told = {"letter": letter, "blank": blank, "leading-zero": zeros}
    forms = (*wide, *[form for form, is_so in told.items() if is_so])
    return CellNumber(_kind(value, bool(sign), amount), -value if sign else value, forms)


def _may_be_digits(words: str) -> bool:
    """Whether letters may stand for digits: beside a digit, or alone."""
    return len(words) == 1 or any("0" <= character <= "9" for character in words)


def _kind(value: int | Decimal, has_sign: bool, amount: bool) -> str:
    if has_sign:
        return "negative" if value else "note"
    return "number" if amount or isinstance(value, int) else "decimal"


def _read_noted(text: str, amount: bool, wide: tuple[str, ...]) -> CellNumber:
    """Read a number with a unit or a note, or one in Chinese numerals."""
    if _PARTED.regex.search(text):
        return _TEXT
    words = _OUTER_BLANKS.regex.sub("", text)
    leading = _LEADING_WORDS.regex.match(words)
    numeral = numerals.read(words, leading.end() if leading else 0, len(words))
    if numeral is None or numeral.approximation:
        return _TEXT
    money = numeral.measure == "元"
    if numeral.measure and money != amount:
        return _TEXT
    value = numeral.value
    if amount and (money or numeral.has_scale):
        from decimal import Decimal

        value = numerals.normalise(Decimal(value).scaleb(-4))
    if value < 0:
        return CellNumber("negative", value, wide)
    whole = amount or isinstance(value, int)
    return CellNumber("note" if whole else "decimal", value, wide)
