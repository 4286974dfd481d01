"""The sorts of values that static checks tell apart, and what expressions may name."""

from __future__ import annotations

from reportlint.expressions.environment import ATTRIBUTES
from reportlint.expressions.functions import FUNCTIONS
from reportlint.expressions.labels import AXES, all_keys, sets_of
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.form import Form, TableForm


class Sort(Record):
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
        """Spell it in English."""
        return self.said.en

    @property
    def said(self) -> Bilingual:
        """The words for it in a message."""
        if self.items is not None:
            items = _PLURALS.get(self.items.name, _LISTS)
            return Bilingual(f"一组{items.zh}", f"a list of {items.en}")
        if self.name == "label":
            return AXIS_LABELS[self.axis].format(table=self.table)
        return _SINGULARS[self.name]


_SINGULARS = {
    "number": Bilingual("数", "a number"),
    "text": Bilingual("文字", "text"),
    "date": Bilingual("日期", "a date"),
    "truth": Bilingual("真假值", "true or false"),
    "unknown": Bilingual("未知的值", "unknown"),
}
_PLURALS = {
    "number": Bilingual("数", "numbers"),
    "text": Bilingual("文字", "texts"),
    "date": Bilingual("日期", "dates"),
    "truth": Bilingual("真假值", "truths"),
    "label": Bilingual("行名或列名", "labels"),
    "unknown": Bilingual("空值", "nothing"),
}
_LISTS = Bilingual("列表", "lists")
#: What a row's or a column's name is called, by the axis.
AXIS_LABELS = {
    "row": Bilingual(" {table} 的行", "a row of {table}"),
    "column": Bilingual(" {table} 的列", "a column of {table}"),
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


def of_sorts(words: Bilingual, *sorts: Sort, **names: object) -> Bilingual:
    """Fill ``{0}``, ``{1}`` … with what the sorts are called, and the names."""
    zh, en = ([sort.said[language] for sort in sorts] for language in ("zh", "en"))
    return Bilingual(words.zh.format(*zh, **names), words.en.format(*en, **names))


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
