"""What conversion broke, and characters that nobody sees."""

from __future__ import annotations

from reportlint import api
from reportlint.checks.damage import DamagedText, InvisibleCharacters
from tests.checks.prose import fixed, parsed, problems, report, words
from tests.parsing.sketches import report_text


def test_one_problem_for_each_kind_of_damage() -> None:
    draft = report(
        "统计期限自20241月1日至202412月31日止。",
        "我局于2024年11日按照国办公开办函〔202130号召开会议，\ufffd通过方案。",
    )
    found = problems(DamagedText(), draft)
    assert [words(problem, draft) for problem in found] == [
        "20241月1日至202412月31日",
        "函〔202130号",
        "\ufffd",
    ]
    assert [len(problem.related) for problem in found] == [1, 0, 0]
    assert found[0].params["count"] == 2


def test_garbled_characters_are_not_said_to_have_lost_any() -> None:
    draft = report_text(texts={1: "我局\ufffd通过方案。"})
    for language, wrong in (("zh", "缺字"), ("en", "lost")):
        (finding,) = api.check(draft, select=["R102"], language=language).findings
        assert wrong not in finding.message


def test_nothing_broken_no_problem() -> None:
    draft = report("本报告统计期限自2024年1月1日至2024年12月31日止。")
    assert problems(DamagedText(), draft) == []
    assert problems(InvisibleCharacters(), draft) == []


def test_invisible_characters_are_told_by_code_and_deleted() -> None:
    text = report("", "我局公开信息12\u200b8条。").document.text
    draft = parsed(text.replace("总体情况", "总体\ufeff\u200b情况"))
    (problem,) = problems(InvisibleCharacters(), draft)
    assert problem.params == {"count": 3, "codes": ("U+FEFF", "U+200B")}
    assert len(problem.related) == 1
    assert fixed(problem, draft) == text.replace("\u200b", "")
    assert problem.fix is not None
    assert problem.fix.safety == "safe"
