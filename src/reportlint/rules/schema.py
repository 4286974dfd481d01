"""The JSON Schema of rule files, for editors: written from the tables that loading reads by."""

from __future__ import annotations

from reportlint.checks import KINDS
from reportlint.expressions.trees import BLANKS
from reportlint.model import rule_test
from reportlint.model.finding import RULE_SEVERITIES
from reportlint.model.report import ORGAN_KINDS
from reportlint.model.rule import SCOPES, Basis, RuleDoc
from reportlint.rules import relation_reader, rule_reader
from reportlint.rules.keywords import CASE_KEYS, KEYS, SECTIONS
from reportlint.support.lazy import fetch
from reportlint.support.record_reader import keys_of, required_keys
from reportlint.support.records import fields_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeAlias

    from reportlint.model.form import Form
    from reportlint.support.localized_text import LocalizedText

    Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
SEVERITY: Schema = {"enum": list(RULE_SEVERITIES)}
_WORDS: Schema = {"type": "string", "pattern": r"\S"}
BILINGUAL: Schema = {
    "type": "object",
    "properties": {"zh": _WORDS, "en": _WORDS},
    "required": ["zh", "en"],
    "additionalProperties": False,
}
_EXPRESSION: Schema = {"type": ["string", "number", "boolean"]}
_PLAIN: Schema = {
    "int": NUMBER,
    "str": TEXT,
    "bool": {"type": "boolean"},
    "Decimal": {"type": "number"},
    "Regex": {"type": "string", "format": "regex"},
    "LocalizedText": BILINGUAL,
}


def build_schema(forms: tuple[Form, ...], language: str = "en") -> Schema:
    """Return the schema, with explanations; check kinds are imported to tell their parameters."""
    return {
        "$schema": DIALECT,
        "title": "reportlint rules",
        "type": "array",
        "items": {
            "type": "object",
            "properties": _describe(_properties(forms, language), KEYS, language),
            "required": list(rule_reader.NEEDED),
            "additionalProperties": False,
            "allOf": [_kind(name) for name in sorted(KINDS)],
        },
    }


def object_schema(properties: Schema, required_keys: tuple[str, ...] = ()) -> Schema:
    """Return the schema of a mapping with just these keys."""
    result: Schema = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    return {**result, "required": list(required_keys)} if required_keys else result


def mapping_schema(values: Schema) -> Schema:
    """Return the schema of a mapping from any keys."""
    return {"type": "object", "additionalProperties": values}


