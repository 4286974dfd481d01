"""Types that check kinds are annotated with, beyond the plain ones."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from reportlint.model.problem import CheckedCount, Problem, UnassessedPlace

    #: A regular expression: whether it compiles is checked when the rule is loaded.
    Regex: TypeAlias = str
    #: What a run of a check yields: problems, what could not be judged, how much was judged.
    Outcomes: TypeAlias = Iterator[Problem | UnassessedPlace | CheckedCount]
