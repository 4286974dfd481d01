"""Mistakes in the wording: left over from drafting, cited wrong, disclosed, dated wrong."""

from __future__ import annotations

from tests.corpus.case import Case, case

_TITLE = "望岚县司法局2024年政府信息公开工作年度报告\n"
_REGULATION = "《中华人民共和国政府信息公开条例》"
_OPENING = "2024年，我局结合法治宣传"
_DISCLOSURE = "在主动公开方面，公布法律服务机构名册"
_PLATFORM = "公共法律服务中心设置查阅点。"
_OVERSIGHT = "没有责任追究情形。"
_FEES = "本年度没有收取信息处理费。"
_FORM = "《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
_NOTICE = "《关于政府信息公开工作年度报告有关事项的通知》"


def _after_regulation(rule: str, name: str, words: str) -> Case:
    """Cite something besides the Regulation."""
    return case(rule, name, (_REGULATION, f"{_REGULATION}和{words}"))


def _sentence(rule: str, name: str, words: str) -> Case:
    """Say something at the end of part 1."""
    return case(rule, name, (_OVERSIGHT, f"{_OVERSIGHT}{words}"))


DRAFTING = (
    _sentence("W101", "instruction", "全年培训2场（请根据实际情况填写）。"),
    case("W101", "website", (_PLATFORM, "公众可登录门户网站（具体网址）查询。")),
    case("W101", "number", (_DISCLOSURE, "在主动公开方面，公布信息××条，公布名册")),
    case("W102", "for-approval", (_TITLE, _TITLE.replace("报告\n", "报告（送审稿）\n"))),
    _sentence("W103", "offer", "希望以上内容对您有所帮助。"),
)

CITATIONS = (
    _after_regulation("W201", "square", f"{_FORM}（国办公开办函[2021]30号）"),
    _after_regulation("W202", "ordinal", f"{_FORM}（国办公开办函〔2021〕第30号）"),
    _after_regulation("W203", "old-title-new-number", f"{_NOTICE}（国办公开办函〔2021〕30号）"),
    case(
        "W203",
        "fee-rule",
        (_FEES, f"按照《政府信息公开信息处理费管理办法》（国办发〔2020〕109号），{_FEES}"),
    ),
    _after_regulation("W204", "notice-of-2019", f"{_NOTICE}（国办公开办函〔2019〕60号）"),
    case("W204", "decree-of-2007", (_REGULATION, f"{_REGULATION}（国务院令第492号）")),
    _after_regulation(
        "W205", "form", "《中华人民共和国政府信息公开年度报告格式》（国办公开办函〔2021〕30号）"
    ),
)

PUNCTUATION = (
    case("W301", "title-open", (_REGULATION, _REGULATION[:-1] + ">")),
    _after_regulation("W302", "nested", "《关于印发《公开目录》的通知》"),
    case("W303", "comma", (_DISCLOSURE, _DISCLOSURE.replace("，", ","))),
    case("W304", "two-stops", (_PLATFORM, f"{_PLATFORM}。")),
    _sentence("W312", "paragraph", "各科室逐项检查公开内容"),
    _sentence("W305", "satisfaction", "群众满意率满意率有所提高。"),
    _sentence("W306", "others", "其它工作有序推进。"),
    _sentence("W308", "township", "我镇还开展了巡查。"),
    _sentence("W310", "so-far", "截止目前培训已完成。"),
)

DISCLOSURE = (
    _sentence("D101", "identity", "代理人身份证号110101199003078515。"),
    _sentence("D102", "mobile", "监督电话13812345678。"),
    _sentence("D103", "name", "申请人张三不服答复。"),
    _sentence("D104", "court", "有关案件为（2024）示0101行初12号。"),
    _sentence("D105", "card", "缴费卡号6222020000000000018。"),
    case("D106", "marked", (_TITLE, f"秘密★5年\n{_TITLE}")),
)

YEARS = (
    case("P201", "last-year", (_OPENING, _OPENING.replace("2024", "2023"))),
    _after_regulation(
        "P202", "notice-of-last-year", "关于做好2023年政府信息公开工作年度报告编制工作的通知"
    ),
    _sentence("P203", "meeting", "2025年3月，我局召开推进会。"),
)

PUBLICATION = (
    case("X101", "february", (_FEES, f"{_FEES}\n望岚县司法局\n2025年2月8日")),
    case("X103", "year-not-over", (_FEES, f"{_FEES}\n望岚县司法局\n2024年1月8日")),
)

CASES: tuple[Case, ...] = (
    *DRAFTING,
    *CITATIONS,
    *PUNCTUATION,
    *DISCLOSURE,
    *YEARS,
    *PUBLICATION,
)
