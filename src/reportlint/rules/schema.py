"""The JSON Schema of rule files, for editors: written from the tables that loading reads by."""

from __future__ import annotations

from reportlint import organs
from reportlint.checks import KINDS
from reportlint.expressions.clauses import BLANKS
from reportlint.lazy import fetch
from reportlint.records import defaults_of, fields_of
from reportlint.rules import cases, entries, parameters, relations
from reportlint.rules.precedence import SCOPES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from reportlint.forms import Form

    Schema: TypeAlias = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "integer"}
_LEVEL: Schema = {"enum": list(entries.LEVELS)}
_BILINGUAL: Schema = {
    "type": "object",
    "properties": {"zh": _TEXT, "en": _TEXT},
    "required": ["zh", "en"],
    "additionalProperties": False,
}
_EXPRESSION: Schema = {"type": ["string", "number", "boolean"]}
_PLAIN: dict[str, Schema] = {
    "int": _NUMBER,
    "str": _TEXT,
    "bool": {"type": "boolean"},
    "Decimal": {"type": "number"},
    "Regex": {"type": "string", "format": "regex"},
    "Bilingual": _BILINGUAL,
}


def schema(forms: tuple[Form, ...]) -> Schema:
    """Give the schema; check kinds are imported to tell their parameters."""
    return {
        "$schema": _DIALECT,
        "title": "reportlint rules",
        "type": "array",
        "items": {
            "type": "object",
            "properties": _properties(forms),
            "required": list(entries.NEEDED),
            "additionalProperties": False,
            "allOf": [_kind(name) for name in sorted(KINDS)],
        },
    }


def _object(properties: Schema, required: tuple[str, ...] = ()) -> Schema:
    found: Schema = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    return {**found, "required": list(required)} if required else found


def _map(values: Schema) -> Schema:
    return {"type": "object", "additionalProperties": values}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _properties(forms: tuple[Form, ...]) -> Schema:
    known = {
        "id": {"type": "string", "pattern": f"^{entries.ID.source}$"},
        "name": {"type": "string", "pattern": f"^{entries.NAME.source}$"},
        "severity": _LEVEL,
        "title": _BILINGUAL,
        "check": {"enum": sorted(KINDS)},
        "tests": _tests(),
        "aliases": _list(_TEXT),
        "severity-when": _map(_LEVEL),
        "message": _BILINGUAL,
        "messages": _map(_BILINGUAL),
        "remedy": _BILINGUAL,
        "basis": _list(_object({"doc": _TEXT, "clause": _TEXT}, ("doc",))),
        "editions": _list({"enum": [form.edition for form in forms]}),
        "years": _object({"first": _NUMBER, "last": _NUMBER}),
        "organs": _list({"enum": list(organs.KINDS)}),
        "with": {"type": "object"},
        "guard": _list({"anyOf": [_TEXT, _BILINGUAL]}),
        "fix": {"enum": list(entries.FIXES)},
        "default": {"enum": ["on", "off"]},
        "status": {"enum": list(entries.STATUSES)},
        "since": _TEXT,
        "replaced-by": _TEXT,
        "yields-to": {"anyOf": [_list(_TEXT), _map({"enum": list(SCOPES)})]},
        "for-each": _map(_EXPRESSION),
        "let": _map(_EXPRESSION),
        "related": {"anyOf": [_EXPRESSION, _list(_EXPRESSION)]},
        "blank": {"enum": list(BLANKS)},
        "tolerance": _object(
            {"abs": {"type": "number"}, "rel": {"type": "number"}, "digits": _NUMBER}
        ),
    }
    return {name: known.get(name, _EXPRESSION) for name in (*entries.KNOWN, *relations.KEYS)}


def _tests() -> Schema:
    table = {"anyOf": [{"const": "unreadable"}, _map({"type": ["object", "array"]})]}
    texts = {"type": ["string", "array"], "items": _TEXT}
    known: Schema = {
        **dict.fromkeys(cases.TABLES, table),
        **dict.fromkeys(("year", "expected-year", "part", "count"), _NUMBER),
        **dict.fromkeys(("text", "says", "sign-off"), texts),
        **dict.fromkeys(("without", "twice"), _list(_TEXT)),
        **dict.fromkeys(("move", "replace"), _map(_TEXT)),
        "parts": _map(texts),
        "swap": _list({"type": "array", "items": _TEXT, "minItems": 2, "maxItems": 2}),
        "marks": _list(_object({"kind": _TEXT, "part": _NUMBER, "text": _TEXT}, ("kind",))),
        "severity": {"enum": list(cases.LEVELS)},
        "format": {"enum": list(cases.FORMATS)},
    }
    case = _object({name: known.get(name, _TEXT) for name in cases.KNOWN})
    return _object(dict.fromkeys(cases.SECTIONS, _list(case)), ("pass", "fail"))


def _kind(name: str) -> Schema:
    """Say what a rule of one check kind may and must have."""
    if name == relations.KIND:
        unused = dict.fromkeys(relations.UNUSED, False)
        then: Schema = {"required": ["assert", "message"], "properties": unused}
    else:
        kind = fetch(KINDS[name])
        wanted = sorted(getattr(kind, "VARIANTS", ()))
        own = dict.fromkeys((key for key in relations.KEYS), False)
        then = {
            "required": ["messages" if wanted else "message"],
            "properties": {"with": _parameters(kind), **own},
        }
        if wanted:
            then["properties"]["messages"] = _object(
                dict.fromkeys(wanted, _BILINGUAL), tuple(wanted)
            )
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
    return _object(properties, needed)


def _annotated(annotation: str) -> Schema:
    kind = annotation.removesuffix(" | None")
    if kind != annotation:
        return {"anyOf": [_annotated(kind), {"type": "null"}]}
    if kind.startswith("tuple["):
        return _list(_annotated(kind.removeprefix("tuple[").removesuffix(", ...]")))
    for name in ("dict", "Mapping"):
        if kind.startswith(f"{name}[str, "):
            return _map(_annotated(kind[len(name) + 6 : -1]))
    return _PLAIN[kind]
