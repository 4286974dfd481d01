"""What runs add up to, and the exit codes that follow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.fixing.fixer import WRITERS
from reportlint.model.finding import FIXABLE_FORMATS, RunSummary, exit_code, summarize_file
from reportlint.support.records import replace
from tests.reporters.outcomes import outcomes

#: A figure of each status, as the drafts of these outcomes have them.
FIGURES = dict.fromkeys(("context", "compared", "checked", "unread"), 1)
CHECKED = RunSummary(files=1, judged_files=1, figures=FIGURES)
FOREIGN = RunSummary(files=1, foreign_files=1)
UNREADABLE = RunSummary(files=1, unreadable_files=1)
IDLE = RunSummary(files=1, figures=FIGURES)


def found(errors: int = 0, warnings: int = 0, infos: int = 0) -> RunSummary:
    return replace(CHECKED, errors=errors, warnings=warnings, infos=infos)


#: An outcome, the threshold, whether a rule is broken, and the exit code.
CODES: list[tuple[RunSummary, str, bool, int]] = [
    (CHECKED, "error", False, 0),
    (found(infos=3), "error", False, 0),
    (found(warnings=1), "error", False, 0),
    (found(errors=1), "error", False, 1),
    (found(warnings=1), "warning", False, 1),
    (found(errors=1), "warning", False, 1),
    (found(infos=1), "warning", False, 0),
    (found(infos=1), "info", False, 1),
    (found(errors=9, warnings=9, infos=9), "never", False, 0),
    (UNREADABLE, "error", False, 2),
    (UNREADABLE, "never", False, 2),
    (CHECKED + UNREADABLE, "error", False, 2),
    (found(errors=1) + UNREADABLE, "error", False, 2),
    (found(errors=1), "error", True, 2),
    (CHECKED, "error", True, 2),
    (RunSummary(), "error", True, 2),
    (RunSummary(), "error", False, 3),
    (FOREIGN, "error", False, 3),
    (FOREIGN + FOREIGN, "never", False, 3),
    (IDLE, "error", False, 3),
    (FOREIGN + CHECKED, "error", False, 0),
    # A file that was named and is no report: R103, an error.
    (replace(FOREIGN, errors=1), "error", False, 1),
    (replace(FOREIGN, errors=1), "never", False, 3),
]


@pytest.mark.parametrize(("totals", "fail_on", "broken", "code"), CODES)
def test_exit_codes(totals: RunSummary, fail_on: str, broken: bool, code: int) -> None:
    assert exit_code(totals, fail_on, has_errors=broken) == code


def test_a_hook_does_not_fail_where_no_file_is_a_report() -> None:
    codes = [
        exit_code(totals, "error", has_errors=False, hook=True)
        for totals in (FOREIGN + FOREIGN, RunSummary(), IDLE, UNREADABLE, FOREIGN + found(errors=1))
    ]
    assert codes == [0, 0, 3, 2, 1]


def test_files_are_counted_by_what_became_of_them() -> None:
    checked, clean, unreadable, foreign = map(summarize_file, outcomes("en"))
    assert checked == RunSummary(
        files=1,
        judged_files=1,
        errors=2,
        warnings=2,
        infos=1,
        suppressed_findings=1,
        not_assessed=2,
        unsafe=1,
        reasons={"the table could not be read": 1, "the cell holds a placeholder": 1},
        kinds={"error/N": 1, "warning/W": 1, "warning/C": 1, "error/A": 1, "info/R": 1},
        figures=FIGURES,
        rules={"N101": 1, "W305": 1, "C102": 1, "A105": 1, "R106": 1},
    )
    assert clean == CHECKED
    assert unreadable == UNREADABLE
    assert foreign == FOREIGN


def test_a_file_on_which_no_rule_judged_anything_was_not_checked() -> None:
    clean = outcomes("en")[1]
    assert summarize_file(replace(clean, checked={"Y101": 0})) == IDLE
    assert summarize_file(replace(clean, checked={})) == IDLE


COUNTS = st.integers(0, 5)
TOTALS = st.builds(
    RunSummary,
    *[COUNTS] * 12,
    *[st.dictionaries(st.sampled_from("abc"), st.integers(1, 5))] * 3,
)


@given(TOTALS, TOTALS, TOTALS)
def test_totals_add_up_in_any_order(one: RunSummary, two: RunSummary, three: RunSummary) -> None:
    assert one + RunSummary() == one
    assert one + two == two + one
    assert (one + two) + three == one + (two + three)
    assert one.findings == one.at_least("info")


def test_what_can_be_mended_is_counted_in_the_formats_that_are_written() -> None:
    assert set(FIXABLE_FORMATS) == set(WRITERS)
    draft = outcomes("en")[0]
    assert [summarize_file(replace(draft, format=name)).unsafe for name in ("docx", "pdf")] == [
        1,
        0,
    ]


def test_an_interrupt_has_the_code_of_shells() -> None:
    totals = replace(UNREADABLE, unchecked_files=3)
    assert exit_code(totals, "error", has_errors=True, signal=15) == 143
