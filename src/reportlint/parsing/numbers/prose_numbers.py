"""Finds the numbers that prose states: digits, Chinese numerals, and the words that blur them.

Plain digits, nearly all there are, are read on the spot; what needs putting together goes through
the grammar (:mod:`reportlint.parsing.numbers.numerals`). The numbers of table cells are read by
:mod:`reportlint.parsing.numbers.cell_numbers`.
"""

from __future__ import annotations

from functools import lru_cache

from reportlint.model.document import find_quotations, is_within
from reportlint.model.prose import CountedNumber, Passage
from reportlint.parsing.numbers import numerals
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from reportlint.model.report import Part


class Number(Record):
    """A number in prose; ``start`` and ``end`` take in 约, 余, 万 and the like, but no unit.

    ``exact`` is false where a word makes it inexact, and ``approximation`` says how: ``about``
    (约, 左右), ``over`` (超, 余, 多, 以上), ``under`` (近, 不足, 以下). ``digits``: ``arabic``,
    ``fullwidth`` or ``chinese``. ``step``: what one more in the last digit is worth, 1000 in 2.5万.
    ``forms``: ``thousands``, ``blank`` (separators within it), ``scaled`` (万 or 亿).
    """

    value: int | Decimal
    start: int
    end: int
    exact: bool = True
    digits: str = "arabic"
    approximation: str = ""
    step: int | Decimal = 1
    forms: tuple[str, ...] = ()


#: No numeral of a real draft is longer.
_LONGEST = 60
_MANY = 10
_FIGURE = (
    "[0-9０-９]{1,3}(?:[,， ][0-9０-９]{3}(?![0-9０-９]))+(?:[.．][0-9０-９]+)?"
    "|[0-9０-９]+(?:[.．][0-9０-９]+)?"
)
_CHARACTERS = "〇○零一二两三四五六七八九十廿卅百千万亿几数余多来"
_RUN = Pattern(f"(?:{_FIGURE}|[{_CHARACTERS}])+")
_PLAIN = Pattern(_FIGURE)
_WORDS = (
    "(?P<about>大约|约[为有]?)"
    "|(?P<over>超[过出]?|逾|突破|不少于|不低于|不下|至少|最少|多于|高于|大于)"
    "|(?P<under>将近|接近|近|不足|不到|未满|至多|最多|不超过|不多于|少于|低于|小于)"
)
# NOTE: 节约, 预约, 附近, 最近, 赶超 … end in the same characters and blur nothing.
_BEFORE = Pattern(rf"(?<![节预签违公合条制特契邀履附最邻临赶])(?:{_WORDS})\Z")
_BEFORE_ENDS = frozenset("约为有超过出逾破于下少近足到满多")
#: 近千, 上万: a scale without a digit before it.
_BARE = Pattern(rf"(?:{_WORDS}|(?<![以网线路])上)\Z")
_SCALES = frozenset("百千万亿")
_BEHIND = Pattern(
    "(?:件次|人次|万元|亿元|[件条份个次人家页项起宗封部篇期类种名元%％])?"
    "(?:(?P<over>以上|之上|开外|有余)|(?P<under>以下|以内|之内)|(?P<about>左右|上下))"
)
_BEHIND_STARTS = frozenset("以之开有左上件人万亿条份个次家页项起宗封部篇期类种名元%％")
#: What counts things: a lone Chinese numeral is a number only before one of these.
_COUNTED = frozenset("件条份个次人家页项起宗封篇期类种名场例户批届轮台处天元%％")
_LONE = frozenset("一二两三四五六七八九十")
# NOTE: 统一, 逐一, 唯一, 专一, 进一 are words of their own.
_ONE_WORDS = frozenset("统逐唯专进")
# NOTE: behind any of these a hyphen joins: 2024-12, 1月-12月, 第3-5项.
_JOINED = frozenset("0123456789年月日号项条件页）)〕]")
_UNIT = Pattern(
    "[人件条篇场份户批班]次|个工作日|元|平方米|公里"
    "|[条件份篇起宗项个次期场部类封例幅家户处人名位页笔册本批张台套辆座亩吨]"
)
#: A paragraph of fewer numbers has no arithmetic.
_FEWEST = 2


@lru_cache(maxsize=512)
def find_numbers(text: str) -> tuple[Number, ...]:
    """Find the numbers in a text, in order; Chinese numerals only where they count something.

    Ordinals (第三条, 第5项) are none.

    >>> [(n.value, n.approximation) for n in find_numbers("受理3件，办结约20件，第五条")]
    [(3, ''), (20, 'about')]
    """
    numbers: list[Number] = []
    for run in _RUN.regex.finditer(text):
        words = run.group()
        start, end = run.span()
        if start and text[start - 1] == "第":
            continue
        if words.isascii():
            number = _plain(text, start, end)
        elif end - start > 1 or words in _SCALES:
            numbers.extend(_composite(text, start, end))
            continue
        else:
            number = _lone(text, start)
        if number is not None:
            numbers.append(_apply_context(text, number))
    return tuple(numbers)


