"""What was named before the words at hand."""

from __future__ import annotations

from reportlint.model.report import classify_organ
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.prose import Passage
    from reportlint.model.report import Part

#: A heading or the lead of a paragraph that tells what the paragraph is about.
_LEAD = Pattern(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、．是]|第[一二三四五]，)?[^。：，；]{0,30}"
)
_ON_REQUEST = Pattern(r"依申请|信息公开申请|申请公开")
_ABOUT = Pattern(r"信息公开|申请公开|不服[^，。；]{0,8}答复")
#: Cases of all kinds, of which some concern disclosure.
_SOME_ABOUT = Pattern(r"(?:复议|诉讼)[^。；]{0,30}其中[^，、。；0-9]{0,10}信息公开")
_HEADED = Pattern(r"[（(]?[一二三四五六七八九十\d]{1,3}[）).、．是]")
_PARTS = (3, 4)
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

    ``of_suits``: the sentence names lawsuits.

    ``organ`` reports. ``whole_area``: for its area; ``government``: as a government, whose office
    may speak of itself; ``decides_cases``: it decides on reconsideration for others.
    """

    def __init__(self, year: int | None, organ: str | None) -> None:
        """Begin with nothing named."""
        kind = classify_organ(organ)
        self.year = year
        self.organ = organ or ""
        self.whole_area = kind in _WHOLE_AREA
        self.government = kind == "government"
        self.decides_cases = self.government or "司法" in self.organ
        self.kinds: frozenset[str] = frozenset()
        self.section = ""
        self.topic = ""
        self.head = self.last_head = ""
        self.items = 0
        self.withdrawn = self.pending = self.of_decisions = self.own_cases = False
        self.is_marked = self.of_others = self.by_applicant = self.of_suits = False
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
        is_shown = self.is_marked or self.by_applicant
        return self.section == "requests" or (is_shown and not self.of_others)

    @property
    def divides_others(self) -> bool:
        """Whether a list without a head of its own is of applications to others."""
        return self.of_others and not self.head

    def add_to_list(self, role: str, quantity: str) -> None:
        """Note a number of a list; any other number ends it."""
        if role != self.listing or not role:
            self.list_quantities = []
            self.listing = role if role in _LISTED else ""
        if self.listing:
            self.list_quantities.append(quantity)


class ParagraphContext(SentenceContext):
    """What a paragraph and its part are about; ``carried_topic`` is the last sentence's."""

    def __init__(self, year: int | None, organ: str | None) -> None:
        """Begin with nothing named."""
        super().__init__(year, organ)
        self.carried_topic = ""
        self._of_disclosure = False

    def enter_part(self, part: Part) -> None:
        """Begin a part."""
        self.section = "requests" if part.number == _PARTS[0] else ""
        self._of_disclosure = part.number in _PARTS

    def begin_paragraph(self, passage: Passage, *, has_marks: bool = False) -> None:
        """Begin a paragraph; its lead tells what it is about, or its words (``has_marks``)."""
        self.head = ""
        lead = _LEAD.regex.match(passage.text)
        if lead and _ON_REQUEST.regex.search(lead.group()):
            self.section = "requests"
            self.of_others = False
        elif _HEADED.regex.match(passage.text):
            self.section = ""
            self.of_others = False
        self.is_marked = has_marks
        self.about_disclosure = self._of_disclosure or self.section == "requests"
        self.carried_topic = ""

    def skip_sentence(self, sentence: str) -> None:
        """Pass over a sentence without any claim."""
        self.carried_topic = "requests" if _ON_REQUEST.regex.search(sentence) else ""
        self.note_disclosure(sentence)

    def note_disclosure(self, sentence: str) -> None:
        """Note whether disclosure of information is what a sentence speaks of."""
        self.about_disclosure = self.about_disclosure or _ABOUT.regex.search(sentence) is not None
        if "其中" in sentence and _SOME_ABOUT.regex.search(sentence):
            self.about_disclosure = False
