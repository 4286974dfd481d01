"""Reads the planted mistakes and the right drafts beside them; see ``plants/README.md``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportlint.model.rule_test import Case
from reportlint.rules import test_case_reader
from reportlint.support import yaml_reader
from reportlint.support.nodes import Mapping
from reportlint.support.source_errors import Source

TABLES = ("proactive", "requests", "litigation")
FOLDER = Path(__file__).parent / "plants"


@dataclass(frozen=True, slots=True)
class Plant:
    """A case of a rule; ``number`` counts the cases of all files."""

    rule: str
    number: int
    case: Case
    path: str

    @property
    def name(self) -> str:
        """The case's place, as a test is called by it."""
        return f"{self.rule}-{self.case.section}-{Path(self.path).name}:{self.case.line}"


def plants() -> Iterator[Plant]:
    """Return the cases of all files, rule by rule."""
    number = 0
    for path in sorted(FOLDER.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        source = Source(str(path), text)
        top = yaml_reader.parse(source, text)
        assert isinstance(top, Mapping), path
        for rule, cases in top.entries:
            for case in test_case_reader.read(source, cases, "", TABLES):
                yield Plant(rule.text, number, case, str(path))
                number += 1
        assert not source.errors, [str(fault) for fault in source.errors]
