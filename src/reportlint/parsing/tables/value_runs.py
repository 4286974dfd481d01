"""Cuts a table in running text into runs of values, each with the words before it."""

from __future__ import annotations

from reportlint.parsing.grammar import lalr
from reportlint.parsing.grammar.store import load_grammar
from reportlint.parsing.tables.pieces import with_stray_values
from reportlint.support.label_key import word_key
from reportlint.support.records import Record, generate_init, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.parsing.tables.lexicon import TableLexicon
    from reportlint.parsing.tables.pieces import TextPiece, TextRow


@generate_init
class ValueRun(Record):
    """A run of values and the words between the run before and it.

    ``split``: it was cut out of a longer run, by counting.
    """

    words: tuple[TextPiece, ...]
    values: tuple[TextPiece, ...]
    gap: str
    fragments: tuple[str, ...]
    split: bool = False


def cut_value_runs(rows: Sequence[TextRow], lexicon: TableLexicon) -> list[ValueRun]:
    """Cut a table into runs of one row each, where the number of values tells rows apart.

    Runs of several rows are split; runs that a word of a merged cell cut in two are joined.
    """
    width = find_uniform_width(lexicon)
    result: list[ValueRun] = []
    for raw_run in _cut_runs(rows):
        run = raw_run
        if width and result and _completes(result[-1], run, width, lexicon):
            before = result.pop()
            run = _run(before.words + run.words, before.values + run.values)
        if width and len(run.values) > width and len(run.values) % width == 0:
            result += _split(run, width)
        else:
            result.append(run)
    return result


def find_uniform_width(lexicon: TableLexicon) -> int:
    """Return the number of values of every row, 0 where rows differ."""
    widths = {len(row.columns) for row in lexicon.table.rows}
    return widths.pop() if len(widths) == 1 else 0


def _cut_runs(rows: Sequence[TextRow]) -> list[ValueRun]:
    """Cut the table by its grammar alone."""
    pieces = with_stray_values([piece for row in rows for piece in row.pieces])
    runs = []
    for node in load_grammar("table").parse_tokens(_tokens(pieces)).children:
        if isinstance(node, lalr.ParseTree):
            words: tuple[TextPiece, ...] = ()
            values: tuple[TextPiece, ...] = ()
            for token in node.tokens():
                inside = tuple(pieces[token.start : token.end])
                words, values = (inside, values) if token.kind == "WORDS" else (words, inside)
            runs.append(_run(words, values))
    return runs


def _tokens(pieces: Sequence[TextPiece]) -> Iterable[tuple[str, int, int]]:
    """Return the runs of words and values as tokens over the places of their pieces."""
    start = 0
    for index in range(1, len(pieces) + 1):
        if index == len(pieces) or pieces[index].value != pieces[start].value:
            yield "VALUES" if pieces[start].value else "WORDS", start, index
            start = index


def _run(words: tuple[TextPiece, ...], values: tuple[TextPiece, ...]) -> ValueRun:
    fragments = tuple([word_key(piece.text) for piece in words])
    return ValueRun(words, values, "".join(fragments), fragments)


def _split(run: ValueRun, width: int) -> Iterable[ValueRun]:
    """Return each row of a run of several; a value lost on the way would shift them all."""
    for start in range(0, len(run.values), width):
        words = run.words if start == 0 else ()
        yield replace(_run(words, run.values[start : start + width]), split=True)


def _completes(before: ValueRun, run: ValueRun, width: int, lexicon: TableLexicon) -> bool:
    if not before.values or not 0 < len(run.values) < width:
        return False
    if len(before.values) + len(run.values) != width:
        return False
    return all(not word or any(word in p for p in lexicon.parents) for word in run.fragments)
