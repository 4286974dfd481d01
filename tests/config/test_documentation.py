"""The guides of configuration and packs: complete, and their examples work."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from reportlint.config import project
from reportlint.config.model import Config, RuleTable
from reportlint.rules.manifests import MANIFEST_KEYS, OVERRIDE_KEYS
from reportlint.support.record_reader import keys_of
from tests.corpus import PACK

ROOT = Path(__file__).parents[2]
LANGUAGES = ("zh", "en")


def guide(name: str, language: str) -> str:
    return (ROOT / "docs" / language / f"{name}.md").read_text(encoding="utf-8")


def blocks(text: str, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "cache"))
    tmp_path = tmp_path / "project"
    tmp_path.mkdir()
    monkeypatch.chdir(tmp_path)
    project.clear_cache()
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_setting_is_in_the_table(language: str) -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \|", guide("configuration", language), re.MULTILINE)
    keys = {*keys_of(RuleTable), *keys_of(Config)}
    assert keys <= set(listed)
    assert set(listed) <= {*keys, "draft", "final", "audit"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["configuration", "packs"])
def test_the_examples_are_configurations_that_work(name: str, language: str, folder: Path) -> None:
    shutil.copytree(PACK, folder / "packs" / "sample-province")
    examples = blocks(guide(name, language), "toml")
    assert examples
    for example in examples:
        Path("reportlint.toml").write_text(example, encoding="utf-8")
        project.clear_cache()
        assert project.load_project("reportlint.toml").source_errors == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_a_pack_that_works(language: str, folder: Path) -> None:
    manifest, rules = blocks(guide("packs", language), "yaml")
    (folder / "city" / "rules").mkdir(parents=True)
    (folder / "city" / "pack.yaml").write_text(manifest, encoding="utf-8")
    (folder / "city" / "rules" / "own.yaml").write_text(rules, encoding="utf-8")
    Path("reportlint.toml").write_text("packs = ['city']\n", encoding="utf-8")
    found = project.load_project("reportlint.toml")
    assert [str(fault) for fault in found.source_errors] == []
    assert [rule.id for rule in found.own] == ["SC-S101"]
    assert found.packs[0].applies.region == "9901*"


def test_every_key_of_a_manifest_is_shown() -> None:
    for language in LANGUAGES:
        manifest = blocks(guide("packs", language), "yaml")[0]
        assert set(yaml.safe_load(manifest)) == set(MANIFEST_KEYS)
        assert all(key in guide("packs", language) for key in OVERRIDE_KEYS if key != "messages")


def test_both_languages_have_the_same_sections() -> None:
    for name in ("configuration", "packs"):
        counts = [guide(name, language).count("\n## ") for language in LANGUAGES]
        assert counts[0] == counts[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_digest_shown_is_that_of_the_sample(language: str) -> None:
    sample = PACK
    Path("reportlint.toml").write_text(f"packs = ['{sample.as_posix()}']", encoding="utf-8")
    (pack,) = project.load_project("reportlint.toml").packs
    assert pack.digest in guide("packs", language)
