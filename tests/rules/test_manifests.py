"""Ranges of versions."""

from __future__ import annotations

import pytest

from reportlint.rules.manifests import is_in_ranges


@pytest.mark.parametrize(
    ("version", "ranges", "fits"),
    [
        ("0.2.0", ">=0.2,<1", True),
        ("0.1.9", ">=0.2,<1", False),
        ("1.0", ">=0.2,<1", False),
        ("1.0.0", "==1", True),
        ("1.0.1", "==1", False),
        ("0.10", ">0.9", True),
        ("0.2.0rc1", ">=0.2", True),
        ("0.2", "!=0.2.0", False),
        ("0.2", " >= 0.2 , < 0.3 ", True),
        ("0.2", "<=0.2", True),
        ("0.2", "0.2", None),
        ("0.2", ">=0.2;<1", None),
        ("0.2", "", None),
        ("0.2", ">=0.x", None),
    ],
)
def test_whether_a_version_lies_within(version: str, ranges: str, *, fits: bool | None) -> None:
    assert is_in_ranges(version, ranges) is fits
