"""What a clause without a number says there was none of: 未收到申请, 无上年结转, 未发生行政复议."""

from __future__ import annotations

from reportlint.parsing.claims.meaning import NEW, Meaning, is_organ, moved

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.parsing.claims.context import Context
    from reportlint.parsing.claims.lexing import Word

#: Words that make a denial one of something narrower.
_NARROWING = frozenset(
    {"CHANNEL", "EXCEPT", "COMPARISON", "PARTIAL", "PUBLISH", "CUMULATIVE", "WITHDRAWN", "OUTCOME"}
)
_NOT_CASES = frozenset({"OWN_CASES", "RESULT", "ACCEPTED", "HANDLED", "PROCESSED", "ANSWERED"})
_OF_REQUESTS = frozenset({"FILL", "REQUEST", "APPLY", "TALK", "RECEIVED", "ACCEPTED", "YEAR"})
_OF_MOVES = frozenset({"FILL", "REQUEST", "APPLY", "HANDLED", "ANSWERED"})
_MOVES = frozenset({"OVER", "FORWARD", "MOVED", "CARRIED"})
_HAPPENED = ("发生", "出现", "产生", "引发", "涉及")


def denied(words: Sequence[Word], context: Context) -> Iterator[tuple[Meaning, Word]]:
    """Give what a clause says to be zero, with the word at which it begins to say so."""
    at = next((index for index, word in enumerate(words) if word.kind == "NONE"), None)
    if at is None or any(word.kind in _NARROWING for word in words):
        return
    if any(word.kind == "OTHER" and not is_organ(word, context) for word in words[:at]):
        return
    after = words[at + 1 :]
    kinds = {word.kind for word in after}
    if "OTHER" in kinds or "NONE" in kinds:
        return
    for meaning in _meanings(words[at], after, kinds, context):
        yield meaning, words[at]


def _meanings(
    none: Word, after: Sequence[Word], kinds: set[str], context: Context
) -> Iterator[Meaning]:
    if "CASE" in kinds:
        yield from _cases(none, after, kinds, context)
    elif kinds & _MOVES:
        word = next(word for word in after if word.kind in _MOVES)
        found = moved(word, context)
        if found and kinds <= _OF_MOVES | _MOVES and (context.requests or "REQUEST" in kinds):
            yield found
    elif kinds <= _OF_REQUESTS and not none.text.endswith(_HAPPENED) and _names(after, context):
        yield Meaning(NEW)


def _cases(
    none: Word, after: Sequence[Word], kinds: set[str], context: Context
) -> Iterator[Meaning]:
    if kinds & _NOT_CASES or none.text.endswith(("收到", "接到", "受理")) or not context.anchored:
        return
    for word in after:
        if word.kind == "CASE":
            yield Meaning("+".join([f"{term}.total" for term in word.quantity.split("+")]))


def _names(after: Sequence[Word], context: Context) -> bool:
    """Whether applications are named; 申请 alone is one where they are the topic."""
    for word in after:
        if word.kind == "REQUEST" or (word.kind == "TALK" and word.text.endswith("情况")):
            return True
        if word.kind == "APPLY" and context.requests:
            return True
    return False
