"""Whole runs: entries that several drafts share, broken ignore files, what is shown."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from reportlint.cli.main import main
from reportlint.engine.evaluation import SuppressionUse
from reportlint.engine.files import InputFile
from reportlint.engine.unused_suppressions import UnusedSuppressions
from reportlint.model.problem import Place
from reportlint.rules.suppressions import SuppressionEntry
from reportlint.support.localized_text import Bilingual
from tests.suppression.faulty import TEXT, ignoring, write

IGNORE = ".reportlint-ignore.yaml"
RIGHT = TEXT.replace("28件", "18件")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a draft whose claim is wrong and one whose claim is right."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, "one.txt")
    write(tmp_path, "two.txt", RIGHT)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *words: str) -> list[tuple[str, str, int]]:
    """Run a check and give what it finds: path, rule and line, without A105 and W304."""
    main(["check", *words, "--output-format", "json"])
    files = json.loads(capsys.readouterr().out)["files"]
    found = [(file["path"], finding) for file in files for finding in file["findings"]]
    return [
        (path, finding["rule"], finding["location"]["line"])
        for path, finding in found
        if finding["rule"] not in ("A105", "W304")
    ]


ENTRY = "- {rule: N101, reason: 口径不同}\n"


def test_an_entry_that_one_of_several_drafts_needs_is_used(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ignoring(folder, ENTRY)
    assert told(capsys, ".") == []
    assert told(capsys, "two.txt") == []


def test_an_entry_that_none_needs_is_told_where_it_stands(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ignoring(folder, f"# 说明\n{ENTRY}")
    write(folder, "one.txt", RIGHT)
    assert told(capsys, ".") == [(IGNORE, "E101", 2)]
    assert told(capsys, "one.txt", "two.txt") == [(IGNORE, "E101", 2)]


def test_an_entry_that_drafts_share_keeps_none_of_them() -> None:
    place = ("rules.yaml", 1, 1, "configuration", "N101", ("N101",), None, Place(), None)
    use = SuppressionUse(SuppressionEntry(*place, Bilingual("口径", "basis"), None), "unused")
    content = TEXT.encode()
    before = sys.getrefcount(content)
    shared = UnusedSuppressions()
    shared.add(InputFile("one.txt", is_named=True, data=content), (use,))
    assert sys.getrefcount(content) == before


def test_a_run_over_some_drafts_cannot_tell_that_the_others_need_no_entry(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ignoring(folder, ENTRY)
    write(folder, "one.txt", RIGHT)
    assert told(capsys, "one.txt") == []


def test_an_entry_for_one_file_is_told_of_that_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ignoring(folder, "- {rule: N101, file: two.txt, reason: 口径不同}\n")
    assert told(capsys, ".") == [("one.txt", "N101", 6), ("two.txt", "E101", 1)]
    assert told(capsys, "one.txt") == [("one.txt", "N101", 6)]


def test_a_pattern_shares_an_entry_among_the_files_it_matches(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, "three.txt")
    ignoring(folder, "- {rule: N101, file: 't*.txt', reason: 口径不同}\n")
    assert told(capsys, ".") == [("one.txt", "N101", 6)]
    write(folder, "three.txt", RIGHT)
    assert told(capsys, ".") == [("one.txt", "N101", 6), (IGNORE, "E101", 1)]


def test_an_expired_entry_is_told_once_for_all_drafts(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ignoring(folder, "- {rule: N101, reason: 口径不同, expires: 2020-01-01}\n")
    assert told(capsys, ".") == [("one.txt", "N101", 6), (IGNORE, "E101", 1)]


def test_each_folder_has_its_own_ignore_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "deep").mkdir()
    write(folder / "deep", "one.txt")
    ignoring(folder, ENTRY)
    assert told(capsys, ".") == [("deep/one.txt", "N101", 6)]


def test_entries_are_told_of_only_where_the_rule_is_on(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ignoring(folder, ENTRY)
    write(folder, "one.txt", RIGHT)
    assert told(capsys, ".", "--ignore", "E101") == []
    main(["check", ".", "--severity", "E101=error", "--output-format", "concise", "-q"])
    assert f"{IGNORE}:1:3: 错误 E101" in capsys.readouterr().out


def test_the_configuration_suppresses_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "reportlint.toml").write_text(
        '[[suppressions]]\nrule = "N101"\nfile = "one.txt"\nreason = "口径不同"\n'
        "expires = 2099-12-31\n"
        '[[suppressions]]\nrule = "C104"\nreason = "没有的"\n',
        encoding="utf-8",
    )
    assert told(capsys, ".") == [("reportlint.toml", "E101", 6)]
    main(["check", "one.txt", "--show-suppressed"])
    assert "不同，reportlint.toml:1）" in capsys.readouterr().out


def test_a_broken_entry_is_told_once_and_the_others_hold(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ignoring(folder, f"{ENTRY}- {{rule: A1O5, reason: 待更正}}\n- {{rule: A105, reason: 待更正}}\n")
    assert main(["check", "."]) == 2
    streams = capsys.readouterr()
    assert streams.err.startswith(f"reportlint: {IGNORE}:2:10: 没有规则“A1O5”，是否指“A105”？\n")
    assert "- {rule: A1O5, reason: 待更正}\n" in streams.err
    assert streams.err.count("A1O5，") + streams.err.count("没有规则") == 1
    assert "A105" not in streams.out
    assert "3 个问题已抑制" in streams.out


def test_the_number_of_jobs_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(4):
        write(folder, f"draft-{number}.txt", RIGHT if number % 2 else TEXT)
    ignoring(
        folder,
        f"{ENTRY}- {{rule: A1O5, reason: 坏}}\n- {{rule: C104, reason: 没有的}}\n"
        "- {rule: W304, file: draft-3.txt, reason: 已核}\n",
    )
    ran = []
    for jobs in ("1", "2"):
        outputs = ["--output-format", "full", "--output-format", "json=out.json"]
        assert main(["check", ".", "--jobs", jobs, *outputs, "--show-suppressed"]) == 2
        streams = capsys.readouterr()
        ran.append((streams.out, streams.err, (folder / "out.json").read_bytes()))
    assert ran[0] == ran[1]
    assert "E101" in ran[0][0]


def test_jobs_write_the_same_baseline(folder: Path) -> None:
    for jobs in ("1", "2"):
        words = ["--baseline", f"{jobs}.json", "--write-baseline", "--jobs", jobs, "-q"]
        assert main(["check", ".", *words]) == 0
    assert (folder / "1.json").read_bytes() == (folder / "2.json").read_bytes()


def test_what_is_suppressed_is_counted_and_can_be_shown(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ignoring(folder, ENTRY)
    main(["check", "one.txt", "--select", "N101"])
    counted = (
        "通过：1 个文件，没有错误和警告。\n另有：1 个问题已抑制（用 --show-suppressed 列出）。\n"
    )
    assert capsys.readouterr().out == counted
    main(["check", "one.txt", "--select", "N101", "--show-suppressed"])
    assert capsys.readouterr().out == (
        "one.txt\n"
        "  已抑制 N101  6:24  正文称收到申请 28 件，而表格“本年新收”行“总计”列为 18（口径\n"
        "    不同，.reportlint-ignore.yaml:1）\n"
        "\n"
        "通过：1 个文件，没有错误和警告。\n"
        "另有：1 个问题已抑制。\n"
    )
    words = ["--output-format", "concise", "--lang", "en", "-q", "--show-suppressed"]
    main(["check", "one.txt", "--select", "N101", *words])
    line = capsys.readouterr().out
    assert line.startswith("one.txt: suppressed N101  6:24  the prose says 28 requests")
    assert line.endswith(" (口径不同, .reportlint-ignore.yaml:1)\n")
    main(["check", "one.txt", "--select", "N101", "--output-format", "json"])
    document = json.loads(capsys.readouterr().out)
    assert document["files"][0]["suppressed"] == document["summary"]["suppressed"] == 1


def test_standard_input_is_suppressed_by_the_name_it_is_given(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    ignoring(folder, ENTRY)
    for name, code in (("one.txt", 0), (None, 1)):
        stream = io.TextIOWrapper(io.BytesIO(TEXT.encode()))
        monkeypatch.setattr(sys, "stdin", stream)
        named = ["--stdin-filename", name] if name else []
        assert main(["check", "-", *named, "--select", "N101", "-q"]) == code
        capsys.readouterr()


def test_what_is_suppressed_is_not_fixed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ignoring(folder, "- {rule: W304, reason: 原文如此}\n")
    assert main(["fix", "one.txt"]) == 0
    assert (folder / "one.txt").read_text(encoding="utf-8") == TEXT
    ignoring(folder, "- {rule: W304, reason: 原文如此, files: one.txt}\n")
    assert main(["fix", "."]) == 2
    streams = capsys.readouterr()
    assert "是不是“file”" in streams.err
    assert streams.err.count("没有“files”这个键") == 1
    assert streams.out.count("抑制文件有错，没有修改") == 2
    assert (folder / "one.txt").read_text(encoding="utf-8") == TEXT
    ignoring(folder, "")
    assert main(["fix", "one.txt"]) == 0
    assert (folder / "one.txt").read_text(encoding="utf-8") == TEXT.replace("，，", "，")
