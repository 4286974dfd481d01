"""Loads the editions of the statutory form from ``rules/forms/*.yaml``."""

from __future__ import annotations

from reportlint.model.form import Column, Form, FormRelation, PartForm, Row, TableForm
from reportlint.support import node_readers
from reportlint.support.localized_text import Bilingual
from reportlint.support.source_errors import suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source

_KINDS = ("count", "amount", "change")
#: Names that the rules' expressions give to all rows and all columns of a table.
_TAKEN = ("rows", "columns")
_TWICE = {
    "part": Bilingual("部分“{key}”出现两次", 'part "{key}" occurs twice'),
    "table": Bilingual("表“{key}”出现两次", 'table "{key}" occurs twice'),
    "column": Bilingual("列“{key}”出现两次", 'column "{key}" occurs twice'),
    "row": Bilingual("行“{key}”出现两次", 'row "{key}" occurs twice'),
}
_NO_COLUMN = Bilingual("没有这一列：“{name}”", 'unknown column "{name}"')
_TAKEN_NAME = Bilingual("“{name}”这个名字已经有了", 'the name "{name}" is taken')
_COLUMN = Bilingual("一列", "a column")
_NAMELESS = Bilingual("", "")


def read(source: Source, node: Node | None) -> Form | None:
    """Read one edition; None if anything in it is in error."""
    if node is None:
        source.add_error((1, 1), Bilingual("格式文件是空的", "an empty form"))
    required_keys = ("edition", "title", "years", "parts", "tables")
    top = node_readers.read_fields(
        source, node, Bilingual("格式", "a form"), required_keys, required_keys
    )
    if top is None:
        return None
    years = node_readers.read_fields(
        source, top.get("years"), "years", ("first", "last"), ("first", "last")
    )
    parts = (
        _part(source, item) for item in node_readers.read_items(source, top.get("parts"), "parts")
    )
    tables = (
        _table(source, item)
        for item in node_readers.read_items(source, top.get("tables"), "tables")
    )
    form = Form(
        _text(source, top.get("edition"), "edition"),
        _title(source, top.get("title")),
        node_readers.read_integer(source, years and years.get("first"), "first") or 0,
        node_readers.read_integer(source, years and years.get("last"), "last") or 0,
        tuple(parts),
        tuple(tables),
    )
    _unique(source, top, [part.number for part in form.parts], "part")
    _unique(source, top, [table.key for table in form.tables], "table")
    return None if source.errors else form


def _text(source: Source, node: Node | None, what: str) -> str:
    return node_readers.read_text(source, node, what) or ""


def _title(source: Source, node: Node | None) -> Bilingual:
    return node_readers.read_bilingual(source, node, "title") or _NAMELESS


def _unique(source: Source, where: Node, keys: list[str] | list[int], what: str) -> None:
    for key in sorted({key for key in keys if keys.count(key) > 1}):  # type: ignore[arg-type]
        source.add_error(where, _TWICE[what].format(key=key))


def _part(source: Source, node: Node) -> PartForm:
    required_keys = ("number", "key", "heading", "title")
    part = node_readers.read_fields(
        source, node, Bilingual("一个部分", "a part"), (*required_keys, "table"), required_keys
    )
    if part is None:
        return PartForm(0, "", "", _NAMELESS)
    return PartForm(
        node_readers.read_integer(source, part.get("number"), "number") or 0,
        _text(source, part.get("key"), "key"),
        _text(source, part.get("heading"), "heading"),
        _title(source, part.get("title")),
        node_readers.read_text(source, part.get("table"), "table"),
    )


def _table(source: Source, node: Node) -> TableForm:
    required_keys = ("key", "part", "title", "columns", "rows")
    allowed_keys = (*required_keys, "heads", "row-sets", "column-sets", "single-row", "relations")
    table = node_readers.read_fields(
        source, node, Bilingual("一张表", "a table"), allowed_keys, required_keys
    )
    if table is None:
        return TableForm("", 0, _NAMELESS, (), ())
    columns = tuple(
        _column(source, item)
        for item in node_readers.read_items(source, table.get("columns"), "columns")
    )
    names = tuple(column.key for column in columns)
    rows = tuple(
        _row(source, item, names)
        for item in node_readers.read_items(source, table.get("rows"), "rows")
    )
    keys = tuple(row.key for row in rows)
    _unique(source, table, list(names), "column")
    _unique(source, table, list(keys), "row")
    row_sets = _groups(keys)
    row_sets |= dict(_sets(source, table.get("row-sets"), keys, row_sets))
    column_sets = dict(_sets(source, table.get("column-sets"), names, {}))
    return TableForm(
        _text(source, table.get("key"), "key"),
        node_readers.read_integer(source, table.get("part"), "part") or 0,
        _title(source, table.get("title")),
        columns,
        rows,
        node_readers.read_texts(source, table.get("heads"), "heads"),
        row_sets,
        column_sets,
        bool(node_readers.read_boolean(source, table.get("single-row"), "single-row")),
        tuple(
            _relation(source, item, {"column": (keys, row_sets), "row": (names, column_sets)})
            for item in node_readers.read_items(source, table.get("relations"), "relations")
        ),
    )


