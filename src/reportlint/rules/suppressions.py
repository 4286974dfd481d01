"""Entries that suppress findings without touching the draft: by rule and place, with a reason."""

from __future__ import annotations

from reportlint.model.problem import Place
from reportlint.model.prose import Day
from reportlint.model.rule import UNUSED_RULE
from reportlint.rules.selection import describe_unknown, match_rules
from reportlint.support import node_readers
from reportlint.support.localized_text import Bilingual
from reportlint.support.nodes import Mapping, Scalar, Sequence
from reportlint.support.records import Record
from reportlint.support.source_errors import suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.form import Column, Form, Row, TableForm
    from reportlint.model.rule import RuleSet
    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source

KEYS = ("rule", "file", "part", "table", "row", "column", "text", "reason", "expires")
NEEDED = ("rule", "reason")
#: What an ignore file may hold its list under; the configuration does.
TOP = "suppressions"
_ENTRY = Bilingual("一条抑制", "an entry")
_FILE = Bilingual("抑制文件", "an ignore file")
_NO_LIST = Bilingual(
    "抑制文件应是一个列表，每条以“- rule: 编号”开头",
    'an ignore file is a list of entries, each beginning "- rule: ID"',
)
_OF_ITSELF = Bilingual(
    f"{UNUSED_RULE} 说的是抑制本身，不能抑制；不需要它时用 --ignore {UNUSED_RULE}",
    f"{UNUSED_RULE} speaks of suppressions and cannot be suppressed: use --ignore {UNUSED_RULE}",
)
_NO_REASON = Bilingual("请写明理由（reason）", "say why, under reason")


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
    reason: Bilingual
    expires: str | None


class KnownNames(Record):
    """What entries may name: any rule there is, and what the forms have."""

    rules: RuleSet
    forms: tuple[Form, ...]


def list_entries(source: Source, node: Node | None) -> tuple[Node, ...]:
    """Return the entries of an ignore file: a list, or one under ``suppressions``."""
    if isinstance(node, Mapping):
        top = node_readers.read_fields(source, node, _FILE, (TOP,))
        node = None if top is None else top.get(TOP)
    elif node is not None and not isinstance(node, Sequence):
        source.add_error(node, _NO_LIST)
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
    mapping = node_readers.read_fields(source, node, _ENTRY, KEYS, NEEDED)
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
        source.add_error(key, message + Bilingual("，", ", ") + hint)
    elif rule_ids == (UNUSED_RULE,):
        source.add_error(key, _OF_ITSELF)
    return rule_ids


def _words(source: Source, mapping: Mapping, key: str) -> str | None:
    node = mapping.get(key)
    words = node_readers.read_text(source, node, key)
    if node is not None and words is not None and not words.strip():
        source.add_error(node, Bilingual(f"{key} 是空的", f"{key} is empty"))
    return words


def _reason(source: Source, node: Node | None) -> Bilingual:
    if isinstance(node, Mapping):
        return node_readers.read_bilingual(source, node, "reason") or Bilingual("", "")
    words = node_readers.read_text(source, node, "reason") or ""
    if node is not None and isinstance(node, Scalar) and node.kind == "text" and not words.strip():
        source.add_error(node, _NO_REASON)
    return Bilingual(words.strip(), words.strip())


def _expires(source: Source, mapping: Mapping) -> str | None:
    node = mapping.get("expires")
    if node is None:
        return None
    words = node.text if isinstance(node, Scalar) else ""
    if Day.parse_iso(words) is None:
        source.add_error(
            node,
            Bilingual(
                f"expires 应写成 2025-12-31 这样的日期，不是“{words}”",
                f'expires is a date like 2025-12-31, not "{words}"',
            ),
        )
    return words


def _place(source: Source, mapping: Mapping, known_names: KnownNames) -> Place:
    """Read a place; tables, rows and columns go by their keys or by what the form calls them."""
    tables = [table for edition in known_names.forms for table in edition.tables]
    table = _key(source, mapping, "table", ((form.key, _titles(form)) for form in tables))
    within = [form for form in tables if table in (None, form.key)]
    rows = [(one.key, _labels(one)) for form in within for one in form.rows]
    columns = [(one.key, _labels(one)) for form in within for one in form.columns]
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
            node,
            Bilingual(
                f"part 是第几部分，应为 {least} 到 {most}，不是 {part}",
                f"part is the number of a part, from {least} to {most}, not {part}",
            ),
        )
    return part


def _titles(form: TableForm) -> tuple[str, ...]:
    return form.title.zh, form.title.en


def _labels(one: Row | Column) -> tuple[str, ...]:
    return one.label, one.title.zh, one.title.en


def _key(
    source: Source, mapping: Mapping, what: str, candidates: Iterable[tuple[str, tuple[str, ...]]]
) -> str | None:
    """Read the key of a table, row or column, or what it is called; the key goes first."""
    node = mapping.get(what)
    word = node_readers.read_text(source, node, what)
    if node is None or word is None:
        return None
    candidates = tuple(candidates)
    keys = tuple(dict.fromkeys(key for key, names in candidates if word in names))
    if any(word == key for key, _ in candidates):
        return word
    if len(keys) > 1:
        joined_keys = Bilingual("、".join(keys), ", ".join(keys))
        source.add_error(
            node, Bilingual(f"“{word}”不止一处：", f'"{word}" is more than one: ') + joined_keys
        )
    elif not keys:
        words = [name for key, names in candidates for name in (key, *names)]
        message = Bilingual(f"表中没有“{word}”", f'the form has no {what} "{word}"')
        source.add_error(node, message + suggest(word, words))
    return keys[0] if len(keys) == 1 else None
