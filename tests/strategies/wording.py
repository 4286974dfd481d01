"""How reports say things: titles, legal basis, statistics period, list of parts, headings.

Only wordings that a clean report may have: what they vary in is never more than an info.
"""

from __future__ import annotations

from hypothesis import strategies as st

from tests.strategies.forms import HEADINGS
from tests.strategies.model import Organ

_CIRCLE = str.maketrans("0123456789", "○一二三四五六七八九")

ORGANS = (
    Organ("望岚县教育和体育局", "我局", "department"),
    Organ("云溪市市场监督管理局", "我局", "department"),
    Organ("云溪市公安局", "市公安局", "department"),
    Organ("望岚县发展和改革委员会", "我委", "department"),
    Organ("望岚县人民政府办公室", "我办", "department"),
    Organ("望岚县禾丰镇人民政府", "我镇", "township"),
    Organ("望岚县松陂乡人民政府", "我乡", "township"),
    Organ("桐泽区云麓街道办事处", "我街道", "street"),
    Organ("望岚县人民政府", "我县", "county"),
    Organ("云溪市人民政府", "我市", "city"),
)

#: The statistics period; Y is the report year. Each says 1 January to 31 December.
PERIODS = (
    "本报告中所列数据的统计期限自Y年1月1日起至Y年12月31日止",
    "本报告所列数据的统计期限自Y年1月1日至Y年12月31日止",
    "本报告所列数据的统计期限自Y年1月1日至Y年12月31日",
    "本报告所列数据的统计期限为Y年1月1日至Y年12月31日",
    "本报告所列数据的统计期限为Y年1月1日至12月31日",
    "本报告所列数据的统计期限自Y年1月1日至12月31日止",
    "本报告所列数据的统计期限自Y年1月1日起至12月31日止",
    "本报告所列数据的统计期限从Y年1月1日到12月31日止",
    "本报告所列数据的统计期限从Y年1月1日到Y年12月31日止",
    "本报告所列数据的统计期限从Y年1月1日起至Y年12月31日止",
    "本报告所列数据的统计期限为Y年1月1日起至Y年12月31日止",
    "本报告所列数据的统计期限为Y年1月1日到12月31日",
    "本报告所列数据的统计期限自Y年1月1日始至Y年12月31日止",
    "本报告所列数据的统计期限自Y年1月1日起，至Y年12月31日止",
    "本报告所列数据统计期限为：Y年1月1日—Y年12月31日",
    "本报告所列数据统计期限为Y年1月1日-12月31日",
    "本报告使用数据统计期限为Y年1月1日至12月31日",
    "本报告所列数据的统计时限自Y年1月1日起至Y年12月31日止",
    "本报告数据统计时限为Y年1月1日至12月31日",
    "除特别说明的外，所列数据统计时限为Y年1月1日至Y年12月31日",
    "本报告中统计数据时限为Y年1月1日至12月31日",
    "本报告数据的统计时间为Y年1月1日至Y年12月31日",
    "本报告统计时间自Y年1月1日到Y年12月31日",
    "本报告统计时间段自Y年1月1日起至Y年12月31日止",
    "本报告统计起止时间为Y年1月1日至Y年12月31日",
    "本报告所列统计数据时间范围为Y年1月1日至Y年12月31日",
    "本报告统计年限为Y年1月1日-12月31日",
    "本报告统计期自Y年1月1日起至Y年12月31日止",
    "本报告所列统计数据的期限自Y年1月1日起，至Y年12月31日止",
    "报告所涉及信息核定时间为Y年1月1日至Y年12月31日",
)

