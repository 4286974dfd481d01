"""What is not checked, in words."""

from __future__ import annotations

import pytest

from reportlint.discovery import file_kinds
from reportlint.display import left_out

KINDS = sorted({*file_kinds.BY_SUFFIX.values(), "other", "scan", "link", "leaving", "hidden"})


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_words(kind: str, language: str) -> None:
    one = left_out.counted({kind: 1}, language)
    assert left_out.named(kind, language) in one
    assert left_out.counted({kind: 2}, language) != one
