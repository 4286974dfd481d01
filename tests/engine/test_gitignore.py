"""What .gitignore files mean is what git makes of them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportlint.engine.gitignore import PatternChain, load_chain

PATHS = (
    *("a.txt", "b.md", "年报.txt", "build/a.txt", "build/x/b.md", "x/build/a.txt"),
    *("x/y/a.txt", "x/y/z/a.log", "a b.txt", "[1].txt", "#a.txt", "!a.txt", "x/a.txt ", "a1.log"),
)


def left(top: Path, folder: Path, found: PatternChain) -> set[str]:
    """What a walk keeps: files below folders that are not ignored."""
    kept = set()
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith(".git") or found.find_match(entry.name, folder=entry.is_dir()):
            continue
        if entry.is_dir():
            below = folder / entry.name
            kept |= left(top, below, found.within(str(below), entry.name))
        else:
            kept.add(str((folder / entry.name).relative_to(top)))
    return kept


def by_git(top: Path) -> set[str]:
    ran = subprocess.run(
        ["git", "ls-files", "-z", "--others", "--exclude-standard"],  # noqa: S607
        cwd=top,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        capture_output=True,
        check=True,
    )
    names = ran.stdout.decode().split("\0")
    return {name for name in names if name and not name.endswith(".gitignore")}


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    top = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "--quiet", str(top)], check=True)  # noqa: S607
    for name in PATHS:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).touch()
    return top


LISTS = [
    ("", ""),
    ("*.txt", ""),
    ("*.txt\n!a.txt", ""),
    ("*.txt\n!a.txt", "a.txt"),
    ("build/", "!a.txt"),
    ("/build", ""),
    ("build/\n!build/a.txt", ""),
    ("build/*\n!build/a.txt", ""),
    ("x/**/a.txt", ""),
    ("**/y", ""),
    ("x/**", "!a.txt"),
    ("x/**\n!x/y/", ""),
    ("x/y", ""),
    ("y/z", ""),
    ("**/build/**", ""),
    ("", "***/y"),
    ("x/****/a.txt", ""),
    ("x/***y", ""),
    ("\\#a.txt\n\\!a.txt", ""),
    ("# *.txt\n\n   \n", ""),
    ("a b.txt   ", ""),
    ("x/a.txt\\ ", ""),
    ("\\[1\\].txt", ""),
    ("[[]1].txt", ""),
    ("[a-b]*", ""),
    ("[!a-b]*", ""),
    ("[^a]*.txt", ""),
    ("a[[:digit:]].*", ""),
    ("[a", ""),
    ("a\\", ""),
    ("年*", ""),
    ("*/a.txt", ""),
    ("a?.log", ""),
    ("/*\n!/x\n/x/*\n!/x/y", ""),
    ("*.TXT", ""),
    ("/", ""),
    ("!", ""),
    ("\ufeff*.txt\r\n!a.txt\r\n", ""),
]


@pytest.mark.parametrize(("top", "inner"), LISTS)
def test_every_pattern_means_what_git_makes_of_it(repository: Path, top: str, inner: str) -> None:
    compare(repository, top, inner)


def compare(repository: Path, top: str, inner: str) -> None:
    for path, text in ((repository, top), (repository / "x", inner)):
        (path / ".gitignore").write_bytes(text.encode())
    assert left(repository, repository, load_chain(str(repository))) == by_git(repository)


PARTS = st.sampled_from(
    [
        "a",
        "b",
        "x",
        "y",
        "build",
        "*",
        "**",
        "***",
        "/",
        "/",
        ".txt",
        "?",
        "[a-y]",
        "[!a]",
        "\\a",
        "log",
    ]
)
LINES = st.tuples(st.sampled_from(["", "", "!"]), st.lists(PARTS, min_size=1, max_size=5))
TEXTS = st.lists(LINES.map(lambda line: line[0] + "".join(line[1])), max_size=4).map("\n".join)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, TEXTS)
def test_any_patterns_mean_what_git_makes_of_them(repository: Path, top: str, inner: str) -> None:
    compare(repository, top, inner)


def test_patterns_of_upper_folders_hold_up_to_the_repository(tmp_path: Path) -> None:
    inner = tmp_path / "repository" / "drafts" / "2024"
    inner.mkdir(parents=True)
    (tmp_path / ".gitignore").write_text("*\n")
    (tmp_path / "repository" / ".gitignore").write_text("/drafts/2024/old.txt\n*.log\n")
    assert load_chain(str(inner)).find_match("a.log", folder=False) == ""
    (tmp_path / "repository" / ".git" / "info").mkdir(parents=True)
    (tmp_path / "repository" / ".git" / "info" / "exclude").write_text("*.tmp\n")
    (inner / ".gitignore").write_text("!keep.log\n")
    found = load_chain(str(inner))
    assert found.find_match("old.txt", folder=False).endswith(".gitignore:1: /drafts/2024/old.txt")
    assert found.find_match("a.log", folder=False).endswith(".gitignore:2: *.log")
    assert found.find_match("a.tmp", folder=False).endswith("exclude:1: *.tmp")
    assert found.find_match("keep.log", folder=False) == ""
    assert found.find_match("a.txt", folder=False) == ""


def test_a_link_or_a_pipe_is_not_read_and_a_long_list_is_cut(tmp_path: Path) -> None:
    (tmp_path / "patterns").write_text("*\n")
    (tmp_path / ".gitignore").symlink_to("patterns")
    assert load_chain(str(tmp_path)).find_match("a", folder=False) == ""
    (tmp_path / ".gitignore").unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / ".gitignore")
        assert load_chain(str(tmp_path)).find_match("a", folder=False) == ""
        (tmp_path / ".gitignore").unlink()
    (tmp_path / ".gitignore").write_text("x\n" * 5000 + "a\n")
    assert load_chain(str(tmp_path)).find_match("a", folder=False) == ""
    (tmp_path / ".gitignore").write_text("*a" * 2000 + "\n")
    assert load_chain(str(tmp_path)).find_match("a" * 250 + "b", folder=False) == ""
