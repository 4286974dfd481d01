"""The faults of a file as tests state them."""

from __future__ import annotations

from collections.abc import Iterable

from reportlint.support.localized_text import localize
from reportlint.support.source_errors import SourceError


def lines(faults: Iterable[SourceError], language: str = "en") -> list[str]:
    """Return each fault as ``line:column: message``."""
    return [f"{f.line}:{f.column}: {localize(f.message, language)}" for f in faults]


def messages(faults: Iterable[SourceError], language: str = "en") -> list[str]:
    """Return what the faults say."""
    return [localize(fault.message, language) for fault in faults]
