"""What to do: each finding's own fix, and what a rule says of its findings, once."""

from __future__ import annotations

import pytest

from reportlint import api
from reportlint.model.finding import FileResult
from reportlint.reporters.common.annotations import CommentWriter
from reportlint.reporters.terminal.findings import render_findings
from reportlint.rules.builtin import load_rule_docs
from tests.parsing.sketches import report_text
from tests.reporters.writing import view

SLIPS = "更新了的的目录，完善了了制度，共XX条，另有XX条。"


@pytest.fixture(scope="module")
def result() -> FileResult:
    return api.check(report_text(texts={1: SLIPS}), select=["W101", "W305"], language="zh")


def test_every_fix_is_told_and_other_advice_once(result: FileResult) -> None:
    fixes = [finding.fix.title["zh"] for finding in result.findings if finding.fix is not None]
    others = [finding for finding in result.findings if finding.fix is None]
    assert len(set(fixes)) == len(others) == 2
    known = view("zh", doc=load_rule_docs().get)
    screen = render_findings(result, known)
    remarks = CommentWriter(known)
    comments = "\n".join(line for finding in result.findings for line in remarks.lines_on(finding))
    for told in (screen, comments):
        assert [told.count(f"建议修改：{fix}") for fix in fixes] == [1, 1]
        assert told.count("如何改正：") == 1
