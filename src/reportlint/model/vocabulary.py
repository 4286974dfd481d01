"""The words by which drafts are understood, as data: heading variants, topics, title forms.

Loaded from ``rules/vocabulary/*.yaml``.
"""

from __future__ import annotations

from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class HeadingWords(Record):
    """How drafts word one part's heading.

    ``accepted_pattern``: harmless variants; ``nonstandard_pattern``: understood, but remarked on
    (S205). Both are matched whole against the heading without ordinal, folded and without blanks.
    """

    part: int
    accepted_pattern: str
    nonstandard_pattern: str


class Vocabulary(Record):
    """All word lists: ``headings`` by part, and named ``patterns`` (regular expressions)."""

    headings: tuple[HeadingWords, ...]
    patterns: Mapping[str, str]
