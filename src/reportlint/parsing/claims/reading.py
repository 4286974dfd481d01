"""Says what the numbers of a sentence count.

A number is a claim only where every word between it and its label is known: an unknown word makes
it a number of something else. What was named before (申请, 行政复议) is the topic until another is.
"""

from __future__ import annotations

from reportlint.parsing.claims import meaning
from reportlint.parsing.claims.clauses import Bracket, flat, plain
from reportlint.parsing.claims.context import Context
from reportlint.parsing.claims.scopes import dates, sentence_scope
from reportlint.parsing.claims.terms import (
    COLUMNS,
    ISSUES,
    NEW,
    OUTCOMES,
    RECEIVED,
    VERBS,
    Meaning,
    applicants,
)
from reportlint.parsing.claims.zeros import denied
from reportlint.patterns import Pattern
from reportlint.records import replace
from reportlint.report import Claim

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from reportlint.parsing.claims.clauses import Clause, Figure, Item
    from reportlint.parsing.claims.lexing import Word
    from reportlint.report import Part, Passage

#: A heading or the lead of a paragraph that tells what the paragraph is about.
_LEAD = Pattern(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）).、．是]|第[一二三四五]，)?[^。：，；]{0,30}"
)
_ON_REQUEST = Pattern(r"依申请|信息公开申请|申请公开")
_ABOUT = Pattern(r"信息公开|申请公开")
_HEADED = Pattern(r"[（(]?[一二三四五六七八九十\d]{1,3}[）).、．是]")
#: Kinds of words that narrow a number, with the scope they give it.
_SCOPES = {
    "CHANNEL": "channel",
    "NARROW": "topic",
    "EXCEPT": "except",
    "PARTIAL": "part of the year",
    "EVERY": "part of the year",
}
_ANOTHER_YEAR = "another year"
_TIMES = (_ANOTHER_YEAR, "part of the year")
#: A clause of such words only says when, and of whom it tells.
_DATING = frozenset({"YEAR", "FILL", "OTHER"})
#: What stands before 、 and shares the number behind it.
_JOINING = VERBS | OUTCOMES | ISSUES | {"RESULT", "CASE", "DECISION"}


