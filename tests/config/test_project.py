"""Configurations made into projects: every fault at once, the cache never stale."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportlint.config import model, project
from reportlint.config.draft_config import DraftConfig
from reportlint.config.model import ConfigError
from reportlint.rules.builtin import load_builtin_rules
from reportlint.rules.layers import Layer
from tests.config.broken import BROKEN
from tests.rules.packs import cats

PACK = """\
format: 1
id: west
version: 1.0.0
title: {zh: 西部, en: west}
prefix: WE
overrides:
  P101: {severity: info, reason: 未作要求}
rules: [rules/*.yaml]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder with a cache beside it, as in a process that has seen nothing yet."""
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "cache"))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    project.clear_cache()
    return work


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("text", "place", "zh", "en"), BROKEN)
def test_a_broken_configuration_is_told_where_it_is_broken(
    text: str, place: str, zh: str, en: str
) -> None:
    write("reportlint.toml", text)
    with pytest.raises(ConfigError) as caught:
        project.load_project("reportlint.toml")
    for language, words in (("zh", zh), ("en", en)):
        head, quoted, caret = caught.value.localize(language)[0].splitlines()
        assert head.startswith(f"reportlint.toml:{place}: ")
        assert words in head
        line = text.splitlines()[int(place.partition(":")[0]) - 1]
        assert quoted.strip() == line.strip()
        assert caret.strip() == "^"


def test_there_are_forty_ways_to_break_one() -> None:
    assert len(BROKEN) >= 40
    assert len({en for _, _, _, en in BROKEN}) >= 36


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    write("reportlint.toml", "ignore = ['A9']\nyear = 1\n[severities]\nA101 = 'x'\n")
    with pytest.raises(ConfigError) as caught:
        project.load_project("reportlint.toml")
    heads = [line for line in caught.value.message.splitlines() if line.startswith("reportlint")]
    assert [head.split(": ")[0] for head in heads] == [
        "reportlint.toml:1:12",
        "reportlint.toml:2:8",
        "reportlint.toml:4:9",
    ]


def test_a_file_that_is_no_utf8_says_how_to_save_it() -> None:
    Path("reportlint.toml").write_bytes("ignore = ['报告']".encode("gbk"))
    with pytest.raises(ConfigError) as caught:
        project.load_project("reportlint.toml")
    assert "UTF-8" in caught.value.localize("zh")[1]


def test_a_file_that_is_not_there_is_told() -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        project.load_project("nowhere.toml")


def test_a_byte_order_mark_is_no_fault() -> None:
    Path("reportlint.toml").write_bytes(b"\xef\xbb\xbffail-on = 'info'\r\n")
    assert project.load_project("reportlint.toml").get("fail-on") == "info"


def test_the_shared_file_holds_our_table_among_others() -> None:
    write("pyproject.toml", "[project]\nname = 'x'\n[tool.reportlint]\nfail-on = 'info'\n")
    found = project.load_project("pyproject.toml").settings["fail-on"]
    assert (found.text, found.line, found.column) == ("info", 4, 12)


def test_a_shared_file_without_our_table_is_refused_if_it_is_asked_for() -> None:
    write("pyproject.toml", "[project]\nname = 'x'\n")
    with pytest.raises(ConfigError, match=r"pyproject.toml:1:1: there is no table"):
        project.load_project("pyproject.toml")


def again(path: str = "reportlint.toml") -> model.Project:
    """Return the project as the next run finds it."""
    project.clear_cache()
    return project.load_project(path)


def edit(path: str, old: str, new: str) -> None:
    """Change a file without changing its size or time."""
    assert len(old.encode()) == len(new.encode())
    before = Path(path).stat()
    text = Path(path).read_text(encoding="utf-8")
    assert text.count(old) == 1
    Path(path).write_text(text.replace(old, new), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = Path(path).stat()
    assert (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)


@pytest.fixture
def pack() -> None:
    """Write a configuration with a pack, and load it once."""
    write("reportlint.toml", "packs = ['packs/west']\nfail-on = 'error'\n")
    write("packs/west/pack.yaml", PACK)
    write("packs/west/rules/cats.yaml", cats("WE-F101"))
    assert [rule.id for rule in project.load_project("reportlint.toml").own] == ["WE-F101"]


@pytest.mark.usefixtures("pack")
def test_what_is_unchanged_comes_from_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_path: str) -> None:
        raise AssertionError

    first = project.load_project("reportlint.toml")
    monkeypatch.setattr("reportlint.config.project_loader.build_project", never)
    assert again() == first
    assert project.load_docs("reportlint.toml")["WE-F101"].kind == "forbids"


@pytest.mark.usefixtures("pack")
def test_what_is_told_of_packs_is_loaded_once() -> None:
    docs = project.load_docs("reportlint.toml")
    assert project.load_docs("reportlint.toml") is docs


@pytest.mark.usefixtures("pack")
def test_an_edit_of_the_same_size_and_time_shows_at_once() -> None:
    edit("reportlint.toml", "error", "never")
    assert again().get("fail-on") == "never"
    edit("packs/west/rules/cats.yaml", "severity: warning", "severity:   error")
    assert again().own[0].severity == "error"
    edit("packs/west/pack.yaml", "severity: info", "severity:  off")
    assert again().packs[0].layer.severities[0][1] == "off"
    edit("packs/west/pack.yaml", "1.0.0", "1.0.1")
    assert again().packs[0].label == "west@1.0.1"


@pytest.mark.usefixtures("pack")
def test_rule_files_that_come_and_go_show_at_once() -> None:
    other = cats("WE-F102", "no-dogs")
    write("packs/west/rules/dogs.yaml", other)
    assert [rule.id for rule in again().own] == ["WE-F101", "WE-F102"]
    Path("packs/west/rules/cats.yaml").unlink()
    assert [rule.id for rule in again().own] == ["WE-F102"]


@pytest.mark.usefixtures("pack")
def test_what_is_at_fault_is_told_in_every_run_until_it_is_put_right() -> None:
    write("packs/west/rules/cats.yaml", cats("WE-F101").replace("warning", "warnin"))
    for _ in range(2):
        found = again()
        assert [(fault.path, fault.line) for fault in found.source_errors] == [
            ("packs/west/rules/cats.yaml", 3)
        ]
        assert found.own == ()
    write("packs/west/rules/cats.yaml", cats("WE-F101"))
    assert again().source_errors == ()


@pytest.mark.usefixtures("pack")
def test_a_broken_cache_is_no_obstacle(tmp_path: Path) -> None:
    for path in (tmp_path / "cache").glob("project-*"):
        path.write_bytes(b"nonsense")
    assert [rule.id for rule in again().own] == ["WE-F101"]


@pytest.mark.usefixtures("pack")
def test_the_digest_names_the_content_and_nothing_else() -> None:
    before = again().packs[0].digest
    os.utime("packs/west/pack.yaml")
    text = Path("packs/west/pack.yaml").read_bytes()
    Path("packs/west/pack.yaml").write_bytes(text.replace(b"\n", b"\r\n"))
    assert again().packs[0].digest == before
    edit("packs/west/rules/cats.yaml", "no-cats", "no-cat9")
    assert again().packs[0].digest != before


def test_without_packs_the_rules_are_the_built_in_ones() -> None:
    write("reportlint.toml", "fail-on = 'info'")
    assert (
        project.collect_rules(project.load_project("reportlint.toml")) is load_builtin_rules().rules
    )
    assert project.collect_rules(None) is load_builtin_rules().rules


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_the_order_of_keys_and_tables_does_not_matter(random: Random) -> None:
    heads = ["ignore = ['W3']\n", "fail-on = 'info'\n", "exclude = ['x']\n", "region = '99'\n"]
    tables = [
        ["[severities]\n", "A101 = 'info'\n", "N = 'warning'\n", "P101 = 'off'\n"],
        ["[parameters.X101]\n", "deadline = '01-20'\n", "otherwise = '03-20'\n"],
        ["[parameters.X102]\n", "deadline = '03-20'\n"],
        ["[profiles.p]\n", "ignore = ['A']\n", "extend-select = ['W307']\n"],
    ]
    random.shuffle(heads)
    random.shuffle(tables)
    for table in tables:
        rest = table[1:]
        random.shuffle(rest)
        table[1:] = rest
    write("reportlint.toml", "".join(heads) + "".join("".join(table) for table in tables))
    made = again()
    for profile in ("", "p", "final"):
        found = DraftConfig(made, profile=profile).resolve_rules(Layer("command-line"), ())
        write("reportlint.toml", PLAIN)
        assert found == DraftConfig(again(), profile=profile).resolve_rules(
            Layer("command-line"), ()
        )
    assert (made.get("fail-on"), made.get("region")) == ("info", "99")


PLAIN = """\
ignore = ["W3"]
[severities]
A101 = "info"
N = "warning"
P101 = "off"
[parameters]
X101 = { deadline = "01-20", otherwise = "03-20" }
X102 = { deadline = "03-20" }
[profiles.p]
extend-select = ["W307"]
ignore = ["A"]
"""
