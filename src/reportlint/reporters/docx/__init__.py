"""A Word file for the author: the draft with a comment at each finding's words or cell.

A draft that is a Word file itself keeps everything it holds; only comments are put between its
runs. Of other formats, and of Word files that nothing can be put into, one is made from the
title, headings, paragraphs and tables that were read.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from reportlint.model.document import Grid, Span
from reportlint.readers import read_embedded
from reportlint.readers.docx import read_with_anatomy
from reportlint.reporters.common.annotations import CommentWriter, summarise_draft
from reportlint.reporters.common.screen import make_visible, truncate
from reportlint.reporters.docx.elements import STRICT, UnmarkableError
from reportlint.reporters.docx.marking import CommentInserter
from reportlint.reporters.docx.package import DocxArchive, find_comment_ids, render_comments
from reportlint.reporters.docx.rebuilt import rebuild_docx
from reportlint.support.errors import UnreadableError
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.document import Document
    from reportlint.model.finding import FileResult, Finding
    from reportlint.readers.docx.text_builder import Anatomy
    from reportlint.reporters.common import View

#: Word opens no file with more than 32767 comments, and nobody reads so many.
MOST = 2000
#: Columns of the words that a comment quotes where it cannot stand at them.
_QUOTED = 60
SUFFIX = ".docx"


def annotate_original(result: FileResult, data: bytes, view: View) -> bytes:
    """Return the draft with its comments; raises UnmarkableError where they cannot be put in.

    What is read of it afterwards is what was read before: a file that is malformed in a way that
    would make a difference is not marked.
    """
    document, anatomy = read_with_anatomy(data, result.path, read_embedded)
    copy_data = add_comments(result, data, document, anatomy, view)
    try:
        again = read_with_anatomy(copy_data, result.path, read_embedded)[0]
    except UnreadableError as error:
        raise UnmarkableError from error
    if (again.text, again.blocks) != (document.text, document.blocks):
        raise UnmarkableError
    return copy_data


def add_comments(
    result: FileResult, data: bytes, document: Document, anatomy: Anatomy, view: View
) -> bytes:
    """Return a Word file, whose text and parts are known, with comments on a draft's findings."""
    package = DocxArchive(data)
    main = package.read_part(anatomy.main)
    old = None if anatomy.comments is None else package.read_part(anatomy.comments)
    marking = CommentInserter(main)
    used_ids = (*find_comment_ids(old), *marking.find_comment_ids())
    placing = _CommentPlacer(document, anatomy, marking)
    lines_by_id = _comment_lines(result, view, placing, max(used_ids, default=-1) + 1)
    name = anatomy.comments or package.choose_comments_name(anatomy.main)
    namespace = marking.namespace
    fresh = {
        anatomy.main: marking.render(),
        name: render_comments(old, lines_by_id, namespace),
    }
    if old is None:
        fresh |= package.register_comments(anatomy.main, name, strict=namespace == STRICT)
    return package.pack(fresh)


def _comment_lines(
    result: FileResult, view: View, placing: _CommentPlacer, identity: int
) -> dict[int, tuple[str, ...]]:
    """Place the comments and return their lines by number: first the one on the whole draft."""
    lines_by_id: dict[int, tuple[str, ...]] = {}
    more = len(result.findings) - MOST
    lines = summarise_draft(result, view)
    if more > 0:
        lines += (Message("reporters.advice.more_findings", count=more)[view.language],)
    title = result.report.title if result.report else None
    if placing.place_overview(title.span if title else None, identity):
        lines_by_id[identity] = lines
    writer = CommentWriter(view)
    for number, finding in enumerate(result.findings[:MOST], identity + 1):
        quote = placing.place_finding(finding, number)
        if quote is not None:
            head, *rest = writer.lines_on(finding)
            lines_by_id[number] = (head, *filter(None, (quote,)), *rest)
    return lines_by_id


class _CommentPlacer:
    """Finds where in the file a finding's words stand."""

    def __init__(self, document: Document, anatomy: Anatomy, marking: CommentInserter) -> None:
        self._document = document
        self._marking = marking
        self._cells = anatomy.cells
        self._origins = [each for each in anatomy.origins if each.part == anatomy.main]
        self._starts = [origin.offset for origin in self._origins]
        grids = (block for block in document.blocks if isinstance(block, Grid))
        spans = (cell.span for grid in grids for cell in grid.cells)
        self._grid = sorted(spans, key=lambda span: (span.start, span.end))
        self._grid_starts = [span.start for span in self._grid]
        spans = (block.span for block in document.blocks)
        self._blocks = sorted(spans, key=lambda span: span.start) or [Span(0, 0)]
        self._block_starts = [span.start for span in self._blocks]

    def place_overview(self, title: Span | None, identity: int) -> bool:
        """Put the comment on the whole draft at its title, else at its beginning."""
        if title is not None and self._words(title, identity):
            return True
        first = self._origins[:1]
        if any(self._marking.comment_paragraph(origin.index, identity) for origin in first):
            return True
        return self._marking.comment_first_paragraph(identity)

    def place_finding(self, finding: Finding, identity: int) -> str | None:
        """Place the comment on a finding.

        Returns the words to quote where it does not stand at them, else ""; None where there is no
        place at all.
        """
        span = finding.span
        if self._words(span, identity) or self._cell(span, identity):
            return ""
        if not self._near(span, identity) and not self._marking.comment_first_paragraph(identity):
            return None
        words = make_visible(span.cut(self._document.text).strip())
        return f"“{truncate(words, _QUOTED)}”" if words else ""

    def _words(self, span: Span, identity: int) -> bool:
        first = bisect_right(self._starts, span.start) - 1
        if first < 0 or self._end(first) <= span.start:
            first += 1
        last = bisect_left(self._starts, span.end) - 1
        if first > last or span.start == span.end:
            return False
        one, other = self._origins[first], self._origins[last]
        start = one.start + max(span.start - one.offset, 0)
        end = other.start + min(span.end - other.offset, other.length)
        return self._marking.comment_words((one.index, start), (other.index, end), identity)

    def _end(self, index: int) -> int:
        return self._origins[index].offset + self._origins[index].length

    def _cell(self, span: Span, identity: int) -> bool:
        """Comment a cell that holds no words."""
        index = bisect_right(self._grid_starts, span.start) - 1
        if index < 0 or self._grid[index].end < span.end:
            return False
        number = self._cells.get(self._grid[index].start)
        return number is not None and self._marking.comment_cell(number, identity)

    def _near(self, span: Span, identity: int) -> bool:
        """Comment the paragraph that the place is in, else the one before it, else after."""
        index = bisect_right(self._starts, span.start)
        near = self._origins[max(index - 1, 0) : index + 1]
        block = self._blocks[max(bisect_right(self._block_starts, span.start) - 1, 0)]
        own = [origin for origin in near if origin.offset in block]
        return any(
            self._marking.comment_paragraph(origin.index, identity) for origin in (*own, *near)
        )


def render_copy(result: FileResult, data: bytes, view: View) -> bytes | None:
    """Return the reviewed copy of a draft; None where there was nothing to review."""
    report = result.report
    if report is None or result.status != "checked":
        return None
    if result.format == "docx":
        try:
            return annotate_original(result, data, view)
        except UnmarkableError:
            # NOTE: what cannot be marked in place is shown as it was read.
            pass
    rebuilt_data, anatomy = rebuild_docx(report, view)
    return add_comments(result, rebuilt_data, report.document, anatomy, view)
