"""What a configuration file says, word for word: nothing is looked up among the rules yet."""

from __future__ import annotations

from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.support.nodes import Mapping, Node, Scalar
    from reportlint.support.source_errors import Source


class RuleTable(Record):
    """Settings of the rules that one table gives; every word knows its line and column.

    ``select`` is None where the table does not have it. ``severities`` pairs words that mean rules
    with levels, ``parameters`` the words with the parameters to change,
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
    year: Scalar | None = None
    publication_date: Scalar | None = None
    region: Scalar | None = None


class ProfileTable(Record):
    """A set of settings that is asked for by name."""

    name: Scalar
    rule_table: RuleTable
    fail_on: Scalar | None = None


class Config(Record):
    """A configuration file, as written.

    ``source`` takes the faults found later, too. ``folder`` is what its paths are relative to.
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
    region: Scalar | None = None
    exclude: tuple[Scalar, ...] = ()
    year: Scalar | None = None
    publication_date: Scalar | None = None
    language: Scalar | None = None
    output_format: tuple[Scalar, ...] = ()
    fail_on: Scalar | None = None
    jobs: Scalar | None = None
    suppressions: tuple[Node, ...] = ()
    rule_pages: Scalar | None = None
