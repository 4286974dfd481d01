"""The saved pages of the tests, and what every document of a page must hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from reportlint.model.document import Document, Grid, Paragraph
from reportlint.readers import html

FOLDER = Path(__file__).parent / "data" / "html"


def page(body: str) -> Document:
    """Read a page that is a body only."""
    return html.read(f"<!DOCTYPE html><meta charset=utf-8><body>{body}".encode(), "page.html")


def paragraphs(document: Document) -> list[str]:
    return [b.span.cut(document.text) for b in document.blocks if isinstance(b, Paragraph)]


def grids(document: Document) -> list[Grid]:
    return [block for block in document.blocks if isinstance(block, Grid)]


def rows(document: Document, grid: Grid) -> list[list[str]]:
    """Return the cells' texts, each in the row where the cell begins."""
    result: list[list[str]] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        result[cell.row].append(cell.span.cut(document.text))
    return result


def summary(document: Document) -> dict[str, Any]:
    """Return what the expectations beside the saved pages say."""
    lines = paragraphs(document)
    return {
        "title": document.metadata.title,
        "published": document.metadata.published,
        "organ": document.metadata.organ,
        "first": lines[0],
        "last": lines[-1],
        "grids": [rows(document, grid) for grid in grids(document)],
        "marks": [mark.kind for mark in document.marks],
    }


def expected(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))


def names(*suffixes: str) -> list[str]:
    return sorted(path.name for path in FOLDER.iterdir() if path.suffix in suffixes)


def assert_sound(document: Document) -> None:
    """Blocks and anchors in order, cells apart, marks inside, spans that cover what they say."""
    text = document.text
    end = -1
    for block in document.blocks:
        assert end < block.span.start <= block.span.end <= len(text)
        end = block.span.end
        words = block.span.cut(text)
        if isinstance(block, Grid):
            assert_grid(block, text)
            assert words.count("\n") == block.rows - 1
        else:
            assert words == words.strip(" \u3000")
            assert words
            assert "\n" not in words
    offsets = [anchor.offset for anchor in document.anchors]
    assert offsets == sorted(set(offsets))
    assert all(0 <= mark.span.start <= mark.span.end <= len(text) for mark in document.marks)


def assert_grid(grid: Grid, text: str) -> None:
    taken: set[tuple[int, int]] = set()
    end = grid.span.start - 1
    for cell in grid.cells:
        assert end < cell.span.start <= cell.span.end <= grid.span.end
        end = cell.span.end
        assert not set("\t\n") & set(cell.span.cut(text))
        slots = {
            (row, column)
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }
        assert not taken & slots
        assert max(slots) < (grid.rows, grid.columns)
        assert cell.column + cell.column_span <= grid.columns
        taken |= slots
