"""Fixed pages, as PDF and OFD have them: characters and ruling lines become prose and tables.

Formats give a page's characters and what it draws, in points from the bottom left, turned so that
the text runs from left to right; what is made of them here knows of no format. How much of a
document is looked at is enough for any report, not for a map or a library.
"""

from __future__ import annotations

from reportlint.readers.signatures import unreadable

#: More characters than a page, and than a document of any report holds.
PAGE_CHARACTERS = 60_000
_CHARACTERS = 1_500_000
#: Pieces of text on a page, as many as characters where a program writes each by itself; and what
#: comparing each with all others of its page comes to, in all.
PAGE_TEXTS = 16_000
_COMPARISONS = 2_000_000_000
#: A table has hundreds of lines, or thousands of dots. Lines beyond these are taken for none.
_OBJECTS = 600_000
_SEGMENTS = 600_000
#: Pages that are pictures: reading each takes seconds.
SCANS = 60


class Budget:
    """What of a document may still be looked at."""

    def __init__(self) -> None:
        self.objects = _OBJECTS
        self.segments = _SEGMENTS
        self.scans = SCANS
        self._characters = _CHARACTERS
        self._comparisons = _COMPARISONS

    def take_characters(self, count: int) -> None:
        """Take the characters of a page; raises UnreadableError where they are too many."""
        self._characters -= count
        if count > PAGE_CHARACTERS or self._characters < 0:
            raise unreadable("layout.too_much_text", "image.save_report_pages")

    def take_texts(self, count: int) -> None:
        """Take the pieces of text of a page; raises UnreadableError where they are too many."""
        self._comparisons -= count * count
        if count > PAGE_TEXTS or self._comparisons < 0:
            raise unreadable("layout.too_much_text", "image.save_report_pages")

    def take_object(self) -> None:
        """Take an object where text is among them; raises UnreadableError for too many."""
        self.objects -= 1
        if self.objects < 0:
            raise unreadable("layout.too_much_text", "image.save_report_pages")
