"""Entries that suppress findings without touching the draft: by rule and place, with a reason.

They stand in the configuration, or in a file beside drafts, which :func:`load_ignore_file` reads.
"""

from __future__ import annotations

import os
from itertools import chain

from reportlint.model.problem import Place
from reportlint.model.prose import Day
from reportlint.model.rule import UNUSED_RULE
from reportlint.rules.selection import describe_unknown, match_rules
from reportlint.support import node_readers
from reportlint.support.errors import explain_os_error
from reportlint.support.localized_text import NO_TEXT, LocalizedText, Message, as_localized
from reportlint.support.nodes import Mapping, Scalar, Sequence
from reportlint.support.records import Record
from reportlint.support.source_errors import Source, suggest
from reportlint.support.trusted_files import find_trusted_owners, is_foreign, read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.form import Form
    from reportlint.model.rule import RuleSet
    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import SourceError

KEYS = ("rule", "file", "part", "table", "row", "column", "text", "reason", "expires")
NEEDED = ("rule", "reason")
#: What an ignore file may hold its list under; the configuration does.
TOP = "suppressions"
_OF_ITSELF = Message("rules.suppressions.not_suppressible", unused_rule=UNUSED_RULE)


class SuppressionEntry(Record):
    """An entry as written: which findings of which rules it suppresses, and why.

    ``rules`` are the ids that ``rule`` means. ``file`` is a pattern for the draft's name. ``place``
    and ``text`` narrow it to a place of the form and to words of the draft. It holds up to the day
    ``expires`` (ISO), None for ever. ``path``, ``line`` and ``column`` are where it stands;
    ``source`` is ignore-file or configuration.
    """

    path: str
    line: int
    column: int
    source: str
    rule: str
    rules: tuple[str, ...]
    file: str | None
    place: Place
    text: str | None
    reason: LocalizedText
    expires: str | None


class KnownNames(Record):
    """What entries may name: any rule there is, and what the forms have."""

    rules: RuleSet
    forms: tuple[Form, ...]


def list_entries(source: Source, node: Node | None) -> tuple[Node, ...]:
    """Return the entries of an ignore file: a list, or one under ``suppressions``."""
    if isinstance(node, Mapping):
        top = node_readers.read_fields(
            source, node, Message("rules.suppressions.ignore_file"), (TOP,)
        )
        node = None if top is None else top.get(TOP)
    elif node is not None and not isinstance(node, Sequence):
        source.add_error(node, Message("rules.suppressions.not_a_list"))
        return ()
    return node_readers.read_items(source, node, TOP)


def read_entries(
    source: Source, nodes: Iterable[Node], known_names: KnownNames, kind: str
) -> tuple[SuppressionEntry, ...]:
    """Read entries; one in error is left out, and its errors go to ``source``."""
    nodes = tuple(nodes)
    entries = [_entry(source, node, known_names, kind) for node in nodes]
    ends = [*(node.line for node in nodes), len(source.lines) + 1][1:]
    error_lines = {error.line for error in source.errors}
    return tuple(
        entry
        for entry, node, end in zip(entries, nodes, ends, strict=True)
        # NOTE: what is wrong with it as YAML was reported before it was read.
        if entry is not None and error_lines.isdisjoint(range(node.line, max(end, node.line + 1)))
    )


def _entry(
    source: Source, node: Node, known_names: KnownNames, kind: str
) -> SuppressionEntry | None:
    before = len(source.errors)
    mapping = node_readers.read_fields(
        source, node, Message("rules.suppressions.entry"), KEYS, NEEDED
    )
    if mapping is None:
        return None
    rule = node_readers.read_text(source, mapping.get("rule"), "rule")
    entry = SuppressionEntry(
        source.path,
        mapping.line,
        mapping.column,
        kind,
        rule or "",
        _rules(source, mapping, rule, known_names),
        _words(source, mapping, "file"),
        _place(source, mapping, known_names),
        _words(source, mapping, "text"),
        _reason(source, mapping.get("reason")),
        _expires(source, mapping),
    )
    return entry if len(source.errors) == before else None


def _rules(
    source: Source, mapping: Mapping, rule: str | None, known_names: KnownNames
) -> tuple[str, ...]:
    key = mapping.get("rule")
    if rule is None or key is None:
        return ()
    rule_ids = match_rules(known_names.rules, rule)
    if not rule_ids:
        message, hint = describe_unknown(known_names.rules, rule)
        source.add_error(key, message + Message("support.comma") + hint)
    elif rule_ids == (UNUSED_RULE,):
        source.add_error(key, _OF_ITSELF)
    return rule_ids


def _words(source: Source, mapping: Mapping, key: str) -> str | None:
    node = mapping.get(key)
    words = node_readers.read_text(source, node, key)
    if node is not None and words is not None and not words.strip():
        source.add_error(node, Message("rules.suppressions.empty_value", key=key))
    return words


