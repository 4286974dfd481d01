"""Reads the tables that were found: which table, which edition, and every cell."""

from __future__ import annotations

from reportlint.model.document import Grid, Span
from reportlint.parsing.furniture import is_dashed
from reportlint.parsing.tables.alignment import assign_rows, build_table, count_mismatches
from reportlint.parsing.tables.labels import FEWEST
from reportlint.parsing.tables.text_rows import read_side_text_rows, read_text_rows
from reportlint.parsing.tables.zones import SHORTEST, WRAPPED, Zone
from reportlint.support.label_key import label_key, word_key
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.model.report import Table
    from reportlint.parsing.report_tree import TableRegion
    from reportlint.parsing.tables.alignment import ReadRow, RowAssignment
    from reportlint.parsing.tables.lexicon import Lexicon, TableLexicon
    from reportlint.parsing.tables.pieces import TextRow


#: The share of the form's rows that is named before the first value of a turned table.
_MOST = 0.6
#: More pieces than any table of the form is cut into.
_MOST_PIECES = 60


class TableSegment(Record):
    """A stretch of a table, where it stands, and its rows as the report's edition reads them."""

    table: str
    sources: tuple[Zone | Grid, ...]
    part: int | None
    span: Span
    reads: tuple[ReadRow, ...] = ()


def read_tables(
    regions: Iterable[TableRegion], text: str, lexicon: Lexicon, edition: str
) -> tuple[tuple[Table, ...], tuple[Span, ...]]:
    """Return the tables, and the spans of values that belong to none of their rows.

    >>> from reportlint.parsing.report_tree import build_structure
    >>> regions = build_structure(REPORT.document, FORMS).tables
    >>> tables, loose = read_tables(regions, REPORT.document.text, LEXICON, "2021")
    >>> [table.key for table in tables], loose
    (['proactive', 'requests', 'litigation'], ())
    """
    tables: list[Table] = []
    loose: list[Span] = []
    for group in _groups(_pieces(regions, text, lexicon), text, lexicon, edition):
        table, lost_spans = _best(group, text, lexicon, edition)
        tables.append(table)
        loose += lost_spans
    return tuple(tables), tuple(loose)


def _pieces(regions: Iterable[TableRegion], text: str, lexicon: Lexicon) -> Iterable[TableSegment]:
    before: str | None = None
    for place in regions:
        source = place.source
        if isinstance(source, Zone):
            before = source.table
            yield TableSegment(source.table, (source,), place.part, place.span)
            continue
        words = [label_key(cell.span.cut(text)) for cell in source.cells]
        table = _identify_grid_table(words, lexicon, before)
        if table is not None:
            before = table
            yield TableSegment(table, (source,), place.part, place.span)


def _identify_grid_table(words: Sequence[str], lexicon: Lexicon, before: str | None) -> str | None:
    """Return the key of the table that most of a grid's cells belong to, None if hardly any does.

    One word of the table that stands ``before`` is enough: the grid may be a piece of it.
    """
    all_words = "\n".join(words)
    best, count = None, 1
    for table in lexicon.tables:
        hits = sum(anchor in all_words for anchor in table.anchors)
        hits += sum(SHORTEST <= len(word) <= WRAPPED and word in table.labels for word in words)
        hits += bool(hits) and table.table.key == before
        if hits > count:
            best, count = table.table.key, hits
    return best


def _groups(
    pieces: Iterable[TableSegment], text: str, lexicon: Lexicon, edition: str
) -> Iterable[TableSegment]:
    """Join the pieces of one table: those whose rows do not repeat."""
    open_segments: dict[str, TableSegment] = {}
    finished_segments: list[TableSegment] = []
    for segment in pieces:
        words = lexicon.table(edition, segment.table)
        piece = replace(segment, reads=tuple(_read(segment, text, words)))
        before = open_segments.get(piece.table)
        if before is not None and _goes_on(before, piece):
            sources = before.sources + piece.sources
            span = Span(before.span.start, piece.span.end)
            whole = TableSegment(piece.table, sources, before.part, span)
            piece = replace(whole, reads=tuple(_read(whole, text, words)))
        elif before is not None:
            finished_segments.append(before)
        open_segments[piece.table] = piece
    return sorted([*finished_segments, *open_segments.values()], key=lambda piece: piece.span.start)


