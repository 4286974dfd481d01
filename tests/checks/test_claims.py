"""Claims against tables: which numbers are given, what silences them, who speaks."""

from __future__ import annotations

import pytest

from reportlint.checks.breakdown import Breakdown
from reportlint.checks.claims import ClaimAgrees
from reportlint.checks.growth import Growth
from reportlint.checks.item_counts import ItemCounts
from reportlint.checks.rates import Rates
from reportlint.checks.shares import Shares
from tests.checks.prose import parsed, problems, report, words

_CASES = (
    "结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计 "
    "结果维持 结果纠正 其他结果 尚未审结 总计"
)


def _with_cases(sentence: str, numbers: str) -> str:
    return "\n".join(
        [
            "望岚县数据局2024年政府信息公开工作年度报告",
            "一、总体情况",
            "我局认真做好政府信息公开工作。",
            "四、政府信息公开行政复议、行政诉讼情况",
            sentence,
            "行政复议 行政诉讼",
            "未经复议直接起诉 复议后起诉",
            _CASES,
            numbers,
        ]
    )


def test_both_numbers_and_the_cells_are_given() -> None:
    draft = parsed(_with_cases("行政诉讼4件。", "0 0 0 0 0 1 0 0 1 2 1 0 0 0 1"))
    (problem,) = problems(ClaimAgrees(("litigation.suits",)), draft)
    assert dict(problem.values) == {"claimed": "4", "table": "3"}
    assert [related.value for related in problem.related] == ["2", "1"]
    assert (words(problem, draft), problem.place.part) == ("4件", 4)


@pytest.mark.parametrize("sentence", ["行政复议3件。", "行政复议4件。"])
def test_a_total_that_does_not_add_up_may_be_the_wrong_one(sentence: str) -> None:
    draft = parsed(_with_cases(sentence, "2 1 0 0 4 0 0 0 0 0 0 0 0 0 0"))
    assert problems(ClaimAgrees(("litigation.reconsideration",)), draft) == []


@pytest.mark.parametrize(
    ("text", "pointed"),
    [
        ("发布信息10条，其中甲类7条、乙类5条。", "10条，其中甲类7条、乙类5条"),
        ("发布信息10条，其中甲类7条，乙类5条。", "10条，其中甲类7条，乙类5条"),
        ("发布信息10条（其中图解12条）。", "10条（其中图解12条"),
        ("发布信息10条。其中甲类12条。", "10条。其中甲类12条"),
        (
            "发布信息10条，较上年增加3条，其中年度报告7条、公共服务5条。",
            "10条，较上年增加3条，其中年度报告7条、公共服务5条",
        ),
        ("发布信息10条（甲类7条、乙类5条）。", "10条（甲类7条、乙类5条"),
        ("发布信息10条，分别为甲类7条、乙类5条。", "10条，分别为甲类7条、乙类5条"),
        (
            "发布信息19条，包括甲类12条（其中图解9条、问答5条）、乙类7条。",
            "12条（其中图解9条、问答5条",
        ),
    ],
)
def test_parts_that_exceed_the_number(text: str, pointed: str) -> None:
    draft = report("", text)
    (problem,) = problems(Breakdown(over=True), draft)
    assert words(problem, draft) == pointed


@pytest.mark.parametrize(
    "text",
    [
        "发布信息10条，其中甲类5条、乙类5条，涉及住房8条。",
        "收到申请10件，其中自然人8件，予以公开6件，不予公开4件。",
        "发布信息10条，其中甲类5条、乙类近8条。",
        "发布信息10条。组织培训。其中甲类12条。",
        "发布信息10条、图解9条。其中甲类12条。",
        "收到申请9件，上年结转1件，其中网上5件，来信5件。",
        "全年发布信息100条，比上年增加30条，其中甲类60条、乙类40条。",
        "发布信息2万条，其中甲类9000条次。",
        "发布信息10条，组织培训，其中甲类12条。",
        "发布信息10条，其中“甲类12条”。",
        "发布信息10条，其中网站9条、微博8条。",
    ],
)
def test_lists_that_are_left_alone(text: str) -> None:
    assert problems(Breakdown(over=True), report("", text)) == []


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("发布信息30条，较上年的20条增长60%。", "50"),
        ("发布信息由40条减少到30条，下降35%。", "-25"),
        ("发布信息30条，比2023年（20条）下降50%。", "50"),
        ("发布信息30条，同比增长60%（上年为20条）。", "50"),
        ("发布信息30条，上年20条，增长60%。", "50"),
    ],
)
def test_growth_is_computed(text: str, computed: str) -> None:
    (problem,) = problems(Growth(), report("", text))
    assert problem.values["computed"] == computed


@pytest.mark.parametrize(
    "text",
    ["发布信息30条，较上年增长60%。", "发布信息30余条，较上年的20条增长60%。", "增长60%。"],
)
def test_growth_without_two_exact_numbers_is_left_alone(text: str) -> None:
    assert problems(Growth(), report("", text)) == []


def test_a_share_of_a_part() -> None:
    draft = report("", "发布信息200条，其中甲类50条，占比35%。")
    (problem,) = problems(Shares(), draft)
    assert dict(problem.values) == {"stated": "35", "computed": "25"}


@pytest.mark.parametrize(
    "text", ["答复率达到100%。", "信息量增长150%。", "任务完成率120%。", "占地150%。"]
)
def test_rates_that_may_be(text: str) -> None:
    assert problems(Rates(), report("", text)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("存在两个问题：一是人手少；二是更新慢。", 0),
        ("存在三个问题：一是人手少；二是更新慢。", 1),
        ("存在三个方面的问题，主要表现在：一是人手少；二是更新慢。", 1),
        ("存在三个问题等：一是人手少；二是更新慢。", 0),
        ("存在三个问题：一是人手少；三是更新慢。", 0),
    ],
)
def test_items_are_counted(text: str, count: int) -> None:
    assert len(problems(ItemCounts(), report("", text))) == count
