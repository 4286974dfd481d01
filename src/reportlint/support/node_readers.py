"""Reads nodes of a structured file into plain values; whatever has the wrong shape is an error.

Every function gives None (or leaves the entry out) after an error, so that reading goes on and all
errors are found at once. ``what`` is what the value is called in an error: a key of the file, or
words in both languages.
"""

from __future__ import annotations

from reportlint.support.localized_text import (
    Bilingual,
    LocalizedText,
    Message,
    as_localized,
    localize,
)
from reportlint.support.nodes import Mapping, Scalar, Sequence
from reportlint.support.source_errors import Source, suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from typing import TypeAlias

    from reportlint.support.nodes import Node

    What: TypeAlias = str | LocalizedText


#: Numbers of more digits than this are none that anybody means.
_LONGEST_NUMBER = 18


class Subject(LocalizedText):
    """What a sentence is about: in Chinese with a space behind what ends in letters of ours."""

    what: What

    def __getitem__(self, language: str) -> str:
        words = localize(self.what, language)
        apart = language == "zh" and words[-1:].isascii() and not words.endswith(" ")
        return f"{words} " if apart else words


def read_mapping(source: Source, node: Node | None, what: What) -> Mapping | None:
    """Take a mapping."""
    if isinstance(node, Mapping):
        return node
    _refuse(source, node, what, "no_mapping")
    return None


def _refuse(source: Source, node: Node | None, what: What, key: str, **values: object) -> None:
    """Say what is wrong with a node, if there is one."""
    if node is not None:
        source.add_error(node, Message(f"support.node_readers.{key}", what=Subject(what), **values))


def read_fields(
    source: Source,
    node: Node | None,
    what: What,
    allowed_keys: Collection[str],
    required_keys: Iterable[str] = (),
) -> Mapping | None:
    """Take a mapping that has none but ``allowed_keys``, and all ``required_keys``."""
    mapping = read_mapping(source, node, what)
    if mapping is None:
        return None
    for key, _ in mapping.entries:
        if key.text not in allowed_keys:
            source.add_error(key, describe_unknown_key(key.text, allowed_keys))
    for name in required_keys:
        if mapping.key(name) is None:
            _refuse(source, mapping, what, "lacks", name=name)
    return mapping


def describe_unknown_key(word: str, candidates: Iterable[str]) -> LocalizedText:
    """Return the error of a key that there is not."""
    return Message("support.node_readers.unknown_key", word=word) + suggest(word, candidates)


def read_items(source: Source, node: Node | None, what: What) -> tuple[Node, ...]:
    """Take a list; an absent one is empty."""
    if isinstance(node, Sequence):
        return node.items
    _refuse(source, node, what, "no_list")
    return ()


def read_text(source: Source, node: Node | None, what: What) -> str | None:
    """Take words; what YAML reads as a number, a boolean or nothing is no words."""
    value = node.text if isinstance(node, Scalar) else ""
    if not isinstance(node, Scalar) or node.kind != "text":
        _refuse(source, node, what, "not_this_text" if value else "no_text", value=value)
    elif node.surprising:
        _refuse(source, node, what, "truth", word=value)
    else:
        return value
    return None


def read_choice(
    source: Source, node: Node | None, what: What, choices: Collection[str]
) -> str | None:
    """Take one of a few words; a list of them names on and off as ordinary words."""
    if node is None:
        return None
    if isinstance(node, Scalar) and node.text in choices:
        return node.text
    value = node.text if isinstance(node, Scalar) else ""
    message = Message("support.node_readers.no_choice", what=Subject(what), choices=tuple(choices))
    source.add_error(node, message + suggest(value, choices))
    return None


def read_integer(source: Source, node: Node | None, what: What) -> int | None:
    """Take a whole number."""
    if isinstance(node, Scalar) and node.kind == "integer" and len(node.text) <= _LONGEST_NUMBER:
        return int(node.text)
    _refuse(source, node, what, "no_integer")
    return None


def read_boolean(source: Source, node: Node | None, what: What) -> bool | None:
    """Take true or false."""
    if isinstance(node, Scalar) and node.kind == "boolean":
        return node.text == "true"
    _refuse(source, node, what, "no_boolean")
    return None


def read_texts(source: Source, node: Node | None, what: What) -> tuple[str, ...]:
    """Take a list of words."""
    values = (read_text(source, item, what) for item in read_items(source, node, what))
    return tuple(value for value in values if value is not None)


def read_bilingual(source: Source, node: Node | None, what: What) -> Bilingual | None:
    """Take ``{zh: …, en: …}``; both languages are needed."""
    mapping = read_fields(source, node, what, ("zh", "en"), ("zh", "en"))
    if mapping is None:
        return None
    texts: dict[str, str | None] = {}
    for name in ("zh", "en"):
        each = Message("support.node_readers.wording", what=Subject(what), language=name)
        words = texts[name] = read_text(source, mapping.get(name), each)
        if words is not None and not words.strip():
            message = each + Message("support.node_readers.empty_value")
            source.add_error(mapping.get(name) or mapping, message)
    zh, en = texts["zh"], texts["en"]
    return None if zh is None or en is None else Bilingual(zh, en)


def read_words(source: Source, node: Node | None, what: What) -> LocalizedText | None:
    """Take words in both languages, or a text that is the same in each."""
    if isinstance(node, Mapping):
        return read_bilingual(source, node, what)
    text = read_text(source, node, what)
    return None if text is None else as_localized(text)


def to_plain(node: Node) -> object:
    """Return a node as dicts, lists, strings, ints, Decimals, bools and None.

    What has more characters than any number stays as it is written.
    """
    if isinstance(node, Mapping):
        return {key.text: to_plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [to_plain(item) for item in node.items]
    if len(node.text) > _LONGEST_NUMBER:
        return node.text
    if node.kind == "integer":
        return int(node.text)
    if node.kind == "number":
        from decimal import Decimal

        return Decimal(node.text)
    if node.kind == "boolean":
        return node.text == "true"
    return None if node.kind == "null" else node.text
