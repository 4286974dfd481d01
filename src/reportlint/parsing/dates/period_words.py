"""The words that make dates a statistics period: 统计期限, 统计时限, 报告期 and their like."""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

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
_FARTHEST = 160
_LABEL_LONGEST = 24


def names_period(text: str) -> bool:
    """Whether a text names a statistics period at all."""
    if not any(word in text for word in _WORDS):
        return False
    return "所列数据" in text or _NAMES.regex.search(text) is not None


def states_period(text: str, start: int, end: int, kind: str, before: str) -> bool:
    """Whether the words around ``text[start:end]`` make it a statistics period.

    ``kind`` is between (two dates), year, until or damaged; ``before`` is the passage before this
    one, which may be the label of a line that holds nothing but dates.
    """
    if kind == "until":
        return False
    first = _sentence_start(text, start)
    if kind == "year":
        return _has_cue(text, first, start, _NAMES, _GAP) or _of_data(text, first, start, end)
    if _has_cue(text, first, start, _CUE, _DATED_GAP if kind == "damaged" else _GAP):
        return True
    if _DATA.regex.search(text, first, start) or _BEHIND.regex.match(text, end):
        return True
    if _is_label(before) and _GAP.regex.fullmatch(text, first, start):
        return True
    return kind == "between" and _speaks_of_work(text, first, start, end)


def _sentence_start(text: str, offset: int) -> int:
    earliest = max(0, offset - _FARTHEST)
    return max(earliest, *(text.rfind(mark, earliest, offset) + 1 for mark in _SENTENCE_ENDS))


def _has_cue(text: str, first: int, start: int, cues: Pattern, gap: Pattern) -> bool:
    for cue in cues.regex.finditer(text, first, start):
        if gap.regex.fullmatch(text, cue.end(), start) and _of_the_report(text, first, cue):
            return True
    return False


def _of_data(text: str, first: int, start: int, end: int) -> bool:
    """Whether it says 所列数据均为2024年度数据."""
    return _DATA.regex.search(text, first, start) is not None and text.startswith("数据", end)


def _of_the_report(text: str, first: int, cue: re.Match[str]) -> bool:
    at = cue.start()
    if cue.lastgroup == "bare" and not ("统计" in text[first:at] or "数据" in text[first:at]):
        return False
    return _FOREIGN.regex.search(text, max(first, at - _FOREIGN_BEFORE), at) is None


def _is_label(before: str) -> bool:
    label = before.rstrip("：")
    if len(label) > _LABEL_LONGEST:
        return False
    cues = list(_NAMES.regex.finditer(label))
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
