"""``config show``, whole: the settings in force and where they come from."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reportlint import config
from reportlint.cli.main import main
from reportlint.config import project
from reportlint.reporters.common.screen import count_columns
from tests.corpus import CLEAN, PACK

Run = Callable[[str], tuple[int, str]]
CONFIG = """\
packs = ["pack"]
region = "990100"
exclude = ["old"]
ignore = ["W304"]

[severities]
X1 = "info"

[parameters.X102]
deadline = "03-20"

[[per-path]]
paths = ["town/**"]
year = 2023
severities = { X101 = "error" }
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command line in a folder with a configuration and the sample pack."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "REPORTLINT_LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    shutil.copytree(PACK, "pack")
    Path("reportlint.toml").write_text(CONFIG, encoding="utf-8")
    Path("town").mkdir()
    shutil.copy(CLEAN, "town/a.txt")

    def ran(line: str) -> tuple[int, str]:
        config.clear_cache()
        project.clear_cache()
        code = main(line.split())
        return code, capsys.readouterr().out

    return ran


def lines(start: int, *rows: tuple[str, str] | str) -> str:
    """Join lines; what comes second begins after so many columns."""
    told = []
    for row in rows:
        text, origin = (row, "") if isinstance(row, str) else row
        told.append(text + " " * (start - count_columns(text)) + origin if origin else text)
    return "".join(f"{line}\n" for line in told)


CHAIN_ZH = lines(
    80 - len("pack/pack.yaml:15"),
    "X101 部门年报公布逾期  提示",
    "deadline-department",
    "",
    "  内置                    启用，警告",
    "                          rules/government-disclosure/publication.yaml:3",
    ("  规则包 sample-province  deadline = 01-20", "pack/pack.yaml:15"),
    "                          样例：省里要求部门和乡镇在1月20日前公布，比条例早11天",
    ("  规则包 sample-province  message = 公布日期{date}晚于本省要", "pack/pack.yaml:16"),
    "                          求的{deadline}",
    "                          样例：省里要求部门和乡镇在1月20日前公布，比条例早11天",
    ("  规则包 sample-province  remedy = 每年1月20日前公布上一年度", "pack/pack.yaml:20"),
    "                          的年度报告（省里的要求）；日期有误",
    "                          的改正。",
    "                          样例：省里要求部门和乡镇在1月20日前公布，比条例早11天",
    ("  项目                    X1 → 提示", "reportlint.toml:7"),
    "",
    "参数",
    ("  deadline   01-20", "pack/pack.yaml:15"),
    "  otherwise  03-31",
    "             rules/government-disclosure/publication.yaml:3",
)
CHAIN_EN = lines(
    80 - len("pack/pack.yaml:15"),
    "X101 a department's report is late  off",
    "deadline-department",
    "",
    "  built-in              on, warning",
    "                        rules/government-disclosure/publication.yaml:3",
    ("  pack sample-province  deadline = 01-20", "pack/pack.yaml:15"),
    "                        sample: the province wants departments and townships to",
    "                        publish by 20 January",
    ("  pack sample-province  message = published on {date}, after", "pack/pack.yaml:16"),
    "                        {deadline}, the deadline of the",
    "                        province",
    "                        sample: the province wants departments and townships to",
    "                        publish by 20 January",
    ("  pack sample-province  remedy = Publish by 20 January, as", "pack/pack.yaml:20"),
    "                        the province wants; correct the date",
    "                        if it is wrong.",
    "                        sample: the province wants departments and townships to",
    "                        publish by 20 January",
    ("  project               X1 → info", "reportlint.toml:7"),
    ("  command line          ignore X → off", "--ignore"),
    ("  command line          X101 → error", "--severity"),
)
OVERVIEW_ZH = lines(
    80 - len("reportlint.toml:2"),
    "配置文件：reportlint.toml",
    "",
    ("  profile        -", "默认"),
    ("  fail-on        error", "默认"),
    ("  output-format  full", "默认"),
    ("  language       zh", "默认"),
    ("  jobs           -", "默认"),
    ("  year           -", "默认"),
    ("  published      -", "默认"),
    ("  region         990100", "reportlint.toml:2"),
    ("  rule-pages     -", "默认"),
    ("  exclude        old", "reportlint.toml:3"),
    ("  packs          pack", "reportlint.toml:1"),
    "",
    "规则包",
)
PACKS_ZH = lines(
    80 - len("pack/pack.yaml"),
    ("  sample-province@1.0.0  示例省规则包（样例）", "pack/pack.yaml"),
)


