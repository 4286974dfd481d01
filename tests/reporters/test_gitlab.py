"""Code Quality reports as GitLab documents them."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import validate

from reportlint.support.records import replace
from tests.reporters.outcomes import outcomes
from tests.reporters.writing import render_all, view

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
