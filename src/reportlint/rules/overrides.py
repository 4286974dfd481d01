"""Reads what packs and configurations change in rules, by the same strict checks as rule files."""

from __future__ import annotations

from functools import partial

from reportlint.checks import KINDS
from reportlint.model.rule import RULE_SEVERITIES
from reportlint.rules import check_reader, parameters, relation_reader
from reportlint.rules.layers import FULL, Override, Selector, match_length
from reportlint.rules.selection import describe_unknown, matches_any
from reportlint.support import node_readers
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import Bilingual, LocalizedText, Message, as_localized
from reportlint.support.nodes import Mapping, Scalar
from reportlint.support.records import fields_of, replace
from reportlint.support.source_errors import suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.rule import Rule, RuleSet
    from reportlint.rules.rule_reader import RuleContext
    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source


def to_selector(node: Scalar) -> Selector:
    """Return a word of a file with its place."""
    return Selector(node.text, node.line, node.column)


def read_selectors(source: Source, nodes: Iterable[Scalar], rules: RuleSet) -> Iterator[Selector]:
    """Return the words that mean rules, each once; any other is an error."""
    first: dict[str, Scalar] = {}
    for node in nodes:
        first.setdefault(node.text, node)
    for node in first.values():
        if matches_any(rules, node.text):
            yield to_selector(node)
        else:
            _report_unknown(source, node, rules)


def find_rule(source: Source, node: Scalar, rules: RuleSet) -> Rule | None:
    """Return the one rule of that id or name; a prefix is an error, as any other word."""
    rule = rules.get(node.text)
    if rule is not None:
        return rule
    if matches_any(rules, node.text):
        message = Message("rules.overrides.ambiguous_rule", text=node.text)
        source.add_error(node, message)
    else:
        _report_unknown(source, node, rules)
    return None


def _report_unknown(source: Source, node: Scalar, rules: RuleSet) -> None:
    message, hint = describe_unknown(rules, node.text)
    source.add_error(node, message + Message("support.comma") + hint)


def read_severities(
    source: Source, entries: Iterable[tuple[Scalar, Scalar]], rules: RuleSet
) -> Iterator[tuple[Selector, str]]:
    """Return the severities by word; two words for one rule are an error."""
    first: dict[str, Scalar] = {}
    for word, severity in entries:
        if not matches_any(rules, word.text):
            _report_unknown(source, word, rules)
            continue
        rule_id = next((rule.id for rule in rules if match_length(rule, word.text) == FULL), None)
        if rule_id is None or _is_first(source, first, rule_id, word):
            yield to_selector(word), severity.text


def _is_first(source: Source, first: dict[str, Scalar], rule: str, word: Scalar) -> bool:
    if rule not in first:
        first[rule] = word
        return True
    before = first[rule]
    source.add_error(
        word,
        Message(
            "rules.overrides.duplicate_rule", word=word.text, first=before.text, line=before.line
        ),
    )
    return False


def read_parameters(
    source: Source, entries: Iterable[tuple[Scalar, Mapping]], rules: RuleSet, context: RuleContext
) -> Iterator[Override]:
    """Return the parameters that a configuration changes."""
    first: dict[str, Scalar] = {}
    for word, node in entries:
        rule = find_rule(source, word, rules)
        if rule is not None and _is_first(source, first, rule.id, word):
            yield from read_changes(source, node, rule, context)


def read_override(
    source: Source, override: Mapping, rule: Rule, context: RuleContext, reason: LocalizedText
) -> Iterator[Override]:
    """Yield what a pack changes of a rule, but for its severity."""
    node, remedy = override.get("with"), override.get("remedy")
    if node is not None:
        yield from read_changes(source, node, rule, context, reason)
    key = override.key("message") or override.key("messages")
    if key is not None:
        before = len(source.errors)
        messages = _read_messages(source, override, rule)
        if len(source.errors) == before:
            yield Override(rule.id, "message", messages, to_selector(key), reason)
    if remedy is not None:
        check_reader.check_remedy(source, remedy, _remedy_names(rule))
        yield from _read_remedy(source, remedy, rule, reason)


