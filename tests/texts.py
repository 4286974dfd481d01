"""What messages say, for tests to compare."""

from __future__ import annotations

from reportlint.support.localized_text import Bilingual, LocalizedText


def in_both(text: LocalizedText) -> Bilingual:
    """Return a text's words in both languages."""
    return Bilingual(text["zh"], text["en"])
