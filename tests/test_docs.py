"""The guides: their examples do what they say, their links lead somewhere, pages are current."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from reportlint.cli import main
from reportlint.cli.command_table import COMMANDS
from reportlint.cli.parser import choose_command, parse
from tests import constructions
from tests.guides import BLOCK, LEFT_OUT, PAGES, ROOT, commands, sandbox

LANGUAGES = ("zh", "en")
_LINK = re.compile(r"\]\((?!https?:)(?P<path>[^)#\s]*)(?:#(?P<anchor>[^)\s]*))?\)")
_OURS = re.compile(r"^(?:\$ )?reportlint (?P<words>.*)$", re.MULTILINE)


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("FORCE_COLOR", "REPORTLINT_LANG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_commands_print_what_the_guide_shows(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    with sandbox(page):
        for block, printed in commands(page):
            shown = block["body"].split("\n", 1)[1]
            if LEFT_OUT in shown.splitlines():
                assert_in_order(shown, printed)
            else:
                assert shown == printed


def assert_in_order(shown: str, printed: str) -> None:
    rest = printed
    for piece in re.split(rf"^{LEFT_OUT}\n", shown, flags=re.MULTILINE):
        assert piece in rest
        rest = rest[rest.index(piece) + len(piece) :]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rule_of_the_guide_fires_in_terminal_and_json(language: str) -> None:
    page = (ROOT / "docs" / language / "writing-a-rule.md").read_text(encoding="utf-8")
    with sandbox():
        printed = [text for _, text in commands(page)]
    new, tested, terminal, as_json, covered = printed
    assert "local/rules/SX-W101.yaml" in new
    assert re.match(r"4 (?:个测试全部通过。|tests passed\.)\n$", tested)
    assert "SX-W101" in terminal
    (finding,) = json.loads(as_json)["files"][0]["findings"]
    assert (finding["rule"], finding["location"]["text"]) == ("SX-W101", "红头文件")
    assert re.match(r"9 ", covered)
    assert re.search(r"2 (?:条规则的测试都齐全。|rules, no gap in the tests\.)\n$", covered)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_command_of_a_guide_is_one(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for block in BLOCK.finditer(text):
        for line in _OURS.finditer(block["body"]):
            words = shlex.split(line["words"].split("   #")[0].split(" > ")[0].split(" < ")[0])
            command, rest = choose_command(words, COMMANDS)
            if command is not None:
                parse(rest, command, "zh")
            else:
                assert words[0].startswith("--"), line.group()


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_somewhere(language: str) -> None:
    for path in sorted((ROOT / "docs" / language).rglob("*.md")):
        text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for link in _LINK.finditer(text):
            target = path.parent / link["path"] if link["path"] else path
            assert target.exists(), f"{path}: {link.group()}"
            if link["anchor"]:
                assert link["anchor"] in anchors(target), f"{path}: {link.group()}"


def anchors(path: Path) -> set[str]:
    heads = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_both_languages_have_the_same_pages() -> None:
    zh, en = (
        {str(path.relative_to(folder)) for path in folder.rglob("*.md")}
        for folder in (ROOT / "docs" / language for language in LANGUAGES)
    )
    assert zh == en


def test_every_guide_stands_in_the_index() -> None:
    for language in LANGUAGES:
        folder = ROOT / "docs" / language
        index = (folder / "README.md").read_text(encoding="utf-8")
        names = {path.name for path in folder.glob("*.md")} - {"README.md"}
        assert [name for name in sorted(names) if f"]({name})" not in index] == []


@pytest.mark.parametrize("language", constructions.LANGUAGES)
def test_the_table_of_constructions_is_current(language: str) -> None:
    """``python -m tests.constructions`` writes it anew."""
    page = ROOT / "docs" / language / constructions.PAGE
    assert page.read_text(encoding="utf-8") == constructions.render(language)


def test_pages_of_rules_are_current(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    code = main.main(["rules", "docs", "--check"])
    assert capsys.readouterr().out.splitlines()[:-1] == []
    assert code == 0
