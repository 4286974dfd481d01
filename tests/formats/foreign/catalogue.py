"""The list of the files: who made each from which report, and what it holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

_COLUMNS = {
    "requests": (
        "natural_person",
        "commercial_enterprise",
        "research_institution",
        "public_welfare_organisation",
        "legal_service_institution",
        "other",
        "total",
    ),
    "litigation": ("upheld", "corrected", "other", "pending", "total"),
}
FOLDER = Path(__file__).parent
DATA = FOLDER / "data"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file. ``producer`` names the program and its version, ``made`` says how and what it shows.

    ``cells`` (by table.row.column), ``words`` and ``labels`` (old, new) are the mistakes that were
    put into the report, ``period`` what its period is where a mistake changed it; ``findings`` are
    the rules that must speak, each with a cell, a row, or words that the message or the text holds.
    """

    file: str
    producer: str
    made: str
    report: str
    cells: dict[str, str]
    words: tuple[tuple[str, str], ...]
    labels: tuple[tuple[str, str], ...]
    findings: tuple[tuple[str, str], ...]
    period: tuple[str, str] | None = None

    @property
    def path(self) -> Path:
        """The file."""
        return DATA / self.file


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it is: its organ, year, period, and the values of its cells, row by row."""

    organ: str
    year: int
    period: tuple[str, str]
    edition: str
    cells: dict[str, str]


def entries() -> tuple[Entry, ...]:
    """All files."""
    listed = json.loads((FOLDER / "catalogue.json").read_text(encoding="utf-8"))
    return tuple(
        Entry(
            item["file"],
            item["producer"],
            item["made"],
            item["report"],
            item.get("cells", {}),
            tuple((old, new) for old, new in item.get("words", ())),
            tuple((old, new) for old, new in item.get("labels", ())),
            tuple((rule, place) for rule, place in item["findings"]),
            tuple(item["period"]) if "period" in item else None,
        )
        for item in listed
    )


def report(name: str) -> Report:
    """The report of that name."""
    known = json.loads((FOLDER / "reports.json").read_text(encoding="utf-8"))[name]
    start, end = known["period"]
    return Report(
        known["organ"], known["year"], (start, end), known["edition"], _cells(known["tables"])
    )


def _cells(tables: dict[str, dict[str, str]]) -> dict[str, str]:
    """The values by table.row.column: rows name their columns, or have all of their table."""
    found: dict[str, str] = {}
    for table, rows in tables.items():
        for row, values in rows.items():
            named = [value.partition("=") for value in values.split()]
            usual = _COLUMNS.get(table, ())
            columns = usual or [name for name, _, _ in named]
            for column, (first, sign, last) in zip(columns, named, strict=True):
                found[f"{table}.{row}.{column}"] = last if sign else first
    return found
