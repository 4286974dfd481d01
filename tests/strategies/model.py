"""A draft as plain data: what it says, before anything is typeset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from tests.strategies.forms import FORMS, PrintedForm

#: The cells of one table by (row key, column key).
Cells = Mapping[tuple[str, str], int | Decimal]


@dataclass(frozen=True, slots=True)
class Organ:
    """Who reports: ``own`` is how it speaks of itself, ``kind`` what it is."""

    name: str
    own: str
    kind: str


@dataclass(frozen=True, slots=True)
class PartText:
    """A part: its heading with the ordinal, its prose, and whether the table comes before it."""

    number: int
    heading: str
    paragraphs: tuple[str, ...]
    table_first: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole report; ``tables`` by the form's keys, ``title`` line by line."""

    edition: str
    year: int
    organ: Organ
    title: tuple[str, ...]
    front: tuple[str, ...]
    parts: tuple[PartText, ...]
    back: tuple[str, ...]
    tables: Mapping[str, Cells] = field(repr=False)

    @property
    def form(self) -> PrintedForm:
        """The edition's form."""
        return FORMS[self.edition]

    def with_cell(self, table: str, row: str, column: str, value: int | Decimal) -> Draft:
        """Return the draft with one cell changed and nothing else: no longer consistent."""
        cells = {**self.tables[table], (row, column): value}
        return replace(self, tables={**self.tables, table: cells})
