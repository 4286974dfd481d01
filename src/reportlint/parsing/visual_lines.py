"""Visual lines of a draft: split, and joined to paragraphs again."""

from __future__ import annotations

from reportlint.model.document import Document, Grid, Paragraph, Span
from reportlint.parsing.characters import (
    find_words_start,
    fold_characters,
    fold_commas,
    is_suspicious,
    without_invisible,
)
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record, generate_init, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


_LINE = Pattern(r"\f|\S(?:[^\r\n\f]*\S)?")
#: So many full lines that end no sentence prove that a text is wrapped; that paragraphs are torn.
_FEWEST, _FEWEST_TORN = 3, 5
#: Where so many columns are filled, two such lines prove it.
_PAGE = 60
_TERMINAL = "。！？；!?;"
_CLOSERS = "”’）】》」』)"
_OPEN_END = "，、（《“〔,"
_ITEM_START = Pattern(
    r"（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．](?!\d)"
)


@generate_init
class VisualLine(Record):
    """A visual line, or a whole paragraph of a format that has them (``whole``: never joined).

    ``start`` and ``end`` are offsets in the document without the blanks around; ``flat`` is the
    folded text without any blank; ``width`` counts half-width columns with one for each stretch of
    blanks inside; ``indent`` those of the blanks before.
    """

    start: int
    end: int
    flat: str
    width: int
    indent: int
    page: int
    whole: bool = False
    level: int = 0


def split_lines(document: Document) -> list[VisualLine | Grid]:
    """Return the draft's lines and tables in order, without blank lines.

    >>> [line.flat for line in split_lines(read_text("一、总体 情况", "", "概述,"))]
    ['一、总体情况', '概述，']
    """
    items: list[VisualLine | Grid] = []
    page = 0
    folded_text = fold_characters(document.text)
    has_rubbish = is_suspicious(document.text)
    has_unprinted = without_invisible(document.text) != document.text
    for block in document.blocks:
        if isinstance(block, Grid):
            items.append(block)
            continue
        whole = isinstance(block, Paragraph)
        level = block.level if isinstance(block, Paragraph) else 0
        lines, page = _lines(folded_text, block.span, page, whole, level)
        if has_rubbish:
            lines = [_behind_rubbish(line, document.text) for line in lines]
        if has_unprinted:
            lines = [replace(line, flat=without_invisible(line.flat)) for line in lines]
        items += [line for line in lines if line.flat]
    return items


def _lines(
    folded_text: str, span: Span, page: int, whole: bool, level: int
) -> tuple[list[VisualLine], int]:
    """Return the lines of a stretch of the folded text, and the page behind it."""
    lines: list[VisualLine] = []
    for match in _LINE.regex.finditer(folded_text, span.start, span.end):
        words = match.group()
        if words == "\f":
            page += 1
            continue
        start, end = match.span()
        begins = start == 0 or folded_text[start - 1] == "\n"
        indent = 0 if begins else _indent(folded_text, start, span.start)
        parts = words.split()
        flat = fold_commas(parts[0] if len(parts) == 1 else "".join(parts))
        # NOTE: a picture of a page sets words far apart; that does not make its lines longer.
        width = _width(flat) + len(parts) - 1
        lines.append(VisualLine(start, end, flat, width, indent, page, whole, level))
    return lines, page


def _indent(text: str, start: int, first: int) -> int:
    """Count the blanks before an offset in half-width columns."""
    columns = 0
    while start > first and text[start - 1] not in "\n\r\f":
        start -= 1
        columns += 2 if text[start] == "\u3000" else 1
    return columns


def _behind_rubbish(line: VisualLine, text: str) -> VisualLine:
    """Let a line begin behind what a conversion left before its words, if any words follow."""
    start = find_words_start(text, line.start, line.end)
    rubbish_length = len("".join(text[line.start : start].split()))
    if start in (line.start, line.end) or rubbish_length >= len(line.flat):
        return line
    return replace(line, start=start, flat=line.flat[rubbish_length:])


def _width(text: str) -> int:
    """Count half-width columns: two for what takes three bytes."""
    return (len(text) + len(text.encode("utf-8", "replace"))) // 2


def ends_sentence(flat: str) -> bool:
    """Whether a line ends a sentence or an item of a list.

    >>> ends_sentence("公开信息。”"), ends_sentence("公开，")
    (True, False)
    """
    bare = flat.rstrip(_CLOSERS) if flat[-1:] in _CLOSERS else flat
    return bare[-1:] in _TERMINAL


def measure_wrap_width(lines: Sequence[VisualLine]) -> int:
    """Return width at which prose lines are wrapped, in half-width columns; 0 if they are not.

    >>> measure_wrap_width(read_lines("公" * 30, "公" * 30, "公" * 30))
    60
    """
    return _wrap([line for line in lines if not line.whole], 0)


def measure_torn_width(lines: Sequence[VisualLine]) -> int:
    """Return the width at which a converter cut lines that its format calls paragraphs, else 0.

    Real paragraphs are longer than a line and end in a full stop.

    >>> measure_torn_width(read_lines("公" * 30, "公" * 30, "公" * 30))
    0
    """
    return _wrap([line for line in lines if line.whole and not line.level], _FEWEST_TORN)


def _wrap(lines: Sequence[VisualLine], fewest: int) -> int:
    running = sorted(line.width for line in lines if not ends_sentence(line.flat))
    if len(running) < max(fewest, 2):
        return 0
    wrap = running[-max(1, len(running) // 20)]
    fewest = fewest or (2 if wrap >= _PAGE else _FEWEST)
    full = sum(width >= wrap * 0.85 for width in running)
    longest = max(line.width for line in lines)
    return wrap if full >= fewest and wrap >= 24 and longest <= wrap * 1.3 else 0


def join_paragraphs(
    lines: Sequence[VisualLine], wrap: int, *, torn_wrap: int = 0
) -> list[list[VisualLine]]:
    """Join consecutive lines of prose to paragraphs.

    ``wrap``: the width at which lines are wrapped, ``torn_wrap`` that of paragraphs that are lines.

    >>> len(join_paragraphs(read_lines("一、公开，", "办结。", "二、结转。"), 0))
    2
    """
    groups: list[list[VisualLine]] = []
    for line in lines:
        if groups and _continues(groups[-1][-1], line, wrap, torn_wrap):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _continues(line: VisualLine, after: VisualLine, wrap: int, torn_wrap: int) -> bool:
    if line.whole or after.whole:
        if not torn_wrap or line.level or after.level or line.width < torn_wrap * 0.8:
            return False
        wrap = torn_wrap
    full = wrap > 0 and line.width >= wrap * 0.8
    is_indented = after.indent >= 2 and after.indent >= line.indent + 2
    if ends_sentence(line.flat):
        return full and not is_indented and line.width >= wrap - 4 and not _starts_item(after)
    if line.flat[-1] in _OPEN_END:
        return True
    if is_indented or (_starts_item(after) and not full):
        return False
    return full


def _starts_item(line: VisualLine) -> bool:
    return _ITEM_START.regex.match(line.flat) is not None
