"""Reads the constructions: how offices state figures, with what a reader takes from them.

Each file of ``constructions/`` is a kind of office: ``kind`` names it, ``drafts`` are lists of
sentences of an ``organ``, below the heading on applications where ``heading`` says so. What a
sentence states is marked in it: ``收到申请[new 7件]`` or, in words, ``[new=0 未收到申请]``. Where a
reader may take it for several things they are joined by ``|`` (the table holds the first), ``&``
joins several that are stated at once; ``?`` marks what may be read or left alone, ``~`` what a
reader understands and the tool says it does not. Numbers without a mark are left alone. A sentence
that is wrong in itself is a mapping of its ``text`` and the rules that find it, with their words;
``~`` before a rule's id: a reader finds it, the rule does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "constructions"
_MARK = re.compile(r"\[([?~]?)([a-z_.|&+=0-9-]+) ([^\[\]]+)\]")
_NUMBER = re.compile(r"[0-9][0-9,.]*")
_COLUMNS = (
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organisation",
    "legal_service_institution",
    "other",
)
#: The names of quantities in marks.
QUANTITIES = {
    "new": "requests.new.total",
    "received": "requests.received",
    "over": "requests.carried_over.total",
    "done": "requests.processed_total.total",
    "forward": "requests.carried_forward.total",
    "granted": "requests.granted.total",
    "partial": "requests.partially_granted.total",
    "refused": "requests.refused",
    "unavailable": "requests.unavailable",
    "notproc": "requests.not_processed",
    "other": "requests.other",
    "person": "requests.new.natural_person",
    "company": "requests.new.commercial_enterprise",
    "research": "requests.new.research_institution",
    "welfare": "requests.new.public_welfare_organisation",
    "law": "requests.new.legal_service_institution",
    "legal": "+".join(f"requests.new.{column}" for column in _COLUMNS),
    "recon": "litigation.reconsideration.total",
    "suits": "litigation.suits.total",
    "direct": "litigation.direct_suit.total",
    "after": "litigation.suit_after_reconsideration.total",
    "issued": "proactive.normative_documents.issued",
    "repealed": "proactive.normative_documents.repealed",
    "in_force": "proactive.normative_documents.in_force",
    "licences": "proactive.licensing.decisions",
    "penalties": "proactive.penalties.decisions",
    "coercion": "proactive.coercion.decisions",
    "fees": "proactive.fees.amount",
    "fee": "processing_fee",
}
_GROUPS = {"recon": "litigation.reconsideration", "suits": "litigation.suits"}
_GROUPS |= {"direct": "litigation.direct_suit", "after": "litigation.suit_after_reconsideration"}
_GROUPS |= {"rules": "proactive.regulations"}


#: Names that stand for several statements, or for one that may be either.
_TOGETHER = {"cases": (("recon",), ("suits",)), "carried": (("over", "forward"),)}


@dataclass(frozen=True, slots=True)
class Statement:
    """What some words state: ``ways`` are the quantities they may lawfully mean, with their values.

    ``mark`` is ``?`` where they may be left alone, ``~`` where they are known not to be read.
    """

    start: int
    end: int
    ways: tuple[tuple[str, Decimal], ...]
    mark: str

    def allows(self, key: str, value: object) -> bool:
        """Whether the words may be read as a quantity of that value."""
        return (sort_terms(key), value) in [(sort_terms(quantity_key(n)), v) for n, v in self.ways]


@dataclass(frozen=True, slots=True)
class Construction:
    """A sentence of an office and what it states; ``found`` are rules and words, where wrong."""

    place: str
    kind: Mapping[str, str]
    organ: str
    heading: str
    text: str
    statements: tuple[Statement, ...]
    found: tuple[tuple[str, str], ...]


def constructions() -> Iterator[Construction]:
    """Return all constructions of all kinds of offices."""
    for path in sorted(FOLDER.glob("*.yaml")):
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        for number, draft in enumerate(said["drafts"], 1):
            for item in draft["sentences"]:
                yield _construction(item, f"{path.stem}-{number}", said["kind"], draft)


def _construction(
    item: Any, place: str, kind: Mapping[str, str], draft: Mapping[str, Any]
) -> Construction:
    said = dict(item) if isinstance(item, dict) else {"text": item}
    text, statements = read_marks(said.pop("text"))
    found = tuple((rule, str(words)) for rule, words in said.items())
    return Construction(
        place, kind, draft["organ"], draft.get("heading", ""), text, statements, found
    )


def read_marks(marked: str) -> tuple[str, tuple[Statement, ...]]:
    """Return the sentence without its marks, and what they say."""
    text, position = "", 0
    statements: list[Statement] = []
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        mark, said, words = match.groups()
        start, end = len(text), len(text) + len(words)
        for one in said.split("&"):
            statements += [Statement(start, end, ways, mark) for ways in _ways(one, words)]
        text += words
        position = match.end()
    return text + marked[position:], tuple(statements)


def _ways(said: str, words: str) -> Iterator[tuple[tuple[str, Decimal], ...]]:
    """Return the quantities that are stated, each with what else it may be: ``new|received``."""
    ways = [way.partition("=") for way in said.split("|")]
    value = Decimal(ways[0][2]) if ways[0][1] else _value(words)
    stated = tuple((name, Decimal(other) if other else value) for name, _, other in ways)
    for names in _TOGETHER.get(ways[0][0], ()):
        yield tuple((name, value) for name in names)
    if ways[0][0] not in _TOGETHER:
        yield stated


def _value(words: str) -> Decimal:
    match = _NUMBER.match(words)
    assert match, words
    number = Decimal(match.group().replace(",", ""))
    return (
        number * 10_000 if words[match.end() :].startswith("万") and "元" not in words else number
    )


def quantity_key(name: str) -> str:
    """Return a quantity by the names of the tables."""
    if name in QUANTITIES:
        return QUANTITIES[name]
    if "+" in name or "-" in name:
        return re.sub(r"[^+-]+", lambda match: quantity_key(match.group()), name)
    group, _, inner = name.partition(".")
    if group in _GROUPS:
        return f"{_GROUPS[group]}.{inner}"
    return f"requests.{name}.total"


def sort_terms(key: str) -> str:
    """Return a key with its summands in order, so that keys can be compared."""
    return "+".join(sorted(key.split("+")))
