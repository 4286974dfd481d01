"""The command as it is called: exit codes as one table, streams, languages, files."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportlint import __version__
from reportlint.cli.main import main
from tests.corpus import CLEAN, CORPUS

NOTICE = "关于举办运动会的通知\n各单位：\n定于五月举办运动会。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one file of each fate, and make it the current one."""
    shutil.copy(CLEAN, tmp_path / "good.txt")
    bad = min((CORPUS / "bad" / "A105").glob("*.txt"))
    (tmp_path / "bad").mkdir()
    shutil.copy(bad, tmp_path / "bad" / "bad.txt")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "notice.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "empty.txt").touch()
    (tmp_path / "none").mkdir()
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "REPORTLINT_LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


#: What is typed, and the exit code.
CODES = [
    ("check good.txt", 0),
    ("check bad", 1),
    ("check bad --fail-on never", 0),
    ("check bad --severity A105=warning", 0),
    ("check bad --severity A105=warning --fail-on warning", 1),
    ("check bad --severity A105=off,A101=off,A102=off,A103=off", 0),
    ("check good.txt bad notes", 1),
    ("check broken", 2),
    ("check bad broken good.txt", 2),
    ("check missing.txt", 2),
    ("check good.txt missing.txt", 2),
    ("check broken --fail-on never", 2),
    ("check none", 3),
    ("check notes", 3),
    ("check notes/notice.txt", 1),
    ("check notes/notice.txt --ignore R103", 3),
    ("check notes/notice.txt --fail-on never", 3),
    ("check . --exclude broken --exclude bad", 0),
    ("check . --exclude broken", 1),
    ("check .", 2),
    ("check", 2),
    ("check good.txt --select A,Q1", 2),
    ("check good.txt --select A", 0),
    ("check good.txt --select a101", 2),
    ("check good.txt --ignore balance --extend-select A105", 0),
    ("check good.txt --year 2024", 0),
    ("check good.txt --year 24", 2),
    ("check good.txt --year 1999", 2),
    ("check good.txt --year ２０２４", 2),
    ("check good.txt --year=+2024", 2),
    ("check good.txt --published 2025-01-20", 0),
    ("check good.txt --published 2025-02-01 --select X101 --fail-on warning", 1),
    ("check good.txt --published 2025-02-30", 2),
    ("check good.txt --published 20250120", 2),
    ("check good.txt --jobs 0", 2),
    ("check good.txt --jobs many", 2),
    ("check good.txt -j 2", 0),
    ("check good.txt -j2", 0),
    ("check good.txt -qj0", 2),
    ("check good.txt --severity A105", 2),
    ("check good.txt --severity A105=grave", 2),
    ("check good.txt --severity Z9=error", 2),
    ("check good.txt --output-format yaml", 2),
    ("check good.txt --output-format json --output-format concise", 2),
    ("check good.txt --output-format json= ", 2),
    ("check good.txt --output-format json=good.txt", 2),
    ("check good.txt --output-format json=a.json --output-format full=a.json", 2),
    ("check good.txt --output-format json=none/missing/a.json", 0),
    ("check good.txt --output-format json=good.txt/a.json", 2),
    ("check bad --exit-zero", 0),
    ("check broken --exit-zero", 2),
    ("check notes/notice.txt --exit-zero", 3),
    ("check bad --statistics", 1),
    ("check bad --statistics --output-format grouped", 1),
    ("check bad --statistics --output-format json", 2),
    ("check bad --statistics --output-format json=none/a.json", 1),
    ("check bad --diff", 0),
    ("check bad --fix", 1),
    ("check good.txt bad broken --fix", 2),
    ("check - --fix", 2),
    ("check good.txt --fix --unsafe-fixes", 0),
    ("check notes/notice.txt --hook", 0),
    ("check notes/notice.txt bad/bad.txt --hook", 1),
    ("check notes/notice.txt missing.txt --hook", 2),
    ("check good.txt --select X102 --hook", 3),
    ("check good.txt --stdin-filename a.txt", 2),
    ("check good.txt --color red", 2),
    ("check good.txt --lang fr", 2),
    ("check good.txt --nonsense", 2),
    ("check good.txt --config x.toml", 2),
    ("extract good.txt", 0),
    ("extract good.txt bad notes", 0),
    ("extract --text good.txt", 0),
    ("extract --text good.txt bad", 2),
    ("extract missing.txt", 2),
    ("extract good.txt broken", 2),
    ("extract", 2),
    ("explain A101", 0),
    ("explain balance", 0),
    ("explain a101", 0),
    ("explain A999", 2),
    ("explain", 2),
    ("explain A101 A102", 2),
    ("rules list", 0),
    ("rules list --select A --output-format json", 0),
    ("rules list --select Z", 2),
    ("rules test A101", 0),
    ("rules test A999", 2),
    ("rules", 2),
    ("rules lint", 2),
    ("chekc good.txt", 2),
    ("good.txt", 2),
    ("help", 0),
    ("help check", 0),
    ("help rules", 0),
    ("help rules list", 0),
    ("help chekc", 2),
    ("version", 0),
    ("version 2", 2),
    ("", 2),
    ("--config", 2),
    ("--help", 0),
    ("check --help", 0),
    ("extract --help", 0),
    ("explain -h", 0),
    ("--version", 0),
    ("--lang en check good.txt", 0),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("words", "code"), CODES, ids=[words for words, _ in CODES])