def _relation(
    source: Source,
    node: Node,
    axes: Mapping[str, tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]]],
) -> FormRelation:
    required_keys = ("key", "each", "left", "right")
    relation = node_readers.read_fields(
        source, node, Bilingual("一个关系", "a relation"), required_keys, required_keys
    )
    if relation is None:
        return FormRelation("", "", (), ())
    each = node_readers.read_choice(source, relation.get("each"), "each", tuple(axes)) or "column"
    keys, sets = axes[each]
    return FormRelation(
        _text(source, relation.get("key"), "key"),
        each,
        _members(source, relation.get("left"), "left", keys, sets),
        _members(source, relation.get("right"), "right", keys, sets),
    )


def _column(source: Source, node: Node) -> Column:
    required_keys = ("key", "label", "title")
    column = node_readers.read_fields(
        source, node, _COLUMN, (*required_keys, "kind", "accepted"), required_keys
    )
    if column is None:
        return Column("", "", _NAMELESS)
    return Column(
        _text(source, column.get("key"), "key"),
        _text(source, column.get("label"), "label"),
        _title(source, column.get("title")),
        node_readers.read_choice(source, column.get("kind"), "kind", _KINDS) or "count",
        node_readers.read_texts(source, column.get("accepted"), "accepted"),
    )


def _row(source: Source, node: Node, columns: tuple[str, ...]) -> Row:
    required_keys = ("key", "label", "title")
    allowed_keys = (*required_keys, "columns", "ordinal", "parent", "accepted", "variants")
    row = node_readers.read_fields(
        source, node, Bilingual("一行", "a row"), allowed_keys, required_keys
    )
    if row is None:
        return Row("", "", _NAMELESS, ())
    own = node_readers.read_texts(source, row.get("columns"), "columns")
    for name in own:
        if name not in columns:
            source.add_error(row, _NO_COLUMN.format(name=name) + suggest(name, columns))
    return Row(
        _text(source, row.get("key"), "key"),
        _text(source, row.get("label"), "label"),
        _title(source, row.get("title")),
        own or columns,
        node_readers.read_text(source, row.get("ordinal"), "ordinal") or "",
        node_readers.read_text(source, row.get("parent"), "parent") or "",
        node_readers.read_texts(source, row.get("accepted"), "accepted"),
        node_readers.read_texts(source, row.get("variants"), "variants"),
    )


def _groups(keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Return the rows ``refused.*`` under the name ``refused``, and so on."""
    groups: dict[str, tuple[str, ...]] = {}
    for key in keys:
        group, dot, _ = key.partition(".")
        if dot:
            groups[group] = (*groups.get(group, ()), key)
    return groups


def _sets(
    source: Source,
    node: Node | None,
    keys: tuple[str, ...],
    groups: Mapping[str, tuple[str, ...]],
) -> Iterator[tuple[str, tuple[str, ...]]]:
    sets = None if node is None else node_readers.read_mapping(source, node, "sets")
    for name, value in sets.entries if sets else ():
        if name.text in _TAKEN or name.text in groups:
            source.add_error(name, _TAKEN_NAME.format(name=name.text))
        yield name.text, _members(source, value, name.text, keys, groups)


def _members(
    source: Source,
    node: Node | None,
    what: str,
    keys: tuple[str, ...],
    groups: Mapping[str, tuple[str, ...]],
) -> tuple[str, ...]:
    members: list[str] = []
    for member in node_readers.read_texts(source, node, what):
        row_keys = (member,) if member in keys else groups.get(member, ())
        if not row_keys and node is not None:
            choices = (*keys, *groups)
            source.add_error(node, node_readers.describe_unknown_key(member, choices))
        members.extend(row_keys)
    return tuple(members)
