"""Numbers that name a person: identity numbers and bank cards, told by their check digits."""

from __future__ import annotations

from reportlint.checks.prose import prose_of
from reportlint.model.document import overlaps
from reportlint.model.problem import CheckedCount, Edit, Fix, Place, Problem
from reportlint.model.prose import Day
from reportlint.support.lazy_regex import compile_pattern
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from re import Match

    from reportlint.checks.parameters import Regex
    from reportlint.checks.prose import Prose
    from reportlint.model.problem import Context
    from reportlint.model.report import Report

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_WRONG_CHECK = {
    "identity": Message("checks.identifiers.wrong_check.identity"),
    "card": Message("checks.identifiers.wrong_check.card"),
}
#: How many characters before a number may say what else it is, and what it is.
_BEFORE, _CALLED = 14, 80
#: How long the numbers may be.
_LENGTHS = {"identity": (18, 18), "card": (13, 19)}


class PersonalNumber(Record):
    """The prose has no identity number or bank card number.

    ``pattern`` finds candidates, ``test`` tells the real ones (``identity``: GB 11643, ``card``:
    the Luhn sum), ``not-after`` matches the words before numbers of another kind (索引号).
    ``loose`` finds all that may be meant for such a number, which ``called`` matches the words
    before: these are told even if they fail the test, on the condition ``called``.
    """

    pattern: Regex
    test: str
    not_after: Regex
    loose: Regex
    called: Regex
    PROVIDES = frozenset({"digits", "fault"})
    VARIANTS = frozenset({"real", "called"})
    CONDITIONS = VARIANTS
    CHOICES = {"test": ("identity", "card")}  # noqa: RUF012 - records are frozen

    def run(self, report: Report, context: Context) -> Iterator[Problem | CheckedCount]:
        """Yield a problem for each such number; its fix masks it."""
        prose = prose_of(report)
        yield CheckedCount(1)
        real = list(self._real(prose))
        yield from (_problem(prose, match) for match in real)
        real_spans = tuple([match.span() for match in real])
        for match in self._find_called(prose):
            if not overlaps(real_spans, *match.span()):
                yield _problem(prose, match, self._describe_error(_bare(match)))

    def _real(self, prose: Prose) -> Iterator[Match[str]]:
        """Find what satisfies the test, whatever it is called."""
        for match in compile_pattern(self.pattern).finditer(prose.text):
            before = prose.text[max(0, match.start() - _BEFORE) : match.start()]
            if self._is_real(_bare(match)) and not compile_pattern(self.not_after).search(before):
                yield match

    def _find_called(self, prose: Prose) -> Iterator[Match[str]]:
        """Find what is called such a number, whether or not it satisfies the test."""
        for match in compile_pattern(self.loose).finditer(prose.text):
            before = prose.text[max(0, match.start() - _CALLED) : match.start()]
            if compile_pattern(self.called).search(before):
                yield match

    def _is_real(self, digits: str) -> bool:
        return is_identity_number(digits) if self.test == "identity" else is_card_number(digits)

    def _describe_error(self, digits: str) -> LocalizedText | None:
        """Return what is wrong with a number; None if it satisfies the test."""
        if self._is_real(digits):
            return None
        shortest, longest = _LENGTHS[self.test]
        right = shortest <= len(digits) <= longest
        return _WRONG_CHECK[self.test] if right else Message("checks.identifiers.wrong_length")


def _bare(match: Match[str]) -> str:
    return match.group().replace(" ", "").replace("-", "")


def _problem(prose: Prose, match: Match[str], error: LocalizedText | None = None) -> Problem:
    start, end = match.span()
    variant = "real" if error is None else "called"
    # NOTE: neither message nor values repeat the number: they go into logs.
    masking_edit = Edit(prose.span(start + 6, end - 4), "*" * (end - start - 10))
    params = {"variant": variant, "digits": len(_bare(match)), "fault": error}
    place, fix = (
        Place(prose.place(start)),
        Fix("unsafe", Message("checks.identifiers.mask_middle_digits"), (masking_edit,)),
    )
    return Problem(prose.span(start, end), place, params, condition=variant, fix=fix)


def is_identity_number(digits: str) -> bool:
    """Whether 18 characters are a resident identity number: date and check digit are right."""
    if len(digits) != 18 or not digits[:17].isdecimal() or not _has_birth_date(digits):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return _CHECK_DIGITS[total % 11] == digits[17].upper()


def _has_birth_date(digits: str) -> bool:
    year = int(digits[6:10])
    day = Day(year, int(digits[10:12]), int(digits[12:14]))
    return 1900 <= year < 2050 and day.exists and "11" <= digits[:2] <= "91"


def is_card_number(digits: str) -> bool:
    """Whether the digits satisfy the Luhn sum and are no identity number."""
    if is_identity_number(digits):
        return False
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
