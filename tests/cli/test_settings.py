"""Configurations as a run meets them: discovery, precedence, exclusion, many drafts at once."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import reportlint
from reportlint import config
from reportlint.cli.main import main
from reportlint.config import project
from tests.corpus import CLEAN, CORPUS, PACK

Run = Callable[[str], tuple[int, str, str]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a good and a bad draft in each of two folders, and make it current."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        shutil.copy(CLEAN, tmp_path / name / "good.txt")
        shutil.copy(min((CORPUS / "bad" / "A105").glob("*.txt")), tmp_path / name / "bad.txt")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "REPORTLINT_LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    config.clear_cache()
    project.clear_cache()
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command line: its exit code, output and errors."""

    def ran(line: str) -> tuple[int, str, str]:
        config.clear_cache()
        project.clear_cache()
        code = main(line.split())
        told = capsys.readouterr()
        return code, told.out, told.err

    return ran


def configure(text: str, place: str = "reportlint.toml") -> None:
    Path(place).write_text(text, encoding="utf-8")


def found(run: Run, line: str) -> dict[str, list[tuple[str, str]]]:
    """Return the findings of a run by file: rule and severity."""
    _, out, _ = run(f"{line} --output-format json")
    return {
        entry["path"].replace("\\", "/"): [(f["rule"], f["severity"]) for f in entry["findings"]]
        for entry in json.loads(out)["files"]
    }


#: What the configuration says, what is typed, and the severity of A105 ("" if it does not run).
PRECEDENCE = [
    ("", "", "error"),
    ("severities = {A105 = 'info'}", "", "info"),
    ("severities = {A105 = 'info'}", "--severity A105=warning", "warning"),
    ("severities = {A105 = 'info'}", "--isolated", "error"),
    ("severities = {A1 = 'info'}", "--severity A=warning", "warning"),
    ("ignore = ['A']", "", ""),
    ("ignore = ['A105']", "--extend-select A", "error"),
    ("ignore = ['A']", "--select A105", "error"),
    ("select = ['N']", "", ""),
    ("select = ['N']", "--extend-select A105", "error"),
    ("select = ['N']", "--select A", "error"),
    ("extend-select = ['A105']", "--ignore A", ""),
    ("profile = 'p'\n[profiles.p]\nseverities = {A105 = 'info'}", "", "info"),
    (
        "severities.A105 = 'warning'\nprofile = 'p'\n[profiles.p]\nseverities.A105 = 'info'",
        "",
        "info",
    ),
    ("profile = 'p'\n[profiles.p]\nseverities = {A105 = 'info'}", "--profile final", "error"),
    ("[profiles.p]\nseverities = {A105 = 'info'}", "--profile p", "info"),
    ("[profiles.p]\nignore = ['A']", "--profile p --select A", "error"),
    ("[profiles.final]\nseverities = {A105 = 'info'}", "--profile final", "info"),
    (
        "severities.A105 = 'off'\n[[per-path]]\npaths = ['bad.txt']\nseverities.A105 = 'info'",
        "",
        "info",
    ),
    ("[[per-path]]\npaths = ['good.txt']\nignore = ['A']", "", "error"),
    ("[[per-path]]\npaths = ['a/*']\nignore = ['A105']", "", ""),
    (
        "per-path = [{paths = ['a'], ignore = ['A']}, {paths = ['*'], select = ['A105']}]",
        "",
        "error",
    ),
    (
        "profiles.p.severities.A105='warning'\nper-path=[{paths=['a'], severities.A105='info'}]",
        "--profile p",
        "warning",
    ),
]


@pytest.mark.parametrize(("text", "options", "severity"), PRECEDENCE)
def test_project_path_profile_command_line_in_this_order(
    run: Run, text: str, options: str, severity: str
) -> None:
    if text:
        configure(text)
    told = dict(found(run, f"check a/bad.txt {options}")["a/bad.txt"])
    assert told.get("A105", "") == severity


def test_each_draft_is_checked_by_the_nearest_configuration(run: Run) -> None:
    configure("severities = {A105 = 'warning'}")
    configure("severities = {A105 = 'info'}", "b/reportlint.toml")
    told = found(run, "check")
    assert [told[path] for path in ("a/bad.txt", "b/bad.txt")] == [
        [("A105", "warning")],
        [("A105", "info")],
    ]
    told = found(run, "check --config b/reportlint.toml a")
    assert told["a/bad.txt"] == [("A105", "info")]


