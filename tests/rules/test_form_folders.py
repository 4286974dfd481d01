"""Folders of forms: what is wrong in one is told there, once, and harms no other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from reportlint.model.form import StatutoryForm
from reportlint.parsing import parse
from reportlint.readers.plain import from_text
from reportlint.rules import form_folders
from reportlint.rules.loader import LoadedRules, load_folder
from reportlint.ruletests.rendering import render_text
from reportlint.ruletests.skeleton import build_skeleton
from reportlint.support.errors import RuleError
from reportlint.support.localized_text import localize
from tests import guides

FOLDER = "rules/library-service/"
FORM, EDITION = f"{FOLDER}form.yaml", f"{FOLDER}editions/2024.yaml"
SECOND = "rules/rule-of-law-government/"


def is_of_form(path: Path) -> bool:
    return form_folders.is_form_file(path.as_posix())


@cache
def right() -> dict[str, str]:
    """Return the files of the guide's form, and those of a small one of ours but for its rules."""
    page = (guides.ROOT / "docs" / "en" / "new-form.md").read_text(encoding="utf-8")
    files = {name: text for name, text in guides.files(page).items() if name.startswith(FOLDER)}
    for path in filter(is_of_form, sorted((guides.ROOT / SECOND).rglob("*.yaml"))):
        files[path.relative_to(guides.ROOT).as_posix()] = path.read_text(encoding="utf-8")
    return files


def load(
    files: Mapping[str, str], top: Path
) -> tuple[LoadedRules, tuple[StatutoryForm, ...], list[str]]:
    """Return the rules, the forms, and where errors are told."""
    for name, text in files.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    rules, context, _ = load_folder(str(top), [str(top / name) for name in files])
    return rules, context.forms, [error.path for error in rules.errors]


def test_both_forms_are_read(tmp_path: Path) -> None:
    rules, forms, errors = load(right(), tmp_path)
    assert errors == []
    assert [form.key for form in forms] == ["rule-of-law-government", "library-service"]
    assert [rule.id for rule in rules.rules if rule.forms == ("library-service",)] == [
        "LS-A101",
        "LS-N101",
    ]


def test_a_form_in_error_is_told_of_where_it_is_wrong_alone(tmp_path: Path) -> None:
    wrong = right()[EDITION].replace("    heading: 服务概况\n", "")
    rules, forms, errors = load({**right(), EDITION: wrong}, tmp_path)
    assert [form.key for form in forms] == ["rule-of-law-government"]
    assert errors == [EDITION]
    assert rules.rules.get("LS-A101") is None


def test_a_form_without_an_edition_says_so(tmp_path: Path) -> None:
    files = {name: text for name, text in right().items() if name != EDITION}
    rules, forms, errors = load(files, tmp_path)
    assert [form.key for form in forms] == ["rule-of-law-government"]
    assert errors == [FORM]
    assert "editions" in localize(rules.errors[0].message, "en")


def test_a_form_whose_folder_has_another_name_is_read_by_that(tmp_path: Path) -> None:
    wrong = right()[FORM].replace("library-service", "library-services")
    _, forms, errors = load({**right(), FORM: wrong}, tmp_path)
    assert [form.key for form in forms] == ["rule-of-law-government", "library-service"]
    assert errors == [FORM]


@pytest.mark.parametrize("name", [name for name in right() if name.startswith(FOLDER)])
def test_a_line_that_is_missing_or_misspelt_is_told_or_does_no_harm(
    name: str, tmp_path: Path
) -> None:
    lines = right()[name].splitlines(keepends=True)
    for number, line in enumerate(lines):
        for instead in ("", line.replace(":", "x:", 1)):
            text = "".join((*lines[:number], instead, *lines[number + 1 :]))
            try:
                _, forms, errors = load({**right(), name: text}, tmp_path)
            except RuleError:
                continue
            assert {path for path in errors if not path.startswith(FOLDER)} == set(), (line, text)
            for form in forms:
                draft = render_text(build_skeleton(form.editions[0], 2023))
                parse(from_text(draft, "draft.txt"), forms)
