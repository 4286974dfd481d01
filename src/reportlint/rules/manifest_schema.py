"""The JSON Schema of pack manifests, for editors: written from what reading them knows."""

from __future__ import annotations

from reportlint.model import organ_kind
from reportlint.rules import manifests
from reportlint.rules.schema import BILINGUAL, DIALECT, LEVEL, TEXT, listed, mapped, shaped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.rules.schema import Schema


def schema() -> Schema:
    """Give the schema."""
    known: Schema = {
        "format": {"const": manifests.FORMAT},
        "id": {**TEXT, "pattern": r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$"},
        "version": {**TEXT, "pattern": r"^[0-9]+(?:\.[0-9]+)*$"},
        "title": BILINGUAL,
        "prefix": {**TEXT, "pattern": "^[A-Z]{2,8}$"},
        "requires": TEXT,
        "extends": listed(TEXT),
        "applies": shaped(
            {
                "region": {**TEXT, "pattern": r"^[0-9]{1,12}\*?$"},
                "organs": listed({"enum": list(organ_kind.KINDS)}),
                "years": {"type": ["string", "integer"]},
            }
        ),
        "overrides": mapped(_override()),
        "rules": listed(TEXT),
    }
    assert set(known) == set(manifests.KNOWN)  # noqa: S101 - both are written down here
    return {
        "$schema": DIALECT,
        "title": "reportlint pack",
        **shaped(known, manifests.NEEDED),
    }


def _override() -> Schema:
    """Say what a pack may change in a rule, and that it has to say why."""
    properties: Schema = {
        "severity": LEVEL,
        "with": {"type": "object"},
        "message": BILINGUAL,
        "messages": mapped(BILINGUAL),
        "remedy": BILINGUAL,
        "reason": {"anyOf": [TEXT, BILINGUAL]},
    }
    known = {key: properties[key] for key in manifests.OF_OVERRIDE}
    return {**shaped(known, ("reason",)), "minProperties": 2}
