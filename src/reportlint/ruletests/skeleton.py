"""The plain and right draft of a form: standard wording, tables of zeros, nothing to remark on."""

from __future__ import annotations

from reportlint.ruletests.draft import BlockText, Draft, PartText, RowText, TableText

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.model.form import Form, Row, TableForm

    #: Values as written, by row and column key.
    Values = Mapping[str, Mapping[str, str]]

ORDINALS = "一二三四五六七八九十"
ORGAN = "示例市数据局"


def build_skeleton(
    form: Form, year: int, organ: str = ORGAN, values: Values | None = None
) -> Draft:
    """Return the draft; ``values`` are by table's ``key.row`` and column, all others are 0."""
    parts = tuple(_parts(form, year, values or {}))
    sample = form.sample
    words = {
        "organ": organ,
        "year": year,
        "headings": "、".join(part.heading for part in form.parts),
        "count": ORDINALS[len(form.parts) - 1],
    }
    title, preamble, period = (
        text.format_map(words) for text in (sample.title, sample.preamble, sample.period)
    )
    return Draft(title, preamble, period, parts)


def _parts(form: Form, year: int, values: Values) -> Iterator[PartText]:
    for part in form.parts:
        heading = (part.ordinal or f"{ORDINALS[part.number - 1]}、") + part.heading
        text = form.sample.parts.get(str(part.number), ())
        own = tuple(build_table(t, values) for t in form.tables if t.part == part.number)
        yield PartText(part.number, heading.format(year=year), text, own)


def build_table(table: TableForm, values: Values) -> TableText:
    """Return a table of the form; cells that ``values`` does not name are 0."""
    if len({row.columns for row in table.rows}) == 1 and not table.single_row:
        legend = next((head for head in table.heads if head.startswith("（")), "")
        return TableText(table.key, (_block(table, legend, table.rows, values),))
    if table.single_row:
        return TableText(table.key, (_block(table, "", table.rows, values),), aside=True)
    legends = dict.fromkeys(row.parent for row in table.rows)
    blocks = (
        _block(table, legend, tuple(row for row in table.rows if row.parent == legend), values)
        for legend in legends
    )
    return TableText(table.key, tuple(blocks))


def _block(table: TableForm, legend: str, rows: tuple[Row, ...], values: Values) -> BlockText:
    labels = {column.key: column.label for column in table.columns}
    # NOTE: what heads the columns of a single row is a merged cell of its own.
    heads = () if table.single_row else table.heads
    first = next((head for head in heads if not head.startswith("（")), "")
    heads = (first, *(labels[column] for column in rows[0].columns))
    return BlockText(
        legend,
        heads,
        tuple(
            RowText(
                row.key,
                row.ordinal + row.label,
                "" if row.parent == legend else row.parent,
                tuple(values.get(f"{table.key}.{row.key}", {}).get(c, "0") for c in row.columns),
            )
            for row in rows
        ),
    )