class Reader(Context):
    """Reads sentences in order and remembers what they are about."""

    def __init__(self, year: int | None, organ: str | None) -> None:
        """Take the report year and the organ that reports."""
        super().__init__(year, organ)
        self._carried = ""
        self._sentence_scope = self._clause_scope = ""
        self._base = 0
        self._passage: Passage | None = None
        self._found: list[Claim] = []
        self._head: int | None = None
        self._total: Claim | None = None
        self._of_disclosure = False

    def enter(self, part: Part) -> None:
        """Begin a part."""
        self.section = "requests" if part.number == 3 else ""
        self._of_disclosure = part.number in (3, 4)

    def begin(self, passage: Passage) -> None:
        """Begin a paragraph; its lead tells what it is about."""
        self._passage = passage
        lead = _LEAD.regex.match(passage.text)
        if lead and _ON_REQUEST.regex.search(lead.group()):
            self.section = "requests"
        elif _HEADED.regex.match(passage.text):
            self.section = ""
        self.anchored = self._of_disclosure or self.section == "requests"
        self._carried = ""
        self._total = None

    def skip(self, sentence: str) -> None:
        """Pass over a sentence without any claim."""
        self._carried = "requests" if _ON_REQUEST.regex.search(sentence) else ""
        self.anchored = self.anchored or _ABOUT.regex.search(sentence) is not None

    def about(self, sentence: str) -> None:
        """Note whether disclosure of information is what a sentence speaks of."""
        self.anchored = self.anchored or _ABOUT.regex.search(sentence) is not None

    def read(self, clauses: Sequence[Clause], base: int) -> list[Claim]:
        """Give the claims of a sentence, which begins at ``base`` of the paragraph."""
        self.topic = self._carried
        self.head = ""
        self.among = self.joined = self.copies = False
        self.enlist("", "")
        self._base = base
        self._found = []
        self._head = None
        self._clause_scope = ""
        words = tuple(flat(clauses))
        self.kinds = frozenset([word.kind for word in words])
        self._sentence_scope = sentence_scope(words, self.year)
        self._clauses(clauses)
        narrowed = self._sentence_scope or self._clause_scope
        self._carried = "" if narrowed or self.topic != "requests" else "requests"
        return self._found

    def _clauses(self, clauses: Iterable[Clause]) -> None:
        for clause in clauses:
            self._clause(clause)
            if clause.comma == "；":
                self.among = self.joined = False

    def _clause(self, clause: Clause) -> None:
        compared = any(word.kind == "COMPARISON" for word in plain(clause.items))
        last = len(clause.figures) - 1
        for index, figure in enumerate(clause.figures):
            self._brackets(figure.words)
            self._figure(figure, clause.tail if index == last else (), compared=compared)
            self.joined = False
        self._brackets(clause.tail)
        if not clause.figures:
            self._bare(clause)

    def _brackets(self, items: Iterable[Item]) -> None:
        """Read clauses in brackets, which do not change the topic outside."""
        for item in items:
            if isinstance(item, Bracket):
                kept = self.topic, self.among, self._clause_scope
                self.among = False
                self._clauses(item.clauses)
                self.topic, self.among, self._clause_scope = kept

    def _bare(self, clause: Clause) -> None:
        """Read a clause without a number: what it names, what it denies."""
        words = plain(clause.tail)
        self._renew(words)
        if not (self._sentence_scope or self._clause_scope or self._scope(words)):
            for said, none in denied(words, self):
                self._add(said, none, words[-1], 0)
            self._all_of(words)
        kinds = {word.kind for word in words}
        self.among = self.among or "AMONG" in kinds
        # NOTE: 维持、纠正5件 counts both together.
        self.joined = clause.comma == "、" and bool(kinds & _JOINING)
        self._narrow(words, kinds)
        named = meaning.topic(words)
        if named:
            self.topic = named
        elif self.topic and self.topic == self._carried and kinds & {"OTHER", "APPLY"} == {"OTHER"}:
            # NOTE: a topic of the sentence before does not outlive other matters.
            self.topic = "other"

    def _renew(self, words: Iterable[Word]) -> None:
        """Come back to the whole report year: 上半年收到3件，全年收到6件."""
        if self._clause_scope in _TIMES and any(dates(w.text, self.year) for w in words):
            self._clause_scope = ""

    def _all_of(self, words: Sequence[Word]) -> None:
        """Read 均为自然人 of what the sentence, or the one before, says came in."""
        total = self._total
        for word in words:
            if word.kind == "ALL_OF" and total is not None and not _unknown(words):
                others = tuple([column for column in COLUMNS if column != word.quantity])
                rows = ("new",), ("new", "carried_over")
                # NOTE: where the total is wrong, that is one mistake and not two.
                none = [f"{applicants(row, others)}=0" for row in rows]
                both = applicants(("new", "carried_over"), (word.quantity,))
                key = applicants(("new",), (word.quantity,))
                self._add(Meaning(key, (both, *none)), word, word, total.value, "", total.unit)

    def _narrow(self, words: Sequence[Word], kinds: set[str]) -> None:
        """Remember what a clause without a number says of the next ones: 通过网络，收到 …."""
        if kinds <= _DATING and self._scope(words) == _ANOTHER_YEAR:
            self._clause_scope = _ANOTHER_YEAR
        elif "PARTIAL" in kinds:
            self._clause_scope = "part of the year"
        elif {"CHANNEL", "VIA"} <= kinds and "ALL_WAYS" not in kinds:
            self._clause_scope = "channel"
        elif "EXCEPT" in kinds:
            self._clause_scope = "except"

    def _figure(self, figure: Figure, tail: Sequence[Item], *, compared: bool) -> None:
        every = plain(figure.words)
        words = _told(every)
        self._renew(words)
        if len(words) < len(every) and self._clause_scope == "channel":
            self._clause_scope = ""
        behind = plain(tail)
        self.among = self.among or any(word.kind == "AMONG" for word in words)
        labels = words
        unknown = _unknown(words)
        if not unknown and not _unknown(behind) and not meaning.labelled(words):
            labels = (*words, *behind)
        said = None if compared else meaning.of(labels, figure.count, self)
        named = meaning.topic(labels)
        published = not named and any(word.kind == "PUBLISH" for word in labels)
        strange = unknown and (named or not self.topic or meaning.acts(words))
        strange = strange or (unknown and any(word.kind == "RESULT" for word in words))
        if said is None and (strange or published):
            # NOTE: what others received, or what else was done, is followed by more of the same.
            self.topic = "other"
        elif named:
            self.topic = named
        if said is not None:
            self._state(said, labels, figure.count)
        else:
            self.enlist("", "")

    def _state(self, said: Meaning, labels: Sequence[Word], count: Word) -> None:
        scope = self._scope(labels)
        if scope == "topic" and said.quantity.startswith("litigation"):
            scope = ""
        lasting = self._sentence_scope
        if lasting == "withdrawn" and not said.quantity.startswith("requests"):
            lasting = ""
        narrowed = scope or lasting or self._clause_scope
        self.enlist(said.role, said.quantity)
        self.copies = self.copies or (count.unit == "份" and said.quantity.startswith("proactive"))
        if scope and not self.among:
            # NOTE: what follows is said of the same channel, topic or organ.
            self._clause_scope = scope
        if said.role == "carried over" and self.among and not narrowed:
            self._include()
        if said.role == "head" and not self.among:
            self.head, self._head = said.quantity, len(self._found)
        self._add(said, count, count, None, narrowed)
        if said.quantity in (NEW, RECEIVED) and not self.among:
            self._total = None if narrowed or not self._found[-1].exact else self._found[-1]

    def _include(self) -> None:
        """Take 收到5件，其中上年结转2件 to count what was carried over too."""
        if self._head is not None and self._found[self._head].quantity == NEW:
            found = self._found[self._head]
            self._found[self._head] = replace(found, quantity=RECEIVED, also=())

    def _scope(self, labels: Iterable[Word]) -> str:
        """Give what the words narrow a number to."""
        for word in labels:
            if word.kind == "YEAR" and self.year and word.text[:4] != str(self.year):
                return _ANOTHER_YEAR
            if word.kind == "AREA" and not self.whole_area:
                return "area"
            if word.kind == "OFFICE" and self.whole_area:
                return "office"
            if word.kind == "OWN_OFFICE" and self.government:
                return "office"
            if word.kind in _SCOPES:
                return _SCOPES[word.kind]
        return ""

    def _add(
        self,
        said: Meaning,
        first: Word,
        last: Word,
        value: int | Decimal | None,
        scope: str = "",
        unit: str = "",
    ) -> None:
        assert self._passage is not None  # noqa: S101 - a paragraph has begun
        start, end = self._base + first.start, self._base + last.end
        number = last.number
        self._found.append(
            Claim(
                said.quantity,
                number.value if number and value is None else value or 0,
                last.unit or unit,
                number is None or number.exact,
                scope,
                self._passage.text[start:end],
                self._passage.span(start, end),
                said.also,
                said.weak,
            )
        )


def _told(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Leave out a list of all the ways in which something came: 通过信函、传真等形式收到."""
    for index, word in enumerate(words):
        if word.kind == "ALL_WAYS":
            return words[index + 1 :]
    return words


def _unknown(words: Iterable[Word]) -> bool:
    return any(word.kind in ("OTHER", "GRIEVANCE") for word in words)
