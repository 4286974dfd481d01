"""Loads the word lists by which drafts are understood, from ``rules/vocabulary/*.yaml``."""

from __future__ import annotations

from reportlint.model.form import HeadingWords, Vocabulary
from reportlint.parsing.claims import wordlist
from reportlint.rules.regexes import compiles
from reportlint.support import node_readers
from reportlint.support.localized_text import Message
from reportlint.support.record_reader import READERS, read_record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.support.nodes import Node
    from reportlint.support.record_reader import Readers
    from reportlint.support.source_errors import Source


def read_vocabulary(source: Source, node: Node | None) -> Vocabulary:
    """Read one file of words; entries in error are left out."""
    what = Message("rules.vocabulary_reader.vocabulary")
    return read_record(source, node, what, Vocabulary, _WORD_READERS) or Vocabulary()


def merge_vocabularies(files: Iterable[tuple[Source, Vocabulary]]) -> Vocabulary:
    """Join the files; a part or a name that two of them give is an error of the second."""
    headings: dict[int, HeadingWords] = {}
    patterns: dict[str, str] = {}
    for source, words in files:
        for heading in words.headings:
            if headings.setdefault(heading.part, heading) is not heading:
                message = Message("rules.vocabulary_reader.duplicate_headings", part=heading.part)
                source.add_error((1, 1), message)
        for name in patterns.keys() & words.patterns:
            message = Message("rules.vocabulary_reader.duplicate_pattern", name=name)
            source.add_error((1, 1), message)
        patterns = {**patterns, **words.patterns, **patterns}
    patterns |= wordlist.compose_pattern(patterns)
    return Vocabulary(tuple(headings[part] for part in sorted(headings)), patterns)


def _heading(source: Source, node: Node, what: str) -> HeadingWords | None:
    readers: Readers = {**READERS, "str": _read_alternatives}
    heading = read_record(source, node, what, HeadingWords, readers)
    return heading if heading and heading.part and heading.accepted_pattern else None


def _read_alternatives(source: Source, node: Node, what: str) -> str:
    """Take patterns that become part of a larger one: they have no capturing groups."""
    items = node_readers.read_items(source, node, what)
    texts = [(item, node_readers.read_text(source, item, what)) for item in items]
    return "|".join(
        text for item, text in texts if text and compiles(source, item, text, groups=False)
    )


def _pattern(source: Source, node: Node, name: str) -> str | None:
    pattern = node_readers.read_text(source, node, name)
    if not pattern or not compiles(source, node, pattern):
        return None
    if name.startswith(wordlist.PREFIX) and not wordlist.has_first_characters(pattern):
        source.add_error(node, Message("rules.vocabulary_reader.uncertain_beginning", name=name))
        return None
    return pattern


_WORD_READERS: Readers = {"HeadingWords": _heading, "str": _pattern}
