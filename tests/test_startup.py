"""What a start may load: a clean draft is checked without a library, and without half of Python."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus.case import CORPUS

#: Each of them takes longer to import than a draft takes to check, or is not needed for it.
HEAVY = {
    *("rich", "lark", "yaml", "pypdfium2", "selectolax"),
    *("argparse", "asyncio", "ast", "concurrent", "dataclasses", "datetime", "decimal", "difflib"),
    *("email", "fnmatch", "hashlib", "importlib.metadata", "inspect", "json", "logging"),
    *("multiprocessing", "pathlib", "pickle", "random", "shutil", "subprocess", "tempfile"),
    *("enum", "re", "tomllib", "typing", "unittest", "urllib", "xml", "zipfile"),
}
_CODE = """
import sys
before = set(sys.modules)
from reportlint.cli.main import main
code = main(sys.argv[1:])
print(code, *sorted(set(sys.modules) - before), file=sys.stderr)
"""


def loaded(*words: str, cache: Path) -> tuple[str, set[str]]:
    """Give the exit code of a command and the modules that it loads beyond those of Python."""
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


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a cache that a first run has filled."""
    folder = tmp_path_factory.mktemp("cache")
    loaded("check", str(CORPUS / "good" / "clean.txt"), cache=folder)
    return folder


@pytest.mark.parametrize("name", ["clean.txt", "short.txt", "health-2024-pipes.txt"])
def test_a_clean_draft_loads_nothing_heavy(name: str, cache: Path) -> None:
    loaded("check", str(CORPUS / "good" / name), cache=cache)  # which compiles what it needs
    code, modules = loaded("check", str(CORPUS / "good" / name), cache=cache)
    assert code == "0"
    # NOTE: an amount of money with a fraction is read as a decimal.
    assert modules & HEAVY <= {"decimal"}


def test_a_clean_draft_without_fractions_loads_no_decimals(cache: Path) -> None:
    draft = str(CORPUS / "good" / "township-zero-2023.txt")
    loaded("check", draft, cache=cache)
    code, modules = loaded("check", draft, cache=cache)
    assert code == "0"
    assert modules & HEAVY == set()


def test_a_configuration_with_a_pack_comes_from_the_cache(cache: Path, tmp_path: Path) -> None:
    shutil.copy(CORPUS / "good" / "township-zero-2023.txt", tmp_path)
    shutil.copytree(CORPUS / "packs" / "sample-province", tmp_path / "pack")
    config = "packs = ['pack']\nignore = ['SP']\nprofile = 'audit'\n"
    (tmp_path / "reportlint.toml").write_text(config, encoding="utf-8")
    draft = str(tmp_path / "township-zero-2023.txt")
    assert "tomllib" in loaded("check", draft, cache=cache)[1]
    code, modules = loaded("check", draft, cache=cache)
    assert code == "0"
    assert modules & HEAVY == set()
    assert not modules & {
        "reportlint.support.toml_reader",
        "reportlint.rules.packs",
        "reportlint.support.yaml_reader",
    }


def test_other_formats_are_not_loaded_for_text(cache: Path) -> None:
    _, modules = loaded("check", str(CORPUS / "good" / "clean.txt"), cache=cache)
    readers = {name for name in modules if name.startswith("reportlint.readers.")}
    assert readers == {
        f"reportlint.readers.{name}" for name in ("encodings", "kinds", "loading", "plain")
    }
    outputs = {name for name in modules if name.startswith("reportlint.reporters.")}
    assert outputs == {"reportlint.reporters.terminal.full"}
    commands = {name for name in modules if name.startswith("reportlint.cli.command_table.")}
    assert commands == {
        f"reportlint.cli.command_table.{name}"
        for name in (
            "check",
            "choices",
            "inputs",
            "options",
            "running",
            "screen",
            "settings",
            "sinks",
            "writing",
        )
    }


def test_a_draft_without_suppressions_loads_nothing_for_them(cache: Path) -> None:
    _, modules = loaded("check", str(CORPUS / "good" / "clean.txt"), cache=cache)
    found = {name for name in modules if "suppress" in name or "baseline" in name}
    assert found == {"reportlint.suppression"}
    assert not modules & {
        "reportlint.model.inline_directives",
        "reportlint.engine.unused_suppressions",
        "reportlint.support.yaml_reader",
    }


def test_a_clean_draft_loads_neither_settings_nor_what_is_told_of_pictures(cache: Path) -> None:
    _, modules = loaded("check", str(CORPUS / "good" / "clean.txt"), cache=cache)
    assert not modules & {
        f"reportlint.{name}" for name in ("rules.select", "rules.levels", "scans")
    }


@pytest.mark.parametrize("words", [("--version",), ("check", "--help"), ("check", "--nonsense")])
def test_words_alone_load_no_rules(words: tuple[str, ...], cache: Path) -> None:
    _, modules = loaded(*words, cache=cache)
    assert "reportlint.rules.builtin" not in modules
    # NOTE: without the rules there are no compiled patterns either, and a settings file needs two.
    assert modules & (HEAVY - {"difflib", "enum", "re"}) == set()


def test_rich_draws_tables_in_colours_and_is_loaded_for_nothing_else(cache: Path) -> None:
    bad = str(min((CORPUS / "bad" / "A105").glob("*.txt")))
    assert "rich" in loaded("check", "--color", "always", bad, cache=cache)[1]
    _, modules = loaded("check", bad, cache=cache)
    assert "reportlint.reporters.terminal.excerpt" in modules
    assert not modules & {"rich", "json", "urllib.parse", "reportlint.reporters.shared.links"}
    prose = str(min((CORPUS / "bad" / "W305").glob("*.txt")))
    assert "rich" not in loaded("check", "--color", "always", prose, cache=cache)[1]
    _, modules = loaded("check", bad, "--output-format", "json", cache=cache)
    assert "json" in modules
    assert "rich" not in modules
