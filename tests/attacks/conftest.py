"""A cache that a run has filled, and a pack: what tests need must not take seconds each time."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import hostile


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache that a run has filled."""
    folder = tmp_path_factory.mktemp("filled")
    hostile.draft_in(folder / "first")
    ran = hostile.run(folder / "first", "check", REPORTLINT_CACHE_DIR=str(folder / "own"))
    assert ran.returncode == 0
    assert list((folder / "own").glob("rules-*.bin"))
    return folder / "own"


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory, filled: Path) -> Path:
    """Return a rule pack as ``rules new`` makes it; it is to be copied."""
    folder = tmp_path_factory.mktemp("packs")
    words = ("rules", "new", "XY-S101", "--pack", "pack")
    made = hostile.run(folder, *words, REPORTLINT_CACHE_DIR=str(filled))
    assert made.returncode == 0, made.stderr
    return folder / "pack"
