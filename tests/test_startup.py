"""What a start may load: a budget of modules, and nothing of what a clean draft does not need."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus import CLEAN, CORPUS, PACK

#: How many modules a check of a clean text may load: of reportlint, and of Python beyond those
#: that it starts with. Whoever needs more says why in the commit that raises it.
OURS, PYTHONS = 149, 30
_CODE = """
import sys
before = set(sys.modules)
from reportlint.cli.main import main
code = main(sys.argv[1:])
print(code, *sorted(set(sys.modules) - before), file=sys.stderr)
"""


def loaded(*words: str, cache: Path) -> tuple[str, set[str]]:
    """Return the exit code of a command and the modules that it loads beyond those of Python."""
    environment = {**os.environ, "REPORTLINT_CACHE_DIR": str(cache)}
    ran = subprocess.run(
        [sys.executable, "-S", "-c", _CODE, *words],
        capture_output=True,
        check=True,
        env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
        encoding="utf-8",
    )
    code, *modules = ran.stderr.splitlines()[-1].split(" ")
    return code, set(modules)


def ours(modules: set[str], room: str = "") -> set[str]:
    """Return the modules of reportlint among them, or those of one room."""
    return {name for name in modules if name.startswith(f"reportlint.{room}")}


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache that a first run has filled."""
    folder = tmp_path_factory.mktemp("cache")
    loaded("check", str(CLEAN), cache=folder)
    loaded("check", "--help", cache=folder)  # which reads the messages
    return folder


@pytest.mark.parametrize("name", ["clean.txt", "short.txt", "health-2024-pipes.txt"])
def test_a_clean_draft_stays_within_the_budget(name: str, cache: Path) -> None:
    loaded("check", str(CORPUS / "good" / name), cache=cache)  # which compiles what it needs
    code, modules = loaded("check", str(CORPUS / "good" / name), cache=cache)
    assert code == "0"
    assert len(ours(modules)) <= OURS
    assert len(modules - ours(modules)) <= PYTHONS


def test_a_configuration_with_a_pack_comes_from_the_cache(cache: Path, tmp_path: Path) -> None:
    shutil.copy(CORPUS / "good" / "township-zero-2023.txt", tmp_path)
    shutil.copytree(PACK, tmp_path / "pack")
    config = "packs = ['pack']\nignore = ['SP']\nprofile = 'audit'\n"
    (tmp_path / "reportlint.toml").write_text(config, encoding="utf-8")
    draft = str(tmp_path / "township-zero-2023.txt")
    first = loaded("check", draft, cache=cache)[1]
    assert {"tomllib", "yaml"} <= first
    code, modules = loaded("check", draft, cache=cache)
    assert code == "0"
    assert len(modules - ours(modules)) <= PYTHONS
    assert not ours(first, "config.reader") & modules


def test_other_formats_and_commands_are_not_loaded_for_text(cache: Path) -> None:
    _, modules = loaded("check", str(CLEAN), cache=cache)
    assert len(ours(modules, "readers.")) == 3
    assert ours(modules, "reporters.terminal") == {"reportlint.reporters.terminal"}
    assert ours(modules, "cli.commands.") == {"reportlint.cli.commands.check"}


def test_a_draft_without_suppressions_loads_nothing_for_them(cache: Path, tmp_path: Path) -> None:
    _, modules = loaded("check", str(CLEAN), cache=cache)
    assert ours(modules, "suppression") == {"reportlint.suppression"}
    draft = shutil.copy(CLEAN, tmp_path)
    (tmp_path / ".reportlint-ignore.yaml").write_text("[]\n", encoding="utf-8")
    _, others = loaded("check", str(draft), cache=cache)
    assert "reportlint.suppression.apply" in others


@pytest.mark.parametrize("words", [("--version",), ("check", "--help"), ("check", "--nonsense")])
def test_words_alone_load_no_rules(words: tuple[str, ...], cache: Path) -> None:
    _, modules = loaded(*words, cache=cache)
    assert "reportlint.rules.builtin" not in modules
    assert not modules & {"rich", "lark", "yaml", "json"}


def test_rich_draws_tables_in_colours_and_is_loaded_for_nothing_else(cache: Path) -> None:
    bad = str(min((CORPUS / "bad" / "A105").glob("*.txt")))
    assert "rich" in loaded("check", "--color", "always", bad, cache=cache)[1]
    _, modules = loaded("check", bad, cache=cache)
    assert "reportlint.reporters.terminal.excerpt" in modules
    assert not modules & {"rich", "json", "urllib.parse"}
    prose = str(min((CORPUS / "bad" / "W305").glob("*.txt")))
    assert "rich" not in loaded("check", "--color", "always", prose, cache=cache)[1]
    _, modules = loaded("check", bad, "--output-format", "json", cache=cache)
    assert "json" in modules
    assert "rich" not in modules
