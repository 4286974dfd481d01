"""How numbers are printed in cells, and what must be read back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

#: Columns whose numbers are not counted in 件.
_UNCOUNTED = {"amount", "procurement_amount", "change", "items_last_year"}
_FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


@dataclass(frozen=True, slots=True)
class Expected:
    """What must be read from a cell: the words in it, and its value or None."""

    raw: str
    value: int | Decimal | None


@dataclass(frozen=True, slots=True)
class Rendering:
    """A draft as text, with every cell's expected reading by (table, row, column)."""

    text: str
    cells: Mapping[tuple[str, str, str], Expected]


@dataclass(frozen=True, slots=True)
class ValueStyle:
    """``digits`` is plain, fullwidth, thousands or unit; ``zero`` is what stands for 0."""

    digits: str = "plain"
    zero: str = "0"

    def read(self, column: str, value: int | Decimal) -> Expected:
        """Return the value as printed, and as it must be read: a placeholder is no number."""
        if value == 0:
            return Expected(self.zero, 0 if self.zero == "0" else None)
        return Expected(self._spelt(value, counted=column not in _UNCOUNTED), value)

    def _spelt(self, value: int | Decimal, *, counted: bool) -> str:
        plain = f"{value:f}" if isinstance(value, Decimal) else str(value)
        match self.digits:
            case "fullwidth":
                return plain.translate(_FULL_WIDTH)
            case "thousands":
                return f"{value:,}"
            case "unit":
                return f"{plain}件" if counted else plain
            case _:
                return plain


PLAIN = ValueStyle()


def value_styles(*, blanks: bool) -> st.SearchStrategy[ValueStyle]:
    """Every way to print values; blank zeros only where cells are visible."""
    zeros = ("0", "-", "—", "/", *(("",) if blanks else ()))
    digits = st.sampled_from(["plain", "fullwidth", "thousands", "unit"])
    return st.builds(ValueStyle, digits, st.sampled_from(zeros))
