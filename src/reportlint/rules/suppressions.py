"""Entries that suppress findings without touching the draft: by rule and place, with a reason."""

from __future__ import annotations

from reportlint.model.problem import Place
from reportlint.model.prose import Day
from reportlint.model.rule import UNUSED
from reportlint.rules.selection import meant, unknown
from reportlint.support import node_readers
from reportlint.support.localized_text import Bilingual
from reportlint.support.nodes import Mapping, Scalar, Sequence
from reportlint.support.records import Record
from reportlint.support.source_errors import suggestion

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
    f"{UNUSED} 说的是抑制本身，不能抑制；不需要它时用 --ignore {UNUSED}",
    f"{UNUSED} speaks of suppressions and cannot be suppressed: use --ignore {UNUSED}",
)
_NO_REASON = Bilingual("请写明理由（reason）", "say why, under reason")


class Entry(Record):
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


class Known(Record):
    """What entries may name: any rule there is, and what the forms have."""

    rules: RuleSet
    forms: tuple[Form, ...]


def listed(source: Source, node: Node | None) -> tuple[Node, ...]:
    """Give the entries of an ignore file: a list, or one under ``suppressions``."""
    if isinstance(node, Mapping):
        top = node_readers.fields(source, node, _FILE, (TOP,))
        node = None if top is None else top.get(TOP)
    elif node is not None and not isinstance(node, Sequence):
        source.fault(node, _NO_LIST)
        return ()
    return node_readers.items(source, node, TOP)


def read(source: Source, nodes: Iterable[Node], known: Known, kind: str) -> tuple[Entry, ...]:
    """Read entries; one at fault is left out, and its faults go to ``source``."""
    nodes = tuple(nodes)
    made = [_entry(source, node, known, kind) for node in nodes]
    ends = [*(node.line for node in nodes), len(source.lines) + 1][1:]
    at_fault = {fault.line for fault in source.faults}
    return tuple(
        entry
        for entry, node, end in zip(made, nodes, ends, strict=True)
        # NOTE: what is wrong with it as YAML was told before it was read.
        if entry is not None and at_fault.isdisjoint(range(node.line, max(end, node.line + 1)))
    )


def _entry(source: Source, node: Node, known: Known, kind: str) -> Entry | None:
    before = len(source.faults)
    taken = node_readers.fields(source, node, _ENTRY, KEYS, NEEDED)
    if taken is None:
        return None
    rule = node_readers.text(source, taken.get("rule"), "rule")
    entry = Entry(
        source.path,
        taken.line,
        taken.column,
        kind,
        rule or "",
        _rules(source, taken, rule, known),
        _words(source, taken, "file"),
        _place(source, taken, known),
        _words(source, taken, "text"),
        _reason(source, taken.get("reason")),
        _expires(source, taken),
    )
    return entry if len(source.faults) == before else None


def _rules(source: Source, taken: Mapping, rule: str | None, known: Known) -> tuple[str, ...]:
    key = taken.get("rule")
    if rule is None or key is None:
        return ()
    found = meant(known.rules, rule)
    if not found:
        message, hint = unknown(known.rules, rule)
        source.fault(key, message + Bilingual("，", ", ") + hint)
    elif found == (UNUSED,):
        source.fault(key, _OF_ITSELF)
    return found


def _words(source: Source, taken: Mapping, key: str) -> str | None:
    node = taken.get(key)
    words = node_readers.text(source, node, key)
    if node is not None and words is not None and not words.strip():
        source.fault(node, Bilingual(f"{key} 是空的", f"{key} is empty"))
    return words


def _reason(source: Source, node: Node | None) -> Bilingual:
    if isinstance(node, Mapping):
        return node_readers.bilingual(source, node, "reason") or Bilingual("", "")
    words = node_readers.text(source, node, "reason") or ""
    if node is not None and isinstance(node, Scalar) and node.kind == "text" and not words.strip():
        source.fault(node, _NO_REASON)
    return Bilingual(words.strip(), words.strip())


def _expires(source: Source, taken: Mapping) -> str | None:
    node = taken.get("expires")
    if node is None:
        return None
    words = node.text if isinstance(node, Scalar) else ""
    if Day.read(words) is None:
        source.fault(
            node,
            Bilingual(
                f"expires 应写成 2025-12-31 这样的日期，不是“{words}”",
                f'expires is a date like 2025-12-31, not "{words}"',
            ),
        )
    return words


def _place(source: Source, taken: Mapping, known: Known) -> Place:
    """Read a place; tables, rows and columns go by their keys or by what the form calls them."""
    tables = [table for edition in known.forms for table in edition.tables]
    table = _key(source, taken, "table", ((form.key, _titles(form)) for form in tables))
    within = [form for form in tables if table in (None, form.key)]
    rows = [(one.key, _labels(one)) for form in within for one in form.rows]
    columns = [(one.key, _labels(one)) for form in within for one in form.columns]
    return Place(
        _part(source, taken.get("part"), known.forms),
        table,
        _key(source, taken, "row", rows),
        _key(source, taken, "column", columns),
    )


def _part(source: Source, node: Node | None, forms: Iterable[Form]) -> int | None:
    part = node_readers.integer(source, node, "part")
    numbers = {form.number for edition in forms for form in edition.parts}
    if node is not None and part is not None and part not in numbers:
        least, most = min(numbers), max(numbers)
        source.fault(
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
    source: Source, taken: Mapping, what: str, named: Iterable[tuple[str, tuple[str, ...]]]
) -> str | None:
    """Read the key of a table, row or column, or what it is called; the key goes first."""
    node = taken.get(what)
    word = node_readers.text(source, node, what)
    if node is None or word is None:
        return None
    named = tuple(named)
    keys = tuple(dict.fromkeys(key for key, names in named if word in names))
    if any(word == key for key, _ in named):
        return word
    if len(keys) > 1:
        said = Bilingual("、".join(keys), ", ".join(keys))
        source.fault(node, Bilingual(f"“{word}”不止一处：", f'"{word}" is more than one: ') + said)
    elif not keys:
        words = [name for key, names in named for name in (key, *names)]
        told = Bilingual(f"表中没有“{word}”", f'the form has no {what} "{word}"')
        source.fault(node, told + suggestion(word, words))
    return keys[0] if len(keys) == 1 else None
