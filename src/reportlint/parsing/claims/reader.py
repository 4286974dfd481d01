"""Says what the numbers of a sentence count.

A number is a claim only where every word between it and its label is known: an unknown word makes
it a number of something else. What was named before (申请, 行政复议) is the topic until another is.
"""

from __future__ import annotations

from reportlint.parsing.claims import meaning
from reportlint.parsing.claims.applications import is_reason
from reportlint.parsing.claims.clauses import Bracket, flatten_words, without_brackets
from reportlint.parsing.claims.context import ParagraphContext
from reportlint.parsing.claims.ledger import Ledger
from reportlint.parsing.claims.passing_over import (
    PREDICATES,
    TOPICS,
    WORDY,
    find_skippable,
    label_by,
    leave_out,
)
from reportlint.parsing.claims.scopes import Scopes
from reportlint.parsing.claims.terms import ISSUES, NAMING, NEW, OUTCOMES, OWN_CASES, VERBS
from reportlint.parsing.claims.zeros import find_denials

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from reportlint.model.prose import Claim, Passage
    from reportlint.parsing.claims.clauses import Clause, CountPhrase, Item
    from reportlint.parsing.claims.lexer import ClaimWord
    from reportlint.parsing.claims.terms import Meaning

#: What stands before 、 and shares the number behind it.
_OF_REASONS = frozenset({"OUTCOME", "FILL", "AMONG"})
_JOINING = VERBS | OUTCOMES | ISSUES | {"RESULT", "CASE", "DECISION"}
#: Scopes of a number that hold for the lists in the sentences behind it.
_OF_OTHERS = frozenset({"area", "office", "another year", "part of the year", "cumulative"})


