"""The JSON Schemas of rule files and pack manifests, for editors, by the records that they fill.

What the keys of a rule and of its tests mean is told in a sentence each: schemas and pages show it.
"""

from __future__ import annotations

from reportlint.checks import KINDS
from reportlint.expressions.trees import Clauses
from reportlint.expressions.values import Tolerance
from reportlint.model import rule_test
from reportlint.model.rule import RULE_SEVERITIES, SCOPES, Basis, Rule, RuleDoc
from reportlint.rules import manifests, relation_reader, rule_reader
from reportlint.rules.manifests import SHAPES
from reportlint.rules.pack import Applicability
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import Message
from reportlint.support.record_reader import keys_of, required_keys
from reportlint.support.records import fields_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, TypeAlias

    from reportlint.model.form import StatutoryForm
    from reportlint.support.localized_text import LocalizedText

    Schema: TypeAlias = dict[str, Any]


def _explain(group: str, keys: str) -> dict[str, Message]:
    names = {key: key.strip("<>").replace("-", "_") for key in keys.split()}
    return {key: Message(f"rules.keywords.{group}.{name}") for key, name in names.items()}


#: What keys mean, in the order in which pages list them.
KEYS = _explain(
    "keys",
    "id name severity title looks-for check with message messages basis remedy guard forms editions"
    " years organs default fix status since aliases replaced-by severity-when yields-to tests"
    " for-each let when assert at related blank tolerance",
)
#: What stands for the key of any of the form's tables.
_ANY_TABLE = "<table>"
#: The keys of a case: of the draft, and below what must come of it.
CASE_KEYS = _explain(
    "case_keys",
    "name year organ title preamble period text part parts sign-off <table>"
    " without twice swap move replace marks suppressions draft file expected-year published format"
    " at words says severity count fixed",
)
SECTIONS = _explain("sections", "pass fail not-assessed todo")
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_INTEGER: Schema = {"type": "integer"}
_SEVERITY: Schema = {"enum": list(RULE_SEVERITIES)}
_WORDS: Schema = {"type": "string", "pattern": r"\S"}
_BILINGUAL: Schema = {
    "type": "object",
    "properties": {"zh": _WORDS, "en": _WORDS},
    "required": ["zh", "en"],
    "additionalProperties": False,
}
_EXPRESSION: Schema = {"type": ["string", "number", "boolean"]}
_PLAIN: Schema = {
    "int": _INTEGER,
    "str": _TEXT,
    "bool": {"type": "boolean"},
    "Decimal": {"type": "number"},
    "Regex": {"type": "string", "format": "regex"},
    "Bilingual": _BILINGUAL,
    "LocalizedText": _BILINGUAL,
}


def build_rule_schema(forms: tuple[StatutoryForm, ...], language: str = "en") -> Schema:
    """Return that of rule files, with explanations; check kinds are imported for it."""
    return {
        "$schema": _DIALECT,
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


def build_manifest_schema() -> Schema:
    """Return that of manifests of packs."""
    shapes = {key: {**_TEXT, "pattern": f"^{form.source}$"} for key, (form, _) in SHAPES.items()}
    kinds: Schema = {
        **_PLAIN,
        **{f"{cls}.{key}": shapes[key] for cls in ("Manifest", "Applicability") for key in shapes},
        "Scalar": _TEXT,
        "tuple[tuple[Scalar, Mapping], ...]": _mapping(_override()),
    }
    years: Schema = {"type": ["string", "integer"]}
    kinds["Applicability"] = _object({**_fields(Applicability, kinds), "years": years})
    schemas: Schema = {
        **_fields(manifests.Manifest, kinds),
        "format": {"const": manifests.FORMAT},
        "requires": _TEXT,
    }
    properties = {key: schemas[key] for key in manifests.MANIFEST_KEYS}
    return {
        "$schema": _DIALECT,
        "title": "reportlint pack",
        **_object(properties, manifests.NEEDED),
    }


def _override() -> Schema:
    """Say what a pack may change in a rule, and that it has to say why."""
    schemas: Schema = {
        "severity": _SEVERITY,
        "with": {"type": "object"},
        "message": _BILINGUAL,
        "messages": _mapping(_BILINGUAL),
        "remedy": _BILINGUAL,
        "reason": {"anyOf": [_TEXT, _BILINGUAL]},
    }
    properties = {key: schemas[key] for key in manifests.OVERRIDE_KEYS}
    return {**_object(properties, ("reason",)), "minProperties": 2}


def _object(properties: Schema, required: tuple[str, ...] = ()) -> Schema:
    """Return the schema of a mapping with just these keys."""
    result: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**result, "required": list(required)} if required else result


def _mapping(values: Schema) -> Schema:
    """Return the schema of a mapping from any keys."""
    return {"type": "object", "additionalProperties": values}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _describe(properties: Schema, words: Mapping[str, LocalizedText], language: str) -> Schema:
    """Add what each key means."""
    return {
        name: {**rule, "description": words[name][language]} for name, rule in properties.items()
    }


