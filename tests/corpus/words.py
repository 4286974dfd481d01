"""Mistakes in the title, the preamble, the parts and the statistics period."""

from __future__ import annotations

from tests.corpus.case import Case, case, lost

_TITLE = "望岚县司法局2024年政府信息公开工作年度报告\n"
_BASIS = "本报告由望岚县司法局根据《中华人民共和国政府信息公开条例》编制。"
_DATES = "自2024年1月1日起至2024年12月31日止"
_PERIOD = f"本报告所列数据的统计期限{_DATES}。"
_ON_REQUEST = "在依申请公开方面，公布受理地点和联系方式，统一答复文书格式，答复前进行合法性审查。"
_PLATFORM = "在平台建设方面，整理门户网站栏目，公共法律服务中心设置查阅点。"
_OVERSIGHT = "在监督保障方面，开展业务培训和年度考核，接受群众评议，没有责任追究情形。"
_PROBLEMS = "存在的主要问题：一是基层司法所公开内容偏少；二是解读材料形式单一。"
_MEASURES = "改进措施：制定司法所公开清单，制作图文解读，并开展业务培训。"
_FEES = "本年度没有收取信息处理费。"
_LIST = (
    "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
    "政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况"
)
_PART_5 = f"五、存在的主要问题及改进情况\n{_PROBLEMS}\n{_MEASURES}\n"
_PART_6 = f"六、其他需要报告的事项\n{_FEES}\n"

TITLES = (
    case("S101", "no-title", (_TITLE, "")),
    case("S102", "no-year", (_TITLE, "望岚县司法局政府信息公开工作年度报告\n")),
    case("S103", "no-organ", (_TITLE, "2024年政府信息公开工作年度报告\n")),
    case("S104", "government-affairs", (_TITLE, "望岚县司法局2024年政务公开年度报告\n")),
    case("S105", "year-twice", (_TITLE, f"2024年望岚县司法局{_TITLE[6:]}")),
    case("S106", "last-year", (_TITLE, _TITLE.replace("2024", "2023"))),
    case("S107", "another-office", (_BASIS, _BASIS.replace("司法局", "民政局"))),
    case("S219", "no-regulation", ("《中华人民共和国政府信息公开条例》", "上级要求")),
)

PARTS = (
    case("S201", "problems", lost("五、存在的主要问题及改进情况")),
    case("S201", "overview", lost("一、总体情况")),
    Case(
        "S202",
        "five-and-six-swapped",
        (
            (
                _PART_5 + _PART_6,
                _PART_6.replace("六、", "五、") + _PART_5.replace("五、", "六、"),
            ),
        ),
        case("S202", "").found,
    ),
    case("S203", "problems-twice", (_MEASURES, f"五、存在的主要问题及改进情况\n{_MEASURES}")),
    case("S204", "seven-for-six", ("六、其他", "七、其他")),
    case("S205", "outline", ("一、总体情况", "一、概述")),
    case("S205", "old-measures", ("问题及改进情况", "问题及整改措施")),
    case("S206", "next-year", (_FEES, f"{_FEES}\n七、下一年工作打算\n继续做好公开工作。")),
    case("S207", "problems", (f"{_PROBLEMS}\n{_MEASURES}\n", "")),
    case("S218", "second-missing", ("；二是解读", "；三是解读")),
)

TOPICS = (
    case("S209", "platform", lost(_PLATFORM)),
    case("S209", "on-request-and-oversight", lost(_ON_REQUEST), lost(_OVERSIGHT)),
    case("S211", "none", (f"{_PROBLEMS}\n{_MEASURES}", "无。")),
    case("S211", "no-problems", (f"{_PROBLEMS}\n{_MEASURES}", "我局不存在问题。")),
    case("S212", "no-measures", lost(_MEASURES)),
    case("S213", "nothing-else", (_FEES, "没有其他需要报告的事项。")),
)

PREAMBLES = (
    case(
        "S214",
        "five-of-six",
        (_PERIOD, f"全文由{_LIST}、其他需要报告的事项五个部分组成。{_PERIOD}"),
    ),
    case("S214", "eight", (_PERIOD, f"本报告共包括八个部分。{_PERIOD}")),
    case("S215", "last-left-out", (_PERIOD, f"全文包括：{_LIST}。{_PERIOD}")),
)

PERIODS = (
    case("P101", "none", (_PERIOD, "")),
    case("P102", "last-year", (_DATES, _DATES.replace("2024", "2023"))),
    case("P103", "eleven-months", (_DATES, "自2024年1月1日起至2024年11月30日止")),
    case("P104", "inverted", (_DATES, "自2024年12月31日起至2024年1月1日止")),
    case(
        "P105",
        "another-in-part-one",
        (_OVERSIGHT, f"{_OVERSIGHT}\n本报告统计期限为2023年1月1日至2023年12月31日。"),
    ),
    case("P106", "december-32", (_DATES, "自2024年1月1日起至2024年12月32日止")),
    case("P106", "year-of-six-digits", (_DATES, "自2024年1月1日起至202024年12月31日止")),
    case("R102", "digits-without-words", (_DATES, "自20241月1日起至202412月31日止")),
)

CASES: tuple[Case, ...] = (*TITLES, *PARTS, *TOPICS, *PREAMBLES, *PERIODS)
