"""Files that outputs are written to appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportlint.cli.sinks import Sink
from reportlint.support.errors import UsageError


def test_a_file_appears_when_it_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    sink = Sink(str(path))
    sink.write("甲\n")
    assert not path.exists()
    sink.commit()
    sink.close()
    assert path.read_bytes() == "甲\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_not_kept_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    path.write_text("before", encoding="utf-8")
    sink = Sink(str(path))
    sink.write("after")
    sink.close()
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "target.txt", tmp_path / "link.txt"
    link.symlink_to(target)
    sink = Sink(str(link))
    sink.write("x")
    sink.commit()
    sink.close()
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "x"


def test_devices_are_written_to_directly() -> None:
    sink = Sink(os.devnull)
    sink.write("x")
    sink.commit()
    sink.close()
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["file/out.txt", "folder"])
def test_a_place_that_cannot_be_written_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot be written"):
        Sink(str(tmp_path / name)).commit()


def test_folders_are_made_and_go_again_where_nothing_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "out.txt"
    Sink(str(path)).close()
    assert list(tmp_path.iterdir()) == []
    sink = Sink(str(path))
    sink.write("x")
    sink.commit()
    sink.close()
    assert path.read_text(encoding="utf-8") == "x"


def test_characters_that_are_no_text_are_written_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    sink = Sink(str(path))
    sink.write("a\udcff")
    sink.commit()
    assert path.read_bytes() == b"a\\udcff"


def test_what_is_held_back_comes_after_what_is_known_last(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    sink = Sink(str(path))
    sink.hold_back()
    sink.write("甲\n")
    sink.write("乙\udcff")
    sink.release("first\n")
    sink.write("last")
    sink.commit()
    sink.close()
    assert path.read_bytes() == "first\n甲\n乙\\udcfflast".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_held_back_and_never_released_is_gone(tmp_path: Path) -> None:
    sink = Sink(str(tmp_path / "out.txt"))
    sink.hold_back()
    sink.write("x")
    sink.close()
    assert list(tmp_path.iterdir()) == []