def _reason(source: Source, node: Node | None) -> LocalizedText:
    if isinstance(node, Mapping):
        return node_readers.read_bilingual(source, node, "reason") or NO_TEXT
    words = node_readers.read_text(source, node, "reason") or ""
    if node is not None and isinstance(node, Scalar) and node.kind == "text" and not words.strip():
        source.add_error(node, Message("rules.suppressions.missing_reason"))
    return as_localized(words.strip())


def _expires(source: Source, mapping: Mapping) -> str | None:
    node = mapping.get("expires")
    if node is None:
        return None
    words = node.text if isinstance(node, Scalar) else ""
    if Day.parse_iso(words) is None:
        source.add_error(node, Message("rules.suppressions.invalid_expiry", words=words))
    return words


def _place(source: Source, mapping: Mapping, known_names: KnownNames) -> Place:
    """Read a place; tables, rows and columns go by their keys or by what the form calls them."""
    tables = [table for edition in known_names.forms for table in edition.tables]
    titles = ((one.key, one.title.zh, one.title.en) for one in tables)
    table = _key(source, mapping, "table", titles)
    within = [form for form in tables if table in (None, form.key)]
    rows, columns = (
        [(one.key, one.label, one.title.zh, one.title.en) for items in axis for one in items]
        for axis in ([form.rows for form in within], [form.columns for form in within])
    )
    return Place(
        _part(source, mapping.get("part"), known_names.forms),
        table,
        _key(source, mapping, "row", rows),
        _key(source, mapping, "column", columns),
    )


def _part(source: Source, node: Node | None, forms: Iterable[Form]) -> int | None:
    part = node_readers.read_integer(source, node, "part")
    numbers = {form.number for edition in forms for form in edition.parts}
    if node is not None and part is not None and part not in numbers:
        least, most = min(numbers), max(numbers)
        source.add_error(
            node, Message("rules.suppressions.part_out_of_range", least=least, most=most, part=part)
        )
    return part


def _key(
    source: Source, mapping: Mapping, what: str, candidates: Iterable[tuple[str, ...]]
) -> str | None:
    """Read the key of a table, row or column, or what it is called; the key goes first."""
    node = mapping.get(what)
    word = node_readers.read_text(source, node, what)
    if node is None or word is None:
        return None
    candidates = tuple(candidates)
    keys = tuple(dict.fromkeys(key for key, *names in candidates if word in names))
    if any(word == key for key, *_ in candidates):
        return word
    if len(keys) > 1:
        source.add_error(node, Message("rules.suppressions.ambiguous_word", word=word, keys=keys))
    elif not keys:
        message = Message("rules.suppressions.not_in_form", word=word, what=what)
        source.add_error(node, message + suggest(word, chain(*candidates)))
    return keys[0] if len(keys) == 1 else None


class IgnoreFile(Record):
    """An ignore file as read: its entries without those in error, and the errors."""

    path: str
    text: str
    entries: tuple[SuppressionEntry, ...]
    errors: tuple[SourceError, ...]


#: Files read in this process, by path, with their time of change and size.
_files_read: dict[str, tuple[tuple[int, int], IgnoreFile]] = {}


def load_ignore_file(path: str, known_names: KnownNames) -> IgnoreFile:
    """Read an ignore file, anew only if it has changed; what is wrong with it are errors."""
    try:
        status = os.stat(path)
        stamp = status.st_mtime_ns, status.st_size
        before = _files_read.get(os.path.abspath(path))
        if before is not None and before[0] == stamp and before[1].path == path:
            return before[1]
        if is_foreign(path, find_trusted_owners(os.path.dirname(os.path.abspath(path)))):
            return _useless(path, Message("rules.ignore_file.foreign_owner"))
        content = read_file(path)
    except OSError as error:
        message = Message("rules.ignore_file.unreadable", reason=explain_os_error(error))
        return _useless(path, message)
    ignore_file = _read(path, content, known_names)
    _files_read[os.path.abspath(path)] = stamp, ignore_file
    return ignore_file


def _read(path: str, content: bytes, known_names: KnownNames) -> IgnoreFile:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _useless(path, Message("rules.ignore_file.not_utf8"))
    from reportlint.support import yaml_reader

    source = Source(path, text)
    nodes = list_entries(source, yaml_reader.parse(source, text))
    entries = read_entries(source, nodes, known_names, "ignore-file")
    return IgnoreFile(path, text, entries, tuple(source.errors))


def _useless(path: str, message: LocalizedText) -> IgnoreFile:
    source = Source(path, "")
    source.add_error((1, 1), message)
    return IgnoreFile(path, "", (), tuple(source.errors))
