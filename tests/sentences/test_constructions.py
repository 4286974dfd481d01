"""The same statement in any construction gives the same figures, whoever says it."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.model.document import Span
from reportlint.model.prose import Claim, Passage
from reportlint.model.report import Heading, Part
from reportlint.parsing.claims import read_statements
from reportlint.rules.builtin import load_builtin_rules

#: The organ of a report, and what it may call itself.
ORGANS: dict[str, tuple[str, ...]] = {
    "澄江省生态环境厅": ("我厅", "省生态环境厅", "澄江省生态环境厅", "全厅", ""),
    "云溪市财政局": ("我局", "市财政局", "云溪市财政局", "本机关", "全局", ""),
    "云溪市人力资源和社会保障局": ("市人社局", "我局", "市人力资源社会保障局"),
    "望岚县发展和改革局": ("县发改局", "本局", "望岚县发改局"),
    "岚坪区商务委员会": ("区商务委", "我委", "岚坪区商务委员会"),
    "望岚县安镇镇人民政府": ("安镇镇", "镇政府", "我镇", "全镇"),
    "柳堤街道办事处": ("柳堤街道", "街道办", "街道", "我街道"),
    "云溪海关": ("云溪海关", "我关", "全关"),
    "国家税务总局云溪市税务局": ("云溪市税务局", "市税务局", "国家税务总局云溪市税务局"),
    "云溪市公安局岚坪区分局": ("区公安分局", "分局", "我分局", "岚坪分局"),
    "云溪高新技术产业园区管理委员会": ("管委会", "园区", "我委"),
    "云溪大学": ("我校", "云溪大学", "本校"),
    "岚坪区人民政府": ("全区", "岚坪区人民政府", "我区"),
    "岚坪区人民政府办公室": ("区政府办公室", "区政府办", "我办"),
}
TIMES = ("", "2024年", "2024年，", "2024年度，", "全年", "本年度，", "一年来，", "2024年全年")
HOW = ("", "共", "依法", "认真", "严格按照条例")
RECEIVED = (
    "{how}收到政府信息公开申请{n}件", "{how}收到{n}件政府信息公开申请",
    "{how}接收政府信息公开申请{n}件",
    "{how}收到依申请公开{n}件", "{how}受理依申请公开政府信息{n}件",
    "{how}收到申请公开政府信息{n}件",
    "{how}受理信息公开申请{n}件", "{how}收到政府信息依申请公开{n}件", "新收政府信息公开申请{n}件",
    "新受理依申请公开申请{n}件", "{how}接到群众提出的政府信息公开申请{n}件",
    "{how}收到公民、法人和其他组织的政府信息公开申请{n}件", "{how}收到政府信息公开申请共计{n}件",
    "{how}收到政府信息公开申请数量为{n}件",
)  # fmt: skip
ASIDES = (
    "", "，同比增长5%", "，较上年增加4件", "（网上{m}件、信函1件）", "，比去年下降12.5%",
    "，占全市的3%",
    "，其中网上申请{m}件、信函申请1件", "（2023年为30件）", "，与上年基本持平",
)  # fmt: skip
OVER = (
    "，上年结转{k}件",
    "，另有上年结转{k}件",
    "，2023年结转{k}件",
    "，加上上年度结转的{k}件",
    "，上年度转结申请{k}件",
)
DONE = (
    "，办结{d}件", "，已办结{d}件", "，全年办结政府信息公开申请{d}件", "，依法办结{d}件",
    "，办理完毕{d}件",
    "，按期办结{d}件",
)  # fmt: skip
FORWARD = (
    "，结转下年度继续办理{f}件", "，{f}件结转下年度", "，转下年度办理{f}件", "，结转至2025年{f}件",
    "，{f}件顺延至下一年度答复", "，余下{f}件结转2025年继续办理", "，另有{f}件正在办理",
    "，尚有{f}件正在办理中",
)  # fmt: skip
LISTS = (
    "，其中{}。",
    "。其中，{}。",
    "，包括{}。",
    "（其中：{}）。",
    "，办理结果为：{}。",
    "，{}。",
)
OUTCOMES = {
    "requests.granted.total": ("予以公开", "同意公开", "“予以公开”", "依法予以公开"),
    "requests.partially_granted.total": ("部分公开", "予以部分公开", "“部分公开”"),
    "requests.refused": ("不予公开", "“不予公开”", "不同意公开"),
    "requests.unavailable": ("无法提供", "“无法提供”", "本机关无法提供"),
    "requests.not_processed": ("不予处理", "“不予处理”"),
}
ITEMS = ("{}{}件", "{}的{}件", "{}{}件，占12%", "{}{}件（同比增加3件）")
_NUMBER = st.integers(2, 400)


def _read(organ: str, *lines: str) -> tuple[Claim, ...]:
    """Return what paragraphs under a heading on applications state."""
    texts = ("（二）依申请公开情况", *lines)
    passages = tuple(Passage(text, ((0, 0),)) for text in texts)
    part = Part(1, None, Heading(Span(0, 1), "", 1, "standard"), Span(0, 1), passages)
    return read_statements((part,), load_builtin_rules().forms[0].vocabulary, 2024, organ).claims


def _figures(claims: Sequence[Claim]) -> list[tuple[str, int]]:
    return [(claim.quantity, int(claim.value)) for claim in claims if not claim.scope]


@st.composite
def _subjects(draw: st.DrawFn) -> tuple[str, str]:
    organ = draw(st.sampled_from(sorted(ORGANS)))
    time, name = draw(st.sampled_from(TIMES)), draw(st.sampled_from(ORGANS[organ]))
    return organ, f"{time}{name}"


@given(
    _subjects(), st.sampled_from(RECEIVED), st.sampled_from(HOW), st.sampled_from(ASIDES),
    st.sampled_from(OVER), st.sampled_from(DONE), st.sampled_from(FORWARD),
    st.tuples(_NUMBER, _NUMBER, _NUMBER, _NUMBER),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_what_came_in_and_went_out(
    subject: tuple[str, str],
    received: str,
    how: str,
    aside: str,
    over: str,
    done: str,
    forward: str,
    numbers: tuple[int, int, int, int],
) -> None:
    organ, start = subject
    n, k, d, f = numbers
    text = f"{start}{received}{aside}{over}{done}{forward}。"
    claims = _read(organ, text.format(how=how, n=n, m=n - 1, k=k, d=d, f=f))
    assert _figures(claims) == [
        ("requests.new.total", n),
        ("requests.carried_over.total", k),
        ("requests.processed_total.total", d),
        ("requests.carried_forward.total", f),
    ], text


@given(
    _subjects(), st.sampled_from(LISTS), st.sampled_from(ITEMS), st.sampled_from("、，"),
    st.lists(st.sampled_from(sorted(OUTCOMES)), min_size=2, max_size=5, unique=True), st.data(),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_outcomes_in_lists_of_every_shape(
    subject: tuple[str, str],
    shape: str,
    item: str,
    mark: str,
    outcomes: list[str],
    data: st.DataObject,
) -> None:
    organ, start = subject
    numbers = data.draw(st.lists(_NUMBER, min_size=len(outcomes), max_size=len(outcomes)))
    labels = [data.draw(st.sampled_from(OUTCOMES[outcome])) for outcome in outcomes]
    mark = "，" if "，" in item else mark
    listing = mark.join(item.format(*pair) for pair in zip(labels, numbers, strict=True))
    text = f"{start}共办结政府信息公开申请999件{shape.format(listing)}"
    assert _figures(_read(organ, text)) == [
        ("requests.processed_total.total", 999),
        *zip(outcomes, numbers, strict=True),
    ], text


@given(st.sampled_from(sorted(ORGANS)), _subjects(), st.sampled_from(RECEIVED), _NUMBER)
@settings(max_examples=100, deadline=None)
def test_other_organs_are_not_the_one_that_reports(
    organ: str, subject: tuple[str, str], received: str, n: int
) -> None:
    text = f"指导{subject[0]}{received.format(how='', n=n)}。"
    if subject[0] != organ:
        assert _figures(_read(organ, text)) == [], text


CASES = (
    "因政府信息公开引起的行政复议{r}件、行政诉讼{s}件",
    "政府信息公开类行政复议案件{r}件，行政诉讼案件{s}件",
    "涉及政府信息公开的行政复议{r}起，诉讼{s}起",
    "发生信息公开行政复议{r}件，提起行政诉讼{s}件",
    "被申请政府信息公开行政复议{r}件、被提起行政诉讼{s}件",
    "依申请公开领域行政复议{r}件、行政诉讼{s}件",
    "新增政府信息公开类行政复议{r}件、行政诉讼{s}件",
)
ALL = {
    "": (),
    "，均维持": ("upheld",), "，均获维持": ("upheld",), "，全部维持": ("upheld",),
    "，均被维持": ("upheld",),
    "，均已审结": ("pending",), "，目前均在审理中": ("pending",),
}  # fmt: skip


@given(_subjects(), st.sampled_from(CASES), st.sampled_from(sorted(ALL)), _NUMBER, _NUMBER)
@settings(max_examples=120, deadline=None)
def test_cases_and_what_became_of_all(
    subject: tuple[str, str], cases: str, of_all: str, r: int, s: int
) -> None:
    organ, start = subject
    text = f"{start}{cases.format(r=r, s=s)}{of_all}。"
    rows = (("litigation.reconsideration", r), ("litigation.suits", s))
    closed = "审结" in of_all
    assert _figures(_read(organ, text)) == [
        *[(f"{row}.total", value) for row, value in rows],
        *[(f"{row}.{result}", 0 if closed else v) for result in ALL[of_all] for row, v in rows],
    ], text


APPLICANTS = {
    "natural_person": ("自然人", "自然人申请", "公民个人", "个人提出", "自然人提出的申请"),
    "commercial_enterprise": ("商业企业", "企业", "企业申请"),
    "legal_service_institution": ("法律服务机构", "律师事务所", "律所申请"),
    "research_institution": ("科研机构", "科研机构申请"),
}


@given(
    _subjects(), st.sampled_from(LISTS[:4]), st.sampled_from(ITEMS), st.data(),
    st.lists(st.sampled_from(sorted(APPLICANTS)), min_size=2, max_size=4, unique=True),
)  # fmt: skip
@settings(max_examples=120, deadline=None)
def test_applicants_in_lists_of_every_shape(
    subject: tuple[str, str], shape: str, item: str, data: st.DataObject, kinds: list[str]
) -> None:
    organ, start = subject
    numbers = data.draw(st.lists(_NUMBER, min_size=len(kinds), max_size=len(kinds)))
    labels = [data.draw(st.sampled_from(APPLICANTS[kind])) for kind in kinds]
    listing = "，".join(item.format(*pair) for pair in zip(labels, numbers, strict=True))
    text = f"{start}共收到政府信息公开申请999件{shape.format(listing)}"
    assert _figures(_read(organ, text)) == [
        ("requests.new.total", 999),
        *[(f"requests.new.{kind}", n) for kind, n in zip(kinds, numbers, strict=True)],
    ], text


NONE = {
    "requests.new.total": (
        "未收到政府信息公开申请", "没有收到任何形式的政府信息公开申请", "未接到依申请公开件",
        "无依申请公开事项",
        "未收到公民、法人或其他组织的政府信息公开申请", "未受理依申请公开申请",
        "未收到依申请公开政府信息的申请",
        "未收到和处理政府信息公开申请", "未收到群众提出的依申请公开申请",
    ),
    "litigation.reconsideration.total+litigation.suits.total": (
        "未发生因政府信息公开引起的行政复议和行政诉讼", "无涉及政府信息公开的行政复议、行政诉讼",
        "没有因信息公开引发的行政复议、诉讼案件", "未出现政府信息公开行政复议、提起行政诉讼的情况",
        "无政府信息公开类行政复议、诉讼发生",
        "未产生因政府信息公开申请行政复议、提起行政诉讼的情形",
    ),
}  # fmt: skip


@given(_subjects(), st.sampled_from(sorted(NONE)), st.data())
@settings(max_examples=120, deadline=None)
def test_none_in_any_words(subject: tuple[str, str], quantity: str, data: st.DataObject) -> None:
    organ, start = subject
    text = f"{start}{data.draw(st.sampled_from(NONE[quantity]))}。"
    assert _figures(_read(organ, text)) == [(quantity, 0)], text


DOCUMENTS = (
    "制发行政规范性文件{a}件，废止{b}件，现行有效{c}件",
    "制定行政规范性文件{a}件、废止行政规范性文件{b}件，现行有效行政规范性文件{c}件",
    "新出台行政规范性文件{a}件，清理废止{b}件，继续有效{c}件",
    "印发规范性文件{a}件，废止规范性文件{b}件，现行有效规范性文件{c}件",
    "制定发布规范性文件{a}件，清理废止文件{b}件，现行有效文件{c}件",
    "新制定规范性文件{a}件，宣布废止{b}件，现行有效的{c}件",
)


@given(_subjects(), st.sampled_from(DOCUMENTS), st.tuples(_NUMBER, _NUMBER, _NUMBER))
@settings(max_examples=100, deadline=None)
def test_documents(subject: tuple[str, str], documents: str, numbers: tuple[int, int, int]) -> None:
    organ, start = subject
    text = f"{start}{documents.format(**dict(zip('abc', numbers, strict=True)))}。"
    keys = ("issued", "repealed", "in_force")
    expected = [
        (f"proactive.normative_documents.{k}", n) for k, n in zip(keys, numbers, strict=True)
    ]
    assert _figures(_read(organ, text)) == expected, text


DECISIONS = (
    "办理行政许可{a}件，行政处罚{b}件，行政强制{c}件",
    "作出行政许可决定{a}件、行政处罚决定{b}件、行政强制决定{c}件",
    "作出行政许可{a}件，实施行政处罚{b}件，实施行政强制{c}件",
    "行政许可{a}件、行政处罚{b}件、行政强制{c}件",
)


@given(_subjects(), st.sampled_from(DECISIONS), st.tuples(_NUMBER, _NUMBER, _NUMBER))
@settings(max_examples=60, deadline=None)
def test_decisions(subject: tuple[str, str], words: str, numbers: tuple[int, int, int]) -> None:
    organ, start = subject
    text = f"{start}{words.format(**dict(zip('abc', numbers, strict=True)))}。"
    keys = ("licensing", "penalties", "coercion")
    expected = [(f"proactive.{k}.decisions", n) for k, n in zip(keys, numbers, strict=True)]
    assert _figures(_read(organ, text)) == expected, text
