"""Cuts a sentence into the words and numbers that claims are made of."""

from __future__ import annotations

from reportlint.parsing.claims.own_names import find_own_names
from reportlint.parsing.claims.terms import NAMES, NOUNS, OUTCOMES, PATTERN, QUOTED
from reportlint.parsing.numbers.prose_numbers import Number, find_numbers
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.records import Record, generate_init

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping


@generate_init
class ClaimWord(Record):
    """A word, number or mark of a sentence: its ``kind``, and the quantity that it names.

    Kinds are those of the word list (``claims/KIND/quantity``), OTHER for what is not in it, COUNT
    for a number with its ``unit``, and COMMA, OPEN, CLOSE.
    """

    kind: str
    start: int
    end: int
    quantity: str = ""
    number: Number | None = None
    unit: str = ""
    text: str = ""


_UNITS = ("件次", "人次", "万元", "亿元")
_COUNTED = frozenset("件条份起宗项封个次例部篇元")
_ENDS = ("，", "、", "；", "。", "）", "")
_MARKS = {
    **dict.fromkeys("，、；：,;", "COMMA"),
    **dict.fromkeys("（(【", "OPEN"),
    **dict.fromkeys("）)】", "CLOSE"),
}


class ClaimLexicon(Record):
    """The word list as one pattern; ``kinds`` gives kind and quantity of its groups."""

    pattern: str
    kinds: tuple[tuple[str, str], ...]


@memoize_by_identity()
def load_lexicon(patterns: Mapping[str, str]) -> ClaimLexicon:
    """Return the lexicon of a vocabulary's patterns: every paragraph asks for the same.

    >>> len(load_lexicon(VOCABULARY.patterns).kinds) > 100
    True
    """
    kinds = []
    for name in patterns[NAMES].split("\n"):
        kind, _, quantity = name.partition("/")
        kinds.append((kind, quantity))
    return ClaimLexicon(patterns[PATTERN], tuple(kinds))


def split_words(text: str, lexicon: ClaimLexicon, organ: str = "") -> list[ClaimWord]:
    """Cut a sentence into words; what is in no list stays as OTHER.

    The names of ``organ``, which reports, are one word wherever they stand.

    >>> words = split_words("收到申请5件", load_lexicon(VOCABULARY.patterns))
    >>> [(word.kind, word.text) for word in words]
    [('RECEIVED', '收到'), ('APPLY', '申请'), ('COUNT', '5件')]
    """
    words: list[ClaimWord] = []
    names = [*find_own_names(text, organ)] if organ else []
    matches = _outside(names, text, lexicon)
    numbers = [number for number in find_numbers(text) if text[number.end : number.end + 1] != "年"]
    position = 0
    for word in _merge_matches(matches, numbers, text, lexicon):
        if word.start > position:
            words.append(_other(text, position, word.start))
        words.append(word)
        position = word.end
    if position < len(text):
        words.append(_other(text, position, len(text)))
    return words


def _outside(
    names: list[tuple[int, int]], text: str, lexicon: ClaimLexicon
) -> Iterator[re.Match[str] | ClaimWord]:
    """Return the matches of the word list before, between and behind the names of the organ."""
    pattern = compile_pattern(lexicon.pattern)
    position = 0
    for start, end in names:
        for match in pattern.finditer(text, position):
            if match.end() > start:
                break
            yield match
        label = pattern.match(text, start)
        if label and label.end() > end and lexicon.kinds[(label.lastindex or 1) - 1][0] in OUTCOMES:
            # NOTE: 本办不掌握相关信息 is one label.
            position = start
            continue
        yield ClaimWord("FILL", start, end, "own", None, "", text[start:end])
        position = end
    yield from pattern.finditer(text, position)


def _other(text: str, start: int, end: int) -> ClaimWord:
    return ClaimWord("OTHER", start, end, "", None, "", text[start:end])


def _merge_matches(
    matches: Iterator[re.Match[str] | ClaimWord],
    numbers: list[Number],
    text: str,
    lexicon: ClaimLexicon,
) -> Iterator[ClaimWord]:
    """Return words and counted numbers in order; where they overlap the earlier one stands."""
    counts = [count for number in numbers if (count := _count(text, number))]
    index = end = 0
    for match in matches:
        word = match if isinstance(match, ClaimWord) else _word(match, text, lexicon)
        start, stop = word.start, word.end
        while index < len(counts) and counts[index].start <= start:
            if counts[index].start >= end:
                yield counts[index]
                end = counts[index].end
            index += 1
        if start >= end:
            yield word
            end = stop
    for count in counts[index:]:
        if count.start >= end:
            yield count
            end = count.end


def _word(match: re.Match[str], text: str, lexicon: ClaimLexicon) -> ClaimWord:
    start, end = match.span()
    kind, quantity = lexicon.kinds[(match.lastindex or 1) - 1]
    if kind == "MARK":
        return ClaimWord(_MARKS[text[start]], start, end, "", None, "", text[start])
    if kind == "ZERO":
        return ClaimWord(
            "COUNT", start, end, "", Number(0, start, end), _unit(text, start + 1), "0"
        )
    if text[start] in "“《":
        return _quoted(start, end, text, lexicon)
    return ClaimWord(kind, start, end, quantity, None, "", text[start:end])


def _quoted(start: int, end: int, text: str, lexicon: ClaimLexicon) -> ClaimWord:
    """Return a quoted outcome as that outcome, the title of a form as what it asks for."""
    inner = compile_pattern(lexicon.pattern).fullmatch(text, start + 1, end - 1)
    if inner is not None:
        kind, quantity = lexicon.kinds[(inner.lastindex or 1) - 1]
        if kind in (QUOTED if text[start] == "“" else NOUNS):
            return ClaimWord(kind, start, end, quantity, None, "", text[start:end])
    return _other(text, start, end)


def _count(text: str, number: Number) -> ClaimWord | None:
    """Return a number that counts things, or a plain one behind 数为; 0 behind 为."""
    unit = _unit(text, number.end)
    if unit:
        end = number.end + len(unit)
        return ClaimWord("COUNT", number.start, end, "", number, unit, text[number.start : end])
    before = text[max(number.start - 2, 0) : number.start]
    is_zero = number.value == 0 and before.endswith("为")
    # NOTE: 申请数为3 names no unit.
    is_named = before in ("数为", "量为") and text[number.end : number.end + 1] in _ENDS
    if not (is_zero or is_named):
        return None
    return ClaimWord(
        "COUNT", number.start, number.end, "", number, "", text[number.start : number.end]
    )


def _unit(text: str, offset: int) -> str:
    two = text[offset : offset + 2]
    if two in _UNITS:
        return two
    return two[:1] if two[:1] in _COUNTED else ""
