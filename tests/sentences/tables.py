"""The tables of a report in which what a sentence states is right."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from tests.sentences.constructions import QUANTITIES, Construction, quantity_key

Numbers: TypeAlias = dict[str, Decimal]
Rows: TypeAlias = dict[str, dict[str, str] | tuple[str, ...]]
#: Groups of outcomes by their name in marks, each with its rows.
_GROUPS = {
    "granted": ("granted",),
    "partial": ("partially_granted",),
    "refused": (
        "refused.state_secret", "refused.prohibited_by_law", "refused.security_stability",
        "refused.third_party_rights", "refused.internal_affairs", "refused.process_information",
        "refused.enforcement_file", "refused.administrative_inquiry",
    ),
    "unavailable": (
        "unavailable.not_held", "unavailable.needs_creation", "unavailable.still_unclear",
    ),
    "notproc": (
        "not_processed.petition", "not_processed.repeated", "not_processed.publication",
        "not_processed.excessive", "not_processed.reconfirmation",
    ),
    "other": ("other.correction_overdue", "other.fee_overdue", "other.other"),
}  # fmt: skip
_APPLICANTS = ("person", "company", "research", "welfare", "law")
_RESULTS = ("upheld", "corrected", "other", "pending")


def tables_of(construction: Construction) -> dict[str, Rows]:
    """Return the tables, rows by table, filled up so that they are right in themselves."""
    stated: Numbers = {}
    for statement in construction.statements:
        name, value = statement.ways[0]
        stated.setdefault(name, value)
    return {
        "requests": _as_words(_requests(stated)),
        "litigation": _as_words(_litigation(stated)),
        "proactive": _as_words(_proactive(stated)),
    }


def _requests(stated: Numbers) -> dict[str, Numbers]:
    over = stated.get("over", Decimal(0))
    if not over and {"new", "done", "forward"} <= set(stated):
        over = max(stated["done"] + stated["forward"] - stated["new"], over)
    outcomes = _outcomes(stated)
    new, done, forward = _flows(stated, over, sum(outcomes.values(), Decimal(0)))
    rest = done - sum(outcomes.values())
    assert rest >= 0, stated
    if rest:
        free = next(rows[-1] for group, rows in _GROUPS.items() if group not in stated)
        outcomes[free] = outcomes.get(free, Decimal(0)) + rest
    rows = {"new": _applicants(stated, new)}
    totals = {"carried_over": over, "processed_total": done, "carried_forward": forward}
    for key, total in {**outcomes, **totals}.items():
        rows[key] = {"natural_person": total, "total": total}
    return rows


def _flows(stated: Numbers, over: Decimal, outcomes: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """Return what came in, was closed and is left."""
    forward = stated.get("forward", Decimal(0))
    applicants = sum((stated.get(name, Decimal(0)) for name in (*_APPLICANTS, "legal")), Decimal(0))
    if "new" in stated or "received" in stated:
        new = stated.get("new", stated.get("received", Decimal(0)) - over)
    elif "done" in stated or outcomes:
        new = stated.get("done", outcomes) + forward - over
    else:
        new = max(applicants, forward - over, Decimal(0))
    done = stated.get("done", new + over - forward)
    return new, done, new + over - done


def _outcomes(stated: Numbers) -> Numbers:
    result: Numbers = {}
    for group, rows in _GROUPS.items():
        own = {row: stated[row] for row in rows if row in stated and row != group}
        left = stated.get(group, Decimal(0)) - sum(own.values())
        free = next(row for row in reversed(rows) if row not in own)
        result |= own | ({free: left} if left > 0 else {})
    return result


def _applicants(stated: Numbers, new: Decimal) -> Numbers:
    keys = {name: quantity_key(name).rpartition(".")[2] for name in _APPLICANTS}
    row = {keys[name]: stated[name] for name in _APPLICANTS if name in stated}
    if "legal" in stated and not set(stated) & {*_APPLICANTS[1:]}:
        row[keys["company"]] = stated["legal"]
    free = "other" if "person" in stated else "natural_person"
    row[free] = new - sum(row.values())
    assert row[free] >= 0, stated
    return {**row, "total": new}


def _litigation(stated: Numbers) -> dict[str, Numbers]:
    suits = stated.get("suits", Decimal(0))
    after = stated.get("after", Decimal(0))
    totals = {
        "recon": stated.get("recon", Decimal(0)),
        "direct": stated.get("direct", suits - after),
        "after": after,
    }
    keys = {name: quantity_key(name).split(".")[1] for name in totals}
    return {keys[name]: _results(name, total, stated) for name, total in totals.items()}


def _results(name: str, total: Decimal, stated: Numbers) -> Numbers:
    names = ("direct", "suits") if name == "direct" else (name,)
    row = {
        result: stated[f"{way}.{result}"]
        for way in names
        for result in _RESULTS
        if f"{way}.{result}" in stated
    }
    left = total - sum(row.values())
    assert left >= 0, stated
    if left:
        free = next(result for result in _RESULTS if result not in row)
        row[free] = left
    return {**row, "total": total}


def _proactive(stated: Numbers) -> dict[str, Numbers]:
    rows: dict[str, Numbers] = {}
    for name, value in stated.items():
        if name in QUANTITIES or name.startswith("rules"):
            table, _, place = quantity_key(name).partition(".")
            row, _, column = place.rpartition(".")
            if table == "proactive":
                rows.setdefault(row, {})[column] = value
    documents = rows.get("normative_documents", {})
    documents.setdefault("in_force", documents.get("issued", Decimal(0)))
    return rows


def _as_words(rows: Mapping[str, Mapping[str, Decimal]]) -> Rows:
    return {key: {c: f"{value:f}" for c, value in row.items()} for key, row in rows.items()}


def starts_of_numbers(construction: Construction) -> list[int]:
    """Return where the numbers begin that are stated for certain."""
    starts = {s.start for s in construction.statements if not s.mark}
    return sorted(start for start in starts if construction.text[start].isascii())
