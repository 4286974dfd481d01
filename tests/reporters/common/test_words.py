"""Tests of the words for places."""

from __future__ import annotations

from reportlint.model.document import Span
from reportlint.reporters.common import format_position
from tests.reporters.outcomes import place


def test_a_cell_of_a_word_table_is_named_as_a_person_counts() -> None:
    where = place(Span(0, 0), table_index=2, cell="r12c3")
    assert format_position(where, "zh") == "1:1（第 2 张表第 12 行第 3 列）"
    assert format_position(where, "en") == "1:1 (table 2, row 12, column 3)"
