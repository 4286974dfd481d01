"""Reads what a rule checks and how it says so: its check kind, parameters and messages."""

from __future__ import annotations

from functools import partial

from reportlint.checks import KINDS
from reportlint.model.message_template import parse_template
from reportlint.support import node_readers
from reportlint.support.errors import ExpressionError
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import NO_TEXT, Bilingual, LocalizedText, Message
from reportlint.support.nodes import Mapping, Scalar
from reportlint.support.records import Record, defaults_of, fields_of
from reportlint.support.source_errors import Source, suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from typing import Any

    from reportlint.model.form import Form, Vocabulary
    from reportlint.model.message_template import Placeholder
    from reportlint.support.nodes import Node


NO_MESSAGE = Message("rules.check_reader.missing_message")


class CheckKind(Record):
    """A check kind: its name, where it is, and the record itself."""

    name: str
    target: str
    cls: Any

    @property
    def remedy_names(self) -> frozenset[str]:
        """What a remedy may name: what messages may, and parameters that are words or numbers."""
        fields = fields_of(self.cls).items()
        return self.names("PROVIDES") | {name for name, kind in fields if kind in ("int", "str")}

    def names(self, attribute: str) -> frozenset[str]:
        """Return one of the sets of names that the kind declares; empty if it does not."""
        # NOTE: what is annotated is a field, even if it is in capitals.
        own: frozenset[str] = getattr(self.cls, attribute, frozenset())
        names: frozenset[str] = defaults_of(self.cls).get(attribute, own)
        return names


def read_kind(source: Source, rule: Mapping) -> CheckKind | None:
    """Return the kind that the rule names under ``check``; its module is imported."""
    node = rule.get("check")
    name = node_readers.read_text(source, node, "check")
    if node is None or name is None:
        return None
    if name not in KINDS:
        source.add_error(
            node, Message("rules.check_reader.unknown_kind", name=name) + suggest(name, KINDS)
        )
        return None
    try:
        return CheckKind(name, KINDS[name], fetch(KINDS[name]))
    except (ImportError, AttributeError, SyntaxError) as error:
        source.add_error(node, Message("rules.check_reader.not_loaded", name=name, error=error))
        return None


def report_unknown_names(
    source: Source,
    check: object,
    node: Node | None,
    forms: tuple[Form, ...],
    vocabulary: Vocabulary,
    elsewhere: Node | None = None,
) -> None:
    """Let the check say which of its parameters name what does not exist.

    ``elsewhere`` is blamed for those that ``node`` does not set, if that is an error at all.
    """
    find_errors = getattr(check, "parameter_errors", None)
    entries = node.entries if isinstance(node, Mapping) else ()
    nodes = {key.text.replace("-", "_"): value for key, value in entries}
    for name, message in find_errors(forms, vocabulary) if find_errors else ():
        where = nodes.get(name, elsewhere)
        if where is not None:
            source.add_error(where, message)


def read_messages(source: Source, rule: Mapping, kind: CheckKind) -> dict[str, Bilingual]:
    """Return the rule's messages by variant; their placeholders are what the kind provides."""
    judge = partial(report_unprovided, source, kind.names("PROVIDES"), _suggest_names)
    variants = _read_variants(source, rule, kind)
    messages = ((variant, read_message(source, node, judge)) for variant, node in variants)
    return {variant: message for variant, message in messages if message is not None}


def read_message(
    source: Source,
    node: Node | None,
    judge: Callable[[Scalar, Placeholder], None],
    expression: Callable[[str], object] | None = None,
) -> Bilingual | None:
    """Read a message in both languages; ``judge`` sees each placeholder.

    ``expression`` refuses placeholders as in :func:`parse_template`.
    """
    mapping = node_readers.read_fields(source, node, "message", ("zh", "en"), ("zh", "en"))
    if mapping is None:
        return None
    texts = {}
    for language in ("zh", "en"):
        template = mapping.get(language)
        text = node_readers.read_text(source, template, "message")
        texts[language] = template.text if isinstance(template, Scalar) else ""
        if text is None or not isinstance(template, Scalar):
            continue
        try:
            placeholders = parse_template(text, expression).placeholders
        except ExpressionError as error:
            source.add_error(position_at(template, error.offset), error.sentence)
            continue
        for placeholder in placeholders:
            judge(template, placeholder)
    return Bilingual(**texts)


def check_remedy(source: Source, node: Node | None, names: Collection[str]) -> None:
    """Record errors where a remedy, in one wording or in two languages, names what is not there."""
    wordings = [value for _, value in node.entries] if isinstance(node, Mapping) else [node]
    for wording in wordings:
        if not isinstance(wording, Scalar):
            continue
        try:
            placeholders = parse_template(wording.text).placeholders
        except ExpressionError as error:
            source.add_error(position_at(wording, error.offset), error.sentence)
            continue
        for placeholder in placeholders:
            report_unprovided(source, names, _suggest_names, wording, placeholder)


def _read_variants(source: Source, rule: Mapping, kind: CheckKind) -> Iterator[tuple[str, Node]]:
    """Return the message, or one for each of the sentences that the kind has."""
    variants = kind.names("VARIANTS")
    single, several = rule.get("message"), rule.get("messages")
    if not variants:
        if several is not None:
            source.add_error(several, Message("rules.check_reader.use_message", kind=kind.name))
        if single is None:
            source.add_error(rule, NO_MESSAGE)
        else:
            yield "", single
        return
    words = {"kind": kind.name, "listed": ", ".join(sorted(variants))}
    if single is not None:
        source.add_error(single, Message("rules.check_reader.use_messages", **words))
    if several is None:
        source.add_error(rule, Message("rules.check_reader.missing_messages", **words))
        return
    mapping = node_readers.read_fields(source, several, "messages", variants, sorted(variants))
    yield from ((key.text, value) for key, value in mapping.entries) if mapping else ()


def report_unprovided(
    source: Source,
    provided_names: Collection[str],
    suggest_names: Callable[[str, Collection[str]], LocalizedText],
    node: Scalar,
    placeholder: Placeholder,
) -> None:
    """Record an error if a message names what there is not."""
    name = placeholder.source
    if name not in provided_names:
        message = Message("rules.check_reader.unknown_placeholder", name=name)
        where = position_at(node, placeholder.at)
        source.add_error(where, message + suggest_names(name, provided_names))


def _suggest_names(word: str, provided_names: Collection[str]) -> LocalizedText:
    near = suggest(word, provided_names)
    if near != NO_TEXT or not provided_names:
        return near
    return Message("rules.check_reader.available", names=tuple(sorted(provided_names)))


def position_at(node: Scalar, offset: int) -> tuple[int, int]:
    """Return the position of a character of a text, or of the text where that is not known."""
    return (node.line, node.column + offset) if node.literal else (node.line, node.column)
