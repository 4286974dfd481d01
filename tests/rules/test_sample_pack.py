"""The sample pack of the corpus: its tests pass, and it does what its manifest says."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportlint
from reportlint.config import project
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.runner import run_cases
from tests.corpus import CLEAN, PACK

TEXT = CLEAN.read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a configuration that names the sample."""
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "cache"))
    project.clear_cache()
    path = tmp_path / "reportlint.toml"
    path.write_text(f"packs = ['{PACK.as_posix()}']\n", encoding="utf-8")
    return path


def found(text: str, **options: object) -> dict[str, str]:
    result = reportlint.check(text, **options)  # type: ignore[arg-type]
    return {finding.rule: finding.severity for finding in result.findings}


def test_its_own_tests_pass(config: Path) -> None:
    made = project.load_project(str(config))
    assert made.source_errors == ()
    results = list(run_cases(made.own, project.load_docs(str(config)), load_builtin_rules()))
    assert {"pass", "fail"} <= {result.section for result in results}
    assert [result for result in results if result.failure] == []


def test_the_deadline_is_earlier(config: Path) -> None:
    late = {"published": "2025-01-25"}
    assert "X101" not in found(TEXT, **late)
    result = reportlint.check(TEXT, config=config, published="2025-01-25")
    (finding,) = (one for one in result.findings if one.rule == "X101")
    assert finding.message == "公布日期2025-01-25晚于本省要求的2025-01-20"
    assert finding.remedy is not None
    assert finding.remedy["zh"].startswith("每年1月20日前公布")


def test_the_fee_is_an_error_and_the_priorities_are_asked_for(config: Path) -> None:
    assert found(TEXT) == {}
    assert found(TEXT, config=config) == {"SP-S101": "warning"}
    told = TEXT[: TEXT.index("按照《政府信息公开信息处理费")] + "没有其他事项。\n"
    assert found(told).get("S213") == "warning"
    assert found(told, config=config).get("S213") == "error"


@pytest.mark.parametrize(
    ("region", "applies"), [("990000", True), ("991234", True), ("110000", False)]
)
def test_other_provinces_are_left_alone(config: Path, region: str, *, applies: bool) -> None:
    text = config.read_text(encoding="utf-8")
    config.write_text(f"{text}region = '{region}'\n", encoding="utf-8")
    assert bool(found(TEXT, config=config)) is applies
