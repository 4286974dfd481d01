"""Reads what packs and configurations change in rules, by the same strict checks as rule files."""

from __future__ import annotations

from reportlint.checks import KINDS
from reportlint.rules import check_reader, parameters, relation_reader
from reportlint.rules.layers import FULL, Advice, Parameter, Rewording, Word, match
from reportlint.rules.selection import LEVELS, means, unknown
from reportlint.support import node_readers
from reportlint.support.lazy_import import fetch
from reportlint.support.localized_text import Bilingual
from reportlint.support.nodes import Mapping, Scalar
from reportlint.support.records import fields_of, replace
from reportlint.support.source_errors import suggestion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.model.rule import Rule, RuleSet
    from reportlint.rules.builtin import Builtin
    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source

_NO_PARAMETERS = Bilingual(
    "规则 {rule} 是表内关系，没有可以调整的参数",
    "rule {rule} is a relation of the tables: it has no parameters to change",
)
_UNPROVIDED = Bilingual("没有可填入“{{{hole}}}”的内容", 'nothing provides "{{{hole}}}"')
_TWICE = Bilingual(
    "“{word}”和第 {line} 行的“{first}”是同一条规则",
    '"{word}" is the rule that line {line} calls "{first}"',
)


def place(node: Scalar) -> Word:
    """Give a word of a file with its place."""
    return Word(node.text, node.line, node.column)


def words(source: Source, given: Iterable[Scalar], rules: RuleSet) -> Iterator[Word]:
    """Give the words that mean rules, each once; any other is a fault."""
    first: dict[str, Scalar] = {}
    for node in given:
        first.setdefault(node.text, node)
    for node in first.values():
        if means(rules, node.text):
            yield place(node)
        else:
            _blame(source, node, rules)


def one(source: Source, node: Scalar, rules: RuleSet) -> Rule | None:
    """Give the one rule of that id or name; a prefix is a fault, as any other word."""
    rule = rules.get(node.text)
    if rule is not None:
        return rule
    if means(rules, node.text):
        told = Bilingual(
            f"“{node.text}”不止一条规则：写出完整的编号",
            f'"{node.text}" is more than one rule: write an id in full',
        )
        source.fault(node, told)
    else:
        _blame(source, node, rules)
    return None


def _blame(source: Source, node: Scalar, rules: RuleSet) -> None:
    told, hint = unknown(rules, node.text)
    source.fault(node, told + Bilingual("，", ", ") + hint)


def severities(
    source: Source, given: Iterable[tuple[Scalar, Scalar]], rules: RuleSet
) -> Iterator[tuple[Word, str]]:
    """Give the severities by word; two words for one rule are a fault."""
    first: dict[str, Scalar] = {}
    for word, level in given:
        if not means(rules, word.text):
            _blame(source, word, rules)
            continue
        named = next((rule.id for rule in rules if match(rule, word.text) == FULL), None)
        if named is None or _is_first(source, first, named, word):
            yield place(word), level.text


def _is_first(source: Source, first: dict[str, Scalar], rule: str, word: Scalar) -> bool:
    if rule not in first:
        first[rule] = word
        return True
    before = first[rule]
    source.fault(word, _TWICE.format(word=word.text, first=before.text, line=before.line))
    return False


def configured(
    source: Source, given: Iterable[tuple[Scalar, Mapping]], rules: RuleSet, known: Builtin
) -> Iterator[Parameter]:
    """Give the parameters that a configuration changes."""
    first: dict[str, Scalar] = {}
    for word, node in given:
        rule = one(source, word, rules)
        if rule is not None and _is_first(source, first, rule.id, word):
            yield from changed(source, node, rule, known)


