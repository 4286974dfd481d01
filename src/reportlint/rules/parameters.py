"""Reads a rule's ``with`` into the fields of its check kind, by the fields' annotations.

The regular expressions that rules and word lists bring along are checked on the way.
"""

from __future__ import annotations

import re

from reportlint.expressions.bounded_regex import (
    CostlyPatternError,
    bound_repeats,
    describe_error,
    weight,
)
from reportlint.support import node_readers, record_reader
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Message
from reportlint.support.node_readers import Subject
from reportlint.support.nodes import Scalar
from reportlint.support.record_reader import keys_of, reader_of
from reportlint.support.records import defaults_of, fields_of
from reportlint.support.source_errors import suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from reportlint.support.nodes import Node
    from reportlint.support.record_reader import Readers
    from reportlint.support.source_errors import Source

_DECIMAL = Pattern(r"[-+]?[0-9]{1,18}(?:\.[0-9]{1,18})?")


def read(source: Source, node: Node | None, kind: type[Any], where: Node) -> dict[str, object]:
    """Return the value of each field of the check kind; ``where`` is blamed for what is lacking."""
    values = {**defaults_of(kind), **read_changes(source, node, kind)}
    for key, name in keys_of(kind).items():
        if name not in values:
            source.add_error(where, Message("rules.parameters.missing_parameter", name=key))
    return {name: values[name] for name in fields_of(kind) if name in values}


def read_changes(source: Source, node: Node | None, kind: type[Any]) -> dict[str, object]:
    """Return the values of those fields of the check kind that are given."""
    nodes = {} if node is None else dict(_read_entries(source, node, keys_of(kind)))
    return {name: _value(source, value, kind, name) for name, value in nodes.items()}


def _read_entries(
    source: Source, node: Node, keys: Mapping[str, str]
) -> Iterator[tuple[str, Node]]:
    mapping = node_readers.read_mapping(source, node, "with")
    for key, value in mapping.entries if mapping else ():
        name = keys.get(key.text.replace("_", "-"))
        if name is not None:
            yield name, value
        else:
            source.add_error(
                key,
                Message("rules.parameters.unknown_parameter", name=key.text)
                + suggest(key.text, keys),
            )


def _value(source: Source, node: Node, kind: type[Any], name: str) -> object:
    is_null = isinstance(node, Scalar) and node.kind == "null"
    if is_null and fields_of(kind)[name].endswith(" | None"):
        return None
    return reader_of(kind, name, READERS)(source, node, name.replace("_", "-"))


def _regex(source: Source, node: Node, what: str) -> object:
    pattern = node_readers.read_text(source, node, what)
    compilable = pattern is not None and compiles(source, node, pattern)
    return bound_repeats(pattern) if pattern and compilable else None


def _decimal(source: Source, node: Node, what: str) -> object:
    # NOTE: no exponent: written out, 1e999999999 would take all memory.
    plain = isinstance(node, Scalar) and _DECIMAL.regex.fullmatch(node.text) is not None
    if plain and isinstance(node, Scalar) and node.kind in ("integer", "number"):
        from decimal import Decimal

        return Decimal(node.text)
    source.add_error(node, Message("rules.parameters.no_number", what=Subject(what)))
    return None


READERS: Readers = {**record_reader.READERS, "Decimal": _decimal, "Regex": _regex}


#: So many ways all patterns of a pack may try from one start: twice what the built-in rules do.
_MOST_TOGETHER = 500_000


def compiles(source: Source, node: Node, pattern: str, *, groups: bool = True) -> bool:
    """Whether the pattern compiles and its searches have a bound; if not, an error.

    So is a group where none may be, and a pattern that matches the empty text. The patterns of a
    source, with those that were read before it, have a bound together.
    """
    try:
        compiled_pattern = re.compile(pattern)
        bound_repeats(pattern)
        source.weight += weight(pattern)
    except CostlyPatternError as error:
        source.add_error(node, error.words)
        return False
    except (re.error, RecursionError, OverflowError) as error:
        where = node.line, node.column + (getattr(error, "pos", None) or 0)
        source.add_error(where, describe_error(error))
        return False
    if source.weight > _MOST_TOGETHER:
        source.add_error(node, Message("rules.regexes.pack_too_complex"))
        return False
    if compiled_pattern.groups and not groups:
        source.add_error(node, Message("rules.regexes.capturing_group"))
        return False
    if compiled_pattern.fullmatch(""):
        source.add_error(node, Message("rules.regexes.matches_empty_text"))
        return False
    return True
