"""The JSON Schemas of rule files and manifests, against what loading takes and refuses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from reportlint.checks import KINDS
from reportlint.model import rule_test
from reportlint.rules import manifests, relation_reader, rule_reader
from reportlint.rules.builtin import load_builtin_rules
from reportlint.rules.form_folders import is_form_file
from reportlint.rules.schema import build_manifest_schema, build_rule_schema
from reportlint.support import paths
from reportlint.support.source_errors import Source
from tests.rules.loading import PRESENT, RELATION, entry, faults
from tests.rules.test_broken import FILES

SCHEMA = build_rule_schema(load_builtin_rules().forms, "zh")
RULES = Draft202012Validator(SCHEMA)
MANIFESTS = Draft202012Validator(build_manifest_schema())
ROOT = Path(paths.data_dir())


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


def errors(validator: Draft202012Validator, text: str) -> list[str]:
    return [error.message for error in validator.iter_errors(read(text))]


def test_they_are_schemas_and_name_every_key() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator.check_schema(build_manifest_schema())
    item = SCHEMA["items"]
    assert set(item["properties"]) == {*rule_reader.RULE_KEYS, *relation_reader.KEYS}
    assert {kind["const"] for kind in item["properties"]["check"]["anyOf"]} == set(KINDS)
    assert all(kind["description"] for kind in item["properties"]["check"]["anyOf"])
    case = item["properties"]["tests"]["properties"]["fail"]["items"]
    tables = {
        table.key for form in load_builtin_rules().forms for table in form.editions[-1].tables
    }
    assert set(case["properties"]) == {*rule_test.CASE_KEYS, *tables}


def test_every_key_is_explained_in_both_languages() -> None:
    for language, letters in (("zh", r"[\u4e00-\u9fff]"), ("en", "[a-z]")):
        keys = build_rule_schema(load_builtin_rules().forms, language)["items"]["properties"]
        assert all(re.search(letters, key["description"]) for key in keys.values())


RULE_FILES = [
    path
    for path in sorted((ROOT / "rules").rglob("*.yaml"))
    if not is_form_file(path.as_posix()) and path.parent.name != "profiles"
]


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.name)
def test_shipped_rules_fit(path: Path) -> None:
    assert errors(RULES, path.read_text(encoding="utf-8")) == []


def test_the_sample_packs_fit() -> None:
    packs = Path(__file__).parents[2] / "corpus" / "packs"
    for path in packs.rglob("*.yaml"):
        validator = MANIFESTS if path.name == manifests.MANIFEST else RULES
        assert errors(validator, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        (PRESENT, "severity:", "severty:"),
        (PRESENT, "severity: error", "severity: grave"),
        (PRESENT, "id: T901", "id: t901"),
        (PRESENT, "check: table-present", "check: nothing"),
        (PRESENT, "severity: error", "severity: error\nwith: {kind: x}"),
        (PRESENT, "severity: error", "severity: error\nassert: 1 == 2"),
        (PRESENT, "severity: error", "severity: error\neditions: ['2020']"),
        (PRESENT, "severity: error", "severity: error\norgans: [office]"),
        (PRESENT, ", en: table missing", ""),
        (PRESENT, "fail: [{", "fail: [{nothing: 1, "),
        (PRESENT, "message:", "messages:"),
        (PRESENT, "check: table-present", "check: mentions"),
        (PRESENT, "check: table-present", "check: mentions\nwith: {part: 第一, topics: {甲: 乙}}"),
        (RELATION, "assert:", "when:"),
        (RELATION, "blank: zero", "blank: nil"),
        (RELATION, "blank: zero", "with: {}"),
    ],
)
def test_what_loading_refuses_does_not_fit(rule: str, old: str, new: str) -> None:
    assert errors(RULES, entry(rule)) == []
    changed = rule.replace(old, new)
    assert faults(changed)
    assert errors(RULES, entry(changed)) != []


#: What only loading sees: names, expressions, patterns, and how YAML is written.
BEYOND = {
    *("unknown-placeholder", "placeholder-not-closed", "brace-not-opened", "empty-placeholder"),
    *("years-the-wrong-way-round", "yields-to-nobody", "id-given-twice", "duplicate-key"),
    *("regular-expression-not-closed", "regular-expression-matches-nothing", "unknown-function"),
    *("unknown-row", "unknown-column-name", "single-equals-sign", "full-width-bracket"),
    *("number-compared-with-text", "assertion-always-true", "name-never-used", "anchor"),
    *("tolerance-not-used", "number-too-long", "yes-is-no-word", "number-with-leading-zero"),
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_broken_rule_files_do_not_fit(file: Path) -> None:
    try:
        found = errors(RULES, file.read_text(encoding="utf-8"))
    except yaml.YAMLError:
        return
    assert bool(found) == (file.stem not in BEYOND)


MANIFEST = """\
format: 1
id: gd
version: 0.1.0
title: {zh: 甲, en: a}
prefix: GD
applies: {region: "44*", organs: [township], years: 2021-}
overrides: {X101: {severity: error, reason: 甲}}
rules: [rules/*.yaml]
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("format: 1", "format: 2"),
        ("id: gd", "id: GD"),
        ("prefix: GD", "prefix: gd"),
        ("prefix: GD", "prefx: GD"),
        ("version: 0.1.0", ""),
        ('"44*"', '"粤"'),
        ("[township]", "[village]"),
        ("severity: error, ", ""),
        (", reason: 甲", ""),
        ("severity: error", "check: mentions"),
        ("rules: [rules/*.yaml]", "rules: rules/*.yaml"),
    ],
)
def test_manifests_that_are_refused_do_not_fit(old: str, new: str) -> None:
    assert errors(MANIFESTS, MANIFEST) == []
    changed = MANIFEST.replace(old, new)
    source = Source("pack.yaml", changed)
    manifests.read(source, changed, ".")
    assert source.errors
    assert errors(MANIFESTS, changed) != []
