"""Finds the lines of the report's title, inside the report or, on most pages, above it."""

from __future__ import annotations

from reportlint.readers.html import headings
from reportlint.readers.html.items import PagePassage
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.readers.html.items import Item

_NEAR = 60
_STARTS_WITH_YEAR = Pattern(r"(?:20\d\d|二[〇零○])")
_ENDS_WITH_YEAR = Pattern(
    r"[\u4e00-\u9fff（）()]{2,30}(?:20\d\d|二[〇零○][〇零○一二三四五六七八九十]{1,3})年度?"
)
_ORGAN = Pattern(
    r"[\u4e00-\u9fff（）()]{2,30}(?:府|局|厅|委|办|会|室|中心|处|院|队|所|站|镇|乡|街道|区|县|市)"
)


def find_own_title(items: Iterable[Item]) -> tuple[PagePassage, ...]:
    """Return the report's title lines among its own, before the first heading.

    Of titles that follow each other, a list of other years' reports, the last is the report's own.
    """
    lines: list[PagePassage] = []
    title: tuple[PagePassage, ...] = ()
    for item in items:
        if not isinstance(item, PagePassage) or headings.match_part_heading(item.text) is not None:
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
        if not (
            isinstance(item, PagePassage) and item.node < first and headings.is_title(item.text)
        )
    ]


def find_title_above(before: Iterable[Item], page_title: str) -> tuple[PagePassage, ...]:
    """Return the title lines that stand before the report.

    Those that the page's own title repeats are preferred, then a heading, then the nearest that
    names a year: menus and lists of other years' reports stand there too.
    """
    passages = [item for item in before if isinstance(item, PagePassage)]
    nearest = range(len(passages) - 1, max(-1, len(passages) - _NEAR), -1)
    candidates = [lines for at in nearest if (lines := _title_at(passages, at))]
    flat_page_title = headings.remove_spaces(page_title)
    dated_titles = [lines for lines in candidates if headings.has_year(join_title(lines))]
    repeated_titles = [
        lines
        for lines in candidates
        if headings.remove_spaces(join_title(lines)) in flat_page_title
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
    if headings.is_title(last.text):
        return pair if len(pair) == 2 and _continues_title(*pair) else (last,)
    if last.text.endswith("报告") and len(pair) == 2 and headings.is_title(join_title(pair)):
        return pair
    return ()


def _continues_title(first: PagePassage, last: PagePassage) -> bool:
    """Whether the title's last line follows on the one before."""
    flat, above = headings.remove_spaces(last.text), headings.remove_spaces(first.text[:80])
    if _STARTS_WITH_YEAR.regex.match(flat):
        return first.block == last.block or _ORGAN.regex.fullmatch(above) is not None
    return not headings.has_year(flat) and _ENDS_WITH_YEAR.regex.fullmatch(above) is not None
