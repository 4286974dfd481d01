"""Commands of GitHub and reports of GitLab, read back as those who read them do."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import validate

from reportlint.reporters.common.screen import make_visible
from reportlint.reporters.forges import escape_data
from reportlint.support.records import replace
from tests.reporters.outcomes import outcomes
from tests.reporters.writing import render_all, view

#: How the runner of GitHub Actions reads a command back (its ActionCommand).
_COMMAND = re.compile(r"::(?P<name>[a-z]+) (?P<properties>[^\r\n]*?)::(?P<data>[^\r\n]*)")


def unescaped(text: str, codes: str) -> str:
    for code in codes.split():
        text = text.replace(code, chr(int(code[1:], 16)))
    return text.replace("%25", "%")


def read(line: str) -> tuple[str, dict[str, str], str]:
    """What the runner takes a line for."""
    found = _COMMAND.fullmatch(line)
    assert found is not None
    pairs = (pair.split("=", 1) for pair in found["properties"].split(","))
    properties = {key: unescaped(value, "%0D %0A %3A %2C") for key, value in pairs}
    return found["name"], properties, unescaped(found["data"], "%0D %0A")


def shown(text: str) -> str:
    return "\n".join(map(make_visible, text.split("\n")))


@given(st.text())
def test_any_text_survives(text: str) -> None:
    assert unescaped(escape_data(text), "%0A") == shown(text)
    assert unescaped(escape_data(text, within=True), "%0A %3A %2C") == shown(text)


@given(message=st.text(), path=st.text(min_size=1))
def test_any_message_arrives_in_one_line(message: str, path: str) -> None:
    found = outcomes("zh")[0]
    finding = replace(found.findings[0], message=message)
    text = render_all("github", (replace(found, path=path, findings=(finding,)),), view("zh"))
    assert text.endswith("\n")
    line = text[:-1]
    assert "\n" not in line
    assert "\r" not in line
    name, properties, data = read(line)
    assert (name, data) == ("error", shown(message))
    assert properties["file"] == shown(path.replace("\\", "/").removeprefix("./"))
    assert properties["title"] == "N101 收到申请数与表格不符"


def test_columns_are_told_within_a_line_only() -> None:
    found = outcomes("zh")[0]
    place = replace(found.findings[0].location, end_line=9, line=8)
    finding = replace(found.findings[0], location=place)
    line = render_all("github", (replace(found, findings=(finding,)),), view("zh")).rstrip("\n")
    _, properties, _ = read(line)
    assert {key: properties.get(key) for key in ("line", "endLine", "col")} == {
        "line": "8",
        "endLine": "9",
        "col": None,
    }


@pytest.mark.parametrize(
    ("severity", "name"), [("error", "error"), ("warning", "warning"), ("info", "notice")]
)
def test_each_severity_has_its_command(severity: str, name: str) -> None:
    found = outcomes("zh")[0]
    finding = replace(found.findings[0], severity=severity)
    text = render_all("github", (replace(found, findings=(finding,)),), view("zh"))
    assert text.startswith(f"::{name} ")


def test_a_place_in_a_word_file_is_told_in_words() -> None:
    found = outcomes("zh")[0]
    place = replace(found.findings[0].location, table_index=2, cell="r3c2")
    finding = replace(found.findings[0], location=place)
    word = replace(found, format="docx", findings=(finding,))
    _, properties, data = read(render_all("github", (word,), view("zh")).rstrip("\n"))
    assert "line" not in properties
    assert "第 2 张表第 3 行第 2 列" in data


#: What the documentation asks for.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./)[^\\]+$"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def issues(*results: Any) -> Any:
    made = json.loads(render_all("gitlab", results, view("zh")))
    validate(made, SCHEMA)
    return made


def test_it_is_as_documented() -> None:
    assert [issue["severity"] for issue in issues(*outcomes("zh"))] == [
        "major", "minor", "minor", "major", "info", "critical",
    ]  # fmt: skip
    assert issues() == []
    assert issues(outcomes("zh")[1]) == []


def test_the_same_finding_in_two_files_is_two_issues() -> None:
    found = outcomes("zh")[0]
    both = issues(found, replace(found, path="drafts/other.txt"))
    marks = [issue["fingerprint"] for issue in both]
    assert len(set(marks)) == len(marks) == 10


def test_paths_are_relative_with_forward_slashes() -> None:
    found = replace(outcomes("zh")[0], path=r".\drafts\a.txt")
    assert {issue["location"]["path"] for issue in issues(found)} == {"drafts/a.txt"}
