"""A bad report as an edit of a good one, and what must be found in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "corpus"

#: One replacement: the old text stands exactly once in the base.
Edit = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding that must be there; None for a key that does not apply."""

    rule: str
    table: str | None = None
    row: str | None = None
    column: str | None = None
    values: Mapping[str, str] | None = None

    def as_json(self) -> dict[str, object]:
        """Return it in the words of ``check --output-format json``."""
        place: dict[str, object] = {
            "rule": self.rule,
            "table": self.table,
            "row": self.row,
            "column_key": self.column,
        }
        return place | ({"values": dict(self.values)} if self.values else {})


@dataclass(frozen=True, slots=True)
class Case:
    """One bad report: every finding in it is named, so that nothing else may be found.

    ``whole`` is the report's text where it is no edit of a base.
    """

    rule: str
    name: str
    edits: tuple[Edit, ...]
    found: tuple[Found, ...]
    base: str = "short.txt"
    whole: str = ""

    @property
    def folder(self) -> Path:
        """The rule's folder."""
        return CORPUS / "bad" / self.rule

    @property
    def path(self) -> Path:
        """The bad report."""
        return self.folder / f"{self.name}{Path(self.base).suffix}"

    @property
    def expected(self) -> Path:
        """The findings beside it."""
        return self.folder / f"{self.name}.expected.json"

    def text(self) -> str:
        """Return the base with the mistake in it."""
        if self.whole:
            return self.whole
        text = (CORPUS / "good" / self.base).read_text(encoding="utf-8")
        for old, new in self.edits:
            if text.count(old) != 1:
                raise ValueError(f"{self.rule}/{self.name}: {old!r} stands {text.count(old)} times")
            text = text.replace(old, new)
        return text

    def findings(self) -> str:
        """Return the expected findings as the file holds them."""
        found = {"findings": [found.as_json() for found in self.found]}
        return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def case(rule: str, name: str, *edits: Edit, base: str = "short.txt") -> Case:
    """Return a case with one finding about the report as a whole."""
    return Case(rule, name, edits, (Found(rule),), base)


def lost(text: str) -> Edit:
    """Return the edit that leaves a line out."""
    return (f"{text}\n", "")
