"""The READMEs show what the command really prints."""

from __future__ import annotations

import re
import shlex

import pytest

from reportlint import readers
from reportlint.cli import main
from tests.readme import EXAMPLE, READMES, ROOT


@pytest.mark.parametrize("name", READMES)
def test_example_is_what_the_command_prints(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    example = EXAMPLE.search((ROOT / name).read_text(encoding="utf-8"))
    assert example is not None
    monkeypatch.chdir(ROOT)
    for variable in ("FORCE_COLOR", "REPORTLINT_LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    assert main.main(shlex.split(example["words"])) == 1
    assert capsys.readouterr().out == example["output"]


def test_every_command_of_the_help_stands_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--help"]) == 0
    commands = re.findall(r"^  ([a-z]+(?: [a-z]+)?)  ", capsys.readouterr().out, re.MULTILINE)
    assert {"check", "extract"} <= set(commands)
    for name in READMES:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert [command for command in commands if command not in text] == []


@pytest.mark.parametrize("known", readers.FORMATS, ids=lambda known: known.name)
def test_every_format_stands_in_the_readme(known: readers.Format) -> None:
    for name in READMES:
        text = (ROOT / name).read_text(encoding="utf-8").lower()
        assert known.suffixes[0] in text or known.name in text.replace("纯文本", "text")
