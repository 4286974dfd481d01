"""The workflow, the job and the hooks that the guide shows do what it says."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from reportlint.cli.main import main
from tests.suppression.faulty import TEXT, write

DOCS = Path(__file__).parent.parent / "docs"
RIGHT = TEXT.replace("28件", "18件").replace("（一）予以公开 7", "（一）予以公开 6")


def read(name: str) -> Any:
    return yaml.safe_load((DOCS / "ci" / name).read_text(encoding="utf-8"))


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").mkdir()
    return tmp_path / "drafts"


def exit_code(command: str) -> int:
    program, *words = shlex.split(command)
    assert program == "reportlint"
    return main(words)


def test_the_workflow_of_github(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workflow = read("github-workflow.yml")
    # NOTE: YAML 1.1 takes the word on for true; GitHub does not. A push to the branch of a pull
    # request is one event more: without branches everything would run twice.
    assert workflow[True] == {"pull_request": None, "push": {"branches": ["main", "master"]}}
    assert workflow["permissions"] == {"contents": "read", "security-events": "write"}
    (job,) = workflow["jobs"].values()
    steps = job["steps"]
    runs = [step.get("run", "") for step in steps]
    (command,) = [run for run in runs if run.startswith("reportlint")]
    assert runs.index(command) > next(i for i, run in enumerate(runs) if "pip install" in run)
    write(drafts)
    assert exit_code(command) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in told] == ["::error", "::error", "::notice"]
    assert all("file=drafts/draft.txt" in line for line in told)
    kept = [step for step in steps if "upload-artifact" in step.get("uses", "")]
    assert [(step["if"], Path(step["with"]["path"]).exists()) for step in kept] == [
        ("always()", True)
    ]
    (upload,) = [step for step in steps if "upload-sarif" in step.get("uses", "")]
    results = json.loads(Path(upload["with"]["sarif_file"]).read_text(encoding="utf-8"))
    assert results["runs"][0]["results"]
    assert upload["if"].startswith("always()")
    assert "A105" in summary(steps, drafts.parent)
    write(drafts, text=RIGHT)
    assert exit_code(command) == 0


def summary(steps: list[dict[str, str]], folder: Path) -> str:
    """Run the step that writes the summary, and give what it writes."""
    (step,) = [step for step in steps if step.get("name") == "summary"]
    assert step["if"] == "always()"
    written = folder / "step-summary.md"
    subprocess.run(
        ["bash", "-e", "-c", step["run"]],  # noqa: S607 - as the platform runs it
        cwd=folder,
        env={**os.environ, "GITHUB_STEP_SUMMARY": str(written)},
        check=True,
    )
    return written.read_text(encoding="utf-8")


def test_the_job_of_gitlab(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (job,) = read("gitlab-ci.yml").values()
    packages, pip = job["before_script"]
    # NOTE: the image has no git, which pip needs for a git+ address, and no LibreOffice.
    assert {"apt-get", "git", "libreoffice-writer-nogui"} <= set(packages.split())
    assert pip == 'python -m pip install "$REPORTLINT"'
    conditions = [rule["if"] for rule in job["rules"]]
    assert conditions == [
        '$CI_PIPELINE_SOURCE == "merge_request_event"',
        "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH",
    ]
    (command,) = [line for line in job["script"] if line.startswith("reportlint")]
    write(drafts)
    assert exit_code(command) == 1
    assert capsys.readouterr().out.startswith("drafts/draft.txt:")
    artifacts = job["artifacts"]
    assert artifacts["when"] == "always"
    assert [Path(path).exists() for path in artifacts["paths"]] == [True]
    reports = artifacts["reports"]
    quality = json.loads(Path(reports["codequality"]).read_text(encoding="utf-8"))
    assert {finding["location"]["path"] for finding in quality} == {"drafts/draft.txt"}
    assert ET.parse(reports["junit"]).getroot().tag == "testsuites"  # noqa: S314 - our own
    write(drafts, text=RIGHT)
    assert exit_code(command) == 0


@pytest.mark.parametrize("name", ["github-workflow.yml", "gitlab-ci.yml"])
def test_what_is_installed_is_for_the_user_to_say(name: str) -> None:
    text = (DOCS / "ci" / name).read_text(encoding="utf-8")
    assert 'pip install "$REPORTLINT"' in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_hooks_that_the_guide_shows_are_there(language: str) -> None:
    text = (DOCS / language / "ci.md").read_text(encoding="utf-8")
    shown = [
        yaml.safe_load(block)
        for block in re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    ]
    ours, local = (config["repos"][0] for config in shown)
    known = yaml.safe_load(Path(DOCS.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in ours["hooks"]] == [hook["id"] for hook in known]
    assert local["hooks"][0]["entry"] == known[0]["entry"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_options_that_the_guide_names_are_there(
    language: str, drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(drafts, text=RIGHT)
    text = (DOCS / language / "ci.md").read_text(encoding="utf-8")
    shown = re.findall(r"`(--(?:fail-on|output-format)[^`]*)`", text)
    assert len(shown) == 3
    for words in shown:
        assert exit_code(f"reportlint check drafts {words}") == 0
    assert main(["check", "drafts", "--profile", "final"]) == 0
    capsys.readouterr()
