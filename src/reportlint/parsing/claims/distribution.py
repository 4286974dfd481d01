"""Deals out numbers: 行政复议、行政诉讼分别为3件、2件 becomes 行政复议3件、行政诉讼2件.

As many numbers as labels are told apart; otherwise the words stay as they are, and the sentence is
not compared.
"""

from __future__ import annotations

from reportlint.parsing.claims.terms import DOCUMENTS, MOVES, OUTCOMES, VERBS
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.parsing.claims.lexer import ClaimWord

#: Groups of labels, the narrowest first: 行政复议维持、纠正分别… deals to the results.
_GROUPS = (
    frozenset({"RESULT"}),
    OUTCOMES,
    frozenset({"APPLICANT"}),
    frozenset({"ISSUE", "WEAK_ISSUE"}),
    frozenset({"DECISION"}),
    frozenset({"CASE"}),
    VERBS | MOVES,
)
_LABELS = frozenset().union(*_GROUPS)
_PASSED = _LABELS | DOCUMENTS | {"FILL", "REQUEST", "APPLY", "DECIDE"}
_DEALING = ("RESPECTIVE", "EACH")
_AND = ("、", "，", "和", "及", "与", "以及")


def distribute_numbers(words: list[ClaimWord]) -> list[ClaimWord]:
    """Return the words of a sentence with all numbers dealt out, as far as they can be.

    >>> [word.text for word in distribute_numbers(cut_words("收到、办结申请5件"))]
    ['收到', '、', '办结', '申请', '5件']
    """
    kinds = [word.kind for word in words]
    if not any(kind in kinds for kind in _DEALING):
        return words
    result: list[ClaimWord] = []
    position = 0
    for index, word in enumerate(words):
        if word.kind not in _DEALING or index < position:
            continue
        first, last, rewritten = _deal(words, index, position)
        result += [*words[position:first], *rewritten]
        position = last
    return [*result, *words[position:]]


def _deal(words: Sequence[ClaimWord], index: int, limit: int) -> tuple[int, int, list[ClaimWord]]:
    """Return what the words around 分别 become: from where to where, and which."""
    original = index, index + 1, [words[index]]
    plain = index, index + 1, [replace(words[index], kind="FILL", quantity="")]
    first = _before(words, index, limit)
    start = _labels_end(words, index + 1)
    if start < len(words) and words[start].kind == "COMPARISON":
        return plain
    counts = [*_counts(words, start)]
    if not counts:
        return plain if _is_labelled(words, start) else original
    last = counts[-1][0] + 1
    labels = [*words[first:index], *words[index + 1 : start]]
    numbers = [words[at] for at, _ in counts]
    for group in _GROUPS:
        terms = [term for word in labels if word.kind in group for term in _terms(word)]
        if words[index].kind == "EACH":
            if len(numbers) == 1 and len(terms) > 1 and not _zero(numbers[0]):
                return first, last, _pair_labels(labels, group, terms, numbers * len(terms))
        elif len(terms) == len(numbers):
            return first, last, _pair_labels(labels, group, terms, numbers)
    return plain if words[index].kind == "EACH" else original


def _is_labelled(words: Sequence[ClaimWord], start: int) -> bool:
    """Whether the next number has a label of its own: 分别为：予以公开3件，部分公开1件."""
    labels = 0
    for word in words[start:]:
        if word.kind == "COUNT":
            return labels == 1
        if word.kind not in _PASSED and word.kind != "COMMA":
            return False
        labels += word.kind in _LABELS
    return False


def _zero(count: ClaimWord) -> bool:
    # NOTE: 均为0 says of all together that there are none.
    return count.number is not None and count.number.value == 0


def _before(words: Sequence[ClaimWord], index: int, limit: int) -> int:
    while index > limit and (words[index - 1].kind in _PASSED or words[index - 1].text == "、"):
        index -= 1
    return index


def _labels_end(words: Sequence[ClaimWord], index: int) -> int:
    while index < len(words) and (words[index].kind in _PASSED or words[index].text == "、"):
        index += 1
    return index


def _counts(words: Sequence[ClaimWord], index: int) -> Iterator[tuple[int, ClaimWord]]:
    """Return the numbers that follow one another with nothing but 、 or 和 between."""
    while index < len(words) and words[index].kind == "COUNT":
        yield index, words[index]
        index += 1
        if index < len(words) and words[index].text in _AND:
            index += 1


def _terms(word: ClaimWord) -> Iterator[ClaimWord]:
    for quantity in word.quantity.split("+"):
        yield replace(word, quantity=quantity)


def _pair_labels(
    labels: Sequence[ClaimWord],
    group: frozenset[str],
    terms: Sequence[ClaimWord],
    numbers: Sequence[ClaimWord],
) -> list[ClaimWord]:
    """Return each label with its number, and with what all labels share."""
    shared_words = [word for word in labels if word.kind not in group and word.kind != "COMMA"]
    comma = replace(labels[0], kind="COMMA", quantity="", text="，")
    result: list[ClaimWord] = []
    for term, number in zip(terms, numbers, strict=True):
        result += [*([comma] if result else ()), *shared_words, term, number]
    return result
