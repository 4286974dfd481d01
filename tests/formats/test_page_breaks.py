"""Wherever the pages of an OFD file break a table, the same is read and found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportlint import readers
from reportlint.engine import check_draft, check_options
from tests.formats import pages
from tests.formats.mistakes import BY_NAME
from tests.formats.paper import Paper
from tests.formats.reading import PAPERS
from tests.strategies.rendering.flow import Text


def pushed_down(paper: Paper, count: int) -> Paper:
    """The paper with so many lines more in front of its tables."""
    at = next(i for i, item in enumerate(paper.items) if getattr(item, "words", "")[:2] == "二、")
    more = tuple(Text("body", f"另有说明第{i}项，本局按季度更新目录。") for i in range(count))
    return Paper(paper.items[:at] + more + paper.items[at:])


@pytest.mark.parametrize("count", range(0, 60, 5))
@pytest.mark.parametrize("name", ["wrong-cell", "swapped-row", "old-word"])
@pytest.mark.parametrize("write", [pages.ofd, pages.lines])
def test_a_table_over_pages_is_one_table(
    write: Callable[[Paper], bytes], name: str, count: int
) -> None:
    paper = pushed_down(PAPERS[name], count)
    document = readers.read(write(paper), "-")
    result = check_draft.check_document(document, check_options.CheckOptions()).result
    assert [found.rule for found in result.findings] == [each.rule for each in BY_NAME[name].found]
    assert result.report is not None
    cells = {
        (table.key, *place): cell.raw
        for table in result.report.tables
        for place, cell in table.cells.items()
    }
    assert cells == {key: box.text for key, box in paper.boxes.items()}
    assert result.not_assessed == ()
