"""``--pack`` and ``--region``: packs without a configuration, and above one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reportlint import config
from reportlint.cli.main import main
from reportlint.config import project
from tests.corpus import CLEAN, PACK

Run = Callable[[str], tuple[int, str, str]]
#: What the sample pack asks for, and the draft lacks.
LACKS = "SP-S101"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command line in a folder with a draft and the sample pack."""
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    shutil.copytree(PACK, "pack")
    shutil.copy(CLEAN, "a.txt")

    def ran(line: str) -> tuple[int, str, str]:
        config.clear_cache()
        project.clear_cache()
        code = main(line.split())
        said = capsys.readouterr()
        return code, said.out, said.err

    return ran


def configure(text: str) -> None:
    Path("reportlint.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "finds"),
    [
        ("", False),
        ("--pack pack", True),
        ("--pack=pack --isolated", True),
        ("--pack pack --pack pack --region 990100", True),
        ("--pack pack --region 440100", False),
        ("--pack pack --ignore SP", False),
    ],
)
def test_a_pack_is_used_without_a_configuration(run: Run, options: str, *, finds: bool) -> None:
    code, out, err = run(f"check a.txt --output-format concise {options}")
    assert (code, err) == (0, "")
    assert (LACKS in out) is finds
    assert ("没有用上的规则包：sample-province@1.0.0（只用于地区 99*）" in out) is (
        "440100" in options
    )


def test_both_stand_above_the_configuration(run: Run) -> None:
    configure("region = '440100'\nseverities = {S213 = 'off'}\nignore = ['SP-S101']\n")
    assert LACKS not in run("check a.txt --output-format concise --pack pack")[1]
    _, out, _ = run("config show S213 --pack pack --region 990100")
    assert out.index("reportlint.toml") < out.index("pack/pack.yaml")
    _, out, _ = run("config show --pack pack --region 990100 --lang en")
    rows = [line.split() for line in out.splitlines()]
    assert ["region", "990100", "--region"] in rows
    assert ["packs", "pack", "--pack"] in rows


def test_a_configuration_may_speak_of_what_a_named_pack_brings(run: Run) -> None:
    configure("severities = {SP-S101 = 'error'}\nexclude = ['b.txt']\n")
    assert run("check a.txt")[0] == 2
    code, out, _ = run("check . --output-format concise --pack pack")
    assert (code, LACKS in out) == (1, True)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("check a.txt --pack nowhere", "没有规则包“nowhere”"),
        ("check a.txt --pack ./a.txt", "没有规则包“./a.txt”"),
        ("check a.txt --region 甘肃", "--region 是行政区划代码"),
        ("check a.txt --region 1234567890123", "--region 是行政区划代码"),
        ("config show --pack nowhere", "没有规则包“nowhere”"),
    ],
)
def test_what_makes_no_sense_is_told(run: Run, line: str, said: str) -> None:
    code, out, err = run(line)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "command",
    [
        "check a.txt --pack pack",
        "config show --pack pack",
        "explain X101 --pack pack",
        "fix a.txt --pack pack",
        "rules test pack",
    ],
)
def test_a_late_deadline_is_a_warning_and_no_failure(run: Run, command: str) -> None:
    manifest = Path("pack/pack.yaml")
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace("01-20}", "02-20}"), encoding="utf-8")
    code, _, err = run(command)
    assert code == 0
    assert err.count("警告：pack/pack.yaml:15:22: 02-20 晚于法规的期限 01-31") == 1
    assert "警告" not in run(f"{command} --quiet")[2]


def test_a_rule_of_a_named_pack_is_explained_and_listed(run: Run) -> None:
    assert run("explain SP-S101")[0] == 2
    code, out, _ = run("explain SP-S101 --pack pack")
    assert (code, "没有说明年度要点落实情况" in out) == (0, True)
    assert "SP-S101" in run("rules list --pack pack")[1]


#: What of the sample pack's drafts is told, and by which reason.
_REASONS = {
    "region": ("--region 440100", "只用于地区 99*"),
    "organs": ("", "只用于"),
    "years": ("--year 2019", "只用于 2021- 年度"),
}


@pytest.mark.parametrize("why", _REASONS)
def test_a_pack_that_does_not_apply_is_named_with_the_reason(run: Run, why: str) -> None:
    options, limit = _REASONS[why]
    if why == "organs":
        text = Path("a.txt").read_text(encoding="utf-8")
        title = text.splitlines()[0]
        Path("a.txt").write_text(
            text.replace(title, "望岚县人民政府2024年政府信息公开工作年度报告", 1)
        )
    outputs = "--output-format json --output-format full=out.txt --output-format html=out.html"
    _, out, _ = run(f"check a.txt --pack pack {options} {outputs}")
    document = json.loads(out)
    pack = {"id": "sample-province", "version": "1.0.0"}
    assert document["files"][0]["packs"] == [{**pack, "applied": False, "reason": why}]
    (summary,) = document["summary"]["packs"]
    assert summary["applied"] == 0
    assert summary["not_applied"] == {**dict.fromkeys(_REASONS, 0), why: 1}
    for name in ("out.txt", "out.html"):
        text = "".join(Path(name).read_text(encoding="utf-8").split())
        assert "".join(f"没有用上的规则包：sample-province@1.0.0（{limit}".split()) in text


def test_of_several_drafts_it_is_told_why_some_are_left_alone(run: Run) -> None:
    text = Path("a.txt").read_text(encoding="utf-8")
    Path("b.txt").write_text(text.replace("2024", "2020").replace("2025", "2021"), encoding="utf-8")
    _, out, _ = run("check a.txt b.txt --pack pack --output-format concise")
    told = "".join(out.split())
    assert "用于1个文件，其余不适用：只用于2021-年度）" in told
    _, out, _ = run("check a.txt b.txt --pack pack --output-format json")
    document = json.loads(out)
    assert [file["packs"][0]["reason"] for file in document["files"]] == [None, "years"]


def test_a_pack_is_what_the_command_line_names_and_nothing_beyond_it(run: Run) -> None:
    Path("link").symlink_to("pack", target_is_directory=True)
    assert LACKS in run("check a.txt --output-format concise --pack link")[1]
    Path("outside.yaml").write_text("- id: SP-S102\n", encoding="utf-8")
    Path("pack/rules/more.yaml").symlink_to(Path("outside.yaml").resolve())
    code, _, err = run("check a.txt --pack pack")
    assert code == 2
    assert "SP-S102" not in err
    assert "more.yaml" in err
