"""Reads nodes of a structured file into plain values; whatever has the wrong shape is an error.

Every function gives None (or leaves the entry out) after an error, so that reading goes on and all
errors are found at once. ``what`` is what the value is called in an error: a key of the file, or
words in both languages.
"""

from __future__ import annotations

from reportlint.support.localized_text import Bilingual, as_bilingual
from reportlint.support.nodes import Mapping, Scalar, Sequence
from reportlint.support.source_errors import Source, suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from typing import TypeAlias

    from reportlint.support.nodes import Node

    What: TypeAlias = str | Bilingual


#: Numbers of more digits than this are none that anybody means.
_LONGEST_NUMBER = 18


def compose_sentence(what: What, zh: str, en: str) -> Bilingual:
    """Return a sentence about something: with a space between in English."""
    subject = as_bilingual(what)
    blank = " " if subject.zh[-1:].isascii() and not subject.zh.endswith(" ") else ""
    return Bilingual(f"{subject.zh}{blank}{zh}", f"{subject.en} {en}")


def read_mapping(source: Source, node: Node | None, what: What) -> Mapping | None:
    """Take a mapping."""
    if isinstance(node, Mapping):
        return node
    if node is not None:
        source.add_error(
            node,
            compose_sentence(what, "应写成“键: 值”的形式", "must be a mapping of keys to values"),
        )
    return None


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
            source.add_error(mapping, compose_sentence(what, f"缺少“{name}”", f'lacks "{name}"'))
    return mapping


def describe_unknown_key(word: str, candidates: Iterable[str]) -> Bilingual:
    """Return the error of a key that there is not."""
    return Bilingual(f"没有“{word}”这个键", f'unknown key "{word}"') + suggest(word, candidates)


def read_items(source: Source, node: Node | None, what: What) -> tuple[Node, ...]:
    """Take a list; an absent one is empty."""
    if isinstance(node, Sequence):
        return node.items
    if node is not None:
        source.add_error(node, compose_sentence(what, "应是列表", "must be a list"))
    return ()


def read_text(source: Source, node: Node | None, what: What) -> str | None:
    """Take words; what YAML reads as a number, a boolean or nothing is no words."""
    if node is None:
        return None
    if not isinstance(node, Scalar) or node.kind != "text":
        source.add_error(node, compose_sentence(what, *_describe_non_text(node)))
        return None
    if node.surprising:
        word = node.text
        source.add_error(
            node,
            compose_sentence(
                what,
                f'中的 {word} 会被 YAML 1.1 读成真假值：请写成 "{word}"',
                f'is written {word}, which YAML 1.1 reads as true or false: write "{word}"',
            ),
        )
        return None
    return node.text


def _describe_non_text(node: Node) -> tuple[str, str]:
    """Return the end of the sentence about what is no text, in both languages."""
    value = node.text if isinstance(node, Scalar) else ""
    zh, en = (f"，不能是 {value}", f", not {value}") if value else ("", "")
    return f"应是文字{zh}：请加引号", f"must be text{en}: put it in quotation marks"


def read_choice(
    source: Source, node: Node | None, what: What, choices: Collection[str]
) -> str | None:
    """Take one of a few words; a list of them names on and off as ordinary words."""
    if node is None:
        return None
    if isinstance(node, Scalar) and node.text in choices:
        return node.text
    value = node.text if isinstance(node, Scalar) else ""
    zh, en = f"只能是 {'、'.join(choices)} 之一", f"must be one of {', '.join(choices)}"
    source.add_error(node, compose_sentence(what, zh, en) + suggest(value, choices))
    return None


def read_integer(source: Source, node: Node | None, what: What) -> int | None:
    """Take a whole number."""
    if node is None:
        return None
    if isinstance(node, Scalar) and node.kind == "integer" and len(node.text) <= _LONGEST_NUMBER:
        return int(node.text)
    source.add_error(node, compose_sentence(what, "应是整数", "must be a whole number"))
    return None


def read_boolean(source: Source, node: Node | None, what: What) -> bool | None:
    """Take true or false."""
    if node is None:
        return None
    if isinstance(node, Scalar) and node.kind == "boolean":
        return node.text == "true"
    source.add_error(node, compose_sentence(what, "应是 true 或 false", "must be true or false"))
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
        each = compose_sentence(what, f"的 {name}", f"in {name}")
        words = texts[name] = read_text(source, mapping.get(name), each)
        if words is not None and not words.strip():
            source.add_error(
                mapping.get(name) or mapping, each + Bilingual(" 没有内容", " says nothing")
            )
    zh, en = texts["zh"], texts["en"]
    return None if zh is None or en is None else Bilingual(zh, en)


def read_words(source: Source, node: Node | None, what: What) -> Bilingual | None:
    """Take words in both languages, or a text that is the same in each."""
    if isinstance(node, Mapping):
        return read_bilingual(source, node, what)
    text = read_text(source, node, what)
    return None if text is None else Bilingual(text, text)


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
