"""Configurations: what a file says word for word, what that makes of the rules, and its errors.

Of a :class:`Config` nothing is looked up among the rules yet; a :class:`Project` is ready to use.
"""

from __future__ import annotations

from reportlint.support.errors import UsageError
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections import abc
    from collections.abc import Iterable
    from typing import TypeAlias

    from reportlint.model.rule import Rule
    from reportlint.rules.layers import Layer, Selector
    from reportlint.rules.pack import Pack
    from reportlint.rules.suppressions import SuppressionEntry
    from reportlint.support.nodes import Mapping, Node, Scalar
    from reportlint.support.source_errors import Source, SourceError


class ConfigError(UsageError):
    """A configuration that cannot be followed; it lists every error."""


def build_config_error(errors: Iterable[SourceError]) -> ConfigError:
    """Return the error that lists all these errors."""
    from reportlint.support.source_errors import list_errors

    return ConfigError(list_errors(sorted(errors, key=lambda e: (e.path, e.line, e.column))))


if TYPE_CHECKING:
    #: Words of a file by what they have to be; ``Scalars`` may be written as one word, too.
    Address: TypeAlias = Scalar
    Date: TypeAlias = Scalar
    Jobs: TypeAlias = Scalar
    Language: TypeAlias = Scalar
    Region: TypeAlias = Scalar
    Scalars: TypeAlias = tuple[Scalar, ...]
    Threshold: TypeAlias = Scalar
    Year: TypeAlias = Scalar


class RuleTable(Record):
    """Settings of the rules that one table gives; every word knows its line and column.

    ``select`` is None where the table does not have it. ``severities`` pairs words that mean rules
    with severities, ``parameters`` the words with the parameters to change,
    ``remedies`` with what to do about their findings.
    """

    select: tuple[Scalar, ...] | None = None
    extend_select: tuple[Scalar, ...] = ()
    ignore: tuple[Scalar, ...] = ()
    severities: tuple[tuple[Scalar, Scalar], ...] = ()
    parameters: tuple[tuple[Scalar, Mapping], ...] = ()
    remedies: tuple[tuple[Scalar, Node], ...] = ()


class PathTable(Record):
    """Settings for drafts whose path, below the file's folder, matches one of ``paths``.

    ``year``, ``publication_date`` and ``region`` are None where the file's own hold.
    """

    paths: tuple[Scalar, ...]
    rule_table: RuleTable
    year: Year | None = None
    publication_date: Date | None = None
    region: Region | None = None

    KEYS = {"publication_date": "published"}  # noqa: RUF012 - records are frozen
    DERIVED_FIELDS = ("rule_table",)


class ProfileTable(Record):
    """A set of settings that is asked for by name."""

    name: Scalar
    rule_table: RuleTable
    fail_on: Threshold | None = None

    DERIVED_FIELDS = ("name", "rule_table")


class Config(Record):
    """A configuration file, as written.

    ``source`` takes the errors found later, too. ``folder`` is what its paths are relative to.
    ``suppressions`` are the entries of ``[[suppressions]]``, not read any further here: whoever
    reads them reports what is wrong to ``source``.
    """

    source: Source
    folder: str
    rule_table: RuleTable = RuleTable()
    per_path: tuple[PathTable, ...] = ()
    profiles: tuple[ProfileTable, ...] = ()
    profile: Scalar | None = None
    packs: tuple[Scalar, ...] = ()
    region: Region | None = None
    exclude: tuple[Scalar, ...] = ()
    year: Year | None = None
    publication_date: Date | None = None
    language: Language | None = None
    output_format: Scalars = ()
    fail_on: Threshold | None = None
    jobs: Jobs | None = None
    suppressions: tuple[Node, ...] = ()
    rule_pages: Address | None = None

    KEYS = {"publication_date": "published"}  # noqa: RUF012
    DERIVED_FIELDS = ("source", "folder", "rule_table")


class PathScope(Record):
    """Settings for drafts whose path matches one of the patterns.

    ``line`` is where they stand. ``year``, ``published`` and ``region`` are None where the
    project's hold.
    """

    paths: tuple[str, ...]
    layer: Layer
    line: int
    year: int | None = None
    published: str | None = None
    region: str | None = None


class ProfileLayer(Record):
    """A profile of the project, or its part of a built-in one; ``fail_on`` None: as it stands."""

    name: str
    layer: Layer
    fail_on: str | None = None


class Project(Record):
    """A configuration, ready to use.

    ``path`` is how people know its file, "" where packs are named and there is none; ``folder``
    what its paths are relative to. ``own`` are the rules of its packs. ``source_errors`` are what
    is wrong with the packs: what is in error is left out, and the run fails; ``source_warnings``
    are of what works. ``pack_words`` are those of the file, ``named_packs`` of the command line.
    ``settings`` holds the values that are no business of the rules, by their keys, with their
    places: profile, region, year, published, language, fail-on, jobs, rule-pages.
    """

    path: str
    folder: str
    layer: Layer
    scopes: tuple[PathScope, ...] = ()
    profiles: tuple[ProfileLayer, ...] = ()
    packs: tuple[Pack, ...] = ()
    own: tuple[Rule, ...] = ()
    exclude: tuple[Selector, ...] = ()
    output_format: tuple[Selector, ...] = ()
    settings: abc.Mapping[str, Selector] = {}
    suppressions: tuple[SuppressionEntry, ...] = ()
    source_errors: tuple[SourceError, ...] = ()
    source_warnings: tuple[SourceError, ...] = ()
    pack_words: tuple[Selector, ...] = ()
    named_packs: tuple[str, ...] = ()

    def get(self, key: str) -> str | None:
        """Return a setting that is no business of the rules."""
        word = self.settings.get(key)
        return word.text if word else None

    def get_number(self, key: str) -> int | None:
        """Return a setting that is a number."""
        word = self.settings.get(key)
        return int(word.text) if word else None
