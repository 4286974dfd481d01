"""What narrows the numbers of a sentence: a channel, a topic, part of the area or of the year."""

from __future__ import annotations

from reportlint.parsing.claims.terms import NEW, RECEIVED
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.parsing.claims.clauses import Clause
    from reportlint.parsing.claims.context import SentenceContext
    from reportlint.parsing.claims.lexer import ClaimWord

_OF_SENTENCES = {
    "CUMULATIVE": "cumulative",
    "RESPECTIVE": "respective",
}
_BY_ITSELF = Pattern("[省市县区州旗](?:人民)?政府")
_ANOTHER_YEAR, _IN_PART = "another year", "part of the year"
_TIMES = (_ANOTHER_YEAR, _IN_PART)
_OF_WORDS = {
    "CHANNEL": "channel",
    "NARROW": "topic",
    "EXCEPT": "except",
    "PARTIAL": _IN_PART,
    "EVERY": _IN_PART,
    "WITHDRAWN": "withdrawn",
}
_OWN_YEAR = ("全年", "本年", "年内", "当年", "今年")
#: Words that may tell of withdrawn applications, or cases.
_WITHDRAWING = frozenset({"WITHDRAWN", "ALL_RESULT"})
#: A clause of such words only says when, and of whom it tells.
_DATING = frozenset({"YEAR", "UNTIL", "FILL", "OTHER"})


class Scopes:
    """The scope of the sentence at hand, and that of the clause, which lasts for those behind it.

    "" is the organ's own year; numbers of any other scope are never compared.
    """

    def __init__(self, context: SentenceContext) -> None:
        """Begin without any; ``context`` tells the year and the organ."""
        self._context = context
        self.sentence = self.clause = ""
        self._is_less = False

    def begin_sentence(self, words: Iterable[ClaimWord], clauses: Iterable[Clause]) -> None:
        """Begin a sentence of these words in these clauses."""
        self.sentence = _of_sentence(words, self._context.year)
        self.clause = ""
        self._is_less = False
        if self._context.kinds & _WITHDRAWING:
            self._find_withdrawn(clauses)

    def _find_withdrawn(self, clauses: Iterable[Clause]) -> None:
        from reportlint.parsing.claims.withdrawals import counts_withdrawn, leaves_out_withdrawn

        if not self.sentence and leaves_out_withdrawn(clauses):
            self.sentence = "withdrawn"
        self._is_less = counts_withdrawn(clauses)

    @property
    def current(self) -> str:
        """The scope of the sentence, or of the clause."""
        return self.sentence or self.clause

    def renew(self, words: Iterable[ClaimWord]) -> None:
        """Come back to the whole report year, or to the organ: 上半年收到3件，全年收到6件."""
        if self.clause in _TIMES:
            is_over = any(_dates(word.text, self._context.year) for word in words)
        else:
            is_over = self.clause == "area" and any(map(_names_own, words))
        if is_over:
            self.clause = ""

    def narrow(self, words: Sequence[ClaimWord], kinds: set[str]) -> None:
        """Remember what a clause without a number says of the next ones: 通过网络，收到 …."""
        if kinds <= _DATING and self.find_scope(words) == _ANOTHER_YEAR:
            self.clause = _ANOTHER_YEAR
        elif "PARTIAL" in kinds:
            self.clause = _IN_PART
        elif {"CHANNEL", "VIA"} <= kinds and "ALL_WAYS" not in kinds:
            self.clause = "channel"
        elif "EXCEPT" in kinds:
            self.clause = "except"

    def widen(self) -> None:
        """Take back that one channel was spoken of: all of them are."""
        if self.clause == "channel":
            self.clause = ""

    def find_number_scope(self, quantity: str, labels: Iterable[ClaimWord], *, among: bool) -> str:
        """Return the scope of a number with these labels; it lasts for the clauses behind it."""
        labels = tuple(labels)
        scope = self.find_scope(labels)
        if scope == "topic" and quantity.startswith("litigation"):
            scope = ""
        if not scope and quantity.startswith("requests") and self._by_government(labels):
            scope = "office"
        lasting = self.sentence
        if lasting == "withdrawn" and not quantity.startswith("requests"):
            lasting = ""
        if lasting == "cumulative" and quantity.endswith(".in_force"):
            lasting = ""
        number_scope = scope or lasting or self.clause
        if scope and not among:
            self.clause = scope
        if self._is_less and quantity in (NEW, RECEIVED):
            # NOTE: offices count withdrawn applications or leave them out.
            return number_scope or "withdrawn"
        return number_scope

    def _by_government(self, labels: Iterable[ClaimWord]) -> bool:
        """Whether 县政府 in a government's report may leave out its departments."""
        return self._context.government and any(
            word.kind == "OTHER" and _BY_ITSELF.regex.fullmatch(word.text) for word in labels
        )

    def find_scope(self, labels: Iterable[ClaimWord]) -> str:
        """Return what the words narrow a number to."""
        context = self._context
        for word in labels:
            if word.kind == "YEAR" and context.year and word.text[:4] != str(context.year):
                return _ANOTHER_YEAR
            if word.kind == "AREA" and not context.whole_area:
                return "area"
            if (word.kind == "OFFICE" and context.whole_area) or (
                word.kind == "OWN_OFFICE" and context.government
            ):
                return "office"
            if word.kind in _OF_WORDS:
                return _OF_WORDS[word.kind]
        return ""


def _of_sentence(words: Iterable[ClaimWord], year: int | None) -> str:
    """Return what narrows all the numbers of a sentence.

    Numbers such as 分别 deals out are not told apart.
    """
    words = tuple(words)
    scope_words = [word for word in words if word.kind in _OF_SENTENCES or _dates(word.text, year)]
    sums_year = any(_dates(word.text, year) for word in scope_words)
    is_until = any(word.kind == "UNTIL" for word in words)
    for word in scope_words:
        # NOTE: 全年累计收到 only sums up the year itself, 截至年底累计收到 perhaps more.
        sums_up = sums_year and not is_until and word.text == "累计"
        if word.kind in _OF_SENTENCES and not sums_up:
            return _OF_SENTENCES[word.kind]
    return ""


def _names_own(word: ClaimWord) -> bool:
    """Whether a word names the organ itself."""
    return word.quantity == "own" or word.kind == "OWN_OFFICE"


def _dates(text: str, year: int | None) -> bool:
    """Whether a word names the report year: 2024年, 全年."""
    return text.startswith(_OWN_YEAR) or text in (f"{year}年", f"{year}年度")
