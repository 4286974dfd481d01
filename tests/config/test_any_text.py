"""Whatever stands in a configuration or a manifest: it is followed or refused, never a crash."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportlint.config import has_table, model, project, reader
from reportlint.config.model import ConfigError
from tests.corpus import PACK

CONFIG = """\
select = ["A", "N1"]
ignore = ["W304"]
exclude = ["old"]
profile = "final"
fail-on = "warning"
year = 2024
published = 2025-01-20
output-format = ["full", "json=out.json"]
rule-pages = "https://example.cn/{language}/{id}.md"
[severities]
P101 = "warning"
[parameters.X101]
deadline = "01-20"
[profiles.mine]
severities = { A101 = "info" }
[[per-path]]
paths = ["town/**"]
severities = { S209 = "info" }
[[suppressions]]
rule = "A101"
reason = "旧账"
"""
MANIFEST = (PACK / "pack.yaml").read_text(encoding="utf-8")
RULES = PACK / "rules" / "part-six.yaml"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "cache"))
    tmp_path = tmp_path / "project"
    tmp_path.mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def damaged(text: str) -> st.SearchStrategy[str]:
    """Return a text with a stretch of it taken out, and others' characters in its place."""
    bits = st.sampled_from(["", "'", '"', "[", "]", "{", "}", "=", ":", "\n", "#", "-", "1", "猫"])
    places = st.tuples(st.integers(0, len(text)), st.integers(0, 12), bits)
    return places.map(lambda place: text[: place[0]] + place[2] + text[place[0] + place[1] :])


def followed(text: str) -> model.Project | None:
    Path("reportlint.toml").write_text(text, encoding="utf-8")
    project.clear_cache()
    try:
        return project.load_project("reportlint.toml")
    except ConfigError as error:
        told = [error.localize(language)[0] for language in ("zh", "en")]
        assert all(words.startswith("reportlint.toml:") for words in told)
        return None


@settings(max_examples=40)
@given(st.binary(max_size=60))
def test_any_bytes(content: bytes) -> None:
    has_table(content.decode("utf-8", "replace"))
    with suppress(ConfigError):
        reader.read("reportlint.toml", content)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damaged(CONFIG))
def test_a_damaged_configuration_is_followed_or_refused(text: str) -> None:
    followed(text)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damaged(MANIFEST))
def test_a_damaged_manifest_is_told_and_the_rest_is_used(text: str) -> None:
    Path("pack/rules").mkdir(parents=True, exist_ok=True)
    Path("pack/pack.yaml").write_text(text, encoding="utf-8")
    Path("pack/rules/part-six.yaml").write_bytes(RULES.read_bytes())
    found = followed("packs = ['pack']\n")
    assert found is not None
    for fault in found.source_errors:
        assert fault.path.startswith("pack/")
        assert fault.line >= 1
        assert fault["zh"]


def test_the_whole_configuration_is_one_that_works() -> None:
    found = followed(CONFIG)
    assert found is not None
    assert found.source_errors == ()
    assert len(found.suppressions) == 1
