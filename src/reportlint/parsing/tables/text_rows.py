"""Reads a table in running text: values in reading order, labels wrapped and split around them.

A row's label begins before its values and may end behind them; words of merged cells stand
between. So the text between two runs of values holds the end of one label and the beginning of
the next, and a run belongs to the row whose label begins in the text before it.
"""

from __future__ import annotations

from itertools import groupby

from reportlint.model.document import Span
from reportlint.parsing.furniture import is_dashed
from reportlint.parsing.tables.alignment import RawValue, ReadRow
from reportlint.parsing.tables.labels import (
    GapWords,
    count_begun,
    find_nearest_label,
    find_repeated_label,
    find_whole_labels,
    without_ordinal,
)
from reportlint.parsing.tables.pieces import (
    cut_value_runs,
    is_bare,
    with_stray_values,
)
from reportlint.support.label_key import word_key
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportlint.parsing.tables.lexicon import Label, TableLexicon
    from reportlint.parsing.tables.pieces import TextPiece, TextRow, ValueRun

#: So many blanks at most part a value from the next on one line; a word that long is no value.
_BESIDE = 30
_WORD = 10


def read_text_rows(rows: Sequence[TextRow], text: str, lexicon: TableLexicon) -> list[ReadRow]:
    """Read the rows of a table from its lines; a label that lost its values gives a row without.

    >>> [read] = read_text_rows(cut_rows(ROW), ROW, WORDS)
    >>> read.row, len(read.values), read.columns_known
    (0, 7, True)
    """
    width = lexicon.uniform_width
    reads = _rows(_without_page_numbers(rows, width), lexicon)
    if _behind_values(reads):
        return [replace(read, columns_known=False) for read in reads]
    if any(read.row is not None and 0 < len(read.values) < width for read in reads):
        from reportlint.parsing.tables.value_places import place_by_columns

        reads = place_by_columns(reads, text, width)
    if all(_is_sure(read, text) for read in reads):
        return reads
    from reportlint.parsing.tables.value_places import doubted

    return doubted(reads, text, lexicon)


def _is_sure(read: ReadRow, text: str) -> bool:
    """Whether a row has no values, or as many as columns on one line."""
    one_line = not read.values or "\n" not in text[read.values[0].span.start : read.span.end]
    return one_line and (read.columns_known or not read.values)


def _without_page_numbers(rows: Sequence[TextRow], width: int) -> Sequence[TextRow]:
    """Leave out numbers between dashes where without them values fill rows of a ``width``."""
    kept_rows = [row for row in rows if not is_dashed(row.line)]
    fits = width and sum(row.count for row in kept_rows) % width == 0
    return kept_rows if fits else rows


def _behind_values(reads: Sequence[ReadRow]) -> bool:
    """Whether labels seem to follow their values: the first have no label, the last label none."""
    first = next((read for read in reads if read.values), None)
    if first is None or first.row is not None or first.label:
        return False
    return reads[-1].row is not None and not reads[-1].values


def _rows(rows: Sequence[TextRow], lexicon: TableLexicon) -> list[ReadRow]:
    runs = cut_value_runs(rows, lexicon)
    pieces = (piece for row in rows for piece in row.pieces)
    repeats = _count_head_repeats(pieces, lexicon.columns)
    reads: list[ReadRow] = []
    expected = 0
    taken_rows: set[int] = set()
    rest = ""
    for index, whole_run in enumerate(runs):
        run = _without_rest(whole_run, rest) if rest else whole_run
        after = runs[index + 1].gap if index + 1 < len(runs) else ""
        words = GapWords(run.gap, run.fragments, after)
        labels = find_whole_labels(words, lexicon)
        again = find_repeated_label(words, labels, taken_rows, lexicon) if run.values else None
        label = again
        if run.values and again is None:
            label = find_nearest_label(words, labels, expected, taken_rows, lexicon)
        lost = [one for one in labels if label is None or one.row != label.row]
        reads += [_read_lost(run, one) for one in lost]
        rest = _rest_of(label, words) if label is not None else ""
        if label is not None and again is None:
            taken_rows.add(label.row)
            expected = label.row + 1
        if run.values:
            reads.append(_read(_drop_repeats(run, label, repeats, lexicon), label, labels, lexicon))
    return reads


