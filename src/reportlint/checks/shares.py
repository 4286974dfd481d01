"""Shares in per cent: against the numbers they come from, above 100, and all of a list together."""

from __future__ import annotations

from reportlint.checks.sentences import Sentence, find_counted_numbers, find_sentences
from reportlint.model.problem import CheckedCount, Place, Problem, decimal_text
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal
    from typing import TypeAlias

    from reportlint.model.document import Span
    from reportlint.model.problem import Context
    from reportlint.model.prose import Claim, CountedNumber, Passage
    from reportlint.model.report import Report

    StatedShare: TypeAlias = tuple[
        Sentence, CountedNumber, re.Match[str], tuple[int | Decimal, ...]
    ]

#: A count and its share: 5件，占比20%; what the share is of may be named between.
_SHARE = Pattern(
    r"(?P<lead>[，（]?占(?:比|(?:全部|所有|全年)?(?:办结|答复|办理|收到|受理|新收)?(?:申请)?"
    r"(?:总数|总量|总件数)?的?)(?:比例|比重)?(?:为|达到|达)?)"
    r"(?P<share>[0-9]{1,3}(?:\.[0-9]{1,3})?)%"
)
_RATE = Pattern(
    r"(?:办结率|答复率|公开率|回复率|满意率|满意度|覆盖率|合格率|及时率|占比|占[^，。、；（）%0-9]{0,12}的)"
    r"(?:均|约|已)?(?:为|达到|达|高达)?(?P<share>[0-9]{3,6}(?:\.[0-9]{1,3})?)%"
)
_BLURRED = Pattern(
    r"占(?:比|总数的?|总量的?)?(?:比例|比重)?(?:为|达)?(?:约|近|超|不到|不足)|约占|%(?:以上|左右|多|以内)"
)
#: A number of all, of which the next one is a part: 抽查科室16个，合格12个，占75%.
_OF_ALL = Pattern(r"(?:抽查|检查|测评|评估|收到|受理|共)[^，。；、（）]{0,12}\Z")
_RECEIVED = (("new", "total"), ("carried_over", "total"))
#: Rows whose cells may be shared out, besides all in the total column.
_WHOLE_ROWS = frozenset({"new", "carried_over", "processed_total"})
_WHOLE = 100
_LIST = 3
#: A sentence with more numbers is no list that a reader could check.
_MANY = 60


