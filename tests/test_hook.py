"""The pre-commit hook takes drafts and leaves every other file alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from reportlint.readers import suffixes

HOOKS = yaml.safe_load(Path(".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def taken(name: str) -> bool:
    return re.search(HOOKS[0]["files"], name) is not None


@pytest.mark.parametrize("suffix", suffixes())
def test_drafts_of_every_format_are_taken(suffix: str) -> None:
    if suffix not in (".markdown", ".text"):
        assert taken(f"drafts/云溪市教育局2024年政府信息公开工作年度报告{suffix}")
        assert taken(f"年报-2024{suffix}")


@pytest.mark.parametrize(
    "name", ["README.md", "notes.txt", "年报/README.md", "site/index.html", "年度报告.xlsx"]
)
def test_other_files_are_left_alone(name: str) -> None:
    assert not taken(name)


def test_the_hook_runs_check() -> None:
    assert [(hook["id"], hook["entry"]) for hook in HOOKS] == [("reportlint", "reportlint check")]
