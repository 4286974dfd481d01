"""Nothing that a file, its name, a pack or a configuration says steers who shows it.

A table: every output, every place that words come from, every kind of character.
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from reportlint.reporters import CHECK_FORMATS, COPY_REPORTERS
from reportlint.reporters.common.machine_text import escape_controls
from reportlint.reporters.common.screen import escape_markup, sanitise_text
from tests.corpus import CLEAN, CORPUS, PACK

#: What steers a terminal, turns words around, is not seen, or is a command to a CI system.
DANGERS = {
    "C0": "\x1b[2Ja\x07\x08",
    "C1": "\x9b31m\x85",
    "bidi": "a\u202eb\u2066c\u200f",
    "zero width": "a\u200bb\u2060c\ufeff",
    "lines": "a\n::error::x\r::error::y\u2028::z",
    "commands": "##[error]x ##vso[task.complete]y",
}
DANGER = "".join(DANGERS.values())
#: The same where a line begins with it.
COMMAND = "::error::" + DANGER
#: In a name of a file on Linux there may be any byte but two.
NAME = "::warning::\x1b[31m\u202e\n##[error]n\udcff=1.txt"
#: Our own colours, and the line ends of the format.
_COLOURS = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")
_OWN_COMMAND = re.compile(r"::(?:error|warning|notice) file=")

linux = pytest.mark.skipif(sys.platform != "linux", reason="names of Linux")


def assert_harmless(text: str, *, commands: bool = False) -> None:
    """Fail for what a terminal or a log acts upon; ``commands``: but for those of the output."""
    for line in re.split(r"\r?\n", text):
        odd = {sign for sign in line if not sign.isprintable() and sign != "\u3000"}
        assert not odd, (odd, line)
        if commands and _OWN_COMMAND.match(line):
            # NOTE: whoever takes a line for one command looks for no other in it.
            continue
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
        assert "##vso[" not in line


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which every place holds what is dangerous."""
    top = tmp_path_factory.mktemp("visible")
    shutil.copytree(PACK, top / "pack")
    rules = next((top / "pack" / "rules").glob("*.yaml"))
    text = rules.read_text(encoding="utf-8")
    for words in ("没有说明年度要点落实情况", "在第六部分写明本年度政务公开工作要点的落实情况。"):
        text = text.replace(words, json.dumps(COMMAND, ensure_ascii=True))
    text = text.replace('zh: "第六部分没有说明{topics}"', f"zh: {json.dumps(COMMAND)}")
    rules.write_text(text, encoding="utf-8")
    manifest = top / "pack" / "pack.yaml"
    text = manifest.read_text(encoding="utf-8")
    title = "示例省规则包（样例）"
    manifest.write_text(text.replace(title, json.dumps(COMMAND)), encoding="utf-8")
    (top / "reportlint.toml").write_text('packs = ["pack"]\nregion = "990000"\n', encoding="utf-8")
    draft = (CORPUS / "good" / "township-zero-2023.txt").read_text(encoding="utf-8")
    words = DANGER.replace("\n", "").replace("\r", "").replace("\u2028", "").replace("\x85", "")
    draft = draft.replace("一是主动公开。", f"一是主动公开。{words}公开公开了")
    draft = draft.replace(
        "望岚县松陂乡人民政府\n", f"望岚县\x1b[31m松陂\u202e乡{words}人民政府\n", 1
    )
    draft = draft.replace("工作要点", "工作安排").replace("重点任务", "任务")
    draft += f"\n::error::在\u202e{words}\n联系人身份证号码：11010119900307\u200b7758\n"
    (top / "drafts").mkdir()
    (top / "drafts" / NAME).write_text(draft, encoding="utf-8")
    (top / "drafts" / f"{NAME}.pdf").write_bytes(b"%PDF-1.4 " + COMMAND.encode())
    return top


def ran(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "reportlint", *words],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **environment},
    )


@pytest.fixture(scope="module")
def written(folder: Path) -> dict[str, bytes]:
    """Return every output of a check of the folder, and what it says beside."""
    formats = [word for name in CHECK_FORMATS for word in ("--output-format", f"{name}=out/{name}")]
    copies = [
        word for name in COPY_REPORTERS for word in ("--output-format", f"{name}=out/copies/")
    ]
    (folder / "out").mkdir()
    found = ran(folder, "check", "drafts", "--verbose", *formats, *copies)
    assert found.returncode == 2
    assert b"Traceback" not in found.stderr
    named = {name: (folder / "out" / name).read_bytes() for name in CHECK_FORMATS}
    (copy,) = (path for path in (folder / "out" / "copies").iterdir() if path.suffix == ".docx")
    return {**named, "docx": copy.read_bytes(), "stderr": found.stderr}


