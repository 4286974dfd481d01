"""What was named before the words at hand."""

from __future__ import annotations


class Context:
    """The topic of a sentence and its paragraph, as far as read.

    ``section`` is what the paragraph is about, ``topic`` what the sentence named last (``other``
    where that is no quantity of the tables), ``head`` the quantity that a list under 其中 divides.
    ``among``: behind 其中. ``joined``: the words before belong to the same number, which therefore
    counts several things. ``anchored``: disclosure of information is what is spoken of.
    ``kinds`` are those of the sentence's words. ``whole_area``: the organ reports for its area.
    """

    def __init__(self, year: int | None, *, whole_area: bool = False) -> None:
        """Begin with nothing named."""
        self.year = year
        self.whole_area = whole_area
        self.kinds: frozenset[str] = frozenset()
        self.section = ""
        self.topic = ""
        self.head = ""
        self.among = False
        self.joined = False
        self.anchored = False

    @property
    def requests(self) -> bool:
        """Whether applications are spoken of."""
        return self.topic == "requests" or (not self.topic and self.section == "requests")
