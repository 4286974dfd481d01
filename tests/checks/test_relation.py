"""The check kind ``relation``: what it yields for right, wrong, blank and unread tables."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.relation import Relation
from reportlint.expressions.values import Tolerance
from reportlint.model.document import Span
from reportlint.model.form import Bilingual
from reportlint.model.problem import (
    CheckedCount,
    Key,
    Place,
    Problem,
    RelatedPlace,
    UnassessedPlace,
)
from reportlint.model.prose import Day
from reportlint.model.report import Cell
from reportlint.parsing.expressions import parse
from reportlint.support.records import replace
from tests.small import FORM_2019, FORM_2021, FORMS, context, period, report, requests, table
from tests.texts import in_both

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.expressions.trees import Expression
    from reportlint.model.form import Form
    from reportlint.model.report import Report, Table
    from tests.small import Content

    Outcome = Problem | UnassessedPlace | CheckedCount


def relation(
    assert_: Expression,
    *,
    for_each: Mapping[str, Expression] | None = None,
    let: Mapping[str, Expression] | None = None,
    when: Expression | None = None,
    at: Expression | None = None,
    related: tuple[Expression, ...] = (),
    shown: Mapping[str, Expression] | None = None,
    blank: str = "missing",
    tolerance: Tolerance | None = None,
) -> Relation:
    """Make the check of parsed expressions; ``shown`` are the message's, by source text."""
    return Relation(
        assert_,
        when,
        at,
        tuple((for_each or {}).items()),
        tuple((let or {}).items()),
        related,
        tuple((shown or {}).items()),
        tolerance,
        blank,
    )


BALANCE = relation(
    parse("in == out"),
    for_each={"c": parse("requests.columns")},
    let={
        "in": parse("requests[new, c] + requests[carried_over, c]"),
        "out": parse("requests[processed_total, c] + requests[carried_forward, c]"),
    },
    at=parse("requests[processed_total, c]"),
    shown={source: parse(source) for source in ("c", "in", "requests[new, c]")},
    blank="zero",
)
ROW_SUM = relation(
    parse("requests[r, total] == sum(requests[r, applicants])"),
    for_each={"r": parse("requests.rows")},
    at=parse("requests[r, total]"),
    blank="zero",
)


def _run(check: Relation, draft: Report, form: Form = FORM_2021) -> list[Outcome]:
    """Run a check; reasons are in both languages, to be compared."""
    return [
        replace(outcome, reason=in_both(outcome.reason))
        if isinstance(outcome, UnassessedPlace)
        else outcome
        for outcome in check.run(draft, context(form))
    ]


def _problems(outcomes: Iterable[Outcome]) -> list[Problem]:
    return [outcome for outcome in outcomes if isinstance(outcome, Problem)]


def _unassessed(outcomes: Iterable[Outcome]) -> list[UnassessedPlace]:
    return [outcome for outcome in outcomes if isinstance(outcome, UnassessedPlace)]


def _checked(outcomes: Iterable[Outcome]) -> list[int]:
    return [outcome.count for outcome in outcomes if isinstance(outcome, CheckedCount)]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.edition)
def test_a_right_table_gives_a_count_and_nothing_else(form: Form) -> None:
    draft = report(requests(form=form), form=form)
    assert _run(BALANCE, draft, form) == [CheckedCount(3)]
    rows = form.table("requests")
    assert rows is not None
    assert _run(ROW_SUM, draft, form) == [CheckedCount(len(rows.rows))]


def test_a_problem_carries_place_numbers_and_operands() -> None:
    cells: dict[tuple[str, str], Content] = {
        ("new", "other"): 3,
        ("carried_over", "other"): 1,
        ("processed_total", "other"): 2,
        ("carried_forward", "other"): "placeholder",
    }
    draft = requests(cells)
    [problem] = _problems(_run(BALANCE, report(draft)))
    spans = {cell.row: cell.span for cell in draft.cells.values() if cell.column == "other"}
    assert problem == Problem(
        spans["processed_total"],
        Place(3, "requests", "processed_total", "other"),
        {
            "left": 4,
            "right": 2,
            "difference": 2,
            "c": Key("other", Bilingual("other列", "other column")),
            "in": 4,
            "out": 2,
            "requests[new, c]": 3,
            "blanks": 1,
        },
        {"left": "4", "right": "2"},
        tuple(
            RelatedPlace(Place(3, "requests", row, "other"), spans[row], value)
            for row, value in (
                ("new", "3"),
                ("carried_over", "1"),
                ("processed_total", "2"),
                ("carried_forward", "/"),
            )
        ),
    )


