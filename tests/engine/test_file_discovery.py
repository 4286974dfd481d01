"""Which files a run is about."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from reportlint.engine.file_discovery import find_files
from reportlint.engine.files import InputFile
from reportlint.support.errors import UnreadableError


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


def find_all(named: Iterable[str], exclude: Sequence[str] = ()) -> tuple[InputFile, ...]:
    return find_files(named, exclude).input_files


def left_out(*named: str, exclude: tuple[str, ...] = (), gitignore: bool = True) -> dict[str, str]:
    found = find_files(named, exclude, gitignore=gitignore)
    return {one.path.replace(os.sep, "/"): one.kind for one in found.left_out}


def paths(*named: str, exclude: tuple[str, ...] = ()) -> list[str]:
    found = find_all(named, exclude)
    return [file.path.replace(os.sep, "/") for file in found if not file.exclude_pattern]


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
def test_what_a_folder_holds_besides_is_named_by_its_kind(folder: Path) -> None:
    for name in (
        *("a.xls", "a.ET", "a.pptx", "a.zip", "a.gif", "a.mp4", "a.json", "a.bak", "a.txt~"),
        *("LICENSE", "a.2024", "sub/.git/x.txt"),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    (folder / "linked").symlink_to("sub", target_is_directory=True)
    (folder / "loop").symlink_to("loop")
    assert paths(".") == ALL
    assert left_out(".", exclude=("other", "b.*")) == {
        ".git": "hidden-folder",
        ".hidden.txt": "hidden",
        "LICENSE": "other",
        "a.2024": "other",
        "a.ET": "spreadsheet",
        "a.bak": "temporary",
        "a.gif": "picture",
        "a.json": "data",
        "a.mp4": "recording",
        "a.pptx": "presentation",
        "a.txt~": "temporary",
        "a.xls": "spreadsheet",
        "a.zip": "archive",
        "b.txt": "excluded",
        "linked": "link",
        "loop": "other",
        "notes.py": "program",
        "other": "excluded-folder",
        "sub/.git": "hidden-folder",
        "~$c.docx": "temporary",
    }
    assert "notes.py" not in left_out(".", "notes.py")
    assert left_out("b.txt", "-") == {}


REPORT = "2024年政府信息公开工作年度报告\n"


@pytest.mark.parametrize(
    ("name", "data", "taken"),
    [
        ("a.docm", b"", True),
        ("a.dotx", b"", True),
        ("a.dotm", b"", True),
        ("a.wpt", b"", True),
        ("a.xhtml", b"", True),
        ("a.shtml", b"", True),
        ("年报", REPORT.encode(), True),
        ("年报", REPORT.encode("gb18030"), True),
        ("年报", REPORT.encode("utf-16"), True),
        ("年报.送审稿", REPORT.encode(), True),
        ("年报", "# 政府信息公开\n\n## 2024年年度报告（送审稿）\n".encode(), True),
        ("o.grouped", "年报.txt\n  2:1 错误 P101 政府信息公开工作年度报告。\n".encode(), False),
        ("notes", "政府信息公开的说明\n".encode(), False),
        ("a.aspx", b"<html>" + REPORT.encode(), True),
        ("a.aspx", b"<html>welcome", False),
        ("年报", b"%PDF-1.7 x", True),
        ("年报", b"PK\x03\x04" + b"\0" * 200_000 + b"word/document.xml", True),
        ("年报", b"PK\x03\x04" + b"\0" * 200_000 + b"xl/workbook.xml", False),
        ("年报", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), True),
        ("Thumbs.thumb", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900, False),
        ("a.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', True),
        ("a.xml", b'<?xml version="1.0"?><project/>', False),
        ("scan", b"\x89PNG\r\n", False),
        ("Makefile", b"all:\n", False),
        ("年报", b"\0" * 70_000 + REPORT.encode() + b"\0" * 70_000, False),
    ],
)
def test_what_can_be_read_is_taken_by_its_content_where_the_name_tells_nothing(
    name: str, data: bytes, taken: bool, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    found = find_files([str(tmp_path)])
    assert [len(found.input_files), len(found.left_out)] == [int(taken), int(not taken)]


def test_only_so_many_files_are_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportlint.engine.folder_walk._LOOKS", 2)
    for name in "abc":
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    found = find_files([str(tmp_path)])
    assert [len(found.input_files), len(found.left_out)] == [2, 1]


@pytest.mark.parametrize("installed", [True, False])
def test_pictures_are_left_out_where_nothing_reads_them(
    installed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportlint.readers.ocr.is_installed", lambda: installed)
    (tmp_path / "scan.PNG").write_bytes(b"\x89PNG")
    found = find_files([str(tmp_path)])
    assert [file.path for file in found.input_files] == [str(tmp_path / "scan.PNG")] * installed
    assert [(one.kind, one.why) for one in found.left_out] == [("scan", "")] * (not installed)
    assert find_files([str(tmp_path / "scan.PNG")]).input_files[0].is_named


def test_what_git_ignores_is_left_out_unless_it_is_named(folder: Path) -> None:
    (folder / ".gitignore").write_text("*.txt\nother/\n")
    (folder / "sub" / ".gitignore").write_text("!d.txt\n")
    assert paths(".") == ["a.MD", "c.docx", "sub/d.txt", "sub/old/e.html"]
    assert {path: kind for path, kind in left_out(".").items() if "ignored" in kind} == {
        "b.txt": "ignored",
        "other": "ignored-folder",
    }
    assert paths("b.txt", "other") == ["b.txt", "other/g.pdf"]
    everything = find_files(["."], gitignore=False).input_files
    assert [file.path.replace(os.sep, "/") for file in everything] == ALL
    (why,) = [one.why for one in find_files(["."]).left_out if one.path == "b.txt"]
    assert why == ".gitignore:1: *.txt"


@pytest.mark.usefixtures("folder")
def test_what_is_named_is_taken_whatever_it_is_called() -> None:
    found = find_all(["notes.py", ".hidden.txt", "missing.txt", "-"])
    assert found == tuple(
        InputFile(path, is_named=True) for path in ("notes.py", ".hidden.txt", "missing.txt", "-")
    )


@pytest.mark.usefixtures("folder")
def test_a_file_comes_once_and_named_if_it_is() -> None:
    found = find_all(["sub", "b.txt", ".", "./b.txt", "sub/d.txt", "-", "-"])
    assert [file.path for file in found if file.is_named] == ["sub/d.txt", "b.txt", "-"]
    assert len(found) == len(ALL) + 1
    assert [file.path for file in found][:2] == ["sub/d.txt", "sub/old/e.html"]


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
    found = find_all(["b.txt", "sub/old", "sub"], ["b.*", "old"])
    assert [(file.path, file.exclude_pattern) for file in found] == [
        ("b.txt", "--exclude b.*"),
        ("sub/old", "--exclude old"),
        ("sub/d.txt", ""),
    ]
    assert find_all(["-"], ["*"])[0].exclude_pattern == ""


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "linked").symlink_to(folder / "sub", target_is_directory=True)
    assert paths(".") == ALL
    assert paths("linked") == ["linked/d.txt", "linked/old/e.html"]


def test_links_to_files_are_drafts_and_links_to_nowhere_are_not_passed_over(folder: Path) -> None:
    (folder / "sub" / "x.txt").symlink_to(folder / "notes.py")
    (folder / "sub" / "y.txt").symlink_to(folder / "nowhere")
    (folder / "sub" / "z.txt").mkdir()
    found = paths(".")
    assert [path for path in found if path.startswith("sub/")] == [
        *("sub/d.txt", "sub/x.txt", "sub/y.txt", "sub/old/e.html")
    ]


def test_links_that_leave_the_folder_are_left_out(folder: Path) -> None:
    (folder / "sub" / "x.txt").symlink_to(folder / "b.txt")
    (folder / "sub" / "y.txt").symlink_to(folder / "nowhere")
    assert paths("sub") == ["sub/d.txt", "sub/old/e.html"]
    assert left_out("sub")["sub/x.txt"] == left_out("sub")["sub/y.txt"] == "leaving"
    # NOTE: what is named is meant.
    assert paths("sub/x.txt") == ["sub/x.txt"]


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
    first, second = find_all(["sub"])
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
    assert len(find_all([str(tmp_path)])) == 1
