"""Sentences that state the tables' numbers, in many wordings, and sentences about other numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.strategies.model import Cells

#: What a number of a wording may lawfully be, by the name of its slot.
Slots = Mapping[str, frozenset[int]]

_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Statement:
    """A wording with slots in braces; the first of each slot's lawful values stands there."""

    wording: str
    right: Mapping[str, int]
    lawful: Slots

    def written(self, values: Mapping[str, int], style: str) -> str:
        """Return the sentence with these values."""
        return self.wording.format(**{name: write_number(n, style) for name, n in values.items()})


def write_number(number: int, style: str) -> str:
    """Return a number in a style of writing."""
    if style == "separated":
        return f"{number:,}"
    if style == "fullwidth":
        return str(number).translate(_FULL)
    if style == "chinese" and 0 < number < 100:
        tens, ones = divmod(number, 10)
        ten = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
        return ten + (_DIGITS[ones] if ones or not tens else "")
    return str(number)


STYLES = st.sampled_from(["plain", "separated", "fullwidth", "chinese"])

_REQUESTS = (
    "全年新收政府信息公开申请{new}件，上年结转{over}件，办结{done}件，结转下年度继续办理{left}件。",
    "收到政府信息公开申请{new}件（另有上年度结转{over}件），已办结{done}件，顺延到下年度{left}件。",
    "全年共收到政府信息公开申请{new}件；结转上年度{over}件；办结{done}件；剩余{left}件结转下年度办理。",
    "2024年，新接收依申请公开{new}件，2023年结转{over}件，依法办结{done}件，转2025年继续办理{left}件。",
    "共受理政府信息公开申请{all}件，其中本年新收{new}件，上年结转{over}件，在法定期限内办结{done}件。",
    "收到政府信息公开申请{all}件（含上年结转{over}件），结转至2025年办理{left}件。",
    "新收、办结政府信息公开申请分别为{new}件和{done}件，上年结转{over}件。",
    "申请公开政府信息方面，全年新收申请{new}件，去年结转{over}件，共需办理{all}件，已办结{done}件。",
)
_OUTCOMES = (
    (
        "办结政府信息公开申请{done}件，其中予以公开{r1}件，部分公开{r2}件，不予公开{r3}件，"
        "无法提供{r4}件，不予处理{r5}件，其他处理{r6}件。"
    ),
    "从政府信息公开申请办理结果看，予以公开{r1}件、部分公开{r2}件、不予公开{r3}件、无法提供{r4}件。",
    "政府信息公开申请予以公开、部分公开、不予公开分别为{r1}件、{r2}件、{r3}件。",
    "政府信息公开申请中，{r1}件予以公开，{r3}件不予公开，{r4}件本机关无法提供，{r5}件不予处理。",
)
_APPLICANTS = (
    "收到政府信息公开申请{new}件，其中自然人{person}件、商业企业{company}件等。",
    "收到政府信息公开申请{new}件，自然人、法人或其他组织申请分别为{person}件、{legal}件。",
    "新收政府信息公开申请{new}件（自然人申请{person}件，法人或者其他组织申请{legal}件）。",
)
_CASES = (
    "因政府信息公开被申请行政复议{rev}件，其中维持{up}件、纠正{cor}件、其他结果{oth}件、未审结{pend}件。",
    "政府信息公开行政复议{rev}件，行政诉讼{suits}件（未经复议直接起诉{dir}件，复议后起诉{post}件）。",
    "政府信息公开行政复议、行政诉讼分别为{rev}件、{suits}件。",
    "因信息公开发生行政复议{rev}起、行政诉讼{suits}起，复议结果维持{up}起、纠正{cor}起。",
)
_LEGAL = (
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organisation",
    "legal_service_institution",
    "other",
)
_COLUMNS = {"person": ("natural_person",), "company": ("commercial_enterprise",)}
#: Numbers of other matters: whatever they are, the tables have nothing to do with them.
UNRELATED = (
    "全年办理人大建议{n}件、政协提案{m}件，办结率100%。",
    "受理12345热线工单{n}件，办结{m}件，答复网民留言{n}条。",
    "全年主动公开政府信息{n}条，发布政策解读{m}篇。",
    "收到群众来信{n}封，接待来访{m}人次。",
    "公示行政许可信息{n}条、行政处罚信息{m}条。",
    "组织业务培训{n}场，参训{m}人次，印发资料{n}份。",
    "受理企业开办申请{n}件，接收公积金提取申请{m}件。",
    "审核规范性文件{n}件，转发上级文件{m}件，公开规划计划{n}项。",
    "通过网络收到政府信息公开申请{n}件，上半年收到政府信息公开申请{m}件。",
    "2023年收到政府信息公开申请{n}件，历年累计收到政府信息公开申请{m}件。",
    "办理民事诉讼案件{n}件，调解纠纷{m}起。",
    "电话咨询依申请公开事项{n}次，现场查阅{m}人次。",
    "收到政府信息公开申请近{n}件，较上年增加约{m}件。",
    "协助市数据局办理政府信息公开申请{n}件，指导乡镇办理{m}件。",
)


@st.composite
def statements(draw: st.DrawFn, requests: Cells, litigation: Cells) -> Statement:
    """One sentence that is true of the tables, with what its slots may lawfully hold."""
    known = _values(requests, litigation)
    banks = [_REQUESTS, _OUTCOMES, _APPLICANTS, _CASES]
    wording = draw(st.sampled_from(draw(st.sampled_from(banks))))
    right = {name: value for name, value in known.items() if f"{{{name}}}" in wording}
    lawful = {name: frozenset([value]) for name, value in right.items()}
    # NOTE: what was closed may be told of this year's own applications alone.
    of_new = known["new"] - known["left"]
    if "done" in right:
        lawful["done"] = frozenset([known["done"], of_new])
    if "all" in right:
        lawful["all"] = frozenset([known["all"], known["new"], known["done"], of_new])
    # NOTE: of the applicants those of what was carried over may be counted too.
    for name in ("person", "company", "legal"):
        if name in right:
            carried = sum(int(requests["carried_over", c]) for c in _COLUMNS.get(name, _LEGAL))
            lawful[name] = frozenset([right[name], right[name] + carried])
    return Statement(wording, right, lawful)


def _values(requests: Cells, litigation: Cells) -> dict[str, int]:
    total = {row: int(requests[row, "total"]) for row, _ in requests}
    group = {
        number: sum(value for row, value in total.items() if row.startswith(f"{name}."))
        for number, name in (("r3", "refused"), ("r4", "unavailable"), ("r5", "not_processed"))
    }
    cases = {key: int(value) for key, value in litigation.items()}
    direct, after = cases["direct_suit", "total"], cases["suit_after_reconsideration", "total"]
    return {
        "new": total["new"],
        "over": total["carried_over"],
        "all": total["new"] + total["carried_over"],
        "done": total["processed_total"],
        "left": total["carried_forward"],
        "r1": total["granted"],
        "r2": total["partially_granted"],
        **group,
        "r6": sum(value for row, value in total.items() if row.startswith("other.")),
        "person": int(requests["new", "natural_person"]),
        "company": int(requests["new", "commercial_enterprise"]),
        "legal": sum(int(requests["new", column]) for column in _LEGAL),
        "rev": cases["reconsideration", "total"],
        "up": cases["reconsideration", "upheld"],
        "cor": cases["reconsideration", "corrected"],
        "oth": cases["reconsideration", "other"],
        "pend": cases["reconsideration", "pending"],
        "suits": direct + after,
        "dir": direct,
        "post": after,
    }
