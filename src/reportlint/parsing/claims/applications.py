"""What the words before a number make it count of the applications."""

from __future__ import annotations

from reportlint.parsing.claims.terms import (
    COLUMNS,
    DONE,
    DONE_OF_NEW,
    FORWARD,
    GRANTED,
    GRANTED_IN_PART,
    GROUPS,
    MOVES,
    NEW,
    OTHER,
    OUTCOMES,
    OVER,
    RECEIVED,
    UNITS,
    VERBS,
    Meaning,
    build_applicants_key,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.parsing.claims.context import SentenceContext
    from reportlint.parsing.claims.lexer import ClaimWord

_READINGS = {
    "RECEIVED": (NEW,),
    "ACCEPTED": (NEW, RECEIVED),
    "PROCESSED": (DONE, DONE_OF_NEW),
    "ANSWERED": (DONE, f"{DONE}-{OTHER}", DONE_OF_NEW, f"{DONE_OF_NEW}-{OTHER}"),
    "HANDLED": (DONE, RECEIVED, NEW, DONE_OF_NEW),
}
#: 依申请公开2条 may be what was made public.
_NAMED = Meaning(NEW, (RECEIVED, DONE, GRANTED, GRANTED_IN_PART), False, "head")
#: The columns that a word for applicants may cover, the likeliest first.
_APPLICANTS = {
    "legal": (COLUMNS[1:],),
    "corporate": (COLUMNS[1:], COLUMNS[1:2], COLUMNS[1:-1]),
    "organisation": (COLUMNS[-1:], COLUMNS[2:]),
}
#: How a word says that it is a reason.
_BEING = ("属", "因", "涉及")
#: How a word for applicants says that they applied.
_ASKING = ("申请", "提出", "提交")
#: Words by which what was closed is divided: 按期办结10件，延期办结2件.
_IN_TIME = ("按时", "按期", "及时", "规范")
#: What makes 申请 alone all the applications of a year.
_SOME = ("书面", "有效")
_TOTALS, _YEARLY = ("总数", "总量", "数量", "件"), ("全年", "本年", "今年")
#: What may also be petitions and complaints on their own.
_ALSO_LETTERS = ("requests.not_processed.petition.total", "requests.not_processed.repeated.total")


def counts_requests(words: Sequence[ClaimWord], count: ClaimWord, context: SentenceContext) -> bool:
    """Whether a number counts applications, which the words or what came before name.

    >>> read_with(counts_requests, "收到申请5件"), read_with(counts_requests, "收到申请5条")
    (True, True)
    """
    names_request = any(word.kind == "REQUEST" for word in words)
    return count.unit in UNITS and (names_request or context.is_about_requests)


def read_move(
    words: Sequence[ClaimWord], count: ClaimWord, context: SentenceContext
) -> Meaning | None:
    """Read 上年结转2件, 结转下年度继续办理1件.

    >>> read_with(read_move, "上年结转申请2件").quantity
    'requests.carried_over.total'
    """
    if not counts_requests(words, count, context):
        return None
    if any(word.kind in ("PROCESSED", "ANSWERED") for word in words):
        return None
    word = next(word for word in words if word.kind in MOVES)
    rest = any(word.kind == "REST" for word in words)
    return read_carryover(word, context, rest=rest)


def read_carryover(
    word: ClaimWord, context: SentenceContext, *, rest: bool = False
) -> Meaning | None:
    """Return what a word of carrying over means: from last year, to next year, or either.

    >>> read_carryover(cut_words("上年结转")[0], begin_sentence()).quantity
    'requests.carried_over.total'
    """
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


def read_outcome(
    words: Sequence[ClaimWord], count: ClaimWord, context: SentenceContext
) -> Meaning | None:
    """Read 予以公开3件, 属于行政执法案卷1件.

    >>> read_with(read_outcome, "属于国家秘密3件").quantity
    'requests.refused.state_secret.total'
    """
    outcomes = _narrowest([word for word in words if word.kind in OUTCOMES])
    if not counts_requests(words, count, context) or context.divides_others:
        return None
    if len(outcomes) == 2 and outcomes[1].quantity in GROUPS and is_reason(outcomes[0]):
        # NOTE: 属于本机关不掌握的信息、依法不予公开1件 may stand in either row.
        return Meaning(outcomes[0].quantity, (outcomes[1].quantity,), False, "outcome")
    if len(outcomes) != 1:
        return None
    kind, quantity = outcomes[0].kind, outcomes[0].quantity
    if kind == "OPENED":
        of_requests = "OUTCOME" in context.kinds or context.head
        return Meaning(GRANTED, (GRANTED_IN_PART,), False, "outcome") if of_requests else None
    if kind == "NOT_OURS":
        # NOTE: the form has no row of its own for it.
        return Meaning(quantity, (f"{OTHER}.other.total", OTHER), False, "outcome")
    if quantity in _ALSO_LETTERS and any(word.kind in VERBS for word in words):
        return None
    return Meaning(quantity, (), False, "outcome")


def is_reason(word: ClaimWord) -> bool:
    """Whether a word names a single reason for an outcome, and says that it is one.

    >>> is_reason(cut_words("属于国家秘密")[0]), is_reason(cut_words("不予公开")[0])
    (True, False)
    """
    is_single = any(word.quantity.startswith(f"{group}.") for group in GROUPS)
    return word.kind in OUTCOMES and is_single and word.text.startswith(_BEING)


def _ends_list(words: Sequence[ClaimWord]) -> bool:
    """Whether a clause behind a list under 其中 speaks of the whole again: …，办结12件."""
    return all(
        word.kind in ("PROCESSED", "ANSWERED")
        or (word.kind == "FILL" and word.text not in _IN_TIME)
        for word in words
    )


def _narrowest(outcomes: list[ClaimWord]) -> list[ClaimWord]:
    """Take 5件因本机关不掌握相关信息无法提供 for the reason that it names."""
    if len(outcomes) != 2:
        return outcomes
    wide, narrow = sorted(outcomes, key=lambda word: len(word.quantity))
    return [narrow] if narrow.quantity.startswith(f"{wide.quantity}.") else outcomes


def read_applicant(
    words: Sequence[ClaimWord], count: ClaimWord, context: SentenceContext
) -> Meaning | None:
    """Read 自然人申请3件 of what came in.

    >>> read_with(read_applicant, "收到自然人申请3件").quantity
    'requests.new.natural_person'
    """
    kinds = [word.quantity for word in words if word.kind == "APPLICANT"]
    direct = any(word.kind in ("RECEIVED", "ACCEPTED") for word in words)
    if len(kinds) != 1 or not counts_requests(words, count, context) or context.divides_others:
        return None
    if any(word.kind in ("PROCESSED", "ANSWERED") for word in words):
        return None
    named = (
        context.by_applicant or context.listing == "applicant" or any(map(_names_applicants, words))
    )
    head = context.head or ("" if named else context.last_head)
    if not direct and head not in (NEW, RECEIVED) and (head or not named):
        return None
    meanings = [
        build_applicants_key(rows, columns)
        for rows in (("new",), ("new", "carried_over"), *(() if head else (("processed_total",),)))
        for columns in _APPLICANTS.get(kinds[0], ((kinds[0],),))
    ]
    return Meaning(meanings[0], tuple(meanings[1:]), False, "applicant")


def _names_applicants(word: ClaimWord) -> bool:
    """Whether a word says who applied by itself: 自然人申请, 申请人包括."""
    return word.quantity == "applicants" or (
        word.kind == "APPLICANT" and word.text.endswith(_ASKING)
    )


def read_request(
    words: Sequence[ClaimWord], count: ClaimWord, context: SentenceContext
) -> Meaning | None:
    """Read 收到申请5件, 办结5件, 答复5件.

    >>> read_with(read_request, "收到政府信息公开申请5件").quantity
    'requests.new.total'
    """
    verbs = [word for word in words if word.kind in VERBS]
    kinds = {word.kind for word in words}
    if not counts_requests(words, count, context):
        return None
    if "REST" in kinds:
        done = context.pending and bool(kinds & {"PROCESSED", "ALL_DONE"})
        return Meaning(DONE, (DONE_OF_NEW,), False, "head") if done else None
    if not verbs and "ALL_OF" in kinds and not context.among:
        return Meaning(NEW, (RECEIVED,), False, "head")
    if not verbs:
        return _read_named(words, kinds, context)
    if context.among and not _ends_list(words):
        return Meaning(NEW) if verbs[0].text.startswith("新") and len(verbs) == 1 else None
    readings = tuple(dict.fromkeys([r for verb in verbs for r in _READINGS[verb.kind]]))
    if context.withdrawn:
        readings += tuple([f"{reading}-{OTHER}" for reading in readings])
    return Meaning(readings[0], readings[1:], False, "head")


def _read_named(
    words: Sequence[ClaimWord], kinds: set[str], context: SentenceContext
) -> Meaning | None:
    """Read 依申请公开5件, 申请总数5件, 全年申请5件: that they came in is not said."""
    if context.among:
        return None
    if "REQUEST" in kinds:
        return _NAMED
    if any(word.text in _SOME for word in words):
        return None
    is_total = any(word.kind == "APPLY" and word.text.endswith(_TOTALS) for word in words)
    if is_total or any(word.kind == "YEAR" or word.text.startswith(_YEARLY) for word in words):
        return Meaning(NEW, (RECEIVED,), False, "head")
    return None


def read_pending(
    words: Sequence[ClaimWord], count: ClaimWord, context: SentenceContext
) -> Meaning | None:
    """Read 2件尚在办理 of what came in.

    >>> read_with(read_pending, "尚在办理2件").quantity
    'requests.carried_forward.total'
    """
    if not counts_requests(words, count, context) or any(w.kind in OUTCOMES for w in words):
        return None
    return Meaning(FORWARD)
