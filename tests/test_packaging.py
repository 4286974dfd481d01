"""What a build takes along, and that what is written down in several places agrees."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

import reportlint

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_wheel_carries_rules_and_grammars(project: dict[str, Any]) -> None:
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {
        "rules": "reportlint/_data/rules",
        "grammars": "reportlint/_data/grammars",
    }
    assert any((ROOT / "rules").rglob("*.yaml"))
    assert any((ROOT / "grammars").glob("*.lark"))


_FIRST_RUN = """
import sys
from reportlint.cli.main import main
code = main(["check", sys.argv[1]])
print(code, sys.modules["reportlint"].__file__, *{"lark", "yaml"} & set(sys.modules))
"""


def run_from(wheel: Path, cache: Path) -> list[str]:
    """Check a clean draft: the exit code, where the program lies, and the slow libraries loaded."""
    environment = {**os.environ, "REPORTLINT_CACHE_DIR": str(cache)}
    environment["PYTHONPATH"] = os.pathsep.join([str(wheel), *sys.path])
    ran = subprocess.run(
        [sys.executable, "-S", "-c", _FIRST_RUN, str(ROOT / "corpus" / "good" / "clean.txt")],
        env=environment,
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    return ran.stdout.splitlines()[-1].split(" ")


def test_the_first_run_of_a_wheel_reads_no_rules_unless_they_changed(tmp_path: Path) -> None:
    # NOTE: of a copy, as what the tests of others do in the checkout may change while it is built.
    source = tmp_path / "source"
    for name in ("src", "rules", "grammars"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", tmp_path], cwd=source, check=True)
    (built,) = tmp_path.glob("*.whl")
    wheel = tmp_path / "wheel"
    zipfile.ZipFile(built).extractall(wheel)
    names = {path.name for path in (wheel / "reportlint" / "_data" / "bundle").iterdir()}
    messages = {"messages-zh.bin", "messages-en.bin"}
    assert names == {"rules.bin", "documentation.bin", "profiles.bin", *messages}
    place = str(wheel / "reportlint" / "__init__.py")
    assert run_from(wheel, tmp_path / "empty") == ["0", place]
    assert run_from(wheel, tmp_path / "empty") == ["0", place]
    with (wheel / "reportlint" / "_data" / "rules" / "common" / "wording.yaml").open("a") as file:
        file.write("# changed\n")
    code, _, *libraries = run_from(wheel, tmp_path / "another")
    assert (code, "yaml" in libraries) == ("0", True)


def test_data_folders_hold_no_code() -> None:
    found = [*(ROOT / "rules").rglob("*.py"), *(ROOT / "grammars").rglob("*.py")]
    assert found == []


def test_runtime_dependencies_have_lower_bounds_only(project: dict[str, Any]) -> None:
    wrong = [line for line in project["project"]["dependencies"] if not _lower_bound_only(line)]
    assert wrong == []


def test_development_tools_are_pinned(project: dict[str, Any]) -> None:
    tools = project["project"]["optional-dependencies"]["dev"]
    assert [line for line in tools if "==" not in line] == []


def test_the_version_is_a_release_and_the_one_that_the_guides_name() -> None:
    version = reportlint.__version__
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    unreleased, release, *_ = re.findall(
        r"^## \[([^]]+)\](?: - \d{4}-\d\d-\d\d)?$", text, re.MULTILINE
    )
    assert (unreleased, release) == ("Unreleased", version)
    for language in ("zh", "en"):
        guide = (ROOT / "docs" / language / "ci.md").read_text(encoding="utf-8")
        named = re.findall(r"(?:rev: |reportlint@)(\S+?)[`\s]", guide)
        # NOTE: a release is tagged with a v before its number.
        assert named == [f"v{version}"] * 2


def test_tracked_text_names_no_private_place() -> None:
    folders = ("src", "tests", "rules", "grammars", "corpus", "docs")
    files = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    names = ("/" + "work/", "/" + "tmp/v/", "shared/" + "spec")
    assert [
        str(path)
        for path in files
        if path.suffix in {".py", ".yaml", ".lark", ".md", ".txt"}
        and any(name in path.read_bytes().decode("utf-8", "replace") for name in names)
    ] == []


def _lower_bound_only(requirement: str) -> bool:
    return ">=" in requirement and not any(sign in requirement for sign in ("<", "==", "~=", ","))
