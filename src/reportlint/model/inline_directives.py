"""Comments in a draft that are meant for reportlint: ``reportlint: ignore N101 原因``.

Markdown and HTML have comments of their own, Word has its margin. Which words a comment is about
is found here; what comes of it is decided where findings are known.
"""

from __future__ import annotations

from bisect import bisect_right

from reportlint.model.document import LINE_END, Grid, Lines, Span, mask_marks
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.document import Block, Document, Mark

#: Formats in which a comment is no remark of an editor.
SYNTAX = ("markdown", "html", "mht")
_S = 16  # re.DOTALL
_DIRECTIVE = Pattern(r"\s*(?P<author>[^:：]*[:：])?\s*reportlint\s*[:：]\s*(?P<rest>.*)", _S)
_ID = r"(?:[A-Z]{2,8}-)?[A-Z][0-9]{0,3}(?![A-Za-z0-9-])"
_IGNORE = Pattern(
    r"ignore(?![A-Za-z0-9_-])\s*"
    rf"(?P<rules>[A-Za-z][A-Za-z0-9-]*(?:\s*[,，、]\s*(?:{_ID}|[a-z][a-z0-9]*-[a-z0-9-]+))*)?"
    r"[\s,，、。:：;；—–-]*(?P<reason>.*)",
    _S,
)
_COMMA = Pattern(r"\s*[,，、]\s*")
_BLANK_LINE = Pattern(r"(?:\r\n|\r|\n)[ \t\u3000]*(?=[\r\n]|$)")


class InlineDirective(Record):
    """A comment for reportlint: the rules it names, its reason, and the words it is about.

    ``span`` is where the comment itself stands. ``rules`` is empty where the comment cannot be
    made sense of; ``words`` is what it says.
    """

    span: Span
    target: Span
    rules: tuple[str, ...]
    reason: str
    words: str


def read_directive(mark: Mark, form: str) -> str | None:
    """Return what a comment tells reportlint, None where it is meant for people.

    In Word a comment *by* reportlint is no order to it: there only what stands after the author's
    name counts.
    """
    text = mark.text
    if form == "markdown":
        text = text.removeprefix("<!--").removesuffix("-->")
    match = _DIRECTIVE.regex.match(text) if "reportlint" in text else None
    if match is None or (match["author"] is None and form not in SYNTAX):
        return None
    return match["rest"].strip()


def find_directives(document: Document) -> tuple[InlineDirective, ...]:
    """Return the comments for reportlint, in the order of the draft's marks."""
    comments = [
        (words, mark.span)
        for mark in document.marks
        if mark.kind == "comment" and (words := read_directive(mark, document.format)) is not None
    ]
    if not comments:
        return ()
    targets = _TargetFinder(document)
    return tuple([_parse_directive(words, span, targets.locate(span)) for words, span in comments])


def _parse_directive(words: str, span: Span, target: Span) -> InlineDirective:
    match = _IGNORE.regex.match(words)
    if match is None or match["rules"] is None:
        return InlineDirective(span, target, (), "", words)
    rule_names = tuple(_COMMA.regex.split(match["rules"]))
    return InlineDirective(span, target, rule_names, match["reason"].strip(), words)


class _TargetFinder:
    """Finds the words that a comment is about; what it needs to look up is sorted once."""

    def __init__(self, document: Document) -> None:
        self._syntax = document.format in SYNTAX
        self._markdown = document.format == "markdown"
        text = document.text
        self._text = text = mask_marks(text, document.marks) if self._markdown else text
        self._blocks = [b for b in document.blocks if b.span.start < b.span.end]
        self._starts = [block.span.start for block in self._blocks]
        ends = [match.span() for match in LINE_END.regex.finditer(text)]
        self._lines = [0, *(end for _, end in ends)]
        self._line_ends = [*(start for start, _ in ends), len(text)]
        extents = zip(self._lines, self._line_ends, strict=True)
        self._blank = [not text[start:end].strip() for start, end in extents]
        self._next_worded = self._next_with_words()
        self._cells: dict[int, list[int]] = {}

    def _next_with_words(self) -> list[int]:
        """Return for each block, and for their end, the first from it on that holds any words."""
        indexes = list(range(len(self._blocks) + 1))
        for index in reversed(indexes[:-1]):
            if not self._blocks[index].span.cut(self._text).strip():
                indexes[index] = indexes[index + 1]
        return indexes

    def locate(self, span: Span) -> Span:
        """Return the words that the comment at a span is about."""
        if self._markdown:
            return self._beside(span)
        if span.start < span.end:
            return span
        block = self._around(span.start)
        if block is None:
            return span
        if isinstance(block, Lines):
            return self._line(span)
        # NOTE: what stands before a web page's table is about all of it.
        whole = self._syntax and span.start == block.span.start
        return self._cell(block, span) if isinstance(block, Grid) and not whole else block.span

    def _around(self, offset: int) -> Block | None:
        index = bisect_right(self._starts, offset) - 1
        block = self._blocks[index] if index >= 0 else None
        return block if block is not None and offset <= block.span.end else None

    def _beside(self, span: Span) -> Span:
        """Return the cell or line that a comment in Markdown stands in, else what follows it."""
        if self._blank[bisect_right(self._lines, span.start) - 1]:
            return self._following(span)
        block = self._around(span.start)
        return self._cell(block, span) if isinstance(block, Grid) else self._line(span)

    def _cell(self, grid: Grid, span: Span) -> Span:
        """Return the cell that a comment stands in or behind."""
        if grid.span.start not in self._cells:
            self._cells[grid.span.start] = [cell.span.start for cell in grid.cells]
        index = max(bisect_right(self._cells[grid.span.start], span.start) - 1, 0)
        near = [cell.span for cell in grid.cells[index : index + 2]]
        bars = [self._text.count("|", *sorted((c.end, span.start))) for c in near]
        return min(zip(bars, near, strict=True), key=lambda pair: pair[0])[1]

    def _following(self, span: Span) -> Span:
        """Return the paragraph or table after a comment that has its line for itself."""
        index = self._next_worded[bisect_right(self._starts, span.end - 1)]
        if index == len(self._blocks):
            return span
        block, text = self._blocks[index], self._text
        if not isinstance(block, Lines):
            return block.span
        words = block.span.cut(text)
        start = block.span.start + len(words) - len(words.lstrip())
        end = _BLANK_LINE.regex.search(text, start, block.span.end)
        return Span(start, end.start() if end else block.span.end)

    def _line(self, span: Span) -> Span:
        """Return the line that a span lies on; no line ends within a comment."""
        index = bisect_right(self._lines, span.start) - 1
        return Span(self._lines[index], self._line_ends[index])