def list_schema(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def _describe(properties: Schema, words: Mapping[str, LocalizedText], language: str) -> Schema:
    """Add what each key means."""
    return {
        name: {**rule, "description": words[name][language]} for name, rule in properties.items()
    }


def _kinds() -> Schema:
    """Name the check kinds, each with what it says of itself."""
    docs = ((name, fetch(KINDS[name]).__doc__ or "") for name in sorted(KINDS))
    return {"anyOf": [{"const": name, "description": " ".join(doc.split())} for name, doc in docs]}


def _properties(forms: tuple[Form, ...], language: str) -> Schema:
    schemas = {
        "id": {"type": "string", "pattern": f"^{rule_reader.ID.source}$"},
        "name": {"type": "string", "pattern": f"^{rule_reader.NAME.source}$"},
        "severity": SEVERITY,
        "title": BILINGUAL,
        "looks-for": BILINGUAL,
        "check": _kinds(),
        "tests": _tests(language),
        "aliases": list_schema(TEXT),
        "severity-when": mapping_schema(SEVERITY),
        "message": BILINGUAL,
        "messages": mapping_schema(BILINGUAL),
        "remedy": BILINGUAL,
        "basis": list_schema(record_schema(Basis)),
        "editions": list_schema({"enum": [form.edition for form in forms]}),
        "years": object_schema({"first": NUMBER, "last": NUMBER}),
        "organs": list_schema({"enum": list(ORGAN_KINDS)}),
        "with": {"type": "object"},
        "guard": list_schema({"anyOf": [TEXT, BILINGUAL]}),
        "fix": {"enum": list(rule_reader.FIXES)},
        "default": {"enum": ["on", "off"]},
        "status": {"enum": list(RuleDoc.CHOICES["status"])},
        "since": TEXT,
        "replaced-by": TEXT,
        "yields-to": {"anyOf": [list_schema(TEXT), mapping_schema({"enum": list(SCOPES)})]},
        "for-each": mapping_schema(_EXPRESSION),
        "let": mapping_schema(_EXPRESSION),
        "related": {"anyOf": [_EXPRESSION, list_schema(_EXPRESSION)]},
        "blank": {"enum": list(BLANKS)},
        "tolerance": object_schema(
            {"abs": {"type": "number"}, "rel": {"type": "number"}, "digits": NUMBER}
        ),
    }
    return {
        name: schemas.get(name, _EXPRESSION)
        for name in (*rule_reader.RULE_KEYS, *relation_reader.KEYS)
    }


def _tests(language: str) -> Schema:
    table = {"anyOf": [{"const": "unreadable"}, mapping_schema({"type": ["object", "array"]})]}
    schemas: Schema = {
        **_fields(rule_test.DraftSpec, _OF_CASES),
        **_fields(rule_test.Case, _OF_CASES),
        **dict.fromkeys(rule_test.TABLES, table),
        "text": _TEXTS,
        "part": NUMBER,
        "parts": mapping_schema(_TEXTS),
    }
    keys = {name: schemas[name] for name in rule_test.CASE_KEYS}
    case = {
        **object_schema(_describe(keys, CASE_KEYS, language)),
        "dependentRequired": {"part": ["text"]},
    }
    plain = {**case, "properties": _without_expectations(case["properties"])}
    sections = {
        section: list_schema(case if section in ("fail", "todo") else plain)
        for section in rule_test.SECTIONS
    }
    for section in ("pass", "fail"):
        sections[section]["minItems"] = 1
    return object_schema(_describe(sections, SECTIONS, language), ("pass", "fail"))


def _without_expectations(properties: Schema) -> Schema:
    """Leave out what only a case that must be reported says."""
    return {name: rule for name, rule in properties.items() if name not in rule_test.EXPECTED}


def _kind(name: str) -> Schema:
    """Say what a rule of one check kind may and must have."""
    if name == relation_reader.KIND:
        unused_keys = dict.fromkeys(relation_reader.UNUSED, False)
        then: Schema = {"required": ["assert", "message"], "properties": unused_keys}
    else:
        kind = fetch(KINDS[name])
        variants = sorted(getattr(kind, "VARIANTS", ()))
        own = dict.fromkeys(relation_reader.KEYS, False)
        with_ = record_schema(kind)
        required_keys = ["with"] if with_.get("required") else []
        then = {
            "required": ["messages" if variants else "message", *required_keys],
            "properties": {"with": with_, **own},
        }
        if variants:
            then["properties"]["messages"] = object_schema(
                dict.fromkeys(variants, BILINGUAL), tuple(variants)
            )
    return {"if": {"properties": {"check": {"const": name}}}, "then": then}


def record_schema(cls: type[Any], kinds: Schema = _PLAIN) -> Schema:
    """Return the schema of a mapping that is read into a record."""
    return object_schema(_fields(cls, kinds), required_keys(cls))


def _fields(cls: type[Any], kinds: Schema) -> Schema:
    """Return the schemas of a record's keys, by annotation."""
    annotations, choices = fields_of(cls), getattr(cls, "CHOICES", {})
    return {
        key: {"enum": list(choices[name])}
        if name in choices
        else _annotation_schema(annotations[name], kinds)
        for key, name in keys_of(cls).items()
    }


def _annotation_schema(annotation: str, kinds: Schema) -> Schema:
    if annotation in kinds:
        schema: Schema = kinds[annotation]
        return schema
    if annotation.endswith(" | None"):
        given = _annotation_schema(annotation.removesuffix(" | None"), kinds)
        return {"anyOf": [given, {"type": "null"}]}
    kind, _, inner = annotation.removesuffix("]").partition("[")
    if kind == "tuple":
        return list_schema(_annotation_schema(inner.removesuffix(", ..."), kinds))
    return mapping_schema(_annotation_schema(inner.removeprefix("str, "), kinds))


_TEXTS: Schema = {"type": ["string", "array"], "items": TEXT}
_OF_CASES: Schema = {
    **_PLAIN,
    "int | None": NUMBER,
    "str | None": TEXT,
    "Texts": _TEXTS,
    "tuple[str, str]": {"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2},
    "CaseMark": record_schema(rule_test.CaseMark),
    "CaseSuppression": record_schema(rule_test.CaseSuppression),
}
