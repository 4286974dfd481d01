"""Numbers that name a person: identity numbers and bank cards, told by their check digits."""

from __future__ import annotations

from reportlint.bilingual import Bilingual
from reportlint.checks.prose import prose_of
from reportlint.patterns import compiled
from reportlint.problems import Checked, Edit, Fix, Place, Problem
from reportlint.records import record
from reportlint.report import Day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.checks.parameters import Regex
    from reportlint.problems import Context
    from reportlint.report import Report

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_MASK = Bilingual("隐去中间的数字", "mask the digits in the middle")
#: How many characters before a number may say what else it is.
_BEFORE = 14


@record
class PersonalNumber:
    """The prose has no identity number or bank card number.

    ``pattern`` finds candidates, ``test`` tells the real ones (``identity``: GB 11643, ``card``:
    the Luhn sum), ``not-after`` matches the words before numbers of another kind (索引号).
    """

    pattern: Regex
    test: str
    not_after: Regex
    PROVIDES = frozenset({"digits"})
    CHOICES = {"test": ("identity", "card")}  # noqa: RUF012 - records are frozen

    def run(self, report: Report, context: Context) -> Iterator[Problem | Checked]:
        """Yield a problem for each such number; its fix masks it."""
        prose = prose_of(report)
        yield Checked(1)
        is_real = is_identity_number if self.test == "identity" else is_card_number
        for match in compiled(self.pattern).finditer(prose.text):
            start, end = match.span()
            before = prose.text[max(0, start - _BEFORE) : start]
            digits = match.group().replace(" ", "").replace("-", "")
            if compiled(self.not_after).search(before) or not is_real(digits):
                continue
            # NOTE: neither message nor values repeat the number: they go into logs.
            hidden = Edit(prose.span(start + 6, end - 4), "*" * (end - start - 10))
            fix = Fix("unsafe", _MASK, (hidden,))
            place = Place(prose.place(start))
            yield Problem(prose.span(start, end), place, {"digits": len(digits)}, fix=fix)


def is_identity_number(digits: str) -> bool:
    """Whether 18 characters are a resident identity number: date and check digit are right."""
    if len(digits) != 18 or not digits[:17].isdecimal() or not _born(digits):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return _CHECK_DIGITS[total % 11] == digits[17].upper()


def _born(digits: str) -> bool:
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
