"""Types that parameters of check kinds are annotated with, beyond the plain ones."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    #: A regular expression: whether it compiles is checked when the rule is loaded.
    Regex: TypeAlias = str