def _composite(text: str, start: int, end: int) -> Iterator[Number]:
    """Read a run of digits and numeral characters, which may hold several numbers."""
    if end - start > _LONGEST:
        return
    if text[start] in _SCALES:
        before = _BARE.regex.search(text, max(0, start - 4), start)
        start = before.start() if before else start
    while start < end:
        plain = _PLAIN.regex.match(text, start, end)
        stop = plain.end() if plain else start + 1
        numeral = numerals.read_first(text, start, end)
        if numeral is not None:
            stop = numeral.end
            number = _apply_context(text, _number(text, start, numeral))
            if numeral.digits != "chinese" or not number.exact or _counts(text, stop):
                yield number
        start = stop


def _lone(text: str, start: int) -> Number | None:
    character = text[start]
    in_word = start > 0 and text[start - 1] in _ONE_WORDS
    if character in _LONE and not in_word and _counts(text, start + 1):
        value = 10 if character == "十" else numerals.DIGITS[character]
        return Number(value, start, start + 1, True, "chinese", "", 1, ())
    return _plain(text, start, start + 1) if "０" <= character <= "９" else None


def _counts(text: str, end: int) -> bool:
    return end == len(text) or text[end] in _COUNTED


def _plain(text: str, start: int, end: int) -> Number | None:
    words = text[start:end]
    if words.isdigit() and words.isascii() and len(words) < _MANY:
        # NOTE: a record made of all its fields in order is made twice as fast.
        return Number(int(words), start, end, True, "arabic", "", 1, ())
    value = numerals.parse_figure(words)
    if value is None:
        return None
    digits = "arabic" if words[0].isascii() else "fullwidth"
    step = numerals.last_place_value(words)
    return Number(value, start, end, True, digits, "", step, _forms(words))


def _number(text: str, start: int, numeral: numerals.Numeral) -> Number:
    forms = _forms(text[start : numeral.end])
    return Number(
        numeral.value,
        start,
        numeral.end,
        not numeral.approximation,
        numeral.digits,
        numeral.approximation,
        numeral.step,
        (*forms, "scaled") if numeral.has_scale else forms,
    )


def _forms(words: str) -> tuple[str, ...]:
    separators = ("thousands",) if "," in words or "，" in words else ()
    return (*separators, "blank") if " " in words else separators


def _apply_context(text: str, number: Number) -> Number:
    """Take account of the words before and behind the number."""
    last = text[number.start - 1] if number.start else ""
    if last in _BEFORE_ENDS:
        number = _apply_word_before(text, number)
    elif last in ("-", "−") and text[number.start - 2 : number.start - 1] not in _JOINED:
        number = replace(number, value=-number.value, start=number.start - 1)
    return _apply_word_behind(text, number)


def _apply_word_before(text: str, number: Number) -> Number:
    before = _BEFORE.regex.search(text, max(0, number.start - 4), number.start)
    if before is None:
        return number
    return replace(number, start=before.start(), exact=False, approximation=before.lastgroup)


def _apply_word_behind(text: str, number: Number) -> Number:
    if text[number.end : number.end + 1] not in _BEHIND_STARTS:
        return number
    behind = _BEHIND.regex.match(text, number.end)
    if behind is None:
        return number
    return replace(number, exact=False, approximation=behind.lastgroup)


def find_counted_numbers(parts: Iterable[Part]) -> tuple[CountedNumber, ...]:
    """Find the numbers with a unit, outside quotations, of paragraphs with several numbers.

    >>> parts = parse_text("一、总体情况", "受理5件，其中办结3件。").parts
    >>> [(number.value, number.unit) for number in find_counted_numbers(parts)]
    [(5, '件'), (3, '件')]
    """
    return tuple(
        [
            counted
            for part in parts
            for passage in part.passages
            if len(numbers := find_numbers(passage.text)) >= _FEWEST
            for counted in _counted_in(passage, numbers)
        ]
    )


def _counted_in(passage: Passage, numbers: Iterable[Number]) -> Iterator[CountedNumber]:
    text = passage.text
    outside = find_quotations(text)
    for number in numbers:
        unit = _UNIT.regex.match(text, number.end)
        if unit and not is_within(outside, number.start):
            at = passage.offset(number.start)
            start, end = number.start, unit.end()
            step = number.step
            yield CountedNumber(number.value, unit.group(), number.exact, start, end, at, step)