class Reader(ParagraphContext):
    """Reads sentences in order and remembers what they are about."""

    def __init__(self, year: int | None, organ: str | None, telling: str) -> None:
        """Take the report year, the organ that reports, and what unknown words are not skipped."""
        super().__init__(year, organ)
        self._telling = telling
        #: Of numbers that are no claims the unknown word beside them, by where they stand.
        self.unknown_words: dict[int, str] = {}
        self._scopes = Scopes(self)
        self._ledger = Ledger()

    def begin_paragraph(self, passage: Passage, *, has_marks: bool = False) -> None:
        """Begin a paragraph."""
        super().begin_paragraph(passage, has_marks=has_marks)
        self._ledger.begin_paragraph(passage)

    def read_sentence(self, clauses: Sequence[Clause], base: int) -> list[Claim]:
        """Return the claims of a sentence, which begins at ``base`` of the paragraph."""
        self.topic = self.carried_topic
        self.last_head = self.head if self.carried_topic else ""
        self.head = ""
        self.among = self.is_joined = self.copies = False
        self.withdrawn = self.pending = self.of_decisions = self.own_cases = False
        self.add_to_list("", "")
        words = tuple(flatten_words(clauses))
        self.kinds = frozenset([word.kind for word in words])
        self.by_applicant = any(
            word.kind == "ASPECT" and word.quantity.startswith("applicant") for word in words
        )
        self.of_suits = any(word.quantity == "litigation.suits" for word in words)
        self._reason: tuple[ClaimWord, ...] = ()
        self._scopes.begin_sentence(words, clauses)
        self._ledger.begin_sentence(base)
        self._clauses(clauses)
        self.carried_topic = "" if self._scopes.current or self.topic != "requests" else "requests"
        return self._ledger.claims

    def _clauses(self, clauses: Iterable[Clause]) -> None:
        for clause in clauses:
            self._clause(clause)
            if clause.comma == "；":
                self.among = self.is_joined = False

    def _clause(self, clause: Clause) -> None:
        last = len(clause.figures) - 1
        for index, (figure, is_comparison) in enumerate(self._mark_compared(clause)):
            self._brackets(clause.figures[index].words)
            behind = clause.tail if index == last else ()
            self._figure(figure, behind, is_comparison=is_comparison)
            self.is_joined = False
            self._reason = ()
        self._brackets(clause.tail)
        if not clause.figures:
            self._bare(clause)
        elif self.kinds & WORDY and not self._scopes.current:
            # NOTE: 这5件均由自然人提出 says so of the number right before.
            words = label_by(clause.tail)
            self._ledger.add_alls(words, of_requests=self.is_about_requests)

    def _mark_compared(self, clause: Clause) -> Iterable[tuple[CountPhrase, bool]]:
        """Return the figures of a clause, each with whether others are compared with it."""
        if "COMPARISON" not in self.kinds:
            return [(figure, False) for figure in clause.figures]
        from reportlint.parsing.claims.comparisons import mark_compared

        return mark_compared(clause)

    def _brackets(self, items: Iterable[Item]) -> None:
        """Read clauses in brackets, which do not change the topic outside."""
        for item in items:
            if isinstance(item, Bracket):
                saved_state = self.topic, self.among, self._scopes.clause
                self.among = False
                self._clauses(item.clauses)
                self.topic, self.among, self._scopes.clause = saved_state

    def _bare(self, clause: Clause) -> None:
        """Read a clause without a number: what it names, what it denies."""
        words = without_brackets(clause.tail)
        self._scopes.renew(words)
        if not (self._scopes.current or self._scopes.find_scope(words)):
            self._wordy_past(words)
        kinds = {word.kind for word in words}
        self._divide(kinds)
        # NOTE: 维持、纠正5件 counts both together.
        self.is_joined = clause.comma == "、" and bool(kinds & _JOINING)
        self._reason = ()
        if self.is_joined and not kinds - _OF_REASONS:
            self._reason = tuple([word for word in words if is_reason(word)])
            self.is_joined = len(self._reason) != 1
        self._scopes.narrow(words, kinds)
        topic = meaning.find_topic(words)
        if topic:
            self.topic = topic
        elif (
            self.topic
            and self.topic == self.carried_topic
            and kinds & {"OTHER", "APPLY", "COMPARISON"} == {"OTHER"}
        ):
            # NOTE: a topic of the sentence before does not outlive other matters.
            self.topic = "other"

    def _wordy_past(self, words: Sequence[ClaimWord]) -> None:
        """Read numbers said in words, without the unknown words that may be skipped."""
        skipped_words = find_skippable(words, WORDY, self._telling) if self.kinds & WORDY else ()
        if not skipped_words:
            self._wordy(words)
            return
        of_topic = self._ledger.skipped_words
        self._ledger.skip(skipped_words)
        self._wordy(leave_out(words, skipped_words))
        self._ledger.skipped_words = of_topic

    def _wordy(self, words: Sequence[ClaimWord]) -> None:
        """Read numbers said in words: 未收到申请, 均为自然人."""
        for zero_meaning, none in find_denials(words, self):
            self._ledger.add_zero(zero_meaning, none, words[-1])
        self._ledger.add_alls(words, of_requests=self.is_about_requests)

    def _figure(self, figure: CountPhrase, tail: Sequence[Item], *, is_comparison: bool) -> None:
        words = self._read_labels(without_brackets(figure.words))
        kinds = {word.kind for word in words}
        behind = label_by(tail, kinds)
        self._divide(kinds)
        labels: Sequence[ClaimWord] = (*self._reason, *words)
        unknown = meaning.has_unknown(words)
        named_behind = not kinds & NAMING and any(word.kind in NAMING for word in behind)
        is_named = named_behind or not meaning.has_label(words)
        if not meaning.has_unknown(behind) and (is_named or meaning.is_left_open(behind)):
            labels = (*labels, *behind)
        self.own_cases = self.own_cases or {"CASE", "OWN_CASES"} <= kinds
        is_read = not is_comparison and not (named_behind and meaning.has_unknown(behind))
        if figure.count.unit == "个" and behind:
            # NOTE: 收到申请的5个部门 are no applications.
            is_read = False
        reading, labels = self._read_count(labels, figure.count) if is_read else (None, labels)
        topic = meaning.find_topic(labels)
        if reading is None and self._turns(labels, topic, unknown=unknown):
            # NOTE: what others received, or what else was done, is followed by more of the same.
            self.topic = "other"
            self.of_others = self.of_others or (topic == "requests" and not self.among)
        elif topic:
            self.topic = topic
        self.withdrawn = self.withdrawn or "WITHDRAWN" in kinds
        if reading is None:
            if unknown and meaning.has_label(words):
                self._note_unknown(words, figure.count)
            self.items += 1
            self.add_to_list("", "")
        else:
            self._state(reading, labels, figure.count)

    def _read_count(
        self, labels: Sequence[ClaimWord], count: ClaimWord
    ) -> tuple[Meaning | None, Sequence[ClaimWord]]:
        """Return what a number counts, and the labels that say so: some words may be skipped."""
        reading = meaning.read_count(labels, count, self)
        skipped_words = self._find_skippable(labels) if reading is None else ()
        if skipped_words:
            labels = leave_out(labels, skipped_words)
            reading = meaning.read_count(labels, count, self)
        if reading and skipped_words:
            self._ledger.skip(skipped_words)
        elif reading and any(word.kind in TOPICS for word in labels):
            self._ledger.skipped_words = ()
        return reading, labels

    def _note_unknown(self, words: Sequence[ClaimWord], count: ClaimWord) -> None:
        """Note the last unknown words before a number."""
        text, end = "", 0
        for word in words:
            if meaning.has_unknown((word,)):
                text = text + word.text if word.start == end else word.text
                end = word.end
        self.unknown_words[self._ledger.find_place(count)] = text

    def _find_skippable(self, labels: Sequence[ClaimWord]) -> tuple[ClaimWord, ...]:
        """Return the unknown words of a label that may be skipped: in no list, with no scope."""
        if self.among or self._scopes.current or self._scopes.find_scope(labels):
            return ()
        return find_skippable(labels, PREDICATES, self._telling)

    def _divide(self, kinds: Container[str]) -> None:
        """Note where a list begins, and where something comes on top of it."""
        if "AMONG" in kinds and not self.among:
            self.among, self.items = True, 0
        elif "ADDED" in kinds:
            self.among = False

    def _read_labels(self, words: tuple[ClaimWord, ...]) -> tuple[ClaimWord, ...]:
        """Return the words that label a number, and note how they narrow it.

        A list of all the ways in which something came (通过信函、传真等形式收到) is left out.
        """
        for index, word in enumerate(words):
            if word.kind == "ALL_WAYS":
                self._scopes.widen()
                words = words[index + 1 :]
                break
        self._scopes.renew(words)
        if any(word.kind == "EXCEPT" for word in words):
            self._scopes.clause = "except"
        return words

    def _turns(self, labels: Sequence[ClaimWord], topic: str, *, unknown: bool) -> bool:
        """Whether a number of something else turns the sentence to other matters."""
        kinds = {word.kind for word in labels}
        if unknown:
            result = "RESULT" in kinds
            return bool(topic) or not self.topic or meaning.has_action(labels) or result
        # NOTE: an organ that decides cases goes on to tell how it of_decisions them.
        own = "CASE" in kinds and kinds & OWN_CASES
        return bool(own) or (not topic and "PUBLISH" in kinds)

    def _state(self, reading: Meaning, labels: Sequence[ClaimWord], count: ClaimWord) -> None:
        scope = self._scopes.find_number_scope(reading.quantity, labels, among=self.among)
        kinds = {word.kind for word in labels}
        if "PENDING" in kinds:
            self.pending = True
            scope = "" if scope == "except" else scope
        elif "REST" in kinds and self.pending:
            scope = "" if scope == "except" else scope
        elif reading.role == "head" and "ADDED" in kinds:
            scope = scope or "further"
        self.of_decisions = reading.quantity.startswith("proactive")
        self.add_to_list(reading.role, reading.quantity)
        self.copies = self.copies or (
            count.unit == "份" and reading.quantity.startswith("proactive")
        )
        if reading.role == "head" and not self.among:
            self.head = reading.quantity
            self.of_others = scope in _OF_OTHERS
        inside = self.among and not self.items
        if reading.role == "carried over" and not inside:
            self.among = False
        if reading.quantity != NEW:
            self.items += 1
        self._ledger.add_count(reading, count, scope, among=self.among, inside=inside)
