"""Reads mappings into the fields of records, by the fields' annotations.

A class may say more of its fields: ``KEYS`` the keys that are not the fields' names with hyphens,
``CHOICES`` the few words that a field takes, ``DERIVED_FIELDS`` the fields that no key sets. Fields
in capitals are the class's own. Readers are found by annotation (``tuple[str, ...]``, ``str``), and
before that by the field itself (``Rule.id``), where one is read in a way of its own.
"""

from __future__ import annotations

from functools import partial

from reportlint.support import node_readers
from reportlint.support.localized_text import NO_TEXT
from reportlint.support.records import defaults_of, fields_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, TypeAlias, TypeVar

    from reportlint.support import nodes
    from reportlint.support.node_readers import What
    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source

    T = TypeVar("T")
    #: Takes a node by a name; None after an error.
    Reader: TypeAlias = Callable[[Source, Node, str], object]
    #: What reads values of an annotation.
    Readers: TypeAlias = Mapping[str, Reader]

READERS: Readers = {
    "int": node_readers.read_integer,
    "str": node_readers.read_text,
    "bool": node_readers.read_boolean,
    "Bilingual": node_readers.read_bilingual,
}
#: What stands for a value that is needed and in error.
_EMPTY = {"int": 0, "str": "", "Bilingual": NO_TEXT}


def keys_of(cls: type[Any]) -> dict[str, str]:
    """Return the keys that set fields of a record class, with the fields' names."""
    keys, derived_fields = getattr(cls, "KEYS", {}), getattr(cls, "DERIVED_FIELDS", ())
    names = (name for name in fields_of(cls) if not name.isupper() and name not in derived_fields)
    return {keys.get(name, name.replace("_", "-")): name for name in names}


def required_keys(cls: type[Any]) -> tuple[str, ...]:
    """Return the keys that a mapping must have: those of fields without a default."""
    defaults = defaults_of(cls)
    return tuple(key for key, name in keys_of(cls).items() if name not in defaults)


def read_record(
    source: Source, node: Node | None, what: What, cls: type[T], readers: Readers = READERS
) -> T | None:
    """Take a mapping of just the keys of a record class; fields without a default are needed."""
    mapping = node_readers.read_fields(source, node, what, keys_of(cls), required_keys(cls))
    return None if mapping is None else cls(**read_values(source, mapping, cls, readers))


def read_values(
    source: Source,
    mapping: nodes.Mapping,
    cls: type[Any],
    readers: Readers = READERS,
    only: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Return the fields that a mapping sets, and those without a default; other keys are passed.

    ``only`` names some of the fields, where not all are read at once.
    """
    annotations, defaults = fields_of(cls), defaults_of(cls)
    values: dict[str, Any] = {}
    for key, name in keys_of(cls).items():
        if only and name not in only:
            continue
        node = mapping.get(key)
        value = None if node is None else reader_of(cls, name, readers)(source, node, key)
        if value is not None:
            values[name] = value
        elif name not in defaults:
            values[name] = _EMPTY.get(annotations[name], ())
    return values


def build_reader(cls: type[Any], what: What, readers: Readers = READERS) -> Reader:
    """Return what reads records within records; they are called ``what``."""
    return lambda source, node, _: read_record(source, node, what, cls, readers)


def reader_of(cls: type[Any], name: str, readers: Readers) -> Reader:
    """Return what reads a field; raises KeyError for an annotation not provided for."""
    own_reader = readers.get(f"{cls.__name__}.{name}")
    if own_reader is not None:
        return own_reader
    choices = getattr(cls, "CHOICES", {}).get(name)
    if choices:
        readers = {**readers, "str": partial(node_readers.read_choice, choices=choices)}
    return find_reader(fields_of(cls)[name].removesuffix(" | None"), readers)


def find_reader(annotation: str, readers: Readers) -> Reader:
    """Return what reads values of an annotation; raises KeyError for one not provided for."""
    if annotation in readers:
        return readers[annotation]
    kind, _, inner = annotation.removesuffix("]").partition("[")
    if kind == "tuple":
        return partial(_read_list, find_reader(inner.removesuffix(", ..."), readers))
    if kind in ("dict", "Mapping"):
        return partial(_read_mapping, find_reader(inner.removeprefix("str, "), readers))
    raise KeyError(annotation)


def _read_list(inner: Reader, source: Source, node: Node, what: str) -> tuple[object, ...]:
    values = [inner(source, item, what) for item in node_readers.read_items(source, node, what)]
    return tuple(value for value in values if value is not None)


def _read_mapping(inner: Reader, source: Source, node: Node, what: str) -> dict[str, object]:
    mapping = node_readers.read_mapping(source, node, what)
    entries = mapping.entries if mapping else ()
    values = {key.text: inner(source, value, key.text) for key, value in entries}
    return {key: value for key, value in values.items() if value is not None}