def read_changes(
    source: Source, node: Node, rule: Rule, context: RuleContext, reason: str | LocalizedText = ""
) -> tuple[Override, ...]:
    """Return the parameters of a rule that a mapping changes; none if anything is in error."""
    if rule.target == KINDS[relation_reader.KIND]:
        source.add_error(node, Message("rules.overrides.no_parameters", rule=rule.id))
        return ()
    before = len(source.errors)
    kind = fetch(rule.target)
    values = parameters.read_changes(source, node, kind)
    if len(source.errors) > before or not isinstance(node, Mapping):
        return ()
    entries = {key.text.replace("-", "_"): (key, value) for key, value in node.entries}
    order = list(fields_of(kind))
    new_values = list(rule.values)
    changes = []
    for name, value in values.items():
        (key, value_node), field = entries[name], order.index(name)
        new_values[field] = value
        where, text = to_selector(key), _unparse(value_node)
        parameter = name.replace("_", "-")
        changes.append(Override(rule.id, parameter, value, where, reason, field, text))
    check = replace(rule, values=tuple(new_values)).build_check()
    check_reader.report_unknown_names(source, check, node, context.editions, context.vocabulary)
    if len(source.errors) > before:
        return ()
    for one in changes:
        name = one.key.replace("-", "_")
        if name in getattr(kind, "LAWFUL_LIMITS", ()) and one.value > rule.values[one.field or 0]:
            last = str(rule.values[one.field or 0])
            message = Message("rules.overrides.beyond_law", value=one.source_text, last=last)
            source.add_warning(entries[name][1], message)
    return tuple(changes)


def _unparse(node: Node) -> str:
    """Return a value as people write it."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{key.text}: {_unparse(v)}" for key, v in node.entries) + "}"
    return "[" + ", ".join(map(_unparse, node.items)) + "]"


def read_severity(source: Source, node: Node | None) -> str | None:
    """Return the severity that an override sets."""
    return node_readers.read_choice(source, node, "severity", RULE_SEVERITIES)


def read_remedies(
    source: Source, entries: Iterable[tuple[Scalar, Node]], rules: RuleSet
) -> Iterator[Override]:
    """Return what a configuration says is to be done about the findings of rules."""
    first: dict[str, Scalar] = {}
    for word, node in entries:
        rule = find_rule(source, word, rules)
        if rule is None or not _is_first(source, first, rule.id, word):
            continue
        check_reader.check_remedy(source, node, _remedy_names(rule))
        if isinstance(node, Scalar):
            text = node_readers.read_text(source, node, word.text)
            if text is not None:
                yield Override(rule.id, "remedy", as_localized(text), to_selector(word))
        else:
            yield from _read_remedy(source, node, rule)


def _read_remedy(
    source: Source, node: Node, rule: Rule, reason: str | LocalizedText = ""
) -> Iterator[Override]:
    remedy = node_readers.read_bilingual(source, node, "remedy")
    if remedy is not None:
        yield Override(rule.id, "remedy", remedy, Selector("", node.line, node.column), reason)


def _remedy_names(rule: Rule) -> frozenset[str]:
    """Return what a rule's remedy may name."""
    kind = _find_kind(rule)
    if kind.name == relation_reader.KIND:
        return frozenset(_shown_names(rule))
    return kind.remedy_names


def _find_kind(rule: Rule) -> check_reader.CheckKind:
    name = next(name for name, target in KINDS.items() if target == rule.target)
    return check_reader.CheckKind(name, rule.target, fetch(rule.target))


def _shown_names(rule: Rule) -> list[str]:
    """Return what the message of a relation holds."""
    return [name for name, _ in rule.build_check().shown]  # type: ignore[attr-defined]


def _read_messages(source: Source, override: Mapping, rule: Rule) -> dict[str, Bilingual]:
    """Take messages; that of a relation may hold what the rule's own message holds."""
    kind = _find_kind(rule)
    if kind.name != relation_reader.KIND:
        return check_reader.read_messages(source, override, kind)
    from reportlint.parsing.expressions import parse

    judge = partial(check_reader.report_unprovided, source, _shown_names(rule), suggest)
    message = check_reader.read_message(source, override.get("message"), judge, parse)
    return {} if message is None else {"": message}