def test_exit_codes(words: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words.split(" ") if words else []) == code
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    assert "程序内部错误" not in told.err
    # NOTE: whoever is told that something failed is told what.
    assert told.out or told.err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("check --selct A", "there is no such option: --selct\n  did you mean --select?"),
        ("check --select row-sums good.txt", 'no rule "row-sums"\n  did you mean "row-sum"?'),
        ("explain balanse", "there is no such rule: balanse\n  did you mean balance?"),
        ("check --year 3024", '--year takes a whole number from 2008 to 2099, not "3024"'),
        ("check --output-format jsn", "no such output format: jsn\n  did you mean json?"),
        ("check --output-format json=good.txt good.txt", "good.txt is one of the files to check"),
        ("chekc", "there is no such command: chekc\n  did you mean check?"),
        ("check --version", "check has no option --version\n  it is an option of reportlint"),
        ("--statistics", "the option --statistics needs a command\n  it is an option of check"),
        ("help chekc", "there is no such command: chekc\n  did you mean check?"),
        ("good.txt", "no such command: good.txt\n  to check it: reportlint check good.txt"),
        ("extract --fix good.txt", "extract has no option --fix\n  it is an option of check"),
        ("check - --fix", "--fix does not go with standard input\n  use reportlint fix -"),
        (
            "check bad --statistics --output-format json",
            "--statistics and json both go to standard output\n  give the latter a file: json=",
        ),
    ],
)
def test_errors_say_what_to_do(words: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", *words.split()]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert told in captured.err


def run(*words: str, **more: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    environment = {**os.environ, **more.pop("env", {})}  # type: ignore[dict-item]
    command = [sys.executable, "-m", "reportlint", *words]
    return subprocess.run(command, capture_output=True, check=False, env=environment, **more)  # type: ignore[call-overload,no-any-return]


_ENVIRONMENTS = (
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "gbk"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"LC_ALL": "POSIX", "LANG": "de_DE"},
    {"PYTHONHASHSEED": "1"},
    {"PYTHONHASHSEED": "2", "TERM": "dumb", "COLUMNS": "30"},
)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["full", "json"])
def test_output_is_the_same_bytes_everywhere(name: str) -> None:
    words = ("check", ".", "--output-format", name)
    plain = run(*words)
    assert plain.returncode == 2
    assert run(*words, "--jobs", "2").stdout == plain.stdout
    for environment in _ENVIRONMENTS:
        assert run(*words, env=environment).stdout == plain.stdout, environment


def test_standard_input_is_read(folder: Path) -> None:
    data = (folder / "bad" / "bad.txt").read_bytes()
    ran = run("check", "-", "--output-format", "concise", "--lang=en", input=data)
    assert ran.returncode == 1
    assert ran.stdout.startswith(b"-:")
    named = run(
        *("check", "-", "--stdin-filename", "drafts/x.md", "--output-format", "json"), input=data
    )
    (file,) = json.loads(named.stdout)["files"]
    assert (file["path"], file["format"]) == ("drafts/x.md", "markdown")
    assert run("check", "-", input=b"").returncode == 2
    assert run("extract", "--text", "-", input=b"a\r\nb").stdout == b"a\r\nb"


def test_extract_prints_the_text_that_positions_refer_to(folder: Path) -> None:
    path = folder / "crlf.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "甲\r\n乙\f丙\r丁".encode())
    assert run("extract", "--text", str(path)).stdout.decode() == "甲\r\n乙\f丙\r丁"


