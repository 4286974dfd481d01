"""Reads a configuration file into records; everything that is wrong with it is told at once."""

from __future__ import annotations

import os

from reportlint.config import JOBS, SHARED, YEARS
from reportlint.config.errors import ConfigError, build_config_error
from reportlint.config.model import Config, PathTable, ProfileTable, RuleTable
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
    table = _find_table(tree) if tree and os.path.basename(path) == SHARED else tree
    if tree is not None and table is None:
        source.add_error((1, 1), _NO_TABLE)
    if source.errors:
        raise build_config_error(source.errors)
    assert table is not None  # noqa: S101 - else there is a fault
    return _read_config(source, table)


def has_table(content: bytes) -> bool:
    """Whether a shared file has our table; one that is no TOML has if it looks so."""
    text = content.decode("utf-8", "replace").removeprefix(_BOM)
    source = Source(SHARED, "")
    tree = toml_reader.parse(source, text)
    return f"[{'.'.join(_TABLE)}" in text if tree is None else _find_table(tree) is not None


def _find_table(tree: Mapping) -> Mapping | None:
    node: Node | None = tree
    for key in _TABLE:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node if isinstance(node, Mapping) else None


def _read_config(source: Source, tree: Mapping) -> Config:
    table = node_readers.read_fields(source, tree, "reportlint", (*KEYS, *_TABLE[:1])) or tree
    misplaced_key = table.key(_TABLE[0])
    if misplaced_key is not None:
        source.add_error(misplaced_key, _MISPLACED)
    return Config(
        source,
        os.path.dirname(os.path.abspath(source.path)),
        _read_rule_table(source, table),
        tuple(_read_path_tables(source, table.get("per-path"))),
        tuple(_read_profiles(source, table.get("profiles"))),
        _read_text(source, table.get("profile"), "profile"),
        _read_texts(source, table.get("packs"), "packs"),
        _read_region(source, table.get("region")),
        _read_texts(source, table.get("exclude"), "exclude"),
        _read_number(source, table.get("year"), "year", YEARS),
        _read_date(source, table.get("published"), "published"),
        _read_word(source, table.get("language"), "language", LANGUAGES),
        _read_formats(source, table.get("output-format")),
        _read_word(source, table.get("fail-on"), "fail-on", THRESHOLDS),
        _read_number(source, table.get("jobs"), "jobs", JOBS),
        node_readers.read_items(source, table.get("suppressions"), "suppressions"),
        _read_address(source, table.get("rule-pages"), "rule-pages"),
    )


def _read_rule_table(source: Source, table: Mapping) -> RuleTable:
    select = table.get("select")
    return RuleTable(
        None if select is None else _read_texts(source, select, "select"),
        _read_texts(source, table.get("extend-select"), "extend-select"),
        _read_texts(source, table.get("ignore"), "ignore"),
        tuple(_read_severities(source, table.get("severities"))),
        tuple(_read_parameters(source, table.get("parameters"))),
        _read_remedies(source, table.get("remedies")),
    )


def _read_remedies(source: Source, node: Node | None) -> tuple[tuple[Scalar, Node], ...]:
    mapping = None if node is None else node_readers.read_mapping(source, node, "remedies")
    return mapping.entries if mapping else ()


def _read_severities(source: Source, node: Node | None) -> Iterator[tuple[Scalar, Scalar]]:
    mapping = None if node is None else node_readers.read_mapping(source, node, "severities")
    for key, value in mapping.entries if mapping else ():
        level = _read_word(source, value, key.text, LEVELS)
        if level is not None:
            yield key, level


def _read_parameters(source: Source, node: Node | None) -> Iterator[tuple[Scalar, Mapping]]:
    mapping = None if node is None else node_readers.read_mapping(source, node, "parameters")
    for key, value in mapping.entries if mapping else ():
        values = node_readers.read_mapping(source, value, f"parameters.{key.text}")
        if values is not None:
            yield key, values


