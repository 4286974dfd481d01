"""Reads the manifest of a rule pack, ``pack.yaml``: what the pack is, and what it changes."""

from __future__ import annotations

import os
from operator import eq, ge, gt, le, lt, ne

from reportlint import __version__
from reportlint.model.rule import FIRST_YEAR, LAST_YEAR
from reportlint.rules.pack import Applicability
from reportlint.support import node_readers, yaml_reader
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import NO_TEXT, Bilingual, LocalizedText, Message
from reportlint.support.nodes import Mapping, Scalar
from reportlint.support.record_reader import READERS, keys_of, read_values
from reportlint.support.records import Record
from reportlint.support.source_errors import Source, suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.support.nodes import Node
    from reportlint.support.record_reader import Readers

MANIFEST = "pack.yaml"
#: The version of the language that manifests and their rules are written in.
FORMAT = 1
NEEDED = ("format", "id", "version", "title")
MANIFEST_KEYS = (*NEEDED, "prefix", "requires", "extends", "applies", "overrides", "rules")
OVERRIDE_KEYS = ("severity", "with", "message", "messages", "remedy", "reason")
#: What makes a rule that rule, and why: a pack that wants another writes its own.
_FIXED = ("id", "name", "check", "basis")
BUILT_IN = "built-in"
#: How the texts of a manifest are written, with an example.
SHAPES = {
    "id": (Pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"), "guangdong"),
    "version": (Pattern(r"[0-9]+(?:\.[0-9]+)*"), "1.2.0"),
    "prefix": (Pattern(r"[A-Z]{2,8}"), "GD"),
    "region": (Pattern(r"[0-9]{1,12}\*?"), "44*"),
}
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
    applies: Applicability = Applicability()
    overrides: tuple[tuple[Scalar, Mapping], ...] = ()
    rules: tuple[Scalar, ...] = ()

    DERIVED_FIELDS = ("source", "folder")


def read(source: Source, text: str, folder: str) -> Manifest | None:
    """Read a manifest; None where it does not even say what pack it is, or is not meant for us."""
    tree = yaml_reader.parse(source, text)
    if tree is None:
        if not source.errors:
            source.add_error((1, 1), Message("rules.manifests.empty_manifest"))
        return None
    what = Message("rules.manifests.pack")
    top = node_readers.read_fields(source, tree, what, MANIFEST_KEYS, NEEDED)
    if top is None or not _check_format(source, top.get("format")):
        return None
    fits = _check_version(source, top.get("requires"))
    values = read_values(source, top, Manifest, _READERS)
    manifest = Manifest(source=source, folder=folder, **values)
    if manifest.rules and not manifest.prefix:
        source.add_error(top, Message("rules.manifests.no_prefix"))
    is_named = manifest.id and manifest.version and manifest.title != NO_TEXT
    return manifest if is_named and fits else None


def _check_format(source: Source, node: Node | None) -> bool:
    number = node_readers.read_integer(source, node, "format")
    if number is None or node is None or number == FORMAT:
        return number == FORMAT
    message = Message("rules.manifests.unknown_format", number=number, format=FORMAT)
    source.add_error(node, message)
    return False


def _check_version(source: Source, node: Node | None) -> bool:
    """Whether this version of the program is one that the pack is written for."""
    version_range = node_readers.read_text(source, node, "requires")
    if version_range is None or node is None:
        return True
    fits = is_in_ranges(__version__, version_range)
    if fits is None:
        message = Message("rules.manifests.invalid_requires", version_range=version_range)
        source.add_error(node, message)
    elif not fits:
        values = {"version_range": version_range, "version": __version__}
        source.add_error(node, Message("rules.manifests.incompatible_version", **values))
    return bool(fits)


def _applies(source: Source, node: Node, what: str) -> Applicability | None:
    allowed_keys = (*keys_of(Applicability), "years")
    mapping = node_readers.read_fields(source, node, what, allowed_keys)
    if mapping is None:
        return None
    first, last = _years(source, mapping.get("years"))
    values = read_values(source, mapping, Applicability, _READERS)
    return Applicability(first_year=first, last_year=last, **values)


def _years(source: Source, node: Node | None) -> tuple[int, int]:
    if node is None:
        return FIRST_YEAR, LAST_YEAR
    match = _YEARS.regex.fullmatch(node.text) if isinstance(node, Scalar) else None
    if match and (match["first"] or match["last"]):
        first = int(match["first"] or FIRST_YEAR)
        last = int(match["last"] or LAST_YEAR) if match["to"] else first
        if first <= last:
            return first, last
    examples = '2024- (from), -2025 (up to), 2024-2026, "2024"'
    source.add_error(node, Message("rules.manifests.invalid_years", examples=examples))
    return FIRST_YEAR, LAST_YEAR


def _overrides(source: Source, node: Node, what: str) -> tuple[tuple[Scalar, Mapping], ...]:
    mapping = node_readers.read_mapping(source, node, what)
    overrides = []
    for key, value in mapping.entries if mapping else ():
        if isinstance(value, Mapping) and _is_allowed(source, key, value):
            overrides.append((key, value))
        else:
            node_readers.read_mapping(source, value, key.text)
    return tuple(overrides)


def _is_allowed(source: Source, rule: Scalar, override: Mapping) -> bool:
    """Whether an override changes only what packs may change, and says why."""
    before = len(source.errors)
    for key, _ in override.entries:
        if key.text in _FIXED:
            message = Message("rules.manifests.not_overridable", key=key.text, rule=rule.text)
            source.add_error(key, message)
        elif key.text not in OVERRIDE_KEYS:
            message = Message("rules.manifests.unknown_key", text=key.text)
            source.add_error(key, message + suggest(key.text, OVERRIDE_KEYS))
    node = override.get("reason")
    if not read_reason(source, node)["zh"].strip() and len(source.errors) == before:
        message = Message("rules.manifests.missing_reason", rule=rule.text)
        source.add_error(node or rule, message)
    if {key.text for key, _ in override.entries} <= {"reason"}:
        source.add_error(rule, Message("rules.manifests.nothing_overridden", rule=rule.text))
    return len(source.errors) == before


def read_reason(source: Source, node: Node | None) -> LocalizedText:
    """Take a reason: words, or words in both languages."""
    return node_readers.read_words(source, node, "reason") or NO_TEXT


def _read_shaped(source: Source, node: Node, what: str) -> str | None:
    text = node_readers.read_text(source, node, what)
    form, example = SHAPES[what]
    if text is None or form.regex.fullmatch(text):
        return text
    message = Message("rules.manifests.invalid_value", what=what, text=text, example=example)
    source.add_error(node, message)
    return None


def _word(source: Source, node: Node, what: str) -> Node | None:
    return node if node_readers.read_text(source, node, what) else None


def manifest_path(folder: str) -> str:
    """Return the path of a pack's manifest."""
    return os.path.join(folder, MANIFEST)


_READERS: Readers = {
    **READERS,
    "str": _read_shaped,
    "Scalar": _word,
    "Applicability": _applies,
    "tuple[tuple[Scalar, Mapping], ...]": _overrides,
}


_RANGE = Pattern(r"\s*(>=|<=|==|!=|>|<)\s*([0-9]+(?:\.[0-9]+)*)\s*")
_NUMBERS = Pattern(r"[0-9]+(?:\.[0-9]+)*")
_SIGNS = {"==": eq, "!=": ne, ">=": ge, "<=": le, ">": gt, "<": lt}


def is_in_ranges(version: str, ranges: str) -> bool | None:
    """Whether a version lies in every one of some ranges; None where they are none.

    What follows the numbers of a version (``0.2.0rc1``) counts as that version.

    >>> is_in_ranges('0.2.1', '>=0.2,<1'), is_in_ranges('0.2.1', 'about 1')
    (True, None)
    """
    number = _NUMBERS.regex.match(version)
    have = _key(number[0]) if number else ()
    fits = True
    for part in ranges.split(","):
        condition = _RANGE.regex.fullmatch(part)
        if condition is None:
            return None
        fits = fits and _SIGNS[condition[1]](have, _key(condition[2]))
    return fits


def _key(version: str) -> tuple[int, ...]:
    """Return the numbers without zeros at the end: 1.0 is 1."""
    numbers = [int(number) for number in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