def _count_head_repeats(pieces: Iterable[TextPiece], columns: Mapping[str, str]) -> dict[str, int]:
    """Return how often each column's label is repeated in a row in a table of text, if it is."""
    repeats: dict[str, int] = {}
    last, count = "", 0
    for piece in pieces:
        word = "" if piece.value else columns.get(word_key(piece.text), "")
        count = count + 1 if word == last else 1
        last = word
        if word and count > 1:
            repeats[word] = max(count, repeats.get(word, 0))
    return repeats


def _rest_of(label: Label, words: GapWords) -> str:
    """Return what of a label the words end with the beginning of is to stand behind the values."""
    begun = 0 if label.key in words.text else count_begun(label.key, words.text)
    return label.key[begun:] if begun else ""


def _without_rest(run: ValueRun, rest: str) -> ValueRun:
    """Return the run without the words it begins with where they are the rest of a label before."""
    for count, fragment in enumerate(run.fragments, 1):
        if not rest.startswith(fragment):
            break
        rest = rest[len(fragment) :]
        if not rest:
            words, fragments = run.words[count:], run.fragments[count:]
            return replace(run, words=words, fragments=fragments, gap="".join(fragments))
    return run


def _drop_repeats(
    run: ValueRun, label: Label | None, repeats: Mapping[str, int], lexicon: TableLexicon
) -> ValueRun:
    """Return the run with one value for each merged cell whose value the converter repeated."""
    if not repeats or label is None:
        return run
    from reportlint.parsing.tables.joined_values import collapse_repeats

    columns = lexicon.table.rows[label.row].columns
    return replace(run, values=collapse_repeats(run.values, columns, repeats))


def _read_lost(run: ValueRun, label: Label) -> ReadRow:
    words = _label_words(run, label.key) or run.words[-1:]
    span = Span(words[0].start, words[-1].end)
    name = "".join([word.text for word in words])
    return ReadRow(label.row, name, span, span, label.wording, (), False, False)


def _read(
    run: ValueRun, label: Label | None, labels: Sequence[Label], lexicon: TableLexicon
) -> ReadRow:
    values = run.values
    count = len(lexicon.table.rows[label.row].columns) if label else lexicon.uniform_width
    columns_guessed = run.split
    if count and len(values) > count:
        from reportlint.parsing.tables.joined_values import count_single_spaces, join_thousands

        values = join_thousands(values, count)
        columns_guessed |= count_single_spaces(run.values) > len(run.values) - count
    elif label and len(values) == count - 1:
        values = _with_leading_word(run, lexicon)
    raw = tuple([RawValue(piece.text, Span(piece.start, piece.end)) for piece in values])
    pieces = (*run.words[-1:], *run.values) or run.words
    # NOTE: a label that was there before names a row that stands twice.
    again = labels[-1] if label is None and labels else None
    words = _own_words(run, label or again, lexicon)
    first = words[0] if words else pieces[0]
    last = words[-1] if words else pieces[0]
    end = raw[-1].span.end if raw else last.end
    name = "".join([piece.text for piece in words])
    spans = (Span(first.start, last.end), Span(min(first.start, pieces[0].start), end))
    row, wording = (label.row, label.wording) if label else (None, "")
    columns_known = bool(count) and len(raw) == count
    return ReadRow(row, name, *spans, wording, raw, columns_known, False, columns_guessed)


def _with_leading_word(run: ValueRun, lexicon: TableLexicon) -> tuple[TextPiece, ...]:
    """Take a word straight before the values for one of them where no label has it: 若干 0 0."""
    last = run.words[-1] if len(run.words) > 1 and run.values else None
    if last is None or (run.fragments[-1] in lexicon.corpus and not is_bare(last.text)):
        return run.values
    beside = run.values[0].start - last.end <= _BESIDE and len(last.text) <= _WORD
    return (last, *run.values) if beside else run.values


