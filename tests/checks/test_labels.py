"""Names for people, and the places problems point at."""

from __future__ import annotations

from reportlint.checks import labels
from reportlint.model.problem import Place
from tests import small
from tests.checks import prose
from tests.parsing.requests import sheet
from tests.parsing.sketches import HEADINGS, editions, parsed, report_text

FORM = editions()[-1]


def test_a_cell_is_named_by_row_and_column() -> None:
    requests, proactive = FORM.table("requests"), FORM.table("proactive")
    assert requests is not None
    assert proactive is not None
    both = labels.cell_key(requests, "new", "natural_person").title
    assert (both["zh"], both["en"]) == ("“本年新收”行“自然人”列", "new this year / natural persons")
    assert labels.cell_key(proactive, "licensing", "decisions").title["zh"] == "“行政许可”"


def test_what_the_form_does_not_have_is_named_by_its_key() -> None:
    requests = FORM.table("requests")
    assert requests is not None
    assert labels.row_key(requests, "foreign").title["zh"] == "foreign"
    assert labels.column_key(requests, "foreign").title["en"] == "foreign"


def test_a_cell_is_placed_in_the_part_its_table_stands_in() -> None:
    report = parsed(report_text(texts={5: sheet().text}))
    table = report.tables[0]
    cell = table.cells["new", "total"]
    assert labels.cell_place(cell, table) == Place(5, "requests", "new", "total")
    assert labels.related_cell(cell, table).value == str(cell.value)


def test_a_table_knows_the_form_it_was_read_by() -> None:
    table = sheet().table
    assert labels.table_form(table, prose.context()) is FORM.table("requests")


def test_the_whole_report_is_pointed_at_by_its_title_or_first_words() -> None:
    text = report_text()
    assert labels.report_span(parsed(text)).cut(text) == text.partition("\n")[0]
    bare = "情况如下。\n" + "\n".join(HEADINGS)
    assert labels.report_span(parsed(bare)).cut(bare) == "情况如下。"
    assert labels.report_span(small.report(title=None)).start == 0


def test_a_missing_part_is_pointed_at_by_the_heading_before_it() -> None:
    text = report_text().replace(HEADINGS[2] + "\n", "")
    report = parsed(text)
    assert labels.part_span(report, 4).cut(text) == HEADINGS[3]
    assert labels.part_span(report, 3).cut(text) == HEADINGS[1]
    assert labels.part_span(parsed("情况如下。"), 3).cut("情况如下。") == "情况如下。"
