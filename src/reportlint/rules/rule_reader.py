"""Reads one rule of a rule file."""

from __future__ import annotations

from functools import partial

from reportlint.model.message_template import has_placeholders
from reportlint.model.rule import (
    FIRST_YEAR,
    LAST_YEAR,
    RULE_SEVERITIES,
    SCOPES,
    Basis,
    Rule,
    RuleDoc,
)
from reportlint.rules import check_reader, parameters, relation_reader, test_case_reader
from reportlint.support import node_readers
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.nodes import Mapping, Sequence
from reportlint.support.record_reader import READERS, build_reader, find_reader, read_values
from reportlint.support.records import Record, replace, values_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reportlint.model.form import Form, StatutoryForm, Vocabulary
    from reportlint.model.rule_test import Case
    from reportlint.support.nodes import Node
    from reportlint.support.record_reader import Readers
    from reportlint.support.source_errors import Source

NEEDED = ("id", "name", "severity", "title", "looks-for", "check", "tests")
RULE_KEYS = (
    *NEEDED, "aliases", "severity-when", "message", "messages", "remedy", "basis", "forms",
    "editions", "years", "organs", "with", "guard", "fix", "default", "status", "since",
    "replaced-by", "yields-to",
)  # fmt: skip
ID = Pattern(r"(?:[A-Z]{2,8}-)?[A-Z][0-9]{3}")
NAME = Pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
A_RULE = Message("rules.rule_reader.rule")
#: What a rule is called, and whom it yields to: read first, and looked up among all rules.
_NAMES = ("id", "name", "aliases", "yields_to")
_SETTINGS = ("severity", "title", "severity_when", "organs", "fix", "default")


