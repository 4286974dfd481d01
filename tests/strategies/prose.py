"""The prose of the six parts, with numbers that agree with the tables."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.strategies.forms import APPLICANTS
from tests.strategies.model import Cells

_DISCLOSURE = (
    "{own}持续更新机构职能、办事指南和规划计划等栏目，重要文件印发后及时上网，主动公开政府信息{items}条。",
    "围绕群众关心的就业、教育和住房事项，{own}主动公开政策文件和配套解读，全年发布政府信息{items}条。",
    "坚持以公开为常态、不公开为例外，{own}主动公开预算决算、行政执法和重大项目等方面的政府信息{items}条。",
)
_ON_REQUEST = (
    "严格执行登记、审核、答复、归档流程，依申请公开工作按规定办理。{claims}",
    "完善依申请公开办理台账，答复前由法制机构审核把关。{claims}",
    "{claims}依申请公开的答复文书统一编号、统一存档。",
)
_MANAGEMENT = (
    "政府信息管理方面，落实发布前审查制度，对历年文件逐件标注公开属性，及时调整失效内容。",
    "加强政府信息管理，修订公开目录，对拟发布的内容实行起草人初核、负责人复核。",
    "规范政府信息管理，建立文件公开属性源头认定机制，定期清理过时信息。",
)
_PLATFORM = (
    "平台建设方面，优化门户网站信息公开专栏，合并重复栏目，检索更加方便。",
    "加强政府信息公开平台建设，门户网站专栏与政务新媒体同步更新，查阅点配备自助设备。",
    "做好政府信息公开平台建设，升级网站检索功能，公共查阅点由专人值守。",
)
_OVERSIGHT = (
    "监督保障方面，明确专人负责，把公开工作纳入年度考核，全年举办业务培训两场。",
    "强化监督保障，主要负责人定期听取汇报，未发生责任追究情形。",
    "健全监督保障机制，开展社会评议和工作考核，对发现的问题限期整改，没有需要追究责任的情形。",
)
_TOPICS = (
    ("主动公开情况", _DISCLOSURE),
    ("依申请公开情况", _ON_REQUEST),
    ("政府信息管理情况", _MANAGEMENT),
    ("政府信息公开平台建设情况", _PLATFORM),
    ("监督保障情况", _OVERSIGHT),
)
_BEFORE_TABLE = {
    2: ("", "{own}主动公开政府信息的具体情况如下表所列。"),
    3: ("", "收到和处理申请的具体情况见下表。"),
    4: ("", "有关数据见下表。"),
}
_PROBLEMS = (
    (
        "一年来的工作仍有不足：一是部分政策解读形式单一，二是个别栏目更新不够及时。",
        "下一步，{own}将丰富解读形式，加强栏目巡查，改进更新机制，并继续开展业务培训。",
    ),
    (
        "（一）存在的主要问题。公开内容与群众期待还有差距，业务人员变动较多。",
        "（二）改进情况。针对上年指出的栏目分散问题，已完成整合；今后将加强培训，完善考核措施。",
    ),
    (
        (
            "存在的问题主要是解读材料偏少、公开意识有待增强。{own}将改进工作方法，"
            "增加图解和问答，提高解读质量。"
        ),
    ),
)
_FEES = (
    "本年度未收取信息处理费。",
    (
        "依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），{own}{year}年没有产生信息处理费，"
        "其他无需要报告的事项。"
    ),
    "{own}按照国务院办公厅关于政府信息公开信息处理费的规定执行，{year}年收取信息处理费0元。",
)


def request_claims(cells: Cells, year: int) -> st.SearchStrategy[str]:
    """Sentences on the applications, each true of the table."""
    new, over = cells["new", "total"], cells["carried_over", "total"]
    done, left = cells["processed_total", "total"], cells["carried_forward", "total"]
    if not new and not over:
        return st.sampled_from(
            [f"{year}年未收到政府信息公开申请。", "全年收到政府信息公开申请0件。"]
        )
    own = [cells["new", column] for column, _ in APPLICANTS]
    whole = [
        (
            f"{year}年新收政府信息公开申请{new}件，上年结转{over}件，办结{done}件，"
            f"结转下年度继续办理{left}件。"
        ),
        (
            f"全年收到政府信息公开申请{new}件（另有上年结转{over}件），已办结{done}件，"
            f"结转下年度办理{left}件。"
        ),
    ]
    if new and own[0] == new and not over and not left:
        whole.append(f"全年共收到政府信息公开申请{new}件，均为自然人申请，均已按期办结。")
    return st.sampled_from(whole)


def case_claims(cells: Cells) -> st.SearchStrategy[str]:
    """Sentences on reconsideration and lawsuits, each true of the table; or none."""
    reviewed = cells["reconsideration", "total"]
    sued = cells["direct_suit", "total"] + cells["suit_after_reconsideration", "total"]
    if not reviewed and not sued:
        return st.sampled_from(["", "全年未发生因政府信息公开引起的行政复议、行政诉讼。"])
    return st.sampled_from(["", f"全年发生行政复议{reviewed}件、行政诉讼{sued}件。"])


@st.composite
def overview(draw: st.DrawFn, requests: Cells, year: int, own: str) -> tuple[str, ...]:
    """Part 1: an opening and the five topics, under sub-headings, as 一是…, or plain."""
    opening = f"{year}年，{own}认真贯彻《条例》，稳步推进政府信息公开工作。"
    claims = draw(request_claims(requests, year))
    items = draw(st.integers(1, 4000))
    texts = [
        (name, draw(st.sampled_from(bank)).format(own=own, claims=claims, items=items))
        for name, bank in _TOPICS
    ]
    match draw(st.sampled_from(["headings", "lead", "ordinals", "plain"])):
        case "headings":
            numbered = zip("一二三四五", texts, strict=True)
            lines = [line for o, (name, text) in numbered for line in (f"（{o}）{name}", text)]
        case "lead":
            numbered = zip("一二三四五", texts, strict=True)
            lines = [f"（{ordinal}）{name}。{text}" for ordinal, (name, text) in numbered]
        case "ordinals":
            lines = [f"{o}是{text}" for o, (_, text) in zip("一二三四五", texts, strict=True)]
        case _:
            lines = [text for _, text in texts]
    return (opening, *lines)


def before_table(number: int, own: str, claims: str = "") -> st.SearchStrategy[tuple[str, ...]]:
    """Return the prose of parts 2 to 4, which may be none."""
    openings = st.sampled_from(_BEFORE_TABLE[number])
    texts = openings.map(lambda text: claims + text.format(own=own))
    return texts.map(lambda text: (text,) if text else ())


def problems(own: str) -> st.SearchStrategy[tuple[str, ...]]:
    """Return part 5: problems and what is done about them."""
    return st.sampled_from(_PROBLEMS).map(lambda lines: tuple(t.format(own=own) for t in lines))


def other_matters(own: str, year: int) -> st.SearchStrategy[tuple[str, ...]]:
    """Return part 6: the fee statement."""
    return st.sampled_from(_FEES).map(lambda text: (text.format(own=own, year=year),))