def test_the_chain_of_a_rule(run: Run) -> None:
    code, out = run("config show X101")
    assert (code, out) == (0, CHAIN_ZH)


def test_the_chain_of_a_rule_in_english_ends_at_the_command_line(run: Run) -> None:
    code, out = run("config show X101 --lang en --ignore X --severity X101=error")
    assert code == 0
    assert out.startswith(CHAIN_EN + "\nParameters\n")


def test_the_overview(run: Run) -> None:
    code, out = run("config show")
    assert code == 0
    assert out.startswith(OVERVIEW_ZH + PACKS_ZH)
    assert "  W304  标点重复  提示 → 停用" in out
    assert "        deadline = 03-20" in out
    assert all(count_columns(line) <= 80 for line in out.splitlines())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_wider_than_the_screen(run: Run, language: str) -> None:
    for line in ("config show -v", "config show S209", "config show --profile final"):
        _, out = run(f"{line} --lang {language}")
        assert [row for row in out.splitlines() if count_columns(row) > 80] == []


def test_what_holds_for_a_draft(run: Run) -> None:
    _, out = run("config show X101 --for town/a.txt")
    assert out.splitlines()[0] == "X101 部门年报公布逾期  错误"
    start = 80 - len("reportlint.toml:15")
    place = "  路径 town/**            X101 → 错误"
    assert lines(start, (place, "reportlint.toml:15")) in out
    _, out = run("config show --for town/a.txt --lang en")
    assert "  year           2023" in out
    assert "  town/**  holds" in out


def test_json_holds_every_rule_with_its_steps(run: Run) -> None:
    _, out = run("config show --output-format json --profile final --lang en")
    document = json.loads(out)
    assert document["schema"] == "reportlint-config/1"
    assert document["config"] == "reportlint.toml"
    settings = {
        one["key"]: (one["value"], one["path"], one["line"]) for one in document["settings"]
    }
    assert settings["region"] == ("990100", "reportlint.toml", 2)
    assert settings["profile"] == ("final", "--profile", None)
    rules = {one["id"]: one for one in document["rules"]}
    assert rules["SP-S101"]["path"] == "pack/rules/part-six.yaml"
    (step,) = rules["W102"]["steps"]
    assert (step["level"], step["name"], step["value"]) == ("profile", "final", "error")
    assert step["reason"].startswith("no placeholder")
    assert not rules["W304"]["runs"]
    assert document["packs"][0]["applies"] is True


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("config show Q101", 2),
        ("config show x101", 0),
        ("config show deadline-department", 0),
        ("config show --isolated SP-S101", 2),
        ("config show --config nowhere.toml", 2),
        ("config show --select Q", 2),
        ("config show --profile nobody", 2),
        ("config show --for nowhere.txt", 0),
        ("config show X101 X102", 2),
        ("rules list --profile audit", 0),
        ("rules list --select SP", 0),
        ("rules list --isolated --select SP", 2),
    ],
)
def test_exit_codes(run: Run, line: str, code: int) -> None:
    assert run(line)[0] == code


def test_a_pack_at_fault_is_told_and_fails(run: Run) -> None:
    text = Path("pack/pack.yaml").read_text(encoding="utf-8")
    Path("pack/pack.yaml").write_text(text.replace("S213:", "S999:"), encoding="utf-8")
    code, out = run("config show X101")
    assert code == 2
    assert "01-20" in out


def test_the_list_of_rules_holds_those_of_packs(run: Run) -> None:
    assert "sample-priorities-missing" in run("rules list")[1]
    assert "sample-priorities-missing" not in run("rules list --isolated")[1]
    assert "W304" not in run("rules list --severity P101=info")[1]
    _, told = run("rules list --output-format json --lang en")
    listed = {rule["id"]: rule["looks_for"] for rule in json.loads(told)["rules"]}
    assert all(listed.values())
    assert listed["SP-S101"].startswith("Part ")


def test_without_a_configuration_all_is_as_usual(run: Run) -> None:
    _, out = run("config show --isolated --lang en")
    assert out.startswith("configuration: none, all is as usual\n")
    assert "  all as usual\n" in out
