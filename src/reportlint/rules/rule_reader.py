"""Reads one rule of a rule file."""

from __future__ import annotations

from reportlint.model.finding import RULE_SEVERITIES
from reportlint.model.report import ORGAN_KINDS
from reportlint.model.rule import FIRST_YEAR, LAST_YEAR, SCOPES, Basis, Rule, RuleDoc
from reportlint.rules import check_reader, relation_reader, test_case_reader
from reportlint.support import node_readers
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import NO_TEXT, Bilingual, LocalizedText, Message
from reportlint.support.nodes import Mapping, Sequence
from reportlint.support.record_reader import READERS, build_reader, read_values
from reportlint.support.records import Record, values_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from reportlint.model.form import Form, Vocabulary
    from reportlint.support.nodes import Node
    from reportlint.support.record_reader import Readers
    from reportlint.support.source_errors import Source

FIXES = ("none", "safe", "unsafe")
NEEDED = ("id", "name", "severity", "title", "looks-for", "check", "tests")
RULE_KEYS = (
    *NEEDED, "aliases", "severity-when", "message", "messages", "remedy", "basis", "editions",
    "years", "organs", "with", "guard", "fix", "default", "status", "since", "replaced-by",
    "yields-to",
)  # fmt: skip
ID = Pattern(r"(?:[A-Z]{2,8}-)?[A-Z][0-9]{3}")
NAME = Pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
A_RULE = Message("rules.rule_reader.rule")


class RuleContext(Record):
    """What rules may name: the editions of the form, and the word lists."""

    forms: tuple[Form, ...]
    vocabulary: Vocabulary


