"""Reads a configuration file into records; everything that is wrong with it is told at once."""

from __future__ import annotations

import os

from reportlint.config import JOBS, YEARS
from reportlint.config.errors import ConfigError, refused
from reportlint.config.model import Config, Level, PerPath, Profile
from reportlint.config.search import SHARED
from reportlint.model.prose import Day
from reportlint.support import node_readers, toml_reader
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import LANGUAGES, Bilingual
from reportlint.support.nodes import Mapping, Scalar, Sequence
from reportlint.support.source_errors import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.support.nodes import Node

#: The keys that settle which rules run and how; they may stand in every table of settings.
OF_RULES = ("select", "extend-select", "ignore", "severities", "parameters", "remedies")
OF_PER_PATH = ("paths", *OF_RULES, "year", "published", "region")
OF_PROFILES = (*OF_RULES, "fail-on")
KEYS = (
    *OF_RULES, "per-path", "exclude", "packs", "region", "profile", "profiles", "suppressions",
    "language", "output-format", "fail-on", "published", "year", "jobs", "rule-pages",
)  # fmt: skip
LEVELS = ("error", "warning", "info", "off")
THRESHOLDS = ("error", "warning", "info", "never")
#: What stands in an address: nothing that a terminal or a page would take for its own.
_ADDRESS = Pattern(r"https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]{1,500}")
_TABLE = ("tool", "reportlint")
_BOM = "\ufeff"
_NO_TABLE = Bilingual("没有 [tool.reportlint] 表", "there is no table [tool.reportlint]")
_MISPLACED = Bilingual(
    "[tool.reportlint] 只用在 pyproject.toml 里：这里直接写各项设置",
    "[tool.reportlint] is for pyproject.toml: here the keys stand by themselves",
)


def read(path: str, content: bytes) -> Config:
    """Read a configuration; raises ConfigError where it is no text or no TOML at all.

    ``path`` is what people know the file by. Other faults are left in the ``source`` of the result.
    """
    source = Source(path, "")
    try:
        text = content.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        raise ConfigError(
            Bilingual(f"{path}：不是 UTF-8 编码", f"{path}: not UTF-8"),
            Bilingual("请用 UTF-8 编码另存（记事本：另存为 → 编码）", "save it as UTF-8"),
        ) from error
    tree = toml_reader.parse(source, text)
    table = _own(tree) if tree and os.path.basename(path) == SHARED else tree
    if tree is not None and table is None:
        source.fault((1, 1), _NO_TABLE)
    if source.faults:
        raise refused(source.faults)
    assert table is not None  # noqa: S101 - else there is a fault
    return _config(source, table)


def has_table(content: bytes) -> bool:
    """Whether a shared file has our table; one that is no TOML has if it looks so."""
    text = content.decode("utf-8", "replace").removeprefix(_BOM)
    source = Source(SHARED, "")
    tree = toml_reader.parse(source, text)
    return f"[{'.'.join(_TABLE)}" in text if tree is None else _own(tree) is not None


def _own(tree: Mapping) -> Mapping | None:
    found: Node | None = tree
    for key in _TABLE:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) else None


def _config(source: Source, tree: Mapping) -> Config:
    table = node_readers.fields(source, tree, "reportlint", (*KEYS, *_TABLE[:1])) or tree
    misplaced = table.key(_TABLE[0])
    if misplaced is not None:
        source.fault(misplaced, _MISPLACED)
    return Config(
        source,
        os.path.dirname(os.path.abspath(source.path)),
        _level(source, table),
        tuple(_per_path(source, table.get("per-path"))),
        tuple(_profiles(source, table.get("profiles"))),
        _text(source, table.get("profile"), "profile"),
        _texts(source, table.get("packs"), "packs"),
        _region(source, table.get("region")),
        _texts(source, table.get("exclude"), "exclude"),
        _number(source, table.get("year"), "year", YEARS),
        _date(source, table.get("published"), "published"),
        _word(source, table.get("language"), "language", LANGUAGES),
        _formats(source, table.get("output-format")),
        _word(source, table.get("fail-on"), "fail-on", THRESHOLDS),
        _number(source, table.get("jobs"), "jobs", JOBS),
        node_readers.items(source, table.get("suppressions"), "suppressions"),
        _address(source, table.get("rule-pages"), "rule-pages"),
    )


def _level(source: Source, table: Mapping) -> Level:
    select = table.get("select")
    return Level(
        None if select is None else _texts(source, select, "select"),
        _texts(source, table.get("extend-select"), "extend-select"),
        _texts(source, table.get("ignore"), "ignore"),
        tuple(_severities(source, table.get("severities"))),
        tuple(_parameters(source, table.get("parameters"))),
        _remedies(source, table.get("remedies")),
    )


def _remedies(source: Source, node: Node | None) -> tuple[tuple[Scalar, Node], ...]:
    given = None if node is None else node_readers.mapping(source, node, "remedies")
    return given.entries if given else ()


