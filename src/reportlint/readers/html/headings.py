"""Recognises the lines that a report's layout is told by: its six headings, title, preamble."""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern

_ORDINAL = r"(?P<ordinal>第?[一二三四五六七八九十\d]{1,3}(?:部分|章)?[、.．，,：:]?)?"
_HEADING = Pattern(
    r"(?![（(])(?!.*[，；。].)" + _ORDINAL + r"(?:"
    r"(?P<overview>.{0,12}总体(?:工作)?(?:情况|概况|状况)|概述|(?:工作)?基本情况)"
    r"|(?P<proactive>.{0,10}主动公开(?:政府)?(?:信息)?的?(?:工作)?情况)"
    r"|(?P<litigation>(?=.{0,30}(?:复议|诉讼)).{0,40}情况)"
    r"|(?P<requests>(?=.{0,30}申请).{0,40}情况)"
    r"|(?P<problems>.{0,14}(?:存在|主要).{0,4}(?:问题|困难|不足).{0,20})"
    r"|(?P<other>其[他它].{0,12}(?:事项|情况|报告|说明)|需要?(?:报告|说明)的.{0,6}事项)"
    r")[：:。]?"
)
_TITLE = Pattern(
    r"(?=.{0,60}(?:信息|政务)公开).{0,70}(?:年度?(?:工作)?报告|年报)(?:[（(].{1,12}[）)])?"
)
_YEAR = Pattern(r"20\d\d|二[〇零○]")
_PREAMBLE = Pattern(
    r"(?:根据|依据|按照|依照).{0,80}(?:条例|通知|规定|要求).{0,400}报告"
    r"|(?:现|特)(?:将|向).{0,60}(?:公布|公开|发布).{0,200}"
    r"|本(?:年度)?报告.{0,12}(?:由|包括|包含|分|共|根据|按照|所列|中所列|数据)"
)
_MAX_HEADING_CHARS = 45
_MAX_TITLE_CHARS = 90


def remove_spaces(text: str) -> str:
    r"""Take all blanks out.

    >>> remove_spaces("总 体\u3000情况")
    '总体情况'
    """
    return "".join(text.split())


def match_part_heading(text: str) -> tuple[str, bool] | None:
    """Return which part's heading a line is, and whether it is numbered; None for other lines.

    >>> match_part_heading("三、收到和处理政府信息公开申请情况")
    ('requests', True)
    """
    if len(text) > 2 * _MAX_HEADING_CHARS:
        return None
    flat = remove_spaces(text)
    match = _HEADING.regex.fullmatch(flat) if len(flat) <= _MAX_HEADING_CHARS else None
    if match is None or match.lastgroup is None:
        return None
    return match.lastgroup, bool(match["ordinal"])


def is_title(text: str) -> bool:
    """Whether a line is the title of an annual report.

    >>> is_title("某县 2024 年政府信息公开工作年度报告")
    True
    """
    flat = remove_spaces(text) if len(text) <= 2 * _MAX_TITLE_CHARS else ""
    return len(flat) <= _MAX_TITLE_CHARS and _TITLE.regex.fullmatch(flat) is not None


def has_year(text: str) -> bool:
    """Whether a line names a year of this century.

    >>> has_year("二〇二四年度"), has_year("1999 年")
    (True, False)
    """
    return _YEAR.regex.search(remove_spaces(text[:200])) is not None


def is_preamble(text: str) -> bool:
    """Whether a paragraph introduces the report.

    >>> is_preamble("根据《中华人民共和国政府信息公开条例》的规定，现将本机关的年度报告公布如下。")
    True
    """
    return len(text) >= 30 and _PREAMBLE.regex.search(remove_spaces(text[:600])) is not None