class RuleEntry:
    """A rule as written: what it is called, and the rule itself if nothing is in error."""

    def __init__(self, source: Source, node: Mapping) -> None:
        """Remember the errors so far, to tell this rule's own from them."""
        self.source = source
        self.node = node
        self._before = len(source.errors)
        self._late = False
        self.id = _read_name(source, node.get("id"), "id", ID, Message("rules.rule_reader.id_form"))
        self.name = _read_name(
            source, node.get("name"), "name", NAME, Message("rules.rule_reader.name_form")
        )
        self.aliases = node_readers.read_texts(source, node.get("aliases"), "aliases")
        self.yields_to = tuple(_yields_to(source, node.get("yields-to")))
        self.rule_and_doc: tuple[Rule, RuleDoc] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the rule is called."""
        return tuple(word for word in (self.id, self.name, *self.aliases) if word)

    def finish(self, rule_and_doc: tuple[Rule, RuleDoc] | None) -> None:
        """Take the rule, unless its reading brought up an error."""
        if len(self.source.errors) == self._before:
            self.rule_and_doc = rule_and_doc

    def add_error(self, key: str, message: LocalizedText) -> None:
        """Record an error that shows among all rules; it disables this one."""
        self.rule_and_doc = None
        self.source.add_error(self.node.key(key) or self.node, message)


def read(source: Source, node: Node, rule_context: RuleContext) -> RuleEntry | None:
    """Read one rule; None if it is not even a mapping."""
    rule = node_readers.read_mapping(source, node, A_RULE)
    if rule is None:
        return None
    entry = RuleEntry(source, rule)
    kind = check_reader.read_kind(source, rule)
    allowed_keys: tuple[str, ...] = RULE_KEYS
    if kind is not None and kind.name == relation_reader.KIND:
        allowed_keys = (
            *(key for key in RULE_KEYS if key not in relation_reader.UNUSED),
            *relation_reader.KEYS,
        )
    node_readers.read_fields(source, rule, A_RULE, allowed_keys, NEEDED)
    entry.finish(_read_rule(entry, rule, kind, rule_context) if kind is not None else None)
    return entry


def _read_rule(
    entry: RuleEntry, rule: Mapping, kind: check_reader.CheckKind, rule_context: RuleContext
) -> tuple[Rule, RuleDoc] | None:
    source = entry.source
    before = len(source.errors)
    editions_known = tuple(form.edition for form in rule_context.forms)
    editions = _read_choices(source, rule.get("editions"), "editions", editions_known)
    if kind.name == relation_reader.KIND:
        forms = [
            form for form in rule_context.forms if form.edition in (editions or editions_known)
        ]
        clauses, messages = relation_reader.read(source, rule, forms)
        values: tuple[object, ...] = values_of(clauses) if clauses else ()
    else:
        values = tuple(check_reader.read_values(source, rule, kind).values())
        messages = check_reader.read_messages(source, rule, kind)
    result = _build_rule(entry, rule, kind, values, messages, editions)
    if len(source.errors) == before:
        check_reader.report_unknown_names(
            source, rule, result.build_check(), rule_context.forms, rule_context.vocabulary
        )
    return result, _build_doc(entry, rule, kind)


def _build_rule(
    entry: RuleEntry,
    rule: Mapping,
    kind: check_reader.CheckKind,
    values: tuple[object, ...],
    messages: dict[str, Bilingual],
    editions: tuple[str, ...],
) -> Rule:
    source = entry.source
    first, last = _years(source, rule.get("years"))
    return Rule(
        entry.id,
        entry.name,
        node_readers.read_choice(source, rule.get("severity"), "severity", RULE_SEVERITIES)
        or "error",
        node_readers.read_bilingual(source, rule.get("title"), "title") or NO_TEXT,
        kind.target,
        values,
        messages,
        _severity_when(source, rule.get("severity-when"), kind),
        editions,
        first,
        last,
        _read_choices(source, rule.get("organs"), "organs", ORGAN_KINDS),
        (),
        node_readers.read_choice(source, rule.get("fix"), "fix", FIXES) or "none",
        node_readers.read_choice(source, rule.get("default"), "default", ("on", "off")) != "off",
        entry.aliases,
    )


def _build_doc(entry: RuleEntry, rule: Mapping, kind: check_reader.CheckKind) -> RuleDoc:
    source = entry.source
    node = rule.get("with")
    parameters: Any = node_readers.to_plain(node) if isinstance(node, Mapping) else {}
    return RuleDoc(
        id=entry.id,
        path=source.path,
        line=rule.line,
        kind=kind.name,
        parameters=parameters,
        **read_values(source, rule, RuleDoc, _READERS),
    )


def _read_name(
    source: Source, node: Node | None, what: str, form: Pattern, should: LocalizedText
) -> str:
    text = node_readers.read_text(source, node, what)
    if node is not None and text is not None and not form.regex.fullmatch(text):
        source.add_error(
            node, Message("rules.rule_reader.invalid_value", what=what, found=text) + should
        )
    return text or ""


def _read_choices(
    source: Source, node: Node | None, what: str, choices: tuple[str, ...]
) -> tuple[str, ...]:
    words = (
        node_readers.read_choice(source, item, what, choices)
        for item in node_readers.read_items(source, node, what)
    )
    return tuple(word for word in words if word is not None)


def _years(source: Source, node: Node | None) -> tuple[int, int]:
    years = (
        None if node is None else node_readers.read_fields(source, node, "years", ("first", "last"))
    )
    if years is None:
        return FIRST_YEAR, LAST_YEAR
    first = node_readers.read_integer(source, years.get("first"), "first")
    last = node_readers.read_integer(source, years.get("last"), "last")
    bounds = FIRST_YEAR if first is None else first, LAST_YEAR if last is None else last
    if bounds[0] > bounds[1]:
        source.add_error(years, Message("rules.rule_reader.years_reversed"))
    return bounds


def _severity_when(
    source: Source, node: Node | None, kind: check_reader.CheckKind
) -> dict[str, str]:
    conditions = kind.names("CONDITIONS")
    mapping = (
        None
        if node is None
        else node_readers.read_fields(source, node, "severity-when", conditions)
    )
    severities = {}
    for key, value in mapping.entries if mapping else ():
        severity = node_readers.read_choice(source, value, key.text, RULE_SEVERITIES)
        if severity is not None:
            severities[key.text] = severity
    return severities


def _yields_to(source: Source, node: Node | None) -> Iterator[tuple[str, str]]:
    if isinstance(node, Sequence):
        yield from (
            (word, SCOPES[0]) for word in node_readers.read_texts(source, node, "yields-to")
        )
        return
    mapping = None if node is None else node_readers.read_mapping(source, node, "yields-to")
    for key, value in mapping.entries if mapping else ():
        scope = node_readers.read_choice(source, value, key.text, SCOPES)
        if scope is not None:
            yield key.text, scope


_READERS: Readers = {
    **READERS,
    "Basis": build_reader(Basis, Message("rules.rule_reader.basis")),
    "Words": node_readers.read_words,
    "tuple[Case, ...]": lambda source, node, _what: test_case_reader.read(source, node),
}
