"""A cache that a run has filled: what these tests run must not take seconds each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import hostile


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a cache that a run has filled."""
    folder = tmp_path_factory.mktemp("filled")
    hostile.draft_in(folder / "first")
    ran = hostile.run(folder / "first", "check", REPORTLINT_CACHE_DIR=str(folder / "own"))
    assert ran.returncode == 0
    assert list((folder / "own").glob("rules-*.bin"))
    return folder / "own"
