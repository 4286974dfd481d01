"""The statistics periods that a report states: their dates, and the words that make them one."""

from __future__ import annotations

from reportlint.model.document import find_quotations, is_within
from reportlint.model.prose import Day, Passage, Period
from reportlint.parsing.characters import DAMAGED_DATE
from reportlint.parsing.dates import MONTH, YEAR, parse_count, parse_year
from reportlint.parsing.grammar_store import parse_first
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from reportlint.parsing.grammar import ParseTree


#: No period is longer; what follows is not looked at.
_LONGEST = 64
_RELATIVE = "当年|同年|本年度?|该年度?"
_BEGINNING = Pattern(
    f"(?<![0-9])(?:{YEAR}(?=[0-9一二三四五六七八九十元])|(?:{_RELATIVE})?{MONTH}(?=[0-9一二三四五六七八九十廿卅])"
    f"|[0-9]{{4}}[-./][0-9]{{1,2}}[-./][0-9])"
)
_YEAR_ALONE = Pattern(
    f"(?<![0-9])({YEAR})(?:全年)?(?![0-9一二三四五六七八九十元底末初上下])"
    "|(?:本年度?|全年度?)(?=[。；，）]|$)"
)
_UNTIL = Pattern(
    f"截[至止](?:时间|日期)?[到为是：至]{{0,2}}(?:({YEAR})(?:12月31日|(?:12月|年)?[底末])|目前)"
)
_OWN_YEAR = Pattern("(?<![0-9〔])((?:19|20)[0-9]{2})年")
_SEPARATOR = Pattern("[-./]")
_NEXT = ("次年", "翌年")
_BETWEEN = ("FROM", "TO", "COMMA", "SINCE", "END")
#: How far before a date its year is looked for.
_FARTHEST = 200


class _Range(Record):
    """Two dates found in a passage; ``kind`` is between, year, until or damaged."""

    start: int
    end: int
    kind: str
    first: Day | None
    last: Day | None


def find_periods(passages: Iterable[Passage], year_hint: int | None) -> tuple[Period, ...]:
    """Find the periods stated in a report's prose, in order.

    ``year_hint`` is the year of dates without one. Where no period is stated, the first words that
    imply one (2024年1—12月, 截至2024年底) give one marked so.

    >>> passages = parse_text("一、总体情况", "统计期限自2024年1月1日至12月31日。").passages
    >>> [period] = find_periods(passages, None)
    >>> period.start.iso(), period.end.iso()
    ('2024-01-01', '2024-12-31')
    """
    stated_periods: list[Period] = []
    implied_period: Period | None = None
    before = ""
    for passage in passages:
        text = passage.text
        for date_range in _ranges(text, year_hint):
            if _states_period(text, date_range.start, date_range.end, date_range.kind, before):
                stated_periods.append(_period(passage, date_range))
            elif implied_period is None and _implies(date_range):
                implied_period = _period(passage, date_range, is_implied=True)
        before = text
    return tuple(stated_periods) or ((implied_period,) if implied_period else ())


def _period(passage: Passage, date_range: _Range, *, is_implied: bool = False) -> Period:
    span = passage.span(date_range.start, date_range.end)
    text = passage.text[date_range.start : date_range.end]
    return Period(
        span, text, date_range.first, date_range.last, date_range.kind == "damaged", is_implied
    )


