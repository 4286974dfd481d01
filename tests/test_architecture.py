"""The page on the architecture: its paths exist, its layers are the contract, its examples work."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from reportlint.checks import KINDS
from tests.structure import imports

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "dev" / "architecture.md").read_text(encoding="utf-8")
_STEP = re.compile(
    r"^`(?P<path>[^`\n]+)`(?:, after `(?P<after>[^\n]+)`)?:\n\n```\w+\n(?P<body>.*?)^```",
    re.MULTILINE | re.DOTALL,
)
_COMMAND = re.compile(
    r"^```console\n\$ reportlint (?P<words>.*)\n(?P<shown>(?s:.*?))^```", re.MULTILINE
)
_PATH = re.compile(r"`((?:src|rules|grammars|tests|corpus)/[\w./-]*)`")


def test_every_path_is_there() -> None:
    added = {step["path"] for step in _STEP.finditer(PAGE) if not step["after"]}
    paths = set(_PATH.findall(PAGE)) - added
    assert len(paths) > 20
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


def test_the_drawing_shows_the_layers() -> None:
    drawing = PAGE.split("```")[1]
    drawn = [re.split(r"\s{2,}", line.strip())[0] for line in drawing.splitlines()]
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = contracts["tool"]["importlinter"]["contracts"][0]["layers"]
    present = [re.sub(r" \| \(\w+\)", "", layer) for layer in layers]
    assert [line for line in drawn if line in present] == present


def test_what_strings_name_can_be_imported() -> None:
    targets = {f"{module}:{name}" for _, module, name in imports.string_targets()}
    targets.update(KINDS.values())
    assert len(targets) > 100
    for module, _, name in (target.partition(":") for target in sorted(targets)):
        home = import_module(module)
        if not hasattr(home, name):
            import_module(f"{module}.{name}")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project in which the page's examples were followed."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("src", "rules", "grammars", "corpus/good"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for step in _STEP.finditer(PAGE):
        path = folder / step["path"]
        if step["after"]:
            text = path.read_text(encoding="utf-8")
            line = f"{step['after']}\n"
            assert text.count(line) == 1, step["after"]
            path.write_text(text.replace(line, line + step["body"]), encoding="utf-8")
        else:
            assert not path.exists()
            path.write_text(step["body"], encoding="utf-8")
    return folder


def test_the_examples_work(checkout: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(checkout / "src"),
        "REPORTLINT_CACHE_DIR": str(tmp_path),
        "REPORTLINT_LANG": "en",
    }
    commands = list(_COMMAND.finditer(PAGE))
    assert len(commands) == 2
    for command in commands:
        ran = subprocess.run(
            [sys.executable, "-m", "reportlint", *shlex.split(command["words"])],
            cwd=checkout,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (ran.stdout, ran.returncode) == (command["shown"], 0), ran.stderr
