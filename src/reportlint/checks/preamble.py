"""The preamble's list of the parts: how many it announces, which it lists, which follow."""

from __future__ import annotations

from itertools import pairwise

from reportlint.model.ordinals import number_of, numeral
from reportlint.model.problem import Checked, Key, Place, Problem
from reportlint.support.lazy_regex import Pattern, compiled
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.document import Span
    from reportlint.model.problem import Context
    from reportlint.model.prose import Passage
    from reportlint.model.report import Report

_COUNT = Pattern(
    r"(?:等|共|分为|分|包括|包含|由|从|为|及|以下|如下)?(?P<count>[一二三四五六七八九十]|\d{1,2})"
    r"(?:个|大|项|方面)?(?:部分|方面|项内容|项组成|部份)"
)
#: A number that alone tells how many parts the report has.
_ALONE = Pattern(
    r"(?:报告|全文|年报)[^，；：]{0,8}?(?:由|共|分|包括|包含|含|设|有)[^，；：]{0,4}?"
    r"(?:[一二三四五六七八九十]|\d{1,2})(?:个|大)?(?:部分|部份|项内容)"
)
#: A sentence that says what the report consists of, up to the list: 编制，包括 …, 全文由 ….
_ANNOUNCED = Pattern(
    r"(?:编制|报告|全文|年报)(?:正文|内容|主要|共|，|由|的){0,4}?(?:包括|包含|分为|涵盖|由)了?"
    r"(?P<list>(?![^、。]{0,20}(?:编制|提供|起草|负责))[^。；：《》]{4,}?)(?:等|共|这)?"
    r"(?:(?P<count>[一二三四五六七八九十]|\d{1,2})(?:个|大)?(?:部分|部份|方面|项)(?:内容)?|部分|组成|构成)"
)
_CUE = Pattern(r"组成|构成|包括|包含|内容|部分|方面")
_SEPARATOR = Pattern(
    r"[、，；]|以及|和(?=因?(?:政府信息公开|其[他它]|存在|改进)|需要)|及(?=其[他它])"
)
#: A list names at least this many of the parts.
_FEWEST = 3


class _List(Record):
    """The parts a preamble lists, in order, how many items there are, and the count it gives."""

    parts: tuple[int, ...]
    items: int
    count: int | None
    span: Span
    count_span: Span | None


#: What was found in the report asked for last: two rules look at it.
_latest: list[tuple[Report, Context, _List | None]] = []


def _listed(report: Report, context: Context) -> _List | None:
    """Find the list in the prose before the first part, or in the first paragraph of part 1."""
    if not _latest or _latest[0][0] is not report or _latest[0][1] is not context:
        _latest[:] = [(report, context, _find(report, context))]
    return _latest[0][2]


def _find(report: Report, context: Context) -> _List | None:
    first = report.part(1)
    for passage in (*report.front, *(first.passages[:2] if first else ())):
        for start, end in _sentences(passage.text):
            found = _read(passage, start, end, context)
            if found is not None:
                return found
    return next((found for p in report.front if (found := _of_others(p, context))), None)


def _of_others(passage: Passage, context: Context) -> _List | None:
    """Find a list of what the report consists of that names hardly any of the form's parts."""
    match = _ANNOUNCED.regex.search(passage.text)
    if match is None:
        return None
    start, end = match.span("list")
    items = [item for item in _SEPARATOR.regex.split(match.group("list")) if item]
    named = [number for number, _, _ in _parts(match.group("list"), context)]
    if len(items) < _FEWEST or len(named) >= _FEWEST:
        return None
    count = match.group("count")
    return _List(
        tuple(named),
        len(items),
        number_of(count) if count else None,
        passage.span(start, end),
        passage.span(*match.span("count")) if count else None,
    )


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for sentence in text.split("。"):
        end = start + len(sentence)
        if sentence:
            yield start, end
        start = end + 1


