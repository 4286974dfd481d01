"""Reads web pages: the report among its site's furniture, its tables, what the page says of it."""

from __future__ import annotations

from reportlint.readers.html import source, title
from reportlint.readers.html.assembly import Assembly
from reportlint.readers.html.flow import items_of
from reportlint.readers.html.headings import part_of
from reportlint.readers.html.items import Passage
from reportlint.readers.html.metadata import metadata_of, page_title
from reportlint.readers.html.region import find
from reportlint.readers.html.sanitising import tame
from reportlint.readers.html.text_counts import layout_tables, weigh
from reportlint.readers.html.tree import parse
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.document import Document
    from reportlint.readers.html.inline_text import Note
    from reportlint.readers.html.items import Item
    from reportlint.readers.html.region import Region
    from reportlint.readers.html.tree import Tree


def read(data: bytes, path: str) -> Document:
    """Read a page; raises UnreadableError where the bytes are no text."""
    page = source.with_lines(source.text_of(data))
    return document(page, path, "html")


def document(page: str, path: str, name: str) -> Document:
    """Read the source of a page; ``name`` is the format that the document says it has."""
    tamed = tame(page)
    view = _view(tamed, with_hidden=False)
    if not view.region.certain and ("hidden" in tamed or "none" in tamed):
        # NOTE: some sites show the parts one after another, all but the first hidden.
        whole = _view(tamed, with_hidden=True)
        view = whole if whole.region.certain else view
    return _assembled(view, path, name)


class _View(Record):
    """A page and where on it the report is."""

    tree: Tree
    items: tuple[Item, ...]
    region: Region


def _view(page: str, *, with_hidden: bool) -> _View:
    tree = parse(page, with_hidden=with_hidden)
    weight = weigh(tree)
    layout = layout_tables(tree, weight)
    items = items_of(tree, layout)
    return _View(tree, items, find(tree, weight, layout, items))


def _assembled(view: _View, path: str, name: str) -> Document:
    region = view.region
    before = [item for item in view.items if item.node < region.start]
    inside = [item for item in view.items if region.start <= item.node < region.end]
    after = [item for item in view.items if item.node >= region.end]
    lines = title.own_title(inside)
    above = () if lines else title.title_above(before, page_title(view.tree))
    assembly = Assembly()
    for item in (*above, *title.without_others(inside, lines)):
        assembly.add(item)
    left_out = [item for item in before if item not in above]
    assembly.mark(_notes(left_out, ("comment",)), front=True)
    beside = [item for item in after if item.node < region.around]
    assembly.mark(_notes(beside, ("attachment",)))
    assembly.mark(_notes(after, ("comment",)))
    front = [*before, *_front(inside)]
    metadata = metadata_of(view.tree, front, after, title.joined(lines or above))
    return assembly.document(path, name, metadata)


def _front(items: Sequence[Item]) -> Iterator[Item]:
    """Give what stands before the first heading."""
    for item in items:
        if isinstance(item, Passage) and part_of(item.text) is not None:
            return
        yield item


def _notes(items: Sequence[Item], kinds: tuple[str, ...]) -> Iterator[Note]:
    for item in items:
        groups = (item.notes,) if isinstance(item, Passage) else (cell.notes for cell in item.cells)
        for notes in groups:
            yield from (note for note in notes if note.kind in kinds)
