"""Reads a rule's ``with`` into the fields of its check kind, by the fields' annotations."""

from __future__ import annotations

from reportlint.rules import regexes
from reportlint.support import node_readers
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Bilingual
from reportlint.support.nodes import Scalar
from reportlint.support.records import defaults_of, fields_of
from reportlint.support.source_errors import suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source


_DECIMAL = Pattern(r"[-+]?[0-9]{1,18}(?:\.[0-9]{1,18})?")
_NEEDED = Bilingual("这种检查需要在“with”下给出“{name}”", 'the check needs "{name}" under "with"')
_UNKNOWN = Bilingual("这种检查没有参数“{name}”", 'the check has no parameter "{name}"')


def read(source: Source, node: Node | None, kind: type[Any], where: Node) -> dict[str, object]:
    """Return value of every field of the check kind; ``where`` is blamed for what is lacking."""
    fields, defaults = fields_of(kind), defaults_of(kind)
    nodes = read_changes(source, node, kind)
    for name in fields:
        if name not in nodes and name not in defaults:
            source.add_error(where, _NEEDED.format(name=_kebab(name)))
    values = {**defaults, **nodes}
    return {name: values[name] for name in fields if name in values}


def read_changes(source: Source, node: Node | None, kind: type[Any]) -> dict[str, object]:
    """Return the values of those fields of the check kind that are given."""
    fields = fields_of(kind)
    nodes = {} if node is None else dict(_read_entries(source, node, settable_fields(kind)))
    return {
        name: _value(source, value, name, fields[name], _choices(kind, name))
        for name, value in nodes.items()
    }


def settable_fields(kind: type[Any]) -> tuple[str, ...]:
    """Return the fields that rules set: what is in capitals is the kind's own."""
    return tuple(name for name in fields_of(kind) if not name.isupper())


def _kebab(name: str) -> str:
    return name.replace("_", "-")


def _choices(kind: type[Any], name: str) -> tuple[str, ...]:
    choices: Mapping[str, tuple[str, ...]] = getattr(kind, "CHOICES", {})
    return choices.get(name, ())


def _read_entries(
    source: Source, node: Node, fields: tuple[str, ...]
) -> Iterator[tuple[str, Node]]:
    mapping = node_readers.read_mapping(source, node, "with")
    for key, value in mapping.entries if mapping else ():
        name = key.text.replace("-", "_")
        if name in fields:
            yield name, value
        else:
            near = suggest(key.text, [_kebab(field) for field in fields])
            source.add_error(key, _UNKNOWN.format(name=key.text) + near)


def _value(
    source: Source, node: Node, name: str, annotation: str, choices: tuple[str, ...]
) -> object:
    what = _kebab(name)
    kind = annotation.removesuffix(" | None")
    if kind != annotation and isinstance(node, Scalar) and node.kind == "null":
        return None
    if choices:
        return node_readers.read_choice(source, node, what, choices)
    return reader_for(kind)(source, node, what)


def reader_for(kind: str) -> Callable[[Source, Node, str], object]:
    """Return what reads values annotated so; raises KeyError for an annotation not provided for."""
    if kind.startswith("tuple[") and kind.endswith(", ...]"):
        inner = reader_for(kind[6:-6])
        return lambda source, node, what: tuple(
            inner(source, item, what) for item in node_readers.read_items(source, node, what)
        )
    for name in ("dict", "Mapping"):
        if kind.startswith(f"{name}[str, "):
            return _mapping(reader_for(kind[len(name) + 6 : -1]))
    return _READERS[kind]


def _mapping(
    inner: Callable[[Source, Node, str], object],
) -> Callable[[Source, Node, str], object]:
    def read_mapping(source: Source, node: Node, what: str) -> object:
        mapping = node_readers.read_mapping(source, node, what)
        entries = mapping.entries if mapping else ()
        return {key.text: inner(source, value, key.text) for key, value in entries}

    return read_mapping


def _regex(source: Source, node: Node, what: str) -> object:
    pattern = node_readers.read_text(source, node, what)
    return None if pattern is None else regexes.read(source, node, pattern)


def _decimal(source: Source, node: Node, what: str) -> object:
    # NOTE: no exponent: written out, 1e999999999 would take all memory.
    plain = isinstance(node, Scalar) and _DECIMAL.regex.fullmatch(node.text) is not None
    if plain and isinstance(node, Scalar) and node.kind in ("integer", "number"):
        from decimal import Decimal

        return Decimal(node.text)
    source.add_error(node, node_readers.compose_sentence(what, "应是数字", "must be a number"))
    return None


_READERS: dict[str, Callable[[Source, Node, str], object]] = {
    "int": node_readers.read_integer,
    "str": node_readers.read_text,
    "bool": node_readers.read_boolean,
    "Decimal": _decimal,
    "Regex": _regex,
    "Bilingual": node_readers.read_bilingual,
}
