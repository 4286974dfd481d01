"""Numbers in the prose: those that agree with the tables are silent, each other is found once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.findings import Finding
from tests.properties.pipeline import checked

_TEMPLATES = (
    "全年新收政府信息公开申请{new}件，上年结转{over}件，办结{done}件，结转下年度继续办理{left}件。",
    "收到政府信息公开申请{new}件（另有上年度结转{over}件），已办结{done}件，顺延到下年度{left}件。",
    "全年共受理政府信息公开申请{new}件；结转上年度{over}件；办结{done}件；剩余{left}件结转下年度办理。",
    "2024年，新接收依申请公开{new}件，2023年结转{over}件，依法办结{done}件，转2025年继续办理{left}件。",
)
_NUMBERS = st.integers(2, 3000)


def _draft(sentence: str, new: int, over: int, done: int, left: int) -> str:
    """A department's report whose table holds these numbers, all of natural persons."""
    rows = {"一、本年新收政府信息公开申请数量": new, "二、上年结转政府信息公开申请数量": over}
    rows |= {"三、本年度办理结果（一）予以公开": done, "（七）总计": done}
    rows |= {"四、结转下年度继续办理": left}
    lines = [
        "望岚县数据局2024年政府信息公开工作年度报告",
        "一、总体情况",
        sentence,
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "申请人情况 自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计",
        *(f"{label} {number} 0 0 0 0 0 {number}" for label, number in rows.items()),
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]
    return "\n".join(lines)


def _remarks(text: str) -> list[Finding]:
    return [found for found in checked(text, ".txt").findings if found.rule[0] in "NI"]


@pytest.mark.parametrize("template", _TEMPLATES)
@given(new=_NUMBERS, over=_NUMBERS, data=st.data())
def test_numbers_that_agree_are_silent_and_a_wrong_one_is_found_once(
    template: str, new: int, over: int, data: st.DataObject
) -> None:
    left = data.draw(st.integers(1, new + over - 1))
    right = {"new": new, "over": over, "done": new + over - left, "left": left}
    assert _remarks(_draft(template.format(**right), **right)) == []
    name = data.draw(st.sampled_from(sorted(right)))
    lawful = {*right.values(), new + over, new - left}
    wrong = data.draw(st.integers(0, 6000).filter(lambda value: value not in lawful))
    said = {**right, name: wrong}
    found = _remarks(_draft(template.format(**said), **right))
    assert [(f.location.text, dict(f.values)) for f in found] == [
        (f"{wrong}件", {"claimed": str(wrong), "table": str(right[name])})
    ]


@given(
    st.lists(
        st.sampled_from("收到申请政府信息公开受理答复办结件条，。、；：（）其中共占%0123 未无"),
        max_size=200,
    )
)
def test_any_words_give_a_result(words: list[str]) -> None:
    assert checked(_draft("".join(words), 1, 0, 1, 0), ".txt").status == "checked"
