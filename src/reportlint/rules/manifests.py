"""Reads the manifest of a rule pack, ``pack.yaml``: what the pack is, and what it changes."""

from __future__ import annotations

import os

from reportlint import __version__
from reportlint.model import organ_kind
from reportlint.model.rule import FIRST_YEAR, LAST_YEAR
from reportlint.rules import versions
from reportlint.rules.pack import Applies
from reportlint.support import node_readers, yaml_reader
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Bilingual
from reportlint.support.nodes import Mapping, Scalar
from reportlint.support.records import Record
from reportlint.support.source_errors import Source, suggestion

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.support.nodes import Node

MANIFEST = "pack.yaml"
#: The version of the language that manifests and their rules are written in.
FORMAT = 1
NEEDED = ("format", "id", "version", "title")
KNOWN = (*NEEDED, "prefix", "requires", "extends", "applies", "overrides", "rules")
OF_OVERRIDE = ("severity", "with", "message", "messages", "remedy", "reason")
#: What makes a rule that rule, and why: a pack that wants another writes its own.
_FIXED = ("id", "name", "check", "basis")
BUILT_IN = "built-in"
_A_PACK = Bilingual("规则包", "a pack")
_ID = Pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_VERSION = Pattern(r"[0-9]+(?:\.[0-9]+)*")
_PREFIX = Pattern(r"[A-Z]{2,8}")
_REGION = Pattern(r"[0-9]{1,12}\*?")
_YEARS = Pattern(r"(?P<first>20[0-9]{2})?(?:(?P<to>-)(?P<last>20[0-9]{2})?)?")


class Manifest(Record):
    """A manifest as written; overrides and rule files are not read yet."""

    source: Source
    folder: str
    id: str
    version: str
    title: Bilingual
    prefix: str = ""
    extends: tuple[Scalar, ...] = ()
    applies: Applies = Applies()
    overrides: tuple[tuple[Scalar, Mapping], ...] = ()
    rules: tuple[Scalar, ...] = ()


def read(source: Source, text: str, folder: str) -> Manifest | None:
    """Read a manifest; None where it does not even say what pack it is, or is not meant for us."""
    tree = yaml_reader.parse(source, text)
    if tree is None:
        if not source.faults:
            source.fault((1, 1), Bilingual("规则包的清单是空的", "an empty manifest"))
        return None
    top = node_readers.fields(source, tree, _A_PACK, KNOWN, NEEDED)
    if top is None or not _format(source, top.get("format")):
        return None
    id_ = _shaped(source, top.get("id"), "id", _ID, "guangdong")
    version = _shaped(source, top.get("version"), "version", _VERSION, "1.2.0")
    title = node_readers.bilingual(source, top.get("title"), "title")
    fits = _requires(source, top.get("requires"))
    made = Manifest(
        source,
        folder,
        id_,
        version,
        title or Bilingual("", ""),
        _shaped(source, top.get("prefix"), "prefix", _PREFIX, "GD"),
        tuple(_texts(source, top.get("extends"), "extends")),
        _applies(source, top.get("applies")),
        tuple(_overrides(source, top.get("overrides"))),
        tuple(_texts(source, top.get("rules"), "rules")),
    )
    if made.rules and not made.prefix:
        told = 'the pack has rules of its own: give them a "prefix" (GD: GD-S101)'
        source.fault(top, Bilingual("规则包有自己的规则：要有“prefix”（GD：GD-S101）", told))
    return made if id_ and version and title and fits else None


def _format(source: Source, node: Node | None) -> bool:
    found = node_readers.integer(source, node, "format")
    if found is None or node is None or found == FORMAT:
        return found == FORMAT
    told = Bilingual(
        f"不认识 format {found}：这个版本的 reportlint 只认识 {FORMAT}",
        f"unknown format {found}: this reportlint knows {FORMAT}",
    )
    source.fault(node, told)
    return False


def _requires(source: Source, node: Node | None) -> bool:
    """Whether this version of the program is one that the pack is written for."""
    wanted = node_readers.text(source, node, "requires")
    if wanted is None or node is None:
        return True
    fits = versions.within(__version__, wanted)
    if fits is None:
        told = Bilingual(
            f"requires“{wanted}”应写成 >=0.1,<1 这样",
            f'requires "{wanted}" is written like >=0.1,<1',
        )
    else:
        told = Bilingual(
            f"规则包要求 reportlint {wanted}，现在是 {__version__}",
            f"the pack requires reportlint {wanted}, this is {__version__}",
        )
    if not fits:
        source.fault(node, told)
    return bool(fits)


