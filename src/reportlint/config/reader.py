"""Reads a configuration file into records; everything that is wrong with it is reported at once."""

from __future__ import annotations

import os
from functools import partial

from reportlint.config import JOBS, SHARED, TABLE, YEARS, find_table
from reportlint.config.model import (
    Config,
    ConfigError,
    PathTable,
    ProfileTable,
    RuleTable,
    build_config_error,
)
from reportlint.model.prose import Day
from reportlint.model.rule import RULE_SEVERITIES, THRESHOLDS
from reportlint.support import node_readers, toml_reader
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import LANGUAGES, Message
from reportlint.support.nodes import Mapping, Scalar
from reportlint.support.record_reader import keys_of, read_values, required_keys
from reportlint.support.source_errors import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    from reportlint.support.nodes import Node
    from reportlint.support.record_reader import Reader, Readers

    T = TypeVar("T")

#: What stands in an address: nothing that a terminal or a page would take for its own.
_ADDRESS = Pattern(r"https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]{1,500}")
_BOM = "\ufeff"


def read(path: str, content: bytes) -> Config:
    """Read a configuration; raises ConfigError where it is no text or no TOML at all.

    ``path`` is what people know the file by. Other errors are left in the ``source`` of the result.
    """
    source = Source(path, "")
    try:
        text = content.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        message = Message("config.reader.not_utf8", path=path)
        raise ConfigError(message, Message("config.reader.save_as_utf8")) from error
    tree = toml_reader.parse(source, text)
    table = find_table(tree) if tree and os.path.basename(path) == SHARED else tree
    if tree is not None and table is None:
        source.add_error((1, 1), Message("config.reader.missing_table"))
    if source.errors:
        raise build_config_error(source.errors)
    assert table is not None  # noqa: S101 - else there is an error
    return _read_config(source, table)


def _read_config(source: Source, tree: Mapping) -> Config:
    misplaced_key = tree.key(TABLE[0])
    if misplaced_key is not None:
        source.add_error(misplaced_key, Message("config.reader.misplaced_table"))
    entries = tuple(entry for entry in tree.entries if entry[0] is not misplaced_key)
    table = Mapping(entries, tree.line, tree.column)
    folder = os.path.dirname(os.path.abspath(source.path))
    config = _read_table(Config, source, table, "reportlint", source=source, folder=folder)
    assert config is not None  # noqa: S101 - as it is read from a mapping
    return config


def _read_table(
    cls: type[T], source: Source, node: Node, what: str, /, **own_values: object
) -> T | None:
    """Take a table of settings, those of rules among them."""
    allowed_keys = (*keys_of(cls), *keys_of(RuleTable))
    table = node_readers.read_fields(source, node, what, allowed_keys, required_keys(cls))
    if table is None:
        return None
    own_values["rule_table"] = RuleTable(**read_values(source, table, RuleTable, _READERS))
    return cls(**read_values(source, table, cls, _READERS), **own_values)


def _read_profiles(source: Source, node: Node, what: str) -> tuple[ProfileTable, ...]:
    mapping = node_readers.read_mapping(source, node, what)
    tables = (
        _read_table(ProfileTable, source, value, f"{what}.{key.text}", name=key)
        for key, value in (mapping.entries if mapping else ())
    )
    return tuple(table for table in tables if table is not None)


def _read_pairs(
    inner: Reader, prefix: str, source: Source, node: Node, what: str
) -> tuple[tuple[Scalar, object], ...]:
    """Take a mapping as pairs of its keys, with their places, and values."""
    mapping = node_readers.read_mapping(source, node, what)
    entries = mapping.entries if mapping else ()
    pairs = [(key, inner(source, value, f"{prefix}{key.text}")) for key, value in entries]
    return tuple(pair for pair in pairs if pair[1] is not None)


def _take(_source: Source, node: Node, _what: str) -> Node:
    return node


def _read_text(source: Source, node: Node, what: str) -> Scalar | None:
    text = node_readers.read_text(source, node, what)
    if text is None or not isinstance(node, Scalar):
        return None
    if not text.strip():
        source.add_error(node, Message("config.reader.empty_value", what=what))
        return None
    return node


def _read_texts(source: Source, node: Node, what: str) -> tuple[Scalar, ...]:
    """Take one word or a list of them."""
    words = (_read_text(source, item, what) for item in getattr(node, "items", (node,)))
    return tuple(word for word in words if word is not None)


def _read_address(source: Source, node: Node, what: str) -> Scalar | None:
    """Take a web address with a place for a rule's id."""
    word = _read_text(source, node, what)
    bare = word.text.replace("{id}", "").replace("{language}", "") if word else ""
    if word is None or ("{id}" in word.text and _ADDRESS.regex.fullmatch(bare)):
        return word
    example = "https://example.cn/reportlint/docs/{language}/rules/{id}.md"
    source.add_error(word, Message("config.reader.invalid_rule_url", what=what, example=example))
    return None


def _read_word(choices: tuple[str, ...], source: Source, node: Node, what: str) -> Node | None:
    return node if node_readers.read_choice(source, node, what, choices) else None


def _read_number(bounds: tuple[int, int], source: Source, node: Node, what: str) -> Node | None:
    number = node_readers.read_integer(source, node, what)
    least, most = bounds
    if number is None or least <= number <= most:
        return None if number is None else node
    bounds_text = {"least": least, "most": most, "number": number}
    source.add_error(node, Message("config.reader.out_of_range", what=what, **bounds_text))
    return None


def _read_date(source: Source, node: Node, what: str) -> Scalar | None:
    """Take a date, with or without quotation marks."""
    date = node if isinstance(node, Scalar) and node.kind == "date" else None
    date = date or _read_text(source, node, what)
    if date is None or Day.parse_iso(date.text) is not None:
        return date
    source.add_error(date, Message("config.reader.invalid_date", what=what, text=date.text))
    return None


def _read_region(source: Source, node: Node, what: str) -> Scalar | None:
    """Take a code of administrative divisions, with or without quotation marks."""
    number = isinstance(node, Scalar) and node.kind == "integer"
    region = node if isinstance(node, Scalar) and number else _read_text(source, node, what)
    if region is None or (region.text.isascii() and region.text.isdigit()):
        return region
    source.add_error(region, Message("config.reader.invalid_region", text=region.text))
    return None


_READERS: Readers = {
    "Address": _read_address,
    "Date": _read_date,
    "Jobs": partial(_read_number, JOBS),
    "Language": partial(_read_word, LANGUAGES),
    "Node": _take,
    "PathTable": partial(_read_table, PathTable),
    "Region": _read_region,
    "Scalar": _read_text,
    "Scalars": _read_texts,
    "Threshold": partial(_read_word, THRESHOLDS),
    "Year": partial(_read_number, YEARS),
    "tuple[ProfileTable, ...]": _read_profiles,
    "tuple[tuple[Scalar, Scalar], ...]": partial(
        _read_pairs, partial(_read_word, RULE_SEVERITIES), ""
    ),
    "tuple[tuple[Scalar, Mapping], ...]": partial(
        _read_pairs, node_readers.read_mapping, "parameters."
    ),
    "tuple[tuple[Scalar, Node], ...]": partial(_read_pairs, _take, ""),
}
