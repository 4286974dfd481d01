"""Which configuration is a draft's: the nearest upwards that has one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportlint import config


@pytest.fixture(autouse=True)
def _anew() -> None:
    config.clear_cache()


def write(path: Path, text: str = "") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_nearest_file_wins(tmp_path: Path) -> None:
    top = write(tmp_path / "reportlint.toml")
    inner = write(tmp_path / "a" / "b" / "reportlint.toml")
    (tmp_path / "a" / "c").mkdir()
    (tmp_path / "a" / "b" / "d" / "e").mkdir(parents=True)
    assert config.find_nearest(str(tmp_path / "a" / "b" / "d" / "e")) == inner
    assert config.find_nearest(str(tmp_path / "a" / "c")) == top
    assert config.find_nearest(str(tmp_path / "a" / "b")) == inner


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("[tool.reportlint]\n", True),
        ("[ tool . reportlint ]\n", True),
        ('["tool"."reportlint"]\n', True),
        ("[tool.reportlint.severities]\nA101 = 'info'\n", True),
        ("[[tool.reportlint.per-path]]\npaths = ['x']\n", True),
        ("tool.reportlint.fail-on = 'info'\n", True),
        ("[tool]\nreportlint = { fail-on = 'info' }\n", True),
        ("tool = { reportlint = { fail-on = 'info' } }\n", True),
        ("[tool]\nruff = { src = ['reportlint'] }\n", False),
        ("[project]\ndependencies = ['reportlint']\n", False),
        ("[tool.reportlinter]\n", False),
        ("[project]\nname = 'x'\n", False),
    ],
)
def test_a_shared_file_counts_only_with_our_table(tmp_path: Path, text: str, *, has: bool) -> None:
    top = write(tmp_path / "reportlint.toml")
    shared = write(tmp_path / "a" / "pyproject.toml", text)
    assert config.find_nearest(str(tmp_path / "a")) == (shared if has else top)


def test_of_two_in_one_folder_our_own_file_wins(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.reportlint]\n")
    own = write(tmp_path / "reportlint.toml")
    assert config.find_nearest(str(tmp_path)) == own


@pytest.mark.parametrize("mark", [".git", ".hg", ".svn", ".jj", ".bzr"])
@pytest.mark.parametrize("name", ["reportlint.toml", "pyproject.toml"])
def test_the_search_ends_at_the_top_of_a_repository(mark: str, name: str, tmp_path: Path) -> None:
    above = write(tmp_path / name, "[tool.reportlint]\n" if name == "pyproject.toml" else "")
    # NOTE: in worktrees and submodules it is a file.
    write(tmp_path / "repository" / mark)
    found = config.search(str(tmp_path / "repository" / "a" / "b"))
    assert (found.path, found.end, found.skipped_path) == (
        None,
        str(tmp_path / "repository"),
        above,
    )
    own = write(tmp_path / "repository" / "reportlint.toml")
    config.clear_cache()
    assert config.search(str(tmp_path / "repository" / "a" / "b")) == config.ConfigSearch(own)


def test_a_search_that_passes_nothing_over_says_so(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert config.search(str(tmp_path / "a")).skipped_path == ""


needs_owners = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs files of other owners"
)
STRANGER, OTHER = 12345, 12346


@needs_owners
def test_a_configuration_of_another_owner_is_passed_over(tmp_path: Path) -> None:
    theirs = write(tmp_path / "shared" / "reportlint.toml")
    os.chown(theirs, STRANGER, -1)
    (tmp_path / "shared" / "drafts").mkdir()
    found = config.search(str(tmp_path / "shared" / "drafts"))
    assert (found.path, found.skipped_path) == (None, theirs)
    assert found.why["en"] == "the configuration there belongs to another user"


@needs_owners
def test_the_search_ends_before_the_folder_of_another_owner(tmp_path: Path) -> None:
    above = write(tmp_path / "reportlint.toml")
    (tmp_path / "theirs" / "drafts").mkdir(parents=True)
    os.chown(tmp_path / "theirs", STRANGER, -1)
    found = config.search(str(tmp_path / "theirs" / "drafts"))
    assert (found.path, found.skipped_path) == (None, above)
    assert found.end == str(tmp_path / "theirs" / "drafts")


@needs_owners
def test_drafts_and_configuration_of_one_owner_belong_together(tmp_path: Path) -> None:
    own = write(tmp_path / "home" / "reportlint.toml")
    (tmp_path / "home" / "drafts").mkdir()
    for path in (tmp_path / "home", Path(own), tmp_path / "home" / "drafts"):
        os.chown(path, STRANGER, -1)
    # NOTE: as in a container, where a checkout belongs to whoever started that.
    assert config.find_nearest(str(tmp_path / "home" / "drafts")) == own
    os.chown(own, OTHER, -1)
    config.clear_cache()
    assert config.find_nearest(str(tmp_path / "home" / "drafts")) is None


def test_what_was_found_is_remembered(tmp_path: Path) -> None:
    own = write(tmp_path / "reportlint.toml")
    assert config.find_nearest(str(tmp_path / "x" / "y")) == own
    Path(own).unlink()
    assert config.find_nearest(str(tmp_path / "x")) == own
    config.clear_cache()
    assert config.find_nearest(str(tmp_path / "x")) is None
