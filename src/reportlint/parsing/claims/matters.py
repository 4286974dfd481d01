"""What the words before a number make it count of cases, documents, decisions and fees."""

from __future__ import annotations

from reportlint.parsing.claims.terms import DOCUMENTS, ISSUES, OWN_CASES, UNITS, Meaning

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.parsing.claims.context import SentenceContext
    from reportlint.parsing.claims.lexer import ClaimWord

_DOCUMENT_UNITS = frozenset("件个项部份")
_CASE_UNITS = frozenset({*"件起宗例次", "件次", ""})


def find_topic(words: Iterable[ClaimWord]) -> str:
    """Return what the words name last: requests, a kind of case or of document; "" for nothing.

    >>> find_topic(cut_words("收到行政复议"))
    'litigation.reconsideration'
    """
    topic = ""
    for word in words:
        if word.kind in ("REQUEST", "TALK"):
            topic = "requests"
        elif word.kind in ("CASE", "DOCUMENT", "REGULATION"):
            topic = word.quantity
        elif word.kind == "BARE_DOCUMENT":
            topic = f"~{word.quantity}"
        elif word.kind == "FEE":
            topic = f"fee:{word.quantity}"
    return topic


def read_case(
    words: Sequence[ClaimWord], count: ClaimWord, context: SentenceContext
) -> Meaning | None:
    """Read 行政复议3件, 维持2件, 未审结1件.

    >>> read_with(read_case, "发生行政复议3件").quantity
    'litigation.reconsideration.total'
    """
    kinds = {word.kind for word in words}
    cases = [word.quantity for word in words if word.kind == "CASE"]
    base = cases[-1] if cases else context.topic
    fits = context.about_disclosure and count.unit in _CASE_UNITS
    own = kinds & OWN_CASES
    if own == {"HANDLED"} and _are_against_itself(words, context):
        own = set()
    if context.own_cases or own or not fits or not base.startswith("litigation"):
        return None
    results = [word.quantity for word in words if word.kind == "RESULT"]
    if len(results) > 1 or (not results and not cases):
        return None
    if cases and context.among and not results and base in context.topic.split("+"):
        return None
    column = results[0] if results else "total"
    key = "+".join([f"{term}.{column}" for term in base.split("+")])
    return Meaning(key, (), False, "result" if results else "")


def _are_against_itself(words: Iterable[ClaimWord], context: SentenceContext) -> bool:
    """Whether 处理信息公开行政复议3件、行政诉讼2件 counts cases against the organ that reports."""
    of_disclosure = any("公开" in word.text for word in words)
    is_own_work = context.decides_cases or "OWN_CASES" in context.kinds
    return of_disclosure and context.of_suits and not is_own_work


def read_document(
    words: Sequence[ClaimWord], count: ClaimWord, context: SentenceContext
) -> Meaning | None:
    """Read 制发行政规范性文件3件, 废止2件.

    >>> read_with(read_document, "制发行政规范性文件3件").quantity
    'proactive.normative_documents.issued'
    """
    documents = [word for word in words if word.kind in DOCUMENTS]
    issues = {word.quantity: word for word in words if word.kind in ISSUES}
    named_before = context.topic.startswith("proactive")
    base = (find_topic(documents) if documents else context.topic) or ""
    if len(issues) != 1 or not base.lstrip("~").startswith("proactive"):
        return None
    if not documents and any(word.kind == "DECISION" for word in words):
        return None
    if not documents and (context.among or (count.unit == "份" and not context.copies)):
        return None
    if count.unit not in _DOCUMENT_UNITS:
        return None
    if "DOCUMENT" in context.kinds and base.startswith("~") and not named_before:
        return None
    ((column, verb),) = issues.items()
    # NOTE: what was revised may count as issued, what lapsed as repealed.
    if "+" in column or (column == "issued" and "REVISE" in context.kinds):
        return None
    if column == "repealed" and "WEAK_ISSUE" in context.kinds and "ISSUE" in context.kinds:
        return None
    weak = base.startswith("~") or verb.kind == "WEAK_ISSUE"
    return Meaning(f"{base.lstrip('~')}.{column}", (), weak)


def read_decision(
    words: Sequence[ClaimWord], count: ClaimWord, context: SentenceContext
) -> Meaning | None:
    """Read 作出行政处罚决定3件, but not what a sentence on publishing counts.

    >>> read_with(read_decision, "作出行政处罚决定3件").quantity
    'proactive.penalties.decisions'
    """
    decisions = [word.quantity for word in words if word.kind == "DECISION"]
    kinds = {word.kind for word in words}
    is_decided = "DECIDE" in kinds or (
        "HANDLED" in kinds and decisions[0].startswith("proactive.licensing")
    )
    if (
        len(decisions) != 1
        or count.unit not in UNITS
        or kinds & {"PROCESSED", "ACCEPTED", "ANSWERED"}
    ):
        return None
    among = context.among and context.topic == "other"
    is_decided = is_decided or not context.topic or context.of_decisions
    return Meaning(decisions[0]) if not among and is_decided else None


def read_fee(
    words: Sequence[ClaimWord], count: ClaimWord, context: SentenceContext
) -> Meaning | None:
    """Read 行政事业性收费3.5万元, 信息处理费300元.

    >>> read_with(read_fee, "行政事业性收费3.5万元").quantity
    'proactive.fees.amount'
    """
    fees = [word.quantity for word in words if word.kind == "FEE"]
    if not fees and context.topic.startswith("fee:"):
        fees = [context.topic.removeprefix("fee:")]
    return Meaning(fees[0]) if count.unit in ("元", "万元") and len(fees) == 1 else None
