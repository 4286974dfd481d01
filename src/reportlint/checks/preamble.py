"""The preamble's list of the parts: how many it announces, which it lists, which follow."""

from __future__ import annotations

from itertools import pairwise

from reportlint.checks.sequences import order_words
from reportlint.model.problem import CheckedCount, Context, Key, Place, Problem
from reportlint.model.prose import Passage, number_of
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.lazy_regex import Pattern, compile_pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match

    from reportlint.checks.parameters import Outcomes
    from reportlint.model.document import Span
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
_SENTENCE = Pattern("[^。]+")
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


@memoize_by_identity()
def _find_list(report: Report, context: Context) -> _List | None:
    """Find the list before the first part or in its first paragraph: two rules look at it."""
    first = report.part(1)
    passages = (*report.front, *(first.passages[:2] if first else ()))
    sentences = [(p, match) for p in passages for match in _SENTENCE.regex.finditer(p.text)]
    lists = (_read_list(passage, match, context) for passage, match in sentences)
    others = (_find_other_list(passage, context) for passage in report.front)
    return next((one for found in (lists, others) for one in found if one is not None), None)


def _find_other_list(passage: Passage, context: Context) -> _List | None:
    """Find a list of what the report consists of that names hardly any of the form's parts."""
    match = _ANNOUNCED.regex.search(passage.text)
    if match is None:
        return None
    start, end = match.span("list")
    items = [item for item in _SEPARATOR.regex.split(match.group("list")) if item]
    numbers = [number for number, _, _ in _parts(match.group("list"), context)]
    if len(items) < _FEWEST or len(numbers) >= _FEWEST:
        return None
    count = match.group("count")
    return _List(
        tuple(numbers),
        len(items),
        number_of(count) if count else None,
        passage.span(start, end),
        passage.span(*match.span("count")) if count else None,
    )


def _read_list(passage: Passage, sentence: Match[str], context: Context) -> _List | None:
    text, start = sentence.group(), sentence.start()
    if not _CUE.regex.search(text):
        return None
    part_spans = list(_parts(text, context))
    count = next(iter([*_COUNT.regex.finditer(text)][::-1]), None)
    if len(part_spans) < _FEWEST and (part_spans or count is None or not _ALONE.regex.search(text)):
        return None
    first = part_spans[0][1] if part_spans else 0
    last = part_spans[-1][2] if part_spans else len(text)
    return _List(
        tuple([number for number, _, _ in part_spans]),
        _items(text, part_spans),
        number_of(count.group("count")) if count else None,
        passage.span(start + first, start + last),
        passage.span(start + count.start("count"), start + count.end()) if count else None,
    )


def _parts(text: str, context: Context) -> Iterator[tuple[int, int, int]]:
    """Return number, start and end of each part named in a sentence."""
    groups = [f"(?P<s{part.number}>{part.heading})" for part in context.form.parts]
    groups += [f"(?P<a{w.part}>{w.accepted_pattern})" for w in context.vocabulary.headings]
    others = [words for words in context.vocabulary.headings if words.nonstandard_pattern]
    groups += [f"(?P<n{words.part}>{words.nonstandard_pattern})" for words in others]
    for match in compile_pattern("|".join(groups)).finditer(text):
        if match.lastgroup and len(match.group()) >= 4:
            yield int(match.lastgroup[1:]), match.start(), match.end()


def _items(text: str, part_spans: list[tuple[int, int, int]]) -> int:
    """Count the items from the first part named to the last: one a part, one a foreign stretch."""
    items = len(part_spans)
    for (_, _, before), (_, after, _) in pairwise(part_spans):
        items += sum(len(piece) > 3 for piece in _SEPARATOR.regex.split(text[before:after]))
    rest = text[part_spans[-1][2] :] if part_spans else ""
    if tail := _SEPARATOR.regex.match(rest):
        piece = _SEPARATOR.regex.split(rest[tail.end() :])[0]
        items += len(piece) > 4 and not _COUNT.regex.search(piece) and "等" not in piece[:2]
    return items


class PreambleCount(Record):
    """The number of parts that the preamble gives is six, and that of the parts it lists."""

    PROVIDES = frozenset({"count", "listed", "parts"})
    VARIANTS = frozenset({"not-the-form", "not-the-list"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield at most one problem, at the number."""
        parts_list = _find_list(report, context)
        if parts_list is None or parts_list.count is None or parts_list.count_span is None:
            return
        yield CheckedCount(1)
        count, listed = parts_list.count, parts_list.items
        form_count = len(context.form.parts)
        fits = not parts_list.parts or count in (listed, len(set(parts_list.parts)))
        if count != form_count or not fits:
            variant = "not-the-form" if count != form_count else "not-the-list"
            params = {"variant": variant, "count": count, "listed": listed, "parts": form_count}
            values = {"stated": str(count), "listed": str(listed)}
            yield Problem(parts_list.count_span, Place(), params, values)


class PreambleList(Record):
    """The parts that the preamble lists are those that follow, in their order."""

    PROVIDES = frozenset({"parts", "order"})
    VARIANTS = frozenset({"missing", "twice", "order"})

    def run(self, report: Report, context: Context) -> Outcomes:
        """Yield at most one problem, at the list."""
        parts_list = _find_list(report, context)
        if parts_list is None or not parts_list.items:
            return
        yield CheckedCount(1)
        variant, numbers = _difference(parts_list, report)
        names = [part.title for n in numbers if (part := context.form.part(n)) is not None]
        parts = tuple([Key(title.en, title) for title in names])
        params = {"variant": variant, "parts": parts, "order": order_words(parts_list.parts)}
        if variant:
            yield Problem(parts_list.span, Place(), params)


def _difference(parts_list: _List, report: Report) -> tuple[str, list[int]]:
    """Return how the list differs from the parts that follow, and by which."""
    numbers = parts_list.parts
    twice = sorted({number for number in numbers if numbers.count(number) > 1})
    if twice:
        return "twice", twice
    actual = [part.number for part in report.parts if part.number is not None]
    missing = [number for number in dict.fromkeys(actual) if number not in numbers]
    if missing and parts_list.items < len(set(actual)):
        return "missing", missing
    common = [number for number in dict.fromkeys(actual) if number in numbers]
    if list(numbers) != common and set(numbers) <= set(actual):
        return "order", list(numbers)
    return "", []
