"""Which files a run is about."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportlint.errors import UnreadableError
from reportlint.targets import Target, find


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        *("b.txt", "a.MD", "c.docx", "notes.py", ".hidden.txt", "~$c.docx"),
        *("sub/d.txt", "sub/old/e.html", ".git/f.txt", "other/g.pdf"),
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text("x", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def paths(*named: str, exclude: tuple[str, ...] = ()) -> list[str]:
    found = find(named, exclude)
    return [target.path.replace(os.sep, "/") for target in found if not target.excluded]


ALL = ["a.MD", "b.txt", "c.docx", "other/g.pdf", "sub/d.txt", "sub/old/e.html"]


@pytest.mark.usefixtures("folder")
def test_a_folder_gives_every_known_format_sorted() -> None:
    assert paths(".") == ALL
    assert paths("sub") == ["sub/d.txt", "sub/old/e.html"]


def test_paths_are_told_as_they_were_named(folder: Path) -> None:
    assert paths("./sub/d.txt") == ["./sub/d.txt"]
    assert paths(str(folder / "sub")) == [
        str(folder / "sub" / name) for name in ("d.txt", "old/e.html")
    ]
    assert paths("sub/") == ["sub/d.txt", "sub/old/e.html"]


@pytest.mark.usefixtures("folder")
def test_what_is_named_is_taken_whatever_it_is_called() -> None:
    found = find(["notes.py", ".hidden.txt", "missing.txt", "-"])
    assert found == tuple(
        Target(path, named=True) for path in ("notes.py", ".hidden.txt", "missing.txt", "-")
    )


@pytest.mark.usefixtures("folder")
def test_a_file_comes_once_and_named_if_it_is() -> None:
    found = find(["sub", "b.txt", ".", "./b.txt", "sub/d.txt", "-", "-"])
    assert [target.path for target in found if target.named] == ["sub/d.txt", "b.txt", "-"]
    assert len(found) == len(ALL) + 1
    assert [target.path for target in found][:2] == ["sub/d.txt", "sub/old/e.html"]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("exclude", "left"),
    [
        (("*.txt",), ["a.MD", "c.docx", "other/g.pdf", "sub/old/e.html"]),
        (("sub",), ["a.MD", "b.txt", "c.docx", "other/g.pdf"]),
        (("sub/old/",), ["a.MD", "b.txt", "c.docx", "other/g.pdf", "sub/d.txt"]),
        (("old", "other"), ["a.MD", "b.txt", "c.docx", "sub/d.txt"]),
        (("[ab].*",), ["c.docx", "other/g.pdf", "sub/d.txt", "sub/old/e.html"]),
        (("*",), []),
    ],
)
def test_what_is_excluded_is_left_out(exclude: tuple[str, ...], left: list[str]) -> None:
    assert paths(".", exclude=exclude) == left
    assert paths("b.txt", exclude=exclude) == [path for path in left if path == "b.txt"]


@pytest.mark.usefixtures("folder")
def test_what_is_named_and_excluded_is_given_with_the_pattern() -> None:
    found = find(["b.txt", "sub/old", "sub"], ["b.*", "old"])
    assert [(target.path, target.excluded) for target in found] == [
        ("b.txt", "--exclude b.*"),
        ("sub/old", "--exclude old"),
        ("sub/d.txt", ""),
    ]
    assert find(["-"], ["*"])[0].excluded == ""


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "linked").symlink_to(folder / "sub", target_is_directory=True)
    assert paths(".") == ALL
    assert paths("linked") == ["linked/d.txt", "linked/old/e.html"]


def test_links_to_files_are_drafts_and_links_to_nowhere_are_not_passed_over(folder: Path) -> None:
    (folder / "sub" / "x.txt").symlink_to(folder / "notes.py")
    (folder / "sub" / "y.txt").symlink_to(folder / "nowhere")
    (folder / "sub" / "z.txt").mkdir()
    assert paths("sub") == ["sub/d.txt", "sub/x.txt", "sub/y.txt", "sub/old/e.html"]


@pytest.mark.skipif(os.name != "posix", reason="pipes as files exist on POSIX systems")
def test_a_pipe_in_a_folder_is_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "sub" / "pipe.txt")
    assert paths("sub") == ["sub/d.txt", "sub/old/e.html"]


@pytest.mark.usefixtures("folder")
def test_a_folder_that_cannot_be_listed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refusing(path: str) -> object:
        if Path(path) == Path("sub/old"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    first, second = find(["sub"])
    assert first.path == "sub/d.txt"
    assert second.path == "sub/old"
    with pytest.raises(UnreadableError, match="cannot be listed: permission denied"):
        second.load()


def test_deep_folders_are_walked_without_recursion(tmp_path: Path) -> None:
    inner = tmp_path
    for _ in range(300):
        inner /= "d"
    inner.mkdir(parents=True)
    (inner / "a.txt").write_text("x", encoding="utf-8")
    assert len(find([str(tmp_path)])) == 1
