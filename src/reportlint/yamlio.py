"""Reads YAML strictly, with line and column for every key and value; the only importer of yaml.

The subset: mappings, lists and scalars of the YAML 1.2 core. Tabs, duplicate keys, anchors, tags
and second documents are faults; what YAML 1.1 would read as a boolean is marked as surprising.
"""

from __future__ import annotations

import yaml

from reportlint.nodes import Mapping, Scalar, Sequence
from reportlint.patterns import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reportlint.faults import Source
    from reportlint.nodes import Node

#: Files nest this deep at most; what goes beyond is no rule file.
DEEPEST = 40

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SURPRISING = frozenset(
    form for word in ("yes", "no", "on", "off") for form in (word, word.upper(), word.capitalize())
)
_INTEGER = Pattern(r"[-+]?(?:0|[1-9][0-9]*)")
_NUMBER = Pattern(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")
_ODD_NUMBER = Pattern(
    r"[-+]?0[0-9_]+|0[xob][0-9a-fA-F_]+|[0-9][0-9_]*_[0-9_]*|[0-9]+(?::[0-9]{2})+"
)
_NULL = ("", "~", "null")


def parse(source: Source, text: str) -> Node | None:
    """Give the document's tree, or None if it is empty or broken; faults go to ``source``."""
    for number, line in enumerate(source.lines, 1):
        if "\t" in line:
            source.fault((number, line.index("\t") + 1), "a tab: indent and align with blanks")
    if source.faults:
        return None
    builder = _Builder(source)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        source.fault(where, f"not YAML: {error.problem or error.context}")
        return None
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        source.fault((1, 1), f"not YAML: {error}")
        return None
    return builder.root


class _Open:
    """A list or mapping whose end has not come yet."""

    __slots__ = ("column", "items", "line", "mapping")

    def __init__(self, event: Any) -> None:
        self.mapping = isinstance(event, yaml.MappingStartEvent)
        self.line, self.column = _position(event)
        self.items: list[Node] = []


class _Builder:
    """Builds the tree from events, without recursion."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._open: list[_Open] = []
        self._documents = 0
        self.root: Node | None = None

    def take(self, event: Any) -> None:
        self._refuse(event)
        if isinstance(event, yaml.ScalarEvent):
            self._close(self._scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open.append(_Open(event))
            if len(self._open) > DEEPEST:
                line, column = _position(event)
                mark = yaml.Mark(self._source.path, 0, line - 1, column - 1, None, 0)
                raise yaml.MarkedYAMLError(None, None, "nested too deeply", mark)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(self._collection(self._open.pop()))

    def _refuse(self, event: Any) -> None:
        where = _position(event)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._source.fault(where, "a second document in one file")
        elif isinstance(event, yaml.AliasEvent):
            self._source.fault(where, "an alias: write the value out")
            self._close(Scalar("", "null", *where))
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor:
                self._source.fault(where, "an anchor: write the value out where it is needed")
            if event.tag:  # type: ignore[attr-defined]
                self._source.fault(where, "a tag: values say for themselves what they are")

    def _close(self, node: Node) -> None:
        if self._open:
            self._open[-1].items.append(node)
        elif self.root is None:
            self.root = node

    def _collection(self, opened: _Open) -> Node:
        where = (opened.line, opened.column)
        if not opened.mapping:
            return Sequence(tuple(opened.items), *where)
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(opened.items[::2], opened.items[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._source.fault(key, "a key must be a word")
            elif key.text in entries:
                first = entries[key.text][0].line
                self._source.fault(key, f'duplicate key "{key.text}", first in line {first}')
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), *where)

    def _scalar(self, event: Any) -> Scalar:
        line, column = _position(event)
        text: str = event.value
        if event.style:
            column += event.style in "\"'"
            start = self._source.lines[line - 1][column - 1 :] if event.style in "\"'" else ""
            return Scalar(text, "text", line, column, literal=bool(text) and start.startswith(text))
        if _ODD_NUMBER.regex.fullmatch(text):
            self._source.fault((line, column), f'"{text}" reads differently elsewhere: quote it')
        literal = bool(text) and self._source.lines[line - 1].startswith(text, column - 1)
        return Scalar(text, _kind(text), line, column, text in _SURPRISING, literal)


def _kind(text: str) -> str:
    if text in _NULL:
        return "null"
    if text in ("true", "false"):
        return "boolean"
    if _INTEGER.regex.fullmatch(text):
        return "integer"
    return "number" if _NUMBER.regex.fullmatch(text) else "text"


def _position(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
