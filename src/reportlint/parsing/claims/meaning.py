"""What the words before a number make it count."""

from __future__ import annotations

from reportlint.records import quick, record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import TypeAlias

    from reportlint.parsing.claims.context import Context
    from reportlint.parsing.claims.lexing import Word

    Reading: TypeAlias = Callable[[Sequence[Word], Word, Context], "Meaning | None"]


@quick
@record
class Meaning:
    """A quantity and what else the words may lawfully mean.

    ``role`` tells what others may rest on: ``head`` (what came in or was closed), ``outcome``,
    ``carried over``, or nothing.
    """

    quantity: str
    also: tuple[str, ...] = ()
    weak: bool = False
    role: str = ""


NEW, OVER = "requests.new.total", "requests.carried_over.total"
DONE, FORWARD = "requests.processed_total.total", "requests.carried_forward.total"
RECEIVED = "requests.received"
#: What was closed of this year's own applications; and the replies among what was closed.
_DONE_OF_NEW = f"{NEW}-{FORWARD}"
_REPLIES = f"{DONE}-requests.other"
#: 依申请公开2条 may be what was made public.
_GRANTED = (
    "requests.granted.total",
    "requests.granted.total+requests.partially_granted.total",
)
_READINGS = {
    "RECEIVED": (NEW,),
    "ACCEPTED": (NEW, RECEIVED),
    "PROCESSED": (DONE, _DONE_OF_NEW),
    "ANSWERED": (DONE, _REPLIES, _DONE_OF_NEW, f"{_DONE_OF_NEW}-requests.other"),
    "HANDLED": (DONE, RECEIVED, NEW, _DONE_OF_NEW),
}
VERBS = frozenset(_READINGS)
_NOUNS = frozenset({"REQUEST", "APPLY"})
_MOVES = frozenset({"OVER", "FORWARD", "MOVED", "CARRIED"})
_DOCUMENTS = frozenset({"DOCUMENT", "BARE_DOCUMENT"})
_ISSUES = frozenset({"ISSUE", "WEAK_ISSUE"})
_LABELS = (
    VERBS | _NOUNS | _MOVES | _DOCUMENTS | _ISSUES
    | {"CASE", "RESULT", "DECISION", "FEE", "OUTCOME", "APPLICANT", "PUBLISH", "NONE"}
)  # fmt: skip
_OWN_CASES = VERBS | {"OWN_CASES"}
_UNITS = frozenset("件条份起宗项封次")
_DOCUMENT_UNITS = frozenset("件个项部份")
_CASE_UNITS = frozenset("件起宗例")
#: How the name of an organ ends: 市数据局收到….
_ORGAN_ENDS = frozenset("局办委厅府镇乡处会院所队部署关区县市州省校心社室")
_AREA_ENDS = frozenset("府市县区州省关")
#: Words by which an organ speaks of others.
_OTHERS = ("各", "部分", "个别", "其他", "下属", "所属", "基层", "派出", "有的", "一些")
_LEGAL = (
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organisation",
    "legal_service_institution",
    "other",
)


def labelled(words: Iterable[Word]) -> bool:
    """Whether some word names what is counted."""
    return any(word.kind in _LABELS for word in words)


def acts(words: Iterable[Word]) -> bool:
    """Whether something was received or done."""
    return any(word.kind in VERBS for word in words)


def topic(words: Iterable[Word]) -> str:
    """Give what the words name last: requests, a kind of case or of document; "" for nothing."""
    named = ""
    for word in words:
        if word.kind in ("REQUEST", "TALK"):
            named = "requests"
        elif word.kind in ("CASE", "DOCUMENT"):
            named = word.quantity
        elif word.kind == "BARE_DOCUMENT":
            named = f"~{word.quantity}"
    return named


def of(words: Sequence[Word], count: Word, context: Context) -> Meaning | None:
    """Give what a number counts by the words that label it; None where that is not certain."""
    kinds = frozenset([word.kind for word in words])
    if not kinds & _LABELS or kinds & {"PUBLISH", "TALK", "NONE"} or context.joined:
        return None
    if "OTHER" in kinds and not _led_by_organ(words, context):
        return None
    for wanted, reading in _KINDS:
        if kinds & wanted:
            return reading(words, count, context)
    return None


def _led_by_organ(words: Sequence[Word], context: Context) -> bool:
    """Whether the unknown words are but the name of the reporting organ in front."""
    first = next(index for index, word in enumerate(words) if word.kind in _LABELS)
    unknown = [index for index, word in enumerate(words) if word.kind == "OTHER"]
    return unknown == [0] and first > 0 and is_organ(words[0], context)


def is_organ(word: Word, context: Context) -> bool:
    """Whether unknown words read like the name of the reporting organ, not of others."""
    ends = _AREA_ENDS if context.whole_area else _ORGAN_ENDS
    return word.text[-1:] in ends and not any(other in word.text for other in _OTHERS)


def _case(words: Sequence[Word], count: Word, context: Context) -> Meaning | None:
    kinds = {word.kind for word in words}
    named = [word.quantity for word in words if word.kind == "CASE"]
    base = named[-1] if named else context.topic
    fits = context.anchored and count.unit in _CASE_UNITS | {""}
    if kinds & _OWN_CASES or not fits or not base.startswith("litigation"):
        return None
    results = [word.quantity for word in words if word.kind == "RESULT"]
    if len(results) > 1 or (not results and not named):
        return None
    if named and context.among and not results and base in context.topic.split("+"):
        return None
    column = results[0] if results else "total"
    return Meaning("+".join([f"{term}.{column}" for term in base.split("+")]))


