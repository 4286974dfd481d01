"""What the words around a number say of it, whatever it counts."""

from __future__ import annotations

from reportlint.parsing.claims.clauses import without_brackets

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.parsing.claims.clauses import Item
    from reportlint.parsing.claims.lexer import ClaimWord


def has_unknown(words: Iterable[ClaimWord]) -> bool:
    """Whether some word is in no list, or turns to grievances."""
    return any(word.kind in ("OTHER", "GRIEVANCE") for word in words)


def is_compared(words: Iterable[Item], behind: Iterable[Item]) -> bool:
    """Whether a number is a difference (较上年增加4件) or a base (由9件增加到12件)."""
    return _compares(words) or _is_base(words, behind)


def _compares(words: Iterable[Item]) -> bool:
    return any(word.kind == "COMPARISON" for word in without_brackets(words))


def _is_base(words: Iterable[Item], behind: Iterable[Item]) -> bool:
    last = without_brackets(words)[-1:]
    return bool(last) and last[0].text in ("由", "从") and _compares(behind)
