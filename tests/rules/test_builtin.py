"""The built-in rules in a process of their own: cold, warm, and after a change of their files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportlint.rules.loader import load_folder
from reportlint.support import resources
from reportlint.support.errors import RuleError

ASK = """
import sys
from reportlint.support import resources
resources.data_dir = lambda: {top!r}
from reportlint.rules.builtin import load_builtin_rules, load_rule_docs, save_cache
known = load_builtin_rules()
save_cache()
print(len(known.rules), len(known.errors), len(load_rule_docs()), "yaml" in sys.modules)
"""


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A copy of the data with one rule file."""
    source = Path(resources.data_dir())
    shutil.copytree(source / "grammars", tmp_path / "grammars")
    shutil.copytree(source / "rules" / "forms", tmp_path / "rules" / "forms")
    shutil.copytree(source / "rules" / "vocabulary", tmp_path / "rules" / "vocabulary")
    (tmp_path / "rules" / "x.yaml").write_text(RULE, encoding="utf-8")
    return tmp_path


RULE = """\
- id: T901
  name: all-tables
  severity: error
  title: {zh: 缺表, en: table missing}
  looks-for: {zh: 查有没有。, en: Looks for it.}
  check: table-present
  message: {zh: "缺少{table}", en: "{table} is missing"}
  tests: {pass: [{}], fail: [{without: [table requests]}]}
"""


def ask(top: Path) -> str:
    answer = subprocess.run(
        [sys.executable, "-c", ASK.format(top=str(top))],
        env={**os.environ, "REPORTLINT_CACHE_DIR": str(top / "cache")},
        capture_output=True,
        text=True,
        check=True,
    )
    return answer.stdout.strip()


def test_the_second_run_needs_no_yaml_and_a_changed_file_is_read_again(top: Path) -> None:
    assert ask(top) == "1 0 1 True"
    assert ask(top) == "1 0 1 False"
    more = RULE + RULE.replace("T901", "T902").replace("all-tables", "again")
    (top / "rules" / "x.yaml").write_text(more, encoding="utf-8")
    assert ask(top) == "2 0 2 True"
    assert ask(top) == "2 0 2 False"


def test_rules_with_faults_are_read_each_time(top: Path) -> None:
    (top / "rules" / "x.yaml").write_text(RULE + RULE, encoding="utf-8")
    assert ask(top) == "1 1 1 True"
    assert ask(top) == "1 1 1 True"


def test_without_rules_or_forms_there_is_nothing_to_check_by(top: Path) -> None:
    paths = sorted(str(path) for path in (top / "rules").rglob("*.yaml"))
    forms = [path for path in paths if "/forms/" in path]
    rest = [path for path in paths if "/forms/" not in path]
    with pytest.raises(RuleError, match="install again"):
        load_folder(str(top), forms)
    with pytest.raises(RuleError, match="install again"):
        load_folder(str(top), rest)
    loaded, context, profiles = load_folder(str(top), paths)
    assert len(loaded.rules) == len(loaded.docs) == 1
    assert profiles == ()
    assert [form.edition for form in context.forms] == ["2019", "2021"]


def test_faults_of_forms_and_words_are_told_too(top: Path) -> None:
    words = top / "rules" / "vocabulary" / "more.yaml"
    words.write_text("patterns: {fee: '['}\n", encoding="utf-8")
    form = top / "rules" / "forms" / "2030.yaml"
    form.write_text("edition: 2030\n", encoding="utf-8")
    loaded, *_ = load_folder(str(top), [str(path) for path in (top / "rules").rglob("*.yaml")])
    assert {fault.path for fault in loaded.errors} == {
        "rules/vocabulary/more.yaml",
        "rules/forms/2030.yaml",
    }
    assert len(loaded.rules) == 1
