"""A PDF for the author: the draft with its findings as highlights, each with its words."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.readers.layout.boxes import Ordered
from reportlint.reporters.shared.annotations import AUTHOR, Remarks, overview
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.document import Document, Span
    from reportlint.model.finding import FileResult
    from reportlint.readers.layout.assembly import Placed
    from reportlint.readers.layout.geometry import Box
    from reportlint.readers.pdf.annotations import Annotation
    from reportlint.reporters.shared.view import View

SUFFIX = ".pdf"
#: No program shows more at a useful speed.
MOST = 2000
#: Where a sign stands on a page without words, and how far beside words.
_SIGN_LEFT, _SIGN_TOP = 20.0, 820.0
_ASIDE = 22.0
_COLOURS = {"error": (250, 160, 150), "warning": (255, 220, 120), "info": (170, 210, 250)}
_OVERVIEW = (200, 200, 200)
_NO_PDF = Bilingual(
    "不是 PDF，没有生成批注的 PDF；用 docx=… 可得到批注的 Word 文件",
    "no PDF, so no annotated PDF was made; docx=… gives a Word file with comments",
)
_FAILED = Bilingual(
    "这个 PDF 不能加批注；用 docx=… 可得到批注的 Word 文件",
    "the PDF cannot be annotated; docx=… gives a Word file with comments",
)


def reviewed(result: FileResult, data: bytes, view: View) -> bytes | Bilingual | None:
    """Give the annotated copy of a draft; why there is none; None where none was to be made."""
    if result.report is None or result.status != "checked":
        return None
    if result.format != "pdf":
        return _NO_PDF
    from reportlint.readers.pdf import traced
    from reportlint.readers.pdf.annotations import UnannotatableError, annotated

    document, placed, turns = traced(data, result.path)
    try:
        return annotated(data, _Pages(document, placed, turns).annotations(result, view))
    except UnannotatableError:
        return _FAILED


class _Pages:
    """Finds where on the pages a finding's words stand."""

    def __init__(self, document: Document, placed: Sequence[Placed], turns: dict[int, int]) -> None:
        self._document = document
        self._placed = placed
        self._turns = turns
        self._starts = [each.offset for each in placed]
        self._ordered: dict[int, Ordered] = {}

    def annotations(self, result: FileResult, view: View) -> Iterator[Annotation]:
        title = result.report.title if result.report else None
        start = title.span.start if title else 0
        yield self._sign(start, "\n".join(overview(result, view)), _OVERVIEW)
        remarks = Remarks(view)
        for finding in result.findings[:MOST]:
            words = "\n".join(remarks.on(finding))
            colour = _COLOURS[finding.severity]
            marked = tuple(self._marked(finding.span, words, colour))
            yield from marked or (self._sign(finding.span.start, words, colour),)

    def _marked(self, span: Span, words: str, colour: tuple[int, int, int]) -> Iterator[Annotation]:
        """Highlight words: one annotation a page."""
        from reportlint.readers.pdf.annotations import Annotation

        for page, found in self._boxes(span).items():
            if found:
                place = (found[0].left, found[0].top)
                yield Annotation(page, found, place, words, AUTHOR, colour)

    def _boxes(self, span: Span) -> dict[int, list[Box]]:
        by_page: dict[int, list[Box]] = {}
        index = max(bisect_right(self._starts, span.start) - 1, 0)
        for each in self._placed[index : bisect_right(self._starts, span.end - 1)]:
            found = self._of(each).boxes(span.start, span.end)
            by_page.setdefault(each.page, []).extend(found)
        return by_page

    def _of(self, placed: Placed) -> Ordered:
        known = self._ordered.get(placed.offset)
        if known is None:
            known = Ordered(placed, self._turns.get(placed.page, 0))
            self._ordered[placed.offset] = known
        return known

    def _sign(self, offset: int, words: str, colour: tuple[int, int, int]) -> Annotation:
        """Put a sign at the words that stand nearest before a place, else at the first."""
        from reportlint.readers.pdf.annotations import Annotation

        index = bisect_right(self._starts, offset) - 1
        page, place = 1, (_SIGN_LEFT, _SIGN_TOP)
        for each in (*self._placed[max(index, 0) : index + 1], *self._placed[:1]):
            found = self._of(each).boxes(each.offset, each.offset + len(each.text))
            if found:
                page, place = each.page, (max(found[0].left - _ASIDE, 0), found[0].top)
                break
        return Annotation(page, (), place, words, AUTHOR, colour)
