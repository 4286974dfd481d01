"""Which table a stretch of the draft is, by which edition, how often, in which part."""

from __future__ import annotations

from reportlint.model.report import Report, Table
from tests.parsing.requests import ROWS, sheet, values
from tests.parsing.requests import read as row_values
from tests.parsing.sketches import TITLE, editions, parsed, report_text

OLD = """第二十条第（一）项
信息内容 本年新制作数量 本年新公开数量 对外公开总数量
规章 0 0 0
规范性文件 1 2 3
第二十条第（五）项
信息内容 上一年项目数量 本年增/减 处理决定数量
行政许可 4 -1 5
其他对外管理服务事项 0 0 0
第二十条第（六）项
信息内容 上一年项目数量 本年增/减 处理决定数量
行政处罚 6 +2 7
行政强制 0 0 0
第二十条第（八）项
信息内容 上一年项目数量 本年增/减
行政事业性收费 8 0
第二十条第（九）项
信息内容 采购项目数量 采购总金额
政府集中采购 9 12.5"""
NEW = """第二十条第（一）项
信息内容 本年制发件数 本年废止件数 现行有效件数
规章 0 0 0
行政规范性文件 1 2 3
第二十条第（五）项
信息内容 本年处理决定数量
行政许可 4
第二十条第（六）项
信息内容 本年处理决定数量
行政处罚 5
行政强制 6
第二十条第（八）项
信息内容 本年收费金额（单位：万元）
行政事业性收费 7.25"""


def proactive(text: str, year: int = 2024) -> Table:
    title = TITLE.replace("2024", str(year))
    found = parsed(report_text(title=title, texts={2: text})).table("proactive")
    assert found is not None
    return found


def test_the_edition_of_the_year_is_read() -> None:
    new = proactive(NEW)
    assert (new.form, new.old_words) == ("2021", ())
    assert [str(cell.value) for cell in new.cells.values()] == [
        "0", "0", "0", "1", "2", "3", "4", "5", "6", "7.25",
    ]  # fmt: skip
    old = proactive(OLD, 2020)
    assert (old.form, old.old_words) == ("2019", ())
    assert old.cells["licensing", old_columns("licensing")[1]].value == -1
    assert old.cells["licensing", old_columns("licensing")[1]].kind == "number"


def old_columns(row: str) -> tuple[str, ...]:
    found = editions()[0].tables[0].row(row)
    assert found is not None
    return found.columns


def test_an_old_table_in_a_new_report_is_read_by_its_own_form() -> None:
    table = proactive(OLD, 2023)
    assert table.form == "2019"
    words = [word for word, _ in table.old_words]
    assert "本年新制作数量" in words
    assert "政府集中采购" in words
    assert table.cells["normative_documents", old_columns("normative_documents")[2]].value == 3


def test_one_old_word_in_a_new_table_makes_no_old_form() -> None:
    table = proactive(NEW.replace("行政规范性文件", "规范性文件"))
    assert table.form == "2021"
    row = next(row for row in table.rows if row.key == "normative_documents")
    assert row.wording == "variant"
    assert table.cells["normative_documents", "in_force"].value == 3


def test_old_words_point_at_their_place() -> None:
    title = TITLE.replace("2024", "2023")
    text = report_text(title=title, texts={2: OLD.replace("本年新制作数量", "本年新制 作数量")})
    table = parsed(text).table("proactive")
    assert table is not None
    assert dict(table.old_words)["本年新制作数量"].cut(text) == "本年新制 作数量"


def tables(text: str, part: int = 3) -> Report:
    return parsed(report_text(texts={part: text}))


def test_a_table_that_stands_twice_is_two() -> None:
    report = tables(sheet().text + "\n" + sheet().text)
    assert [table.key for table in report.tables] == ["requests", "requests"]
    for table in report.tables:
        assert {row: row_values(table, row) for row in ROWS} == values()


def test_a_table_repeated_behind_a_sentence_is_two() -> None:
    report = tables(sheet().text + "\n为便于查阅，再列如下。\n" + sheet().text)
    assert [table.key for table in report.tables] == ["requests", "requests"]


def test_a_table_knows_the_part_it_stands_in() -> None:
    assert [table.part for table in tables(sheet().text, part=5).tables] == [5]


def test_all_three_tables_are_found_one_behind_the_other() -> None:
    litigation = "行政复议 结果维持 结果纠正 其他结果 尚未审结 总计"
    report = parsed(report_text(texts={2: NEW, 3: sheet().text, 4: litigation}))
    assert [table.key for table in report.tables] == ["proactive", "requests"]


def test_prose_with_the_form_s_words_is_no_table() -> None:
    said = (
        "全年行政许可3件，行政处罚2件。\n予以公开1件，部分公开2件，不予公开0件。\n"
        "（一）予以公开情况\n本年新收政府信息公开申请数量较上年增加。\n总计 3 件。"
    )
    assert tables(said).tables == ()


def test_a_table_in_the_front_belongs_to_no_part() -> None:
    report = parsed(report_text(front="编制说明如下。\n" + NEW))
    assert [(table.key, table.part) for table in report.tables] == [("proactive", None)]
