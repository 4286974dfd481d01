"""What a clause without a number says there was none of: 未收到申请, 无上年结转, 未发生行政复议."""

from __future__ import annotations

from reportlint.parsing.claims.applications import read_carryover
from reportlint.parsing.claims.meaning import is_organ
from reportlint.parsing.claims.terms import DOCUMENTS, ISSUES, MOVES, NEW, Meaning

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.parsing.claims.context import SentenceContext
    from reportlint.parsing.claims.lexer import ClaimWord

#: Words that make a denial one of something narrower.
_NARROWING = frozenset(
    {"CHANNEL", "EXCEPT", "COMPARISON", "PARTIAL", "PUBLISH", "CUMULATIVE", "WITHDRAWN"}
)
_NOT_CASES = frozenset({"ACCEPTED", "HANDLED", "PROCESSED", "ANSWERED"})
_OF_REQUESTS = frozenset({"FILL", "REQUEST", "APPLY", "TALK", "RECEIVED", "ACCEPTED", "YEAR"})
_OF_MOVES = MOVES | {"FILL", "REQUEST", "APPLY", "HANDLED", "ANSWERED"}
_OF_DOCUMENTS = DOCUMENTS | ISSUES | {"FILL", "PLAIN_OTHER", "REVISE"}
_OF_DECISIONS = frozenset({"FILL", "DECIDE", "DECISION", "RECEIVED", "HANDLED"})
_NAMED = frozenset({"DECISION", "FEE"})
_OF_FEES = frozenset({"FILL", "FEE", "CAUSE", "REQUEST", "ACCEPTED", "TALK"})
_AND = ("及", "和", "与", "以及", "或")
_HAPPENED = ("发生", "出现", "产生", "引发", "涉及")
_GOT = ("收到", "接到", "受理")


def find_denials(
    words: Sequence[ClaimWord], context: SentenceContext
) -> Iterator[tuple[Meaning, ClaimWord]]:
    """Return what a clause says to be zero, with the word at which it begins to say so.

    >>> denials = find_denials(cut_words("未收到政府信息公开申请"), begin_sentence())
    >>> [meaning.quantity for meaning, _ in denials]
    ['requests.new.total']
    """
    at = next((index for index, word in enumerate(words) if word.kind == "NONE"), None)
    if at is None or any(word.kind in _NARROWING for word in words):
        return
    if words[at].quantity:
        yield Meaning(words[at].quantity), words[at]
        return
    if any(word.kind == "OTHER" and not is_organ(word, context) for word in words[:at]):
        return
    after = words[at + 1 :]
    kinds = {word.kind for word in after}
    if "OTHER" in kinds or "NONE" in kinds or "OUTCOME" in kinds:
        return
    for part in _split(after):
        for meaning in _meanings(words[at], part, {word.kind for word in part}, context):
            yield meaning, words[at]


def _split(after: Sequence[ClaimWord]) -> tuple[Sequence[ClaimWord], ...]:
    """Part what is denied of moves from what is denied of cases: 无结转情况及行政复议."""
    kinds = [word.kind for word in after]
    case = next((index for index, kind in enumerate(kinds) if kind == "CASE"), 0)
    joints = [index for index in range(case) if after[index].text in _AND]
    if not joints or not MOVES & {*kinds[: joints[-1]]}:
        return (after,)
    return after[: joints[-1]], after[joints[-1] + 1 :]


def _meanings(
    none: ClaimWord, after: Sequence[ClaimWord], kinds: set[str], context: SentenceContext
) -> Iterator[Meaning]:
    if "CASE" in kinds:
        yield from _cases(none, after, kinds)
    elif kinds & DOCUMENTS:
        yield from _documents(after, kinds)
    elif kinds & MOVES:
        yield from _moves(after, kinds, context)
    elif kinds & _NAMED:
        yield from _matters(after, kinds)
    elif kinds <= _OF_REQUESTS and _names_requests(none.text, after, context):
        yield Meaning(NEW)


def _moves(
    after: Sequence[ClaimWord], kinds: set[str], context: SentenceContext
) -> Iterator[Meaning]:
    meaning = read_carryover(next(word for word in after if word.kind in MOVES), context)
    named = kinds & {"APPLY", "REQUEST"}
    if meaning and kinds <= _OF_MOVES and (context.is_about_requests or named):
        yield meaning


def _matters(after: Sequence[ClaimWord], kinds: set[str]) -> Iterator[Meaning]:
    is_decision = kinds <= _OF_DECISIONS and "DECIDE" in kinds
    if is_decision or kinds <= _OF_FEES:
        yield _together([word.quantity for word in after if word.kind in _NAMED])


def _cases(none: ClaimWord, after: Sequence[ClaimWord], kinds: set[str]) -> Iterator[Meaning]:
    if kinds & _NOT_CASES or none.text.endswith(_GOT):
        return
    results = {word.quantity for word in after if word.kind == "RESULT"}
    has_loss = any(word.kind == "OWN_CASES" for word in after)
    if has_loss or results:
        # NOTE: none corrected, none lost: there may have been cases.
        if results <= {"corrected"} and all(_is_loss(word) for word in after):
            yield _corrected_cases(after)
        return
    for word in after:
        if word.kind == "CASE":
            yield _together([f"{term}.total" for term in word.quantity.split("+")])


def _is_loss(word: ClaimWord) -> bool:
    return word.kind != "OWN_CASES" or word.text == "败诉"


def _corrected_cases(after: Sequence[ClaimWord]) -> Meaning:
    cases = [term for word in after if word.kind == "CASE" for term in word.quantity.split("+")]
    return _together([f"{term}.corrected" for term in cases])


def _documents(after: Sequence[ClaimWord], kinds: set[str]) -> Iterator[Meaning]:
    issues = [column for w in after if w.kind in ISSUES for column in w.quantity.split("+")]
    documents = [word for word in after if word.kind in DOCUMENTS]
    if not issues or not kinds <= _OF_DOCUMENTS:
        return
    keys = [f"{word.quantity}.{column}" for word in documents for column in issues]
    weak = any(word.kind in ("BARE_DOCUMENT", "WEAK_ISSUE") for word in after)
    yield Meaning(_together(keys).quantity, (), weak)


def _together(quantities: Sequence[str]) -> Meaning:
    return Meaning("+".join(dict.fromkeys(quantities)))


def _names_requests(none: str, after: Sequence[ClaimWord], context: SentenceContext) -> bool:
    """Whether applications are named; 申请 alone is one where they are the topic."""
    if none.endswith(_HAPPENED):
        return False
    for word in after:
        if word.kind == "REQUEST" or (word.kind == "TALK" and word.text.endswith("情况")):
            return True
        if word.kind == "APPLY" and (
            context.is_about_requests or (none == "零" and context.about_disclosure)
        ):
            return True
    return False
