"""Statutory forms as data, and the words by which drafts of them are understood.

A form is a folder ``rules/<form>``: ``form.yaml`` says what it is, ``editions/*.yaml`` what stands
in it (parts, tables, rows, columns, labels and their accepted variants), ``vocabulary/*.yaml`` how
drafts word it; its rules stand beside.
"""

from __future__ import annotations

from reportlint.support.localized_text import Bilingual as Bilingual  # noqa: PLC0414, TC001 -- offered here too
from reportlint.support.records import Record, generate_init

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class PartForm(Record):
    """One of the form's numbered parts.

    ``table`` is the key of the table that stands in it, ``ordinal`` what its heading begins with
    where that is not 一、 and so on.
    """

    number: int
    key: str
    heading: str
    title: Bilingual
    table: str | None = None
    ordinal: str = ""


class Column(Record):
    """A column of a table: its key, statutory label, names in messages, labels accepted silently.

    ``kind`` is ``count`` (whole numbers, 件) or ``amount`` (万元, decimals allowed).
    """

    key: str
    label: str
    title: Bilingual
    kind: str = "count"
    accepted_labels: tuple[str, ...] = ()

    CHOICES = {"kind": ("count", "amount", "change")}  # noqa: RUF012 - records are frozen
    KEYS = {"accepted_labels": "accepted"}  # noqa: RUF012


@generate_init
class Row(Record):
    """A row of a table.

    ``label`` is the statutory wording without its ordinal, ``ordinal`` what is printed before it
    ("1.", "（一）"), ``parent`` the label of the merged cell to its left. ``accepted_labels`` are
    wordings that need no remark, ``variant_labels`` those that are understood but remarked on
    (T108).
    """

    key: str
    label: str
    title: Bilingual
    columns: tuple[str, ...] = ()
    ordinal: str = ""
    parent: str = ""
    accepted_labels: tuple[str, ...] = ()
    variant_labels: tuple[str, ...] = ()

    KEYS = {"accepted_labels": "accepted", "variant_labels": "variants"}  # noqa: RUF012


class FormRelation(Record):
    """A sum that the form implies: the cells of ``left`` together equal those of ``right``.

    ``each`` is ``column`` (left and right are row keys, the relation holds in every column) or
    ``row`` (they are column keys, it holds in every row).
    """

    key: str
    each: str
    left: tuple[str, ...]
    right: tuple[str, ...]

    CHOICES = {"each": ("column", "row")}  # noqa: RUF012


class TableForm(Record):
    """A table of the form.

    ``heads`` are words of its head that are neither row nor column label (信息内容, 申请人情况).
    ``row_sets`` and ``column_sets`` name groups of keys for the rules, among them every row group
    ("refused" for ``refused.*``), ``results`` and ``applicants``. ``single_row`` tables
    (litigation) print their rows side by side on one line. ``relations`` are the sums that the
    form implies.
    """

    key: str
    part: int
    title: Bilingual
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    heads: tuple[str, ...] = ()
    row_sets: Mapping[str, tuple[str, ...]] = {}
    column_sets: Mapping[str, tuple[str, ...]] = {}
    single_row: bool = False
    relations: tuple[FormRelation, ...] = ()

    DERIVED_FIELDS = ("row_sets", "column_sets")

    def row(self, key: str) -> Row | None:
        """Return the row of that key."""
        return next((row for row in self.rows if row.key == key), None)

    def column(self, key: str) -> Column | None:
        """Return the column of that key."""
        return next((column for column in self.columns if column.key == key), None)


class SampleDraft(Record):
    """The plain and right draft of an edition, from which rules' tests start.

    ``title``, ``preamble`` and ``period`` may name {organ}, {year}, {headings} (of all parts) and
    {count} (of the parts). ``parts`` are the paragraphs of parts by their numbers.
    """

    title: str
    preamble: str = ""
    period: str = ""
    parts: Mapping[str, tuple[str, ...]] = {}


class Form(Record):
    """One edition of a statutory form, with the report years (inclusive) it applies to.

    ``form`` is the key of the statutory form. An edition that ``extends`` another has all of it but
    for the tables that it gives itself.
    """

    edition: str
    title: Bilingual
    first_year: int
    last_year: int
    parts: tuple[PartForm, ...]
    tables: tuple[TableForm, ...] = ()
    sample: SampleDraft = SampleDraft("")
    extends: str = ""
    form: str = ""

    DERIVED_FIELDS = ("first_year", "last_year", "form")

    def table(self, key: str) -> TableForm | None:
        """Return the table of that key."""
        return next((table for table in self.tables if table.key == key), None)

    def part(self, number: int) -> PartForm | None:
        """Return the part of that number."""
        return next((part for part in self.parts if part.number == number), None)


class HeadingWords(Record):
    """How drafts word one part's heading.

    ``accepted_pattern``: harmless variants; ``nonstandard_pattern``: understood, but remarked on
    (S205). Both are matched whole against the heading without ordinal, folded and without blanks.
    A heading that holds ``unmistakable_pattern`` is the part's even if it is numbered unlike the
    others; otherwise it may be a sub-heading of another part ("" says so of all).
    """

    part: int
    accepted_pattern: str
    nonstandard_pattern: str
    unmistakable_pattern: str = ""

    KEYS = {  # noqa: RUF012
        "accepted_pattern": "accepted",
        "nonstandard_pattern": "nonstandard",
        "unmistakable_pattern": "unmistakable",
    }


class Vocabulary(Record):
    """All word lists: ``headings`` by part, and named ``patterns`` (regular expressions).

    ``phrases`` are the words of quantities by their keys, for forms whose prose is read by them;
    ``units`` are those in which they are counted, besides 件 and the like.
    """

    headings: tuple[HeadingWords, ...] = ()
    patterns: Mapping[str, str] = {}
    phrases: Mapping[str, str] = {}
    units: str = ""


class TitleWords(Record):
    """The words of a form's title, as alternatives of a pattern.

    A title names a subject (政府信息公开) and behind it a kind (年度报告).
    """

    subjects: tuple[str, ...]
    kinds: tuple[str, ...]


class StatutoryForm(Record):
    """A kind of document that the law asks for.

    ``rank`` orders the forms: drafts are tried as the first before the second; the first is what
    rules and tests mean that name none. ``editions`` are oldest first.
    """

    key: str
    title: Bilingual
    rank: int
    title_words: TitleWords
    editions: tuple[Form, ...] = ()
    vocabulary: Vocabulary = Vocabulary()

    DERIVED_FIELDS = ("editions", "vocabulary")