def _read(passage: Passage, start: int, end: int, context: Context) -> _List | None:
    text = passage.text[start:end]
    if not _CUE.regex.search(text):
        return None
    found = list(_parts(text, context))
    count = max(_COUNT.regex.finditer(text), key=lambda match: match.start(), default=None)
    if len(found) < _FEWEST and (found or count is None or not _ALONE.regex.search(text)):
        return None
    first = found[0][1] if found else 0
    last = found[-1][2] if found else len(text)
    return _List(
        tuple([number for number, _, _ in found]),
        _items(text, found),
        number_of(count.group("count")) if count else None,
        passage.span(start + first, start + last),
        passage.span(start + count.start("count"), start + count.end()) if count else None,
    )


def _parts(text: str, context: Context) -> Iterator[tuple[int, int, int]]:
    """Give number, start and end of each part named in a sentence."""
    groups = [f"(?P<s{part.number}>{part.heading})" for part in context.form.parts]
    groups += [f"(?P<a{w.part}>{w.accepted})" for w in context.vocabulary.headings]
    groups += [
        f"(?P<n{w.part}>{w.nonstandard})" for w in context.vocabulary.headings if w.nonstandard
    ]
    for match in compiled("|".join(groups)).finditer(text):
        if match.lastgroup and len(match.group()) >= 4:
            yield int(match.lastgroup[1:]), match.start(), match.end()


def _items(text: str, found: list[tuple[int, int, int]]) -> int:
    """Count the items from the first part named to the last: one a part, one a foreign stretch."""
    items = len(found)
    for (_, _, before), (_, after, _) in pairwise(found):
        between = [piece for piece in _SEPARATOR.regex.split(text[before:after]) if len(piece) > 3]
        items += len(between)
    if found:
        rest = text[found[-1][2] :]
        tail = _SEPARATOR.regex.match(rest)
        if tail:
            piece = _SEPARATOR.regex.split(rest[tail.end() :])[0]
            items += len(piece) > 4 and not _COUNT.regex.search(piece) and "等" not in piece[:2]
    return items


class PreambleCount(Record):
    """The number of parts that the preamble gives is six, and that of the parts it lists."""

    PROVIDES = frozenset({"count", "listed", "parts"})
    VARIANTS = frozenset({"not-the-form", "not-the-list"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Checked]:
        """Yield at most one problem, at the number."""
        found = _listed(report, context)
        if found is None or found.count is None or found.count_span is None:
            yield Checked(0)
            return
        yield Checked(1)
        wanted = len(context.form.parts)
        listed = len(set(found.parts))
        params: dict[str, object] = {
            "count": found.count,
            "listed": found.items,
            "parts": wanted,
        }
        values = {"stated": str(found.count), "listed": str(found.items)}
        if found.count != wanted:
            params["variant"] = "not-the-form"
            yield Problem(found.count_span, Place(), params, values)
        elif found.parts and found.count not in (found.items, listed):
            params["variant"] = "not-the-list"
            yield Problem(found.count_span, Place(), params, values)


class PreambleList(Record):
    """The parts that the preamble lists are those that follow, in their order."""

    PROVIDES = frozenset({"parts", "order"})
    VARIANTS = frozenset({"missing", "twice", "order"})

    def run(self, report: Report, context: Context) -> Iterator[Problem | Checked]:
        """Yield at most one problem, at the list."""
        found = _listed(report, context)
        if found is None or not found.items:
            yield Checked(0)
            return
        yield Checked(1)
        variant, numbers = _difference(found, report)
        if not variant:
            return
        names = [part.title for n in numbers if (part := context.form.part(n)) is not None]
        params = {
            "variant": variant,
            "parts": tuple([Key(title.en, title) for title in names]),
            "order": tuple([numeral(number) for number in found.parts]),
        }
        yield Problem(found.span, Place(), params)


def _difference(found: _List, report: Report) -> tuple[str, list[int]]:
    """Give how the list differs from the parts that follow, and by which."""
    listed = found.parts
    twice = sorted({number for number in listed if listed.count(number) > 1})
    if twice:
        return "twice", twice
    actual = [part.number for part in report.parts if part.number is not None]
    missing = [number for number in dict.fromkeys(actual) if number not in listed]
    if missing and found.items < len(set(actual)):
        return "missing", missing
    common = [number for number in dict.fromkeys(actual) if number in listed]
    if list(listed) != common and set(listed) <= set(actual):
        return "order", list(listed)
    return "", []
