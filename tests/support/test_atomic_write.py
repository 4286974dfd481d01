"""Files appear whole or not at all, and nothing that was put in their way is written through."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from reportlint.support import atomic_write, trusted_files
from reportlint.support.errors import RefusedFileError
from tests.needs import needs_links


def test_a_file_is_replaced_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"before")
    replacement = atomic_write.Replacement(str(path))
    replacement.stream.write(b"after")
    assert path.read_bytes() == b"before"
    replacement.commit()
    replacement.close()
    assert path.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_what_fails_leaves_no_trace(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_words: object) -> None:
        raise OSError(28, "full")

    path = tmp_path / "a.json"
    path.write_bytes(b"before")
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="full"):
        atomic_write.write_file(str(path), b"after")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_nobody_knows_the_name_beforehand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: set[str] = set()
    replace = os.replace

    def seen(source: str, target: str) -> None:
        names.add(Path(source).name)
        replace(source, target)

    monkeypatch.setattr(os, "replace", seen)
    for _ in range(3):
        atomic_write.write_file(str(tmp_path / "a.json"), b"x")
    assert len(names) == 3
    assert all(name.startswith(".reportlint-") and len(name) >= 28 for name in names)


@needs_links
def test_a_link_that_bears_the_name_is_not_written_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    monkeypatch.setattr(os, "urandom", bytes)
    (tmp_path / f".reportlint-{'00' * 8}.tmp").symlink_to(victim)
    with pytest.raises(FileExistsError):
        atomic_write.write_file(str(tmp_path / "a.json"), b"x")
    assert victim.read_bytes() == b"mine"
    assert not (tmp_path / "a.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_new_file_is_as_open_as_the_user_wants_and_an_old_one_stays_so(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    before = os.umask(0o027)
    try:
        atomic_write.write_file(str(path), b"x")
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        path.chmod(0o604)
        atomic_write.write_file(str(path), b"y")
        assert stat.S_IMODE(path.stat().st_mode) == 0o604
        atomic_write.write_file(str(tmp_path / "b"), b"x", mode=0o600)
        assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o600
    finally:
        os.umask(before)


@needs_links
def test_links_are_followed_within_the_folder_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, outside = tmp_path / "project", tmp_path / "outside"
    (project / "out").mkdir(parents=True)
    outside.mkdir()
    monkeypatch.chdir(project)
    for name, target in (
        ("inner", project / "out" / "x.json"),
        ("leaving", outside / "x.json"),
        ("dangling", tmp_path / "nowhere"),
        ("folder", outside),
    ):
        (project / name).symlink_to(target)
    assert trusted_files.resolve_target("inner") == str(project / "out" / "x.json")
    assert trusted_files.resolve_target("new/x.json") == str(project / "new" / "x.json")
    assert trusted_files.resolve_target(str(outside / "x.json")) == str(outside / "x.json")
    for name in ("leaving", "dangling", "folder/x.json", "folder/new/x.json"):
        with pytest.raises(RefusedFileError, match="name that path if it is meant"):
            trusted_files.resolve_target(name)
    monkeypatch.chdir(outside)
    for name in ("leaving", "dangling"):
        with pytest.raises(RefusedFileError):
            trusted_files.resolve_target(str(project / name))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such devices")
def test_devices_are_written_to_where_no_link_leads_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    (tmp_path / "link").symlink_to(os.devnull)
    assert trusted_files.resolve_target(os.devnull) is None
    assert trusted_files.resolve_target("/dev/stdout") is None
    assert trusted_files.resolve_target("pipe") is None
    assert trusted_files.resolve_target("/devices/x.json") == "/devices/x.json"
    with pytest.raises(RefusedFileError):
        trusted_files.resolve_target("link")
