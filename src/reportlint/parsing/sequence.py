"""What stands in a draft, in order: one token of the structure's grammar each."""

from __future__ import annotations

from reportlint.document import Grid
from reportlint.parsing.folding import fold, without_invisible
from reportlint.parsing.headings import Candidate
from reportlint.parsing.lines import Line
from reportlint.parsing.titles import names_organ
from reportlint.patterns import Pattern
from reportlint.records import record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias

    from reportlint.parsing.pieces import Row
    from reportlint.parsing.zones import Zone
    from reportlint.report import Title

    Item: TypeAlias = Line | Candidate | Zone | Grid | Title
    #: Kind, what was found, and how many lines it takes; by its first line.
    Places: TypeAlias = dict[int, tuple[str, Candidate | Zone | Title, int]]

_DATE_LINE = Pattern(
    r"(?:20\d{2}|二[〇零][〇零一二三四五六七八九]{2})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
_SEAL = Pattern(r"（(?:盖章|公章|印章|章)）$")
#: A sign-off has at most this many lines: organs that sign together, and the date.
_SIGNED = 4
_DELIMITERS = "。：: \u3000\t"


@record
class Sequence_:
    """The items in order; each token (kind, index, index + 1) names one of them."""

    items: list[Item]
    tokens: list[tuple[str, int, int]]

    def add(self, kind: str, item: Item) -> None:
        """Put one more at the end."""
        self.tokens.append((kind, len(self.items), len(self.items) + 1))
        self.items.append(item)
