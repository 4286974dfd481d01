"""``reportlint fix`` as it is called: exit codes, files, streams, what it tells."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from reportlint.cli.main import main
from reportlint.engine import check_draft
from reportlint.model.document import Document
from reportlint.model.report import Report
from reportlint.parsing import parse
from reportlint.reporters.common.screen import count_columns
from tests.fixing.drafts import FORMATS, SAFE, UNSAFE, good, members, spoilt

GOOD = FORMATS["text"][1](good(), 1)
SLIPS = FORMATS["text"][1](spoilt([*SAFE[:2], *UNSAFE[:1]]), 1)
HALF = FORMATS["text"][1](spoilt(UNSAFE[:1]), 1)
NOTICE = "关于举办运动会的通知\n各单位：\n定于五月举办运动会。\n".encode()


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, data in {
        "good.txt": GOOD,
        "slips.txt": SLIPS,
        "notice.txt": NOTICE,
        "empty.txt": b"",
        "half.txt": HALF,
    }.items():
        (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "REPORTLINT_LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("words", ["", "--ignore P201", "--unsafe-fixes --profile draft"])
def test_each_state_of_a_draft_is_parsed_once(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []

    def note(document: Document, *values: Any) -> Report:
        texts.append(document.text)
        return parse(document, *values)

    monkeypatch.setattr(check_draft, "parse", note)
    main(["fix", "slips.txt", *words.split()])
    assert len(texts) > 1
    assert sorted(texts) == sorted(set(texts))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("good.txt", 0),
        ("slips.txt", 1),
        ("slips.txt --unsafe-fixes", 0),
        ("slips.txt --select W201", 0),
        ("slips.txt --ignore P201", 0),
        ("slips.txt --select W2O1", 2),
        ("half.txt", 1),
        ("half.txt --unsafe-fixes", 0),
        ("good.txt --diff", 0),
        ("slips.txt --diff", 1),
        ("half.txt --diff", 1),
        ("notice.txt", 0),
        ("empty.txt", 2),
        ("missing.txt", 2),
        ("slips.txt missing.txt --unsafe-fixes", 2),
        (". --exclude empty.txt --unsafe-fixes", 0),
        (".", 2),
        ("", 2),
        ("slips.txt --nonsense", 2),
    ],
)
def test_exit_codes(words: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", *words.split()]) == code
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    assert told.out or told.err


def test_files_are_fixed_in_place() -> None:
    assert main(["fix", "--unsafe-fixes", "slips.txt"]) == 0
    assert Path("slips.txt").read_bytes() == GOOD
    assert main(["fix", "--unsafe-fixes", "slips.txt"]) == 0
    assert main(["check", "slips.txt"]) == 0


def test_no_flag_is_promised_to_change_a_file_that_is_never_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = f"<html><body>{''.join(f'<p>{line}</p>' for line in HALF.decode().splitlines())}"
    message = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
    Path("saved.mht").write_text(message + page, encoding="utf-8")
    assert main(["--lang", "en", "fix", "saved.mht"]) == 1
    told = capsys.readouterr().out
    assert "files of this format are not changed" in told
    assert "--unsafe-fixes" not in told


def test_one_bad_file_does_not_keep_the_others_from_being_fixed() -> None:
    assert main(["fix", "missing.txt", "slips.txt", "empty.txt"]) == 2
    assert Path("slips.txt").read_bytes() == HALF


def test_a_diff_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", "--diff", "slips.txt"]) == 1
    assert Path("slips.txt").read_bytes() == SLIPS
    told = capsys.readouterr()
    head, *rest = told.out.splitlines()
    assert [head, rest[0]] == ["--- slips.txt", "+++ slips.txt"]
    assert [line for line in rest[1:] if line[0] in "+-"] == [
        f"{sign}{data.decode().splitlines()[1]}" for sign, data in (("-", SLIPS), ("+", HALF))
    ]
    assert "会改 2 处" in told.err


def test_what_is_told_in_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", "slips.txt", "good.txt", "notice.txt"]) == 1
    assert (
        capsys.readouterr().out
        == """\
slips.txt
  已改 2 处
    W302 书名号嵌套有误
      2:54  “关于印发《中华人民” → “关于印发〈中华人民”
      2:76  “报告格式》的通知》” → “报告格式〉的通知》”
    W201 文号年份括号不规范
      2:88  “公开办函[2021]30号）” → “公开办函〔2021〕30号）”
  没有改 1 处：可能改变意思，加 --unsafe-fixes 才改
    P201 正文年份未更新
      4:4  “2023年，我局” → “2024年，我局”

