"""Files are replaced whole or not at all, and only those that hold what was read."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reportlint.fixing.file_save import UnsavedError, save

OLD, NEW = "旧稿\n".encode(), "新稿\n".encode()


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "年度报告.txt"
    path.write_bytes(OLD)
    return path


def test_a_file_is_replaced(draft: Path) -> None:
    save(str(draft), OLD, NEW)
    assert draft.read_bytes() == NEW
    assert [path.name for path in draft.parent.iterdir()] == [draft.name]


def test_permissions_stay(draft: Path) -> None:
    draft.chmod(0o640)
    save(str(draft), OLD, NEW)
    assert stat.S_IMODE(draft.stat().st_mode) == 0o640


def test_a_link_stays_a_link(draft: Path) -> None:
    link = draft.with_name("link.txt")
    link.symlink_to(draft.name)
    save(str(link), OLD, NEW)
    assert link.is_symlink()
    assert draft.read_bytes() == NEW


def test_a_bare_name_is_a_file_of_this_folder(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(draft.parent)
    save(draft.name, OLD, NEW)
    assert draft.read_bytes() == NEW


def refused(draft: Path, zh: str, en: str) -> None:
    with pytest.raises(UnsavedError) as caught:
        save(str(draft), OLD, NEW)
    assert zh in caught.value.localize("zh")[0]
    assert en in caught.value.localize("en")[0]


def test_a_file_that_may_only_be_read_is_left_alone(draft: Path) -> None:
    draft.chmod(0o444)
    refused(draft, "只读", "read-only")
    assert draft.read_bytes() == OLD


def test_a_file_that_changed_meanwhile_is_left_alone(draft: Path) -> None:
    draft.write_bytes(OLD + b"!")
    refused(draft, "检查期间文件被改动", "changed while it was checked")
    assert draft.read_bytes() == OLD + b"!"


def test_a_file_that_is_gone_is_not_made_anew(draft: Path) -> None:
    draft.unlink()
    refused(draft, "无法写入", "cannot be written")
    assert not draft.exists()


@pytest.mark.parametrize("mark", ["~$报告.txt", "~$年度报告.txt", ".~lock.年度报告.txt#"])
def test_a_file_that_an_office_program_has_open_is_left_alone(draft: Path, mark: str) -> None:
    draft.with_name(mark).touch()
    refused(draft, "正在办公软件里打开", "open in an office program")
    with pytest.raises(UnsavedError) as caught:
        save(str(draft), OLD, NEW)
    assert mark in caught.value.localize("zh")[1]
    assert draft.read_bytes() == OLD


def failing(*_arguments: Any, **_options: Any) -> None:
    raise OSError(28, "No space left on device")


def interrupted(*_arguments: Any, **_options: Any) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod", "urandom"])
@pytest.mark.parametrize(
    ("fault", "raised"), [(failing, UnsavedError), (interrupted, KeyboardInterrupt)]
)
def test_what_breaks_off_leaves_the_old_file(
    draft: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    fault: Callable[..., None],
    raised: type[BaseException],
) -> None:
    monkeypatch.setattr(os, step, fault)
    with pytest.raises(raised):
        save(str(draft), OLD, NEW)
    monkeypatch.undo()
    assert draft.read_bytes() == OLD
    assert [path.name for path in draft.parent.iterdir()] == [draft.name]
