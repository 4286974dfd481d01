"""The JSON Schemas that are shipped: every output is valid, and nothing is left unsaid by them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from reportlint.cli.main import main
from tests.corpus import CORPUS
from tests.reporters.outcomes import outcomes
from tests.reporters.writing import render_all, view

NAMES = {"json": "check", "extract": "extract"}


@cache
def schema(name: str) -> dict[str, Any]:
    path = resources.files("reportlint.reporters") / "schemas" / f"reportlint-{name}-1.schema.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(found)
    return found


def strict(node: Any) -> Any:
    """The schema without any field that it does not name."""
    if isinstance(node, list):
        return [strict(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: strict(value) for key, value in node.items()}
    if "properties" in made and "required" in made:
        made.setdefault("additionalProperties", False)
    return made


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(strict(schema(name)))


def validate(name: str, text: str) -> Any:
    made = json.loads(text)
    validator(name).validate(made)
    return made


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("output", NAMES)
def test_the_fixed_outcomes_are_valid(output: str, language: str) -> None:
    # Their fingerprints are made up to be read easily.
    results = [
        type(result)(**{**fields(result), "findings": tuple(map(signed, result.findings))})
        for result in outcomes(language)
    ]
    for given in (results, results[1:], []):
        validate(NAMES[output], render_all(output, given, view(language)))


def fields(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record._fields}


def signed(finding: Any) -> Any:
    return type(finding)(**{**fields(finding), "fingerprint": "0123456789abcdef"})


@pytest.mark.parametrize(
    ("words", "name", "folder"),
    [("check --output-format json", "check", "bad"), ("extract", "extract", "good")],
)
def test_the_results_of_the_corpus_are_valid(
    words: str, name: str, folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "notice.txt").write_text("关于举办运动会的通知\n", encoding="utf-8")
    main([*words.split(), str(CORPUS / folder), str(tmp_path)])
    made = validate(name, capsys.readouterr().out)
    assert len(made["files"]) > 10
    assert {file["status"] for file in made["files"]} >= {"checked", "unreadable"}


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every schema of an object with named fields."""
    for item in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from objects(item)
    if isinstance(node, dict) and "required" in node:
        yield node


@pytest.mark.parametrize("name", NAMES.values())
def test_every_field_is_asked_for(name: str) -> None:
    found = list(objects(schema(name)))
    assert len(found) >= 5
    for each in found:
        assert set(each["properties"]) - set(each["required"]) <= {"ocr"}
        assert each["description"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda made: made["files"][0].pop("edition"),
        lambda made: made["files"][0].update(status="fine"),
        lambda made: made["files"][0]["findings"][0].update(severity="grave"),
        lambda made: made["files"][0]["findings"][0]["location"].update(line=0),
        lambda made: made["files"][0].update(error="?"),
        lambda made: made["summary"].update(errors=-1),
        lambda made: made.update(schema="reportlint-check/2"),
    ],
)
def test_what_is_wrong_is_not_valid(spoil: Callable[[Any], object]) -> None:
    made = json.loads(render_all("json", outcomes("zh")[:1], view("zh")))
    made["files"][0]["findings"] = made["files"][0]["findings"][:1]
    made["files"][0]["findings"][0]["fingerprint"] = "0123456789abcdef"
    validator("check").validate(made)
    spoil(made)
    with pytest.raises(ValidationError):
        validator("check").validate(made)
