"""Reads YAML strictly, with line and column for every key and value; the only importer of yaml.

The subset: mappings, lists and scalars of the YAML 1.2 core. Tabs, duplicate keys, anchors, tags
and second documents are errors; what YAML 1.1 would read as a boolean is marked as surprising.
"""

from __future__ import annotations

import yaml

from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.nodes import Mapping, Scalar, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source

#: Files nest this deep at most; what goes beyond is no rule file.
DEEPEST = 40

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS = ("yes", "no", "on", "off")
_SURPRISING = frozenset(f for word in _WORDS for f in (word, word.upper(), word.capitalize()))
_INTEGER = Pattern(r"[-+]?(?:0|[1-9][0-9]*)")
_NUMBER = Pattern(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")
_ODD_NUMBER = Pattern(
    r"[-+]?0[0-9_]+|0[xob][0-9a-fA-F_]+|[0-9][0-9_]*_[0-9_]*|[0-9]+(?::[0-9]{2})+"
)
#: Numbers of more characters than this are none that anybody means.
_LONGEST_NUMBER = 40
#: What the library says, by words of it, and the end of our key for it.
_PROBLEMS = (
    ("mapping values are not allowed", "colon"),
    ("did not find expected key", "indentation"),
    ("did not find expected '-'", "dash"),
    ("did not find expected ',' or", "bracket"),
    ("found unexpected end of stream", "quotation_mark"),
    ("could not find expected ':'", "missing_colon"),
    ("found character that cannot start any token", "first_character"),
    ("nested too deeply", "depth"),
    ("control characters are not allowed", "control_character"),
)
_NULL = ("", "~", "null")


def parse(source: Source, text: str) -> Node | None:
    """Return the document's tree, or None if it is empty or broken; errors go to ``source``."""
    for number, line in enumerate(source.lines, 1):
        if "\t" in line:
            source.add_error((number, line.index("\t") + 1), Message("support.yaml_reader.tab"))
    if source.errors:
        return None
    builder = _Builder(source)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        source.add_error(where, _not_yaml(error.problem or error.context or ""))
        return None
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        source.add_error((1, 1), _not_yaml(str(error)))
        return None
    return builder.root


def _not_yaml(problem: str) -> LocalizedText:
    """Return the error; what the library says is English."""
    name = next((name for words, name in _PROBLEMS if words in problem), "")
    message = Message(f"support.yaml_reader.problems.{name}", original=problem) if name else problem
    return Message("support.yaml_reader.not_yaml", problem=message)


class _Builder:
    """Builds the tree from events, without recursion."""

    def __init__(self, source: Source) -> None:
        self._source = source
        #: The lists and mappings whose end has not come yet: how each began, and its items.
        self._open: list[tuple[Any, list[Node]]] = []
        self._documents = 0
        self.root: Node | None = None

    def take(self, event: Any) -> None:
        self._refuse(event)
        if isinstance(event, yaml.ScalarEvent):
            self._close(self._scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open.append((event, []))
            if len(self._open) > DEEPEST:
                line, column = _position(event)
                mark = yaml.Mark(self._source.path, 0, line - 1, column - 1, None, 0)
                raise yaml.MarkedYAMLError(None, None, "nested too deeply", mark)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(self._collection(*self._open.pop()))

    def _refuse(self, event: Any) -> None:
        where = _position(event)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._source.add_error(where, Message("support.yaml_reader.second_document"))
        elif isinstance(event, yaml.AliasEvent):
            self._source.add_error(where, Message("support.yaml_reader.alias"))
            self._close(Scalar("", "null", *where))
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor:
                self._source.add_error(where, Message("support.yaml_reader.anchor"))
            if event.tag:  # type: ignore[attr-defined]
                self._source.add_error(where, Message("support.yaml_reader.tag"))

    def _close(self, node: Node) -> None:
        if self._open:
            self._open[-1][1].append(node)
        elif self.root is None:
            self.root = node

    def _collection(self, event: Any, items: list[Node]) -> Node:
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(items), *_position(event))
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._source.add_error(key, Message("support.yaml_reader.invalid_key"))
            elif key.text in entries:
                first = entries[key.text][0].line
                message = Message("support.yaml_reader.duplicate_key", key=key.text, line=first)
                self._source.add_error(key, message)
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), *_position(event))

    def _scalar(self, event: Any) -> Scalar:
        line, column = _position(event)
        text: str = event.value
        if event.style:
            column += event.style in "\"'"
            start = self._source.lines[line - 1][column - 1 :] if event.style in "\"'" else ""
            return Scalar(text, "text", line, column, literal=bool(text) and start.startswith(text))
        if _ODD_NUMBER.regex.fullmatch(text):
            message = Message("support.yaml_reader.ambiguous_value", text=text)
            self._source.add_error((line, column), message)
        literal = bool(text) and self._source.lines[line - 1].startswith(text, column - 1)
        kind = _kind(text)
        if kind in ("integer", "number") and len(text) > _LONGEST_NUMBER:
            self._source.add_error((line, column), Message("support.yaml_reader.number_too_long"))
        return Scalar(text, kind, line, column, text in _SURPRISING, literal)


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