_BASIS_2021 = (
    (
        "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和《国务院办公厅政府信息与政务公开"
        "办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
        "（国办公开办函〔2021〕30号）要求，编制本报告。"
    ),
    "本报告由NAME按照《中华人民共和国政府信息公开条例》第五十条规定编制。",
    (
        "按照《中华人民共和国政府信息公开条例》规定和上级关于编制年度报告的要求，"
        "现将NAMEY年政府信息公开工作年度报告予以公布。"
    ),
)
_BASIS_2019 = (
    (
        "根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和《国务院办公厅政府信息与政务公开"
        "办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）要求，编制本报告。"
    ),
    *_BASIS_2021[1:],
)
_LISTS = (
    "全文由{、}等六部分组成。",
    "本报告由{、}六个部分组成。",
    "全文包括：{、}。",
    "报告内容包括{；}等6个部分。",
    "本报告由{，}等六个部分构成。",
    "全文共六个部分，分别为{、和}。",
)
_CONTACTS = (
    "",
    "如对本报告有疑问，请与NAME联系（地址：望岚县文昌路18号，电话：0599-6201135）。",
    "本报告电子版可在云溪市人民政府门户网站（www.yunxi.gov.cn）下载。",
)
_HEADINGS = (
    ("总体情况", "政府信息公开工作总体情况", "政府信息公开总体情况"),
    ("主动公开政府信息情况", "主动公开政府信息的情况", "行政机关主动公开政府信息情况"),
    (
        "收到和处理政府信息公开申请情况",
        "收到和处理政府信息公开申请的情况",
        "行政机关收到和处理政府信息公开申请情况",
    ),
    (
        "政府信息公开行政复议、行政诉讼情况",
        "政府信息公开行政复议和行政诉讼情况",
        "政府信息公开行政复议行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    ),
    (
        "存在的主要问题及改进情况",
        "存在的问题及改进情况",
        "存在的主要问题和改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
    ),
    ("其他需要报告的事项", "其他需要报告事项", "其它需要报告的事项"),
)


@st.composite
def titles(draw: st.DrawFn, organ: Organ, year: int) -> tuple[str, ...]:
    """The title, line by line."""
    kinds = (
        (f"{organ.name}{year}年政府信息公开工作年度报告",),
        (organ.name, f"{year}年政府信息公开工作年度报告"),
        (f"{organ.name}{year}年度政府信息公开工作年度报告",),
        (f"{organ.name}政府信息公开工作{year}年度报告",),
        (f"{year}年{organ.name}政府信息公开工作年度报告",),
        (f"{organ.name}", f"政府信息公开工作年度报告（{str(year).translate(_CIRCLE)}年度）"),
        (f"{organ.name}{year}年政府信息公开", "工作年度报告"),
    )
    return draw(st.sampled_from(kinds))


@st.composite
def fronts(draw: st.DrawFn, organ: Organ, year: int, edition: str) -> tuple[str, ...]:
    """The preamble: basis, list of parts, statistics period, contact; one or two paragraphs."""
    basis = draw(st.sampled_from(_BASIS_2021 if edition == "2021" else _BASIS_2019))
    listing = draw(st.just("") | st.sampled_from(_LISTS).map(_fill))
    period = draw(st.sampled_from(PERIODS)) + "。"
    contact = draw(st.sampled_from(_CONTACTS))
    pieces = [basis, listing, period, contact]
    if draw(st.booleans()):
        pieces[1:3] = [period, listing]
    cut = draw(st.integers(1, 4))
    paragraphs = ("".join(pieces[:cut]), "".join(pieces[cut:]))
    filled = (text.replace("NAME", organ.name).replace("Y", str(year)) for text in paragraphs)
    return tuple(text for text in filled if text)


@st.composite
def headings(draw: st.DrawFn) -> tuple[str, ...]:
    """The six part headings with their ordinals, in harmless variants."""
    gap = draw(st.sampled_from(["", "", " "]))
    names = [draw(st.sampled_from(variants)) for variants in _HEADINGS]
    return tuple(
        f"{ordinal}、{gap}{name}" for ordinal, name in zip("一二三四五六", names, strict=True)
    )


def _fill(pattern: str) -> str:
    before, rest = pattern.split("{")
    separators, after = rest.split("}")
    last = separators[-1]
    listed = separators[0].join(HEADINGS[:-1]) + last + HEADINGS[-1]
    return before + listed + after
