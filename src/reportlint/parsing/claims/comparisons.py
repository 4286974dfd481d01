"""Numbers that are compared with others: differences, bases, and what a base has become."""

from __future__ import annotations

from reportlint.parsing.claims.clauses import without_brackets
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.parsing.claims.clauses import Clause, CountPhrase, Item

#: What says when the number was that others are compared with.
_DATING = frozenset({"YEAR", "FILL", "COMPARISON"})


def mark_compared(clause: Clause) -> Iterator[tuple[CountPhrase, bool]]:
    """Yield the figures of a clause, each with whether it is a difference or a base of others.

    What a base has become is of the same: 申请由上年的9件增加到12件 are 12 applications.

    >>> [clause] = cut_clauses("较上年增加4件")
    >>> [is_compared for _, is_compared in mark_compared(clause)]
    [True]
    """
    labels: tuple[Item, ...] | None = None
    behind = [*[figure.words for figure in clause.figures[1:]], clause.tail]
    for figure, words_behind in zip(clause.figures, behind, strict=False):
        is_result = labels is not None and _is_result(figure.words)
        words = labels if is_result and labels is not None else figure.words
        labels = _find_base_labels(figure.words, words_behind)
        yield replace(figure, words=words), labels is not None or _compares(words)


def _compares(words: Iterable[Item]) -> bool:
    return any(word.kind == "COMPARISON" for word in without_brackets(words))


def _find_base_labels(words: Iterable[Item], behind: Iterable[Item]) -> tuple[Item, ...] | None:
    """Return what a base is of: the words before 由 or 从; None where it is none."""
    if not _compares(behind):
        return None
    labels = without_brackets(words)
    for index in range(len(labels) - 1, -1, -1):
        if labels[index].text in ("由", "从"):
            return labels[:index]
        if labels[index].kind not in _DATING:
            return None
    return None


def _is_result(words: Iterable[Item]) -> bool:
    return any(
        word.kind == "COMPARISON" and word.text[-1] in "到至" for word in without_brackets(words)
    )
