"""What both kinds of table, text and grid, are read into before rows are assigned to the form."""

from __future__ import annotations

from reportlint.support.records import Record, generate_init

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.document import Span


@generate_init
class RawValue(Record):
    """The text of a value as it stands in the draft, possibly empty, and where.

    ``column`` is the form's column where the format itself tells it, else None (by order).
    """

    text: str
    span: Span
    column: str | None = None


@generate_init
class ReadRow(Record):
    """A row in the draft's order.

    ``row`` is the place in the form of the row that the label names, None for a label the form
    does not have (``label`` says it) or for values without a label (``label`` is empty).
    ``columns_known``: the values' columns are known, by a grid or because their number is right;
    ``columns_guessed``: by where they stand on the line or in a run of several rows, to be
    confirmed;
    ``is_wrapped``: there are more than the row has columns, and they stand on several lines.
    """

    row: int | None
    label: str
    label_span: Span
    span: Span
    wording: str
    values: tuple[RawValue, ...]
    columns_known: bool
    grid: bool
    columns_guessed: bool = False
    is_wrapped: bool = False