def _goes_on(before: TableSegment, piece: TableSegment) -> bool:
    """Whether a piece goes on with the table before: no row of it was there already."""
    # NOTE: what has no values is the head of a table whose values stand in the next piece.
    has_values = any(read.values for read in before.reads)
    both = {read.row for read in before.reads} & {read.row for read in piece.reads}
    return not (has_values and both - {None}) and len(before.sources) < _MOST_PIECES


def _best(
    piece: TableSegment, text: str, lexicon: Lexicon, edition: str
) -> tuple[Table, tuple[Span, ...]]:
    """Read by the report's edition, or by another one if that fits better."""
    own, reads = _choose_columns(piece, text, lexicon.column_sets(edition, piece.table))
    rows = assign_rows(reads, own)
    words = label_key(piece.span.cut(text))
    old = _old_words(words, own, lexicon)
    if any(count_mismatches(rows, own)) or len(old) > 1:
        for other in lexicon.tables:
            if other.table.key != piece.table or other.base == own.base:
                continue
            other_rows = assign_rows(_read(piece, text, other), other)
            if len(old) > 1 or _fits_better(
                count_mismatches(other_rows, other), count_mismatches(rows, own)
            ):
                rows, own = other_rows, other
                break
    table = build_table(rows, own, piece.part, piece.span)
    spans = tuple([_old_span(piece.span, text, word) for word in old])
    table = replace(table, old_words=tuple(zip(old, spans, strict=True)))
    return table, tuple(_loose(rows))


def _choose_columns(
    piece: TableSegment, text: str, column_sets: Sequence[TableLexicon]
) -> tuple[TableLexicon, Sequence[ReadRow]]:
    """Return the set of columns that a table has, and its rows as read by it.

    That is the first that every row's values fill, of whose labels most are there.
    """
    own, *others = column_sets
    if not others:
        return own, piece.reads
    words = label_key(piece.span.cut(text))
    readings: list[tuple[TableLexicon, Sequence[ReadRow]]] = [(own, piece.reads)]
    readings += [(other, _read(piece, text, other)) for other in others]
    return min(readings, key=lambda pair: _count_column_misfits(pair[0], pair[1], words))


def _count_column_misfits(
    lexicon: TableLexicon, reads: Iterable[ReadRow], words: str
) -> tuple[int, int]:
    """Return how many rows have more or fewer values than columns, and columns without a label."""
    rows = lexicon.table.rows
    known_rows = [read for read in reads if read.row is not None]
    wrong = sum(len(read.values) != len(rows[read.row or 0].columns) for read in known_rows)
    present = {column for label, column in lexicon.columns.items() if label in words}
    return wrong + (not known_rows), len(lexicon.table.columns) - len(present)


