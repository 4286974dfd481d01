"""Cuts lines of a table into words and values, and these into runs."""

from __future__ import annotations

from functools import lru_cache

from reportlint.parsing.grammar import ParseTree
from reportlint.parsing.grammar_store import load_grammar
from reportlint.support.label_key import label_key, word_key
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record, generate_init, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.parsing.tables.lexicon import TableLexicon
    from reportlint.parsing.visual_lines import VisualLine


_PIECE = Pattern(r"[^\s|│┃]+")
_NUMBER = r"[-－−—–+]?[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．][0-9０-９]+)?"
_UNIT = r"件次|件|条|个|份|起|宗|项|人次|人|万元|元"
_VALUE = Pattern(
    rf"(?:约)?{_NUMBER}(?:{_UNIT})?(?:[（(][^（）()]*[）)])?。?"
    r"|[-－−—–―/／\\＼_]{1,4}|无|空|[Nn][／/]?[Aa]|[OoＯlI]|[0-9０-９OoＯlI]{2,6}"
)
#: A line with this many values is a row of a table; a word this short may stand for another.
_ENOUGH = 2
_LONGEST = 10
_PROSE = Pattern(r"[，。；：、！？]")
#: Words of signs and numerals alone: an ordinal before a label, else what stands for a number.
_BARE = Pattern(r"[0-9一二三四五六七八九十]*")
_ORDINAL = Pattern(r"[（(]?[0-9０-９一二三四五六七八九十]{1,3}[）)]?[、.．]?|[①-⒛㈠-㈩]")
#: An ordinal of a merged cell's label, whose other words may stand elsewhere.
_OUTER_ORDINAL = Pattern(r"[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?")
_UNIT_ALONE = Pattern(_UNIT)
#: Signs that end a label and may stand at the beginning of a line where it is wrapped.
_CLOSING = "）)”』」》】〕"


@generate_init
class TextPiece(Record):
    """A word of a label, or the raw text of a value (``value``), with its offsets.

    ``line``: the offset at which its line begins.
    """

    text: str
    start: int
    end: int
    value: bool
    line: int


@generate_init
class TextRow(Record):
    """A line cut into pieces; ``key`` is that of its words together, ``count`` that of values."""

    line: VisualLine
    pieces: tuple[TextPiece, ...]
    key: str
    count: int


@lru_cache(maxsize=4096)
def is_value(word: str) -> bool:
    """Whether a word may be a value: a number, maybe with a unit, note or sign, a placeholder.

    >>> is_value("12件"), is_value("受理")
    (True, False)
    """
    return (
        (word.isdigit() and word.isascii())
        or _VALUE.regex.fullmatch(word) is not None
        or (
            any(character.isdigit() for character in word)
            and is_bare(word)
            and _ORDINAL.regex.fullmatch(word) is None
        )
    )


@lru_cache(maxsize=8192)
def _find_key(word: str, corpus: str) -> str | None:
    """Return key of a word of the ``corpus``, "" for what may be a value, None for any other."""
    if is_value(word):
        return ""
    words = word_key(word)
    return words if words in corpus else None


def cut_known_line(line: VisualLine, text: str, corpus: str) -> TextRow | None:
    """Cut a line where each of its words is a value or stands in the ``corpus`` of labels.

    >>> [line] = read_lines("总计 3")
    >>> cut_known_line(line, "总计 3", WORDS.corpus).count, cut_known_line(line, "总计 三", "总计")
    (1, None)
    """
    raw = text[line.start : line.end]
    if "|" not in raw and "│" not in raw and "┃" not in raw:
        words = raw.split()
        if len(words) == 1:
            return _single(line, raw, corpus)
    else:
        words = _PIECE.regex.findall(raw)
    for word in words:
        if _find_key(word, corpus) is None:
            return None
    return cut_line(line, text, corpus)


def _single(line: VisualLine, word: str, corpus: str) -> TextRow | None:
    """Cut a line of one word: most lines of a table that was copied out of a page."""
    words = _find_key(word, corpus)
    if words is None:
        return None
    value = is_value(word)
    piece = TextPiece(word, line.start, line.end, value, line.start)
    return TextRow(line, (piece,), words, int(value))


