"""Finds what pages add to a text: page numbers and running heads."""

from __future__ import annotations

from itertools import pairwise

from reportlint.model.document import Grid
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.parsing.visual_lines import VisualLine

_PAGE_NUMBER = Pattern(
    r"(?P<dash>[-—–―_~·]{1,3})\d{1,4}(?P=dash)|第\d{1,4}页(?:[，/]?共\d{1,4}页)?|共\d{1,4}页[，/]?第\d{1,4}页"
    r"|[Pp]age\d{1,4}(?:of\d{1,4})?"
)
_DASHED = Pattern(r"[-—–―_~·]+\d{1,4}[-—–―_~·]+")
_VALUES = Pattern(r"[-—–―\d.,]{2,}")
_LONE_NUMBER = Pattern(r"\d{1,4}")
#: What a page number ends with; no line of words does.
_LAST = frozenset("0123456789页-—–―_~·")
_LONGEST = 24
#: Rows of placeholders: where these stand, “- 2 -” is a row too.
_BLANK_ROWS = tuple(dash * count for dash in "-—–―" for count in (3, 7, 15))
#: A page has more lines than this; rows of values follow each other closer.
_PAGE = 4
#: A single number between dashes is that of one of the first pages, or a value.
_FIRST_PAGES = 3


def without_furniture(items: list[VisualLine | Grid]) -> list[VisualLine | Grid]:
    """Drop page numbers and running heads.

    >>> [line.flat for line in without_furniture(read_lines("公开情况", "第1页共2页"))]
    ['公开情况']
    """
    lines = [item for item in items if not isinstance(item, Grid)]
    numbers = [n for n, line in enumerate(lines) if _is_page_number(line)]
    dashed = [n for n in numbers if is_dashed(lines[n])]
    find_pages = _at_edges if lines and lines[-1].page > 0 else _counting
    kept_indexes = {*dashed} - {*find_pages(lines, dashed)}
    dropped_starts = {lines[n].start for n in numbers if n not in kept_indexes}
    edges = _page_edges(lines, dropped_starts)
    dropped_starts |= _numbered_edges(lines, edges) if edges else _lone_numbers(lines)
    dropped_starts |= _running_heads(edges)
    if not dropped_starts:
        return items
    return [item for item in items if isinstance(item, Grid) or item.start not in dropped_starts]


def is_dashed(line: VisualLine) -> bool:
    """Whether a line is one number between dashes: a page's number, or a row of three values.

    >>> [is_dashed(line) for line in read_lines("- 2 -", "2")]
    [True, False]
    """
    return _DASHED.regex.fullmatch(line.flat) is not None


def _is_page_number(line: VisualLine) -> bool:
    may_be = line.flat[-1] in _LAST and not line.whole and len(line.flat) <= _LONGEST
    return may_be and _PAGE_NUMBER.regex.fullmatch(line.flat) is not None


def _is_lone_number(line: VisualLine) -> bool:
    """Whether a line is one number; “0 0 2” is a row of values."""
    one = line.end - line.start == len(line.flat)
    return one and _LONE_NUMBER.regex.fullmatch(line.flat) is not None


def _counting(lines: Sequence[VisualLine], indexes: Sequence[int]) -> list[int]:
    """Return the numbers between dashes if they count up; values of a table (- 2 -) hardly do."""
    numbers = [_number(lines[n]) for n in indexes]
    is_late = len(numbers) == 1 and numbers[0] > _FIRST_PAGES
    if is_late or any(line.flat in _BLANK_ROWS for line in lines):
        return []
    steps = {after - before for before, after in pairwise(numbers)}
    apart = all(after - before > _PAGE for before, after in pairwise(indexes))
    return list(indexes) if steps <= {1} and apart else []


def _at_edges(lines: Sequence[VisualLine], indexes: Iterable[int]) -> list[int]:
    """Return those of the marked numbers that stand at an edge of their page and go with the pages.

    A row of values “- 5 -” may stand there too; its number does not go with those of the pages.
    """
    last = len(lines) - 1
    by_offset: dict[int, list[int]] = {}
    for n in indexes:
        page = lines[n].page
        if n in (0, last) or lines[n - 1].page != page or lines[n + 1].page != page:
            by_offset.setdefault(_number(lines[n]) - page, []).append(n)
    offset = max(by_offset, key=lambda ahead: len(by_offset[ahead]), default=0)
    alone = len(by_offset.get(offset, ())) == 1 and offset != 1
    # NOTE: dashes may stand for numbers in other rows of the tables.
    dashed = {*indexes} if alone else range(len(lines))
    rows = [line.flat for n, line in enumerate(lines) if n not in dashed]
    are_values = any(_VALUES.regex.fullmatch(flat) and not flat.isdigit() for flat in rows)
    return [] if are_values else by_offset.get(offset, [])


def _number(line: VisualLine) -> int:
    match = _LONE_NUMBER.regex.search(line.flat)
    return int(match.group()) if match else 0


def _page_edges(lines: Sequence[VisualLine], without: set[int]) -> list[tuple[int, VisualLine]]:
    """Return (which edge, line) for the first and last line of every page of a paged text."""
    if not lines or lines[-1].page == 0:
        return []
    kept_lines = [line for line in lines if line.start not in without]
    edges: list[tuple[int, VisualLine]] = []
    for before, after in zip([None, *kept_lines], [*kept_lines, None], strict=True):
        if before is None or after is None or before.page != after.page:
            pair = ((1, before), (0, after))
            edges += [(edge, line) for edge, line in pair if line is not None]
    return edges


def _numbered_edges(
    lines: Sequence[VisualLine], edges: Iterable[tuple[int, VisualLine]]
) -> set[int]:
    """Find bare page numbers: numbers at one edge that count up with the pages.

    A single one must be the page's own and stand apart from other numbers: values torn from their
    rows stand alone on lines too.
    """
    by_edge: dict[tuple[int, int], list[VisualLine]] = {}
    for edge, line in edges:
        if _is_lone_number(line):
            by_edge.setdefault((edge, int(line.flat) - line.page), []).append(line)
    sure = [line for group in by_edge.values() if len(group) > 1 for line in group]
    single = [group[0] for (_, first), group in by_edge.items() if len(group) == 1 and first == 1]
    for line in single:
        at = lines.index(line)
        if sum(map(_is_lone_number, lines[max(0, at - 1) : at + 2])) == 1:
            sure.append(line)
    return {line.start for line in sure}


def _running_heads(edges: Iterable[tuple[int, VisualLine]]) -> set[int]:
    """Find the words that stand at the same edge of three pages or more."""
    starts_by_text: dict[tuple[int, str], list[int]] = {}
    for edge, line in edges:
        # NOTE: rows of zeros stand at the edges of many pages too.
        if not line.whole and any(character.isalpha() for character in line.flat):
            starts_by_text.setdefault((edge, line.flat), []).append(line.start)
    return {start for starts in starts_by_text.values() if len(starts) > 2 for start in starts}


def _lone_numbers(lines: Sequence[VisualLine]) -> set[int]:
    """Find page numbers left in a text without page marks: lone numbers that count up by one."""
    chain: list[VisualLine] = []
    lone = {n for n, line in enumerate(lines) if len(line.flat) <= 4 and _is_lone_number(line)}
    for index in sorted(lone):
        line = lines[index]
        if not line.whole and lone.isdisjoint((index - 1, index + 1)):
            chain.append(line)
    counts_up = all(int(b.flat) == int(a.flat) + 1 for a, b in pairwise(chain))
    return {line.start for line in chain} if counts_up and len(chain) > 2 else set()