@given(
    st.dictionaries(
        st.tuples(
            st.sampled_from(["new", "carried_over", "processed_total", "carried_forward"]),
            st.sampled_from(["natural_person", "other", "total"]),
        ),
        st.integers(0, 3),
    )
)
def test_the_balance_fails_exactly_where_the_numbers_do(
    cells: dict[tuple[str, str], Content],
) -> None:
    def number(row: str, column: str) -> int:
        return int(cells.get((row, column), 0))

    wrong = [
        column
        for column in ("natural_person", "other", "total")
        if number("new", column) + number("carried_over", column)
        != number("processed_total", column) + number("carried_forward", column)
    ]
    outcomes = _run(BALANCE, report(requests(cells)))
    assert [problem.place.column for problem in _problems(outcomes)] == wrong
    assert _checked(outcomes) == [3]


@pytest.mark.parametrize(
    ("content", "zh", "en"),
    [
        (
            "text",
            "“new行”行“other列”列不是数字",
            "row “new row”, column “other column” is not a number",
        ),
        (
            "unread",
            "“new行”行“other列”列没有读出",
            "row “new row”, column “other column” could not be read",
        ),
        (
            "uncertain",
            "“new行”行“other列”列的位置不能确定",
            "row “new row”, column “other column” cannot be placed with certainty",
        ),
        (
            10**2000,
            "“new行”行“other列”列的数值不可信",
            "row “new row”, column “other column” holds an incredible number",
        ),
    ],
)
def test_a_cell_without_a_reliable_value_leaves_its_place_unassessed(
    content: Content, zh: str, en: str
) -> None:
    draft = report(requests({("new", "other"): content}))
    place = Place(3, "requests", "processed_total", "other")
    assert _run(BALANCE, draft) == [UnassessedPlace(place, Bilingual(zh, en)), CheckedCount(2)]
    place = Place(3, "requests", "new", "total")
    assert _run(ROW_SUM, draft) == [UnassessedPlace(place, Bilingual(zh, en)), CheckedCount(8)]


def test_a_number_of_a_scan_is_told_to_be_unconfirmed() -> None:
    draft = report(requests({("new", "other"): "uncertain"}))
    table = draft.tables[0]
    cell = replace(table.cells["new", "other"], is_recognised=True)
    scanned = replace(table, cells={**table.cells, ("new", "other"): cell})
    told = Bilingual(
        "“new行”行“other列”列是识别出的数，未经印证",
        "row “new row”, column “other column” was read from a picture, and no sum confirms it",
    )
    place = Place(3, "requests", "processed_total", "other")
    assert _run(BALANCE, report(scanned))[0] == UnassessedPlace(place, told)


def test_a_missing_row_is_told_once() -> None:
    place = Place(3, "requests", "new")
    reason = Bilingual("申请表没有“new行”一行", "the table of requests has no row “new row”")
    draft = report(requests(missing=["new"]))
    assert _run(BALANCE, draft) == [UnassessedPlace(place, reason), CheckedCount(0)]
    assert _run(ROW_SUM, draft) == [UnassessedPlace(place, reason), CheckedCount(8)]


def test_a_missing_table_is_told_once() -> None:
    reason = Bilingual("没有找到申请表", "the table of requests was not found")
    assert _run(ROW_SUM, report()) == [
        UnassessedPlace(Place(3, "requests"), reason),
        CheckedCount(0),
    ]