def test_results_do_not_depend_on_the_number_of_jobs(run: Run) -> None:
    shutil.copytree(PACK, "pack")
    configure("packs = ['pack']\n[[per-path]]\npaths = ['good.txt']\nignore = ['SP']\n")
    configure("packs = ['../pack']\nseverities = {A105 = 'info'}\n", "b/reportlint.toml")
    for index in range(4):
        shutil.copy("a/bad.txt", f"a/bad{index}.txt")
    outputs = "--lang en -v --output-format full --output-format json=out.json"
    one, several = (
        (run(f"check --jobs {jobs} {outputs}"), Path("out.json").read_bytes()) for jobs in (1, 3)
    )
    assert one == several
    assert "SP-S101" in one[0][1]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("fail-on = 'never'", "check a", 0),
        ("fail-on = 'never'", "check a --fail-on error", 1),
        ("fail-on = 'info'\nseverities = {A105 = 'info'}", "check a", 1),
        ("[profiles.p]\nfail-on = 'never'", "check a --profile p", 0),
        ("fail-on = 'error'\n[profiles.p]\nfail-on = 'never'", "check a --profile p", 0),
        ("fail-on = 'never'", "check a --isolated", 1),
        ("exclude = ['bad.txt']", "check", 0),
        ("exclude = ['bad.txt']", "check a/bad.txt", 3),
        ("exclude = ['a']", "check a", 3),
        ("exclude = ['a']", "check a b", 1),
        ("exclude = ['a']", "check a/bad.txt --isolated", 1),
        ("exclude = ['*.txt']", "check", 3),
        ("", "check a --exclude a", 3),
        ("", "check a/good.txt a/bad.txt --exclude bad.txt", 0),
        ("year = 2001", "check a", 2),
        ("year = 2020", "check a/good.txt", 1),
        ("year = 2020", "check a/good.txt --year 2024", 0),
        ("published = 2029-01-01\nfail-on = 'warning'", "check a/good.txt", 1),
        (
            "published = 2029-01-01\nfail-on = 'warning'",
            "check a/good.txt --published 2025-01-10",
            0,
        ),
        ("jobs = 2", "check a", 1),
        ("output-format = 'concise'", "check a", 1),
        ("output-format = 'nonsense'", "check a", 2),
        ("", "check a --config nowhere.toml", 2),
        ("", "check a --config reportlint.toml --isolated", 2),
        ("", "check a --profile nobody", 2),
        ("profile = 'nobody'", "check a", 2),
        ("exclude = ['a']", "extract a/good.txt", 0),
    ],
)
def test_exit_codes(run: Run, text: str, line: str, code: int) -> None:
    configure(text)
    assert run(line)[0] == code


def test_what_is_named_and_excluded_is_told_with_the_pattern(run: Run) -> None:
    configure("# drafts of old\nexclude = [\n  'bad.txt',\n]\n")
    code, out, err = run("check a/bad.txt a/good.txt --lang en")
    assert (code, err) == (0, "a/bad.txt: excluded, not checked: bad.txt (reportlint.toml:3)\n")
    assert out == "Passed: 1 file, no errors or warnings.\n"
    _, _, err = run("check a/bad.txt --exclude a/*")
    assert err == ("a/bad.txt：已排除，没有检查：--exclude a/*\n")


@pytest.mark.parametrize(
    ("text", "options", "english"),
    [
        ("language = 'en'", "", True),
        ("language = 'en'", "--lang zh", False),
        ("language = 'en'", "--isolated", False),
        ("", "--lang en", True),
    ],
)
def test_the_language_of_the_configuration(
    run: Run, text: str, options: str, *, english: bool
) -> None:
    configure(text)
    assert ("Passed" in run(f"check a/good.txt {options}")[1]) is english


def test_the_environment_stands_between_configuration_and_command_line(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure("language = 'en'")
    monkeypatch.setenv("REPORTLINT_LANG", "zh")
    assert "Passed" not in run("check a/good.txt")[1]


def test_outputs_of_the_configuration(run: Run) -> None:
    configure("output-format = ['json=out.json', 'concise']")
    _, out, _ = run("check a")
    assert out.startswith("a/bad.txt:")
    assert json.loads(Path("out.json").read_text(encoding="utf-8"))["summary"]["files"] == 2
    Path("out.json").unlink()
    assert run("check a --output-format json")[1].startswith("{")
    assert not Path("out.json").exists()


def test_outputs_of_the_configuration_are_written_beside_it(run: Run) -> None:
    Path("b/out").mkdir()
    configure("output-format = ['concise', 'json=out/results.json']", "b/reportlint.toml")
    assert run("check b")[0] == 1
    assert json.loads(Path("b/out/results.json").read_text(encoding="utf-8"))["files"]


@pytest.mark.parametrize("place", ["../out.json", "sub/../../out.json", "/nowhere/x", "link/x"])
def test_a_configuration_writes_nothing_outside_its_folder(
    run: Run, folder: Path, place: str
) -> None:
    (folder / "b" / "link").symlink_to(folder / "a", target_is_directory=True)
    configure(f"# x\noutput-format = 'json={place}'", "b/reportlint.toml")
    code, out, err = run("check b --lang en")
    assert (code, out) == (2, "")
    assert err.startswith(f'reportlint: b/reportlint.toml:2:18: "{place}" lies outside the folder')
    assert run("check b --output-format concise")[0] == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("'nonsense'", "there is no such output format: nonsense"),
        ("'jsn'", "did you mean json?"),
        ("['full', 'json']", "two output formats go to standard output"),
        ("'xlsx'", "xlsx goes to a file"),
    ],
)
def test_an_output_that_makes_no_sense_is_told_with_its_place(
    run: Run, text: str, told: str
) -> None:
    configure(f"output-format = {text}")
    code, _, err = run("check a --lang en")
    assert code == 2
    assert err.startswith("reportlint: reportlint.toml:1:1")
    assert told in err


