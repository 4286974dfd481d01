"""Reads nodes of a structured file into plain values; whatever has the wrong shape is a fault.

Every function gives None (or leaves the entry out) after a fault, so that reading goes on and all
faults are found at once.
"""

from __future__ import annotations

from reportlint.faults import Source, suggestion
from reportlint.forms import Bilingual
from reportlint.nodes import Mapping, Scalar, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reportlint.nodes import Node


def mapping(source: Source, node: Node | None, what: str) -> Mapping | None:
    """Take a mapping."""
    if isinstance(node, Mapping):
        return node
    if node is not None:
        source.fault(node, f"{what} must be a mapping of keys to values")
    return None


def fields(
    source: Source,
    node: Node | None,
    what: str,
    known: Collection[str],
    required: Iterable[str] = (),
) -> Mapping | None:
    """Take a mapping that has no other keys than ``known`` and all that are ``required``."""
    taken = mapping(source, node, what)
    if taken is None:
        return None
    for key, _ in taken.entries:
        if key.text not in known:
            source.fault(key, f'unknown key "{key.text}"{suggestion(key.text, known)}')
    for name in required:
        if taken.key(name) is None:
            source.fault(taken, f'{what} lacks "{name}"')
    return taken


def items(source: Source, node: Node | None, what: str) -> tuple[Node, ...]:
    """Take a list; an absent one is empty."""
    if isinstance(node, Sequence):
        return node.items
    if node is not None:
        source.fault(node, f"{what} must be a list")
    return ()


def text(source: Source, node: Node | None, what: str) -> str | None:
    """Take words; what YAML reads as a number, a boolean or nothing is no words."""
    if node is None:
        return None
    if not isinstance(node, Scalar) or node.kind != "text":
        found = f", not {node.text}" if isinstance(node, Scalar) and node.text else ""
        source.fault(node, f"{what} must be text{found}: put it in quotation marks")
        return None
    if node.surprising:
        said = f'YAML 1.1 reads {node.text} as true or false: write "{node.text}"'
        source.fault(node, f"{what}: {said}")
        return None
    return node.text


def word(source: Source, node: Node | None, what: str, choices: Collection[str]) -> str | None:
    """Take one of a few words; a list of them names on and off as ordinary words."""
    if node is None:
        return None
    if isinstance(node, Scalar) and node.text in choices:
        return node.text
    found = node.text if isinstance(node, Scalar) else ""
    listed = ", ".join(choices)
    source.fault(node, f"{what} must be one of {listed}{suggestion(found, choices)}")
    return None


def integer(source: Source, node: Node | None, what: str) -> int | None:
    """Take a whole number."""
    if node is None:
        return None
    if isinstance(node, Scalar) and node.kind == "integer":
        return int(node.text)
    source.fault(node, f"{what} must be a whole number")
    return None


def boolean(source: Source, node: Node | None, what: str) -> bool | None:
    """Take true or false."""
    if node is None:
        return None
    if isinstance(node, Scalar) and node.kind == "boolean":
        return node.text == "true"
    source.fault(node, f"{what} must be true or false")
    return None


def texts(source: Source, node: Node | None, what: str) -> tuple[str, ...]:
    """Take a list of words."""
    found = (text(source, item, what) for item in items(source, node, what))
    return tuple(value for value in found if value is not None)


def bilingual(source: Source, node: Node | None, what: str) -> Bilingual | None:
    """Take ``{zh: …, en: …}``; both languages are needed."""
    taken = fields(source, node, what, ("zh", "en"), ("zh", "en"))
    if taken is None:
        return None
    said = {name: text(source, taken.get(name), f"{what} in {name}") for name in ("zh", "en")}
    for name, words in said.items():
        if words is not None and not words.strip():
            source.fault(taken.get(name) or taken, f"{what} in {name} says nothing")
    zh, en = said["zh"], said["en"]
    return None if zh is None or en is None else Bilingual(zh, en)


def plain(node: Node) -> object:
    """Give a node as dicts, lists, strings, ints, Decimals, bools and None."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    if node.kind == "integer":
        return int(node.text)
    if node.kind == "number":
        from decimal import Decimal

        return Decimal(node.text)
    if node.kind == "boolean":
        return node.text == "true"
    return None if node.kind == "null" else node.text
