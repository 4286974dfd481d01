"""Passes over unknown words that say nothing of what is counted: 全年陆续收到申请5件.

In front of a sentence's first verb stand who, when and how. A word there that no list knows is
skipped, unless it looks like another organ, a place, another time, or what narrows the number;
behind the verb, or beside what is counted, an unknown word leaves the number unread.
"""

from __future__ import annotations

from reportlint.parsing.claims.clauses import without_brackets
from reportlint.parsing.claims.terms import DOCUMENTS, ISSUES, NOUNS, VERBS
from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from reportlint.model.prose import Claim
    from reportlint.parsing.claims.clauses import Item
    from reportlint.parsing.claims.lexer import ClaimWord

#: The name of the pattern of what is never skipped, of unknown words.
TELLING = "claims-telling"
#: Before these words an unknown one may be skipped.
PREDICATES = VERBS | ISSUES | {"DECIDE"}
#: Before these in a clause without a number.
WORDY = frozenset({"NONE", "ALL_OF", "ALL_DONE", "ALL_OUTCOME", "ALL_RESULT", "ALL_CLOSED"})
#: A label with one of these names what it counts itself; others rest on what came before.
TOPICS = NOUNS | DOCUMENTS | {"CASE", "DECISION", "FEE"}
#: Behind an unknown word these end the name of another organ.
_ORGANS = frozenset({"AREA", "OFFICE", "OWN_OFFICE"})
_LEADING = _ORGANS | {"FILL", "YEAR", "UNTIL", "OTHER"}
_MOST = 2
#: What was done with what examples are named of: 办理取水许可等行政许可.
_DONE = frozenset({"HANDLED", "DECIDE", "PROCESSED"})
#: How words of all begin.
_ALL = "均全都皆"


def find_skippable(
    words: Sequence[ClaimWord], predicates: Container[str], telling: str
) -> tuple[ClaimWord, ...]:
    """Return the unknown words of a label, if all of them may be skipped; else none of them.

    ``telling`` is the pattern of what unknown words must not have in them.

    >>> [word.text for word in find_skippable(cut_words("水稻收到申请"), {"RECEIVED"}, "不")]
    ['水稻']
    """
    verb = next((index for index, word in enumerate(words) if word.kind in predicates), 0)
    unknown = tuple([word for word in words if word.kind == "OTHER"])
    if not verb or len(unknown) > _MOST or any(word.kind == "OTHER" for word in words[verb:]):
        return ()
    lead = words[:verb]
    if any(word.kind not in _LEADING or word.text == "的" for word in lead):
        return ()
    kinds = [word.kind for word in lead]
    if any(kind in _ORGANS and "OTHER" in kinds[:at] for at, kind in enumerate(kinds)):
        return ()
    pattern = compile_pattern(telling)
    return () if any(pattern.search(word.text) for word in unknown) else unknown


def read_behind_examples(
    words: Sequence[ClaimWord], sentence_kinds: frozenset[str]
) -> Sequence[ClaimWord]:
    """Return the label behind examples (取水许可等); nothing if other unknown words stay.

    >>> words = cut_words("办理取水等行政许可决定")
    >>> [word.kind for word in read_behind_examples(words, frozenset({"HANDLED"}))]
    ['HANDLED', 'DECIDE', 'FILL', 'DECISION']
    """
    unknown = [at for at, word in enumerate(words) if word.kind == "OTHER"]
    behind = words[unknown[-1] + 1 :]
    named = {word.kind for word in behind} & {"DECISION", "FEE"}
    is_one = unknown[-1] - unknown[0] == len(unknown) - 1
    is_example = is_one and named and behind[0].text == "等" and sentence_kinds & _DONE
    decides = replace(words[unknown[0]], kind="DECIDE")
    return (*words[: unknown[0]], decides, *behind) if is_example else ()


def label_by(tail: Iterable[Item], kinds: Container[str] = ()) -> tuple[ClaimWord, ...]:
    """Return the words behind a number as its label: 2件未审结 is said of these two alone.

    ``kinds`` are those of the words before it: 其余8件均已办结 is said of the eight.

    >>> [word.kind for word in label_by(cut_words("尚未审结"))]
    ['RESULT']
    """
    closed = "REST" in kinds
    return tuple(
        [
            replace(word, kind="RESULT")
            if word.kind == "ALL_RESULT" and word.text[:1] not in _ALL
            else replace(word, kind="PROCESSED")
            if word.kind == "ALL_DONE" and closed
            else word
            for word in without_brackets(tail)
        ]
    )


def leave_out(
    words: Iterable[ClaimWord], skipped_words: Container[ClaimWord]
) -> tuple[ClaimWord, ...]:
    """Return the words without those that are skipped.

    >>> words = cut_words("收到申请")
    >>> [word.text for word in leave_out(words, words[:1])]
    ['申请']
    """
    return tuple([word for word in words if word not in skipped_words])


def withdraw_doubtful(claims: Sequence[Claim]) -> list[Claim]:
    """Leave out claims with skipped words where another claim gives the quantity another value.

    Then the skipped words most likely tell of a part: 收到12件，征地拆迁收到5件. What rests on the
    same words goes with it.

    >>> withdraw_doubtful(REPORT.claims) == list(REPORT.claims)
    True
    """
    if not any(claim.skipped_words for claim in claims):
        return list(claims)
    values: dict[str, set[object]] = {}
    for claim in claims:
        if not claim.scope:
            values.setdefault(claim.quantity, set()).add(claim.value)
    doubtful = {
        claim.skipped_words
        for claim in claims
        if claim.skipped_words and len(values[claim.quantity]) > 1
    }
    return [
        claim for claim in claims if not claim.skipped_words or claim.skipped_words not in doubtful
    ]
