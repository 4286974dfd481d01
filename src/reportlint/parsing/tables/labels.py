"""Finds labels: those of rows in the words before a run of values, and where they stand at all."""

from __future__ import annotations

from functools import lru_cache

from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record, generate_init, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.parsing.tables.lexicon import Label, TableLexicon

#: Labels shorter than this are found only as a word of their own.
_SHORT = 4
#: Less of a label than this share at its beginning does not name the row.
_SHARE = 0.4
#: So many different labels in one line show which way a table runs.
FEWEST = 3
_LEADING_ORDINAL = Pattern(r"[一二三四五六七八九十]{1,2}|[0-9]{1,2}")


@generate_init
class GapWords(Record):
    """The words between two runs of values as one key, word by word, and those after the second."""

    text: str
    fragments: tuple[str, ...]
    after: str


def find_whole_labels(words: GapWords, lexicon: TableLexicon) -> list[Label]:
    """Return the labels that stand whole in the words, in the draft's order.

    >>> words = GapWords("本年新收政府信息公开申请数量", ("本年新收政府信息公开申请数量",), "")
    >>> [label.row for label in find_whole_labels(words, WORDS)]
    [0]
    """
    alone = lexicon.labels.get(words.text)
    if alone is not None:
        return [_statutory(alone, lexicon.by_row[alone.row][0], words)]
    matches = []
    for entries in lexicon.by_row if words.text else ():
        entry = _whole(words, entries, lexicon)
        if entry is not None:
            reach = words.text.rindex(entry.key) + len(entry.key)
            matches.append((reach, len(entry.key), _statutory(entry, entries[0], words)))
    return [entry for _, _, entry in sorted(matches, key=lambda item: item[:2])]


def find_nearest_label(
    words: GapWords,
    whole: Sequence[Label],
    expected: int,
    taken_rows: set[int],
    lexicon: TableLexicon,
) -> Label | None:
    """Return the label that the values belong to.

    That is the last one that stands whole; or one that begins behind it and goes on after the
    values, of several the one that most of is there, then the one nearest to the ``expected`` row.
    One that goes on straight after the values and is whole then is no other. A short one that
    words follow, as 其他 of a merged cell's label, is weaker than any that begins behind it.

    >>> words = GapWords("本年新收政府信息公", ("本年新收政府信息公",), "开申请数量")
    >>> find_nearest_label(words, [], 0, set(), WORDS).row
    0
    """
    open_labels = [label for label in whole if label.row not in taken_rows]
    last = open_labels[-1] if open_labels else None
    if last is None or len(last.key) < _SHORT:
        torn = next((label for label in _torn(words, lexicon) if label.row not in taken_rows), None)
        if torn is not None:
            return torn
    start = words.text.rfind(last.key) + 1 if last else 0
    if last is not None and len(words.text) < start + len(last.key) + _SHORT:
        return last
    is_strict = last is not None and (len(last.key) >= _SHORT or words.text.endswith(last.key))
    best, share = last, 0.0
    for index in sorted(range(len(lexicon.by_row)), key=lambda row: abs(row - expected)):
        standard = lexicon.by_row[index][0]
        if index in taken_rows or (last is not None and last.row == index):
            continue
        length = _begun_length(standard.key, words, start, strict=is_strict)
        if length / len(standard.key) > share:
            best, share = _as_worded(standard, words), length / len(standard.key)
    return best if last is not None or share >= _SHARE else None


def find_repeated_label(
    words: GapWords, whole: Sequence[Label], taken_rows: set[int], lexicon: TableLexicon
) -> Label | None:
    """Return the label that stands straight before the values, or around them, a second time.

    What begins in it is no other's beginning: 行政处罚 begins as 行政强制 does, which may follow.

    >>> words = GapWords("本年新收政府信息公开申请数量", ("本年新收政府信息公开申请数量",), "")
    >>> whole = find_whole_labels(words, WORDS)
    >>> find_repeated_label(words, whole, {0}, WORDS).row
    0
    """
    last = whole[-1] if whole and words.text.endswith(whole[-1].key) else None
    if last is not None and last.row not in taken_rows:
        return None
    torn = list(_torn(words, lexicon)) if last is None or len(last.key) < _SHORT else []
    if any(label.row not in taken_rows for label in torn):
        return None
    return last or next(iter(torn), None)


