"""Whatever stands where a file of settings is expected: one message, and nothing outside is read.

Every case runs the real command, which has a time limit: what waits for a pipe never ends.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import hostile

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files")
STRANGE = "strange: of-somebody-else\n"


def pipe(place: Path, _outside: Path) -> None:
    os.mkfifo(place)


def device(place: Path, _outside: Path) -> None:
    place.symlink_to("/dev/zero")


def leaving(place: Path, outside: Path) -> None:
    place.symlink_to(outside)


def listening(place: Path, _outside: Path) -> None:
    before = Path.cwd()
    os.chdir(place.parent)  # NOTE: names of sockets are short.
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(place.name)
    finally:
        os.chdir(before)


def folder(place: Path, _outside: Path) -> None:
    place.mkdir()


def circle(place: Path, _outside: Path) -> None:
    place.symlink_to(place.name)


def huge(place: Path, _outside: Path) -> None:
    with place.open("wb") as file:
        file.truncate(1 << 40)


KINDS = (pipe, device, leaving, listening, folder, circle, huge)
#: Where a project has files that reportlint reads, and the words that make it read them.
PLACES = {
    "reportlint.toml": (),
    "pyproject.toml": (),
    "drafts/.reportlint-ignore.yaml": (),
    "reportlint-baseline.json": ("--baseline", "reportlint-baseline.json"),
    "pack/pack.yaml": (),
    "pack/rules/XY-S101.yaml": (),
}
CASES = [
    *((place, kind) for place in PLACES for kind in (pipe, leaving)),
    *(("pack/rules/XY-S101.yaml", kind) for kind in (device, listening, folder, circle, huge)),
    *(("reportlint.toml", kind) for kind in (device, folder, huge)),
    *(("drafts/.reportlint-ignore.yaml", kind) for kind in (device, huge)),
]


@pytest.fixture
def check(
    tmp_path: Path, filled: Path, pack: Path
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return what runs the command in a project with a pack."""
    project = tmp_path / "project"
    hostile.draft_in(project / "drafts")
    (tmp_path / "secret").write_text(STRANGE, encoding="utf-8")
    shutil.copytree(pack, project / "pack")
    (project / "reportlint.toml").write_text('packs = ["pack"]\nselect = ["A"]', encoding="utf-8")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return hostile.run(project, *words, REPORTLINT_CACHE_DIR=str(filled))

    return run


Run = Callable[..., subprocess.CompletedProcess[str]]


def replaced(project: Path, place: str) -> Path:
    """Make way for a file of the project."""
    if place == "pyproject.toml":
        (project / "reportlint.toml").unlink()
    (project / place).unlink(missing_ok=True)
    return project / place


@pytest.mark.parametrize(("place", "kind"), CASES)
def test_what_is_no_ordinary_file_is_one_message(
    place: str, kind: Callable[[Path, Path], None], check: Run, tmp_path: Path
) -> None:
    kind(replaced(tmp_path / "project", place), tmp_path / "secret")
    ran = check("check", "drafts", *PLACES[place])
    if (place, kind) == ("pack/rules/XY-S101.yaml", folder):
        assert "no file matches" in ran.stderr
    else:
        assert place.rpartition("/")[2] in ran.stderr
    assert ran.returncode == 2, ran.stderr
    assert len([line for line in ran.stderr.splitlines() if line.startswith("reportlint: ")]) == 1
    assert "internal error" not in ran.stderr
    assert STRANGE.strip() not in ran.stderr + ran.stdout


def test_the_same_in_chinese(check: Run, tmp_path: Path) -> None:
    pipe(replaced(tmp_path / "project", "reportlint.toml"), tmp_path)
    ran = check("check", "drafts", "--lang", "zh")
    assert ran.stderr == "reportlint: 无法读取配置文件 reportlint.toml：不是普通文件\n"


def test_a_link_within_the_repository_is_followed(check: Run, tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / ".git").mkdir()
    (project / "reportlint.toml").rename(project / "pack" / "shared.toml")
    (project / "drafts" / "reportlint.toml").symlink_to(project / "pack" / "shared.toml")
    (project / "pack").rename(project / "drafts" / "pack")
    (project / "drafts" / "reportlint.toml").unlink()
    (project / "drafts" / "reportlint.toml").symlink_to("pack/shared.toml")
    ran = check("check", "drafts")
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_pipe_that_is_called_a_draft_is_not_waited_for(check: Run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "project" / "drafts" / "more.txt")
    (tmp_path / "project" / "drafts" / "zero.txt").symlink_to("/dev/zero")
    assert check("check", "drafts").returncode in (0, 2)