def cut_line(line: VisualLine, text: str, corpus: str) -> TextRow:
    """Cut a line; a unit behind a blank (2 件) belongs to its number.

    A word that stands behind values, where the ``corpus`` of labels does not know it, was put where
    a number belongs.

    >>> [line] = read_lines("总计 2 件")
    >>> [piece.text for piece in cut_line(line, "总计 2 件", WORDS.corpus).pieces]
    ['总计', '2 件']
    """
    pieces: list[TextPiece] = []
    words: list[str] = []
    behind = False
    for match in _PIECE.regex.finditer(text, line.start, line.end):
        word = match.group()
        start, end = match.span()
        value = is_value(word)
        if not value:
            if pieces and pieces[-1].value:
                last = pieces[-1]
                if _UNIT_ALONE.regex.fullmatch(word):
                    counted = text[last.start : end]
                    pieces[-1] = TextPiece(counted, last.start, end, True, line.start)
                    continue
                behind = True
            words.append(word)
        pieces.append(TextPiece(word, start, end, value, line.start))
    if behind:
        pieces = _with_words_for_values(pieces, corpus)
        words = [piece.text for piece in pieces if not piece.value]
    return TextRow(line, tuple(pieces), label_key("".join(words)), len(pieces) - len(words))


def _with_words_for_values(pieces: list[TextPiece], corpus: str) -> list[TextPiece]:
    first = next((index for index, piece in enumerate(pieces) if piece.value), len(pieces))
    if sum(piece.value for piece in pieces[first:]) < _ENOUGH:
        return pieces
    return [
        replace(piece, value=True)
        if index > first and not piece.value and _for_number(piece, after, corpus)
        else piece
        for index, (piece, after) in enumerate(zip(pieces, [*pieces[1:], None], strict=True))
    ]


def _for_number(piece: TextPiece, after: TextPiece | None, corpus: str) -> bool:
    words = piece.text
    if is_bare(words):
        return after is None or after.value or is_bare(after.text)
    is_prose = len(words) > _LONGEST or _PROSE.regex.search(words)
    return not is_prose and label_key(words) not in corpus


def is_bare(word: str) -> bool:
    """Whether a word has neither letters nor Chinese characters but numerals: 3*, （三）, √.

    >>> is_bare("3*"), is_bare("（三）"), is_bare("受理")
    (True, True, False)
    """
    return _BARE.regex.fullmatch(word_key(word)) is not None


def with_stray_values(pieces: Sequence[TextPiece]) -> list[TextPiece]:
    """Take what stands straight before values and belongs to no label for one of them: √ 0 0.

    An ordinal of a merged cell's label may stand there, unless words stand before it on its line.

    >>> [row] = cut_rows("总计 √ 0 0")
    >>> [piece.value for piece in with_stray_values(row.pieces)]
    [False, True, True, True]
    """
    around = zip([None, *pieces], pieces, [*pieces[1:], *pieces[-1:]], strict=False)
    return [
        replace(piece, value=True)
        if not piece.value and after.value and _is_stray(piece, before)
        else piece
        for before, piece, after in around
    ]


def _is_stray(piece: TextPiece, before: TextPiece | None) -> bool:
    if not is_bare(piece.text) or piece.text in _CLOSING:
        return False
    behind = before is not None and not before.value and before.line == piece.line
    return behind or _OUTER_ORDINAL.regex.fullmatch(piece.text) is None


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

    >>> rows = cut_rows("总计" + " 0" * 14)
    >>> [len(run.values) for run in cut_value_runs(rows, WORDS)]
    [7, 7]
    """
    width = lexicon.uniform_width
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


def _cut_runs(rows: Sequence[TextRow]) -> list[ValueRun]:
    """Cut the table by its grammar alone."""
    pieces = with_stray_values([piece for row in rows for piece in row.pieces])
    runs = []
    for node in load_grammar("table").parse_tokens(_tokens(pieces)).children:
        if isinstance(node, ParseTree):
            inside = {token.kind: tuple(pieces[token.start : token.end]) for token in node.tokens()}
            runs.append(_run(inside.get("WORDS", ()), inside.get("VALUES", ())))
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
    fits = before.values and run.values and len(before.values) + len(run.values) == width
    parents = ("", *lexicon.parents)
    return bool(fits) and all(any(word in p for p in parents) for word in run.fragments)