@linux
@pytest.mark.parametrize("name", [*sorted({*CHECK_FORMATS} - {"xlsx"}), "stderr"])
def test_no_output_steers(name: str, written: dict[str, bytes]) -> None:
    text = written[name].decode("utf-8")
    assert "SP-S101" in text or name == "stderr"
    assert_harmless(text.removeprefix("\ufeff"), commands=name == "github")


@linux
def test_a_name_that_is_no_utf_8_is_told_by_its_bytes(written: dict[str, bytes]) -> None:
    for name in {*CHECK_FORMATS} - {"sarif", "xlsx", "json", "gitlab"}:
        assert "n\\xff=1" in written[name].decode("utf-8").replace("%5C", "\\"), name
    assert "n%FF%3D1.txt" in written["sarif"].decode("utf-8")
    paths = [file["path"] for file in json.loads(written["json"])["files"]]
    assert "drafts/::warning::\x1b[31m\u202e\n##[error]n\\xff=1.txt" in paths
    assert "n\\xff=1.txt" in json.loads(written["gitlab"])[0]["location"]["path"]


@linux
def test_a_name_that_is_no_utf_8_comes_back(tmp_path: Path) -> None:
    draft = os.fsencode(tmp_path) + b"/draft\xff\x80.txt"
    text = min((CORPUS / "bad" / "A105").glob("*.txt")).read_text(encoding="utf-8")
    text = text.replace("情况", "的的情况", 1) + "本机关的的工作\n"
    Path(os.fsdecode(draft)).write_text(text, encoding="utf-8")
    words = ("--baseline", "baseline.json")
    assert ran(tmp_path, "check").returncode == 1
    assert ran(tmp_path, "check", "--write-baseline", *words).returncode == 0
    assert "\\udcff" in (tmp_path / "baseline.json").read_text(encoding="utf-8")
    again = ran(tmp_path, "check", *words)
    assert again.returncode == 0
    copied = ran(tmp_path, "check", ".", "--output-format", "docx=out/")
    assert b"Traceback" not in copied.stderr
    (copy,) = (tmp_path / "out").iterdir()
    assert os.fsencode(copy.name) == b"draft\xff\x80.txt.docx"
    for rest in (["fix", ".", "--unsafe-fixes"], ["extract", "."], ["check", "--show-files", "."]):
        told = ran(tmp_path, *rest)
        assert b"draft\\xff\\x80.txt" in told.stdout.replace(b"\\\\", b"\\"), rest
        assert told.stderr.count(b"Traceback") == 0


@linux
@pytest.mark.parametrize("name", ["xlsx", "docx"])
def test_no_part_of_an_archive_steers(name: str, written: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(written[name])) as archive:
        parts = [archive.read(part) for part in archive.namelist() if part.endswith(".xml")]
    for part in parts:
        for words in ET.fromstring(part).itertext():  # noqa: S314 - our own
            assert not {sign for sign in words if not sign.isprintable()} - {"\n", "\u3000"}


@linux
@pytest.mark.parametrize("colour", ["always", "never"])
@pytest.mark.parametrize("name", ["full", "grouped", "concise", "statistics"])
def test_no_output_on_a_terminal_steers(name: str, colour: str, folder: Path) -> None:
    words = ["--statistics"] if name == "statistics" else ["--output-format", name]
    found = ran(folder, "check", "drafts", "--verbose", "--color", colour, *words)
    assert found.returncode == 2
    text = found.stdout.decode("utf-8")
    assert_harmless(_COLOURS.sub("", text) if colour == "always" else text)
    assert colour == "always" or "\x1b" not in text


