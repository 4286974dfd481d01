"""Reports that are wrong as a whole: other documents, empty overviews, broken lists."""

from __future__ import annotations

from tests.corpus.case import Case, Edit, case

_OPENING = "2024年，我局结合法治宣传、人民调解和法律援助工作，稳步推进政府信息公开。\n"
_TOPICS = (
    "在主动公开方面，公布法律服务机构名册、援助案件办理流程和行政执法依据，内容每季度更新。\n",
    "在依申请公开方面，公布受理地点和联系方式，统一答复文书格式，答复前进行合法性审查。\n",
    "在政府信息管理方面，拟稿时确定公开属性，发布前逐级审查，过期内容及时撤下。\n",
    "在平台建设方面，整理门户网站栏目，公共法律服务中心设置查阅点。\n",
    "在监督保障方面，开展业务培训和年度考核，接受群众评议，没有责任追究情形。\n",
)
_PREAMBLE = (
    "本报告由望岚县司法局根据《中华人民共和国政府信息公开条例》编制。"
    "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。\n"
)
_HEADING = "一、总体情况\n"


def _subheadings(ordinals: str) -> tuple[Edit, ...]:
    """Return the five topics sub-headings with these ordinals."""
    numbered = zip(ordinals, _TOPICS, strict=True)
    return tuple((text, f"（{o}）{text[1:].replace('方面，', '。', 1)}") for o, text in numbered)


_NOTICE = """\
关于做好国庆假期值班工作的通知
各乡（镇）人民政府，县政府各部门：
国庆假期将至，为保证政令畅通、及时处置突发事件，现将有关事项通知如下。
一、落实值班制度
各单位安排两名以上干部在岗值班，值班表于9月25日前报县政府办公室。
二、严格请示报告
遇有突发事件，事发单位应当在三十分钟内电话报告，两小时内书面报告。
三、加强检查
县政府办公室将对值班情况进行抽查，结果予以通报。
望岚县人民政府办公室
2024年9月18日
"""

CASES: tuple[Case, ...] = (
    Case("R103", "a-notice", (), case("R103", "").found, whole=_NOTICE),
    case(
        "S208",
        "basis-and-period",
        (_PREAMBLE + _HEADING + _OPENING + "".join(_TOPICS), _HEADING + _PREAMBLE),
    ),
    case(
        "S210",
        "county",
        ("望岚县司法局2024年", "望岚县人民政府2024年"),
        ("由望岚县司法局根据", "由望岚县人民政府根据"),
        ("2024年，我局", "2024年，我县"),
        (_TOPICS[4], "在监督保障方面，明确专人负责，开展业务培训。\n"),
    ),
    case("S217", "four-missing", *_subheadings("一二三五六")),
    case("S217", "starts-at-two", *_subheadings("二三四五六")),
    case("S217", "three-twice", *_subheadings("一二三三四")),
)