def _read_path_tables(source: Source, node: Node | None) -> Iterator[PathTable]:
    for item in node_readers.read_items(source, node, "per-path"):
        table = node_readers.read_fields(source, item, "per-path", OF_PER_PATH, ("paths",))
        if table is not None:
            yield PathTable(
                _read_texts(source, table.get("paths"), "paths"),
                _read_rule_table(source, table),
                _read_number(source, table.get("year"), "year", YEARS),
                _read_date(source, table.get("published"), "published"),
                _read_region(source, table.get("region")),
            )


def _read_profiles(source: Source, node: Node | None) -> Iterator[ProfileTable]:
    mapping = None if node is None else node_readers.read_mapping(source, node, "profiles")
    for key, value in mapping.entries if mapping else ():
        table = node_readers.read_fields(source, value, f"profiles.{key.text}", OF_PROFILES)
        if table is not None:
            fail_on = _read_word(source, table.get("fail-on"), "fail-on", THRESHOLDS)
            yield ProfileTable(key, _read_rule_table(source, table), fail_on)


def _read_formats(source: Source, node: Node | None) -> tuple[Scalar, ...]:
    """Take one output or a list of them."""
    if isinstance(node, Sequence):
        return _read_texts(source, node, "output-format")
    word = _read_text(source, node, "output-format")
    return () if word is None else (word,)


def _read_text(source: Source, node: Node | None, what: str) -> Scalar | None:
    text = node_readers.read_text(source, node, what)
    if text is None or not isinstance(node, Scalar):
        return None
    if not text.strip():
        source.add_error(node, Bilingual(f"{what} 是空的", f"{what} is empty"))
        return None
    return node


def _read_texts(source: Source, node: Node | None, what: str) -> tuple[Scalar, ...]:
    words = (_read_text(source, item, what) for item in node_readers.read_items(source, node, what))
    return tuple(word for word in words if word is not None)


def _read_address(source: Source, node: Node | None, what: str) -> Scalar | None:
    """Take a web address with a place for a rule's id."""
    word = _read_text(source, node, what)
    bare = word.text.replace("{id}", "").replace("{language}", "") if word else ""
    if word is None or ("{id}" in word.text and _ADDRESS.regex.fullmatch(bare)):
        return word
    example = "https://example.cn/reportlint/docs/{language}/rules/{id}.md"
    message = Bilingual(
        f"{what} 是网址，编号的位置写 {{id}}，如 {example}",
        f"{what} is a web address with {{id}} for a rule's id, like {example}",
    )
    source.add_error(word, message)
    return None


def _read_word(
    source: Source, node: Node | None, what: str, choices: tuple[str, ...]
) -> Scalar | None:
    word = node_readers.read_choice(source, node, what, choices)
    return node if word is not None and isinstance(node, Scalar) else None


def _read_number(
    source: Source, node: Node | None, what: str, bounds: tuple[int, int]
) -> Scalar | None:
    number = node_readers.read_integer(source, node, what)
    if number is None or not isinstance(node, Scalar):
        return None
    least, most = bounds
    if least <= number <= most:
        return node
    message = Bilingual(
        f"{what} 应在 {least} 到 {most} 之间，不是 {number}",
        f"{what} lies between {least} and {most}, it is not {number}",
    )
    source.add_error(node, message)
    return None


def _read_date(source: Source, node: Node | None, what: str) -> Scalar | None:
    """Take a date, with or without quotation marks."""
    date = node if isinstance(node, Scalar) and node.kind == "date" else None
    date = date or _read_text(source, node, what)
    if date is None or Day.parse_iso(date.text) is not None:
        return date
    message = Bilingual(
        f"{what} 应写成 2025-01-20 这样的日期，不是“{date.text}”",
        f'{what} is a date like 2025-01-20, not "{date.text}"',
    )
    source.add_error(date, message)
    return None


def _read_region(source: Source, node: Node | None) -> Scalar | None:
    """Take a code of administrative divisions, with or without quotation marks."""
    number = isinstance(node, Scalar) and node.kind == "integer"
    region = node if isinstance(node, Scalar) and number else _read_text(source, node, "region")
    if region is None or (region.text.isascii() and region.text.isdigit()):
        return region
    message = Bilingual(
        f"region 是行政区划代码，如 440000，不是“{region.text}”",
        f'region is a code of administrative divisions like 440000, not "{region.text}"',
    )
    source.add_error(region, message)
    return None
