"""What the words before a number make it count."""

from __future__ import annotations

from reportlint.parsing.claims import applications, matters
from reportlint.parsing.claims.matters import topic
from reportlint.parsing.claims.terms import (
    DOCUMENTS,
    ISSUES,
    LABELS,
    MOVES,
    NOUNS,
    OUTCOMES,
    VERBS,
    Meaning,
)
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from reportlint.parsing.claims.context import Context
    from reportlint.parsing.claims.lexer import Word

    Reading: TypeAlias = Callable[[Sequence[Word], Word, Context], Meaning | None]

__all__ = ["Meaning", "acts", "is_organ", "labelled", "of", "topic"]

#: What cannot be told apart from the number of something else.
_NEVER = frozenset({"PUBLISH", "TALK", "NONE", "GRIEVANCE"})
#: How the name of an organ ends: 市数据局收到….
_ORGAN_ENDS = frozenset("局办委厅府镇乡处会院所队部署关区县市州省校心社室")
_GOVERNMENT = Pattern("(?:人民)?政府\\Z|办事处\\Z")
#: Words by which an organ speaks of others, or of what it did with them.
_OTHERS = Pattern(
    "^[对向由代替转]|各|部分|个别|其他|其余|下[属辖设]|所属|辖区|基层|派出|有的|一些|指导|督促|协助|配合|帮助"
    "|会同|组织|[会协督承主交]办"
)
_SHORTEST = 3


def labelled(words: Iterable[Word]) -> bool:
    """Whether some word names what is counted."""
    return any(word.kind in LABELS for word in words)


def acts(words: Iterable[Word]) -> bool:
    """Whether something was received or done."""
    return any(word.kind in VERBS for word in words)


def of(words: Sequence[Word], count: Word, context: Context) -> Meaning | None:
    """Give what a number counts by the words that label it; None where that is not certain."""
    kinds = frozenset([word.kind for word in words])
    if not kinds & LABELS or kinds & _NEVER or context.joined:
        return None
    if "OTHER" in kinds and not _led_by_organ(words, context):
        return None
    for wanted, reading in _KINDS:
        if kinds & wanted:
            return reading(words, count, context)
    return None


def _led_by_organ(words: Sequence[Word], context: Context) -> bool:
    """Whether the unknown words are but the name of the reporting organ in front."""
    first = next(index for index, word in enumerate(words) if word.kind in LABELS)
    unknown = [index for index, word in enumerate(words) if word.kind == "OTHER"]
    return unknown == [0] and first > 0 and is_organ(words[0], context)


def is_organ(word: Word, context: Context) -> bool:
    """Whether unknown words read like the name of the reporting organ, not of others."""
    if len(word.text) < _SHORTEST or word.text[-1] not in _ORGAN_ENDS:
        return False
    if context.whole_area:
        area, named = (_GOVERNMENT.regex.sub("", name) for name in (context.organ, word.text))
        return area.endswith(named) or named.endswith(area)
    return _OTHERS.regex.search(word.text) is None


def _rest(words: Sequence[Word], count: Word, context: Context) -> Meaning | None:
    from reportlint.parsing.claims.remainder import rest

    return rest(words, count, context)


#: By these words, in this order, a number is told to count something.
_KINDS: tuple[tuple[frozenset[str], Reading], ...] = (
    (frozenset({"CASE", "RESULT"}), matters.case),
    (DOCUMENTS | ISSUES, matters.document),
    (frozenset({"DECISION"}), matters.decision),
    (frozenset({"FEE"}), matters.fee),
    (MOVES, applications.move),
    (OUTCOMES, applications.outcome),
    (frozenset({"APPLICANT"}), applications.applicant),
    (VERBS | NOUNS, applications.request),
    (frozenset({"PLAIN_OTHER"}), _rest),
)
