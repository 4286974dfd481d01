"""Fingerprints: a name for a finding that stays when lines move, files are renamed or reworded."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.problems import Place


def likeness(rule: str, place: Place, text: str, values: Mapping[str, str]) -> str:
    """Give what a finding shares with its like: rule, place (else the words) and values."""
    keys = (place.table, place.row, place.column)
    where = [key or "" for key in keys] if any(keys) else [_bare(text)]
    numbers = [f"{name}={values[name]}" for name in sorted(values)]
    part = "" if place.part is None else str(place.part)
    return "\x1f".join((rule, part, *where, *numbers))


def fingerprint(like: str, ordinal: int) -> str:
    """Give 16 hex digits for the how-manieth finding of one likeness, from 1."""
    from hashlib import sha256

    return sha256(f"{like}\x1f{ordinal}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _bare(text: str) -> str:
    from unicodedata import normalize

    return "".join(normalize("NFKC", text).split())