def _applies(source: Source, node: Node | None) -> Applies:
    known = ("region", "organs", "years")
    given = None if node is None else node_readers.fields(source, node, "applies", known)
    if given is None:
        return Applies()
    kinds = (
        node_readers.word(source, item, "organs", organ_kind.KINDS)
        for item in node_readers.items(source, given.get("organs"), "organs")
    )
    return Applies(
        _shaped(source, given.get("region"), "region", _REGION, "44*"),
        tuple(kind for kind in kinds if kind is not None),
        *_years(source, given.get("years")),
    )


def _years(source: Source, node: Node | None) -> tuple[int, int]:
    if node is None:
        return FIRST_YEAR, LAST_YEAR
    found = _YEARS.regex.fullmatch(node.text) if isinstance(node, Scalar) else None
    if found and (found["first"] or found["last"]):
        first = int(found["first"] or FIRST_YEAR)
        last = int(found["last"] or LAST_YEAR) if found["to"] else first
        if first <= last:
            return first, last
    told = '2024- (from), -2025 (up to), 2024-2026, "2024"'
    source.fault(node, Bilingual(f"years 应写成 {told}", f"years is written like {told}"))
    return FIRST_YEAR, LAST_YEAR


def _overrides(source: Source, node: Node | None) -> Iterator[tuple[Scalar, Mapping]]:
    given = None if node is None else node_readers.mapping(source, node, "overrides")
    for key, value in given.entries if given else ():
        if isinstance(value, Mapping) and _allowed(source, key, value):
            yield key, value
        else:
            node_readers.mapping(source, value, key.text)


def _allowed(source: Source, rule: Scalar, override: Mapping) -> bool:
    """Whether an override changes only what packs may change, and says why."""
    before = len(source.faults)
    for key, _ in override.entries:
        if key.text in _FIXED:
            told = Bilingual(
                f"不能改“{key.text}”：请停用 {rule.text} 并写一条自己的规则",
                f'"{key.text}" cannot be overridden: switch {rule.text} off, write a rule instead',
            )
            source.fault(key, told)
        elif key.text not in OF_OVERRIDE:
            told = Bilingual(f"没有“{key.text}”这个键", f'unknown key "{key.text}"')
            source.fault(key, told + suggestion(key.text, OF_OVERRIDE))
    node = override.get("reason")
    if not (reason(source, node).zh.strip()) and len(source.faults) == before:
        told = Bilingual(
            f"修改 {rule.text} 要写明“reason”（理由）", f'{rule.text} is changed without a "reason"'
        )
        source.fault(node or rule, told)
    if {key.text for key, _ in override.entries} <= {"reason"}:
        source.fault(
            rule, Bilingual(f"{rule.text} 没有改什么", f"nothing of {rule.text} is changed")
        )
    return len(source.faults) == before


def reason(source: Source, node: Node | None) -> Bilingual:
    """Take a reason: words, or words in both languages."""
    if isinstance(node, Mapping):
        return node_readers.bilingual(source, node, "reason") or Bilingual("", "")
    words = node_readers.text(source, node, "reason") or ""
    return Bilingual(words, words)


def _shaped(source: Source, node: Node | None, what: str, form: Pattern, example: str) -> str:
    found = node_readers.text(source, node, what)
    if node is None or found is None:
        return ""
    if form.regex.fullmatch(found):
        return found
    told = Bilingual(
        f"{what}“{found}”不对：应写成 {example} 这样", f'{what} "{found}": write it like {example}'
    )
    source.fault(node, told)
    return ""


def _texts(source: Source, node: Node | None, what: str) -> Iterator[Scalar]:
    for item in node_readers.items(source, node, what):
        if node_readers.text(source, item, what) and isinstance(item, Scalar):
            yield item


def manifest_of(folder: str) -> str:
    """Give the path of a pack's manifest."""
    return os.path.join(folder, MANIFEST)
