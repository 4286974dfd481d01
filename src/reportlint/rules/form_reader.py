"""Reads an edition of a statutory form, and the words by which drafts of it are understood."""

from __future__ import annotations

from functools import partial

from reportlint.model.form import (
    Column,
    Form,
    FormRelation,
    HeadingWords,
    PartForm,
    Row,
    SampleDraft,
    TableForm,
    TitleWords,
    Vocabulary,
)
from reportlint.parsing.claims import wordlist
from reportlint.parsing.figures.subjects import compose_figure_pattern
from reportlint.rules.parameters import compiles
from reportlint.support import node_readers
from reportlint.support.localized_text import Message
from reportlint.support.nodes import Mapping, Scalar, Sequence
from reportlint.support.record_reader import (
    READERS,
    build_reader,
    keys_of,
    read_record,
    read_values,
    required_keys,
)
from reportlint.support.records import Record, replace
from reportlint.support.source_errors import suggest

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from reportlint.support.nodes import Node
    from reportlint.support.record_reader import Readers
    from reportlint.support.source_errors import Source

    #: Groups of rows or columns by name.
    Sets: TypeAlias = dict[str, tuple[str, ...]]


#: Names that the rules' expressions give to all rows and all columns of a table.
_TAKEN = ("rows", "columns")


class Years(Record):
    """The report years of a form, inclusive."""

    first: int
    last: int


def read_form(source: Source, node: Node | None) -> Form | None:
    """Read one edition; None if anything in it is in error."""
    if node is None:
        source.add_error((1, 1), Message("rules.form_reader.empty_form"))
    keys = (*keys_of(Form), "years")
    is_whole = not isinstance(node, Mapping) or node.get("extends") is None
    needed = (*required_keys(Form), "years") if is_whole else ("edition", "title", "tables")
    top = node_readers.read_fields(source, node, Message("rules.form_reader.form"), keys, needed)
    if top is None:
        return None
    years = read_record(source, top.get("years"), "years", Years) or Years(0, 0)
    values = read_values(source, top, Form, FORM_READERS)
    form = Form(first_year=years.first, last_year=years.last, **values)
    _unique(source, top, [part.number for part in form.parts], "part")
    _unique(source, top, [table.key for table in form.tables], "table")
    return None if source.errors else form


def extend_edition(edition: Form, base: Form) -> Form:
    """Return what an edition that extends another holds, its own tables in place of the other's."""
    own_tables = {table.key: table for table in edition.tables}
    tables = [own_tables.pop(table.key, table) for table in base.tables]
    return replace(
        base,
        edition=edition.edition,
        title=edition.title,
        extends=base.edition,
        tables=(*tables, *own_tables.values()),
    )


def _unique(source: Source, where: Node, keys: list[str] | list[int], what: str) -> None:
    for key in sorted({key for key in keys if keys.count(key) > 1}):  # type: ignore[arg-type]
        source.add_error(where, Message(f"rules.form_reader.twice.{what}", key=key))


def _table(source: Source, node: Node, _what: str) -> TableForm | None:
    keys = (*keys_of(TableForm), "row-sets", "column-sets")
    table = node_readers.read_fields(
        source, node, Message("rules.form_reader.table"), keys, required_keys(TableForm)
    )
    if table is None:
        return None
    columns, rows = _keys(table.get("columns")), _keys(table.get("rows"))
    _unique(source, table, list(columns), "column")
    _unique(source, table, list(rows), "row")
    groups = _groups(rows)
    row_sets = groups | _sets(source, table.get("row-sets"), rows, groups)
    column_sets = _sets(source, table.get("column-sets"), columns, {})
    axes = {"column": (rows, row_sets), "row": (columns, column_sets)}
    readers: Readers = {
        **FORM_READERS,
        "Row": partial(_row, columns),
        "FormRelation": partial(_relation, axes),
    }
    values = read_values(source, table, TableForm, readers)
    return TableForm(row_sets=row_sets, column_sets=column_sets, **values)


def _keys(node: Node | None) -> tuple[str, ...]:
    """Return the keys of listed rows or columns; what is wrong with them is told elsewhere."""
    items = node.items if isinstance(node, Sequence) else ()
    keys = (item.get("key") for item in items if isinstance(item, Mapping))
    return tuple(key.text for key in keys if isinstance(key, Scalar))


def _relation(
    axes: dict[str, tuple[tuple[str, ...], Sets]], source: Source, node: Node, _what: str
) -> FormRelation | None:
    relation = read_record(source, node, Message("rules.form_reader.relation"), FormRelation)
    if relation is None or not isinstance(node, Mapping):
        return None
    axis = axes.get(relation.each, axes["column"])
    return replace(
        relation,
        left=_members(source, node.get("left"), relation.left, *axis),
        right=_members(source, node.get("right"), relation.right, *axis),
    )


