"""The form's tables as a draft has them: rows and cells, each with its span in the text."""

from __future__ import annotations

from reportlint.support.records import Record, generate_init

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from reportlint.model.document import Span


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
