"""What is judged in words that were read from pictures of pages, and how it is said."""

from __future__ import annotations

from reportlint.model.document import NO_WORDS, OCR_NOT_INSTALLED, SMALL_PICTURE
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.document import Document, Span
    from reportlint.model.problem import Problem

#: Rules (ids and what they start with) about single characters, signs and wordings: such reading
#: takes one for another.
_EXACT = (
    *("W", "C107", "R102", "R106", "S104", "S205", "S217", "S218", "T103", "T108", "I109", "I110"),
)
#: Rules that speak of the file or of its reading, and one whose numbers prove themselves.
_AS_THEY_ARE = ("R101", "R103", "R104", "R105", "D101")

#: What is added to a message.
NOTE = Message("engine.ocr_confidence.compare_original")


class RecognisedText:
    """Which words of a document were read from pictures."""

    __slots__ = ("_doubtful", "_spans")

    def __init__(self, document: Document) -> None:
        """Take the document's marks."""
        marks = document.marks
        self._spans = [mark.span for mark in marks if mark.kind == "recognised"]
        self._doubtful = [mark.span for mark in marks if mark.kind == "doubtful"]

    def find_doubt(self, rule: str, problem: Problem) -> LocalizedText | None:
        """Say why a problem cannot be judged; None where it can."""
        if not self.covers(rule, problem.span):
            return None
        if rule.startswith(_EXACT):
            return Message("engine.ocr_confidence.wording_not_judged")
        return (
            Message("engine.ocr_confidence.unclear_text")
            if any(_overlaps(problem.span, span) for span in self._doubtful)
            else None
        )

    def covers(self, rule: str, span: Span) -> bool:
        """Whether what a rule says of words must be read as said of a reading."""
        return not rule.startswith(_AS_THEY_ARE) and any(
            _overlaps(span, own) for own in self._spans
        )


def is_mere_picture(document: Document) -> bool:
    """Whether an image file is one of something else: too small for a page, or without words.

    Where nothing reads the words, no picture is more than that.
    """
    return all(
        mark.kind == "page-without-text"
        and mark.text in (SMALL_PICTURE, NO_WORDS, OCR_NOT_INSTALLED)
        for mark in document.marks
    )


def _overlaps(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < max(one.end, one.start + 1)
