"""Growth in per cent against the two numbers of the same sentence."""

from __future__ import annotations

from reportlint.checks.sentences import find_sentences
from reportlint.checks.shares import last_digit, round_rate
from reportlint.model.problem import CheckedCount, Place, Problem, decimal_text
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from reportlint.checks.sentences import Sentence
    from reportlint.model.problem import Context
    from reportlint.model.report import Report

_NUMBER = "[0-9]{1,9}(?:,[0-9]{3})*"
_UP, _DOWN = "增长|上升|增加|提高|增幅|增", "下降|减少|降低|降幅|降"
_PERCENT = (
    rf"(?:同比)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|为|达)?"
    r"(?P<rate>[0-9]{1,5}(?:\.[0-9]{1,3})?)%"
)
_UNIT = "(?P<unit>人次|件次|[条件份篇起宗项个次期场封户家人])"
_LAST = "(?:20[0-9]{2}年|上年|去年|上一年度?|上年度)(?:同期)?"
_HELD = ("now", "then", "by")
#: 25件，较上年（20件）增长25%; 由20件增加到25件，增长25%; 25件，较上年增加5件，增长25%.
_COMPARED = Pattern(
    rf"(?<![0-9余多近约])(?P<now>{_NUMBER}){_UNIT}，?[较比]{_LAST}(?:的|（)?"
    rf"(?P<then>{_NUMBER})(?P=unit)）?(?:相比)?，?{_PERCENT}"
)
_MOVED = Pattern(
    rf"[由从](?:20[0-9]{{2}}年的?|上年的?)?(?P<then>{_NUMBER}){_UNIT}(?:增加|上升|增长|提高|减少|下降|降低|增|降)[到至]"
    rf"(?:20[0-9]{{2}}年的?|今年的?)?(?P<now>{_NUMBER})(?P=unit)，?{_PERCENT}"
)
_BY = Pattern(
    rf"(?<![0-9余多近约])(?P<now>{_NUMBER}){_UNIT}，?[较比]{_LAST}"
    rf"(?:(?P<more>增加|增长|多)|减少|下降|少)了?(?P<by>{_NUMBER})(?P=unit)，?{_PERCENT}"
)
#: 18件，同比增长20%（上年为15件）; 18件，上年15件，增长20%.
_BASE_BEHIND = Pattern(
    rf"(?<![0-9余多近约])(?P<now>{_NUMBER}){_UNIT}，?{_PERCENT}"
    rf"（{_LAST}(?:为|是|共)?(?P<then>{_NUMBER})(?P=unit)）"
)
_BASE_APART = Pattern(
    rf"(?<![0-9余多近约])(?P<now>{_NUMBER}){_UNIT}[，（]{_LAST}(?:为|是|共)?"
    rf"(?P<then>{_NUMBER})(?P=unit)）?，{_PERCENT}"
)


class Growth(Record):
    """A growth or fall in per cent agrees with the two numbers of its sentence.

    One unit in the last digit is allowed. The condition is ``direction`` where a fall is called
    growth or the reverse.
    """

    PROVIDES = frozenset({"then", "now", "stated", "computed"})
    VARIANTS = frozenset({"rate", "direction"})
    CONDITIONS = frozenset({"direction"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each growth that does not agree."""
        growths = _find_growths(report)
        for sentence, match in growths:
            yield from _check_growth(sentence, match)
        yield CheckedCount(len(growths))


def find_judged(report: Report) -> Iterator[int]:
    """Return where the rates stand that are judged, and the numbers that they come from."""
    for sentence, match in _find_growths(report):
        for name in match.re.groupindex.keys() & {"now", "then", "by", "rate"}:
            yield sentence.passage.offset(match.start(name))


@memoize_by_identity()
def _find_growths(report: Report) -> Sequence[tuple[Sentence, re.Match[str]]]:
    return [
        (sentence, match)
        for sentence in find_sentences(report, "%")
        for pattern in (_COMPARED, _MOVED, _BY, _BASE_BEHIND, _BASE_APART)
        for match in pattern.regex.finditer(sentence.passage.text, sentence.start, sentence.end)
    ]


def _check_growth(sentence: Sentence, match: re.Match[str]) -> Iterator[Problem]:
    from decimal import Decimal

    group = match.group
    now, then = _numbers(match)
    rate = Decimal(group("rate"))
    if then <= 0:
        return
    computed_rate = Decimal(now - then) * 100 / then
    signed_rate = rate if group("up") else -rate
    if abs(computed_rate - signed_rate) <= last_digit(rate):
        return
    wrong_way = computed_rate * signed_rate < 0
    stated_text = f"{group('up') or group('down')}{decimal_text(rate)}%"
    params = {
        "variant": "direction" if wrong_way else "rate",
        "then": then,
        "now": now,
        "stated": stated_text,
        "computed": decimal_text(round_rate(computed_rate)),
    }
    values = {
        "stated": decimal_text(signed_rate),
        "computed": decimal_text(round_rate(computed_rate)),
    }
    span = sentence.passage.span(match.start("rate"), match.end())
    condition = "direction" if wrong_way else ""
    yield Problem(span, Place(sentence.part.number), params, values, (), (), condition)


def _numbers(match: re.Match[str]) -> tuple[int, int]:
    """Return this year's number and last year's."""
    numbers = {
        key: int(n.replace(",", "")) for key, n in match.groupdict().items() if key in _HELD and n
    }
    if "by" not in numbers:
        return numbers["now"], numbers["then"]
    return numbers["now"], numbers["now"] - (numbers["by"] if match["more"] else -numbers["by"])
