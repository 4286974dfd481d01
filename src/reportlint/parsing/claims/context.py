"""What was named before the words at hand."""

from __future__ import annotations

from reportlint.model.report import classify_organ

_WHOLE_AREA = ("government", "township", "street")
#: Roles of quantities that stand in lists, of which 其他 counts what is left.
_LISTED = frozenset({"outcome", "applicant", "result"})


class SentenceContext:
    """The topic of a sentence and its paragraph, as far as read.

    ``section`` is what the paragraph is about, ``topic`` what the sentence named last (``other``
    where that is no quantity of the tables), ``head`` the quantity that a list under 其中 divides.
    ``among``: behind 其中. ``is_joined``: the words before belong to the same number, which
    therefore counts several things. ``about_disclosure``: disclosure of information is what is
    spoken of. ``copies``: documents are counted in 份. ``kinds`` are those of the sentence's words.
    ``last_head`` is the ``head`` of the sentence before. ``items`` counts the numbers behind 其中
    that are no new applications; ``withdrawn``: the sentence counts withdrawn ones;
    ``pending``: it counts what is still worked on; ``of_decisions``: it counts documents or
    decisions; ``own_cases``: it counts cases that the organ decided or filed.
    ``is_marked``: the words of the paragraph show that it is about applications; ``of_others``:
    those were of others, so that a list without a head is not the organ's; ``by_applicant``: who
    applied is what the numbers are told by.
    ``list_quantities`` are the quantities of the list at hand, all of the one role ``listing``.

    ``organ`` reports. ``whole_area``: for its area; ``government``: as a government, whose office
    may speak of itself.
    """

    def __init__(self, year: int | None, organ: str | None) -> None:
        """Begin with nothing named."""
        kind = classify_organ(organ)
        self.year = year
        self.organ = organ or ""
        self.whole_area = kind in _WHOLE_AREA
        self.government = kind == "government"
        self.kinds: frozenset[str] = frozenset()
        self.section = ""
        self.topic = ""
        self.head = self.last_head = ""
        self.items = 0
        self.withdrawn = self.pending = self.of_decisions = self.own_cases = False
        self.is_marked = self.of_others = self.by_applicant = False
        self.among = False
        self.is_joined = False
        self.about_disclosure = False
        self.copies = False
        self.listing = ""
        self.list_quantities: list[str] = []

    @property
    def is_about_requests(self) -> bool:
        """Whether applications are spoken of."""
        if self.topic:
            return self.topic == "requests"
        return self.section == "requests" or (self.is_marked and not self.of_others)

    def add_to_list(self, role: str, quantity: str) -> None:
        """Note a number of a list; any other number ends it."""
        if role != self.listing or not role:
            self.list_quantities = []
            self.listing = role if role in _LISTED else ""
        if self.listing:
            self.list_quantities.append(quantity)
