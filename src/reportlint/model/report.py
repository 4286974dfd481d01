"""A draft as the parser understands it: parts, prose, tables, and what kind of organ it is of.

Every node knows its span in the document's text.
"""

from __future__ import annotations

from reportlint.support.records import Record, generate_init

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from reportlint.model.document import Document, Span
    from reportlint.model.prose import (
        Claim,
        CountedNumber,
        Damage,
        DateMention,
        Figure,
        Passage,
        Period,
    )


class Title(Record):
    """The report's title, joined over its lines; ``organ`` as the title or the line above names it.

    ``years`` are the years in it, in order, with ``year_spans`` beside them.
    """

    span: Span
    text: str
    organ: str | None
    years: tuple[int, ...]
    year_spans: tuple[Span, ...]


class Heading(Record):
    """A part's heading as it stands in the draft.

    ``ordinal`` is the number it carries (一、= 1) or None. ``wording`` is ``standard`` (statutory),
    ``accepted`` (a harmless variant) or ``nonstandard``.
    """

    span: Span
    text: str
    ordinal: int | None
    wording: str


class Part(Record):
    """A part of the report: ``number`` and ``key`` of the form's part, None for a foreign one.

    ``span`` runs from the heading to the next part's heading. ``passages`` are its prose, with
    sub-headings, without tables.
    """

    number: int | None
    key: str | None
    heading: Heading
    span: Span
    passages: tuple[Passage, ...]


class Report(Record):
    """The whole draft as a tree; what is absent is None or empty.

    ``year`` is the report year the draft speaks of (majority of title, period, file name and dated
    prose; ties go to the title). ``form`` is the key of the statutory form, ``edition`` the one of
    its editions that the year asks for. ``front`` is
    the prose before the first part (title excluded), ``back`` the sign-off after the last.
    ``unparsed`` are spans that belong to a table but could not be placed. ``dates`` are those of
    the prose outside titles and quotations; ``counted_numbers`` stand in the parts' prose, in
    order; ``figures`` are all numerals of the prose, and what is said of none and all.
    """

    document: Document
    form: str
    edition: str
    year: int | None
    title: Title | None
    organ: str | None
    front: tuple[Passage, ...]
    parts: tuple[Part, ...]
    back: tuple[Passage, ...]
    periods: tuple[Period, ...]
    tables: tuple[Table, ...]
    claims: tuple[Claim, ...]
    damages: tuple[Damage, ...]
    unparsed: tuple[Span, ...]
    dates: tuple[DateMention, ...] = ()
    counted_numbers: tuple[CountedNumber, ...] = ()
    figures: tuple[Figure, ...] = ()

    def table(self, key: str) -> Table | None:
        """Return the first table of that key."""
        return next((table for table in self.tables if table.key == key), None)

    def part(self, number: int) -> Part | None:
        """Return the first part of that number."""
        return next((part for part in self.parts if part.number == number), None)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All prose, in order: front, parts, back."""
        inner = (passage for part in self.parts for passage in part.passages)
        return (*self.front, *inner, *self.back)


@generate_init
class Cell(Record):
    """A number cell of a table.

    ``kind`` says what stands there: number, note ("2件", "22（其中修订16件）": read), blank,
    placeholder, negative, decimal (in a count), text, unread (not found or not placed).
    ``value`` is the number for number, note, negative and decimal, else None: never a quiet 0.
    ``forms`` are remarkable digit forms: fullwidth, letter, blank, leading-zero.
    ``certain``: the cell's place is beyond doubt, and so is its value if it was read from a picture
    of the page, which ``is_recognised`` says.
    """

    table: str
    row: str
    column: str
    raw: str
    value: int | Decimal | None
    kind: str
    span: Span
    certain: bool = True
    forms: tuple[str, ...] = ()
    is_recognised: bool = False

    @property
    def empty(self) -> bool:
        """Whether it is blank or holds a placeholder: 0 in the relations, None in ``extract``."""
        return self.kind in ("blank", "placeholder")


@generate_init
class TableRow(Record):
    """A row as it stands in the draft: ``key`` of the form's row, None for a row it does not have.

    ``wording`` is ``standard``, ``accepted`` or ``variant``; ``count`` is how many values stand in
    it where the form wants ``expected``; ``label_span`` covers the label's first words.
    """

    key: str | None
    label: str
    label_span: Span
    span: Span
    count: int
    expected: int
    wording: str = "standard"


class Table(Record):
    """A table of the form found in the draft.

    ``form`` is the edition whose rows it has, which may be older than the report's. ``part`` is
    the part it stands in. ``grid``: the format itself gave rows and columns. ``rows`` in the
    draft's order; ``cells`` by (row key, column key), one for every cell of the form's rows that
    are present. ``has_wrapped_rows``: in text, numbers go on on other lines than their
    rows', and rows and values cannot be told apart everywhere.
    """

    key: str
    form: str
    part: int | None
    span: Span
    grid: bool
    rows: tuple[TableRow, ...]
    cells: Mapping[tuple[str, str], Cell]
    old_words: tuple[tuple[str, Span], ...] = ()
    has_wrapped_rows: bool = False


#: The kinds that rules may ask for.
ORGAN_KINDS = ("government", "township", "street", "department")
_GOVERNMENT = ("政府", "行政公署", "盟公署")
#: A report that names an area alone is its government's; zones have committees.
_AREAS = ("省", "自治区", "市", "县", "区", "旗", "州", "盟")
_ZONES = tuple(
    f"{word}区"
    for word in (
        "开发", "管理", "度假", "风景", "高新", "经开", "保护", "保税", "示范", "试验", "实验",
        "合作", "集聚", "加工", "物流", "景", "园", "小", "校", "社",
    )
)  # fmt: skip
_TOWNSHIP = tuple(f"{area}{suffix}" for area in "镇乡" for suffix in ("", "人民政府", "政府"))
_STREET = ("街道办事处", "街道", "街道办")


def classify_organ(name: str | None) -> str | None:
    """Return the kind of the organ of that name; None without a name.

    A government's own office (…人民政府办公室) counts as a department, a township's or street's
    government as township and street, the name of an area alone (某县) as its government.

    >>> classify_organ('示例市人民政府'), classify_organ('示例市人民政府办公室')
    ('government', 'department')
    """
    if not name:
        return None
    bare = name.strip()
    if bare.endswith(_STREET):
        return "street"
    if bare.endswith(_TOWNSHIP):
        return "township"
    governs = bare.endswith(_GOVERNMENT) or (bare.endswith(_AREAS) and not bare.endswith(_ZONES))
    return "government" if governs else "department"