def test_several_outputs_in_one_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    formats = ("full", "json=out.json", "concise=out.txt")
    options = [word for name in formats for word in ("--output-format", name)]
    assert main(["check", "bad", "--color=always", *options]) == 1
    assert "\x1b[" in capsys.readouterr().out
    document = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert document["summary"]["errors"] >= 1
    assert (folder / "out.txt").read_text(encoding="utf-8").startswith(f"bad{os.sep}bad.txt:")
    assert not list(folder.glob(".*.tmp"))


def test_files_appear_whole_or_not_at_all(folder: Path) -> None:
    out = folder / "out.json"
    out.write_text("before", encoding="utf-8")
    words = ["check", "bad", "--output-format", "json=out.json"]
    for place in ("full=none/new/x", "concise=bad/bad.txt/x"):
        words += ["--output-format", place]
    assert main(words) == 2
    assert not (folder / "none" / "new").exists()
    assert out.read_text(encoding="utf-8") == "before"
    assert sorted(path.name for path in folder.iterdir()) == [
        *("bad", "broken", "good.txt", "none", "notes", "out.json")
    ]
    (folder / "link.json").symlink_to(out)
    assert main(["check", "bad", "--output-format", "json=link.json"]) == 1
    assert (folder / "link.json").is_symlink()
    assert json.loads(out.read_text(encoding="utf-8"))["summary"]["errors"] >= 1


def test_unreadable_files_are_told_where_json_is_not_for_people(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "broken", "--lang=en", "--output-format=json=out.json"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        f"broken{os.sep}empty.txt: the file is empty; check that it was saved\n"
        "No annual report was checked.\n1 unreadable file.\nwritten: out.json (json)\n"
    )
    assert (folder / "out.json").exists()


