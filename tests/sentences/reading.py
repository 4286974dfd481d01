"""Reads the sentences: each file is a list of drafts, each draft a list of sentences.

A draft says ``organ``, ``year``, ``part`` (the part its sentences stand in), perhaps the ``guard``
that keeps rules from speaking of its sentences, and the numbers of its
tables, shorter than the tables are: of the applications a number is that of natural persons, the
totals are worked out; so are those of the cases. A sentence is its text alone where it is right,
else a mapping of the ``text`` and what is wrong in it: the rule's id and the words it points at
(a list where it points at several). A list of texts is several paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from reportlint.model.rule_test import DraftSpec

_FOLDER = Path(__file__).parent
_APPLICANTS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organisation",
    "legal_service_institution",
    "other",
)
_OUTSIDE = ("new", "carried_over", "carried_forward")
_RESULTS = ("upheld", "corrected", "other", "pending")
_Rows: TypeAlias = dict[str, dict[str, str] | tuple[str, ...]]
_KEYS = frozenset(
    {"guard", "organ", "year", "part", "requests", "litigation", "proactive", "sentences"}
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in its draft; ``found`` are pairs of rule and words, sorted."""

    place: str
    text: tuple[str, ...]
    draft: Mapping[str, Any]
    found: tuple[tuple[str, str], ...]

    @property
    def sketch(self) -> DraftSpec:
        """The draft with the sentence as all the prose of its part."""
        part = self.draft.get("part", 1)
        return DraftSpec(
            year=self.draft.get("year"),
            organ=self.draft.get("organ"),
            parts={part: self.text},
            tables=dict(_tables(self.draft)),
        )


def sentences() -> Iterator[Sentence]:
    """Return all sentences of all files."""
    for path in sorted(_FOLDER.glob("*.yaml")):
        for number, draft in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1):
            unknown = set(draft) - _KEYS
            assert not unknown, f"{path.name}: {unknown}"
            for item in draft["sentences"]:
                yield _sentence(item, f"{path.stem}-{number}", draft)


def _sentence(item: Any, place: str, draft: Mapping[str, Any]) -> Sentence:
    said = dict(item) if isinstance(item, dict) else {"text": item}
    text = said.pop("text")
    found = [
        (rule, str(word))
        for rule, words in said.items()
        for word in (words if isinstance(words, list) else [words])
    ]
    paragraphs = tuple(text) if isinstance(text, list) else (text,)
    return Sentence(place, paragraphs, draft, tuple(sorted(found)))


def _tables(draft: Mapping[str, Any]) -> Iterator[tuple[str, _Rows]]:
    if "requests" in draft:
        yield "requests", as_words(_requests(draft["requests"]))
    if "litigation" in draft:
        rows = draft["litigation"].items()
        yield "litigation", as_words({key: _with_total(row, _RESULTS) for key, row in rows})
    if "proactive" in draft:
        yield "proactive", as_words(draft["proactive"])


def _requests(rows: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Work out the totals, and see that what came in is what went out and what is left."""
    filled = {key: _with_total(_columns(row), _APPLICANTS) for key, row in rows.items()}
    outcomes = [row for key, row in filled.items() if key not in _OUTSIDE]
    done = {column: sum(row.get(column, 0) for row in outcomes) for column in _APPLICANTS}
    filled["processed_total"] = _with_total(done, _APPLICANTS)
    totals = {key: row["total"] for key, row in filled.items()}
    came = totals.get("new", 0) + totals.get("carried_over", 0)
    assert came == totals["processed_total"] + totals.get("carried_forward", 0), rows
    return filled


def _columns(row: Any) -> dict[str, int]:
    return row if isinstance(row, dict) else {"natural_person": row}


def _with_total(row: Mapping[str, int], columns: tuple[str, ...]) -> dict[str, int]:
    return {**row, "total": sum(row.get(column, 0) for column in columns)}


def as_words(rows: Mapping[str, Mapping[str, Any]]) -> _Rows:
    """Return the values of rows as words, as a draft has them."""
    return {key: {c: str(value) for c, value in row.items()} for key, row in rows.items()}
