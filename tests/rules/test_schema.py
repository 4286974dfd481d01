"""The JSON Schema of rule files, against what loading takes and refuses."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml

from reportlint import resources
from reportlint.checks import KINDS
from reportlint.rules import cases, entries, relations
from reportlint.rules.builtin import builtin
from reportlint.rules.schema import schema
from tests.rules.loading import PRESENT, RELATION, entry, faults

SCHEMA = schema(builtin().forms)
TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}


def fits(value: Any, rule: Any) -> bool:
    """Whether a value fits a schema, as far as ours uses the language."""
    if isinstance(rule, bool):
        return rule
    types = [rule["type"]] if isinstance(rule.get("type"), str) else rule.get("type", [])
    known = rule.get("properties", {})
    checks = [
        not types or any(isinstance(value, TYPES[name]) for name in types),
        "enum" not in rule or str(value) in map(str, rule["enum"]),
        "const" not in rule or value == rule["const"],
        "anyOf" not in rule or any(fits(value, choice) for choice in rule["anyOf"]),
        "pattern" not in rule or bool(re.search(rule["pattern"], value)),
    ]
    if isinstance(value, list):
        checks += [fits(item, rule.get("items", True)) for item in value]
        checks.append(rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", 999))
    if isinstance(value, dict):
        checks += [name in value for name in rule.get("required", [])]
        checks += [
            fits(item, known[name] if name in known else rule.get("additionalProperties", True))
            for name, item in value.items()
        ]
    checks += [
        fits(value, part["then"]) for part in rule.get("allOf", []) if fits(value, part["if"])
    ]
    return all(checks)


def read(text: str) -> Any:
    """Read YAML as editors do, on and off as words."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, regex) for tag, regex in pairs if not tag.endswith((":bool", ":timestamp"))]
        for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf")
    )
    return Loader(text).get_single_data()


def test_it_is_json_and_names_every_key() -> None:
    json.dumps(SCHEMA)
    item = SCHEMA["items"]
    assert set(item["properties"]) == {*entries.KNOWN, *relations.KEYS}
    assert set(item["properties"]["check"]["enum"]) == set(KINDS)
    case = item["properties"]["tests"]["properties"]["pass"]["items"]
    assert set(case["properties"]) == set(cases.KNOWN)


@pytest.mark.parametrize(
    "path",
    [p for p in resources.rule_files() if "/forms/" not in p and "/vocabulary/" not in p],
    ids=lambda path: str(path).rpartition("/")[2],
)
def test_shipped_rules_fit(path: str) -> None:
    for rule in read(resources.read_text(path)):
        assert fits([rule], SCHEMA), rule["id"]


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        (PRESENT, "severity:", "severty:"),
        (PRESENT, "severity: error", "severity: grave"),
        (PRESENT, "id: T901", "id: t901"),
        (PRESENT, "check: table-present", "check: nothing"),
        (PRESENT, "severity: error", "severity: error\nwith: {kind: x}"),
        (PRESENT, "severity: error", "severity: error\nassert: 1 == 2"),
        (PRESENT, "fail: [{", "fail: [{nothing: 1, "),
        (PRESENT, "message:", "messages:"),
        (RELATION, "assert:", "when:"),
        (RELATION, "blank: zero", "blank: nil"),
        (RELATION, "blank: zero", "with: {}"),
    ],
)
def test_what_loading_refuses_does_not_fit(rule: str, old: str, new: str) -> None:
    assert fits(read(entry(rule)), SCHEMA)
    changed = rule.replace(old, new)
    assert faults(changed)
    assert not fits(read(entry(changed)), SCHEMA)
