"""The rules of wording and punctuation, on what they must find and must leave alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.wording import WrittenAs
from reportlint.rules.builtin import load_builtin_rules
from tests.checks.prose import fixed, problems, report, words
from tests.checks.wording import found

PLACEHOLDERS = [
    ("公开信息23条（请根据实际情况填写）。", ["（请根据实际情况填写）"]),
    ("登录网站（具体网址）查询。", ["（具体网址）"]),
    ("在网站下载（）。", ["（）"]),
    ("本单位：XX局，收到××件。", ["XX", "××"]),
    ("收到____件，召开会议X次。", ["____", "X"]),
    ("下载（ ）与《 》。", ["（ ）", "《 》"]),
    ("依申请人张某某、李××的申请。", []),
    ("请填写《申请表》（请填写《申请表》后邮寄）。", []),
    ("登录http://www.example.gov.cn/xxgk/xx_1.html查询5G×N应用。", []),
    ("（2024）示行初××号案件，电话138××××0000。", []),
    ("不足之处有待补充，“1+X”体系，X射线装置3×5米。", []),
]
REPEATS = [
    ("主动公开的的信息。", ["的的"]),
    ("群众满意率满意率达到九成。", ["满意率满意率"]),
    ("公布报告报告。", ["报告报告"]),
    ("四类过程性性信息。", ["性性"]),
    ("政府信息公开平台政府信息公开平台。", []),
    ("家家户户、方方面面、实实在在、千千万万。", []),
    ("以公开为目的的工作，增进了了解，不了了之。", []),
    ("重点是是否公开，以及及时答复，问题存在在线上。", []),
    ("公开开展培训，其中中小企业三家，成为为民平台。", []),
    ("研究研究再办，一件一件办，逐项逐条落实。", []),
    ("局局长、县县委、学校学生、委员会会议。", []),
]
CONFUSABLE = [
    ("公开其它信息，并公开其它事项。", ["其它"]),
    ("如有疑问请与办公室联席（电话：0599-1）。", ["联席"]),
    ("建立台帐，做为依据。", ["台帐", "做为"]),
    ("召开联席会议，敢做为民服务的表率。", []),
    ("按照《其它事项管理办法》和截止日期办理。", []),
]
CUT_OFF = [
    ("截止2024年12月31日，公开12条。", ["截止"]),
    ("截止目前，公开12条。", ["截止"]),
    ("截止日期为12月1日，于12月31日截止。", []),
    ("截止2024年12月31日止，公开12条。截至年底。", []),
]
NAMES = [
    ("我镇、我厅做好公开。", ["我镇", "我厅"]),
    ("我局、我市、我区、我县做好公开。", []),
    ("由我委托机构评估，“我镇我来说”栏目上线，自我镇定。", []),
]
RUNS = [
    ("做好公开。。更新、，目录。", ["。。", "、，"]),
    ("等等……，“好。”，（完。）。", []),
]


@pytest.mark.parametrize(
    ("rule", "overview", "expected"),
    [
        (rule, *case)
        for rule, cases in (
            ("W101", PLACEHOLDERS),
            ("W304", RUNS),
            ("W305", REPEATS),
            ("W306", CONFUSABLE),
            ("W308", NAMES),
            ("W310", CUT_OFF),
        )
        for case in cases
    ],
)
def test_words(rule: str, overview: str, expected: list[str]) -> None:
    assert found(rule, overview) == expected


@pytest.mark.parametrize(
    ("overview", "expected"),
    [
        ("申请人张三不服答复。", ["张三"]),
        ("收到王小明提交的申请。", ["王小明"]),
        ("原告：李建国，第三人赵四的意见。", ["李建国", "赵四"]),
        ("申请人不服、申请人为自然人、申请人逾期未补正、申请人陈述意见。", []),
        ("申请人张某、王某某、李先生、赵女士、孙老师的申请。", []),
        ("收到林业局提出的意见，收到罗湖区提出的要求，受理高校提交的申请。", []),
        ("申请人许可后公开，申请人余下的问题，申请人周知，申请人王庄村村民。", []),
    ],
)
def test_names_of_applicants(overview: str, expected: list[str]) -> None:
    assert found("D103", overview) == expected


@pytest.mark.parametrize(
    ("overview", "expected"),
    [
        ("联系电话13812345678。", ["13812345678"]),
        ("联系电话138 1234 5678。", ["138 1234 5678"]),
        ("电话0599-6203318、400-820-1234，索引号13812345678。", []),
        ("收费13812345678元，http://a.gov.cn/13812345678，编码213812345678。", []),
    ],
)
def test_mobile_numbers(overview: str, expected: list[str]) -> None:
    assert found("D102", overview) == expected


@pytest.mark.parametrize(
    ("overview", "expected"),
    [
        (
            "（2024）示0101行初12号、(2023)示行终3号。",
            ["（2024）示0101行初12号", "(2023)示行终3号"],
        ),
        ("示行复〔2024〕12号。", ["复〔2024〕12号"]),
        ("示政复〔2024〕12号、示批复〔2024〕3号、国办发〔2024〕5号。", []),
        ("（2024）示行初××号。", []),
    ],
)
def test_case_numbers(overview: str, expected: list[str]) -> None:
    assert found("D104", overview) == expected


_CHINESE = st.text("公开信息条例目录", min_size=1, max_size=8)


def rule(name: str) -> WrittenAs:
    """The check of a rule."""
    found = load_builtin_rules().rules.get(name)
    assert found is not None
    check = found.build_check()
    assert isinstance(check, WrittenAs)
    return check


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("做好公开,更新目录;公布指南:见下。", "做好公开，更新目录；公布指南：见下。"),
        ("我局(以下简称局)公开。", "我局（以下简称局）公开。"),
        ("按照《条例》(见附件)公开。", "按照《条例》（见附件）公开。"),
    ],
)
def test_half_width_marks_are_one_problem_and_mended_at_once(text: str, right: str) -> None:
    draft = report("", text)
    (problem,) = problems(rule("W303"), draft)
    assert fixed(problem, draft).endswith(right)
    assert problem.params["count"] == 1 + len(problem.related)


@pytest.mark.parametrize(
    "text",
    [
        "公开1,046条,2024年(2024)共12条。",
        "网址http://www.example.gov.cn/a?b=1,c:d;e。",
        "电话:0599-123,Open data, (API) and so on。",
    ],
)
def test_numbers_addresses_and_english(text: str) -> None:
    assert problems(rule("W303"), report("", text)) == []


@given(parts=st.lists(_CHINESE, min_size=2, max_size=6), mark=st.sampled_from(",;:?"))
def test_a_fix_leaves_nothing_to_find(parts: list[str], mark: str) -> None:
    draft = report("", mark.join(parts) + "。")
    (problem,) = problems(rule("W303"), draft)
    assert problem.params["count"] == len(parts) - 1
    assert problems(rule("W303"), report("", fixed(problem, draft).splitlines()[-1])) == []


def test_blanks_in_chinese_text_are_asked_for() -> None:
    draft = report("", "做好 主动公开12 条。")
    (problem,) = problems(rule("W307"), draft)
    assert words(problem, draft) == " "
    assert fixed(problem, draft).endswith("做好主动公开12条。")
    known = load_builtin_rules().rules.get("W307")
    assert known is not None
    assert not known.default
