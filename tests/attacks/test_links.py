"""Links that lead out of a folder: nothing outside is read, fixed or written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import hostile
from tests.needs import needs_links

pytestmark = needs_links


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project beside a folder that is none of its business."""
    hostile.draft_in(tmp_path / "project" / "drafts")
    outside = hostile.draft_in(tmp_path / "outside", "other.txt")
    # NOTE: a fix would put the brackets right.
    text = outside.read_text(encoding="utf-8")
    outside.write_text(text.replace("（", "(", 1), encoding="utf-8")
    (tmp_path / "outside" / "mine").write_bytes(b"precious\n")
    return tmp_path / "project"


@pytest.mark.parametrize("command", ["check", "fix"])
def test_a_folder_is_not_left_by_links(
    command: str, project: Path, tmp_path: Path, filled: Path
) -> None:
    outside = tmp_path / "outside"
    (project / "drafts" / "link.txt").symlink_to(outside / "other.txt")
    (project / "drafts" / "nowhere.txt").symlink_to(outside / "missing.txt")
    (project / "drafts" / "folder").symlink_to(outside, target_is_directory=True)
    before = hostile.contents(outside)
    ran = hostile.run(project, command, "drafts", REPORTLINT_CACHE_DIR=str(filled))
    assert ran.returncode == 0, ran.stderr
    assert hostile.contents(outside) == before
    if command == "check":
        assert "2 links out of the folder, 1 link to folders" in ran.stdout + ran.stderr


OUTPUTS = [
    ("check", "drafts", "--output-format", "json=out/result.json"),
    ("check", "drafts", "--output-format", "html=result.html", "--output-format", "full"),
    ("check", "drafts", "--write-baseline"),
    ("check", "drafts", "--output-format", "docx=copies/"),
    ("rules", "new", "XY-S101", "--pack", "pack"),
]
LINKS = {
    "out": ".",
    "result.html": "mine",
    "reportlint-baseline.json": "mine",
    "copies": ".",
    "pack": ".",
}


@pytest.mark.parametrize("words", OUTPUTS, ids=" ".join)
def test_outputs_do_not_go_through_planted_links(
    words: tuple[str, ...], project: Path, tmp_path: Path, filled: Path
) -> None:
    outside = tmp_path / "outside"
    for name, target in LINKS.items():
        (project / name).symlink_to(outside / target)
    before = hostile.contents(outside), hostile.contents(project)
    ran = hostile.run(project, *words, REPORTLINT_CACHE_DIR=str(filled))
    assert ran.returncode == 2, ran.stdout
    assert "link" in ran.stderr
    assert "internal error" not in ran.stderr
    assert (hostile.contents(outside), hostile.contents(project)) == before


def test_a_reviewed_copy_is_not_written_through_a_link(
    project: Path, tmp_path: Path, filled: Path
) -> None:
    outside = tmp_path / "outside"
    (project / "copies").mkdir()
    (project / "copies" / "draft.txt.docx").symlink_to(outside / "mine")
    (project / "copies" / "draft.docx").symlink_to(outside / "mine")
    before = hostile.contents(outside)
    words = ("check", "drafts", "--output-format", "docx=copies/")
    ran = hostile.run(project, *words, REPORTLINT_CACHE_DIR=str(filled))
    assert ran.returncode == 2, ran.stdout
    assert hostile.contents(outside) == before