def _severities(source: Source, node: Node | None) -> Iterator[tuple[Scalar, Scalar]]:
    given = None if node is None else node_readers.mapping(source, node, "severities")
    for key, value in given.entries if given else ():
        level = _word(source, value, key.text, LEVELS)
        if level is not None:
            yield key, level


def _parameters(source: Source, node: Node | None) -> Iterator[tuple[Scalar, Mapping]]:
    given = None if node is None else node_readers.mapping(source, node, "parameters")
    for key, value in given.entries if given else ():
        taken = node_readers.mapping(source, value, f"parameters.{key.text}")
        if taken is not None:
            yield key, taken


def _per_path(source: Source, node: Node | None) -> Iterator[PerPath]:
    for item in node_readers.items(source, node, "per-path"):
        table = node_readers.fields(source, item, "per-path", OF_PER_PATH, ("paths",))
        if table is not None:
            yield PerPath(
                _texts(source, table.get("paths"), "paths"),
                _level(source, table),
                _number(source, table.get("year"), "year", YEARS),
                _date(source, table.get("published"), "published"),
                _region(source, table.get("region")),
            )


def _profiles(source: Source, node: Node | None) -> Iterator[Profile]:
    given = None if node is None else node_readers.mapping(source, node, "profiles")
    for key, value in given.entries if given else ():
        table = node_readers.fields(source, value, f"profiles.{key.text}", OF_PROFILES)
        if table is not None:
            fail_on = _word(source, table.get("fail-on"), "fail-on", THRESHOLDS)
            yield Profile(key, _level(source, table), fail_on)


def _formats(source: Source, node: Node | None) -> tuple[Scalar, ...]:
    """Take one output or a list of them."""
    if isinstance(node, Sequence):
        return _texts(source, node, "output-format")
    found = _text(source, node, "output-format")
    return () if found is None else (found,)


def _text(source: Source, node: Node | None, what: str) -> Scalar | None:
    found = node_readers.text(source, node, what)
    if found is None or not isinstance(node, Scalar):
        return None
    if not found.strip():
        source.fault(node, Bilingual(f"{what} 是空的", f"{what} is empty"))
        return None
    return node


def _texts(source: Source, node: Node | None, what: str) -> tuple[Scalar, ...]:
    found = (_text(source, item, what) for item in node_readers.items(source, node, what))
    return tuple(word for word in found if word is not None)


def _address(source: Source, node: Node | None, what: str) -> Scalar | None:
    """Take a web address with a place for a rule's id."""
    found = _text(source, node, what)
    bare = found.text.replace("{id}", "").replace("{language}", "") if found else ""
    if found is None or ("{id}" in found.text and _ADDRESS.regex.fullmatch(bare)):
        return found
    example = "https://example.cn/reportlint/docs/{language}/rules/{id}.md"
    told = Bilingual(
        f"{what} 是网址，编号的位置写 {{id}}，如 {example}",
        f"{what} is a web address with {{id}} for a rule's id, like {example}",
    )
    source.fault(found, told)
    return None


def _word(source: Source, node: Node | None, what: str, choices: tuple[str, ...]) -> Scalar | None:
    found = node_readers.word(source, node, what, choices)
    return node if found is not None and isinstance(node, Scalar) else None


def _number(source: Source, node: Node | None, what: str, bounds: tuple[int, int]) -> Scalar | None:
    found = node_readers.integer(source, node, what)
    if found is None or not isinstance(node, Scalar):
        return None
    least, most = bounds
    if least <= found <= most:
        return node
    told = Bilingual(
        f"{what} 应在 {least} 到 {most} 之间，不是 {found}",
        f"{what} lies between {least} and {most}, it is not {found}",
    )
    source.fault(node, told)
    return None


def _date(source: Source, node: Node | None, what: str) -> Scalar | None:
    """Take a date, with or without quotation marks."""
    found = node if isinstance(node, Scalar) and node.kind == "date" else None
    found = found or _text(source, node, what)
    if found is None or Day.read(found.text) is not None:
        return found
    told = Bilingual(
        f"{what} 应写成 2025-01-20 这样的日期，不是“{found.text}”",
        f'{what} is a date like 2025-01-20, not "{found.text}"',
    )
    source.fault(found, told)
    return None


def _region(source: Source, node: Node | None) -> Scalar | None:
    """Take a code of administrative divisions, with or without quotation marks."""
    number = isinstance(node, Scalar) and node.kind == "integer"
    found = node if isinstance(node, Scalar) and number else _text(source, node, "region")
    if found is None or (found.text.isascii() and found.text.isdigit()):
        return found
    told = Bilingual(
        f"region 是行政区划代码，如 440000，不是“{found.text}”",
        f'region is a code of administrative divisions like 440000, not "{found.text}"',
    )
    source.fault(found, told)
    return None