@pytest.fixture
def packed(check: Run, tmp_path: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """Return what runs the command with another pattern for the pack's rules."""

    def run(pattern: str) -> subprocess.CompletedProcess[str]:
        manifest = tmp_path / "project" / "pack" / "pack.yaml"
        text = manifest.read_text(encoding="utf-8")
        head = text.partition("rules: ")[0]
        manifest.write_text(f'{head}rules: ["{pattern}"]\n', encoding="utf-8")
        return check("rules", "test", "pack")

    return run


@pytest.mark.parametrize("pattern", ["**/*.yaml", "rules/**", "**"])
def test_patterns_follow_no_link(
    pattern: str, packed: Callable[[str], subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    rules = tmp_path / "project" / "pack" / "rules"
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.yaml").write_text(STRANGE, encoding="utf-8")
    for name, target in (("a", "."), ("b", ".."), ("c", "/"), ("d", str(tmp_path / "elsewhere"))):
        (rules / name).symlink_to(target, target_is_directory=True)
    ran = packed(pattern)
    assert STRANGE.strip() not in ran.stderr + ran.stdout
    if pattern == "**/*.yaml":
        # NOTE: the manifest itself is among what the pattern means.
        assert ran.stderr.count("XY-S101.yaml") == 0


@pytest.mark.parametrize("pattern", ["../**/*.yaml", "/etc/*", "rules/../../*", "a/*.yaml"])
def test_patterns_leave_no_pack(
    pattern: str, packed: Callable[[str], subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "project" / "secret.yaml").write_text(STRANGE, encoding="utf-8")
    (tmp_path / "project" / "pack" / "a").symlink_to("..", target_is_directory=True)
    ran = packed(pattern)
    assert ran.returncode == 2
    assert STRANGE.strip() not in ran.stderr + ran.stdout
    assert "keep rule files within it" in ran.stderr or "no file matches" in ran.stderr


def test_a_pack_behind_a_link_that_leaves_is_not_used(check: Run, tmp_path: Path) -> None:
    (tmp_path / "project" / "pack").rename(tmp_path / "pack")
    (tmp_path / "project" / "pack").symlink_to(tmp_path / "pack", target_is_directory=True)
    ran = check("check", "drafts")
    assert (ran.returncode, "is a link that leads elsewhere" in ran.stderr) == (2, True)
    (tmp_path / "project" / "reportlint.toml").write_text('packs = ["../pack"]', encoding="utf-8")
    assert "is a link" not in check("check", "drafts").stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs other owners")
@pytest.mark.parametrize("place", ["pack", "pack/pack.yaml", "drafts/.reportlint-ignore.yaml"])
def test_what_belongs_to_somebody_else_is_told(place: str, check: Run, tmp_path: Path) -> None:
    path = tmp_path / "project" / place
    if not path.exists():
        path.write_text("- rule: A\n  reason: x\n", encoding="utf-8")
    os.chown(path, 12345, -1)
    ran = check("check", "drafts")
    assert (ran.returncode, ran.stderr.count("belongs to another user")) == (2, 1)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs other owners")
def test_a_configuration_of_somebody_else_is_passed_over_aloud(check: Run, tmp_path: Path) -> None:
    config = tmp_path / "project" / "reportlint.toml"
    config.write_text('packs = ["missing"]', encoding="utf-8")
    os.chown(config, 12345, -1)
    ran = check("check", "drafts")
    assert ran.returncode == 0
    assert ran.stderr.startswith(f"reportlint: the configuration {config} is not used: the search")
    assert f"--config {config}" in ran.stderr
    assert check("check", "drafts", "--quiet").stderr == ""
    assert check("check", "drafts", "--config", str(config)).returncode == 2


def test_where_a_search_ended_is_told_who_asks(check: Run, tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "drafts" / ".git").mkdir()
    passed = f"the configuration {project / 'reportlint.toml'} is not used"
    for words in (("check", "drafts"), ("config", "show", "--for", "drafts")):
        assert passed in check(*words).stderr
    (project / "reportlint.toml").unlink()
    ended = f"the search for a configuration ended at {project / 'drafts'}, as it is the top"
    assert ended in check("config", "show", "--for", "drafts").stderr
    assert ended in check("check", "drafts", "--verbose").stderr
    assert check("check", "drafts").stderr == ""
