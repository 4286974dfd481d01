"""Rule files at fault, a file each in ``broken/``: each is told where it stands, in both languages.

What is expected stands in comments at the end of a file: ``# line:column zh words``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.cli.main import main
from reportlint.rules.builtin import load_builtin_rules
from reportlint.rules.loader import load_rules
from reportlint.support.localized_text import LANGUAGES, localize
from tests.rules.loading import PRESENT, RELATION, entry

FILES = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def expected(text: str) -> list[str]:
    marks = tuple(f" {language} " for language in LANGUAGES)
    return [
        line.removeprefix("# ")
        for line in text.splitlines()
        if line.startswith("# ") and any(mark in line[:12] for mark in marks)
    ]


def test_there_are_at_least_forty() -> None:
    assert len(FILES) >= 40


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_fault_is_told_where_it_stands(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    found = load_rules([("x.yaml", text)], load_builtin_rules().rule_context)
    told = [
        f"{fault.line}:{fault.column} {language} {localize(fault.message, language)}"
        for fault in found.errors
        for language in LANGUAGES
    ]
    assert told == expected(text)
    assert told


def test_all_faults_of_all_files_are_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test", str(FILES[0].parent)]) == 2
    told = capsys.readouterr().err
    assert [file.name for file in FILES if f"{file.name}:" not in told] == []
    assert "^" in told


SOURCE = "".join(map(entry, (PRESENT, RELATION)))


@given(
    st.integers(0, len(SOURCE) - 1),
    st.integers(0, 12),
    st.text("{}[]:,'\"-&*!#|\n\t =a1甲（", max_size=4),
)
def test_no_edit_of_a_rule_file_makes_loading_fail(place: int, gone: int, put: str) -> None:
    text = SOURCE[:place] + put + SOURCE[place + gone :]
    found = load_rules([("x.yaml", text)], load_builtin_rules().rule_context)
    lines = text.splitlines()
    for fault in found.errors:
        assert 1 <= fault.line <= max(len(lines), 1) + 1
        assert fault.column >= 1
        assert all(fault[language].startswith("x.yaml:") for language in LANGUAGES)
    assert found.errors or len(found.rules) <= 2