def _properties(forms: tuple[StatutoryForm, ...], language: str) -> Schema:
    docs = ((name, fetch(KINDS[name]).__doc__ or "") for name in sorted(KINDS))
    kinds: Schema = {
        **_PLAIN,
        "Rule.id": {"type": "string", "pattern": f"^{rule_reader.ID.source}$"},
        "Rule.name": {"type": "string", "pattern": f"^{rule_reader.NAME.source}$"},
        "Rule.severity_when": _mapping(_SEVERITY),
        "Rule.forms": _list({"enum": [form.key for form in forms]}),
        "Rule.editions": _list({"enum": sorted({e.edition for f in forms for e in f.editions})}),
        "Rule.yields_to": {"anyOf": [_list(_TEXT), _mapping({"enum": list(SCOPES)})]},
        "Rule.default": {"enum": ["on", "off"]},
        "Basis": _record(Basis),
        "RuleDoc.guard": _list({"anyOf": [_TEXT, _BILINGUAL]}),
        "Bilingual | None": _BILINGUAL,
        "tuple[Case, ...]": _tests(forms, language),
        "Expression": _EXPRESSION,
        "Expression | None": _EXPRESSION,
        "NamedExpressions": _mapping(_EXPRESSION),
        "Clauses.related": {"anyOf": [_EXPRESSION, _list(_EXPRESSION)]},
        "Tolerance | None": _record(Tolerance, {"str": _PLAIN["Decimal"], "int | None": _INTEGER}),
    }
    schemas = {
        **_fields(Clauses, kinds),
        **_fields(Rule, kinds),
        **_fields(RuleDoc, kinds),
        "check": {
            "anyOf": [{"const": name, "description": " ".join(doc.split())} for name, doc in docs]
        },
        "message": _BILINGUAL,
        "messages": _mapping(_BILINGUAL),
        "years": _object({"first": _INTEGER, "last": _INTEGER}),
        "with": {"type": "object"},
    }
    return {name: schemas[name] for name in (*rule_reader.RULE_KEYS, *relation_reader.KEYS)}


def _tests(forms: Iterable[StatutoryForm], language: str) -> Schema:
    tables = dict.fromkeys(
        table.key for form in forms for edition in form.editions for table in edition.tables
    )
    table = {"anyOf": [{"const": "unreadable"}, _mapping({"type": ["object", "array"]})]}
    texts: Schema = {"type": ["string", "array"], "items": _TEXT}
    kinds: Schema = {
        **_PLAIN,
        "int | None": _INTEGER,
        "str | None": _TEXT,
        "Texts": texts,
        "tuple[str, str]": {"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2},
        "CaseMark": _record(rule_test.CaseMark),
        "CaseSuppression": _record(rule_test.CaseSuppression),
    }
    schemas: Schema = {
        **_fields(rule_test.DraftSpec, kinds),
        **_fields(rule_test.Case, kinds),
        **dict.fromkeys(tables, table),
        "text": texts,
        "part": _INTEGER,
        "parts": _mapping(texts),
    }
    words = {**CASE_KEYS, **dict.fromkeys(tables, CASE_KEYS[_ANY_TABLE])}
    names = (*rule_test.CASE_KEYS, *tables)
    keys = _describe({name: schemas[name] for name in names}, words, language)
    together = {"dependentRequired": {"part": ["text"]}}
    case = {**_object(keys), **together}
    silent_keys = {key: rule for key, rule in keys.items() if key not in rule_test.EXPECTED}
    silent_case = {**_object(silent_keys), **together}
    sections = {
        section: _list(case if section in ("fail", "todo") else silent_case)
        for section in rule_test.SECTIONS
    }
    for section in ("pass", "fail"):
        sections[section]["minItems"] = 1
    return _object(_describe(sections, SECTIONS, language), ("pass", "fail"))


def _kind(name: str) -> Schema:
    """Say what a rule of one check kind may and must have."""
    if name == relation_reader.KIND:
        unused_keys = dict.fromkeys(relation_reader.UNUSED, False)
        then: Schema = {"required": ["assert", "message"], "properties": unused_keys}
    else:
        kind = fetch(KINDS[name])
        variants = tuple(sorted(getattr(kind, "VARIANTS", ())))
        with_ = _record(kind)
        then = {
            "required": [
                "messages" if variants else "message",
                *(["with"] if with_.get("required") else []),
            ],
            "properties": {"with": with_, **dict.fromkeys(relation_reader.KEYS, False)},
        }
        if variants:
            messages = _object(dict.fromkeys(variants, _BILINGUAL), variants)
            then["properties"]["messages"] = messages
    return {"if": {"properties": {"check": {"const": name}}}, "then": then}


def _record(cls: type[Any], kinds: Schema = _PLAIN) -> Schema:
    """Return the schema of a mapping that is read into a record."""
    return _object(_fields(cls, kinds), required_keys(cls))


def _fields(cls: type[Any], kinds: Schema) -> Schema:
    """Return the schemas of a record's keys, as their readers are found."""
    annotations, choices = fields_of(cls), getattr(cls, "CHOICES", {})
    schemas = {}
    for key, name in keys_of(cls).items():
        chosen = {"enum": list(choices[name])} if name in choices else None
        own_kinds = {**kinds, "str": chosen, "str | None": chosen} if chosen else kinds
        own = kinds.get(f"{cls.__name__}.{name}")
        schemas[key] = own or _annotation_schema(annotations[name], own_kinds)
    return schemas


def _annotation_schema(annotation: str, kinds: Schema) -> Schema:
    if annotation in kinds:
        schema: Schema = kinds[annotation]
        return schema
    if annotation.endswith(" | None"):
        given = _annotation_schema(annotation.removesuffix(" | None"), kinds)
        return {"anyOf": [given, {"type": "null"}]}
    kind, _, inner = annotation.removesuffix("]").partition("[")
    if kind == "tuple":
        return _list(_annotation_schema(inner.removesuffix(", ..."), kinds))
    return _mapping(_annotation_schema(inner.removeprefix("str, "), kinds))