def test_a_table_of_another_edition_is_told_once() -> None:
    reason = Bilingual("申请表用的是2019年版格式", "the table of requests follows the 2019 edition")
    draft = report(requests(form=FORM_2019))
    assert _run(ROW_SUM, draft) == [UnassessedPlace(Place(3, "requests"), reason), CheckedCount(0)]


@pytest.mark.parametrize(
    ("blank", "problems", "unassessed"), [("zero", 1, 0), ("missing", 0, 1), ("error", 1, 0)]
)
def test_what_a_blank_cell_means(blank: str, problems: int, unassessed: int) -> None:
    check = replace(BALANCE, blank=blank)
    cells: dict[tuple[str, str], Content] = {
        ("new", "other"): "blank",
        ("processed_total", "other"): 1,
    }
    outcomes = _run(check, report(requests(cells)))
    assert len(_problems(outcomes)) == problems
    assert len(_unassessed(outcomes)) == unassessed
    assert _checked(outcomes) == [3 - unassessed]


def test_a_blank_cell_that_is_no_zero_is_named() -> None:
    check = replace(BALANCE, blank="missing")
    [found] = _unassessed(_run(check, report(requests({("new", "other"): "blank"}))))
    assert found.reason["zh"] == "“new行”行“other列”列空白"


def test_when_decides_where_the_rule_applies() -> None:
    check = relation(
        parse("requests[new, c] >= 5"),
        for_each={"c": parse("requests.columns")},
        when=parse("requests[new, c] > 0"),
        at=parse("requests[new, c]"),
    )
    cells: dict[tuple[str, str], Content] = {
        ("new", "natural_person"): 7,
        ("new", "other"): 1,
        ("new", "total"): 0,
    }
    outcomes = _run(check, report(requests(cells)))
    assert [problem.place.column for problem in _problems(outcomes)] == ["other"]
    assert [problem.values for problem in _problems(outcomes)] == [{"left": "1", "right": "5"}]
    assert _checked(outcomes) == [2]
    outcomes = _run(check, report(requests({**cells, ("new", "total"): "text"})))
    assert [found.place.column for found in _unassessed(outcomes)] == ["total"]


def test_without_a_place_of_its_own_it_points_at_the_first_cell_read() -> None:
    check = relation(parse("requests[new, total] <= requests[granted, total]"))
    [problem] = _problems(_run(check, report(requests({("new", "total"): 1}))))
    assert problem.place == Place(3, "requests", "new", "total")


def test_without_any_cell_it_points_at_the_title() -> None:
    check = relation(parse("report.year == 2020 and present(report.period.start)"))
    [problem] = _problems(_run(check, report()))
    assert (problem.span, problem.place, problem.values) == (Span(0, 3), Place(), {})
    [problem] = _problems(_run(check, report(title=None)))
    assert problem.span == Span(0, 0)


def test_what_the_report_does_not_say_leaves_the_rule_unassessed() -> None:
    check = relation(parse("report.year == 2020"))
    reason = Bilingual("缺少判断所需的数据", "a value that the rule needs is missing")
    assert _run(check, report(year=None)) == [UnassessedPlace(Place(), reason), CheckedCount(0)]


def test_related_cells_are_added_to_the_operands() -> None:
    check = relation(
        parse("requests[new, total] == 1"),
        at=parse("requests[new, total]"),
        related=(parse("requests[[new, granted], total]"),),
    )
    [problem] = _problems(_run(check, report(requests())))
    assert [found.place.row for found in problem.related] == ["new", "granted"]


def test_a_row_without_that_column_is_passed_over() -> None:
    check = relation(
        parse("proactive[r, c] == 1"),
        for_each={"r": parse("proactive.rows"), "c": parse("proactive.columns")},
        at=parse("proactive[r, c]"),
    )
    shape = FORM_2021.table("proactive")
    assert shape is not None
    outcomes = _run(check, report(table(shape, {})))
    found = [(problem.place.row, problem.place.column) for problem in _problems(outcomes)]
    assert found == [("documents", "issued"), ("documents", "in_force"), ("fees", "amount")]
    assert (_unassessed(outcomes), _checked(outcomes)) == ([], [3])


