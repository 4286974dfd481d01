"""JUnit XML: well formed whatever the draft holds, and its counts are those of its cases."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.finding import FileResult
from reportlint.reporters.common.screen import make_visible
from reportlint.support.records import replace
from tests.reporters.outcomes import outcomes
from tests.reporters.writing import render_all, view


def suites(*results: FileResult) -> list[ET.Element]:
    root = ET.fromstring(render_all("junit", results, view("zh")))  # noqa: S314 - our own
    assert root.tag == "testsuites"
    assert {suite.tag for suite in root} <= {"testsuite"}
    for suite in root:
        assert {case.tag for case in suite} == {"testcase"}
        cases = [*suite]
        assert int(suite.get("tests", "")) == len(cases)
        for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(name, "")) == sum(case.find(tag) is not None for case in cases)
        for case in cases:
            # Readers take one outcome of a case.
            assert sum(case.find(tag) is not None for tag in ("failure", "error", "skipped")) <= 1
            assert case.get("classname") == suite.get("name")
    return [*root]


def outcome(case: ET.Element) -> Any:
    return [(child.tag, child.get("type")) for child in case]


def test_every_rule_that_judged_the_file_is_a_case() -> None:
    suite, clean, unread, foreign = suites(*outcomes("zh"))
    assert {case.get("name"): outcome(case) for case in suite} == {
        "A101 收支平衡": [],
        "A102": [],
        "A103": [("skipped", None)],
        "A104": [("skipped", None)],
        "A105 单元格填错": [("failure", "error")],
        "C102 占位符代替数字": [("system-out", None)],
        "N101 收到申请数与表格不符": [("failure", "error")],
        "R106 夹有不可见字符": [("system-out", None)],
        "W305 重复的词": [("system-out", None)],
    }
    assert [case.get("name") for case in clean] == [
        "A101 收支平衡", "A102", "A103", "A105 单元格填错", "N101 收到申请数与表格不符",
        "W305 重复的词",
    ]  # fmt: skip
    assert [outcome(case) for case in unread] == [[("error", None)]]
    assert [outcome(case) for case in foreign] == [[("skipped", None)]]


@pytest.mark.parametrize(
    ("threshold", "failing"),
    [
        ("error", {"error"}),
        ("warning", {"error", "warning"}),
        ("info", {"error", "warning", "info"}),
        ("never", set()),
    ],
)
def test_what_is_below_the_threshold_is_no_failure(threshold: str, failing: set[str]) -> None:
    found = outcomes("zh")[0]
    root = ET.fromstring(render_all("junit", [found], view("zh", fail_on=threshold)))  # noqa: S314
    (suite,) = root
    kinds = {failure.get("type") for failure in suite.iter("failure")}
    assert kinds == failing
    told = "\n".join(out.text or "" for out in suite.iter("system-out"))
    for finding in found.findings:
        assert (make_visible(finding.message) in told) == (finding.severity not in failing)


def test_all_findings_of_a_rule_stand_in_its_case() -> None:
    found = outcomes("zh")[0]
    twice = (found.findings[0], replace(found.findings[0], message="又一处"))
    (suite,) = suites(replace(found, findings=twice))
    (failure,) = suite.findall("testcase[@name='N101 收到申请数与表格不符']/failure")
    assert failure.get("message") == twice[0].message
    assert len((failure.text or "").split("\n")) == 2
    assert "又一处" in (failure.text or "")


@given(st.text(), st.text())
def test_any_message_and_path_are_well_formed(message: str, path: str) -> None:
    found = outcomes("zh")[0]
    finding = replace(found.findings[0], message=message)
    suites(replace(found, path=path, findings=(finding,)))