class RuleContext(Record):
    """What rules may name: the forms, their editions and word lists.

    ``home`` are the keys of the forms that rules are for which do not say it; none: all forms.
    """

    forms: tuple[StatutoryForm, ...]
    home: tuple[str, ...] = ()

    def limit(self, keys: tuple[str, ...]) -> RuleContext:
        """Return what rules for some of the forms may name."""
        return RuleContext(self.forms, keys)

    @property
    def _own_forms(self) -> tuple[StatutoryForm, ...]:
        return tuple(form for form in self.forms if not self.home or form.key in self.home)

    @property
    def editions(self) -> tuple[Form, ...]:
        """The editions of the forms that the rules are for, oldest first within each."""
        return tuple(edition for form in self._own_forms for edition in form.editions)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the first of these forms."""
        return self._own_forms[0].vocabulary


class RuleEntry:
    """A rule as written: what it is called, and the rule itself if nothing is in error."""

    def __init__(self, source: Source, node: Mapping) -> None:
        """Remember the errors so far, to tell this rule's own from them."""
        self.source = source
        self.node = node
        self._before = len(source.errors)
        self.names_read = read_values(source, node, Rule, _READERS, _NAMES)
        self.id: str = self.names_read["id"]
        self.yields_to: tuple[tuple[str, str], ...] = self.names_read.pop("yields_to", ())
        self.rule_and_doc: tuple[Rule, RuleDoc] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the rule is called."""
        names = (self.id, self.names_read["name"], *self.names_read.get("aliases", ()))
        return tuple(filter(None, names))

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
) -> tuple[Rule, RuleDoc]:
    source = entry.source
    before = len(source.errors)
    keys = tuple(form.key for form in rule_context.forms)
    own_readers: Readers = {
        **_READERS,
        "Rule.forms": _list_of(keys),
        "Rule.severity_when": partial(_severity_when, kind),
    }
    settings: dict[str, Any] = {"forms": rule_context.home}
    settings |= read_values(source, rule, Rule, own_readers, ("forms",))
    rule_context = rule_context.limit(settings["forms"])
    editions = tuple(edition.edition for edition in rule_context.editions)
    own_readers = {**own_readers, "Rule.editions": _list_of(editions)}
    settings |= read_values(source, rule, Rule, own_readers, ("editions",))
    if kind.name == relation_reader.KIND:
        own_editions = settings.get("editions") or editions
        forms = [form for form in rule_context.editions if form.edition in own_editions]
        clauses, messages = relation_reader.read(source, rule, forms)
        values: tuple[object, ...] = values_of(clauses) if clauses else ()
        remedy_names = frozenset(name for name, _ in clauses.shown) if clauses else frozenset()
    else:
        where = rule.key("with") or rule.key("check") or rule
        values = tuple(parameters.read(source, rule.get("with"), kind.cls, where).values())
        messages = check_reader.read_messages(source, rule, kind)
        remedy_names = kind.remedy_names
    check_reader.check_remedy(source, rule.get("remedy"), remedy_names)
    first, last = _years(source, rule.get("years"))
    settings |= read_values(source, rule, Rule, own_readers, _SETTINGS) | entry.names_read
    result = Rule(
        target=kind.target,
        values=values,
        messages=messages,
        first_year=first,
        last_year=last,
        **settings,
    )
    node = rule.get("with")
    if len(source.errors) == before:
        where = rule.key("with") or rule
        check_reader.report_unknown_names(
            source,
            result.build_check(),
            node,
            rule_context.editions,
            rule_context.vocabulary,
            where,
        )
    test_readers: Readers = {**_READERS, "tuple[Case, ...]": partial(_read_tests, rule_context)}
    doc_values = read_values(source, rule, RuleDoc, test_readers)
    remedy = doc_values.get("remedy")
    if remedy is not None and has_placeholders(remedy):
        result = replace(result, remedy=remedy)
    plain: Any = node_readers.to_plain(node) if isinstance(node, Mapping) else {}
    return result, RuleDoc(
        id=entry.id,
        path=source.path,
        line=rule.line,
        kind=kind.name,
        parameters=plain,
        **doc_values,
    )


def _read_name(
    form: Pattern, should: LocalizedText, source: Source, node: Node, what: str
) -> str | None:
    text = node_readers.read_text(source, node, what)
    if text is not None and not form.regex.fullmatch(text):
        source.add_error(
            node, Message("rules.rule_reader.invalid_value", what=what, found=text) + should
        )
    return text


def _choice(choices: tuple[str, ...]) -> Any:
    return partial(node_readers.read_choice, choices=choices)


def _read_tests(
    rule_context: RuleContext, source: Source, node: Node, _what: str
) -> tuple[Case, ...]:
    editions = rule_context.editions
    tables = dict.fromkeys(table.key for edition in editions for table in edition.tables)
    return test_case_reader.read(source, node, editions[0].form, tuple(tables))


def _list_of(choices: tuple[str, ...]) -> Any:
    return find_reader("tuple[str, ...]", {"str": _choice(choices)})


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


def _severity_when(kind: check_reader.CheckKind, source: Source, node: Node, what: str) -> object:
    mapping = node_readers.read_fields(source, node, what, kind.names("CONDITIONS"))
    read = find_reader("Mapping[str, str]", {"str": _choice(RULE_SEVERITIES)})
    return mapping and read(source, mapping, what)


def _yields_to(source: Source, node: Node, what: str) -> tuple[tuple[str, str], ...]:
    if isinstance(node, Sequence):
        return tuple((word, SCOPES[0]) for word in node_readers.read_texts(source, node, what))
    scopes: Any = find_reader("Mapping[str, str]", {"str": _choice(SCOPES)})(source, node, what)
    return tuple(scopes.items())


def _default(source: Source, node: Node, what: str) -> bool:
    return node_readers.read_choice(source, node, what, ("on", "off")) != "off"


_READERS: Readers = {
    **READERS,
    "Rule.id": partial(_read_name, ID, Message("rules.rule_reader.id_form")),
    "Rule.name": partial(_read_name, NAME, Message("rules.rule_reader.name_form")),
    "Rule.yields_to": _yields_to,
    "Rule.default": _default,
    "Basis": build_reader(Basis, Message("rules.rule_reader.basis")),
    "RuleDoc.guard": find_reader("tuple[str, ...]", {"str": node_readers.read_words}),
}
