"""Growth between marks and fillers without end: read, or left alone, in time linear in the text."""

from __future__ import annotations

import pytest

from reportlint.checks.growth import Growth
from tests.checks.prose import problems, report


@pytest.mark.parametrize(
    "text",
    [f"公开信息10条{'，' * 80}的50%。", f"公开信息10条，{'同比，较上年相比，' * 60}好50%。"],
    ids=["commas", "fillers"],
)
def test_a_run_of_fillers_takes_no_time(text: str) -> None:
    assert problems(Growth(), report("", text)) == []
