"""Reads web pages: the report among its site's furniture, its tables, what the page says of it.

A saved page (.mht, .mhtml) is one message that holds the page and what belongs to it.
"""

from __future__ import annotations

import re
from itertools import takewhile

from reportlint.readers.html import source
from reportlint.readers.html.flow import PageDocumentBuilder, PagePassage, read_items
from reportlint.readers.html.headings import (
    drop_other_titles,
    find_own_title,
    find_title_above,
    join_title,
    match_part_heading,
)
from reportlint.readers.html.metadata import page_title, read_metadata
from reportlint.readers.html.region import count_text, find_layout_tables, find_region
from reportlint.readers.html.sanitising import sanitise
from reportlint.readers.html.tree import parse
from reportlint.readers.signatures import unreadable
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.document import Document
    from reportlint.readers.html.flow import Item
    from reportlint.readers.html.region import Region
    from reportlint.readers.html.text import Note
    from reportlint.readers.html.tree import PageTree

#: Parts nest once or twice; the parser of messages takes a level of recursion for each.
_MAX_PARTS, _MAX_NESTED_PARTS = 2000, 50
_NESTED = re.compile(rb"(?im)^content-type:[ \t]{0,9}multipart/")


def read(data: bytes, path: str) -> Document:
    """Read a page; raises UnreadableError where the bytes are no text."""
    page = source.add_line_numbers(source.decode_source(data))
    return _read_source(page, path, "html")


def read_mht(data: bytes, path: str) -> Document:
    """Read a saved page; raises UnreadableError where no page is in it.

    Lines of the source are not known: the page is packed.
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
    lines = find_own_title(inside)
    above = () if lines else find_title_above(before, page_title(view.tree))
    assembly = PageDocumentBuilder()
    for item in (*above, *drop_other_titles(inside, lines)):
        assembly.add(item)
    left_out = [item for item in before if item not in above]
    assembly.mark(_notes(left_out, ("comment",)), front=True)
    beside = [item for item in after if item.node < region.attachments_end]
    assembly.mark(_notes(beside, ("attachment",)))
    assembly.mark(_notes(after, ("comment",)))
    front = [*before, *takewhile(lambda item: not _is_heading(item), inside)]
    metadata = read_metadata(view.tree, front, after, join_title(lines or above))
    return assembly.document(path, name, metadata)


def _is_heading(item: Item) -> bool:
    return isinstance(item, PagePassage) and match_part_heading(item.text) is not None


def _notes(items: Sequence[Item], kinds: tuple[str, ...]) -> Iterator[Note]:
    for item in items:
        groups = (
            (item.notes,) if isinstance(item, PagePassage) else (cell.notes for cell in item.cells)
        )
        for notes in groups:
            yield from (note for note in notes if note.kind in kinds)
