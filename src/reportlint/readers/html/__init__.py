"""Reads web pages: the report among its site's furniture, its tables, what the page says of it.

A saved page (.mht, .mhtml) is one message that holds the page and what belongs to it.
"""

from __future__ import annotations

import re
from itertools import takewhile

from reportlint.readers.html import source
from reportlint.readers.html.flow import PageDocumentBuilder, PagePassage, read_items
from reportlint.readers.html.headings import has_year, is_title, match_part_heading, remove_spaces
from reportlint.readers.html.metadata import page_title, read_metadata
from reportlint.readers.html.region import count_text, find_layout_tables, find_region
from reportlint.readers.html.sanitising import sanitise
from reportlint.readers.html.tree import parse
from reportlint.readers.signatures import unreadable
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.model.document import Document
    from reportlint.readers.html.flow import Item
    from reportlint.readers.html.region import Region
    from reportlint.readers.html.tree import PageTree

#: Parts nest once or twice; the parser of messages takes a level of recursion for each.
_MAX_PARTS, _MAX_NESTED_PARTS = 2000, 50
_NESTED = re.compile(rb"(?im)^content-type:[ \t]{0,9}multipart/")
#: So many passages before the report are looked at for its title.
_NEAR = 60
_STARTS_WITH_YEAR = Pattern(r"(?:20\d\d|二[〇零○])")
_ENDS_WITH_YEAR = Pattern(
    r"[\u4e00-\u9fff（）()]{2,30}(?:20\d\d|二[〇零○][〇零○一二三四五六七八九十]{1,3})年度?"
)
_ORGAN = Pattern(
    r"[\u4e00-\u9fff（）()]{2,30}(?:府|局|厅|委|办|会|室|中心|处|院|队|所|站|镇|乡|街道|区|县|市)"
)


def read(data: bytes, path: str) -> Document:
    r"""Read a page; raises UnreadableError where the bytes are no text.

    >>> read("<p>政府信息公开<p>3".encode(), "page.html").text
    '政府信息公开\n3'
    """
    page = source.add_line_numbers(source.decode_source(data))
    return _read_source(page, path, "html")


def read_mht(data: bytes, path: str) -> Document:
    r"""Read a saved page; raises UnreadableError where no page is in it.

    Lines of the source are not known: the page is packed.

    >>> read_mht(b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>2024", "page.mht").text
    '2024'
    """
    from email import message_from_bytes

    is_trap = data.count(b"\n--") > _MAX_PARTS * 2 or len(_NESTED.findall(data)) > _MAX_NESTED_PARTS
    data = b"" if is_trap else data.removeprefix(b"\xef\xbb\xbf").lstrip()
    try:
        message = message_from_bytes(data)
        # NOTE: the first page: frames, headers and footers follow it.
        part = next(part for part in message.walk() if part.get_content_type() == "text/html")
    except (RecursionError, ValueError, LookupError, StopIteration) as error:
        raise unreadable("mht.no_web_page", "mht.save_in_browser") from error
    charset, payload = part.get_param("charset"), part.get_payload(decode=True)
    page = payload if isinstance(payload, bytes) else b""
    declared_encoding = charset if isinstance(charset, str) else None
    return _read_source(source.decode_source(page, declared_encoding), path, "mht")


def _read_source(page: str, path: str, name: str) -> Document:
    """Read the source of a page; ``name`` is the format that the document says it has."""
    sanitised_page = sanitise(page)
    view = _build_view(sanitised_page, with_hidden=False)
    if not view.region.is_certain and ("hidden" in sanitised_page or "none" in sanitised_page):
        # NOTE: some sites show the parts one after another, all but the first hidden.
        whole = _build_view(sanitised_page, with_hidden=True)
        view = whole if whole.region.is_certain else view
    return _assemble(view, path, name)


class _View(Record):
    """A page and where on it the report is."""

    tree: PageTree
    items: tuple[Item, ...]
    region: Region


def _build_view(page: str, *, with_hidden: bool) -> _View:
    tree = parse(page, with_hidden=with_hidden)
    counts = count_text(tree)
    layout = find_layout_tables(tree, counts)
    items = read_items(tree, layout)
    return _View(tree, items, find_region(tree, counts, layout, items))


def _assemble(view: _View, path: str, name: str) -> Document:
    region = view.region
    before = [item for item in view.items if item.node < region.start]
    inside = [item for item in view.items if region.start <= item.node < region.end]
    after = [item for item in view.items if item.node >= region.end]
    lines = _find_own_title(inside)
    above = () if lines else _find_title_above(before, page_title(view.tree))
    assembly = PageDocumentBuilder()
    for item in (*above, *_drop_other_titles(inside, lines)):
        assembly.add(item)
    left_out = [item for item in before if item not in above]
    assembly.mark(left_out, "comment", front=True)
    assembly.mark((item for item in after if item.node < region.attachments_end), "attachment")
    assembly.mark(after, "comment")
    front = [*before, *takewhile(lambda item: not _is_heading(item), inside)]
    metadata = read_metadata(view.tree, front, after, _join_title(lines or above))
    return assembly.document(path, name, metadata)


def _is_heading(item: Item) -> bool:
    return isinstance(item, PagePassage) and match_part_heading(item.text) is not None


def _find_own_title(items: Iterable[Item]) -> tuple[PagePassage, ...]:
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


def _drop_other_titles(items: Sequence[Item], title: Sequence[PagePassage]) -> list[Item]:
    """Leave out the titles of other reports that stand before the report's own."""
    first = title[0].node if title else -1
    return [
        item
        for item in items
        if not (isinstance(item, PagePassage) and item.node < first and is_title(item.text))
    ]


def _find_title_above(before: Iterable[Item], page_title: str) -> tuple[PagePassage, ...]:
    """Return the title lines that stand before the report.

    Those that the page's own title repeats are preferred, then a heading, then the nearest that
    names a year: menus and lists of other years' reports stand there too.
    """
    passages = [item for item in before if isinstance(item, PagePassage)]
    nearest = range(len(passages) - 1, max(-1, len(passages) - _NEAR), -1)
    candidates = [lines for at in nearest if (lines := _title_at(passages, at))]
    flat_page_title = remove_spaces(page_title)
    dated_titles = [lines for lines in candidates if has_year(_join_title(lines))]
    repeated_titles = [
        lines for lines in candidates if remove_spaces(_join_title(lines)) in flat_page_title
    ]
    ranked_titles = (
        repeated_titles or [lines for lines in dated_titles if lines[-1].level] or dated_titles
    )
    return ranked_titles[0] if ranked_titles else ()


def _join_title(lines: Iterable[PagePassage]) -> str:
    """Return the title as one line."""
    return "".join([line.text for line in lines])


def _title_at(lines: Sequence[PagePassage], at: int) -> tuple[PagePassage, ...]:
    """Return the title that ends with a line; an organ's name or its first half may stand above."""
    last, pair = lines[at], tuple(lines[max(0, at - 1) : at + 1])
    if is_title(last.text):
        return pair if len(pair) == 2 and _continues_title(*pair) else (last,)
    if last.text.endswith("报告") and len(pair) == 2 and is_title(_join_title(pair)):
        return pair
    return ()


def _continues_title(first: PagePassage, last: PagePassage) -> bool:
    """Whether the title's last line follows on the one before."""
    flat, above = remove_spaces(last.text), remove_spaces(first.text[:80])
    if _STARTS_WITH_YEAR.regex.match(flat):
        return first.block == last.block or _ORGAN.regex.fullmatch(above) is not None
    return not has_year(flat) and _ENDS_WITH_YEAR.regex.fullmatch(above) is not None
