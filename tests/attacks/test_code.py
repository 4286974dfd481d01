"""Nothing that lies beside drafts is run: no stored values, no modules, no programs."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportlint.support import cache
from tests import hostile

#: What Python, its pools of processes and this program import in the course of a run.
MODULES = (
    *("lark", "yaml", "rich", "decimal", "json", "re", "signal", "tempfile", "tomllib"),
    *("multiprocessing", "concurrent", "pickle", "socket", "struct", "random", "glob"),
)


class Payload:
    """A value whose unpickling writes a file."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return exec, (f"open({str(self.mark)!r}, 'w')",)


def poisoned(folder: Path, mark: Path) -> None:
    """Let every file of a cache hold a value whose reading writes a file."""
    for path in folder.glob("*.bin"):
        content = pickle.dumps((path.name.rpartition("-")[0], b"", Payload(mark)), 5)
        path.write_bytes(cache._hash(content) + content)
        path.chmod(0o600)


@pytest.fixture
def own(filled: Path, tmp_path: Path) -> Path:
    """Return a copy of that cache, and an ordinary project beside it."""
    hostile.draft_in(tmp_path / "first")
    folder = tmp_path / "own"
    folder.mkdir(mode=0o700)
    for path in filled.iterdir():
        shutil.copy(path, folder)
    return folder


def test_a_cache_that_a_project_brings_is_not_read(own: Path, tmp_path: Path) -> None:
    project, mark = tmp_path / "project", tmp_path / "ran"
    hostile.draft_in(project)
    own.rename(project / "cache")
    poisoned(project / "cache", mark)
    before = hostile.contents(project)
    for place in ("cache", str(project / "cache")):
        ran = hostile.run(project, "check", REPORTLINT_CACHE_DIR=place)
        assert (ran.returncode, mark.exists()) == (0, False)
        assert ran.stderr.count(f"the cache folder {place} is not used: it ") == 1
        assert hostile.contents(project) == before
    shutil.rmtree(project / "cache")
    quiet = hostile.run(project, "check", "--quiet", REPORTLINT_CACHE_DIR="cache")
    assert (quiet.returncode, quiet.stderr) == (0, "")
    assert not (project / "cache").exists()


def test_what_a_cache_of_ones_own_holds_is_never_run(own: Path, tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    poisoned(own, mark)
    ran = hostile.run(tmp_path / "first", "check", REPORTLINT_CACHE_DIR=str(own))
    assert (ran.returncode, ran.stderr, mark.exists()) == (0, "", False)


@pytest.mark.parametrize(
    ("words", "module"),
    [(("check", "--jobs", "2"), False), (("rules", "test", "pack"), True)],
)
def test_modules_beside_drafts_are_not_imported(
    words: tuple[str, ...], module: bool, own: Path, tmp_path: Path
) -> None:
    project, mark = tmp_path / "project", tmp_path / "ran"
    for name in ("a.txt", "b.html"):
        hostile.draft_in(project, name)
    hostile.run(project, "rules", "new", "XY-S101", "--pack", "pack")
    for name in MODULES:
        text = f"open({str(mark)!r}, 'a').write({name!r})\n"
        (project / f"{name}.py").write_text(text, encoding="utf-8")
    ran = hostile.run(project, *words, module=module, REPORTLINT_CACHE_DIR=str(own))
    assert not mark.exists(), mark.read_text(encoding="utf-8")
    assert ran.returncode == 0, ran.stderr


def test_a_distribution_beside_drafts_offers_no_pack(tmp_path: Path) -> None:
    hostile.draft_in(tmp_path)
    about = tmp_path / "evil-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Name: evil\nVersion: 1\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(
        "[reportlint.packs]\nevil = evil_pack\n", encoding="utf-8"
    )
    made = hostile.run(tmp_path, "rules", "new", "XY-S101", "--pack", "evil_pack")
    assert made.returncode == 0
    (tmp_path / "evil_pack" / "__init__.py").write_text("raise SystemExit(77)", encoding="utf-8")
    (tmp_path / "reportlint.toml").write_text('packs = ["evil"]', encoding="utf-8")
    ran = hostile.run(tmp_path, "check", module=True)
    assert (ran.returncode, 'no pack "evil"' in ran.stderr) == (2, True)


#: Checks two drafts with the library, in processes that are started anew.
_LIBRARY = """
from reportlint.engine.batch import BatchJob, OutputSpec, check_files
from reportlint.engine.check_options import CheckOptions
from reportlint.engine.files import InputFile

if __name__ == "__main__":
    targets = [InputFile(name, is_named=True) for name in ("a.html", "b.html")]
    entries = list(check_files(targets, BatchJob(CheckOptions(), (OutputSpec("json"),)), 2))
    assert [entry.error for entry in entries] == [None, None], entries
"""


def test_processes_started_anew_import_nothing_beside_drafts(filled: Path, tmp_path: Path) -> None:
    project, mark = tmp_path / "project", tmp_path / "ran"
    for name in ("a.html", "b.html"):
        hostile.draft_in(project, name)
    for name in MODULES:
        text = f"open({str(mark)!r}, 'a').write({name!r})\n"
        (project / f"{name}.py").write_text(text, encoding="utf-8")
    (tmp_path / "program").mkdir()
    program = tmp_path / "program" / "batch.py"
    program.write_text(_LIBRARY, encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    subprocess.run(
        [sys.executable, str(program)],
        cwd=project,
        env={**environment, "REPORTLINT_CACHE_DIR": str(filled)},
        check=True,
        timeout=60,
    )
    assert not mark.exists(), mark.read_text(encoding="utf-8")