def test_verdict_and_files_written_are_told_wherever_the_results_go(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["check", "good.txt", "--lang=en", "--output-format", "html=new/folder/x.html"]
    assert main(words) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err == (
        "Passed: 1 file, no errors or warnings.\nwritten: new/folder/x.html (html)\n"
    )
    assert (folder / "new" / "folder" / "x.html").exists()
    assert main([*words, "--output-format", "full"]) == 0
    told = capsys.readouterr()
    assert told.out == "Passed: 1 file, no errors or warnings.\n"
    assert told.err == "written: new/folder/x.html (html)\n"
    assert main([*words, "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    assert main(["check", "good.txt", "--output-format", "csv"]) == 0
    assert capsys.readouterr().err == "通过：1 个文件，没有错误和警告。\n"
    assert main(["extract", "good.txt", "--output-format", "json=x.json"]) == 0
    assert capsys.readouterr().err == "已写入 x.json（extract）\n"


def test_what_a_folder_holds_besides_is_counted_by_kind(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.xls", "b.et", "c.zip", "d.json", ".e"):
        (folder / "notes" / name).touch()
    (folder / "notes" / ".git").mkdir()
    (folder / "notes" / ".gitignore").write_text("f.txt\n")
    (folder / "notes" / "f.txt").touch()
    assert main(["check", "notes", "--lang=en"]) == 3
    out = capsys.readouterr().out
    assert " ".join(out.split()) == (
        "No annual report was checked. 1 other document. "
        "7 files and 1 folder left out: 2 hidden files, 2 spreadsheets, 1 archive, "
        "1 data or settings file, 1 hidden folder, 1 file in .gitignore "
        "(list them with --show-files)."
    )
    assert main(["check", "notes", "--output-format", "html=out.html"]) == 3
    assert (
        "个文件、1 个文件夹没有检查：2 个隐藏文件、2 个表格文件"
        in capsys.readouterr().err.replace("\n", "")
    )
    assert main(["check", "notes", "--show-files", "--lang=en", "--no-gitignore"]) == 0
    told = capsys.readouterr()
    assert told.out == f"notes{os.sep}f.txt\nnotes{os.sep}notice.txt\n"
    assert f"notes{os.sep}a.xls: left out, spreadsheet\n" in told.err
    assert main(["check", "notes", "--show-files", "--output-format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["files"] == [f"notes{os.sep}notice.txt"]
    (ignored,) = [one for one in listed["left_out"] if one["kind"] == "ignored"]
    assert ignored["why"] == f"notes{os.sep}.gitignore:1: f.txt"
    assert main(["check", "none", "--show-files"]) == 3
    assert main(["check", "good.txt", "--show-files", "--output-format", "csv"]) == 2


def test_wildcards_are_expanded_where_the_shell_does_not(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("草稿[1].txt", "草稿1.txt", "[x] 2.txt"):
        shutil.copy(folder / "good.txt", folder / "none" / name)

    def shown(*words: str) -> list[str]:
        main(["check", "--show-files", *words])
        return [Path(line).name for line in capsys.readouterr().out.splitlines()]

    assert shown("none/*.txt") == ["[x] 2.txt", "草稿1.txt", "草稿[1].txt"]
    assert shown("none/草稿[1].txt") == ["草稿[1].txt"]
    assert shown("none/草稿[0-9].txt") == ["草稿1.txt"]
    assert shown("none/[x] *.txt") == ["[x] 2.txt"]
    assert shown("**/b?d.txt") == ["bad.txt"]
    assert main(["check", "*.docx", "--lang=en", "--output-format=concise", "-q"]) == 2
    assert capsys.readouterr().out == (
        "*.docx: error no file matches this pattern; check the path and the name\n"
    )
    assert main(["extract", "g*.txt"]) == 0


@pytest.mark.usefixtures("folder")
def test_statistics_count_the_findings_of_each_rule(capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy("bad/bad.txt", "bad/other.txt")
    assert main(["check", "bad", "notes/notice.txt", "--statistics", "--lang=en", "-q"]) == 1
    assert capsys.readouterr().out == "2  A105  wrong cell\n1  R103  not an annual report\n"
    assert main(["check", "good.txt", "--statistics"]) == 0
    assert capsys.readouterr().out == "通过：1 个文件，没有错误和警告。\n"


def test_what_can_be_fixed_is_fixed_before_it_is_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draft = folder / "good.txt"
    right = draft.read_text(encoding="utf-8")
    draft.write_text(
        right.replace("）办公室", "）办公室 ", 1).replace("，", ",", 1), encoding="utf-8"
    )
    assert main(["check", "good.txt", "--diff"]) == 1
    assert "+" in capsys.readouterr().out
    assert main(["check", "good.txt", "--fix", "--lang=en"]) == 0
    told = capsys.readouterr()
    assert told.out == "Passed: 1 file, no errors or warnings.\n"
    assert "1 place fixed" in told.err
    assert draft.read_text(encoding="utf-8") == right


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("config", ["", "nonsense = 1\n"])
def test_the_configured_language_is_that_of_errors_and_help(
    config: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "reportlint.toml").write_text(f'language = "en"\n{config}', encoding="utf-8")
    calls = (["check", "--nonsense"], ["explain", "A999"], ["chekc"], ["help", "chekc"])
    for words in (*calls, *([["check"]] if config else [])):
        assert main(words) == 2
        assert capsys.readouterr().err.isascii()
    assert main(["help"]) == 0
    assert "commands:" in capsys.readouterr().out
    assert main(["help", "--lang=zh"]) == 0
    assert "命令：" in capsys.readouterr().out
    assert main(["chekc", "--isolated"]) == 2
    assert "没有这个命令" in capsys.readouterr().err
    monkeypatch.chdir("none")
    assert main(["check", "--config", "../reportlint.toml", "--nonsense"]) == 2
    assert main(["check", "../good.txt", "--nonsense"]) == 2
    assert capsys.readouterr().err.isascii()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", "  无法读取：符号链接绕成了圈\n"),
        ("en", "  unreadable: its links lead in a circle\n"),
    ],
)
def test_why_a_file_is_unreadable_is_told_once(
    language: str, told: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "loop.txt").symlink_to("loop.txt")
    assert main(["--lang", language, "check", "loop.txt"]) == 2
    assert told in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_help_of_a_command_and_of_several(capsys: pytest.CaptureFixture[str]) -> None:
    texts = []
    for words in (["check", "--help"], ["help", "check"], ["help", "rules"], ["--help"], ["help"]):
        assert main(words) == 0
        texts.append(capsys.readouterr().out)
    assert texts[0] == texts[1]
    assert texts[3] == texts[4]
    assert "rules test" in texts[2]
    assert "extract" not in texts[2]
    assert main(["version"]) == 0
    assert capsys.readouterr().out == f"reportlint {__version__}\n"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "env", "coloured"),
    [
        ([], {}, False),
        (["--color=always"], {}, True),
        (["--color=always"], {"NO_COLOR": "1"}, True),
        (["--color=never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "0"}, False),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
def test_colours(
    words: list[str],
    env: dict[str, str],
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert main(["check", "bad", *words]) == 1
    assert ("\x1b[" in capsys.readouterr().out) == coloured


@pytest.mark.usefixtures("folder")
def test_language_comes_from_option_and_environment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = {"zh": "通过：", "en": "Passed: "}
    for language, start in expected.items():
        monkeypatch.setenv("REPORTLINT_LANG", language)
        assert main(["check", "good.txt"]) == 0
        assert capsys.readouterr().out.startswith(start)
    assert main(["check", "good.txt", "--lang", "zh"]) == 0
    assert capsys.readouterr().out.startswith(expected["zh"])


@pytest.mark.usefixtures("folder")
def test_help_is_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--help"]) == 0
    assert "退出码" in capsys.readouterr().out
    assert main(["check", "--help", "--lang=en"]) == 0
    text = capsys.readouterr().out
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 80
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"reportlint {__version__}\n"


@pytest.mark.usefixtures("folder")
def test_names_that_steer_terminals_or_are_no_text_are_shown_safely(folder: Path) -> None:
    name = b"a\x1b[31m\xff.txt"
    with open(os.fsencode(folder) + b"/none/" + name, "wb") as file:  # noqa: PTH123
        file.write(NOTICE.encode())
    for output in ("full", "concise"):
        ran = run("check", "none", "-v", "--output-format", output)
        assert b"\x1b" not in ran.stdout
        assert ran.returncode == 3
    ran = run("check", "none", "--output-format", "json")
    assert json.loads(ran.stdout)["files"][0]["path"].endswith(".txt")


@pytest.mark.skipif(os.name != "posix", reason="signals and pipes of POSIX systems")
class TestEnds:
    """How the command ends when its surroundings do."""

    @pytest.mark.usefixtures("folder")
    def test_a_closed_pipe_ends_it_quietly(self) -> None:
        read, write = os.pipe()
        os.close(read)
        command = [sys.executable, "-m", "reportlint", "check", "bad"]
        ran = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
        os.close(write)
        assert ran.stderr == b""
        assert ran.returncode == 141

    @pytest.mark.usefixtures("folder")
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
    def test_a_full_disk_is_told(self) -> None:
        command = [sys.executable, "-m", "reportlint", "check", "bad", "--lang", "en"]
        with Path("/dev/full").open("wb") as full:
            ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
        assert ran.returncode == 2
        assert ran.stderr == b"reportlint: standard output cannot be written: the disk is full\n"

    @pytest.mark.usefixtures("folder")
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
    @pytest.mark.parametrize("name", ["json", "html", "xlsx"])
    def test_a_full_disk_is_told_of_a_file_too(self, name: str) -> None:
        words = ["check", "bad", "--quiet", "--output-format", f"{name}=/dev/full"]
        ran = subprocess.run(
            [sys.executable, "-m", "reportlint", *words], capture_output=True, check=False
        )
        assert ran.returncode == 2
        assert ran.stderr.decode() == "reportlint: 无法写入 /dev/full：磁盘已满\n"

    @pytest.mark.usefixtures("folder")
    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
    def test_nobody_hears_what_cannot_be_told(self) -> None:
        with Path("/dev/full").open("wb") as full:
            command = [sys.executable, "-m", "reportlint", "check", "missing.txt"]
            assert subprocess.run(command, stderr=full, check=False).returncode == 2

    @pytest.mark.usefixtures("folder")
    @pytest.mark.parametrize(
        ("words", "code"),
        [
            ("bad 2>&-", 1),
            ("bad >&-", 2),
            ("bad <&- >&- 2>&-", 2),
            ("bad --output-format json >&-", 2),
            ("bad --output-format json=a.json >&-", 1),
            ("good.txt --quiet >&-", 0),
        ],
    )
    def test_what_cannot_be_told_is_an_error(self, words: str, code: int) -> None:
        script = f"{sys.executable} -m reportlint check {words}"
        ran = subprocess.run(["/bin/sh", "-c", script], check=False, stderr=subprocess.PIPE)
        assert ran.returncode == code
        told = "无法写入标准输出：已关闭" in ran.stderr.decode()
        assert told == (code == 2 and "2>" not in words)

    def test_an_interrupt_ends_it(self, tmp_path: Path) -> None:
        fifo = tmp_path / "pipe.txt"
        os.mkfifo(fifo)
        command = [sys.executable, "-m", "reportlint", "check", str(fifo)]
        process = subprocess.Popen(command, stderr=subprocess.PIPE)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
        assert told.decode() == "已中断：1 个文件中检查了 0 个\n"
        assert process.returncode == 130
