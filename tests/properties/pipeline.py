"""The whole way from a draft's text, for a file of that kind."""

from __future__ import annotations

import pytest

from reportlint import readers
from reportlint.engine import check_draft, check_options
from reportlint.model.finding import FileResult
from reportlint.model.report import Report
from tests.strategies.rendering.layouts import LAYOUTS

every_layout = pytest.mark.parametrize("name", LAYOUTS)


def parsed(text: str, suffix: str) -> Report:
    """Read and parse a draft."""
    return check_draft.parse_document(readers.read(text.encode(), f"draft{suffix}"))


def checked(text: str, suffix: str) -> FileResult:
    """Read, parse and check a draft by the rules that are on by default."""
    document = readers.read(text.encode(), f"draft{suffix}")
    return check_draft.check_document(document, check_options.CheckOptions()).result
