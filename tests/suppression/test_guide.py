"""What the guide to suppressions shows is what happens."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

import reportlint
from reportlint.cli.main import main
from reportlint.model.inline_directives import find_directives
from reportlint.readers import markdown
from tests.formats import word
from tests.formats.paper import paper_of
from tests.suppression.faulty import TEXT, rules, write

DOCS = Path(__file__).parents[2] / "docs"

in_both = pytest.mark.parametrize("language", ["zh", "en"])


def shown(language: str, kind: str) -> str:
    """Return the first example of a kind in the guide of a language."""
    text = (DOCS / language / "suppressions.md").read_text(encoding="utf-8")
    found = re.search(
        rf"^```{kind}\n(.*?)^```$" if kind else r"^```\n(reportlint.*?)^```$",
        text,
        re.MULTILINE | re.DOTALL,
    )
    assert found is not None
    return found[1]


@in_both
def test_the_ignore_file(language: str, tmp_path: Path) -> None:
    draft = tmp_path / "示例市数据局2024年政府信息公开工作年度报告.docx"
    draft.write_bytes(word.word(paper_of(write(tmp_path))))
    (tmp_path / ".reportlint-ignore.yaml").write_text(shown(language, "yaml"), encoding="utf-8")
    result = reportlint.check(draft, language=language, today="2027-03-31")
    assert rules(result) == ["W304"]
    assert [item.finding.rule for item in result.suppressions] == ["N101", "A105"]
    late = reportlint.check(draft, language=language, today="2027-04-01")
    assert sorted(rules(late)) == ["A105", "E101", "W304"]


@in_both
def test_the_configuration(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "2023").mkdir()
    text = TEXT.replace("2024", "2023")
    draft = write(tmp_path / "2023", "draft.txt", f"{text}\n2024年2月9日\n")
    assert "X101" in rules(reportlint.check(draft, published="2024-06-01", isolated=True))
    (tmp_path / "reportlint.toml").write_text(shown(language, "toml"), encoding="utf-8")
    result = reportlint.check(draft, published="2024-06-01")
    assert "X101" not in rules(result)
    assert [item.where for item in result.suppressions] == ["reportlint.toml:1"]


@in_both
def test_the_comment(language: str) -> None:
    text = shown(language, "markdown")
    (remark,) = find_directives(markdown.from_text(text, "draft.md"))
    assert remark.rules == ("N101",)
    assert remark.target.cut(text) == text.splitlines()[1]


@in_both
def test_the_commands(language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lines = [line.partition("#")[0] for line in shown(language, "").splitlines()]
    assert len(lines) == 2
    folder = shlex.split(lines[0])[2]
    (tmp_path / folder).mkdir()
    write(tmp_path / folder)
    for line in lines:
        assert main([*shlex.split(line)[1:], "--quiet"]) == 0