def changed(
    source: Source, node: Node, rule: Rule, known: Builtin, reason: str | Bilingual = ""
) -> tuple[Parameter, ...]:
    """Give the parameters of a rule that a mapping changes; none if anything is at fault."""
    if rule.target == KINDS[relation_reader.KIND]:
        source.fault(node, _NO_PARAMETERS.format(rule=rule.id))
        return ()
    before = len(source.faults)
    kind = fetch(rule.target)
    values = parameters.changes(source, node, kind)
    if len(source.faults) > before or not isinstance(node, Mapping):
        return ()
    given = {key.text.replace("-", "_"): (key, value) for key, value in node.entries}
    order = list(fields_of(kind))
    found = tuple(
        Parameter(
            rule.id,
            name.replace("_", "-"),
            order.index(name),
            value,
            _written(given[name][1]),
            place(given[name][0]),
            reason,
        )
        for name, value in values.items()
    )
    _try(source, given, replace(rule, values=_with(rule, found)), known)
    return found if len(source.faults) == before else ()


def _with(rule: Rule, found: Iterable[Parameter]) -> tuple[object, ...]:
    values = list(rule.values)
    for parameter in found:
        values[parameter.field] = parameter.value
    return tuple(values)


def _try(source: Source, given: dict[str, tuple[Scalar, Node]], rule: Rule, known: Builtin) -> None:
    """Let the check say which of the new parameters name what does not exist."""
    check = getattr(rule.check(), "faults", None)
    for name, message in check(known.forms, known.vocabulary) if check else ():
        if name in given:
            source.fault(given[name][1], message)


def _written(node: Node) -> str:
    """Give a value as people write it."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return "{" + ", ".join(f"{key.text}: {_written(v)}" for key, v in node.entries) + "}"
    return "[" + ", ".join(map(_written, node.items)) + "]"


def severity(source: Source, node: Node | None) -> str | None:
    """Give the severity that an override sets."""
    return node_readers.word(source, node, "severity", LEVELS)


def reworded(
    source: Source, override: Mapping, rule: Rule, reason: str | Bilingual = ""
) -> Rewording | None:
    """Give the messages that an override puts in place of the rule's own."""
    key = override.key("message") or override.key("messages")
    if key is None:
        return None
    before = len(source.faults)
    name = next(name for name, target in KINDS.items() if target == rule.target)
    kind = check_reader.Kind(name, rule.target, fetch(rule.target))
    if name == relation_reader.KIND:
        found = _of_relation(source, override, rule)
    else:
        found = check_reader.messages(source, override, kind)
    made = Rewording(rule.id, found, place(key), reason)
    return made if len(source.faults) == before else None


def advised(
    source: Source, node: Node | None, rule: Rule, reason: str | Bilingual = ""
) -> Advice | None:
    """Give what to do about a rule's findings, where an override says so."""
    if node is None:
        return None
    taken = node_readers.bilingual(source, node, "remedy")
    where = Word("", node.line, node.column)
    return None if taken is None else Advice(rule.id, taken, where, reason)


def remedies(
    source: Source, given: Iterable[tuple[Scalar, Node]], rules: RuleSet
) -> Iterator[Advice]:
    """Give what a configuration says is to be done about the findings of rules."""
    first: dict[str, Scalar] = {}
    for word, node in given:
        rule = one(source, word, rules)
        if rule is None or not _is_first(source, first, rule.id, word):
            continue
        if isinstance(node, Scalar):
            text = node_readers.text(source, node, word.text)
            found = None if text is None else Advice(rule.id, Bilingual(text, text), place(word))
        else:
            found = advised(source, node, rule)
        if found is not None:
            yield found


def _of_relation(source: Source, override: Mapping, rule: Rule) -> dict[str, Bilingual]:
    """Take the message of a relation: it may hold what the rule's own message holds."""
    from reportlint.parsing.expressions import parse

    both = ("zh", "en")
    taken = node_readers.fields(source, override.get("message"), "message", both, both)
    if taken is None:
        return {}
    shown = [source_ for source_, _ in rule.check().shown]  # type: ignore[attr-defined]
    for language in both:
        node = taken.get(language)
        for hole in check_reader.template(source, node, parse).placeholders:
            if hole.source not in shown and isinstance(node, Scalar):
                told = _UNPROVIDED.format(hole=hole.source) + suggestion(hole.source, shown)
                source.fault(check_reader.within(node, hole.at), told)
    return {"": check_reader.written(taken)}