def _own_words(run: ValueRun, label: Label | None, lexicon: TableLexicon) -> tuple[TextPiece, ...]:
    """Return the words that are the row's label; without one, those the form does not know."""
    if label is not None:
        return _label_words(run, label.key) or run.words[-1:]
    pairs = zip(run.words, run.fragments, strict=True)
    return tuple([word for word, fragment in pairs if fragment and fragment not in lexicon.corpus])


def _label_words(run: ValueRun, label: str) -> tuple[TextPiece, ...]:
    """Return the words from the one with which the label last begins on that are parts of it."""
    bare = [without_ordinal(fragment) for fragment in run.fragments]
    begins = [words and (label.startswith(words) or words.startswith(label)) for words in bare]
    first = max([index for index, begun in enumerate(begins) if begun], default=0)
    own = list(zip(run.words, run.fragments, bare, strict=True))[first:]
    return tuple([word for word, part, words in own if part and (words in label or label in part)])


def read_side_text_rows(rows: Sequence[TextRow], text: str, lexicon: TableLexicon) -> list[ReadRow]:
    """Read the groups from lines: all values in one run, or a run behind each group's label.

    >>> text = "1 " * 15
    >>> [len(read.values) for read in read_side_text_rows(cut_rows(text), text, LITIGATION)]
    [5, 5, 5]
    """
    total = sum(len(row.columns) for row in lexicon.table.rows)
    rows = _without_page_numbers(rows, total)
    rows = [replace(row, pieces=tuple(with_stray_values(row.pieces))) for row in rows]
    values = [piece for row in rows for piece in row.pieces if piece.value]
    runs = groupby([piece.value for row in rows for piece in row.pieces])
    # NOTE: then no word stands between the first value and the last.
    is_one_run = sum(value for value, _ in runs) == 1
    if len(values) == total and is_one_run and _in_order(rows, lexicon):
        raw = [RawValue(piece.text, Span(piece.start, piece.end)) for piece in values]
        groups = split_groups(raw, lexicon, grid=False)
        if values[0].line == values[-1].line:
            return groups
        from reportlint.parsing.tables.value_places import guess_if_cut

        return guess_if_cut(groups, raw, text)
    by_label = read_text_rows(rows, text, lexicon)
    named_rows = [read for read in by_label if read.row is not None and read.columns_known]
    if len(named_rows) == len(lexicon.table.rows):
        return named_rows
    from reportlint.parsing.tables.unread_rows import build_unread_rows

    return build_unread_rows(Span(values[0].start, values[-1].end), lexicon)


def _in_order(rows: Sequence[TextRow], lexicon: TableLexicon) -> bool:
    """Whether the head names the groups in the form's order, as far as it can be read."""
    words = "".join([row.key for row in rows])
    positions = [words.find(entries[0].key) for entries in lexicon.by_row]
    known_positions = [position for position in positions if position >= 0]
    return known_positions == sorted(known_positions)


def split_groups(raw: Sequence[RawValue], lexicon: TableLexicon, *, grid: bool) -> list[ReadRow]:
    """Return the rows of values that stand in one run, as many for each as it has columns.

    >>> values = [RawValue("0", Span(at, at + 1)) for at in range(15)]
    >>> groups = split_groups(values, LITIGATION, grid=False)
    >>> [(group.row, len(group.values)) for group in groups]
    [(0, 5), (1, 5), (2, 5)]
    """
    rows = []
    start = 0
    for index, row in enumerate(lexicon.table.rows):
        values = raw[start : start + len(row.columns)]
        start += len(row.columns)
        rows.append(build_group(index, values, lexicon, grid=grid))
    return rows


def build_group(
    index: int, values: Sequence[RawValue], lexicon: TableLexicon, *, grid: bool
) -> ReadRow:
    """Return a group's row; its columns are known by their heads, if any, else by their number.

    >>> values = [RawValue("0", Span(at, at + 1)) for at in range(7)]
    >>> build_group(0, values, WORDS, grid=False).label
    '本年新收政府信息公开申请数量'
    """
    row = lexicon.table.rows[index]
    span = Span(min(v.span.start for v in values), max(v.span.end for v in values))
    named = [value.column for value in values if value.column]
    columns_known = not named or sorted(named) == sorted(row.columns)
    return ReadRow(index, row.label, span, span, "standard", tuple(values), columns_known, grid)
