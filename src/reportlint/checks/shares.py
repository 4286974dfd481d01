"""Shares in per cent against the numbers that they come from."""

from __future__ import annotations

from reportlint.checks.percentages import find_percentages, round_rate
from reportlint.checks.sentences import Sentence, find_counted_numbers, find_sentences
from reportlint.model.problem import CheckedCount, Place, Problem, decimal_text
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from reportlint.checks.percentages import Percentage
    from reportlint.checks.share_statements import ShareStatement
    from reportlint.model.problem import Context
    from reportlint.model.prose import Claim, CountedNumber, Passage
    from reportlint.model.report import Report

#: Between a count and its share: 5件，占比20%; what the share is of may be named.
_LEAD = Pattern(
    "[，（]?占(?:比|(?:全部|所有|全年)?(?:办结|答复|办理|收到|受理|新收)?(?:申请)?"
    "(?:总数|总量|总件数)?的?)(?:比例|比重)?(?:为|达到|达)?"
)
#: A number of all, of which the next one is a part: 抽查科室16个，合格12个，占75%.
_OF_ALL = Pattern(r"(?:抽查|检查|测评|评估|收到|受理|共)[^，。；、（）]{0,12}\Z")
_RECEIVED = (("new", "total"), ("carried_over", "total"))
#: Rows whose cells may be shared out, besides all in the total column.
_WHOLE_ROWS = frozenset({"new", "carried_over", "processed_total"})
_WHOLE = 100
#: A sentence with more numbers is no list that a reader could check.
_MANY = 60


class Shares(Record):
    """A share of a count agrees with some number that it may be a share of.

    Looked at are parts under 其中, what the table of applications holds, the part right behind a
    number of all, and shares and rates whose two numbers the sentence names. A share of the former
    may be of any number of the paragraph with the same unit, of a total of the table of
    applications, and of the sum of the counts that have a share. Less than one unit in the last
    digit is allowed.
    """

    PROVIDES = frozenset({"count", "unit", "share", "computed", "of"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each share that fits no number."""
        shares = _find_shares(report)
        for each in shares:
            if not any(_fits(each, whole) for whole in each.wholes):
                yield _problem(each)
        yield CheckedCount(len(shares))


def find_judged(report: Report) -> Iterator[int]:
    """Return where the shares stand that are judged, and the numbers that have them.

    >>> list(find_judged(parse_text("一、总体情况", "受理4件，其中网络1件，占25%。")))
    [16, 20]
    """
    for each in _find_shares(report):
        yield each.part.at
        yield each.sentence.passage.offset(each.percentage.start)


@memoize_by_identity()
def _find_shares(report: Report) -> Sequence[ShareStatement]:
    """Return the shares whose numbers are named, or may be among those around and in the table."""
    from reportlint.checks.share_statements import ShareStatement, read_shares

    shares: list[ShareStatement] = []
    claims = {claim.span.start: claim for claim in report.claims}
    possible_wholes: tuple[Passage, set[int | Decimal]] | None = None
    for sentence in find_sentences(report, "%", "百分之", "成"):
        numbers = find_counted_numbers(sentence, report)
        if not numbers or len(numbers) > _MANY:
            continue
        stated = [*read_shares(sentence, numbers)]
        shares += stated
        known = {each.percentage.start for each in stated}
        matches = [(n, p) for n, p in _match_shares(sentence, numbers) if p.start not in known]
        if not matches:
            continue
        if possible_wholes is None or possible_wholes[0] is not sentence.passage:
            possible_wholes = sentence.passage, _find_possible_wholes(sentence, report)
        parts_sum = sum(number.value for number, _ in matches)
        for number, percentage in matches:
            divided_numbers = _find_divided(sentence, numbers, number)
            divided_numbers = divided_numbers or _find_totals(number, claims, report)
            divided_numbers = divided_numbers or _find_all(sentence, numbers, number)
            if divided_numbers:
                wholes = (*divided_numbers, *possible_wholes[1], parts_sum)
                shares.append(ShareStatement(sentence, number, percentage, wholes))
    return shares


def _match_shares(
    sentence: Sentence, numbers: Sequence[CountedNumber]
) -> tuple[tuple[CountedNumber, Percentage], ...]:
    """Return the exact counts of a sentence that a share follows at once."""
    text = sentence.passage.text
    percentages = [
        each for each in find_percentages(text, sentence.start, sentence.end) if each.exact
    ]
    return tuple(
        [
            (number, percentage)
            for number in numbers
            for percentage in percentages
            if number.exact and _LEAD.regex.fullmatch(text, number.end, percentage.start)
        ]
    )


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


def _fits(each: ShareStatement, whole: int | Decimal) -> bool:
    """Whether a share is of ``whole``, but for what rounding (2.5万) and cutting may change."""
    from decimal import Decimal

    part = Decimal(each.part.value)
    blur = Decimal(each.part.step) / 2 if each.part.step != 1 else Decimal(0)
    if not whole:
        return False
    lowest, highest = ((part + way * blur) * _WHOLE / Decimal(whole) for way in (-1, 1))
    percentage = each.percentage
    return lowest - percentage.step < percentage.value < highest + percentage.step


def _problem(each: ShareStatement) -> Problem:
    from decimal import Decimal

    share, whole = each.percentage.value, each.wholes[0]
    computed_share = round_rate(Decimal(each.part.value) * _WHOLE / Decimal(whole))
    params = {
        "count": decimal_text(each.part.value),
        "unit": each.part.unit,
        "share": decimal_text(share),
        "computed": decimal_text(computed_share),
        "of": decimal_text(whole),
    }
    values = {"stated": decimal_text(share), "computed": decimal_text(computed_share)}
    span = each.sentence.passage.span(each.percentage.start, each.percentage.end)
    return Problem(span, Place(each.sentence.part.number), params, values)
