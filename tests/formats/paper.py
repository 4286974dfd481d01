"""A report as texts and tables in order, before it is a file of some format."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from reportlint import api
from reportlint.model.document import Span
from tests.strategies.model import Draft, Organ, PartText
from tests.strategies.rendering.flow import Text, flow
from tests.strategies.rendering.sheets import Box, Sheet
from tests.strategies.rendering.values import PLAIN

GOOD = Path(__file__).parents[2] / "corpus" / "good"
#: Figures of every kind, and nothing but zeros.
SOURCES = {"full": "clean.txt", "zero": "township-zero-2023.txt"}


@dataclass(frozen=True, slots=True)
class Paper:
    """A report, paragraph by paragraph and table by table."""

    items: tuple[Text | Sheet, ...]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The tables."""
        return tuple(item for item in self.items if isinstance(item, Sheet))

    @property
    def boxes(self) -> dict[tuple[str, str, str], Box]:
        """The cells that hold values, by table, row and column."""
        return {box.key: box for sheet in self.sheets for box in sheet.boxes if box.key}

    def with_boxes(self, change: Callable[[Box], Box]) -> Paper:
        """Return the paper with every cell changed."""
        return Paper(
            tuple(
                replace(item, boxes=tuple(change(box) for box in item.boxes))
                if isinstance(item, Sheet)
                else item
                for item in self.items
            )
        )

    def with_text(self, old: str, new: str) -> Paper:
        """Return the paper with a stretch of text changed, which stands in it once."""
        texts = [item for item in self.items if isinstance(item, Text) and old in item.words]
        (text,) = texts
        changed = replace(text, words=text.words.replace(old, new))
        return Paper(tuple(changed if item is text else item for item in self.items))

    def without(self, left_out: Iterable[Text]) -> Paper:
        """Return the paper without some texts."""
        gone = set(map(id, left_out))
        return Paper(tuple(item for item in self.items if id(item) not in gone))


def paper(name: str) -> Paper:
    """Return a good report of the corpus by its short name."""
    return paper_of(GOOD / SOURCES[name])


def paper_of(path: Path) -> Paper:
    """Return the report that a file holds."""
    report = api.extract(path)
    text = report.document.text

    def words(span: Span) -> str:
        return "".join(span.cut(text).split())

    assert report.title is not None
    tables = {
        table.key: {
            place: cell.value for place, cell in table.cells.items() if cell.value is not None
        }
        for table in report.tables
    }
    draft = Draft(
        report.edition,
        report.year or 0,
        Organ("", "", ""),
        tuple(
            span_line.strip() for span_line in report.title.span.cut(text).split("\n") if span_line
        ),
        tuple(words(passage.whole) for passage in report.front),
        tuple(
            PartText(
                part.number or 0,
                part.heading.text,
                tuple(words(passage.whole) for passage in part.passages),
            )
            for part in report.parts
        ),
        tuple(words(passage.whole) for passage in report.back),
        tables,
    )
    return Paper(tuple(flow(draft, PLAIN)))
