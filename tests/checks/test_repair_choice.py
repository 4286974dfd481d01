"""A table's findings and the prose tell one story: the cell, and where the prose settles it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.engine.evaluation import evaluate
from reportlint.model.finding import Finding
from reportlint.model.problem import Context
from reportlint.model.rule_test import DraftSpec
from reportlint.rules.builtin import load_builtin_rules
from reportlint.rules.selection import select
from reportlint.ruletests.runner import build_report
from tests.sentences.reading import as_words

COLUMNS = ("natural_person", "commercial_enterprise", "other", "total")
OUTCOMES = {
    "granted": "予以公开",
    "partially_granted": "部分公开",
    "unavailable.not_held": "无法提供",
}
Numbers = dict[str, dict[str, int]]


@st.composite
def tables(draw: st.DrawFn) -> Numbers:
    """Draw a table of requests in which all sums hold."""
    rows: Numbers = {}
    for key in (*OUTCOMES, "carried_over", "carried_forward"):
        numbers = draw(st.tuples(*[st.integers(1, 40)] * 3))
        rows[key] = dict(zip(COLUMNS, (*numbers, sum(numbers)), strict=True))
    done = {column: sum(rows[key][column] for key in OUTCOMES) for column in COLUMNS}
    came = {c: done[c] + rows["carried_forward"][c] - rows["carried_over"][c] for c in COLUMNS}
    lift = max(1 - min(came.values()), 0)
    for column in COLUMNS:
        by = lift * (3 if column == "total" else 1)
        rows["granted"][column] += by
        done[column] += by
        came[column] += by
    return {"new": came, **rows, "processed_total": done}


def say(rows: Numbers) -> str:
    """Return prose that states the totals of a table."""
    total = {key: row["total"] for key, row in rows.items()}
    outcomes = "、".join(f"{words}{total[key]}件" for key, words in OUTCOMES.items())
    return (
        f"全年新收政府信息公开申请{total['new']}件，上年结转{total['carried_over']}件，"
        f"办结{total['processed_total']}件，结转下年度继续办理{total['carried_forward']}件。"
        f"办结的申请中，{outcomes}。"
    )


def findings(rows: Numbers, text: str = "", language: str = "zh") -> list[Finding]:
    """Return what the rules on sums, on prose and table, and on prose find."""
    known = load_builtin_rules()
    spec = DraftSpec(parts={1: (text,)} if text else {}, tables={"requests": as_words(rows)})
    report = build_report(spec, "text", known)
    of_disclosure = known.forms[0]
    form = next(form for form in of_disclosure.editions if form.edition == report.edition)
    rules = [rule for rule in select(known.rules) if rule.id.startswith(("A1", "N", "I"))]
    context = Context(form, of_disclosure.editions, of_disclosure.vocabulary, report.year)
    return list(evaluate(report, rules, context, language).findings)


def changed(rows: Numbers, *changes: tuple[str, str, int]) -> Numbers:
    """Return a table with some cells off."""
    wrong = {key: dict(row) for key, row in rows.items()}
    for row, column, by in changes:
        wrong[row][column] += by
    return wrong


def places(found: list[Finding]) -> list[tuple[str, str | None, str | None]]:
    return [(one.rule, one.location.row, one.location.column_key) for one in found]


@given(tables(), st.sampled_from(["nothing", "right", "as the table"]), st.data())
@settings(max_examples=25, deadline=None)
def test_one_cell_changed_is_one_finding_at_that_cell(
    rows: Numbers, prose: str, data: st.DataObject
) -> None:
    row, column = data.draw(st.sampled_from([(r, c) for r in rows for c in COLUMNS]))
    wrong = changed(rows, (row, column, data.draw(st.integers(1, 9))))
    text = {"nothing": "", "right": say(rows), "as the table": say(wrong)}[prose]
    found = findings(wrong, text)
    assert places(found) == [("A105", row, column)], found
    assert found[0].values["expected"] == str(rows[row][column])
    assert findings(rows, say(rows)) == []


@given(tables(), st.sampled_from(["new", "carried_over", "carried_forward"]), st.integers(1, 9))
@settings(max_examples=10, deadline=None)
def test_the_prose_settles_which_row_is_off_with_its_total(
    rows: Numbers, row: str, by: int
) -> None:
    wrong = changed(rows, (row, "natural_person", by), (row, "total", by))
    found = findings(wrong, say(rows))
    assert places(found) == [("A105", row, "natural_person")], found
    assert found[0].values["expected"] == str(rows[row]["natural_person"])
    assert f"“{rows[row]['total']}件”" in found[0].message
    assert "相符" in found[0].message


ROWS: Mapping[str, tuple[int, int]] = {
    "new": (6, 0), "carried_over": (1, 0), "granted": (6, 0), "processed_total": (6, 0)
}  # fmt: skip
RAISED: Numbers = {
    key: dict(zip(COLUMNS, (one, 0, other, one + other), strict=True))
    for key, (one, other) in ROWS.items()
}


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", ("或者“本年新收”行“自然人”列应为 5、“本年新收”行“总计”列应为 5，或者“上年结转”行",)),
        (
            "en",
            (
                "either new this year / natural persons should be 5 and new this year / total",
                ", or carried over from last year / natural persons should be 0 and carried over",
            ),
        ),
    ],
)
def test_pairs_are_told_as_pairs_where_nothing_settles_it(
    language: str, told: tuple[str, ...]
) -> None:
    (found,) = findings(RAISED, language=language)
    assert found.rule == "A105"
    assert all(words in found.message for words in told), found.message


def test_a_figure_that_speaks_for_no_repair_settles_nothing() -> None:
    claim, found = findings(RAISED, "全年收到政府信息公开申请9件。")
    assert (found.rule, claim.rule) == ("A105", "N101")
    assert "不唯一" in found.message


def test_figures_that_contradict_each_other_settle_nothing() -> None:
    (found,) = findings(RAISED, "全年新收政府信息公开申请5件，无上年结转。")
    assert "不唯一" in found.message
