"""Fixes are made together, judged, and taken back where they make anything worse."""

from __future__ import annotations

from collections.abc import Callable

from reportlint import api
from reportlint.fixing.fixer import CheckedDraft, fix_draft
from reportlint.model.document import Span
from reportlint.model.finding import Finding
from reportlint.model.problem import Edit, Fix
from reportlint.support.localized_text import Bilingual
from reportlint.support.records import replace
from tests.fixing.drafts import SAFE, UNSAFE, good, judge_of, mended, spoilt
from tests.formats import lines

GOOD = lines.plain(good())
TEXT = GOOD.decode()
PATH = "draft.txt"


def finding(rule: str, start: int, end: int, text: str, safety: str = "safe") -> Finding:
    """A finding whose fix puts words in place of a stretch of the draft."""
    real = api.check(lines.plain(spoilt(SAFE[4:5]))).findings[0]
    fix = Fix(safety, Bilingual("改", "fix"), (Edit(Span(start, end), text),))
    return replace(real, rule=rule, fingerprint=f"{start}-{end}", fix=fix, span=Span(start, end))


def judged_with(*made: Callable[[str], Finding | None]) -> Callable[[bytes], CheckedDraft]:
    """A judge that finds what is made up of the text besides what the rules find."""
    judge = judge_of(PATH)

    def told(data: bytes) -> CheckedDraft:
        draft = judge(data)
        text = data.decode()
        extra = tuple(found for one in made if (found := one(text)) is not None)
        result = replace(draft.result, findings=(*draft.result.findings, *extra))
        return CheckedDraft(data, result, draft.full_result)

    return told


def on(rule: str, old: str, new: str, safety: str = "safe") -> Callable[[str], Finding | None]:
    """A rule that wants words replaced wherever they first stand."""

    def found(text: str) -> Finding | None:
        start = text.find(old)
        return None if start < 0 else finding(rule, start, start + len(old), new, safety)

    return found


def test_a_good_draft_stays() -> None:
    result = mended(GOOD, PATH, unsafe=True)
    assert result.after.data == GOOD
    assert result.applied_fixes == result.remaining_fixes == ()


def test_unsafe_fixes_wait_for_the_flag() -> None:
    data = lines.plain(spoilt([*SAFE[:1], *UNSAFE[:1]]))
    result = mended(data, PATH)
    assert result.after.data == lines.plain(spoilt(UNSAFE[:1]))
    assert [mend.finding.rule for mend in result.applied_fixes] == ["W201"]
    assert [(mend.finding.rule, mend.needs_flag) for mend in result.remaining_fixes] == [
        ("P201", True)
    ]
    assert mended(data, PATH, unsafe=True).after.data == GOOD


def test_rules_that_were_not_asked_for_fix_nothing() -> None:
    data = lines.plain(spoilt(SAFE))
    result = mended(data, PATH, select="W201")
    assert result.after.data == lines.plain(spoilt(SAFE[1:]))
    assert result.remaining_fixes == ()


def test_a_fix_that_brings_a_finding_is_taken_back() -> None:
    judge = judged_with(on("Z001", "地址：", "地址,："))
    result = fix_draft(GOOD, judge, unsafe=False)
    assert result.after.data == GOOD
    (left,) = result.remaining_fixes
    assert left.reason is not None
    assert "W304" in left.reason["zh"] or "W303" in left.reason["zh"]
    assert not left.needs_flag


def test_a_fix_that_changes_a_cell_is_taken_back() -> None:
    judge = judged_with(on("Z001", "行政许可  462", "行政许可  463"))
    result = fix_draft(GOOD, judge, unsafe=False)
    assert result.after.data == GOOD
    assert [left.reason and left.reason["en"] for left in result.remaining_fixes] == [
        "a value of the tables would change: undone"
    ]


def test_a_safe_fix_that_changes_a_claim_is_taken_back() -> None:
    change = ("全年新收政府信息公开申请18件", "全年新收政府信息公开申请18余件")
    assert change[0] in TEXT
    result = fix_draft(GOOD, judged_with(on("Z001", *change)), unsafe=True)
    assert result.after.data == GOOD
    assert [left.reason and left.reason["zh"] for left in result.remaining_fixes] == [
        "改后读出的年度、统计期限或数字会变，已撤回"
    ]


def test_others_are_made_without_the_one_that_is_taken_back() -> None:
    data = lines.plain(spoilt(SAFE))
    judge = judged_with(
        on("Z001", "行政处罚  27", "行政处罚  28"), on("Z002", "青石路26", "青石路27")
    )
    result = fix_draft(data, judge, unsafe=False)
    assert result.after.data == GOOD.replace("青石路26".encode(), "青石路27".encode())
    assert [left.finding.rule for left in result.remaining_fixes] == ["Z001"]


def test_of_two_that_meet_the_first_is_made_and_then_the_second() -> None:
    judge = judged_with(on("Z001", "青石路26", "青石路27"), on("Z002", "石路2", "石路3"))
    result = fix_draft(GOOD, judge, unsafe=False)
    assert "青石路37号" in result.after.data.decode()
    assert [made.finding.rule for made in result.applied_fixes] == ["Z001", "Z002"]


def test_fixes_that_undo_each_other_come_to_an_end() -> None:
    judge = judged_with(on("Z001", "青石路26", "青石路27"), on("Z002", "青石路27", "青石路26"))
    result = fix_draft(GOOD, judge, unsafe=False)
    assert result.after.data.decode().replace("青石路27", "青石路26") == TEXT


def test_a_fix_without_words_is_told_not_made() -> None:
    result = fix_draft(GOOD, judged_with(on("Z001", "青石路26", "青石路26")), unsafe=False)
    assert result.after.data == GOOD
    assert [left.reason and left.reason["zh"] for left in result.remaining_fixes] == [
        "没有可改的文字"
    ]


def test_what_is_told_is_what_was_changed() -> None:
    result = mended(lines.plain(spoilt(SAFE[:1])), PATH)
    (made,) = result.applied_fixes
    assert [(pair.before, pair.after) for pair in made.pairs] == [
        ("公开办函[2021]30号）", "公开办函〔2021〕30号）")
    ]