notice.txt
  不是年度报告，没有修改

3 个文件：已改 2 处，1 处加 --unsafe-fixes 可改，改后请核对。
"""
    )


def test_what_is_told_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", "--lang", "en", "half.txt", "missing.txt"]) == 2
    assert (
        capsys.readouterr().out
        == """\
half.txt
  1 place not fixed: the meaning could change: made with --unsafe-fixes only
    P201 stale-year
      4:4  “2023年，我局” → “2024年，我局”

missing.txt
  no such file; check the path and the name

2 files: 1 more with --unsafe-fixes (look at them afterwards); 1 file failed.
"""
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_fits_the_screen(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("all.txt").write_bytes(FORMATS["text"][1](spoilt(SAFE + UNSAFE), 1))
    assert main(["fix", "--lang", language, "all.txt", "missing.txt"]) == 2
    told = capsys.readouterr().out
    assert max(map(count_columns, told.splitlines())) <= 80


def test_quiet_tells_only_what_failed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", "--quiet", "slips.txt", "missing.txt"]) == 2
    assert capsys.readouterr().out == "missing.txt\n  没有这个文件；检查路径和文件名\n\n"


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> io.BytesIO:
    """Let standard input hold a draft; give what standard output will hold."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="utf-8"))
    return written


def test_standard_input_comes_out_fixed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written = piped(monkeypatch, SLIPS)
    assert main(["fix", "-", "--stdin-filename", "slips.txt"]) == 1
    sys.stdout.flush()
    assert written.getvalue() == HALF
    assert "已改 2 处" in capsys.readouterr().err


def test_a_word_file_may_come_by_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    path, write = FORMATS["docx"]
    written = piped(monkeypatch, write(spoilt(SAFE[:1]), 3))
    assert main(["fix", "--quiet", "-", "--stdin-filename", path]) == 0
    sys.stdout.flush()
    assert b"[20" not in members(written.getvalue())["word/document.xml"]


def test_what_cannot_be_read_comes_out_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    written = piped(monkeypatch, b"\x00\x01\x02\x03")
    assert main(["fix", "-"]) == 2
    sys.stdout.flush()
    assert written.getvalue() == b"\x00\x01\x02\x03"


def test_other_formats_are_only_shown(capsys: pytest.CaptureFixture[str]) -> None:
    from tests.formats import web

    Path("page.mht").write_bytes(web.mht(spoilt(SAFE[:1])))
    before = Path("page.mht").read_bytes()
    assert main(["fix", "page.mht"]) == 1
    assert Path("page.mht").read_bytes() == before
    told = capsys.readouterr().out
    assert "在源文件里改" in told
    assert "“公开办函[2021]30号）” → “公开办函〔2021〕30号）”" in told


def test_a_file_that_may_not_be_written_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("slips.txt").chmod(0o444)
    assert main(["fix", "slips.txt"]) == 2
    assert Path("slips.txt").read_bytes() == SLIPS
    told = capsys.readouterr().out
    assert "文件是只读的，没有修改；取消只读后再运行" in told
    assert "1 个文件未能处理" in told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", "1 个文件没有检查：1 个压缩包（用 reportlint check --show-files 列出）。"),
        ("en", "1 file left out: 1 archive (list them with reportlint check --show-files)."),
    ],
)
def test_what_a_folder_holds_besides_is_counted(
    language: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("folder").mkdir()
    Path("folder", "draft.txt").write_bytes(GOOD)
    Path("folder", "others.zip").touch()
    lines = {
        words: [*capsys.readouterr()]
        for words in ("fix", "fix --diff", "extract", "fix --quiet")
        if main([*words.split(), "folder", "--lang", language]) == 0
    }
    assert {words: [told in text for text in said] for words, said in lines.items()} == {
        "fix": [True, False],
        "fix --diff": [False, True],
        "extract": [False, True],
        "fix --quiet": [False, False],
    }
    assert main(["extract", "folder", "--output-format", "csv=folder/cells.csv"]) == 0
    assert "1 个文件没有检查" in capsys.readouterr().err


def test_check_tells_once_what_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    Path("folder").mkdir()
    Path("folder", "draft.txt").write_bytes(GOOD)
    Path("folder", "others.zip").touch()
    assert main(["check", "--fix", "folder"]) == 0
    assert "".join(capsys.readouterr()).count("没有检查") == 1
