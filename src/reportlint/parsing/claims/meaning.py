"""What the words before a number make it count."""

from __future__ import annotations

from reportlint.parsing.claims import applications, matters
from reportlint.parsing.claims.matters import find_topic
from reportlint.parsing.claims.passing_over import read_behind_examples
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

    from reportlint.parsing.claims.context import SentenceContext
    from reportlint.parsing.claims.lexer import ClaimWord

    Reading: TypeAlias = Callable[[Sequence[ClaimWord], ClaimWord, SentenceContext], Meaning | None]

__all__ = [
    "Meaning",
    "find_topic",
    "has_action",
    "has_label",
    "has_unknown",
    "is_left_open",
    "is_organ",
    "read_count",
]

#: What cannot be told apart from the number of something else.
_NEVER = frozenset({"PUBLISH", "TALK", "NONE", "GRIEVANCE"})
_OF_CASES = frozenset({"CASE", "RESULT"})
#: How the name of an organ ends: 市数据局收到….
_ORGAN_ENDS = frozenset("局办委厅府镇乡处会院所队部署关区县市州省校心社室")
_GOVERNMENT = Pattern("(?:人民)?政府\\Z|办事处\\Z")
#: Words by which an organ speaks of others, or of what it did with them.
_OTHERS = Pattern(
    "^[对向由代替转]|各|部分|个别|其他|其余|下[属辖设]|所属|辖区|基层|派出|有的|一些|指导|督促|协助|配合|帮助"
    "|会同|组织|[会协督承主交]办"
)
_SHORTEST = 3


def has_label(words: Iterable[ClaimWord]) -> bool:
    """Whether some word names what is counted.

    >>> has_label(cut_words("收到申请")), has_label(cut_words("收到"))
    (True, True)
    """
    return any(word.kind in LABELS for word in words)


def has_action(words: Iterable[ClaimWord]) -> bool:
    """Whether something was received or done.

    >>> has_action(cut_words("收到申请")), has_action(cut_words("申请"))
    (True, False)
    """
    return any(word.kind in VERBS for word in words)


def has_unknown(words: Iterable[ClaimWord]) -> bool:
    """Whether some word is in no list, or turns to grievances.

    >>> has_unknown(cut_words("收到申请")), has_unknown(cut_words("收到水稻"))
    (False, True)
    """
    return any(word.kind in ("OTHER", "GRIEVANCE") for word in words)


def is_left_open(words: Iterable[ClaimWord]) -> bool:
    """Whether words say of a number that it is still worked on: 申请还有2件没有答复.

    >>> is_left_open(cut_words("没有答复")), is_left_open(cut_words("答复"))
    (True, False)
    """
    return any(word.kind == "PENDING" for word in words)


def read_count(
    words: Sequence[ClaimWord], count: ClaimWord, context: SentenceContext
) -> Meaning | None:
    """Return what a number counts by the words that label it; None where that is not certain.

    >>> read_with(read_count, "收到政府信息公开申请5件").quantity
    'requests.new.total'
    """
    kinds = frozenset([word.kind for word in words])
    if not kinds & LABELS or kinds & _NEVER:
        return None
    examples = read_behind_examples(words, context.kinds) if "OTHER" in kinds else ()
    if context.is_joined and not examples:
        return None
    if "OTHER" in kinds and not (examples or _led_by_organ(words, context)):
        return None
    words = examples or words
    if "OWN_CASES" in kinds and not kinds & _OF_CASES:
        # NOTE: 企业备案申请 are applications of another kind.
        return None
    for trigger_kinds, reading in _KINDS:
        if kinds & trigger_kinds:
            return reading(words, count, context)
    return None


def _led_by_organ(words: Sequence[ClaimWord], context: SentenceContext) -> bool:
    """Whether the unknown words are but the name of the reporting organ in front."""
    first = next(index for index, word in enumerate(words) if word.kind in LABELS)
    unknown = [index for index, word in enumerate(words) if word.kind == "OTHER"]
    return unknown == [0] and first > 0 and is_organ(words[0], context)


def is_organ(word: ClaimWord, context: SentenceContext) -> bool:
    """Whether unknown words read like the name of the reporting organ, not of others.

    >>> is_organ(cut_words("望岚县政府")[0], begin_sentence("望岚县人民政府"))
    True
    """
    if len(word.text) < _SHORTEST or word.text[-1] not in _ORGAN_ENDS:
        return False
    if context.whole_area:
        area, other = (_GOVERNMENT.regex.sub("", name) for name in (context.organ, word.text))
        return area.endswith(other) or other.endswith(area)
    # NOTE: its own names are words of their own; any other is that of another organ.
    return not context.organ and _OTHERS.regex.search(word.text) is None


def _rest(words: Sequence[ClaimWord], count: ClaimWord, context: SentenceContext) -> Meaning | None:
    from reportlint.parsing.claims.remainder import read_rest

    return read_rest(words, count, context)


#: By these words, in this order, a number is told to count something.
_KINDS: tuple[tuple[frozenset[str], Reading], ...] = (
    (frozenset({"CASE", "RESULT"}), matters.read_case),
    (DOCUMENTS | ISSUES, matters.read_document),
    (frozenset({"DECISION"}), matters.read_decision),
    (frozenset({"FEE", "CHARGED"}), matters.read_fee),
    (MOVES, applications.read_move),
    (OUTCOMES, applications.read_outcome),
    (frozenset({"APPLICANT"}), applications.read_applicant),
    (frozenset({"PENDING"}), applications.read_pending),
    (VERBS | NOUNS | {"ALL_OF"}, applications.read_request),
    (frozenset({"PLAIN_OTHER"}), _rest),
)
