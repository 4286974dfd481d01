"""Reads one rule of a rule file."""

from __future__ import annotations

from reportlint.model import organ_kind
from reportlint.model.rule import FIRST_YEAR, LAST_YEAR, Basis, Rule, RuleDoc
from reportlint.rules import check_reader, relation_reader, test_case_reader
from reportlint.rules.precedence import SCOPES
from reportlint.support import node_readers
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Bilingual
from reportlint.support.nodes import Mapping, Scalar, Sequence
from reportlint.support.records import Record, values_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.model.form import Form
    from reportlint.model.vocabulary import Vocabulary
    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source

LEVELS = ("error", "warning", "info", "off")
FIXES = ("none", "safe", "unsafe")
STATUSES = ("preview", "stable", "deprecated")
NEEDED = ("id", "name", "severity", "title", "looks-for", "check", "tests")
KNOWN = (
    *NEEDED, "aliases", "severity-when", "message", "messages", "remedy", "basis", "editions",
    "years", "organs", "with", "guard", "fix", "default", "status", "since", "replaced-by",
    "yields-to",
)  # fmt: skip
ID = Pattern(r"(?:[A-Z]{2,8}-)?[A-Z][0-9]{3}")
NAME = Pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
A_RULE = Bilingual("规则", "a rule")
_MUST_BE = Bilingual("{what}“{found}”不对：应是", '{what} "{found}": must be ')
_AN_ID = Bilingual("一个大写字母加三位数字（如 A101）", "a letter and three digits (A101)")
_A_NAME = Bilingual("用连字符连接的小写英文词", "lower-case words with hyphens")
_NEVER = Bilingual(
    "起止年度颠倒，规则永远不会运行", "years end before they begin: the rule would never run"
)
_NOTHING = Bilingual("", "")


class Surroundings(Record):
    """What rules may name: the editions of the form, and the word lists."""

    forms: tuple[Form, ...]
    vocabulary: Vocabulary


class Entry:
    """A rule as written: what it is called, and the rule itself if nothing is at fault."""

    def __init__(self, source: Source, node: Mapping) -> None:
        """Remember the faults so far, to tell this rule's own from them."""
        self.source = source
        self.node = node
        self._before = len(source.faults)
        self._late = False
        self.id = _named(source, node.get("id"), "id", ID, _AN_ID)
        self.name = _named(source, node.get("name"), "name", NAME, _A_NAME)
        self.aliases = node_readers.texts(source, node.get("aliases"), "aliases")
        self.yields_to = tuple(_yields_to(source, node.get("yields-to")))
        self.made: tuple[Rule, RuleDoc] | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """Everything the rule is called."""
        return tuple(word for word in (self.id, self.name, *self.aliases) if word)

    def finish(self, made: tuple[Rule, RuleDoc] | None) -> None:
        """Take the rule, unless its reading brought up a fault."""
        if len(self.source.faults) == self._before:
            self.made = made

    def fault(self, key: str, message: Bilingual) -> None:
        """Record a fault that shows among all rules; it disables this one."""
        self.made = None
        self.source.fault(self.node.key(key) or self.node, message)


def read(source: Source, node: Node, around: Surroundings) -> Entry | None:
    """Read one rule; None if it is not even a mapping."""
    rule = node_readers.mapping(source, node, A_RULE)
    if rule is None:
        return None
    entry = Entry(source, rule)
    kind = check_reader.kind(source, rule)
    known: tuple[str, ...] = KNOWN
    if kind is not None and kind.name == relation_reader.KIND:
        known = (
            *(key for key in KNOWN if key not in relation_reader.UNUSED),
            *relation_reader.KEYS,
        )
    node_readers.fields(source, rule, A_RULE, known, NEEDED)
    entry.finish(_made(entry, rule, kind, around) if kind is not None else None)
    return entry


def _made(
    entry: Entry, rule: Mapping, kind: check_reader.Kind, around: Surroundings
) -> tuple[Rule, RuleDoc] | None:
    source = entry.source
    before = len(source.faults)
    known = tuple(form.edition for form in around.forms)
    editions = _words(source, rule.get("editions"), "editions", known)
    if kind.name == relation_reader.KIND:
        forms = [form for form in around.forms if form.edition in (editions or known)]
        clauses, messages = relation_reader.read(source, rule, forms)
        values: tuple[object, ...] = values_of(clauses) if clauses else ()
    else:
        values = tuple(check_reader.values(source, rule, kind).values())
        messages = check_reader.messages(source, rule, kind)
    made = _rule(entry, rule, kind, values, messages, editions)
    if len(source.faults) == before:
        check_reader.misnamed(source, rule, made.check(), around.forms, around.vocabulary)
    return made, _doc(entry, rule, kind)


