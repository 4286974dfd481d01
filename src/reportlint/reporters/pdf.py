"""A PDF for the author: the draft with its findings as highlights, each with its words."""

from __future__ import annotations

from bisect import bisect_right

from reportlint.readers.layout.assembly import OrderedText
from reportlint.reporters.common.annotations import AUTHOR, CommentWriter, summarise_draft
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.document import Document, Span
    from reportlint.model.finding import FileResult
    from reportlint.readers.layout.assembly import PlacedText
    from reportlint.readers.layout.drawings import Box
    from reportlint.readers.pdf.annotations import Annotation
    from reportlint.reporters.common import View

SUFFIX = ".pdf"
#: No program shows more at a useful speed.
MOST = 2000
#: Where a sign stands on a page without words, and how far beside words.
_SIGN_LEFT, _SIGN_TOP = 20.0, 820.0
_ASIDE = 22.0
_COLOURS = {"error": (250, 160, 150), "warning": (255, 220, 120), "info": (170, 210, 250)}
_OVERVIEW = (200, 200, 200)


def render_copy(result: FileResult, data: bytes, view: View) -> bytes | LocalizedText | None:
    """Return the annotated copy of a draft; why there is none; None where none was to be made."""
    if result.report is None or result.status != "checked":
        return None
    if result.format != "pdf":
        return Message("reporters.pdf.not_a_pdf")
    from reportlint.readers.pdf import read_with_places
    from reportlint.readers.pdf.annotations import UnannotatableError, add_annotations

    document, placed_texts, turns = read_with_places(data, result.path)
    try:
        return add_annotations(
            data, _Pages(document, placed_texts, turns).annotations(result, view)
        )
    except UnannotatableError:
        return Message("reporters.pdf.not_annotatable")


class _Pages:
    """Finds where on the pages a finding's words stand."""

    def __init__(
        self, document: Document, placed_texts: Sequence[PlacedText], turns: dict[int, int]
    ) -> None:
        self._document = document
        self._placed_texts = placed_texts
        self._turns = turns
        self._starts = [each.offset for each in placed_texts]
        self._ordered_texts: dict[int, OrderedText] = {}

    def annotations(self, result: FileResult, view: View) -> Iterator[Annotation]:
        title = result.report.title if result.report else None
        start = title.span.start if title else 0
        yield self._sign(start, "\n".join(summarise_draft(result, view)), _OVERVIEW)
        writer = CommentWriter(view)
        for finding in result.findings[:MOST]:
            words = "\n".join(writer.lines_on(finding))
            colour = _COLOURS[finding.severity]
            highlights = tuple(self._highlight(finding.span, words, colour))
            yield from highlights or (self._sign(finding.span.start, words, colour),)

    def _highlight(
        self, span: Span, words: str, colour: tuple[int, int, int]
    ) -> Iterator[Annotation]:
        """Highlight words: one annotation a page."""
        from reportlint.readers.pdf.annotations import Annotation

        for page, boxes in self._boxes(span).items():
            if boxes:
                place = (boxes[0].left, boxes[0].top)
                yield Annotation(page, boxes, place, words, AUTHOR, colour)

    def _boxes(self, span: Span) -> dict[int, list[Box]]:
        by_page: dict[int, list[Box]] = {}
        index = max(bisect_right(self._starts, span.start) - 1, 0)
        for each in self._placed_texts[index : bisect_right(self._starts, span.end - 1)]:
            boxes = self._order_text(each).boxes(span.start, span.end)
            by_page.setdefault(each.page, []).extend(boxes)
        return by_page

    def _order_text(self, placed_text: PlacedText) -> OrderedText:
        ordered_text = self._ordered_texts.get(placed_text.offset)
        if ordered_text is None:
            ordered_text = OrderedText(placed_text, self._turns.get(placed_text.page, 0))
            self._ordered_texts[placed_text.offset] = ordered_text
        return ordered_text

    def _sign(self, offset: int, words: str, colour: tuple[int, int, int]) -> Annotation:
        """Put a sign at the words that stand nearest before a place, else at the first."""
        from reportlint.readers.pdf.annotations import Annotation

        index = bisect_right(self._starts, offset) - 1
        page, place = 1, (_SIGN_LEFT, _SIGN_TOP)
        for each in (*self._placed_texts[max(index, 0) : index + 1], *self._placed_texts[:1]):
            boxes = self._order_text(each).boxes(each.offset, each.offset + len(each.text))
            if boxes:
                page, place = each.page, (max(boxes[0].left - _ASIDE, 0), boxes[0].top)
                break
        return Annotation(page, (), place, words, AUTHOR, colour)
