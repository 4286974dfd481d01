"""The JSON Schema of pack manifests, for editors: written from what reading them knows."""

from __future__ import annotations

from reportlint.model.report import ORGAN_KINDS
from reportlint.rules import manifests
from reportlint.rules.schema import (
    BILINGUAL,
    DIALECT,
    SEVERITY,
    TEXT,
    list_schema,
    mapping_schema,
    object_schema,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.rules.schema import Schema


def build_schema() -> Schema:
    """Return the schema."""
    shapes = {
        key: {**TEXT, "pattern": f"^{form.source}$"} for key, (form, _) in manifests.SHAPES.items()
    }
    properties: Schema = {
        "format": {"const": manifests.FORMAT},
        "id": shapes["id"],
        "version": shapes["version"],
        "title": BILINGUAL,
        "prefix": shapes["prefix"],
        "requires": TEXT,
        "extends": list_schema(TEXT),
        "applies": object_schema(
            {
                "region": shapes["region"],
                "organs": list_schema({"enum": list(ORGAN_KINDS)}),
                "years": {"type": ["string", "integer"]},
            }
        ),
        "overrides": mapping_schema(_override()),
        "rules": list_schema(TEXT),
    }
    assert set(properties) == set(manifests.MANIFEST_KEYS)  # noqa: S101 - both are written down here
    return {
        "$schema": DIALECT,
        "title": "reportlint pack",
        **object_schema(properties, manifests.NEEDED),
    }


def _override() -> Schema:
    """Say what a pack may change in a rule, and that it has to say why."""
    properties: Schema = {
        "severity": SEVERITY,
        "with": {"type": "object"},
        "message": BILINGUAL,
        "messages": mapping_schema(BILINGUAL),
        "remedy": BILINGUAL,
        "reason": {"anyOf": [TEXT, BILINGUAL]},
    }
    allowed_properties = {key: properties[key] for key in manifests.OVERRIDE_KEYS}
    return {**object_schema(allowed_properties, ("reason",)), "minProperties": 2}