def _rule(
    entry: Entry,
    rule: Mapping,
    kind: check_reader.Kind,
    values: tuple[object, ...],
    messages: dict[str, Bilingual],
    editions: tuple[str, ...],
) -> Rule:
    source = entry.source
    first, last = _years(source, rule.get("years"))
    return Rule(
        entry.id,
        entry.name,
        node_readers.word(source, rule.get("severity"), "severity", LEVELS) or "error",
        node_readers.bilingual(source, rule.get("title"), "title") or _NOTHING,
        kind.target,
        values,
        messages,
        _severity_when(source, rule.get("severity-when"), kind),
        editions,
        first,
        last,
        _words(source, rule.get("organs"), "organs", organ_kind.KINDS),
        (),
        node_readers.word(source, rule.get("fix"), "fix", FIXES) or "none",
        node_readers.word(source, rule.get("default"), "default", ("on", "off")) != "off",
        entry.aliases,
    )


def _doc(entry: Entry, rule: Mapping, kind: check_reader.Kind) -> RuleDoc:
    source = entry.source
    given = rule.get("with")
    return RuleDoc(
        entry.id,
        source.path,
        rule.line,
        kind.name,
        node_readers.bilingual(source, rule.get("looks-for"), "looks-for") or _NOTHING,
        node_readers.plain(given) if isinstance(given, Mapping) else {},  # type: ignore[arg-type]
        tuple(_basis(source, rule.get("basis"))),
        tuple(_guards(source, rule.get("guard"))),
        _optional(source, rule.get("remedy"), "remedy"),
        node_readers.word(source, rule.get("status"), "status", STATUSES) or "stable",
        node_readers.text(source, rule.get("since"), "since") or "",
        node_readers.text(source, rule.get("replaced-by"), "replaced-by") or "",
        test_case_reader.read(source, rule.get("tests")),
    )


def _named(source: Source, node: Node | None, what: str, form: Pattern, should: Bilingual) -> str:
    found = node_readers.text(source, node, what)
    if node is not None and found is not None and not form.regex.fullmatch(found):
        source.fault(node, _MUST_BE.format(what=what, found=found) + should)
    return found or ""


def _optional(source: Source, node: Node | None, what: str) -> Bilingual | None:
    return None if node is None else node_readers.bilingual(source, node, what)


def _words(
    source: Source, node: Node | None, what: str, choices: tuple[str, ...]
) -> tuple[str, ...]:
    found = (
        node_readers.word(source, item, what, choices)
        for item in node_readers.items(source, node, what)
    )
    return tuple(word for word in found if word is not None)


def _years(source: Source, node: Node | None) -> tuple[int, int]:
    years = None if node is None else node_readers.fields(source, node, "years", ("first", "last"))
    if years is None:
        return FIRST_YEAR, LAST_YEAR
    first = node_readers.integer(source, years.get("first"), "first")
    last = node_readers.integer(source, years.get("last"), "last")
    found = FIRST_YEAR if first is None else first, LAST_YEAR if last is None else last
    if found[0] > found[1]:
        source.fault(years, _NEVER)
    return found


def _severity_when(source: Source, node: Node | None, kind: check_reader.Kind) -> dict[str, str]:
    conditions = kind.names("CONDITIONS")
    given = None if node is None else node_readers.fields(source, node, "severity-when", conditions)
    found = {}
    for key, value in given.entries if given else ():
        level = node_readers.word(source, value, key.text, LEVELS)
        if level is not None:
            found[key.text] = level
    return found


def _yields_to(source: Source, node: Node | None) -> Iterator[tuple[str, str]]:
    if isinstance(node, Sequence):
        yield from ((word, SCOPES[0]) for word in node_readers.texts(source, node, "yields-to"))
        return
    given = None if node is None else node_readers.mapping(source, node, "yields-to")
    for key, value in given.entries if given else ():
        scope = node_readers.word(source, value, key.text, SCOPES)
        if scope is not None:
            yield key.text, scope


def _basis(source: Source, node: Node | None) -> Iterator[Basis]:
    for item in node_readers.items(source, node, "basis"):
        basis = node_readers.fields(
            source, item, Bilingual("一条依据", "a basis"), ("doc", "clause"), ("doc",)
        )
        if basis is not None:
            doc = node_readers.text(source, basis.get("doc"), "doc")
            clause = node_readers.text(source, basis.get("clause"), "clause")
            yield Basis(doc or "", clause or "")


def _guards(source: Source, node: Node | None) -> Iterator[Bilingual]:
    for item in node_readers.items(source, node, "guard"):
        if isinstance(item, Scalar):
            text = node_readers.text(source, item, "guard") or ""
            yield Bilingual(text, text)
        else:
            yield node_readers.bilingual(source, item, "guard") or _NOTHING
