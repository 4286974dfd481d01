"""``rules test`` of files and packs, ``rules new``, ``docs`` and ``schema``, ``explain``."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reportlint import config
from reportlint.cli.main import main
from reportlint.config import project
from tests.rules.loading import PRESENT, RELATION, entry

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in an empty folder; what was found in others is forgotten."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTLINT_LANG", raising=False)
    config.clear_cache()
    project.clear_cache()


def rule_file(name: str, *rules: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text("".join(map(entry, rules)), encoding="utf-8")


def test_a_rule_file_on_its_own_is_tested(capsys: pytest.CaptureFixture[str]) -> None:
    rule_file("mine.yaml", PRESENT, RELATION)
    assert main(["rules", "test", "mine.yaml", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "8 tests passed.\n"
    assert main(["rules", "test", "mine.yaml", "--formats", "all", "-v"]) == 0
    out = capsys.readouterr().out
    assert "mine.yaml:7: T901 pass (docx)" in out
    assert out.endswith("20 个测试全部通过。\n")


def test_a_case_that_fails_shows_how(capsys: pytest.CaptureFixture[str]) -> None:
    rule_file("mine.yaml", PRESENT.replace("requests]}", "requests], at: title}"))
    assert main(["rules", "test", "mine.yaml"]) == 1
    assert capsys.readouterr().out == (
        "不通过 mine.yaml:7: T901 fail (text)\n"
        "  报告了问题，但与测试所写不同\n"
        "  位置 - title\n"
        "       + requests\n"
        "不通过 mine.yaml:7: T901 fail (grid)\n"
        "  报告了问题，但与测试所写不同\n"
        "  位置 - title\n"
        "       + requests\n"
        "4 个测试，2 个不通过。\n"
    )


def test_a_broken_rule_is_told_and_the_others_are_tested(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rule_file("mine.yaml", PRESENT, RELATION.replace("assert:", "asert:"))
    assert main(["rules", "test", "mine.yaml"]) == 2
    found = capsys.readouterr()
    assert found.out == "4 个测试全部通过。\n"
    assert "mine.yaml:17:3: 没有“asert”这个键，是不是“assert”？" in found.err


def test_what_is_untried_and_what_slips_through(capsys: pytest.CaptureFixture[str]) -> None:
    loose = RELATION.replace("pass: [{}]", "pass: [{requests: {granted: {other: 1}}}]")
    rule_file("mine.yaml", loose + "when: requests[new, total] >= 0\n")
    words = ["rules", "test", "mine.yaml", "--coverage", "--mutate", "--lang", "en"]
    assert main(words) == 1
    assert capsys.readouterr().out == (
        "4 tests passed.\n"
        "mine.yaml:1: A901 it has a when, but no case not-assessed\n"
        "1 rule, 1 gap in the tests.\n"
        "mine.yaml:14: A901 requests[granted, other] 1 → 0: no rule notices\n"
        "2 changes, 1 not noticed.\n"
    )


def test_rules_by_id_files_of_packs_and_built_in_files() -> None:
    assert main(["rules", "test", "A104", "--coverage", "-q"]) == 0
    from reportlint.support import paths

    assert (
        main(["rules", "test", f"{paths.data_dir()}/rules/government-disclosure/period.yaml", "-q"])
        == 0
    )
    assert main(["rules", "new", "GD-S101", "--pack", "gd", "-q"]) == 0
    assert main(["rules", "test", "gd", "-q"]) == 0
    assert main(["rules", "test", "gd/rules/GD-S101.yaml", "gd", "A104", "-q"]) == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nowhere.yaml"], "没有这个文件或文件夹：nowhere.yaml"),
        (["empty"], "empty 里没有规则"),
        (["A999"], "没有规则“A999”"),
        (["wide.yaml"], "wide.yaml:1:1: 不是 UTF-8 编码"),
        ([""], "有一个参数是空的"),
    ],
)
def test_words_that_mean_nothing(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("empty").mkdir()
    Path("wide.yaml").write_bytes("规则".encode("gb18030"))
    assert main(["rules", "test", *words]) == 2
    assert told in capsys.readouterr().err


def test_a_file_that_cannot_be_read_stops_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    rule_file("mine/a.yaml", PRESENT)
    Path("mine/b.yaml").write_bytes(b"\xff\xfe\x00")
    assert main(["rules", "test", "mine"]) == 2
    found = capsys.readouterr()
    assert found.out == "4 个测试全部通过。\n"
    assert "mine/b.yaml:1:1: 不是 UTF-8 编码" in found.err


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_rule_loads_and_passes(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "new", "GD-S101", "--lang", language]) == 0
    Path("new.yaml").write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["rules", "test", "new.yaml", "--coverage", "--lang", language]) == 0


def test_a_new_rule_in_a_pack_is_used_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "new", "GD-S101", "--pack", "gd"]) == 0
    assert "已写入 gd/pack.yaml、gd/rules/GD-S101.yaml。" in capsys.readouterr().out
    Path("reportlint.toml").write_text('packs = ["gd"]\n', encoding="utf-8")
    assert main(["rules", "test", "gd-s101".upper(), "-q"]) == 0
    assert main(["explain", "GD-S101", "--lang", "en"]) == 0
    assert "part 1 does not speak of: 政务新媒体" in capsys.readouterr().out


def test_nothing_is_ever_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "new", "GD-S101", "--pack", "gd", "-q"]) == 0
    before = Path("gd/rules/GD-S101.yaml").read_text(encoding="utf-8")
    assert main(["rules", "new", "GD-S101", "--pack", "gd", "--lang", "en"]) == 2
    assert "gd/rules/GD-S101.yaml exists: left as it is" in capsys.readouterr().err
    assert Path("gd/rules/GD-S101.yaml").read_text(encoding="utf-8") == before
    assert main(["rules", "new", "SX-S102", "--pack", "gd", "--lang", "en"]) == 2
    assert 'begin with "GD-", not with "SX-"' in capsys.readouterr().err
    assert main(["rules", "new", "GD-S102", "--pack", "gd", "-q"]) == 0
    assert main(["rules", "test", "gd", "-q"]) == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["A101"], "A101 是已有的规则"),
        (["S1"], "“S1”不是规则编号"),
        (["S999", "--pack", "gd"], "规则包的规则要有前缀"),
        (["GD-S101", "--pack", "file"], "路径中有一级不是文件夹"),
    ],
)
def test_ids_and_folders_that_will_not_do(
    words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("file").write_text("", encoding="utf-8")
    assert main(["rules", "new", *words]) == 2
    assert told in capsys.readouterr().err


def test_pages_are_written_kept_and_removed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "new", "GD-S101", "--pack", "gd", "-q"]) == 0
    words = ["rules", "docs", "pages", "--pack", "gd"]
    assert main([*words, "-q"]) == 0
    page = Path("pages/zh/rules/GD-S101.md")
    assert page.read_text(encoding="utf-8").count("\n## ") == 5
    assert "GD-S101.md" in Path("pages/en/rules/README.md").read_text(encoding="utf-8")
    page.write_text("mine", encoding="utf-8")
    gone, own = Path("pages/zh/rules/Z999.md"), Path("pages/zh/rules/notes.md")
    gone.write_text("<!-- reportlint rules docs -->", encoding="utf-8")
    own.write_text("mine", encoding="utf-8")
    assert main([*words, "--check", "--lang", "en"]) == 1
    assert capsys.readouterr().out == (
        "pages/zh/rules/GD-S101.md is out of date\n"
        "pages/zh/rules/Z999.md: there is no such rule\n"
        "run reportlint rules docs\n"
        "8 pages, 2 of them changed\n"
    )
    assert main(words) == 0
    assert "2 页有变化" in capsys.readouterr().out
    assert not gone.exists()
    assert own.exists()
    assert main([*words, "--check", "-q"]) == 0


@pytest.mark.parametrize("rule", ["A101", "N101", "S201"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_terminal_tells_what_the_page_tells(
    rule: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / language / "rules" / f"{rule}.md").read_text(encoding="utf-8")
    assert main(["explain", rule, "--lang", language]) == 0
    told = capsys.readouterr().out
    heads = re.findall(r"^## (.*)$", page, re.MULTILINE)
    assert len(heads) >= 5
    assert [head for head in heads if f"\n\n{head}\n" not in told] == []
    folded = re.sub(r"\s", "", told)
    said = re.findall(r"\*\*(.*?)\*\*", page.partition("\n## ")[2])
    assert said
    assert [text for text in said if re.sub(r"[\s\\]", "", text) not in folded] == []


def test_schemas_are_json_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "schema"]) == 0
    rules = json.loads(capsys.readouterr().out)
    assert rules["items"]["properties"]["remedy"]["description"] == "如何改正"
    assert main(["rules", "schema", "pack", "--lang", "en"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "reportlint pack"
    assert main(["rules", "schema", "draft"]) == 2
    assert "可用：rules、pack" in capsys.readouterr().err


def test_language_and_packs_are_those_of_the_configuration(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["rules", "new", "GD-S101", "--pack", "gd", "-q"]) == 0
    Path("other.toml").write_text('language = "en"\npacks = ["gd"]\n', encoding="utf-8")
    assert main(["rules", "test", "GD-S101", "--config", "other.toml"]) == 0
    assert capsys.readouterr().out == "4 tests passed.\n"
    assert main(["explain", "GD-S101", "--config", "other.toml"]) == 0
    assert "Not reported" in capsys.readouterr().out
    assert main(["explain", "GD-S101", "--isolated"]) == 2
    assert "没有这个规则：GD-S101" in capsys.readouterr().err