def _implies(date_range: _Range) -> bool:
    if date_range.kind == "until":
        return True
    first, last = date_range.first, date_range.last
    if date_range.kind != "between" or first is None or last is None:
        return False
    return (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _ranges(text: str, hint: int | None) -> list[_Range]:
    """Find everything in a passage that may be a period, in order, outside quotations."""
    if not any(mark in text for mark in "年月日截-."):
        return []
    matches = DAMAGED_DATE.regex.finditer(text) if "日" in text else ()
    ranges = [_Range(*match.span(), "damaged", None, None) for match in matches]
    damaged = tuple([(item.start, item.end) for item in ranges])
    ranges.extend(
        item
        for item in _between(text, hint)
        if not is_within(damaged, item.start) and not is_within(damaged, item.end - 1)
    )
    if _names_period(text):
        ranges.extend(_whole_years(text, "year", _YEAR_ALONE, hint))
    if "截" in text:
        ranges.extend(_whole_years(text, "until", _UNTIL, hint))
    quoted_places = find_quotations(text) if ranges else ()
    outside = (item for item in ranges if not is_within(quoted_places, item.start))
    return sorted(outside, key=lambda item: item.start)


def _between(text: str, hint: int | None) -> Iterator[_Range]:
    if "月" not in text and "-" not in text and "." not in text:
        return
    after = 0
    for match in _BEGINNING.regex.finditer(text):
        start = match.start()
        if start < after:
            continue
        result = parse_first("period", text, start, min(len(text), start + _LONGEST))
        if result is not None:
            tree, after = result
            first, last = _dates(text, tree)
            own = _year_before(text, start) if hint is None else hint
            yield _Range(start, last.end, "between", *_complete_dates(first, last, own))


def _whole_years(text: str, kind: str, pattern: Pattern, hint: int | None) -> Iterator[_Range]:
    for match in pattern.regex.finditer(text):
        year = parse_year(match.group(1)) if match.group(1) else hint
        yield _Range(*match.span(), kind, Day(year, 1, 1), Day(year, 12, 31))


def _year_before(text: str, start: int) -> int | None:
    years = _OWN_YEAR.regex.findall(text, max(0, start - _FARTHEST), start)
    return int(years[-1]) if years else None


class _Date:
    """A date in the making; ``shift`` is set by 当年 (0) and 次年 (1)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift = end = 0

    def take(self, kind: str, words: str, end: int) -> None:
        """Take a token of the grammar."""
        if kind not in _BETWEEN:
            self.end = end
        if kind == "YEAR":
            self.year = parse_year(words)
        elif kind in ("MONTH", "NUMBER"):
            self.month = parse_count(words)
        elif kind == "DAY":
            self.day = parse_count(words)
        elif kind == "RELATIVE":
            self.shift = int(words in _NEXT)
        elif kind == "DIGITAL":
            self.year, self.month, self.day = map(int, _SEPARATOR.regex.split(words.rstrip("日")))


def _dates(text: str, tree: ParseTree) -> tuple[_Date, _Date]:
    dates = (_Date(), _Date())
    second = False
    for token in tree.tokens():
        second |= token.kind in _BETWEEN
        dates[second].take(token.kind, text[token.start : token.end], token.end)
    return dates


def _complete_dates(first: _Date, last: _Date, hint: int | None) -> tuple[Day, Day]:
    """Fill in the year and the day that were left out."""
    year = first.year or last.year or hint
    final = last.year or (None if year is None else year + last.shift)
    return Day(year, first.month, first.day or 1), _last_day(Day(final, last.month, last.day))


def _last_day(day: Day) -> Day:
    if day.day is not None:
        return day
    ends = (Day(day.year, day.month, number) for number in (31, 30, 29, 28))
    return next((end for end in ends if end.exists), day)


_NAMED = (
    "(?:统计|数据|信息|报告|年报|核定|采集)(?:统计|数据|信息|资料|所属|的|起止|截[止至]|采集|核定){0,3}"
    "(?:期限|时限|时间段|时间范围|时间区间|时间跨度|时间|时段|年限|年度|期间|周期|区间|范围|日期|期)"
    "(?![内中末初满])"
)
#: 期限 and the like alone, in a sentence that speaks of statistics.
_BARE = "(?<=[，的其（])(?:期限|时限|时间范围|起止时间|起止日期)"
_NAMES = Pattern(_NAMED)
_CUE = Pattern(f"{_NAMED}|(?P<bare>{_BARE})")
#: 统计数据从… without any 期限, up to the dates.
_DATA = Pattern(
    "(?:统计数据|所列的?(?:各项)?数据|报告[^，。；0-9]{0,8}数据|数据统计|本报告统计)"
    "(?:均|都|为|是|系|自|从|由|：|截取|选取|取自|来源于|源于)+\\Z"
)
_WORDS = ("统计", "数据", "报告", "年报", "核定", "采集")
_LINK = (
    "[，,、：（）“‘均都皆为是系即自从由在按起以指]|统一|一律|一般|原则上|分别|限于|如下|截取|选取"
    "|[如若]?无(?:特别|特殊|另行)?(?:说明|注明|标注)的?|界定|确定|设定|规定|数据|来源于|源于|取自|全部|期间|跨度|范围|除[^外，。]{1,40}外"
)
_GAP = Pattern(f"(?:{_LINK})*")
_DATED_GAP = Pattern(f"(?:{_LINK}|[0-9年月日号至到止—–~～ -])*")
#: Statistics of another kind: 普查统计时间 is not the report's period.
_FOREIGN = Pattern(
    "普查|调查|监测|问卷|测评|抽样|考核|评估|公示|征求意见|活动|培训|网站|访问|浏览|热线|满意度"
)
_FOREIGN_BEFORE = 8
_BEHIND = Pattern(
    "[（]?(?:以下(?:简称|称)|简称|下称|即|作?为)?[“‘]?本?(?:数据)?"
    "(?:报告期|统计期|报告年度|统计年度|统计时|统计区间|统计周期)"
)
_SPEAKS = Pattern("涵盖|反映|覆盖|汇总|包含|包括|收录|体现|总结|回顾|现将|现就|公布|报告|内容|年报")
_WORK = Pattern(
    "止?(?:期间|之间)?的?[^，。；0-9《]{0,24}(?:政府信息公开|政务公开|统计数据|各项数据)"
)
_SENTENCE_ENDS = "。！？；"
_FARTHEST_START = 160
_LABEL_LONGEST = 24


def _names_period(text: str) -> bool:
    """Whether a text names a statistics period at all."""
    if not any(word in text for word in _WORDS):
        return False
    return "所列数据" in text or _NAMES.regex.search(text) is not None


def _states_period(text: str, start: int, end: int, kind: str, before: str) -> bool:
    """Whether the words around ``text[start:end]`` make it a statistics period.

    ``kind`` is between (two dates), year, until or damaged; ``before`` is the passage before this
    one, which may be the label of a line that holds nothing but dates.
    """
    if kind == "until":
        return False
    first = _sentence_start(text, start)
    if kind == "year":
        says_data = _DATA.regex.search(text, first, start) and text.startswith("数据", end)
        return _has_cue(text, first, start, _NAMES, _GAP) or bool(says_data)
    if _has_cue(text, first, start, _CUE, _DATED_GAP if kind == "damaged" else _GAP):
        return True
    if _DATA.regex.search(text, first, start) or _BEHIND.regex.match(text, end):
        return True
    if _is_label(before) and _GAP.regex.fullmatch(text, first, start):
        return True
    return kind == "between" and _speaks_of_work(text, first, start, end)


def _sentence_start(text: str, offset: int) -> int:
    earliest = max(0, offset - _FARTHEST_START)
    return max(earliest, *(text.rfind(mark, earliest, offset) + 1 for mark in _SENTENCE_ENDS))


def _has_cue(text: str, first: int, start: int, cues: Pattern, gap: Pattern) -> bool:
    return any(
        gap.regex.fullmatch(text, cue.end(), start) and _of_the_report(text, first, cue)
        for cue in cues.regex.finditer(text, first, start)
    )


def _of_the_report(text: str, first: int, cue: re.Match[str]) -> bool:
    at = cue.start()
    if cue.lastgroup == "bare" and not ("统计" in text[first:at] or "数据" in text[first:at]):
        return False
    return _FOREIGN.regex.search(text, max(first, at - _FOREIGN_BEFORE), at) is None


def _is_label(before: str) -> bool:
    label = before.rstrip("：")
    cues = list(_NAMES.regex.finditer(label)) if len(label) <= _LABEL_LONGEST else []
    return bool(cues) and cues[-1].end() == len(label)


def _speaks_of_work(text: str, first: int, start: int, end: int) -> bool:
    """Whether a report says what it covers without the word 统计.

    Only for a range that begins or ends with the year: others are the dates of some activity.
    """
    at_edge = "1月1日" in text[start : start + 10] or "12月31日" in text[end - 7 : end + 1]
    return (
        at_edge
        and _SPEAKS.regex.search(text, first, start) is not None
        and _WORK.regex.match(text, end) is not None
    )
