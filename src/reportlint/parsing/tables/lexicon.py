"""The words of the form's tables, prepared for comparing: labels by row, and what marks a table."""

from __future__ import annotations

from reportlint.support.label_key import label_key
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.records import Record, generate_init

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.model.form import Form, Row, TableForm

#: A fragment this short may stand inside many labels: it proves nothing by itself.
_SHORT = 4


@generate_init
class Label(Record):
    """One wording of a row's label: its key, the row's place in the form, how it is remarked on."""

    key: str
    row: int
    wording: str


class TableLexicon(Record):
    """The words of one table in one edition.

    ``labels`` maps a label's key, with and without ordinal and parent, to its entry. ``by_row`` are
    the entries of each row, statutory wording first. ``columns`` maps a column label's key to the
    column's key. ``corpus`` holds every word of the table, to tell its fragments from prose.
    ``anchors`` are words that no other text of a report has. ``parents`` are the keys of merged
    labels such as 三本年度办理结果. ``extends`` is the edition that this one differs from in its
    columns alone, "" for none.
    """

    form: str
    table: TableForm
    labels: Mapping[str, Label]
    by_row: tuple[tuple[Label, ...], ...]
    columns: Mapping[str, str]
    parents: tuple[str, ...]
    corpus: str
    anchors: tuple[str, ...]
    extends: str = ""

    @property
    def base(self) -> str:
        """The edition that this one is, but for its columns."""
        return self.extends or self.form

    @property
    def uniform_width(self) -> int:
        """The number of values of every row, 0 where rows differ."""
        widths = {len(row.columns) for row in self.table.rows}
        return widths.pop() if len(widths) == 1 else 0


class Lexicon(Record):
    """The words of all tables of all editions, and of them joined.

    ``known_tables`` remembers which table the words of a line can only belong to.
    """

    tables: tuple[TableLexicon, ...]
    corpus: str
    known_tables: dict[str, TableLexicon | None]

    def table(self, form: str, name: str) -> TableLexicon:
        """Return the words of a table in an edition."""
        return next(t for t in self.tables if t.form == form and t.table.key == name)

    def column_sets(self, form: str, name: str) -> tuple[TableLexicon, ...]:
        """Return the words of a table in an edition, then those with other columns."""
        own = self.table(form, name)
        others = [t for t in self.tables if t.extends == form and t.table.key == name]
        return (own, *(other for other in others if other.table is not own.table))


@memoize_by_identity()
def load_lexicon(forms: tuple[Form, ...]) -> Lexicon:
    """Prepare the words of the forms, once: for every draft it would add a third to a check.

    >>> load_lexicon(EDITIONS).table("2021", "requests").uniform_width
    7
    """
    tables = tuple(_table(form, table) for form in forms for table in form.tables)
    return Lexicon(tables, "\n".join(dict.fromkeys(t.corpus for t in tables)), {})


def _table(form: Form, table: TableForm) -> TableLexicon:
    labels: dict[str, Label] = {}
    by_row = []
    words: list[str] = []
    for index, row in enumerate(table.rows):
        entries = tuple(_entries(index, row))
        by_row.append(entries)
        ordinal = label_key(row.ordinal)
        parent = label_key(row.parent)
        for entry in entries:
            labels.setdefault(entry.key, entry)
            labels.setdefault(ordinal + entry.key, entry)
            labels.setdefault(parent + ordinal + entry.key, entry)
            words.append(parent + ordinal + entry.key)
        words.append(parent + entries[0].key)
    columns = {
        label_key(label): column.key
        for column in reversed(table.columns)
        for label in (*column.accepted_labels, column.label)
    }
    parents = tuple(dict.fromkeys(label_key(row.parent) for row in table.rows if row.parent))
    heads = tuple(label_key(head) for head in table.heads)
    words += [*columns, *parents, *heads]
    corpus = "\n".join(dict.fromkeys(words))
    anchors = tuple(_anchors(table, (*heads, *columns, *parents), by_row))
    rows = (labels, tuple(by_row))
    return TableLexicon(form.edition, table, *rows, columns, parents, corpus, anchors, form.extends)


def _entries(index: int, row: Row) -> Iterable[Label]:
    wordings = {"accepted": row.accepted_labels, "variant": row.variant_labels}
    for wording, labels in {"standard": (row.label,), **wordings}.items():
        yield from (Label(label_key(label), index, wording) for label in labels)


def _anchors(
    table: TableForm, heads: Iterable[str], by_row: Iterable[tuple[Label, ...]]
) -> Iterable[str]:
    """Return the words that begin a table: heads, column labels and long row labels."""
    shortest = _SHORT if table.single_row else _SHORT + 1
    yield from (word for word in heads if len(word) >= _SHORT)
    yield from (entry.key for entry, *_ in by_row if len(entry.key) >= shortest)
