"""Links on terminals that show them (OSC 8), and addresses in machine formats."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from reportlint.reporters.common.screen import build_file_address
from reportlint.support.records import replace
from tests.corpus import CORPUS
from tests.reporters.outcomes import outcomes
from tests.reporters.writing import render_all, strip_colours, view

PAGES = "https://example.cn/{language}/rules/{id}.md"
_LINK = re.compile(r"\x1b\]8;;([^\x1b]*)\x1b\\(.*?)\x1b\]8;;\x1b\\")


def links(text: str) -> list[tuple[str, str]]:
    return [(address, strip_colours(words).strip()) for address, words in _LINK.findall(text)]


@pytest.mark.parametrize("name", ["full", "grouped", "concise"])
def test_drafts_and_rules_are_links(name: str) -> None:
    shown = view("zh", colour=True, links=True, rule_pages=PAGES)
    found = links(render_all(name, outcomes("zh"), shown))
    result = outcomes("zh")[0]
    rules = [finding.rule for finding in result.findings]
    pages = [(f"https://example.cn/zh/rules/{rule}.md", rule) for rule in rules]
    assert sorted(link for link in found if link[1] in rules) == sorted(pages)
    assert found[0][0] == (Path.cwd() / result.path).as_uri()
    assert found[0][1].startswith(result.path)


@pytest.mark.parametrize("name", ["full", "grouped", "concise"])
def test_links_change_nothing_that_is_read(name: str) -> None:
    shown = view("zh", colour=True, rule_pages=PAGES)
    linked = render_all(name, outcomes("zh"), replace(shown, links=True))
    assert _LINK.sub(r"\2", linked) == render_all(name, outcomes("zh"), shown)


def test_without_pages_only_drafts_are_links() -> None:
    found = links(render_all("full", outcomes("zh"), view("zh", colour=True, links=True)))
    assert found
    assert {urlsplit(address).scheme for address, _ in found} == {"file"}


def test_standard_input_is_no_file() -> None:
    result = replace(outcomes("zh")[0], path="-")
    assert not links(render_all("full", [result], view("zh", colour=True, links=True)))


@pytest.mark.parametrize("name", ["年报 1.txt", "a%b#c?.txt", "x\x1b]8;;y.txt"])
def test_addresses_hold_any_name(name: str, tmp_path: Path) -> None:
    address = build_file_address(str(tmp_path / name))
    assert address.isascii()
    assert address.isprintable()
    assert unquote(urlsplit(address).path) == str(tmp_path / name)
    assert urlsplit(address)[3:] == ("", "")


def test_names_that_are_no_text_have_addresses() -> None:
    assert build_file_address("/a/\udcff.txt") == "file:///a/%FF.txt"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_pipe_never_gets_links_and_a_terminal_does() -> None:
    import pty

    draft = str(CORPUS / "bad" / "A105" / "granted.txt")
    command = [sys.executable, "-m", "reportlint", "check", "--isolated", draft]
    known = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    known["TERM"] = "xterm-kitty"
    piped = subprocess.run(
        command, env={**known, "FORCE_COLOR": "1"}, stdout=subprocess.PIPE, check=False
    )
    assert b"\x1b[" in piped.stdout
    assert b"\x1b]" not in piped.stdout
    leader, follower = pty.openpty()
    with subprocess.Popen(command, env=known, stdout=follower) as process:
        os.close(follower)
        shown = b""
        while True:
            try:
                piece = os.read(leader, 65536)
            except OSError:  # what Linux says at the end
                break
            if not piece:
                break
            shown += piece
        assert process.wait(60) == 1
    os.close(leader)
    assert (build_file_address(draft), draft) in links(shown.decode())


def test_web_pages_are_told_by_the_lines_of_their_source() -> None:
    found = outcomes("zh")[0]
    place = replace(found.findings[0].location, source_line=120)
    finding = replace(found.findings[0], location=place)
    result = replace(found, path="a.html", format="html", findings=(finding, *found.findings[1:]))
    first, second, *_ = render_all("concise", [result], view("zh")).split("\n")
    assert first.startswith("a.html:120:1: 错误 N101 ")
    assert second.startswith("a.html:4:94: 警告 W305 ")
    assert "源文件第 120 行" in render_all("full", [result], view("zh"))
