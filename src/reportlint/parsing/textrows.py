"""Reads a table in running text: values in reading order, labels wrapped and split around them.

A row's label begins before its values and may end behind them; words of merged cells stand
between. So the text between two runs of values holds the end of one label and the beginning of
the next, and a run belongs to the row whose label begins in the text before it.
"""

from __future__ import annotations

from itertools import pairwise

from reportlint.document import Span
from reportlint.keys import word_key
from reportlint.parsing import lalr
from reportlint.parsing.furniture import is_dashed
from reportlint.parsing.grammars import grammar
from reportlint.parsing.labels import (
    GapWords,
    head_repeats,
    nearest,
    whole_labels,
    without_ordinal,
)
from reportlint.parsing.pieces import is_bare, with_stray_values
from reportlint.parsing.rows import RawValue, ReadRow
from reportlint.patterns import Pattern
from reportlint.records import Record, quick, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reportlint.parsing.lexicon import Label, TableLexicon
    from reportlint.parsing.pieces import Piece
    from reportlint.parsing.pieces import Row as TextRow

_THOUSAND = Pattern(r"[0-9]{1,3}(?:[,，][0-9]{3})*")
_NEXT_THREE = Pattern(r"[0-9]{3}(?:[,，][0-9]{3})*")
#: So many blanks at most part a value from the next on one line; a word that long is no value.
_BESIDE = 30
_WORD = 10


@quick
class _Group(Record):
    """A run of values and the words between the run before and it.

    ``split``: it was cut out of a longer run, by counting.
    """

    words: tuple[Piece, ...]
    values: tuple[Piece, ...]
    gap: str
    fragments: tuple[str, ...]
    split: bool = False


def text_rows(rows: Sequence[TextRow], text: str, lexicon: TableLexicon) -> list[ReadRow]:
    """Read the rows of a table from its lines; a label that lost its values gives a row without."""
    width = _uniform_width(lexicon)
    found = _rows(without_page_numbers(rows, width), lexicon)
    if _behind_values(found):
        return [replace(read, placed=False) for read in found]
    if any(read.row is not None and 0 < len(read.values) < width for read in found):
        from reportlint.parsing.columns import place_by_columns

        found = place_by_columns(found, text, width)
    return _doubted(found, width)


def without_page_numbers(rows: Sequence[TextRow], width: int) -> Sequence[TextRow]:
    """Leave out numbers between dashes where without them values fill rows of a ``width``."""
    kept = [row for row in rows if not is_dashed(row.line)]
    fits = width and sum(row.count for row in kept) % width == 0
    return kept if fits else rows


def _doubted(reads: Sequence[ReadRow], width: int) -> list[ReadRow]:
    """Take the places of values from rows beside stray ones, which may belong to either."""
    stray = [0 if _is_row(read, width) else len(read.values) for read in reads]
    if not any(stray):
        return list(reads)
    beside = zip(reads, [0, *stray], [*stray[1:], 0], strict=False)
    return [
        replace(read, placed=False)
        if any(0 < count <= len(read.values) for count in (before, after))
        else read
        for read, before, after in beside
    ]


def _is_row(read: ReadRow, width: int) -> bool:
    return read.row is not None or bool(read.label) or len(read.values) == width


def _behind_values(found: Sequence[ReadRow]) -> bool:
    """Whether labels seem to follow their values: the first have no label, the last label none."""
    first = next((read for read in found if read.values), None)
    if first is None or first.row is not None or first.label:
        return False
    return found[-1].row is not None and not found[-1].values


