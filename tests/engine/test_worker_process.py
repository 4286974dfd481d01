"""A file that hangs, eats all memory or crashes its reader ends as unreadable, and alone."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reportlint.engine import worker_process
from tests.corpus import CLEAN
from tests.limited import command, hostile, run_command

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of Linux")

#: What a file does, and what is said of it in both languages.
FATES = {
    "spins": ("用时太长", "took too long"),
    "eats": ("内存不足", "ran out of memory"),
    "aborts": ("崩溃", "crashed"),
    "crashes": ("崩溃", "crashed"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a good file before and behind where the bad ones go."""
    for name in ("a.pdf", "z.pdf"):
        hostile(tmp_path, name, "reads", CLEAN.read_bytes())
    (tmp_path / "b.txt").write_bytes(CLEAN.read_bytes())
    return tmp_path


@pytest.mark.parametrize(("jobs", "language"), [("1", "zh"), ("2", "en")])
def test_hostile_files_end_alone(jobs: str, language: str, folder: Path) -> None:
    for what in FATES:
        hostile(folder, f"{what}.pdf", what)
    words = (".", "--quiet", "--jobs", jobs, "--lang", language, "--output-format", "json")
    found = run_command(command(*words, seconds=4, memory=600 << 20), folder)
    files = {file["path"]: file for file in json.loads(found.stdout)["files"]}
    assert list(files) == sorted(["a.pdf", "b.txt", "z.pdf", *(f"{what}.pdf" for what in FATES)])
    for what, said in FATES.items():
        assert files[f"{what}.pdf"]["status"] == "unreadable"
        assert said[language == "en"] in files[f"{what}.pdf"]["error"]
    assert {files[name]["status"] for name in ("a.pdf", "b.txt", "z.pdf")} == {"checked"}
    assert found.returncode == 2
    assert found.stderr.count("\n") == len(FATES)


def test_a_single_file_has_a_process_of_its_own(tmp_path: Path) -> None:
    found = run_command(command(hostile(tmp_path, "h.pdf", "crashes"), "--lang", "en"), tmp_path)
    assert "the reader crashed on this file" in " ".join(found.stdout.split())
    assert found.returncode == 2
    assert found.stderr == ""


def test_what_arrives_by_a_pipe_or_by_another_name_is_contained_too(tmp_path: Path) -> None:
    Path(hostile(tmp_path, "h.pdf", "crashes")).rename(tmp_path / "h.txt")
    words = command("h.txt", "-", "--lang", "en", "--output-format", "json")
    data = b"%PDF-1.4 crashes\n" + b"x" * 300_000
    found = subprocess.run(
        words, input=data, cwd=tmp_path, capture_output=True, check=False, timeout=60
    )
    files = json.loads(found.stdout)["files"]
    assert [file["status"] for file in files] == ["unreadable", "unreadable"]
    assert all("crashed" in file["error"] for file in files)


def test_who_works_on_gets_the_time_asked_for(tmp_path: Path) -> None:
    code = (
        "import time\nfrom reportlint.support import time_allowance\n"
        "time_allowance.ask(20)\ntime.sleep(1.5)\n"
    )
    words = command(hostile(tmp_path, "h.pdf", "reads", CLEAN.read_bytes()), seconds=1)
    words[2] = words[2].replace('    if what == "hangs":', _indented(code) + "    if 0:")
    assert run_command(words, tmp_path).returncode == 0


def _indented(code: str) -> str:
    return "".join(f"    {line}\n" for line in code.splitlines())


def test_a_process_that_watches_itself_ends(tmp_path: Path) -> None:
    code = (
        "from reportlint.engine import worker_process\n"
        "worker_process._watch(100 << 20, 1024)\n"
        "held = bytearray(b'x') * (200 << 20)\n"
        "import time; time.sleep(20)\n"
    )
    found = run_command([sys.executable, "-c", code], tmp_path)
    assert found.returncode == worker_process.OUT_OF_MEMORY