def _whole(words: GapWords, entries: Iterable[Label], lexicon: TableLexicon) -> Label | None:
    """Return the longest wording of a row that stands in the words: others may be part of it."""
    inside = sorted([e for e in entries if e.key in words.text], key=lambda e: -len(e.key))
    return next((entry for entry in inside if _stands(entry, words, lexicon)), None)


def _stands(entry: Label, words: GapWords, lexicon: TableLexicon) -> bool:
    """Whether a wording that is found in the words is one there; short ones may be by chance."""
    is_column = entry.key in lexicon.columns
    if len(entry.key) >= _SHORT or (entry.key in words.fragments and not is_column):
        return True
    # NOTE: 其他 and 总计 are columns too; behind another column's word they stand in the head.
    in_head = len(words.fragments) > 1 and words.fragments[-2] in lexicon.columns
    is_last = words.fragments[-1] == entry.key and not in_head
    return is_last or any(_is_numbered(entry.key, fragment) for fragment in words.fragments)


def _as_worded(label: Label, words: GapWords) -> Label:
    """Return a label as another wording where a word begins and ends as it does: 重复的申请."""
    ends = (label.key[:2], label.key[-2:])
    bare = map(without_ordinal, words.fragments)
    other = any((word[:2], word[-2:]) == ends and word not in label.key for word in bare)
    return replace(label, wording="variant") if other else label


def _is_numbered(word: str, fragment: str) -> bool:
    """Whether a fragment is the word behind an ordinal: 七总计; a column's head has none."""
    if len(fragment) <= len(word) or not fragment.endswith(word):
        return False
    return _LEADING_ORDINAL.regex.fullmatch(fragment[: -len(word)]) is not None


def _statutory(label: Label, standard: Label, words: GapWords) -> Label:
    """Return the statutory wording where a shorter one was found that is only its beginning."""
    if label is standard or not standard.key.startswith(label.key):
        return label
    behind = words.text[words.text.rindex(label.key) + len(label.key) :] + words.after
    return standard if in_sequence(standard.key[len(label.key) :], behind) else label


@lru_cache(maxsize=4096)
def without_ordinal(fragment: str) -> str:
    """Return a word of a label without the ordinal before it: 1属于国家秘密.

    >>> without_ordinal("1属于国家秘密")
    '属于国家秘密'
    """
    match = _LEADING_ORDINAL.regex.match(fragment)
    return fragment[match.end() :] if match else fragment


def in_sequence(word: str, text: str) -> bool:
    """Whether the word's characters stand in the text in this order, others between.

    >>> in_sequence("国家秘密", "属于国家的秘密")
    True
    """
    rest = iter(text)
    return all(character in rest for character in word)


def _begun_length(label: str, words: GapWords, start: int, *, strict: bool) -> float:
    """Return how many characters of a label stand at its beginning; 0 unless the rest may follow.

    ``strict``: only from the beginning of a word of the draft on, and more than a few.
    """
    text = words.text
    if len(label) < _SHORT or label[:2] not in text[start:]:
        return 0
    length = 2
    while length < len(label) and label[: length + 1] in text[start:]:
        length += 1
    at = text.rindex(label[:length])
    follows = in_sequence(label[length:], text[at + length :] + words.after)
    if strict:
        return length if follows and length >= _SHORT and _begins_word(label, words) else 0
    if not follows:
        return length if length >= _SHORT else 0
    # NOTE: in a narrow column a label is told by two or three characters and what follows.
    return max(length, len(label) * (0.5 if length > 2 else 0.45))


def _torn(words: GapWords, lexicon: TableLexicon) -> Iterator[Label]:
    """Return the labels that begin at the end of the words and go on straight after the values.

    They are whole then, up to the last character.
    """
    for standard, *_ in lexicon.by_row:
        length = count_begun(standard.key, words.text)
        if 1 < length < len(standard.key) and words.after.startswith(standard.key[length:]):
            yield standard


def count_begun(label: str, text: str) -> int:
    """Return how many characters of a label the text ends with, from the label's first on.

    >>> count_begun("行政处罚", "第六项行政")
    2
    """
    return next((n for n in range(len(label), 0, -1) if text.endswith(label[:n])), 0)


def _begins_word(label: str, words: GapWords) -> bool:
    start = label[:_SHORT]
    return any(without_ordinal(fragment).startswith(start) for fragment in words.fragments)
