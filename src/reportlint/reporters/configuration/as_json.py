"""The settings in force as JSON, ``reportlint-config/1``."""

from __future__ import annotations

from reportlint.reporters.configuration import format_value
from reportlint.reporters.shared.json_text import dumps
from reportlint.support.localized_text import localize

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.reporters.configuration import EffectiveConfig, EffectiveRule, EffectiveSetting

SCHEMA = "reportlint-config/1"


def render_json(configuration: EffectiveConfig, language: str) -> str:
    """Return all of it for other programs."""
    document = {
        "schema": SCHEMA,
        "config": configuration.config,
        "settings": [_setting_object(one) for one in configuration.settings],
        "packs": [
            {"id": p.id, "version": p.version, "digest": p.digest, "path": p.path, "applies": fits}
            for p, fits in configuration.packs
        ],
        "rules": [_rule_object(one, language) for one in configuration.rules],
    }
    return dumps(document) + "\n"


def _setting_object(one: EffectiveSetting) -> dict[str, object]:
    return {
        "key": one.key,
        "value": one.value,
        "path": one.path or None,
        "line": one.line or None,
    }


def _rule_object(one: EffectiveRule, language: str) -> dict[str, object]:
    steps = [
        {
            "level": step.layer.kind,
            "name": step.layer.name or None,
            "key": step.key,
            "word": step.selector.text,
            "value": format_value(step.value, language),
            "path": step.layer.path or None,
            "line": step.selector.line or None,
            "reason": localize(step.reason, language) or None,
        }
        for step in one.steps
    ]
    return {
        "id": one.rule.id,
        "runs": one.runs,
        "severity": one.severity,
        "path": one.path,
        "line": one.line,
        "steps": steps,
        "parameters": [_setting_object(parameter) for parameter in one.parameters],
    }
