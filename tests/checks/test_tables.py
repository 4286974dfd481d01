"""Tables that are missing, misplaced, twice or old; rows and cells that are not the form's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reportlint.checks.cells import CellAtMost, CellsOf, CellsRead, FlowWithinStock
from reportlint.checks.labels import part_key
from reportlint.checks.legibility import Recognised
from reportlint.checks.rows import RowsForeign, RowsOrder, RowsPresent, RowsWidth, RowsWording
from reportlint.checks.tables import TableEdition, TableOnce, TablePlaced, TablePresent
from reportlint.model.problem import Problem
from reportlint.model.report import Report, Table
from tests import small
from tests.checks import prose
from tests.parsing.requests import Line, Sheet, sheet
from tests.parsing.sketches import editions, parsed, report_text
from tests.parsing.test_table_reader import NEW, OLD

if TYPE_CHECKING:
    from reportlint.model.problem import Check


def found(check: Check, sheet_: Sheet) -> list[Problem]:
    return prose.problems(check, sheet_.report)


def rows(problems: list[Problem]) -> list[str | None]:
    return [problem.place.row for problem in problems]


def test_a_table_that_is_not_there_is_told_at_its_part_s_heading() -> None:
    report = sheet().report
    problems = prose.problems(TablePresent(), report)
    assert [problem.place.table for problem in problems] == ["proactive", "litigation"]
    assert prose.words(problems[0], report) == "二、主动公开政府信息情况"


def test_a_table_in_another_part_is_misplaced_where_its_own_is_there() -> None:
    report = parsed(report_text(texts={5: sheet().text}))
    (problem,) = prose.problems(TablePlaced(), report)
    assert (problem.place.part, problem.params["own"]) == (5, part_key(3))
    lost = parsed(
        report_text(texts={5: sheet().text}).replace("三、收到和处理政府信息公开申请情况\n", "")
    )
    assert prose.problems(TablePlaced(), lost) == []


def test_a_second_table_is_told_with_the_first_beside_it() -> None:
    report = parsed(report_text(texts={3: sheet().text + "\n" + sheet().text}))
    (problem,) = prose.problems(TableOnce(), report)
    assert problem.span == report.tables[1].span
    assert [related.span for related in problem.related] == [report.tables[0].span]


@pytest.mark.parametrize(("year", "count"), [(2020, 0), (2023, 1)])
def test_an_old_table_is_wrong_from_2021_on(year: int, count: int) -> None:
    title = f"望岚县数据局{year}年政府信息公开工作年度报告"
    report = parsed(report_text(title=title, texts={2: OLD}))
    form = next(form for form in editions() if form.edition == report.edition)
    context = prose.context(year)
    context = type(context)(form, context.forms, context.vocabulary, year)
    problems = [p for p in TableEdition().run(report, context) if isinstance(p, Problem)]
    assert len(problems) == count
    assert all(prose.words(problem, report) == "本年新制作数量" for problem in problems)


def test_a_missing_row_is_told_at_its_part_s_heading() -> None:
    problems = found(RowsPresent(), sheet().without("granted"))
    assert rows(problems) == ["granted"]


def test_a_split_label_is_no_missing_row() -> None:
    label = sheet()["carried_over"].label
    torn = sheet().change("carried_over", label=label[:-2], rest=label[-2:])
    assert found(RowsPresent(), torn) == []
    assert found(RowsWording(), torn) == []


def test_a_label_without_values_is_no_missing_row_but_unread() -> None:
    torn = sheet().change("granted", values=())
    assert found(RowsPresent(), torn) == []
    assert rows(found(CellsRead(), torn)) == ["granted"]


@pytest.mark.parametrize("check", [RowsPresent(), RowsOrder(), RowsWidth()])
def test_rows_of_a_table_that_was_torn_are_not_judged(check: Check) -> None:
    # NOTE: as a converter leaves it that reads columns down: labels first, values by themselves.
    lost = ("granted", "refused.state_secret", "refused.prohibited_by_law")
    torn = sheet().swapped("new", "carried_over").without("processed_total")
    torn = torn.change("carried_forward", values=("1",) * 9)
    assert found(check, torn) != []
    assert prose.unassessed(check, torn.report) == []
    for key in lost:
        torn = torn.change(key, values=())
    assert found(check, torn) == []
    (told,) = prose.unassessed(check, torn.report)
    assert told.place.table == "requests"


def test_a_row_more_is_told_at_its_label() -> None:
    torn = sheet().after("refused.administrative_inquiry", Line("", "9.属于工作秘密", ("0",) * 7))
    report = torn.report
    (problem,) = prose.problems(RowsForeign(), report)
    assert prose.words(problem, report) == "9.属于工作秘密"


def test_swapped_rows_are_one_problem() -> None:
    problems = found(
        RowsOrder(), sheet().swapped("refused.state_secret", "refused.prohibited_by_law")
    )
    assert len(problems) == 1
    assert rows(problems)[0] in {"refused.state_secret", "refused.prohibited_by_law"}
    assert found(RowsOrder(), sheet().without("granted")) == []


def test_a_row_with_a_value_too_many_is_told_and_not_called_unread() -> None:
    torn = sheet().change("granted", values=("1", "2", "3", "4", "5", "6", "7", "8"))
    problems = found(RowsWidth(), torn)
    assert [(p.place.row, p.params["count"], p.params["expected"]) for p in problems] == [
        ("granted", 8, 7)
    ]
    assert found(CellsRead(), torn) == []


def test_a_row_of_text_with_a_value_too_few_is_unread_not_wrong() -> None:
    torn = sheet().change("granted", values=("1", "2", "3"))
    assert found(RowsWidth(), torn) == []
    (problem,) = found(CellsRead(), torn)
    assert (problem.place.row, problem.params["count"]) == ("granted", 7)


def proactive(text: str, organ: str = "望岚县数据局") -> Report:
    return parsed(report_text(title=f"{organ}2024年政府信息公开工作年度报告", texts={2: text}))


def test_a_variant_label_is_told() -> None:
    report = proactive(NEW.replace("行政规范性文件", "规范性文件"))
    (problem,) = prose.problems(RowsWording(), report)
    assert prose.words(problem, report) == "规范性文件"


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("/", "placeholder"),
        ("若干", "text"),
        ("2件", "note"),
        ("-2", "negative"),
        ("1.5", "decimal"),
    ],
)
def test_cells_are_told_by_what_stands_in_them(raw: str, kind: str) -> None:
    torn = sheet().change("granted", values=("0", raw, "0", "0", "0", "0", "0"))
    kinds = ("blank", "placeholder", "text", "note", "negative", "decimal")
    told = {k: rows(found(CellsOf(kind=k), torn)) for k in kinds}
    assert told == {k: ["granted"] if k == kind else [] for k in kinds}


def test_cells_of_one_kind_may_be_one_problem_a_table() -> None:
    torn = sheet().change("granted", values=("0", "/", "0", "/", "0", "0", "0"))
    (problem,) = found(CellsOf(kind="placeholder", together=True), torn)
    assert problem.params["count"] == 2
    assert [related.place.column for related in problem.related] == ["public_welfare_organisation"]


@pytest.mark.parametrize("raw", ["１２", "012", "l2"])
def test_digit_forms_are_told_and_read(raw: str) -> None:
    torn = sheet().change("granted", values=(raw, "0", "0", "0", "0", "0", "0"))
    assert [p.params["value"] for p in found(CellsOf(form="any"), torn)] == ["12"]


def documents(issued: int, repealed: small.Content, in_force: int) -> Table:
    form = editions()[-1].table("proactive")
    assert form is not None
    cells = {"issued": issued, "repealed": repealed, "in_force": in_force}
    return small.table(form, {("regulations", c): v for c, v in cells.items()})


@pytest.mark.parametrize(
    ("issued", "repealed", "in_force", "wrong"),
    [(5, 0, 4, True), (5, 1, 4, False), (4, 0, 4, False), (5, "blank", 4, True)],
)
def test_more_issued_than_in_force_needs_repeals(
    issued: int, repealed: small.Content, in_force: int, wrong: bool
) -> None:
    report = small.report(documents(issued, repealed, in_force), form=editions()[-1])
    problems = prose.problems(
        FlowWithinStock("proactive", "issued", "repealed", "in_force"), report
    )
    assert rows(problems) == (["regulations"] if wrong else [])


@pytest.mark.parametrize(
    ("organ", "told"),
    [("望岚县青石镇人民政府", True), ("望岚县数据局", True), ("望岚市人民政府", False)],
)
def test_a_row_that_an_organ_cannot_have_is_told(organ: str, told: bool) -> None:
    report = proactive(NEW.replace("规章 0 0 0", "规章 0 0 2"), organ)
    check = CellAtMost("proactive", "regulations", 0, "镇|县", "市人民政府$")
    problems = prose.problems(check, report)
    assert [p.place.column for p in problems] == (["in_force"] if told else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("关于召开会议的通知\n各单位：\n一、时间\n明天。\n二、地点\n礼堂。\n", True),
        (report_text(), False),
        ("说明\n" + NEW, False),
        ("", True),
    ],
)
def test_another_document_is_told(text: str, told: bool) -> None:
    assert bool(prose.problems(Recognised(3, "年度报表"), parsed(text))) is told
