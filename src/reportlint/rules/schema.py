"""The JSON Schema of rule files, for editors: written from the tables that loading reads by."""

from __future__ import annotations

from reportlint.checks import KINDS
from reportlint.expressions.clauses import BLANKS
from reportlint.model import organ_kind, rule_test
from reportlint.rules import parameters, relation_reader, rule_reader
from reportlint.rules.keywords import CASE_KEYS, KEYS, SECTIONS
from reportlint.rules.precedence import SCOPES
from reportlint.support.lazy_import import fetch
from reportlint.support.records import defaults_of, fields_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, TypeAlias

    from reportlint.model.form import Form
    from reportlint.support.localized_text import Bilingual

    Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
LEVEL: Schema = {"enum": list(rule_reader.LEVELS)}
_WORDS: Schema = {"type": "string", "pattern": r"\S"}
BILINGUAL: Schema = {
    "type": "object",
    "properties": {"zh": _WORDS, "en": _WORDS},
    "required": ["zh", "en"],
    "additionalProperties": False,
}
_EXPRESSION: Schema = {"type": ["string", "number", "boolean"]}
_PLAIN: dict[str, Schema] = {
    "int": NUMBER,
    "str": TEXT,
    "bool": {"type": "boolean"},
    "Decimal": {"type": "number"},
    "Regex": {"type": "string", "format": "regex"},
    "Bilingual": BILINGUAL,
}


def schema(forms: tuple[Form, ...], language: str = "en") -> Schema:
    """Give the schema, with explanations; check kinds are imported to tell their parameters."""
    return {
        "$schema": DIALECT,
        "title": "reportlint rules",
        "type": "array",
        "items": {
            "type": "object",
            "properties": _explained(_properties(forms, language), KEYS, language),
            "required": list(rule_reader.NEEDED),
            "additionalProperties": False,
            "allOf": [_kind(name) for name in sorted(KINDS)],
        },
    }


def shaped(properties: Schema, required: tuple[str, ...] = ()) -> Schema:
    """Give the schema of a mapping with just these keys."""
    found: Schema = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    return {**found, "required": list(required)} if required else found


def mapped(values: Schema) -> Schema:
    """Give the schema of a mapping from any keys."""
    return {"type": "object", "additionalProperties": values}


def listed(items: Schema) -> Schema:
    """Give the schema of a list."""
    return {"type": "array", "items": items}


def _explained(properties: Schema, words: Mapping[str, Bilingual], language: str) -> Schema:
    """Add what each key means."""
    return {
        name: {**rule, "description": words[name][language]} for name, rule in properties.items()
    }


def _kinds() -> Schema:
    """Name the check kinds, each with what it says of itself."""
    docs = ((name, fetch(KINDS[name]).__doc__ or "") for name in sorted(KINDS))
    return {"anyOf": [{"const": name, "description": " ".join(doc.split())} for name, doc in docs]}


def _properties(forms: tuple[Form, ...], language: str) -> Schema:
    known = {
        "id": {"type": "string", "pattern": f"^{rule_reader.ID.source}$"},
        "name": {"type": "string", "pattern": f"^{rule_reader.NAME.source}$"},
        "severity": LEVEL,
        "title": BILINGUAL,
        "looks-for": BILINGUAL,
        "check": _kinds(),
        "tests": _tests(language),
        "aliases": listed(TEXT),
        "severity-when": mapped(LEVEL),
        "message": BILINGUAL,
        "messages": mapped(BILINGUAL),
        "remedy": BILINGUAL,
        "basis": listed(shaped({"doc": TEXT, "clause": TEXT}, ("doc",))),
        "editions": listed({"enum": [form.edition for form in forms]}),
        "years": shaped({"first": NUMBER, "last": NUMBER}),
        "organs": listed({"enum": list(organ_kind.KINDS)}),
        "with": {"type": "object"},
        "guard": listed({"anyOf": [TEXT, BILINGUAL]}),
        "fix": {"enum": list(rule_reader.FIXES)},
        "default": {"enum": ["on", "off"]},
        "status": {"enum": list(rule_reader.STATUSES)},
        "since": TEXT,
        "replaced-by": TEXT,
        "yields-to": {"anyOf": [listed(TEXT), mapped({"enum": list(SCOPES)})]},
        "for-each": mapped(_EXPRESSION),
        "let": mapped(_EXPRESSION),
        "related": {"anyOf": [_EXPRESSION, listed(_EXPRESSION)]},
        "blank": {"enum": list(BLANKS)},
        "tolerance": shaped(
            {"abs": {"type": "number"}, "rel": {"type": "number"}, "digits": NUMBER}
        ),
    }
    return {
        name: known.get(name, _EXPRESSION) for name in (*rule_reader.KNOWN, *relation_reader.KEYS)
    }


