"""Recognises the lines that a report's layout is told by: its six headings, title, preamble."""

from __future__ import annotations

from reportlint.readers.html.flow import PagePassage
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.readers.html.flow import Item

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
_NEAR = 60
_STARTS_WITH_YEAR = Pattern(r"(?:20\d\d|二[〇零○])")
_ENDS_WITH_YEAR = Pattern(
    r"[\u4e00-\u9fff（）()]{2,30}(?:20\d\d|二[〇零○][〇零○一二三四五六七八九十]{1,3})年度?"
)
_ORGAN = Pattern(
    r"[\u4e00-\u9fff（）()]{2,30}(?:府|局|厅|委|办|会|室|中心|处|院|队|所|站|镇|乡|街道|区|县|市)"
)


def _remove_spaces(text: str) -> str:
    r"""Take all blanks out.

    >>> _remove_spaces("总 体\u3000情况")
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
    flat = _remove_spaces(text)
    match = _HEADING.regex.fullmatch(flat) if len(flat) <= _MAX_HEADING_CHARS else None
    if match is None or match.lastgroup is None:
        return None
    return match.lastgroup, bool(match["ordinal"])


def is_title(text: str) -> bool:
    """Whether a line is the title of an annual report.

    >>> is_title("某县 2024 年政府信息公开工作年度报告")
    True
    """
    flat = _remove_spaces(text) if len(text) <= 2 * _MAX_TITLE_CHARS else ""
    return len(flat) <= _MAX_TITLE_CHARS and _TITLE.regex.fullmatch(flat) is not None


def _has_year(text: str) -> bool:
    """Whether a line names a year of this century.

    >>> _has_year("二〇二四年度"), _has_year("1999 年")
    (True, False)
    """
    return _YEAR.regex.search(_remove_spaces(text[:200])) is not None


def is_preamble(text: str) -> bool:
    """Whether a paragraph introduces the report.

    >>> is_preamble("根据《中华人民共和国政府信息公开条例》的规定，现将本机关的年度报告公布如下。")
    True
    """
    return len(text) >= 30 and _PREAMBLE.regex.search(_remove_spaces(text[:600])) is not None


def find_own_title(items: Iterable[Item]) -> tuple[PagePassage, ...]:
    """Return the report's title lines among its own, before the first heading.

    Of titles that follow each other, a list of other years' reports, the last is the report's own.
    """
    lines: list[PagePassage] = []
    title: tuple[PagePassage, ...] = ()
    for item in items:
        if not isinstance(item, PagePassage) or match_part_heading(item.text) is not None:
            break
        lines.append(item)
        title_lines = _title_at(lines, len(lines) - 1)
        if title and not title_lines:
            break
        title = title_lines or title
    return title


def drop_other_titles(items: Sequence[Item], title: Sequence[PagePassage]) -> list[Item]:
    """Leave out the titles of other reports that stand before the report's own."""
    first = title[0].node if title else -1
    return [
        item
        for item in items
        if not (isinstance(item, PagePassage) and item.node < first and is_title(item.text))
    ]


def find_title_above(before: Iterable[Item], page_title: str) -> tuple[PagePassage, ...]:
    """Return the title lines that stand before the report.

    Those that the page's own title repeats are preferred, then a heading, then the nearest that
    names a year: menus and lists of other years' reports stand there too.
    """
    passages = [item for item in before if isinstance(item, PagePassage)]
    nearest = range(len(passages) - 1, max(-1, len(passages) - _NEAR), -1)
    candidates = [lines for at in nearest if (lines := _title_at(passages, at))]
    flat_page_title = _remove_spaces(page_title)
    dated_titles = [lines for lines in candidates if _has_year(join_title(lines))]
    repeated_titles = [
        lines for lines in candidates if _remove_spaces(join_title(lines)) in flat_page_title
    ]
    ranked_titles = (
        repeated_titles or [lines for lines in dated_titles if lines[-1].level] or dated_titles
    )
    return ranked_titles[0] if ranked_titles else ()


def join_title(lines: Iterable[PagePassage]) -> str:
    """Return the title as one line."""
    return "".join([line.text for line in lines])


def _title_at(lines: Sequence[PagePassage], at: int) -> tuple[PagePassage, ...]:
    """Return the title that ends with a line; an organ's name or its first half may stand above."""
    last, pair = lines[at], tuple(lines[max(0, at - 1) : at + 1])
    if is_title(last.text):
        return pair if len(pair) == 2 and _continues_title(*pair) else (last,)
    if last.text.endswith("报告") and len(pair) == 2 and is_title(join_title(pair)):
        return pair
    return ()


def _continues_title(first: PagePassage, last: PagePassage) -> bool:
    """Whether the title's last line follows on the one before."""
    flat, above = _remove_spaces(last.text), _remove_spaces(first.text[:80])
    if _STARTS_WITH_YEAR.regex.match(flat):
        return first.block == last.block or _ORGAN.regex.fullmatch(above) is not None
    return not _has_year(flat) and _ENDS_WITH_YEAR.regex.fullmatch(above) is not None
