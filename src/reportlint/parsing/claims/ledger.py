"""The claims of a sentence as they are found, and which of them the others rest on."""

from __future__ import annotations

from reportlint.model.prose import Claim, SkippedWords
from reportlint.parsing.claims.meaning import has_unknown
from reportlint.parsing.claims.terms import (
    COLUMNS,
    DONE,
    DONE_OF_NEW,
    FORWARD,
    GRANTED_IN_PART,
    NEW,
    RECEIVED,
    RESULTS,
    Meaning,
    build_applicants_key,
)
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from reportlint.model.document import Span
    from reportlint.model.prose import Passage
    from reportlint.parsing.claims.lexer import ClaimWord


#: What words of all have in them.
_ALL = frozenset("均全都皆")


class Ledger:
    """Notes claims with their places; ``total`` is what the paragraph last said came in.

    ``skipped_words`` are the unknown words without which the topic at hand was read.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._passage: Passage | None = None
        self._base = 0
        self._head: int | None = None
        self._cases: dict[str, Claim] = {}
        self.total: Claim | None = None
        self._whole: Claim | None = None
        self.skipped_words: tuple[SkippedWords, ...] = ()
        self.claims: list[Claim] = []

    def begin_paragraph(self, passage: Passage) -> None:
        """Begin a paragraph."""
        self._passage = passage
        self.total = self._whole = None
        self.skipped_words = ()

    def begin_sentence(self, base: int) -> None:
        """Begin a sentence at ``base`` of the paragraph."""
        self._base = base
        self._head = None
        self.claims = []
        self._cases = {}

    def skip(self, words: Iterable[ClaimWord]) -> None:
        """Note that what follows is read without some words."""
        self.skipped_words = tuple([SkippedWords(*self._locate(word, word)) for word in words])

    def add_count(
        self, meaning: Meaning, count: ClaimWord, scope: str, *, among: bool, inside: bool
    ) -> None:
        """Note a number, which may tell what others divide or include."""
        if meaning.role == "carried over" and inside and not scope:
            self._include()
        if meaning.role == "head" and not among:
            self._head = len(self.claims)
        number = count.number
        assert number is not None  # noqa: S101 - a count has one
        self._add(meaning, count, count, number.value, count.unit, scope, exact=number.exact)
        is_case = meaning.quantity.startswith("litigation") and meaning.role != "result"
        if is_case and number.exact and not scope:
            # NOTE: the last of each kind: what is said of all costs no more for many of them.
            self._cases.pop(meaning.quantity, None)
            self._cases[meaning.quantity] = self.claims[-1]
        if meaning.quantity in (NEW, RECEIVED) and not among:
            self.total = self._whole = None if scope or not number.exact else self.claims[-1]
        elif NEW in meaning.also and not among and not scope and number.exact:
            # NOTE: what was handled may be all that came in.
            self._whole = self.claims[-1]

    def add_zero(self, meaning: Meaning, first: ClaimWord, last: ClaimWord) -> None:
        """Note that there was none of something, as the words from ``first`` to ``last`` say."""
        self._add(meaning, first, last, 0, last.unit)

    def add_alls(self, words: Sequence[ClaimWord], *, of_requests: bool) -> None:
        """Note what words say of all, if none is unknown: 均为自然人, 均已办结.

        ``of_requests``: applications are spoken of.
        """
        for word in () if has_unknown(words) else words:
            if word.kind in ("ALL_RESULT", "ALL_CLOSED"):
                self._add_all_cases(word)
            elif of_requests and word.kind == "ALL_OF":
                self._add_all_of(word)
            elif of_requests and word.kind == "ALL_DONE":
                self._add_all_done(word)
            elif of_requests and word.kind == "ALL_OUTCOME":
                self._add_all_granted(word)

    def _add_all_of(self, word: ClaimWord) -> None:
        """Note 均为自然人 of what came in."""
        others = tuple([column for column in COLUMNS if column != word.quantity])
        new, both = ("new",), ("new", "carried_over")
        nobody = [build_applicants_key(rows, others) for rows in (new, both)]
        if self.total is None:
            self._add(Meaning(nobody[0], (nobody[1],)), word, word, 0, "")
            return
        # NOTE: where the total is wrong, that is one mistake and not two.
        none = [f"{key}=0" for key in nobody]
        key, wider = (build_applicants_key(rows, (word.quantity,)) for rows in (new, both))
        self._add_all(Meaning(key, (wider, *none)), word, self.total)

    def _add_all_done(self, word: ClaimWord) -> None:
        """Note 均已办结, 办结率100% of what came in; whether any is left is another matter."""
        if self._whole is not None:
            readings = (NEW, RECEIVED, DONE_OF_NEW, f"{FORWARD}=0")
            self._add_all(Meaning(DONE, readings), word, self._whole)

    def _add_all_granted(self, word: ClaimWord) -> None:
        """Note 均已予以公开 of what came in."""
        if self._whole is not None:
            self._add_all(Meaning(word.quantity, (GRANTED_IN_PART,)), word, self._whole)

    def _add_all_cases(self, word: ClaimWord) -> None:
        """Note 均维持, 均已审结 of the cases of the sentence; without 均, of the last of them."""
        cases = [*self._cases.values()]
        for case in cases if _ALL & set(word.text) else cases[-1:]:
            terms = [term.rpartition(".")[0] for term in case.quantity.split("+")]
            if word.kind == "ALL_CLOSED":
                self._add(_of_cases(terms, ("pending",)), word, word, 0, case.unit)
            elif case.value:
                rest = [result for result in RESULTS if result != word.quantity]
                # NOTE: where the total is wrong, that is one mistake and not two.
                none = f"{_of_cases(terms, rest).quantity}=0"
                meaning = Meaning(_of_cases(terms, (word.quantity,)).quantity, (none,))
                self._add_all(meaning, word, case)

    def _add_all(self, meaning: Meaning, word: ClaimWord, whole: Claim) -> None:
        """Note what is said of all that ``whole`` counts, as certain as that is."""
        self._add(meaning, word, word, whole.value, whole.unit)
        if whole.skipped_words:
            self.claims[-1] = replace(self.claims[-1], skipped_words=whole.skipped_words)

    def _include(self) -> None:
        """Take 收到5件，其中上年结转2件 to count what was carried over too."""
        if self._head is not None and self.claims[self._head].quantity == NEW:
            claim = self.claims[self._head]
            self.claims[self._head] = replace(claim, quantity=RECEIVED, also=())

    def _add(
        self,
        meaning: Meaning,
        first: ClaimWord,
        last: ClaimWord,
        value: int | Decimal,
        unit: str,
        scope: str = "",
        *,
        exact: bool = True,
    ) -> None:
        text, span = self._locate(first, last)
        sure = (meaning.also, meaning.weak, self.skipped_words)
        self.claims.append(Claim(meaning.quantity, value, unit, exact, scope, text, span, *sure))

    def find_place(self, word: ClaimWord) -> int:
        """Return where in the document a word of the sentence stands."""
        return self._locate(word, word)[1].start

    def _locate(self, first: ClaimWord, last: ClaimWord) -> tuple[str, Span]:
        """Return the words from one to another, and where they stand in the document."""
        passage = self._passage
        assert passage is not None  # noqa: S101 - a paragraph has begun
        start, end = self._base + first.start, self._base + last.end
        return passage.text[start:end], passage.span(start, end)


def _of_cases(terms: Sequence[str], results: Sequence[str]) -> Meaning:
    """Return what the cases of some kinds with some results are together."""
    return Meaning("+".join([f"{term}.{result}" for term in terms for result in results]))
