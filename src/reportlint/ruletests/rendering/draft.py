"""A draft before it is text: title, prose and tables, each row with its values as written."""

from __future__ import annotations

from reportlint.support.records import Record


class RowText(Record):
    """A row: its label with the ordinal, the merged cell to its left, its values."""

    key: str
    label: str
    parent: str
    values: tuple[str, ...]


class BlockText(Record):
    """Rows under one head; ``legend`` is the line above it."""

    legend: str
    heads: tuple[str, ...]
    rows: tuple[RowText, ...]


class TableText(Record):
    """A table. ``aside``: its rows stand side by side on one line, each under its own head."""

    key: str
    blocks: tuple[BlockText, ...]
    aside: bool = False


class PartText(Record):
    """A part: the heading with its ordinal, paragraphs, then tables."""

    number: int
    heading: str
    paragraphs: tuple[str, ...]
    tables: tuple[TableText, ...] = ()


class Draft(Record):
    """A whole draft; ``preamble`` and ``period`` are sentences of the paragraph before the parts.

    What is "" is left out.
    """

    title: str
    preamble: str
    period: str
    parts: tuple[PartText, ...]
    sign_off: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[TableText, ...]:
        """The tables of all parts, in order."""
        return tuple(table for part in self.parts for table in part.tables)