def test_a_tolerance_is_the_rules() -> None:
    check = relation(
        parse("requests[new, total] ~= requests[granted, total]"), tolerance=Tolerance("2")
    )
    assert _problems(_run(check, report(requests({("new", "total"): 2})))) == []
    assert len(_problems(_run(check, report(requests({("new", "total"): 3}))))) == 1


def test_values_in_messages_are_plain() -> None:
    sources = (
        "report.period.start",
        "report.period.end",
        "requests[refused, total]",
        "report.organ",
    )
    check = relation(
        parse("requests[new, total] == 1"), shown={source: parse(source) for source in sources}
    )
    stated = period(Day(2024, 1, 1), None)
    [problem] = _problems(_run(check, report(requests(), periods=(stated,))))
    assert [problem.params[source] for source in sources] == ["2024-01-01", None, (0, 0), "某局"]


def test_a_rule_that_costs_too_much_is_unassessed() -> None:
    loops = {name: parse("requests.rows") for name in "abcdef"}
    reason = Bilingual("规则的运算量过大", "the rule takes too many steps")
    check = relation(parse("requests[new, total] == 0"), for_each=loops)
    assert _run(check, report(requests())) == [UnassessedPlace(Place(), reason), CheckedCount(0)]


def test_a_rule_about_last_year_is_not_run_without_it() -> None:
    check = relation(parse("previous.requests[new, total] == requests[new, total]"))
    assert _run(check, report(requests())) == []


CARRIED = relation(
    parse("previous.requests[carried_forward, total] == requests[carried_over, total]"),
    at=parse("requests[carried_over, total]"),
)


def test_a_rule_about_last_year_reads_last_years_table() -> None:
    last = requests({("carried_forward", "total"): 4})
    around = replace(context(), previous=report(last, year=2023))
    [problem, checked] = CARRIED.run(report(requests()), around)
    assert isinstance(problem, Problem)
    assert problem.values == {"left": "4", "right": "0"}
    # NOTE: a span of last year's report would point at other words of this one.
    assert [(found.value, found.span is None) for found in problem.related] == [
        ("4", True),
        ("0", False),
    ]
    assert checked == CheckedCount(1)


@pytest.mark.parametrize(
    ("last", "zh"),
    [
        (requests({("carried_forward", "total"): "text"}), "不是数字"),
        (requests(missing=["carried_forward"]), "没有读出"),
        (None, "没有读出"),
    ],
)
def test_a_cell_of_last_year_that_was_not_read_is_named(last: Table | None, zh: str) -> None:
    around = replace(context(), previous=report(*([last] if last else [])))
    [found, _] = CARRIED.run(report(requests()), around)
    assert isinstance(found, UnassessedPlace)
    assert found.place == Place(3, "requests", "carried_over", "total")
    assert found.reason["zh"] == f"上年报告中“carried_forward行”行“total列”列{zh}"
    assert found.reason["en"].startswith("in last year's report: row “carried_forward row”")


def test_a_cell_that_stands_nowhere_in_the_table_points_at_the_table() -> None:
    draft = requests(missing=["granted"])
    check = relation(parse("requests[new, total] == 1"), at=parse("requests[granted, total]"))
    [problem] = _problems(_run(check, report(draft)))
    assert problem.span == draft.span


def test_a_check_survives_pickling_and_runs_again() -> None:
    copy = pickle.loads(pickle.dumps(BALANCE))  # noqa: S301
    assert copy == BALANCE
    draft = report(requests({("new", "other"): 1}))
    assert _run(copy, draft) == _run(BALANCE, draft) == _run(BALANCE, draft)


def test_a_negative_count_is_calculated_with() -> None:
    cell = Cell("requests", "new", "other", "-1", -1, "negative", Span(0, 2))
    draft = requests()
    changed = replace(draft, cells={**draft.cells, ("new", "other"): cell})
    [problem] = _problems(_run(BALANCE, report(changed)))
    assert problem.values == {"left": "-1", "right": "0"}