def _fits_better(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether a form fits better: fewer foreign rows, or as many and none missing.

    NOTE: a table that is cut short misses fewer rows of the shorter form; that says nothing.
    """
    foreign, missing = one
    return foreign < other[0] or (foreign == other[0] and missing == 0 < other[1])


def _read(piece: TableSegment, text: str, lexicon: TableLexicon) -> list[ReadRow]:
    reads: list[ReadRow] = []
    columns: dict[int, str] = {}
    for lines, grid in _in_order(piece.sources):
        # NOTE: a number between dashes is a page's where no other value stands in the table.
        others = [row for row in lines if not is_dashed(row.line)]
        if grid is None and not any(row.count for row in others):
            from reportlint.parsing.tables.unread_rows import read_blank_rows

            reads += read_blank_rows(others, lexicon)
        elif grid is None:
            reads += _read_lines(lines, text, lexicon)
        else:
            more, columns = _read_grid(grid, text, lexicon, columns)
            reads += more
    if not lexicon.table.single_row:
        return reads
    # NOTE: a break may part the head, which has no values, from the row below it.
    had = {read.row for read in reads if read.values}
    return [read for read in reads if read.values or read.row not in had]


def _read_lines(lines: Sequence[TextRow], text: str, lexicon: TableLexicon) -> list[ReadRow]:
    if lexicon.table.single_row:
        return read_side_text_rows(lines, text, lexicon)
    head = next((index for index, row in enumerate(lines) if row.count), 0)
    ahead = sum(len(row.pieces) for row in lines[: head + 1])
    if ahead >= len(lexicon.table.rows) and _is_turned(lines, lexicon):
        from reportlint.parsing.tables.unread_rows import build_unread_rows

        return build_unread_rows(Span(lines[0].line.start, lines[-1].line.end), lexicon)
    return read_text_rows(lines, text, lexicon)


def _is_turned(rows: Sequence[TextRow], lexicon: TableLexicon) -> bool:
    """Whether lines name most of the form's rows before any value, and columns between values."""
    pieces = [piece for row in rows for piece in row.pieces]
    values = [index for index, piece in enumerate(pieces) if piece.value]
    first, last = (values[0], values[-1]) if values else (0, 0)
    words = [word_key(piece.text) for piece in pieces[:first]]
    named_rows = {lexicon.labels[word].row for word in words if word in lexicon.labels}
    between = {word_key(piece.text) for piece in pieces[first:last] if not piece.value}
    columns = sum(word in lexicon.columns for word in between)
    return len(named_rows) >= _MOST * len(lexicon.table.rows) and columns >= FEWEST - 1


def _read_grid(
    grid: Grid, text: str, lexicon: TableLexicon, columns: dict[int, str]
) -> tuple[list[ReadRow], dict[int, str]]:
    """Read the rows of a grid; also give which of its columns is which, as ``grid_rows`` does."""
    from reportlint.parsing.tables.grid_rows import read_grid_rows
    from reportlint.parsing.tables.unread_rows import build_unread_rows, turn_upright

    upright_grid = turn_upright(grid, text, lexicon)
    if upright_grid is None:
        return build_unread_rows(grid.span, lexicon), columns
    if lexicon.table.single_row:
        from reportlint.parsing.tables.side_rows import read_side_grid_rows

        return read_side_grid_rows(upright_grid, text, lexicon), columns
    return read_grid_rows(upright_grid, text, lexicon, columns)


def _in_order(sources: Iterable[Zone | Grid]) -> Iterable[tuple[tuple[TextRow, ...], Grid | None]]:
    """Return the sources in order, neighbouring stretches of lines joined to one."""
    lines: tuple[TextRow, ...] = ()
    for source in (*sources, None):
        if isinstance(source, Zone):
            lines += source.rows
            continue
        if lines:
            yield lines, None
            lines = ()
        if source is not None:
            yield (), source


def _loose(rows: Sequence[RowAssignment]) -> Iterable[Span]:
    for row in rows:
        if row.row is None and not row.read.label and row.read.values:
            # NOTE: a cell that reaches down from a row above stands before the others of this one.
            spans = [value.span for value in row.read.values]
            yield Span(min(s.start for s in spans), max(s.end for s in spans))


def _old_words(words: str, own: TableLexicon, lexicon: Lexicon) -> list[str]:
    """Return the words of the table that only an older edition has."""
    old_words: list[str] = []
    for other in lexicon.tables:
        if other.table.key != own.table.key or other.base >= own.base:
            continue
        labels = [*other.columns, *other.parents, *(e[0].key for e in other.by_row)]
        old_words += [w for w in labels if len(w) > 4 and w not in own.corpus and w in words]
    return sorted(dict.fromkeys(old_words), key=words.index)


def _old_span(span: Span, text: str, word: str) -> Span:
    """Return the place of a word whose characters may have blanks and line ends between them."""
    offsets = [i for i in range(span.start, span.end) if label_key(text[i])]
    flat = "".join([label_key(text[i]) for i in offsets])
    at = flat.find(word)
    return Span(offsets[at], offsets[at + len(word) - 1] + 1) if at >= 0 else span
