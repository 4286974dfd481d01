"""What a page says of the report beside it: title, date of publication, organ."""

from __future__ import annotations

from reportlint.model.document import Metadata
from reportlint.readers.html import headings
from reportlint.readers.html.flow import PagePassage
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.readers.html.flow import Item
    from reportlint.readers.html.tree import PageTree

_TITLE_NAMES = ("articletitle", "title", "og:title", "dc.title")
_DATE_NAMES = ("pubdate", "publishdate", "publish_time", "article:published_time", "dc.date")
_ORGAN_NAMES = ("contentsource", "source", "dc.source")
_DATE = (
    r"(20\d\d)\s{0,3}[-/.年]\s{0,3}(1[0-2]|0?[1-9])"
    r"\s{0,3}[-/.月]\s{0,3}(3[01]|[12]\d|0?[1-9])(?!\d)"
)
_DATE_PATTERN = Pattern(_DATE)
_COMPACT_DATE = Pattern(r"(20\d\d)(1[0-2]|0[1-9])(3[01]|[12]\d|0[1-9])(?:\d{4,6})?")
_LABELLED_DATES = (
    Pattern(r"(?:发布|公开|发文|公布|发稿|信息)\s{0,3}(?:日期|时间)\s{0,3}[:：]?\s{0,9}" + _DATE),
    Pattern(r"(?:日\s{0,3}期|时\s{0,3}间)\s{0,3}[:：]?\s{0,9}" + _DATE),
)
_NAME = (
    r"([^\s:：\[【|]{2,40}?)"
    r"(?=(?:发布|发稿)?(?:时间|日期)|作者|责任编辑|编辑|浏览|点击|访问|阅读|字体|字号|[\s:：\[【|]|$)"
)
_ORGAN = (
    Pattern(r"(?:发布|公开|发文)(?:机构|机关|单位|主体|部门)\s{0,3}[:：]?\s{0,9}" + _NAME),
    Pattern(r"来\s{0,3}源\s{0,3}[:：]\s{0,9}" + _NAME),
)
#: Sources that are no organ.
_NO_ORGAN = Pattern(
    r"(?:本站|本网|原创|互联网|转载|网站|未知|admin|发布|时间|日期|浏览|字体|作者).*"
)
_SEPARATORS = Pattern(r"\s*[_|｜]+\s*|\s+[-—–－]+\s+|-{2,}|[—–]{2}|>>?")
_MAX_LINE_CHARS = 400


def read_metadata(
    tree: PageTree, before: Sequence[Item], after: Sequence[Item], title: str
) -> Metadata:
    """Return what the page says; ``title`` is what the report itself is called.

    ``before`` is the page up to the first heading, ``after`` what follows the report.

    >>> read_metadata(parse_page('<meta name="PubDate" content="2025-01-20">'), (), (), "年度报告")
    Metadata(title='年度报告', organ=None, published='2025-01-20')
    """
    meta_values = _read_meta_elements(tree)
    lines = list(_lines(before))
    late = list(_lines(after))
    source = _first_value(meta_values, _ORGAN_NAMES)
    organ = source if len(source) <= 40 and not _NO_ORGAN.regex.fullmatch(source) else None
    date_text = _first_value(meta_values, _DATE_NAMES)
    compact = _COMPACT_DATE.regex.fullmatch(date_text)
    return Metadata(
        _first_value(meta_values, _TITLE_NAMES[:1])
        or title
        or _first_value(meta_values, _TITLE_NAMES[1:])
        or page_title(tree)
        or None,
        organ or _find_organ(lines) or _find_organ(late),
        (_iso_date(*compact.groups()) if compact else _parse_date(date_text))
        or _time_element_date(tree)
        or _find_date(lines)
        or _find_date(late),
    )


def page_title(tree: PageTree) -> str:
    """Return the page's title without the names of the site and its columns.

    >>> page_title(parse_page("<title>2024年年度报告_某县人民政府</title>"))
    '2024年年度报告'
    """
    whole = next(map(tree.text_of, tree.find("title")), "")
    parts = [part for part in _SEPARATORS.regex.split(whole[:_MAX_LINE_CHARS]) if part]
    reports = [part for part in parts if headings.is_title(part)]
    return (reports or [part for part in parts if "报告" in part] or parts or [""])[0]


def _read_meta_elements(tree: PageTree) -> dict[str, str]:
    """Return what the page's meta elements say, by their names in lower case."""
    values_by_name: dict[str, str] = {}
    for attributes in map(tree.attributes.__getitem__, tree.find("meta")):
        name = attributes.get("name") or attributes.get("property")
        value = (attributes.get("content") or "").strip()
        if name and value:
            values_by_name.setdefault(name.strip().lower(), value)
    return values_by_name


def _first_value(meta_values: dict[str, str], names: Sequence[str]) -> str:
    return next((meta_values[name] for name in names if name in meta_values), "")


def _time_element_date(tree: PageTree) -> str | None:
    """Return the date of the page's only ``time`` element."""
    nodes = tree.find("time")
    if len(nodes) != 1:
        return None
    return _parse_date(tree.attributes[nodes[0]].get("datetime") or tree.text_of(nodes[0]))


def _lines(items: Sequence[Item]) -> Iterator[str]:
    for item in items:
        if isinstance(item, PagePassage):
            yield item.text[:_MAX_LINE_CHARS]
        else:
            yield "\t".join([cell.text[:80] for cell in item.cells[:60]])


def _matches(patterns: Iterable[Pattern], lines: Sequence[str]) -> Iterator[re.Match[str]]:
    return filter(None, (pattern.regex.search(line) for pattern in patterns for line in lines))


def _find_date(lines: Sequence[str], patterns: Iterable[Pattern] = _LABELLED_DATES) -> str | None:
    match = next(_matches(patterns, lines), None)
    return _iso_date(*match.groups()) if match else None


def _parse_date(words: str) -> str | None:
    return _find_date([words], [_DATE_PATTERN])


def _iso_date(year: str, month: str, day: str) -> str | None:
    from datetime import date

    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _find_organ(lines: Sequence[str]) -> str | None:
    organs = (match[1] for match in _matches(_ORGAN, lines))
    organ = next((each for each in organs if not _NO_ORGAN.regex.fullmatch(each)), None)
    return organ and organ.strip("，,。；;")
