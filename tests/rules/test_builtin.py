"""The built-in rules in a process of their own: cold, warm, bundled, and after changes of files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reportlint.rules.form_folders import is_form_file
from reportlint.rules.loader import load_folder
from reportlint.support import cache, paths, resources
from reportlint.support.errors import RuleError

ASK = """
import sys
from reportlint.support import paths
paths.data_dir = lambda: {top!r}
from reportlint.rules.builtin import load_builtin_rules, load_rule_docs, save_cache
known = load_builtin_rules()
save_cache()
print(len(known.rules), len(known.errors), len(load_rule_docs()), "yaml" in sys.modules)
"""
BUNDLE = """
import os
from reportlint.support import paths
paths.data_dir = lambda: {top!r}
from reportlint.rules.builtin import compile_bundle
os.mkdir({top!r} + "/bundle")
for name, content in compile_bundle().items():
    open(paths.bundle_file(name), "xb").write(content)
"""


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A copy of the data with one rule file."""
    return copy_data(tmp_path)


def copy_data(folder: Path) -> Path:
    source = Path(paths.data_dir())
    shutil.copytree(source / "grammars", folder / "grammars")
    for name in ("form.yaml", "editions", "vocabulary"):
        copy_form_file(source / FORM / name, folder / FORM / name)
    (folder / "rules" / "x.yaml").write_text(RULE, encoding="utf-8")
    return folder


FORM = Path("rules", "government-disclosure")


def copy_form_file(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)


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


def ask(top: Path, question: str = ASK) -> str:
    answer = subprocess.run(
        [sys.executable, "-c", question.format(top=str(top))],
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


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the data with the bundle made of it."""
    top = copy_data(tmp_path_factory.mktemp("built"))
    ask(top, BUNDLE)
    return top


@pytest.fixture
def bundled(built: Path, tmp_path: Path) -> Path:
    """The same elsewhere, as a wheel is installed."""
    return shutil.copytree(
        built,
        tmp_path / "installed",
        ignore=shutil.ignore_patterns("cache"),
        copy_function=shutil.copyfile,
    )


def test_the_first_run_with_a_bundle_needs_no_yaml(bundled: Path) -> None:
    assert ask(bundled) == "1 0 1 False"
    assert {path.name.split("-")[0] for path in (bundled / "cache").glob("*.bin")} == {"rules"}
    shutil.rmtree(bundled / "bundle")
    assert ask(bundled) == "1 0 1 True"  # what is told of rules is not in the cache yet


def test_what_is_made_of_other_sources_is_not_used(bundled: Path) -> None:
    path = bundled / "rules" / "x.yaml"
    before = path.stat()
    path.write_text(RULE.replace("缺少", "没有"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert ask(bundled) == "1 0 1 True"
    assert ask(bundled) == "1 0 1 False"


@pytest.mark.parametrize("damage", [b"", b"nothing", b"cbuiltins\nexec\n."])
def test_a_damaged_bundle_is_as_none(bundled: Path, damage: bytes) -> None:
    for path in (bundled / "bundle").iterdir():
        path.write_bytes(damage)
    assert ask(bundled) == "1 0 1 True"


def test_a_file_of_the_bundle_under_another_name_is_as_none(bundled: Path) -> None:
    shutil.copy(bundled / "bundle" / "documentation.bin", bundled / "bundle" / "rules.bin")
    assert ask(bundled) == "1 0 1 True"


def test_a_bundle_holds_every_grammar_and_no_pattern_of_this_python(bundled: Path) -> None:
    content = (bundled / "bundle" / "rules.bin").read_bytes()
    _, _, (_, grammars, codes) = cache.deserialize(content)
    assert set(grammars) == set(resources.grammar_names())
    assert {"claims", "numbers"} <= set(grammars)
    assert codes == {}


def test_no_bundle_is_made_of_rules_in_error(top: Path) -> None:
    (top / "rules" / "x.yaml").write_text(RULE + RULE, encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError) as stopped:
        ask(top, BUNDLE)
    assert "T901" in stopped.value.stderr


def test_rules_with_faults_are_read_each_time(top: Path) -> None:
    (top / "rules" / "x.yaml").write_text(RULE + RULE, encoding="utf-8")
    assert ask(top) == "1 1 1 True"
    assert ask(top) == "1 1 1 True"


def test_without_rules_or_forms_there_is_nothing_to_check_by(top: Path) -> None:
    paths = sorted(str(path) for path in (top / "rules").rglob("*.yaml"))
    forms = [path for path in paths if is_form_file(path)]
    rest = [path for path in paths if not is_form_file(path)]
    with pytest.raises(RuleError, match="install again"):
        load_folder(str(top), forms)
    with pytest.raises(RuleError, match="install again"):
        load_folder(str(top), rest)
    loaded, context, profiles = load_folder(str(top), paths)
    assert len(loaded.rules) == len(loaded.docs) == 1
    assert profiles == ()
    assert [form.edition for form in context.editions] == ["2019", "2021"]


def test_faults_of_forms_and_words_are_told_too(top: Path) -> None:
    words = top / FORM / "vocabulary" / "more.yaml"
    words.write_text("patterns: {fee: '['}\n", encoding="utf-8")
    form = top / FORM / "editions" / "2030.yaml"
    form.write_text("edition: 2030\n", encoding="utf-8")
    loaded, *_ = load_folder(str(top), [str(path) for path in (top / "rules").rglob("*.yaml")])
    assert {fault.path for fault in loaded.errors} == {
        f"{FORM}/vocabulary/more.yaml",
        f"{FORM}/editions/2030.yaml",
    }
    assert len(loaded.rules) == 1
