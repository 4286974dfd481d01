"""The sorts of values that static checks tell apart, and what expressions may name."""

from __future__ import annotations

from reportlint.expressions.environment import ATTRIBUTES
from reportlint.expressions.functions import FUNCTIONS
from reportlint.expressions.labels import AXES, all_keys, sets_of
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.forms import Form, TableForm


@record
class Sort:
    """A sort of values: number, text, date, truth, label, list, or unknown after a fault.

    ``items`` is the sort of a list's items; ``keys`` are what a label can be, on ``axis`` (row or
    column) of ``table``.
    """

    name: str
    items: Sort | None = None
    keys: tuple[str, ...] = ()
    axis: str = ""
    table: str = ""

    @property
    def known(self) -> bool:
        """Whether it can be judged: not after a fault, nor the items of an empty list."""
        return self.name != "unknown" and (self.items is None or self.items.known)

    def __str__(self) -> str:
        """Spell it for a message."""
        if self.items is not None:
            return f"a list of {_PLURALS.get(self.items.name, 'lists')}"
        if self.name == "label":
            return f"a {self.axis} of {self.table}"
        return _SINGULARS[self.name]


_SINGULARS = {
    "number": "a number",
    "text": "text",
    "date": "a date",
    "truth": "true or false",
    "unknown": "unknown",
}
_PLURALS = {
    "number": "numbers",
    "text": "texts",
    "date": "dates",
    "truth": "truths",
    "label": "labels",
    "unknown": "nothing",
}
NUMBER, TEXT, DATE, TRUTH = Sort("number"), Sort("text"), Sort("date"), Sort("truth")
UNKNOWN = Sort("unknown")
BY_NAME = {sort.name: sort for sort in (NUMBER, TEXT, DATE, TRUTH)}

#: Claim quantities that are sums of cells, beside those that are one cell.
_SUMS = (
    "requests.received",
    "requests.refused",
    "requests.unavailable",
    "requests.not_processed",
    "requests.other",
    "litigation.suits.upheld",
    "litigation.suits.corrected",
    "litigation.suits.other",
    "litigation.suits.pending",
    "litigation.suits.total",
    "processing_fee",
)


def listed(items: Sort) -> Sort:
    """Give the sort of lists of such items."""
    return Sort("list", items)


def labels(table: TableForm, axis: str, keys: Iterable[str]) -> Sort:
    """Give the sort of some rows' or columns' labels."""
    return Sort("label", None, tuple(keys), AXES[axis], table.key)


def quantities(form: Form) -> frozenset[str]:
    """Give every quantity of claims that the form knows."""
    cells = (
        f"{table.key}.{row.key}.{column}"
        for table in form.tables
        for row in table.rows
        for column in row.columns
    )
    return frozenset((*cells, *_SUMS))


def roots(form: Form) -> frozenset[str]:
    """Give the names that an expression can start from."""
    return frozenset(("report", "previous", "claims", *(table.key for table in form.tables)))


def taken(form: Form) -> frozenset[str]:
    """Give every word of the form and the language: a rule that bound one would hide it."""
    words = {*roots(form), *FUNCTIONS}
    for table in form.tables:
        for axis in AXES:
            keys = (*all_keys(table, axis), *sets_of(table, axis))
            words.update(key.split(".", 1)[0] for key in keys)
    return frozenset(words)


def attribute(words: str) -> Sort | None:
    """Give the sort of an attribute of a report, such as ``period.start``."""
    found = ATTRIBUTES.get(words)
    return BY_NAME[found[0]] if found else None