@pytest.mark.parametrize("diff", [[], ["--diff"]])
def test_fix_goes_on_where_a_file_ends_its_process(diff: list[str], tmp_path: Path) -> None:
    hostile(tmp_path, "a.pdf", "crashes")
    hostile(tmp_path, "b.pdf", "eats")
    text = CLEAN.read_bytes().decode().replace("开展培训", "开展的的培训", 1)
    (tmp_path / "c.txt").write_text(text, encoding="utf-8")
    words = command(".", "--unsafe-fixes", "--lang", "en", *diff, memory=600 << 20)
    words[words.index("check")] = "fix"
    found = run_command(words, tmp_path)
    told = " ".join((found.stdout + found.stderr).split())
    assert "the reader crashed on this file" in told
    assert "reading this file ran out of memory" in told
    assert found.returncode == 2
    assert ("的的" in (tmp_path / "c.txt").read_text(encoding="utf-8")) == bool(diff)
    assert "Traceback" not in told


@pytest.mark.parametrize("name", ["a.pdf", "a.txt"])
def test_the_first_run_stores_all_that_it_has_compiled(
    name: str,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cache = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(cache))
    hostile(tmp_path, "a.pdf", "reads", CLEAN.read_bytes())
    (tmp_path / "a.txt").write_bytes(CLEAN.read_bytes())
    stored = []
    for _ in range(2):
        assert run_command(command(name), tmp_path).returncode == 0
        [file] = cache.glob("rules-*")
        stored.append(file.read_bytes())
    assert stored[0] == stored[1]


def test_a_text_that_needs_too_much_memory_ends_alone(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(CLEAN.read_bytes())
    code = (
        "from reportlint.engine import check_draft\n"
        "usual = check_draft.check_document\n"
        "def check(document, options):\n"
        "    if document.path == 'a.txt':\n"
        "        raise MemoryError\n"
        "    return usual(document, options)\n"
        "check_draft.check_document = check\n"
    )
    words = command("a.txt", "b.txt", "--lang", "en", "--output-format", "json")
    words[2] = words[2].replace("from reportlint.cli.main", code + "from reportlint.cli.main")
    found = run_command(words, tmp_path)
    files = json.loads(found.stdout)["files"]
    assert [file["status"] for file in files] == ["unreadable", "checked"]
    assert "ran out of memory" in files[0]["error"]


@pytest.mark.parametrize("what", ["spins", "eats", "crashes"])
def test_the_settings_of_a_hostile_draft_are_shown(what: str, tmp_path: Path) -> None:
    name = hostile(tmp_path, "h.pdf", what)
    words = ("config", "show", "X101", "--for", name)
    # NOTE: a busy machine may take seconds to fill the memory; only what spins waits for its end.
    seconds = 2 if what == "spins" else 60
    for language, said in zip(("zh", "en"), FATES[what], strict=True):
        line = command(*words, "--lang", language, seconds=seconds, memory=600 << 20)
        line.remove("check")
        found = run_command(line, tmp_path)
        assert found.returncode == 0
        assert "X101" in found.stdout
        [told] = found.stderr.splitlines()
        assert told.startswith(f"{name}: ")
        assert said in told


def test_it_is_told_that_a_draft_is_not_read_for_its_settings(tmp_path: Path) -> None:
    line = command("config", "show", "X101", "--for", "nowhere.txt", "--lang", "en")
    line.remove("check")
    assert run_command(line, tmp_path).stderr == "nowhere.txt: no such file\n"


def test_fix_passes_on_a_piped_draft_that_ends_its_process(tmp_path: Path) -> None:
    words = command("-", "--lang", "en")
    words[words.index("check")] = "fix"
    data = b"%PDF-1.4 crashes\n" + CLEAN.read_bytes()
    found = subprocess.run(
        words, input=data, cwd=tmp_path, capture_output=True, check=False, timeout=60
    )
    assert found.stdout == data
    assert found.returncode == 2
    assert b"the reader crashed on this file" in b" ".join(found.stderr.split())