def test_every_configuration_is_told_before_anything_is_checked(run: Run) -> None:
    configure("ignore = ['A9']", "a/reportlint.toml")
    configure("fail-on = 'x'", "b/reportlint.toml")
    code, out, err = run("check a b --lang en")
    assert (code, out) == (2, "")
    assert 'a/reportlint.toml:1:12: no rule "A9"' in err
    assert "b/reportlint.toml:1:12: fail-on must be one of" in err


def test_a_broken_pack_does_not_stop_the_run_but_fails_it(run: Run) -> None:
    shutil.copytree(PACK, "pack")
    path = Path("pack/rules/part-six.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("check: mentions", "check: mention"))
    configure("packs = ['pack']\nfail-on = 'never'")
    code, out, err = run("check a/good.txt --lang en")
    assert code == 2
    assert "Passed: 1 file" in out
    assert (
        'pack/rules/part-six.yaml:11:10: no check kind "mention", did you mean "mentions"?' in err
    )


def test_the_summary_names_packs_with_their_digests(run: Run) -> None:
    shutil.copytree(PACK, "pack")
    configure("packs = ['pack']")
    digest = project.load_project("reportlint.toml").packs[0].digest
    assert len(digest) == 12
    _, out, _ = run("check a/good.txt --lang en")
    assert out.splitlines()[-1] == f"Rule packs: sample-province@1.0.0 ({digest})."
    assert (
        run("check a/good.txt")[1].splitlines()[-1]
        == f"规则包：sample-province@1.0.0（{digest}）。"
    )
    configure("packs = ['pack']\nregion = '110000'")
    _, out, _ = run("check a/good.txt --lang en")
    only = "Rule packs not applied: sample-province@1.0.0 (for region 99* only)."
    assert out.splitlines()[-1] == only
    configure("packs = ['pack']\n[[per-path]]\npaths = ['a']\nregion = '110000'")
    shutil.copy("a/good.txt", "other.txt")
    _, out, _ = run("check a/good.txt other.txt")
    told = f"规则包：sample-province@1.0.0（{digest}，用于1个文件，其余不适用：只用于地区99*）。"
    assert told in "".join(out.split())
    _, out, _ = run("check a/good.txt --output-format json")
    assert json.loads(out)["tool"]["rules"] == len(
        project.collect_rules(project.load_project("reportlint.toml"))
    )


def test_words_of_the_command_line_may_mean_rules_of_packs(run: Run) -> None:
    shutil.copytree(PACK, "pack")
    configure("packs = ['pack']")
    assert found(run, "check a/good.txt --select SP") == {"a/good.txt": [("SP-S101", "warning")]}
    assert found(run, "check a/good.txt --ignore sample-priorities-missing") == {"a/good.txt": []}
    assert run("check a/good.txt --isolated --select SP")[0] == 2


def test_standard_input_has_the_configuration_of_its_name(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    configure("severities = {A105 = 'info'}", "b/reportlint.toml")
    for name, severity in (("b/x.txt", "info"), ("a/x.txt", "error")):
        text = io.TextIOWrapper(io.BytesIO(Path("a/bad.txt").read_bytes()))
        monkeypatch.setattr(sys, "stdin", text)
        assert found(run, f"check - --stdin-filename {name}")[name] == [("A105", severity)]


def test_the_library_gives_what_the_command_gives() -> None:
    configure("severities = {A105 = 'info'}")
    configure("severities = {A105 = 'warning'}", "other.toml")

    def severity(**options: object) -> str:
        return reportlint.check("a/bad.txt", **options).findings[0].severity  # type: ignore[arg-type]

    assert severity() == "info"
    assert severity(isolated=True) == "error"
    assert severity(config="other.toml") == "warning"
    assert severity(severities={"A105": "error"}) == "error"
    text = Path("a/bad.txt").read_text(encoding="utf-8")
    assert reportlint.check(text).findings[0].severity == "error"
    assert reportlint.check(text, config="other.toml").findings[0].severity == "warning"
    with pytest.raises(reportlint.UsageError):
        reportlint.check(text, profile="nobody")
    with pytest.raises(reportlint.UsageError):
        reportlint.check("a/bad.txt", select=["Q"])


def test_fixes_keep_to_the_configuration(run: Run) -> None:
    shutil.copy(min((CORPUS / "bad" / "C107").glob("*.txt")), "a/digits.txt")
    configure("ignore = ['C107']")
    before = Path("a/digits.txt").read_bytes()
    run("fix a/digits.txt")
    assert Path("a/digits.txt").read_bytes() == before
    run("fix a/digits.txt --isolated")
    assert Path("a/digits.txt").read_bytes() != before