def _rows(rows: Sequence[TextRow], lexicon: TableLexicon) -> list[ReadRow]:
    groups = _chunks(_groups(rows), lexicon)
    pieces = (piece for row in rows for piece in row.pieces)
    repeats = head_repeats(pieces, lexicon.columns)
    found: list[ReadRow] = []
    expected = 0
    taken: set[int] = set()
    for index, group in enumerate(groups):
        after = groups[index + 1].gap if index + 1 < len(groups) else ""
        words = GapWords(group.gap, group.fragments, after)
        labels = whole_labels(words, lexicon)
        label = nearest(words, labels, expected, taken, lexicon) if group.values else None
        found += [_lost(group, lost) for lost in labels if label is None or lost.row != label.row]
        if label is not None:
            taken.add(label.row)
            expected = label.row + 1
        if group.values:
            found.append(_read(_unrepeated(group, label, repeats, lexicon), label, labels, lexicon))
    return found


def _unrepeated(
    group: _Group, label: Label | None, repeats: Mapping[str, int], lexicon: TableLexicon
) -> _Group:
    """Give the run with one value for each merged cell whose value the converter repeated."""
    if not repeats or label is None:
        return group
    from reportlint.parsing.mergedcells import single_values

    columns = lexicon.table.rows[label.row].columns
    return replace(group, values=single_values(group.values, columns, repeats))


def _groups(rows: Sequence[TextRow]) -> list[_Group]:
    """Cut the table into runs of values with the words before each, by the table's grammar."""
    pieces = with_stray_values([piece for row in rows for piece in row.pieces])
    groups = []
    for node in grammar("table").parse_tokens(_runs(pieces)).children:
        if isinstance(node, lalr.Tree):
            words: tuple[Piece, ...] = ()
            values: tuple[Piece, ...] = ()
            for run in node.tokens():
                inside = tuple(pieces[run.start : run.end])
                words, values = (inside, values) if run.kind == "WORDS" else (words, inside)
            groups.append(_group(words, values))
    return groups


def _runs(pieces: Sequence[Piece]) -> Iterable[tuple[str, int, int]]:
    """Give the runs of words and values as tokens over the places of their pieces."""
    start = 0
    for index in range(1, len(pieces) + 1):
        if index == len(pieces) or pieces[index].value != pieces[start].value:
            yield "VALUES" if pieces[start].value else "WORDS", start, index
            start = index


def _group(words: tuple[Piece, ...], values: tuple[Piece, ...]) -> _Group:
    fragments = tuple([word_key(piece.text) for piece in words])
    return _Group(words, values, "".join(fragments), fragments)


def _chunks(groups: Iterable[_Group], lexicon: TableLexicon) -> list[_Group]:
    """Split runs of several rows and join runs that a word of a merged cell cut in two."""
    width = _uniform_width(lexicon)
    result: list[_Group] = []
    for next_group in groups:
        group = next_group
        if width and result and _completes(result[-1], group, width, lexicon):
            before = result.pop()
            group = _group(before.words + group.words, before.values + group.values)
        if width and len(group.values) > width and len(group.values) % width == 0:
            result += _split(group, width)
        else:
            result.append(group)
    return result


def _split(group: _Group, width: int) -> Iterable[_Group]:
    """Give each row of a run of several; a value lost on the way would shift them all."""
    for start in range(0, len(group.values), width):
        words = group.words if start == 0 else ()
        yield replace(_group(words, group.values[start : start + width]), split=True)


def _uniform_width(lexicon: TableLexicon) -> int:
    """Give the number of values of every row, 0 where rows differ."""
    widths = {len(row.columns) for row in lexicon.table.rows}
    return widths.pop() if len(widths) == 1 else 0


def _completes(before: _Group, group: _Group, width: int, lexicon: TableLexicon) -> bool:
    if not before.values or not 0 < len(group.values) < width:
        return False
    if len(before.values) + len(group.values) != width:
        return False
    return all(not word or any(word in p for p in lexicon.parents) for word in group.fragments)


def _lost(group: _Group, label: Label) -> ReadRow:
    words = _label_words(group, label.key) or group.words[-1:]
    span = Span(words[0].start, words[-1].end)
    name = "".join([word.text for word in words])
    return ReadRow(label.row, name, span, span, label.wording, (), False, False)


