"""Announced numbers of items: 两个方面的问题：一是 … 二是 …: as many as follow."""

from __future__ import annotations

from reportlint.parsing.numbers import scan_number
from reportlint.patterns import Pattern
from reportlint.problems import Checked, Place, Problem
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.problems import Context
    from reportlint.report import Part, Report

_ANNOUNCED = Pattern(
    r"(?P<count>[一二两三四五六七八九十]|[0-9]{1,2})(?:个|项|点|大|条)(?:方面)?(?:的|存在)?"
    r"[^，。；：！？等、一]{0,8}(?:问题|不足|差距|短板|方面|薄弱环节|措施|举措|工作)[^，。；：！？等]{0,4}[：，]"
    r"(?:主要)?(?:表现在|分别是|即)?[：，]?(?=一是)"
)
_ITEM = Pattern(r"(?:(?<=[。；：，！？、—])|^)(?P<n>[一二三四五六七八九十])是")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九十")}


@record
class ItemCounts:
    """As many items 一是 … 二是 … follow as the sentence before them announces."""

    PROVIDES = frozenset({"announced", "listed", "words"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Checked]:
        """Yield a problem for each announcement that does not agree, at its words."""
        count = 0
        for part in report.parts:
            for index, passage in enumerate(part.passages):
                for match in _ANNOUNCED.regex.finditer(passage.text):
                    count += 1
                    announced = _number(match.group("count"))
                    listed = _listed(part, index, match.end())
                    if announced and listed and announced != listed:
                        words = match.group().rstrip("：，。")
                        params = {"announced": announced, "listed": listed, "words": words}
                        values = {"stated": str(announced), "computed": str(listed)}
                        span = passage.span(match.start(), match.start() + len(words))
                        yield Problem(span, Place(part.number), params, values)
        yield Checked(count)


def _number(words: str) -> int:
    if words == "两":
        return 2
    known = _DIGITS.get(words)
    found = None if known else scan_number(words)
    return known or (int(found.value) if found else 0)


def _listed(part: Part, index: int, start: int) -> int:
    """Count the items of a list up to where another begins; 0 where they are not in order."""
    listed = 0
    for passage in part.passages[index:]:
        for match in _ITEM.regex.finditer(passage.text, start):
            number = _DIGITS[match.group("n")]
            if number == 1 and listed:
                return listed
            if number != listed + 1:
                return 0
            listed = number
        start = 0
        if listed > len(_DIGITS):
            return 0
    return listed
