"""Loads the word lists by which drafts are understood, from ``rules/vocabulary/*.yaml``."""

from __future__ import annotations

from reportlint.model.form import HeadingWords, Vocabulary
from reportlint.parsing.claims import wordlist
from reportlint.rules.regexes import compiles
from reportlint.support import node_readers
from reportlint.support.localized_text import Message
from reportlint.support.nodes import Scalar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source

_HEADING = ("part", "accepted", "nonstandard")


def read(source: Source, node: Node | None) -> Vocabulary:
    """Read one file; entries in error are left out."""
    top = node_readers.read_fields(
        source, node, Message("rules.vocabulary_reader.vocabulary"), ("headings", "patterns")
    )
    if top is None:
        return Vocabulary((), {})
    entries = node_readers.read_items(source, top.get("headings"), "headings")
    headings = [words for item in entries if (words := _heading(source, item)) is not None]
    return Vocabulary(tuple(headings), _patterns(source, top.get("patterns")))


def merge_vocabularies(files: Iterable[tuple[Source, Vocabulary]]) -> Vocabulary:
    """Join the files; a part or a name that two of them give is an error of the second."""
    headings: dict[int, HeadingWords] = {}
    patterns: dict[str, str] = {}
    for source, words in files:
        for heading in words.headings:
            if heading.part in headings:
                source.add_error(
                    (1, 1), Message("rules.vocabulary_reader.duplicate_headings", part=heading.part)
                )
            headings.setdefault(heading.part, heading)
        for name, pattern in words.patterns.items():
            if name in patterns:
                source.add_error(
                    (1, 1), Message("rules.vocabulary_reader.duplicate_pattern", name=name)
                )
            patterns.setdefault(name, pattern)
    patterns |= wordlist.compose_pattern(patterns)
    return Vocabulary(tuple(headings[part] for part in sorted(headings)), patterns)


def _heading(source: Source, node: Node) -> HeadingWords | None:
    heading = node_readers.read_fields(source, node, "headings", _HEADING, _HEADING)
    if heading is None:
        return None
    part = node_readers.read_integer(source, heading.get("part"), "part")
    accepted_pattern = _read_alternatives(source, heading.get("accepted"), "accepted")
    nonstandard = _read_alternatives(source, heading.get("nonstandard"), "nonstandard")
    if part is None or not accepted_pattern:
        return None
    return HeadingWords(part, accepted_pattern, nonstandard)


def _read_alternatives(source: Source, node: Node | None, what: str) -> str:
    items = node_readers.read_items(source, node, what)
    texts = [(item, node_readers.read_text(source, item, what)) for item in items]
    return "|".join(text for item, text in texts if text and _plain(source, item, text))


def _plain(source: Source, node: Node, pattern: str) -> bool:
    """Whether the pattern compiles and has no capturing groups: it becomes part of a larger one."""
    return compiles(source, node, pattern, groups=False)


def _patterns(source: Source, node: Node | None) -> dict[str, str]:
    names = None if node is None else node_readers.read_mapping(source, node, "patterns")
    patterns = {}
    for key, value in names.entries if names else ():
        pattern = node_readers.read_text(source, value, key.text)
        if isinstance(value, Scalar) and pattern and compiles(source, value, pattern):
            if key.text.startswith(wordlist.PREFIX) and not wordlist.has_first_characters(pattern):
                source.add_error(
                    value, Message("rules.vocabulary_reader.uncertain_beginning", name=key.text)
                )
                continue
            patterns[key.text] = pattern
    return patterns
