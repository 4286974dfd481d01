"""The three tables as printed: grids with merged cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.strategies.forms import RESULTS, TOTAL, Block, Group, RowForm, rows_of
from tests.strategies.model import Draft
from tests.strategies.rendering.values import Expected, ValueStyle

_LABEL_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Box:
    """A cell, maybe merged; ``key`` is (table, row, column) where it holds a value."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    key: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed table; ``boxes`` in reading order, ``heads`` rows on top of the values."""

    table: str
    rows: int
    columns: int
    heads: int
    boxes: tuple[Box, ...]
    cells: dict[tuple[str, str, str], Expected]

    def starting(self, row: int) -> list[Box]:
        """Return the boxes whose first row this is, from left to right."""
        return sorted((b for b in self.boxes if b.row == row), key=lambda box: box.column)


def sheet(draft: Draft, table: str, style: ValueStyle) -> Sheet:
    """Return one table of the draft as printed in that style."""
    maker = {"proactive": _proactive, "requests": _requests, "litigation": _litigation}[table]
    values = draft.tables[table]
    cells = {(table, *place): style.read(place[1], value) for place, value in values.items()}
    return maker(draft, cells)


def _proactive(draft: Draft, cells: dict[tuple[str, str, str], Expected]) -> Sheet:
    boxes: list[Box] = []
    row = 0
    for block in draft.form.proactive:
        boxes.append(Box(row, 0, block.legend, columns=4))
        boxes.extend(_spread(row + 1, ("信息内容", *(label for _, label in block.columns))))
        row += 2
        for form in rows_of(block.rows):
            keys = [("proactive", form.key, column) for column, _ in block.columns]
            texts = (form.label, *(cells[key].raw for key in keys))
            boxes.extend(_spread(row, texts, (None, *keys)))
            row += 1
    return Sheet("proactive", row, 4, 0, tuple(boxes), cells)


def _spread(
    row: int, texts: tuple[str, ...], keys: tuple[tuple[str, str, str] | None, ...] = ()
) -> Iterator[Box]:
    """Return a row of cells, the last as wide as the table leaves room for."""
    for column, text in enumerate(texts):
        last = column == len(texts) - 1
        key = keys[column] if keys else None
        yield Box(row, column, text, columns=4 - column if last else 1, key=key)


def _requests(draft: Draft, cells: dict[tuple[str, str, str], Expected]) -> Sheet:
    block = draft.form.requests
    boxes = [
        Box(0, 0, block.legend, rows=3, columns=_LABEL_COLUMNS),
        Box(0, _LABEL_COLUMNS, "申请人情况", columns=7),
        Box(1, _LABEL_COLUMNS, "自然人", rows=2),
        Box(1, _LABEL_COLUMNS + 1, "法人或其他组织", columns=5),
        Box(1, _LABEL_COLUMNS + 6, "总计", rows=2),
    ]
    inner = [label for key, label in block.columns if key not in ("natural_person", "total")]
    boxes.extend(Box(2, _LABEL_COLUMNS + 1 + i, label) for i, label in enumerate(inner))
    rows = sum(1 for _ in rows_of(block.rows))
    boxes.extend(_tree(block, block.rows, 3, 0, cells))
    return Sheet("requests", 3 + rows, _LABEL_COLUMNS + 7, 3, tuple(boxes), cells)


def _tree(
    block: Block,
    rows: tuple[RowForm | Group, ...],
    top: int,
    depth: int,
    cells: dict[tuple[str, str, str], Expected],
) -> Iterator[Box]:
    for row in rows:
        if isinstance(row, Group):
            height = sum(1 for _ in rows_of(row.rows))
            yield Box(top, depth, row.label, rows=height)
            yield from _tree(block, row.rows, top, depth + 1, cells)
            top += height
            continue
        yield Box(top, depth, row.label, columns=_LABEL_COLUMNS - depth)
        for i, (column, _) in enumerate(block.columns):
            key = ("requests", row.key, column)
            yield Box(top, _LABEL_COLUMNS + i, cells[key].raw, key=key)
        top += 1


def _litigation(draft: Draft, cells: dict[tuple[str, str, str], Expected]) -> Sheet:
    columns = (*RESULTS, TOTAL)
    boxes = [Box(0, 0, "行政复议", columns=5), Box(0, 5, "行政诉讼", columns=10)]
    for group, form in enumerate(draft.form.litigation):
        if group:
            boxes.append(Box(1, 5 * group, form.label, columns=5))
        for i, (column, label) in enumerate(columns):
            head = Box(1, i, label, rows=2) if not group else Box(2, 5 * group + i, label)
            key = ("litigation", form.key, column)
            boxes += [head, Box(3, 5 * group + i, cells[key].raw, key=key)]
    return Sheet("litigation", 4, 15, 3, tuple(boxes), cells)
