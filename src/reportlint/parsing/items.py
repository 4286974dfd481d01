"""What stands in a draft, in order: one token of the structure's grammar for each item."""

from __future__ import annotations

from reportlint.document import Grid
from reportlint.parsing.folding import fold, without_invisible
from reportlint.parsing.headings import Candidate
from reportlint.parsing.lines import Line
from reportlint.parsing.signature import first_of_signature
from reportlint.records import record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from reportlint.parsing.zones import Zone
    from reportlint.report import Title

    Item: TypeAlias = Line | Candidate | Zone | Grid | Title
    #: What was found, by its first line: kind, the thing, and how many lines it takes.
    Places: TypeAlias = dict[int, tuple[str, Candidate | Zone | Title, int]]

#: What stands between a heading and the text that it leads.
_DELIMITERS = "。：: \t\u3000\xa0"


@record
class Items:
    """The items in order; each token (kind, first, end) is one of them or a run of prose."""

    items: list[Item]
    tokens: list[tuple[str, int, int]]

    def add(self, kind: str, item: Item) -> None:
        """Put one more at the end."""
        end = len(self.items) + 1
        if kind == "PROSE" and self.tokens and self.tokens[-1][0] == kind:
            self.tokens[-1] = (kind, self.tokens[-1][1], end)
        else:
            self.tokens.append((kind, end - 1, end))
        self.items.append(item)


def places(
    headings: Sequence[Candidate], zones: Sequence[Zone], title: tuple[Title, int, int] | None
) -> Places:
    """Give what was found by its first line."""
    found: Places = {}
    for heading in headings:
        kind = "CONTENTS" if heading.contents else "HEADING"
        found[heading.index] = (kind, heading, heading.count)
    for zone in zones:
        found[zone.first] = ("TABLE", zone, zone.last - zone.first + 1)
    if title:
        found.setdefault(title[1], ("TITLE", title[0], title[2] - title[1] + 1))
    return found


def in_order(mixed: Sequence[Line | Grid], found: Places, without: set[int], text: str) -> Items:
    """Merge lines, tables and what was found to one sequence; lines in ``without`` are left out."""
    lines = [item for item in mixed if isinstance(item, Line)]
    signed = _signature(mixed, lines, found)
    items = Items([], [])
    index = skip = 0
    for item in mixed:
        if isinstance(item, Grid):
            items.add("TABLE", item)
            continue
        if index >= skip and index not in without:
            kind, thing, count = found.get(index, ("PROSE", item, 1))
            items.add("SIGNATURE" if index >= signed else kind, thing)
            if isinstance(thing, Candidate) and thing.end < item.end:
                _add_rest(items, item, thing.end, text)
            skip = index + count
        index += 1
    return items


def _add_rest(items: Items, line: Line, start: int, text: str) -> None:
    """Add what follows the heading that leads a line."""
    while start < line.end and text[start] in _DELIMITERS:
        start += 1
    flat = without_invisible(fold("".join(text[start : line.end].split())))
    if flat:
        items.add("PROSE", replace(line, start=start, flat=flat))


def _signature(mixed: Sequence[Line | Grid], lines: Sequence[Line], found: Places) -> int:
    """Give the index of the first line of the sign-off: organs and the date at the very end."""
    if not lines or isinstance(mixed[-1], Grid):
        return len(lines)
    taken = max([index + count for index, (_, _, count) in found.items()], default=0)
    behind_table = next(
        (n for n, item in enumerate(reversed(mixed)) if isinstance(item, Grid)), len(lines)
    )
    return first_of_signature(lines, max(taken, len(lines) - behind_table))
