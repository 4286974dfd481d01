"""Tests of what errors say: in both languages, also where the operating system refuses."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from reportlint.cli.main import main
from reportlint.support.errors import explain_os_error


@pytest.mark.parametrize(
    ("number", "zh", "en"),
    [
        (errno.ENOENT, "没有这个文件或文件夹", "no such file or folder"),
        (errno.EACCES, "没有权限", "permission denied"),
        (errno.ENOSPC, "磁盘已满", "the disk is full"),
    ],
)
def test_the_system_speaks_both_languages(number: int, zh: str, en: str) -> None:
    told = explain_os_error(OSError(number, os.strerror(number)))
    assert (told["zh"], told["en"]) == (zh, en)


def test_what_is_not_known_is_told_as_it_is() -> None:
    assert explain_os_error(OSError(errno.EXDEV, "Invalid link"))["zh"] == "Invalid link"
    assert explain_os_error(OSError("no number"))["zh"] == "no number"
    assert explain_os_error(ValueError("embedded null byte"))["en"] == "embedded null byte"


def test_an_output_below_a_file_is_refused_in_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft, page = tmp_path / "a.txt", tmp_path / "a.txt" / "a.html"
    draft.write_text("x", encoding="utf-8")
    assert main(["check", str(draft), "--output-format", f"html={page}"]) == 2
    assert f"无法写入 {page}：路径中有一级不是文件夹" in capsys.readouterr().err