def _document(words: Sequence[Word], count: Word, context: Context) -> Meaning | None:
    named = [word for word in words if word.kind in _DOCUMENTS]
    issues = {word.quantity: word for word in words if word.kind in _ISSUES}
    base = (topic(named) if named else context.topic) or ""
    if len(issues) != 1 or not base.lstrip("~").startswith("proactive"):
        return None
    if not named and (context.among or count.unit == "份"):
        return None
    if count.unit not in _DOCUMENT_UNITS:
        return None
    if "DOCUMENT" in context.kinds and base.startswith("~"):
        return None
    ((column, verb),) = issues.items()
    # NOTE: what was revised may count as issued, what lapsed as repealed.
    if column == "issued" and "REVISE" in context.kinds:
        return None
    if column == "repealed" and "WEAK_ISSUE" in context.kinds and "ISSUE" in context.kinds:
        return None
    weak = base.startswith("~") or verb.kind == "WEAK_ISSUE"
    return Meaning(f"{base.lstrip('~')}.{column}", (), weak)


def _decision(words: Sequence[Word], count: Word, _context: Context) -> Meaning | None:
    named = [word.quantity for word in words if word.kind == "DECISION"]
    decided = any(word.kind == "DECIDE" for word in words)
    if len(named) != 1 or not decided or count.unit not in _UNITS:
        return None
    return Meaning(named[0])


def _fee(words: Sequence[Word], count: Word, _context: Context) -> Meaning | None:
    named = [word.quantity for word in words if word.kind == "FEE"]
    return Meaning(named[0]) if count.unit in ("元", "万元") else None


def _moved(words: Sequence[Word], count: Word, context: Context) -> Meaning | None:
    if not _of_requests(words, count, context):
        return None
    if any(word.kind in ("PROCESSED", "ANSWERED") for word in words):
        return None
    word = next(word for word in words if word.kind in _MOVES)
    rest = any(word.kind == "REST" for word in words)
    return moved(word, context, rest=rest)


def moved(word: Word, context: Context, *, rest: bool = False) -> Meaning | None:
    """Give what a word of carrying over means: from last year, to next year, or either."""
    kind = word.kind
    if kind == "MOVED":
        kind = _by_year(word.text, context.year)
    if kind == "OVER":
        return Meaning(OVER, (), False, "carried over")
    if kind == "FORWARD":
        return Meaning(FORWARD)
    if kind == "CARRIED":
        return Meaning(FORWARD, () if rest else (OVER,))
    return None


def _by_year(text: str, year: int | None) -> str:
    """Tell by the years named whether 2023年结转, 结转2025年 is from the past or to come."""
    if year is None:
        return ""
    years = [int(text[i : i + 4]) for i in range(len(text) - 4) if text[i : i + 4].isdecimal()]
    if years[-1] == year + 1 and not text.startswith(str(years[-1])):
        return "FORWARD"
    return "OVER" if years[0] == year - 1 and years[-1] in (year - 1, year) else ""


def _outcome(words: Sequence[Word], count: Word, context: Context) -> Meaning | None:
    named = [word.quantity for word in words if word.kind == "OUTCOME"]
    if len(named) != 1 or not _of_requests(words, count, context):
        return None
    return Meaning(named[0], (), False, "outcome")


def _applicant(words: Sequence[Word], count: Word, context: Context) -> Meaning | None:
    named = [word.quantity for word in words if word.kind == "APPLICANT"]
    direct = any(word.kind in ("RECEIVED", "ACCEPTED") for word in words)
    if len(named) != 1 or not _of_requests(words, count, context):
        return None
    if not direct and context.head not in (NEW, RECEIVED):
        return None
    columns = _LEGAL if named[0] == "legal" else named
    new = "+".join([f"requests.new.{column}" for column in columns])
    both = "+".join([f"requests.{row}.{c}" for row in ("new", "carried_over") for c in columns])
    return Meaning(new, (both,))


def _request(words: Sequence[Word], count: Word, context: Context) -> Meaning | None:
    verbs = [word for word in words if word.kind in VERBS]
    kinds = {word.kind for word in words}
    if not _of_requests(words, count, context) or "REST" in kinds:
        return None
    if not verbs:
        named = "REQUEST" in kinds and not context.among
        return Meaning(NEW, (RECEIVED, DONE, *_GRANTED), False, "head") if named else None
    if context.among:
        return Meaning(NEW) if verbs[0].text.startswith("新") and len(verbs) == 1 else None
    readings = tuple(dict.fromkeys([r for verb in verbs for r in _READINGS[verb.kind]]))
    return Meaning(readings[0], readings[1:], False, "head")


def _of_requests(words: Sequence[Word], count: Word, context: Context) -> bool:
    named = any(word.kind == "REQUEST" for word in words)
    return count.unit in _UNITS and (named or context.requests)


#: By these words, in this order, a number is told to count something.
_KINDS: tuple[tuple[frozenset[str], Reading], ...] = (
    (frozenset({"CASE", "RESULT"}), _case),
    (_DOCUMENTS | _ISSUES, _document),
    (frozenset({"DECISION"}), _decision),
    (frozenset({"FEE"}), _fee),
    (_MOVES, _moved),
    (frozenset({"OUTCOME"}), _outcome),
    (frozenset({"APPLICANT"}), _applicant),
    (VERBS | _NOUNS, _request),
)
