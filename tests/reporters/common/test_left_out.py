"""What is not checked, in words."""

from __future__ import annotations

import pytest

from reportlint.engine import folder_walk
from reportlint.reporters.common import left_out

KINDS = sorted({*folder_walk.BY_SUFFIX.values(), "other", "scan", "link", "leaving", "hidden"})


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_words(kind: str, language: str) -> None:
    one = left_out.count_skipped({kind: 1}, language)
    assert left_out.name_kind(kind, language) in one
    assert left_out.count_skipped({kind: 2}, language) != one