class Shares(Record):
    """A share of a count agrees with some number that it may be a share of.

    Only parts under 其中 are looked at, what the table of applications holds, and the part right
    behind a number of all. A share may be of any number of the paragraph with the same unit, of a
    total of the table of applications, and of the sum of the counts that have a share. One unit in
    the last digit is allowed.
    """

    PROVIDES = frozenset({"count", "unit", "share", "computed", "of"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each share that fits no number."""
        shares = _find_shares(report)
        for sentence, figure, match, wholes in shares:
            share = _decimal(match.group("share"))
            if not any(_fits(figure.value, whole, share) for whole in wholes):
                yield _problem(sentence, figure, match.span("share"), share, wholes[0])
        yield CheckedCount(len(shares))


def find_judged(report: Report) -> Iterator[int]:
    """Return where the shares stand that are judged, and the numbers that have them.

    >>> list(find_judged(parse_text("一、总体情况", "受理4件，其中网络1件，占25%。")))
    [16, 20]
    """
    for sentence, figure, match, _ in _find_shares(report):
        yield figure.at
        yield sentence.passage.offset(match.start("share"))
    for sentence, match in _find_rates(report):
        if _decimal(match.group("share")) > _WHOLE:
            yield sentence.passage.offset(match.start("share"))
    for sentence, matches in _find_share_lists(report):
        yield from [sentence.passage.offset(match.start("share")) for match in matches]


@memoize_by_identity()
def _find_shares(report: Report) -> Sequence[StatedShare]:
    """Return the numbers that have a share, each with what it may be a share of."""
    shares: list[StatedShare] = []
    claims = {claim.span.start: claim for claim in report.claims}
    possible_wholes: tuple[Passage, set[int | Decimal]] | None = None
    for sentence in find_sentences(report, "占"):
        sentence_figures = find_counted_numbers(sentence, report)
        share_matches = _match_shares(sentence, sentence_figures)
        if not share_matches or len(sentence_figures) > _MANY:
            continue
        if possible_wholes is None or possible_wholes[0] is not sentence.passage:
            possible_wholes = sentence.passage, _find_possible_wholes(sentence, report)
        parts_sum = sum(figure.value for figure, _ in share_matches)
        for figure, match in share_matches:
            divided_numbers = _find_divided(sentence, sentence_figures, figure)
            divided_numbers = divided_numbers or _find_totals(figure, claims, report)
            divided_numbers = divided_numbers or _find_all(sentence, sentence_figures, figure)
            if divided_numbers:
                wholes = (*divided_numbers, *possible_wholes[1], parts_sum)
                shares.append((sentence, figure, match, wholes))
    return shares


def _match_shares(
    sentence: Sentence, sentence_figures: Sequence[CountedNumber]
) -> tuple[tuple[CountedNumber, re.Match[str]], ...]:
    """Return the exact counts of a sentence that a share follows at once."""
    if _BLURRED.regex.search(sentence.text):
        return ()
    text = sentence.passage.text
    matches = [
        (f, _SHARE.regex.match(text, f.end, sentence.end)) for f in sentence_figures if f.exact
    ]
    return tuple([(figure, match) for figure, match in matches if match])


def _find_divided(
    sentence: Sentence, sentence_figures: Sequence[CountedNumber], figure: CountedNumber
) -> tuple[int | Decimal, ...]:
    """Return the numbers before 其中 that the sentence divides."""
    at = sentence.passage.text.find("其中", sentence.start, sentence.end)
    if at < 0 or figure.start < at:
        return ()
    same = [f for f in sentence_figures if f.unit == figure.unit and f.value >= figure.value]
    return tuple([f.value for f in same if f.end <= at and f.exact])


def _find_totals(
    figure: CountedNumber, claims: Mapping[int, Claim], report: Report
) -> tuple[int | Decimal, ...]:
    """Return the totals of the table of applications, where a number is one of its quantities."""
    table = report.table("requests")
    claim = claims.get(figure.at)
    if table is None or claim is None or claim.scope or claim.skipped_words:
        return ()
    if not claim.quantity.startswith("requests."):
        return ()
    rows = ("new", "processed_total")
    ordered = rows if claim.quantity.startswith("requests.new") else rows[::-1]
    values = [cell.value for row in ordered if (cell := table.cells.get((row, "total")))]
    return tuple([value for value in values if value and value >= figure.value])


def _find_all(
    sentence: Sentence, sentence_figures: Sequence[CountedNumber], figure: CountedNumber
) -> tuple[int | Decimal, ...]:
    """Return the number of all of which the only other number of a sentence is a part."""
    if len(sentence_figures) != 2 or sentence_figures[1] is not figure:
        return ()
    whole = sentence_figures[0]
    is_whole = _OF_ALL.regex.search(sentence.passage.text, sentence.start, whole.start)
    fits = whole.exact and whole.unit == figure.unit and whole.value >= figure.value
    return (whole.value,) if is_whole and fits else ()


def _find_possible_wholes(sentence: Sentence, report: Report) -> set[int | Decimal]:
    """Return what a share may be of besides: numbers of the paragraph, cells, what has a share."""
    around = Sentence(sentence.part, sentence.passage, 0, len(sentence.passage.text))
    passage_figures = find_counted_numbers(around, report)[:_MANY]
    possible = {figure.value for figure in passage_figures}
    possible.add(sum(figure.value for figure, _ in _match_shares(around, passage_figures)))
    table = report.table("requests")
    if table is not None:
        cells = table.cells.items()
        possible |= {
            cell.value
            for (row, column), cell in cells
            if cell.value and (column == "total" or row in _WHOLE_ROWS)
        }
        possible.add(sum(cell.value or 0 for key, cell in cells if key in _RECEIVED))
    return possible


def _fits(part: int | Decimal, whole: int | Decimal, share: Decimal) -> bool:
    if not whole:
        return False
    computed_share = _decimal(part) * _WHOLE / _decimal(whole)
    return abs(computed_share - share) <= last_digit(share)


def last_digit(share: Decimal) -> Decimal:
    """Return what one more in the last digit is worth: 0.1 for 33.3.

    >>> from decimal import Decimal
    >>> last_digit(Decimal("33.3"))
    Decimal('0.1')
    """
    exponent = share.as_tuple().exponent
    return _decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def round_rate(value: Decimal) -> Decimal:
    """Round to two digits and leave out zeros at the end.

    >>> from decimal import Decimal
    >>> round_rate(Decimal("12.500"))
    Decimal('12.5')
    """
    return (round(value, 2) + 0).normalize()


def _decimal(value: object) -> Decimal:
    from decimal import Decimal

    return Decimal(str(value))


def _problem(
    sentence: Sentence,
    figure: CountedNumber,
    place: tuple[int, int],
    share: Decimal,
    whole: int | Decimal,
) -> Problem:
    computed_share = round_rate(_decimal(figure.value) * _WHOLE / _decimal(whole))
    params = {
        "count": decimal_text(figure.value),
        "unit": figure.unit,
        "share": decimal_text(share),
        "computed": decimal_text(computed_share),
        "of": decimal_text(whole),
    }
    values = {"stated": decimal_text(share), "computed": decimal_text(computed_share)}
    span = sentence.passage.span(place[0], place[1] + 1)
    return Problem(span, Place(sentence.part.number), params, values)


class Rates(Record):
    """No share and no rate of completion is above 100%; growth, and what was planned, may be."""

    PROVIDES = frozenset({"share", "words"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each rate above 100%."""
        rates = _find_rates(report)
        for sentence, match in rates:
            share = _decimal(match.group("share"))
            if share > _WHOLE:
                params = {"share": decimal_text(share), "words": match.group()}
                values = {"stated": decimal_text(share), "computed": str(_WHOLE)}
                span = sentence.passage.span(match.start("share"), match.end())
                yield Problem(span, Place(sentence.part.number), params, values)
        yield CheckedCount(len(rates))


@memoize_by_identity()
def _find_rates(report: Report) -> Sequence[tuple[Sentence, re.Match[str]]]:
    """Return the rates of three digits or more, which may be above 100%."""
    return [
        (sentence, match)
        for sentence in find_sentences(report, "%")
        for match in _RATE.regex.finditer(sentence.passage.text, sentence.start, sentence.end)
    ]


class SharesTogether(Record):
    """The shares of a list of three or more add up to 100%, but for rounding or truncation."""

    PROVIDES = frozenset({"sum", "shares"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each list, at its words from the first share to the last."""
        lists = _find_share_lists(report)
        for sentence, matches in lists:
            shares = [_decimal(match.group("share")) for match in matches]
            if abs(sum(shares, _decimal(-_WHOLE))) > sum(map(last_digit, shares), _decimal(0)):
                span = sentence.passage.span(matches[0].start("share"), matches[-1].end())
                yield _together(sentence, shares, span)
        yield CheckedCount(len(lists))


@memoize_by_identity()
def _find_share_lists(report: Report) -> Sequence[tuple[Sentence, list[re.Match[str]]]]:
    """Return the sentences that share something out whole."""
    lists = []
    for sentence in find_sentences(report, "占"):
        matches = list(_SHARE.regex.finditer(sentence.passage.text, sentence.start, sentence.end))
        if len(matches) < _LIST or "等" in sentence.text or _BLURRED.regex.search(sentence.text):
            continue
        lists.append((sentence, matches))
    return lists


def _together(sentence: Sentence, shares: list[Decimal], span: Span) -> Problem:
    total = decimal_text(sum(shares, _decimal(0)))
    params = {"sum": total, "shares": "+".join(f"{share}%" for share in shares)}
    values = {"stated": str(_WHOLE), "computed": total}
    return Problem(span, Place(sentence.part.number), params, values)
