"""What stands beside the text of a Word file: notes, comments, headers and footers."""

from __future__ import annotations

from reportlint.document import Mark, Span
from reportlint.readers.docx import names
from reportlint.readers.docx.body import Body
from reportlint.readers.docx.numbering import Numbering
from reportlint.readers.docx.output import Output

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from reportlint.readers.docx.package import Package
    from reportlint.readers.docx.styles import Styles


def notes(package: Package) -> dict[str, Element]:
    """Give the footnotes and endnotes by kind and id: "footnote 2"."""
    found: dict[str, Element] = {}
    for kind in ("footnote", "endnote"):
        part = package.part(f"{kind}s")
        for note in () if part is None else part.iter(names.W + kind):
            if note.get(names.TYPE, "normal") == "normal":  # separators have types of their own
                found[f"{kind} {note.get(names.ID, '')}"] = note
    return found


def comments(
    package: Package, styles: Styles, places: dict[str, list[int]], last: int
) -> Iterator[Mark]:
    """Give the comments with their authors, each on what it is about in a text up to ``last``."""
    part = package.part("comments")
    for comment in () if part is None else part.iter(f"{names.W}comment"):
        start, end = places.get(comment.get(names.ID, ""), (0, 0))
        start, end = min(start, end, last), min(max(start, end), last)
        words = " ".join(_text(comment, styles).split())
        author = comment.get(names.AUTHOR, "")
        yield Mark("comment", Span(start, end), f"{author}: {words}")


def headers(package: Package, styles: Styles, end: int) -> Iterator[Mark]:
    """Give the words of headers and footers, the same words of several sections once."""
    for kind, offset in (("header", 0), ("footer", end)):
        texts = [_text(part, styles).strip() for part in package.parts(kind)]
        for text in dict.fromkeys(texts):
            if any(sign.isalnum() for sign in text):  # a page number leaves dashes behind
                yield Mark(kind, Span(offset, offset), text)


def _text(story: Element, styles: Styles) -> str:
    output = Output()
    Body(output, styles, Numbering(None, styles), {}).blocks(story)
    return output.finish()
