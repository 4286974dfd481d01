"""All bad reports."""

from __future__ import annotations

from tests.corpus import numbers, prose, whole, wording, words
from tests.corpus.case import Case

CASES: tuple[Case, ...] = (
    *words.CASES,
    *whole.CASES,
    *numbers.CASES,
    *prose.CASES,
    *wording.CASES,
)
