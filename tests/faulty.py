"""The faults of a file as tests state them."""

from __future__ import annotations

from collections.abc import Iterable

from reportlint.support.localized_text import spoken
from reportlint.support.source_errors import Fault


def lines(faults: Iterable[Fault], language: str = "en") -> list[str]:
    """Give each fault as ``line:column: message``."""
    return [f"{f.line}:{f.column}: {spoken(f.message, language)}" for f in faults]


def messages(faults: Iterable[Fault], language: str = "en") -> list[str]:
    """Give what the faults say."""
    return [spoken(fault.message, language) for fault in faults]
