"""Whatever the layout, a draft's tree is what was written: every cell, every word, every place."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.prose import Passage
from reportlint.model.report import Report
from tests.properties.pipeline import every_layout, parsed
from tests.strategies.rendering.layouts import LAYOUTS


def folded(text: str) -> str:
    """As drafts are compared: full width as half width, one kind of circle, no blanks."""
    return "".join(unicodedata.normalize("NFKC", text).replace("○", "〇").split())


@every_layout
@given(data=st.data())
def test_every_cell_is_read_and_points_at_its_words(name: str, data: st.DataObject) -> None:
    layout = LAYOUTS[name]
    _, rendering = data.draw(layout.rendered())
    report = parsed(rendering.text, layout.suffix)
    cells = {
        (table.key, *place): cell for table in report.tables for place, cell in table.cells.items()
    }
    read = {key: (cell.raw, cell.value) for key, cell in cells.items()}
    assert read == {key: (cell.raw, cell.value) for key, cell in rendering.cells.items()}
    assert all(cell.certain for cell in cells.values())
    assert report.unparsed == ()
    printed = [cell for cell in cells.values() if cell.raw]
    assert all(cell.span.cut(report.document.text) == cell.raw for cell in printed)
    assert len({cell.span for cell in printed}) == len(printed)


@every_layout
@given(data=st.data())
def test_the_tree_is_what_was_written(name: str, data: st.DataObject) -> None:
    layout = LAYOUTS[name]
    draft, rendering = data.draw(layout.rendered(zeros=True))
    report = parsed(rendering.text, layout.suffix)
    assert report.title is not None
    assert folded(report.title.text) == folded("".join(draft.title))
    assert (report.organ, report.year, report.edition) == (
        draft.organ.name,
        draft.year,
        draft.edition,
    )
    assert [(part.number, folded(part.heading.text)) for part in report.parts] == [
        (part.number, folded(part.heading)) for part in draft.parts
    ]
    assert periods(report) == {(f"{draft.year}-01-01", f"{draft.year}-12-31")}
    assert words(report.front) == folded("".join(draft.front))
    for part, written in zip(report.parts, draft.parts, strict=True):
        tail = draft.back if part.number == 6 else ()
        ends = {folded("".join((*written.paragraphs, *end))) for end in ((), tail)}
        assert words(part.passages) in ends
    assert_points_at_its_words(report)


def words(passages: tuple[Passage, ...]) -> str:
    return folded("".join(passage.text for passage in passages))


def periods(report: Report) -> set[tuple[str | None, str | None]]:
    found = (period for period in report.periods if period.start and period.end)
    return {(period.start.iso(), period.end.iso()) for period in found}  # type: ignore[union-attr]


def assert_points_at_its_words(report: Report) -> None:
    text = report.document.text
    for passage in report.passages:
        for position, sign in enumerate(passage.text):
            assert folded(text[passage.offset(position)]) == folded(sign)