def _tests(language: str) -> Schema:
    table = {"anyOf": [{"const": "unreadable"}, mapped({"type": ["object", "array"]})]}
    texts = {"type": ["string", "array"], "items": TEXT}
    known: Schema = {
        **dict.fromkeys(rule_test.TABLES, table),
        **dict.fromkeys(("year", "expected-year", "part", "count"), NUMBER),
        **dict.fromkeys(("text", "says", "sign-off"), texts),
        **dict.fromkeys(("without", "twice"), listed(TEXT)),
        **dict.fromkeys(("move", "replace"), mapped(TEXT)),
        "parts": mapped(texts),
        "swap": listed({"type": "array", "items": TEXT, "minItems": 2, "maxItems": 2}),
        "marks": listed(shaped({"kind": TEXT, "part": NUMBER, "text": TEXT}, ("kind",))),
        "suppressions": listed(
            shaped(
                {
                    "state": {"enum": list(rule_test.STATES)},
                    **dict.fromkeys(("rule", "where", "expires", "words"), TEXT),
                    "count": NUMBER,
                },
                ("state",),
            )
        ),
        "severity": {"enum": list(rule_test.LEVELS)},
        "format": {"enum": list(rule_test.FORMATS)},
    }
    keys = {name: known.get(name, TEXT) for name in rule_test.KNOWN}
    case = {
        **shaped(_explained(keys, CASE_KEYS, language)),
        "dependentRequired": {"part": ["text"]},
    }
    plain = {**case, "properties": _without_expectations(case["properties"])}
    sections = {
        section: listed(case if section in ("fail", "todo") else plain)
        for section in rule_test.SECTIONS
    }
    for section in ("pass", "fail"):
        sections[section]["minItems"] = 1
    return shaped(_explained(sections, SECTIONS, language), ("pass", "fail"))


def _without_expectations(properties: Schema) -> Schema:
    """Leave out what only a case that must be reported says."""
    return {name: rule for name, rule in properties.items() if name not in rule_test.EXPECTED}


def _kind(name: str) -> Schema:
    """Say what a rule of one check kind may and must have."""
    if name == relation_reader.KIND:
        unused = dict.fromkeys(relation_reader.UNUSED, False)
        then: Schema = {"required": ["assert", "message"], "properties": unused}
    else:
        kind = fetch(KINDS[name])
        wanted = sorted(getattr(kind, "VARIANTS", ()))
        own = dict.fromkeys((key for key in relation_reader.KEYS), False)
        with_ = _parameters(kind)
        needed = ["with"] if with_.get("required") else []
        then = {
            "required": ["messages" if wanted else "message", *needed],
            "properties": {"with": with_, **own},
        }
        if wanted:
            then["properties"]["messages"] = shaped(dict.fromkeys(wanted, BILINGUAL), tuple(wanted))
    return {"if": {"properties": {"check": {"const": name}}}, "then": then}


def _parameters(kind: type[Any]) -> Schema:
    defaults, annotations = defaults_of(kind), fields_of(kind)
    choices = getattr(kind, "CHOICES", {})
    names = parameters.settable(kind)
    properties = {
        name.replace("_", "-"): {"enum": list(choices[name])}
        if name in choices
        else _annotated(annotations[name])
        for name in names
    }
    needed = tuple(name.replace("_", "-") for name in names if name not in defaults)
    return shaped(properties, needed)


def _annotated(annotation: str) -> Schema:
    kind = annotation.removesuffix(" | None")
    if kind != annotation:
        return {"anyOf": [_annotated(kind), {"type": "null"}]}
    if kind.startswith("tuple["):
        return listed(_annotated(kind.removeprefix("tuple[").removesuffix(", ...]")))
    for name in ("dict", "Mapping"):
        if kind.startswith(f"{name}[str, "):
            return mapped(_annotated(kind[len(name) + 6 : -1]))
    return _PLAIN[kind]
