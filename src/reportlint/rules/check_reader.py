"""Reads what a rule checks and how it says so: its check kind, parameters and messages."""

from __future__ import annotations

from reportlint.checks import KINDS
from reportlint.model.message_template import Template, parse
from reportlint.rules import parameters
from reportlint.support import node_readers
from reportlint.support.errors import ExpressionError
from reportlint.support.lazy_import import fetch
from reportlint.support.localized_text import Bilingual
from reportlint.support.nodes import Mapping, Scalar
from reportlint.support.records import Record
from reportlint.support.source_errors import Source, suggestion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from reportlint.model.form import Form
    from reportlint.model.vocabulary import Vocabulary
    from reportlint.support.nodes import Node


NO_MESSAGE = Bilingual("规则缺少“message”", 'a rule lacks "message"')
_NO_KIND = Bilingual("没有“{name}”这种检查", 'no check kind "{name}"')
_NOT_LOADED = Bilingual(
    "检查“{name}”无法载入：{error}", 'the check kind "{name}" does not load: {error}'
)
_ONE = Bilingual(
    "“{kind}”只有一种提示：请用“message”", '"{kind}" has one sentence: write "message"'
)
_SEVERAL = Bilingual(
    "“{kind}”有几种提示（{listed}）：请用“messages”",
    '"{kind}" tells {listed} apart: write "messages"',
)
_NO_MESSAGES = Bilingual(
    "规则缺少“messages”，要有 {listed}", 'a rule lacks "messages" for {listed}'
)
_UNPROVIDED = Bilingual("没有可填入“{{{hole}}}”的内容", 'nothing provides "{{{hole}}}"')


class Kind(Record):
    """A check kind: its name, where it is, and the record itself."""

    name: str
    target: str
    cls: Any

    def names(self, attribute: str) -> frozenset[str]:
        """Give one of the sets of names that the kind declares; empty if it does not."""
        found: frozenset[str] = getattr(self.cls, attribute, frozenset())
        return found


def kind(source: Source, rule: Mapping) -> Kind | None:
    """Give the kind that the rule names under ``check``; its module is imported."""
    node = rule.get("check")
    name = node_readers.text(source, node, "check")
    if node is None or name is None:
        return None
    if name not in KINDS:
        source.fault(node, _NO_KIND.format(name=name) + suggestion(name, KINDS))
        return None
    try:
        return Kind(name, KINDS[name], fetch(KINDS[name]))
    except (ImportError, AttributeError, SyntaxError) as error:
        source.fault(node, _NOT_LOADED.format(name=name, error=error))
        return None


def values(source: Source, rule: Mapping, kind: Kind) -> dict[str, object]:
    """Give the kind's fields as the rule sets them under ``with``."""
    where = rule.key("with") or rule.key("check") or rule
    return parameters.read(source, rule.get("with"), kind.cls, where)


def misnamed(
    source: Source,
    rule: Mapping,
    check: object,
    forms: tuple[Form, ...],
    vocabulary: Vocabulary,
) -> None:
    """Let the check say which of its parameters name what does not exist."""
    found = getattr(check, "faults", None)
    given = rule.get("with")
    for name, message in found(forms, vocabulary) if found else ():
        value = None if given is None else given.get(name.replace("_", "-"))  # type: ignore[union-attr]
        source.fault(value or rule.key("with") or rule, message)


def messages(source: Source, rule: Mapping, kind: Kind) -> dict[str, Bilingual]:
    """Give the rule's messages by variant; their placeholders are what the kind provides."""
    provided = kind.names("PROVIDES")
    found = {}
    for variant, node in _variants(source, rule, kind):
        taken = node_readers.fields(source, node, "message", ("zh", "en"), ("zh", "en"))
        if taken is not None:
            for language in ("zh", "en"):
                _holes(source, taken.get(language), provided)
            found[variant] = written(taken)
    return found


def written(message: Mapping) -> Bilingual:
    """Give a message as it is written."""
    zh, en = message.get("zh"), message.get("en")
    return Bilingual(*(node.text if isinstance(node, Scalar) else "" for node in (zh, en)))


def _variants(source: Source, rule: Mapping, kind: Kind) -> Iterator[tuple[str, Node]]:
    """Give the message, or one for each of the sentences that the kind tells apart."""
    wanted = kind.names("VARIANTS")
    single, several = rule.get("message"), rule.get("messages")
    if not wanted:
        if several is not None:
            source.fault(several, _ONE.format(kind=kind.name))
        if single is None:
            source.fault(rule, NO_MESSAGE)
        else:
            yield "", single
        return
    listed = {"kind": kind.name, "listed": ", ".join(sorted(wanted))}
    if single is not None:
        source.fault(single, _SEVERAL.format(**listed))
    if several is None:
        source.fault(rule, _NO_MESSAGES.format(**listed))
        return
    taken = node_readers.fields(source, several, "messages", wanted, sorted(wanted))
    yield from ((key.text, value) for key, value in taken.entries) if taken else ()


def _holes(source: Source, node: Node | None, provided: frozenset[str]) -> None:
    found = template(source, node)
    if not isinstance(node, Scalar):
        return
    for hole in found.placeholders:
        if hole.source not in provided:
            told = _UNPROVIDED.format(hole=hole.source) + _instead(hole.source, provided)
            source.fault(within(node, hole.at), told)


def _instead(word: str, provided: frozenset[str]) -> Bilingual:
    near = suggestion(word, provided)
    if near.en or not provided:
        return near
    names = sorted(provided)
    return Bilingual(f"（可用的有 {'、'.join(names)}）", f" (there are {', '.join(names)})")


def template(
    source: Source, node: Node | None, expression: Callable[[str], object] | None = None
) -> Template:
    """Read one message; ``expression`` refuses placeholders as in :func:`templates.parse`."""
    text = node_readers.text(source, node, "message")
    if text is None or not isinstance(node, Scalar):
        return Template(())
    try:
        return parse(text, expression)
    except ExpressionError as error:
        source.fault(within(node, error.offset), error.sentence)
        return Template(())


def within(node: Scalar, offset: int) -> tuple[int, int]:
    """Give the position of a character of a text, or of the text where that is not known."""
    return (node.line, node.column + offset) if node.literal else (node.line, node.column)
