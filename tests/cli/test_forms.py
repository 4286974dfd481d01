"""``forms list``, ``forms show`` and ``forms new``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportlint import api, config
from reportlint.cli.main import main
from reportlint.config import project
from reportlint.rules.builtin import load_builtin_rules
from tests import data_folder

KNOWN = load_builtin_rules()
FORMS = {form.key: form for form in KNOWN.forms}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTLINT_LANG", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    config.clear_cache()
    project.clear_cache()


@pytest.fixture
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with data_folder.copied(tmp_path_factory.mktemp("data")) as folder:
        yield folder


def read_json(words: list[str], capsys: pytest.CaptureFixture[str]) -> Any:
    assert main([*words, "--output-format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_all_forms_are_listed_with_editions_and_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "list"]) == 0
    assert capsys.readouterr().out.startswith("government-disclosure  政府信息公开工作年度报告\n")
    assert main(["forms", "list", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert [key for key in FORMS if f"{key}  {FORMS[key].title.en}\n" in out] == list(FORMS)
    assert "the 2019 edition (2019 to 2020), the 2021 edition (from 2021 on)" in out
    common = sum(not rule.forms for rule in KNOWN.rules)
    assert out.endswith(f"{len(FORMS)} forms; {common} rules hold for every form\n")


def test_the_list_as_json_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    listed = read_json(["forms", "list", "--lang", "en"], capsys)
    assert listed["schema"] == "reportlint-forms/1"
    assert [one["key"] for one in listed["forms"]] == list(FORMS)
    assert sum(one["rules"] for one in listed["forms"]) + listed["common_rules"] == len(KNOWN.rules)
    first, second, *_ = listed["forms"][1]["editions"]
    assert (first["edition"], first["last_year"], first["extends"]) == ("2021", None, None)
    assert (second["edition"], second["extends"]) == ("2018-kinds", "2021")


@pytest.mark.parametrize("key", FORMS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_form_is_shown_with_every_key(
    key: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forms", "show", key, "--lang", language]) == 0
    words = capsys.readouterr().out.split()
    edition = FORMS[key].editions[-1]
    rows = [row for table in edition.tables for row in table.rows]
    columns = [column for table in edition.tables for column in table.columns]
    keys = [part.key for part in edition.parts] + [table.key for table in edition.tables]
    keys += [row.key for row in rows] + [column.key for column in columns]
    assert [one for one in keys if one not in words] == []
    own = [rule.id for rule in KNOWN.rules if key in rule.forms]
    assert [id_ for id_ in own if id_ not in words] == []


def test_sums_are_shown_and_of_a_variant_only_what_is_its_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["forms", "show", "enforcement-statistics", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "penalties-sum: total = warning + fine + confiscation" in out
    assert out.count("licences  the table of licences") == 1
    assert out.count("penalties  the table of penalties") == 5


def test_a_form_as_json_holds_what_its_folder_says(capsys: pytest.CaptureFixture[str]) -> None:
    shown = read_json(["forms", "show", "enforcement-statistics"], capsys)
    assert (shown["schema"], shown["title_words"]["subjects"]) == (
        "reportlint-form/1",
        ["行政执法"],
    )
    assert "ES-A101" in shown["rules"]
    edition = shown["editions"][0]
    assert [part["number"] for part in edition["parts"]] == [1, 2]
    penalties = edition["tables"][0]
    assert (penalties["key"], penalties["part"], penalties["single_row"]) == ("penalties", 1, True)
    assert {"key": "fine", "label": "罚款", "title": "罚款", "kind": "count"} in penalties[
        "columns"
    ]
    (relation,) = penalties["relations"]
    assert (relation["left"], relation["right"]) == (["total"], penalties["column_sets"]["kinds"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("show enforcement-statistic", "did you mean enforcement-statistics"),
        ("show", "reportlint forms show KEY"),
        ("new", "reportlint forms new KEY [FOLDER]"),
        ("new Library", "no key of a form"),
        ("new ../escape", "no key of a form"),
        ("new government-disclosure", "is a form already"),
        ("nw", "did you mean forms new"),
    ],
)
def test_what_makes_no_sense_is_told(
    words: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "en", "forms", *words.split()]) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_form_loads_and_passes_its_tests(
    language: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = data / "rules"
    assert main(["forms", "new", "penalties", str(home), "--lang", language]) == 0
    told = capsys.readouterr().out
    assert "form.yaml" in told
    assert "- reportlint forms show penalties\n" in told
    data_folder.forget()
    place = str(home / "penalties")
    assert main(["rules", "test", place, "--formats", "all", "--coverage", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "15 tests passed.\n1 rule, no gap in the tests.\n"
    shown = read_json(["forms", "show", "penalties"], capsys)
    assert shown["rules"] == ["PE-A101"]
    result = api.check("青山县水务局2024年某项工作年报\n\n一、工作情况\n\n正常。\n\n二、统计数据\n")
    assert (result.document, result.edition) == ("penalties", "2024")


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "new", "library-service", "-q"]) == 0
    assert capsys.readouterr().out == ""
    files = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    assert len(files) == 4
    assert main(["forms", "new", "library-service", "--lang", "en"]) == 2
    assert "library-service exists: left as it is" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == files


def test_a_form_made_elsewhere_says_where_it_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "new", "library-service", "drafts", "--lang", "en"]) == 0
    assert "- move it to " in capsys.readouterr().out
    assert Path("drafts/library-service/editions/2024.yaml").is_file()
