"""Every numeral of the prose becomes one figure, with a status."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.engine.check_draft import check_document, parse_document, read_report
from reportlint.engine.check_options import CheckOptions
from reportlint.model.prose import FIGURE_STATUSES, Figure
from reportlint.parsing.figures.mentions import find_mentions
from reportlint.readers import read
from reportlint.support.localized_text import localize
from tests.parsing.sketches import report_text

REPOSITORY = Path(__file__).resolve().parents[2]


def figures(prose: str, part: int = 1) -> list[Figure]:
    """The figures of a sentence in a part of a report without anything else to count."""
    report = read_report(read(report_text(texts={part: prose}).encode(), "draft.txt"))
    start = report.document.text.index(prose)
    return [f for f in report.figures if start <= f.span.start < start + len(prose)]


def statuses(prose: str, part: int = 1) -> list[tuple[str, str]]:
    """Each figure of a sentence with what became of it."""
    return [(figure.text, figure.status) for figure in figures(prose, part)]


@pytest.mark.parametrize(
    ("prose", "texts"),
    [
        ("2024年3月5日印发", ["2024年3月5日"]),
        ("2021—2023年开展", ["2021—2023年"]),
        ("1月至11月和1—12月", ["1月至11月", "1—12月"]),
        ("国办公开办函〔2021〕30号和第711号令", ["〔2021〕30号", "第711号"]),
        ("依照第三十三条第二款", ["第三十三", "第二"]),
        ("地址为和平路12号3楼305室，邮编：330100", ["12号", "3楼", "305室", "330100"]),
        ("电话0917-8801234或13800000000", ["0917-8801234", "13800000000"]),
        ("信箱sx2024@example.cn", ["sx2024@example.cn"]),
        ("一是健全制度；二是加强管理", ["一是", "二是"]),
        ("（一）主动公开。1.健全制度", ["（一）", "1."]),
        ("《办法（2024年版）》和“十四五”规划", ["2024年", "十四五"]),
        ("党的二十大和二十届三中全会", ["二十大", "二十届", "三中全会"]),
        ("拨打12345热线", ["12345"]),
        ("身份证号110101199003078515", ["110101199003078515"]),
        ("证件号码110101********8515", ["110101********8515"]),
        ("1口径见附注", ["1"]),
    ],
)
def test_what_dates_and_names_is_context(prose: str, texts: list[str]) -> None:
    mentions = find_mentions(prose)
    assert [prose[m.start : m.end] for m in mentions] == texts
    assert {m.kind for m in mentions} == {"context"}


@pytest.mark.parametrize(
    ("prose", "numbers"),
    [
        ("举办培训3场、参训45人次", [(3, "场", True), (45, "人次", True)]),
        ("公开信息1.8万余条，转载约560篇次", [(18000, "条", False), (560, "篇次", False)]),
        ("合格率达100%，提高2.5个百分点", [(100, "%", True), (2.5, "个百分点", True)]),
        ("三方面问题、四大举措、两个专栏", [(2, "个", True)]),
        ("收取８６０元", [(860, "元", True)]),
    ],
)
def test_what_counts_has_its_value_and_unit(
    prose: str, numbers: list[tuple[float, str, bool]]
) -> None:
    found = [(float(f.value or 0), f.unit, f.exact) for f in figures(prose)]
    assert [number for number in found if number[1] not in ("方面", "大")] == numbers


@pytest.mark.parametrize(
    ("prose", "noun"),
    [
        ("举办政务公开培训3场", "举办政务公开培训"),
        ("受理热线咨询26件", "受理热线咨询"),
        ("开通7个政务新媒体", "政务新媒体"),
        ("发布规范性文件解读5篇", "发布规范性文件解读"),
        ("收到的申请比上年增加4件", "增加"),
    ],
)
def test_what_counts_something_else_tells_its_noun(prose: str, noun: str) -> None:
    (figure,) = figures(prose)
    assert (figure.status, figure.reason) == ("other", noun)


@pytest.mark.parametrize(
    ("prose", "text", "reason"),
    [
        ("涉及征地、由法制科室会同研究的申请里有12件", "12件", "申请"),
        ("涉及园区的行政许可里有加急事项8件", "8件", "行政许可"),
        ("办理的申请中涉及企业的占比达到37.5%", "37.5%", "占比"),
        ("累计报送规范性文件备案材料6件", "6件", "规范性文件"),
    ],
)
def test_what_stands_near_words_of_the_tables_is_unread(prose: str, text: str, reason: str) -> None:
    (figure,) = figures(prose)
    assert (figure.text, figure.status) == (text, "unread")
    assert reason in localize(figure.reason or "", "zh")


def test_items_of_a_list_go_on_with_what_the_list_is_of() -> None:
    unread = statuses("各类申请里由园区转来的：甲类3件，乙类4件；举办培训2场。")
    assert unread == [("3件", "unread"), ("4件", "unread"), ("2场", "other")]


def test_what_stands_in_brackets_does_not_change_what_is_outside() -> None:
    told = statuses("园区转来的申请里甲类3件（另有热线咨询9件）、乙类4件。")
    assert told == [("3件", "unread"), ("9件", "other"), ("4件", "unread")]


def test_numbers_of_the_parts_on_applications_are_unread_unless_their_noun_is_known() -> None:
    assert statuses("其中甲类3件，培训2场。", 3) == [("3件", "unread"), ("2场", "other")]


def test_divided_numbers_are_checked_within_the_prose() -> None:
    told = statuses("全年公开动态信息20条，其中图片8条、文字12条。")
    assert told == [("20条", "checked"), ("8条", "checked"), ("12条", "checked")]


def test_a_statement_is_compared_where_the_table_has_its_cell() -> None:
    text = report_text(texts={1: "全年收到政府信息公开申请5件。"})
    without_table = read_report(read(text.encode(), "draft.txt"))
    unread = next(f for f in without_table.figures if f.text == "5件")
    assert (unread.status, unread.quantity) == ("unread", "requests.new.total")
    short = (REPOSITORY / "corpus/good/short.txt").read_text(encoding="utf-8")
    draft = short.replace("答复前进行", "全年收到政府信息公开申请7件，答复前进行")
    compared = next(
        f for f in read_report(read(draft.encode(), "a.txt")).figures if f.text == "7件"
    )
    assert (compared.status, compared.quantity, compared.scope) == (
        *("compared", "requests.new.total", "own"),
    )


def test_words_of_none_are_figures_too() -> None:
    told = figures("全年未收到政府信息公开申请。")
    assert [(f.value, f.quantity) for f in told] == [(0, "requests.new.total")]


def test_a_hedged_wording_of_all_is_accounted_for() -> None:
    assert statuses("收到的来信均已按期答复。") == [("均已按期答复", "other")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("来信已按程序处理。", ("已按程序处理", "other")),
        ("来信均已转送有关科室办理。", ("均已转送有关科室办理", "other")),
        ("发布数量与上年基本持平。", ("与上年基本持平", "other")),
        ("行政诉讼零败诉。", ("零败诉", "unread")),
        ("窗口服务零投诉。", ("零投诉", "other")),
        ("复核会上没有公众代表发言。", ("没有公众代表发言", "other")),
    ],
)
def test_words_that_give_no_number_are_accounted_for(
    sentence: str, expected: tuple[str, str]
) -> None:
    assert statuses(sentence) == [expected]


def test_a_check_and_the_library_tell_the_same() -> None:
    document = read((REPOSITORY / "corpus/good/clean.txt").read_bytes(), "clean.txt")
    result = check_document(document, CheckOptions()).result
    assert result.report is not None
    assert result.report.figures == read_report(document).figures


PIECES = st.sampled_from(
    [
        *(
            "收到",
            "政府信息公开申请",
            "办结",
            "5件",
            "12",
            "2024年",
            "3月",
            "1.5万",
            "％",
            "、",
            "，",
        ),
        *(
            "。",
            "其中",
            "（",
            "）",
            "《",
            "》",
            "“",
            "”",
            "第",
            "号",
            "三",
            "十",
            "余",
            "约",
            "-",
            "：",
        ),
        *(
            "0",
            "7",
            " ",
            "\n",
            "a",
            "Z",
            "@",
            "行政复议",
            "培训",
            "未收到",
            "〔2021〕",
            "电话",
            "20",
        ),
        *("增加", "占", "条", "人次", "１２", "月", "日", "年", "万元", "均", "无", "1,234", "."),
    ]
)
_DIGITS = re.compile("[0-9]+")


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_run_of_digits_lies_in_exactly_one_figure(prose: str) -> None:
    report = parse_document(read(report_text(texts={1: prose, 3: prose}).encode(), "draft.txt"))
    spans = sorted((f.span.start, f.span.end) for f in report.figures)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert {figure.status for figure in report.figures} <= {*FIGURE_STATUSES}
    for passage in report.passages:
        for match in _DIGITS.finditer(passage.text):
            run = passage.span(*match.span())
            assert sum(start <= run.start and run.end <= end for start, end in spans) == 1


@given(st.lists(PIECES, max_size=30).map("".join))
def test_a_reason_is_given_where_a_figure_is_not_understood(prose: str) -> None:
    report = read_report(read(report_text(texts={1: prose}).encode(), "draft.txt"))
    for figure in report.figures:
        assert figure.text
        assert (figure.reason is not None) == (figure.status in ("other", "unread"))
        wordy = figure.text[0] in "均皆都全"
        assert (figure.value is None) <= (figure.status == "context" or wordy)


def test_the_figures_of_a_good_report_are_as_they_read() -> None:
    """Gone through by eye: the numbers that count something, in order."""
    document = read((REPOSITORY / "corpus/good/clean.txt").read_bytes(), "clean.txt")
    told = [(f.text, f.status) for f in read_report(document).figures if f.status != "context"]
    checked, compared, other = "checked", "compared", "other"
    assert told == [
        *[("286条", checked), ("12条", checked), ("31条", checked), ("148条", checked)],
        *[("95条", checked), ("3件", compared), ("3篇", other), ("2张", other)],
        *[("18件", compared), ("1件", compared), ("18件", compared), ("1件", compared)],
        *[("三个方面", other), ("2件", compared), ("九个", other), ("六个", other)],
        *[("一处", other), ("一名", other), ("两名", other), ("2场", other), ("5分", other)],
        *[("1次", other), ("两个方面", checked), ("未收取信息处理费", other)],
    ]


def test_what_is_no_report_has_no_figures() -> None:
    document = read("示例市数据局工作计划\n收到申请5件。\n".encode(), "plan.txt")
    report = check_document(document, CheckOptions()).result.report
    assert report is not None
    assert report.figures == ()