def _row(columns: tuple[str, ...], source: Source, node: Node, _what: str) -> Row | None:
    row = read_record(source, node, Message("rules.form_reader.row"), Row)
    for name in row.columns if row else ():
        if name not in columns:
            source.add_error(
                node,
                Message("rules.form_reader.unknown_column", name=name) + suggest(name, columns),
            )
    return row and replace(row, columns=row.columns or columns)


def _groups(keys: tuple[str, ...]) -> Sets:
    """Return the rows ``refused.*`` under the name ``refused``, and so on."""
    groups: Sets = {}
    for key in keys:
        group, dot, _ = key.partition(".")
        if dot:
            groups[group] = (*groups.get(group, ()), key)
    return groups


def _sets(source: Source, node: Node | None, keys: tuple[str, ...], groups: Sets) -> Sets:
    sets = None if node is None else node_readers.read_mapping(source, node, "sets")
    result = {}
    for name, value in sets.entries if sets else ():
        if name.text in _TAKEN or name.text in groups:
            source.add_error(name, Message("rules.form_reader.name_taken", name=name.text))
        words = node_readers.read_texts(source, value, name.text)
        result[name.text] = _members(source, value, words, keys, groups)
    return result


def _members(
    source: Source, node: Node | None, words: tuple[str, ...], keys: tuple[str, ...], groups: Sets
) -> tuple[str, ...]:
    """Return the keys that words mean: themselves, or those of the groups that they name."""
    members: list[str] = []
    for word in words:
        row_keys = (word,) if word in keys else groups.get(word, ())
        if not row_keys and node is not None:
            source.add_error(node, node_readers.describe_unknown_key(word, (*keys, *groups)))
        members.extend(row_keys)
    return tuple(members)


FORM_READERS: Readers = {
    **READERS,
    "TitleWords": build_reader(TitleWords, Message("rules.form_reader.title_words")),
    "SampleDraft": build_reader(SampleDraft, Message("rules.form_reader.sample")),
    "PartForm": build_reader(PartForm, Message("rules.form_reader.part")),
    "TableForm": _table,
    "Column": build_reader(Column, Message("rules.form_reader.column")),
}


def read_vocabulary(source: Source, node: Node | None) -> Vocabulary:
    """Read one file of words; entries in error are left out."""
    what = Message("rules.vocabulary_reader.vocabulary")
    return read_record(source, node, what, Vocabulary, _WORD_READERS) or Vocabulary()


def merge_vocabularies(files: Iterable[tuple[Source, Vocabulary]]) -> Vocabulary:
    """Join the files; a part or a name that two of them give is an error of the second."""
    headings: dict[int, HeadingWords] = {}
    patterns: dict[str, str] = {}
    phrases: dict[str, str] = {}
    units: list[str] = []
    for source, words in files:
        for heading in words.headings:
            if headings.setdefault(heading.part, heading) is not heading:
                message = Message("rules.vocabulary_reader.duplicate_headings", part=heading.part)
                source.add_error((1, 1), message)
        for name in patterns.keys() & words.patterns:
            message = Message("rules.vocabulary_reader.duplicate_pattern", name=name)
            source.add_error((1, 1), message)
        patterns = {**patterns, **words.patterns, **patterns}
        phrases = {**words.phrases, **phrases}
        units += [words.units] if words.units else []
    patterns |= wordlist.compose_pattern(patterns) | compose_figure_pattern(patterns)
    by_part = tuple(headings[part] for part in sorted(headings))
    return Vocabulary(by_part, patterns, phrases, "|".join(units))


def _heading(source: Source, node: Node, what: str) -> HeadingWords | None:
    readers: Readers = {**READERS, "str": _read_alternatives}
    heading = read_record(source, node, what, HeadingWords, readers)
    return heading if heading and heading.part and heading.accepted_pattern else None


def _read_alternatives(source: Source, node: Node, what: str) -> str:
    """Take patterns that become part of a larger one: they have no capturing groups."""
    items = node_readers.read_items(source, node, what)
    texts = [(item, node_readers.read_text(source, item, what)) for item in items]
    return "|".join(
        text for item, text in texts if text and compiles(source, item, text, groups=False)
    )


def _pattern(source: Source, node: Node, name: str) -> str | None:
    pattern = node_readers.read_text(source, node, name)
    if not pattern or not compiles(source, node, pattern):
        return None
    if name.startswith(wordlist.PREFIX) and not wordlist.has_first_characters(pattern):
        source.add_error(node, Message("rules.vocabulary_reader.uncertain_beginning", name=name))
        return None
    return pattern


_WORD_READERS: Readers = {"HeadingWords": _heading, "str": _pattern}
