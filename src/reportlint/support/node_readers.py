"""Reads nodes of a structured file into plain values; whatever has the wrong shape is a fault.

Every function gives None (or leaves the entry out) after a fault, so that reading goes on and all
faults are found at once. ``what`` is what the value is called in a fault: a key of the file, or
words in both languages.
"""

from __future__ import annotations

from reportlint.support.localized_text import Bilingual, both
from reportlint.support.nodes import Mapping, Scalar, Sequence
from reportlint.support.source_errors import Source, suggestion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from typing import TypeAlias

    from reportlint.support.nodes import Node

    What: TypeAlias = str | Bilingual


#: Numbers of more digits than this are none that anybody means.
_LONGEST_NUMBER = 18


def said(what: What, zh: str, en: str) -> Bilingual:
    """Give a sentence about something: in English a blank stands between, in Chinese if needed."""
    named = both(what)
    blank = " " if named.zh[-1:].isascii() and not named.zh.endswith(" ") else ""
    return Bilingual(f"{named.zh}{blank}{zh}", f"{named.en} {en}")


def mapping(source: Source, node: Node | None, what: What) -> Mapping | None:
    """Take a mapping."""
    if isinstance(node, Mapping):
        return node
    if node is not None:
        source.fault(
            node, said(what, "应写成“键: 值”的形式", "must be a mapping of keys to values")
        )
    return None


def fields(
    source: Source,
    node: Node | None,
    what: What,
    known: Collection[str],
    required: Iterable[str] = (),
) -> Mapping | None:
    """Take a mapping that has no other keys than ``known`` and all that are ``required``."""
    taken = mapping(source, node, what)
    if taken is None:
        return None
    for key, _ in taken.entries:
        if key.text not in known:
            source.fault(key, unknown_key(key.text, known))
    for name in required:
        if taken.key(name) is None:
            source.fault(taken, said(what, f"缺少“{name}”", f'lacks "{name}"'))
    return taken


def unknown_key(word: str, known: Iterable[str]) -> Bilingual:
    """Give the fault of a key that there is not."""
    return Bilingual(f"没有“{word}”这个键", f'unknown key "{word}"') + suggestion(word, known)


def items(source: Source, node: Node | None, what: What) -> tuple[Node, ...]:
    """Take a list; an absent one is empty."""
    if isinstance(node, Sequence):
        return node.items
    if node is not None:
        source.fault(node, said(what, "应是列表", "must be a list"))
    return ()


def text(source: Source, node: Node | None, what: What) -> str | None:
    """Take words; what YAML reads as a number, a boolean or nothing is no words."""
    if node is None:
        return None
    if not isinstance(node, Scalar) or node.kind != "text":
        source.fault(node, said(what, *_no_text(node)))
        return None
    if node.surprising:
        word = node.text
        source.fault(
            node,
            said(
                what,
                f'中的 {word} 会被 YAML 1.1 读成真假值：请写成 "{word}"',
                f'is written {word}, which YAML 1.1 reads as true or false: write "{word}"',
            ),
        )
        return None
    return node.text


def _no_text(node: Node) -> tuple[str, str]:
    """Give the end of the sentence about what is no text, in both languages."""
    found = node.text if isinstance(node, Scalar) else ""
    zh, en = (f"，不能是 {found}", f", not {found}") if found else ("", "")
    return f"应是文字{zh}：请加引号", f"must be text{en}: put it in quotation marks"


def word(source: Source, node: Node | None, what: What, choices: Collection[str]) -> str | None:
    """Take one of a few words; a list of them names on and off as ordinary words."""
    if node is None:
        return None
    if isinstance(node, Scalar) and node.text in choices:
        return node.text
    found = node.text if isinstance(node, Scalar) else ""
    zh, en = f"只能是 {'、'.join(choices)} 之一", f"must be one of {', '.join(choices)}"
    source.fault(node, said(what, zh, en) + suggestion(found, choices))
    return None


def integer(source: Source, node: Node | None, what: What) -> int | None:
    """Take a whole number."""
    if node is None:
        return None
    if isinstance(node, Scalar) and node.kind == "integer" and len(node.text) <= _LONGEST_NUMBER:
        return int(node.text)
    source.fault(node, said(what, "应是整数", "must be a whole number"))
    return None


def boolean(source: Source, node: Node | None, what: What) -> bool | None:
    """Take true or false."""
    if node is None:
        return None
    if isinstance(node, Scalar) and node.kind == "boolean":
        return node.text == "true"
    source.fault(node, said(what, "应是 true 或 false", "must be true or false"))
    return None


def texts(source: Source, node: Node | None, what: What) -> tuple[str, ...]:
    """Take a list of words."""
    found = (text(source, item, what) for item in items(source, node, what))
    return tuple(value for value in found if value is not None)


def bilingual(source: Source, node: Node | None, what: What) -> Bilingual | None:
    """Take ``{zh: …, en: …}``; both languages are needed."""
    taken = fields(source, node, what, ("zh", "en"), ("zh", "en"))
    if taken is None:
        return None
    found: dict[str, str | None] = {}
    for name in ("zh", "en"):
        each = said(what, f"的 {name}", f"in {name}")
        words = found[name] = text(source, taken.get(name), each)
        if words is not None and not words.strip():
            source.fault(taken.get(name) or taken, each + Bilingual(" 没有内容", " says nothing"))
    zh, en = found["zh"], found["en"]
    return None if zh is None or en is None else Bilingual(zh, en)


def plain(node: Node) -> object:
    """Give a node as dicts, lists, strings, ints, Decimals, bools and None.

    What has more characters than any number stays as it is written.
    """
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
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