def _read(
    group: _Group, label: Label | None, labels: Sequence[Label], lexicon: TableLexicon
) -> ReadRow:
    values = group.values
    count = len(lexicon.table.rows[label.row].columns) if label else _uniform_width(lexicon)
    guessed = group.split
    if count and len(values) > count:
        values = _joined_thousands(values, count)
        guessed |= _single_blanks(group.values) > len(group.values) - count
    elif label and len(values) == count - 1:
        values = _with_leading_word(group, lexicon)
    raw = tuple([RawValue(piece.text, Span(piece.start, piece.end)) for piece in values])
    pieces = (*group.words[-1:], *group.values) or group.words
    # NOTE: a label that was there before names a row that stands twice.
    again = labels[-1] if label is None and labels else None
    words = _own_words(group, label or again, lexicon)
    first = words[0] if words else pieces[0]
    last = words[-1] if words else pieces[0]
    end = raw[-1].span.end if raw else last.end
    return ReadRow(
        label.row if label else None,
        "".join([piece.text for piece in words]),
        Span(first.start, last.end),
        Span(min(first.start, pieces[0].start), end),
        label.wording if label else "",
        raw,
        bool(count) and len(raw) == count,
        False,
        guessed,
    )


def _with_leading_word(group: _Group, lexicon: TableLexicon) -> tuple[Piece, ...]:
    """Take a word straight before the values for one of them where no label has it: 若干 0 0."""
    if len(group.words) < 2:
        return group.values
    last = group.words[-1]
    if group.fragments[-1] in lexicon.corpus and not is_bare(last.text):
        return group.values
    beside = bool(group.values) and group.values[0].start - last.end <= _BESIDE
    return (last, *group.values) if beside and len(last.text) <= _WORD else group.values


def _own_words(group: _Group, label: Label | None, lexicon: TableLexicon) -> tuple[Piece, ...]:
    """Give the words that are the row's label; without one, those the form does not know."""
    if label is not None:
        return _label_words(group, label.key) or group.words[-1:]
    pairs = zip(group.words, group.fragments, strict=True)
    return tuple([word for word, fragment in pairs if fragment and fragment not in lexicon.corpus])


def _label_words(group: _Group, label: str) -> tuple[Piece, ...]:
    """Give the words from the one with which the label last begins on that are parts of it."""
    first = 0
    bare = [without_ordinal(fragment) for fragment in group.fragments]
    for index, words in enumerate(bare):
        if words and (label.startswith(words) or words.startswith(label)):
            first = index
    threes = list(zip(group.words, group.fragments, bare, strict=True))[first:]
    return tuple(
        [word for word, part, words in threes if part and (words in label or label in part)]
    )


def _joined_thousands(values: tuple[Piece, ...], count: int) -> tuple[Piece, ...]:
    """Join thousands that blanks separate (1 288) where only one way gives the right number."""
    surplus = len(values) - count
    if surplus > 4:
        return values
    ways = list(_ways(values, surplus))
    return ways[0] if len(ways) == 1 else values


def _single_blanks(values: Sequence[Piece]) -> int:
    """Count the blanks that stand alone between values: what parts others cannot join these."""
    return sum(_is_beside(first, second) for first, second in pairwise(values))


def _is_beside(first: Piece, second: Piece) -> bool:
    return first.line == second.line and second.start - first.end == 1


def _ways(values: tuple[Piece, ...], surplus: int) -> Iterable[tuple[Piece, ...]]:
    if surplus == 0:
        yield values
        return
    for index in range(len(values) - 1):
        first, second = values[index], values[index + 1]
        if not _THOUSAND.regex.fullmatch(first.text) or not _NEXT_THREE.regex.fullmatch(
            second.text
        ):
            continue
        if not _is_beside(first, second) or first.text == "0":
            continue
        joined = replace(first, text=f"{first.text} {second.text}", end=second.end)
        for rest in _ways(values[index + 1 :][1:], surplus - 1):
            yield (*values[:index], joined, *rest)
