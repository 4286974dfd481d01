"""How a paper may come in: a name for each layout, what its file is called, and how it is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.formats import lines, pages, web, word
from tests.formats.paper import Paper
from tests.strategies.rendering import editor, hardwrapped, picture


@dataclass(frozen=True, slots=True)
class Layout:
    """``name`` is that of the file. ``breaks``: a cell may hold several lines.

    ``batch``: so many rows of a table are damaged at once; where rows are told by others, one.
    """

    name: str
    write: Callable[[Paper], bytes]
    breaks: bool = False
    batch: int = 1


def _edited(style: editor.EditorStyle) -> Callable[[Paper], bytes]:
    return lambda paper: editor.text(paper.items, style).encode()


def _wrapped(style: hardwrapped.WrapStyle) -> Callable[[Paper], bytes]:
    return lambda paper: hardwrapped.text(paper.items, style).encode()


def _one_a_line(paper: Paper) -> bytes:
    text = editor.text(paper.items, editor.EditorStyle(cell_gap="\n", parent_line=True))
    return text.encode()


def _picture(paper: Paper) -> bytes:
    return picture.text(paper.items, picture.PictureStyle()).encode()


_GRID = 6
LAYOUTS = {
    "text, two blanks": Layout("a.txt", lines.plain),
    "text, one blank": Layout("a.txt", _edited(editor.EditorStyle())),
    "text, wide blanks": Layout("a.txt", _edited(editor.EditorStyle(cell_gap="\u3000"))),
    "text, tabs": Layout("a.txt", lines.tabs),
    "text, bars": Layout("a.txt", lines.bars, batch=_GRID),
    "text, one cell a line": Layout("a.txt", _one_a_line),
    "text, wrapped": Layout("a.txt", _wrapped(hardwrapped.WrapStyle(place="first"))),
    "text, wrapped, values apart": Layout("a.txt", _wrapped(hardwrapped.WrapStyle(gap=1))),
    "text, picture": Layout("a.txt", _picture, breaks=True),
    "markdown": Layout("a.md", lines.markdown, batch=_GRID),
    "html": Layout("a.html", web.html, breaks=True, batch=_GRID),
    "mht": Layout("a.mht", web.mht, breaks=True, batch=_GRID),
    "docx": Layout("a.docx", word.word, breaks=True, batch=_GRID),
    "pdf": Layout("a.pdf", pages.pdf, breaks=True, batch=_GRID),
    "pdf, no rules": Layout("a.pdf", pages.pdf_lines, breaks=True),
    "ofd": Layout("a.ofd", pages.ofd, breaks=True, batch=_GRID),
    "ofd, no rules": Layout("a.ofd", pages.lines, breaks=True),
}