@linux
@pytest.mark.parametrize(
    "words",
    [
        ["explain", "SP-S101"],
        ["rules", "list"],
        ["rules", "list", "--output-format", "json"],
        ["rules", "test", "SP-S101"],
        ["config", "show"],
        ["config", "show", "SP-S101"],
        ["config", "show", "--output-format", "json"],
        ["extract", "drafts"],
        ["extract", "drafts", "--output-format", "csv"],
        ["fix", "drafts", "--diff"],
        ["check", COMMAND.replace("\n", "")],
        ["check", "--output-format", COMMAND],
        ["check", "--select", COMMAND],
        [COMMAND],
    ],
    ids=lambda words: " ".join(words)[:20].encode("unicode_escape").decode(),
)
def test_no_command_steers(words: list[str], folder: Path) -> None:
    found = ran(folder, *words)
    assert b"Traceback" not in found.stderr
    assert_harmless(found.stdout.decode("utf-8").removeprefix("\ufeff"))
    assert_harmless(found.stderr.decode("utf-8"))


@linux
@pytest.mark.parametrize(
    "words",
    [
        ["check", "--output-format", "concise"],
        ["check", "--output-format", "full"],
        ["check", "--output-format", "csv"],
        ["check", "--output-format", "junit"],
        ["check", "--show-files"],
        ["check", NAME],
        ["fix", "."],
        ["fix", ".", "--diff", "--unsafe-fixes"],
    ],
    ids=lambda words: " ".join(words)[:30].encode("unicode_escape").decode(),
)
def test_no_name_at_the_beginning_of_a_line_steers(
    words: list[str], folder: Path, tmp_path: Path
) -> None:
    for path in (folder / "drafts").iterdir():
        shutil.copy(path, tmp_path / path.name)
    found = ran(tmp_path, *words, GITHUB_ACTIONS="true")
    assert b"Traceback" not in found.stderr
    assert_harmless(found.stdout.decode("utf-8").removeprefix("\ufeff"))
    assert_harmless(found.stderr.decode("utf-8"))


def test_a_configuration_does_not_steer(tmp_path: Path) -> None:
    key = json.dumps(COMMAND)
    (tmp_path / "reportlint.toml").write_text(f"{key} = 2\nyear = 1900\n", encoding="utf-8")
    shutil.copy(CLEAN, tmp_path)
    found = ran(tmp_path, "check", "clean.txt")
    assert found.returncode == 2
    assert_harmless(found.stderr.decode("utf-8"))


def test_the_text_of_a_draft_is_exact_but_for_a_log(tmp_path: Path) -> None:
    text = "::error::x\n\x1b[31m##[error]\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    found = ran(tmp_path, "extract", "--text", "a.txt", GITHUB_ACTIONS="", TF_BUILD="")
    assert found.stdout.decode() == text
    found = ran(tmp_path, "extract", "--text", "a.txt", GITHUB_ACTIONS="true")
    assert found.stdout.decode() == "\\::error::x\n\x1b[31m#\\#[error]\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("通过：1 个文件。\n", "通过：1 个文件。\n"),
        ("a::b\n", "a::b\n"),
        ("::error::a\n  ::b\n\u3000::c", "\\::error::a\n  \\::b\n\u3000\\::c"),
        ("## 标题 [1]\n##[error]a ##vso[x]", "## 标题 [1]\n#\\#[error]a #\\#vso[x]"),
        ("\x1b[31ma\x9b\u202e\r", "\u241b[31ma\ufffd\ufffd\u240d"),
    ],
)
def test_lines_for_people(text: str, shown: str) -> None:
    assert sanitise_text(text) == shown


def test_our_own_colours_are_kept_where_there_are_any() -> None:
    text = "\x1b[31m::a\x1b[0m\x1b[2J\x1b]8;;https://example.cn/\x1b\\b\x1b]8;;\x1b\\"
    assert sanitise_text(text, with_colour=True) == text.replace("\x1b[2J", "\u241b[2J").replace(
        "::", "\\::"
    )
    assert "\x1b" not in sanitise_text(text)


@pytest.mark.parametrize("danger", [*DANGERS.values(), "\U000e0041", "\ud800\udcff"])
def test_json_and_xml_mean_the_same(danger: str) -> None:
    text = escape_controls(json.dumps(danger, ensure_ascii=False))
    assert_harmless(text)
    again = danger.replace("\ud800\udcff", "\ufffd\\xff")
    assert json.loads(text) == again
    markup = escape_markup("##[error]\n ::x##")
    assert ET.fromstring(f"<a>{markup}</a>").text == "##[error]\n ::x##"  # noqa: S314
    assert_harmless(markup)
