"""Elements of statements, combined freely: read alike, silent where right, found where changed."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sentences.checking import (
    find_in,
    is_found_at,
    is_reading,
    read_quantities,
    report_of,
)
from tests.sentences.constructions import Construction, read_marks
from tests.sentences.tables import tables_of
from tests.sentences.test_constructions import HOW, ORGANS, TIMES
from tests.strategies.claims import STYLES, UNRELATED, write_number

_UNITS = "件份条宗项"
_RECEIVED = (
    "收到政府信息公开申请{}", "收到{}政府信息公开申请", "收到政府信息公开申请共{}",
    "新收政府信息公开申请数量为{}", "接到群众提交的政府信息公开申请{}", "收到依申请公开件{}",
    "收到公民、法人和其他组织的信息公开申请{}",
)  # fmt: skip
_ASIDES = (
    "", "，同比增长5%", "，较上年增加4件", "（2023年为30件）", "，与上年基本持平", "，占全市的3%",
    "，比去年下降12.5%",
)  # fmt: skip
_OVER = (
    "，上年结转{}", "，另有上年结转{}", "，加上上年度结转的{}", "，2023年结转{}", "，上年转来{}",
    "；上年结转的有{}",
)  # fmt: skip
_DONE = (
    "，办结{}", "，全年办结政府信息公开申请{}", "，依法办结{}", "；已办结{}", "。全年办结申请{}",
    "。本年度共办结政府信息公开申请{}",
)  # fmt: skip
_FORWARD = (
    "，结转下年度继续办理{}", "，{}结转下年度", "，结转至2025年{}", "，另有{}正在办理",
    "，{}顺延至下一年度答复", "，余下{}结转2025年继续办理",
)  # fmt: skip
_LISTS = ("。其中，{}", "。其中：{}", "。办理结果为：{}", "。办理结果：{}")
_ITEMS = ("{label}{number}", "{label}的{number}", "{label}{number}，占{share}%", "{number}{label}")
_OUTCOMES = {
    "granted": ("予以公开", "同意公开", "“予以公开”", "依法予以公开"),
    "partial": ("部分公开", "予以部分公开", "“部分公开”"),
    "refused": ("不予公开", "“不予公开”"),
    "unavailable": ("无法提供", "本机关无法提供", "“无法提供”"),
    "notproc": ("不予处理", "“不予处理”"),
    "other": ("其他处理", "作其他处理"),
}
_APPLICANTS = {
    "person": ("自然人", "公民个人", "自然人申请"),
    "company": ("商业企业", "企业", "企业申请"),
    "research": ("科研机构",),
    "law": ("法律服务机构", "律师事务所", "律所"),
}
_AMONG = ("，其中{}", "（其中{}）", "，包括{}", "。其中，{}")
_CASES = (
    "因政府信息公开引起的行政复议{r}、行政诉讼{s}", "信息公开类行政复议案件{r}，行政诉讼案件{s}",
    "涉及政府信息公开的行政复议{r}，诉讼{s}", "发生信息公开行政复议{r}，被提起行政诉讼{s}",
)  # fmt: skip
_RESULTS = ("（其中{}）", "，其中{}", "：{}")
_NUMBERS = st.integers(1, 300)


def _mark(name: str, number: int, style: str, unit: str) -> str:
    """Return a number as a sentence states it: [new=12 十二件]."""
    return f"[{name}={number} {write_number(number, style)}{unit}]"


@st.composite
def _openings(draw: st.DrawFn) -> tuple[str, str]:
    """Return an organ, and who and when a sentence begins with."""
    organ = draw(st.sampled_from(sorted(ORGANS)))
    time, name = draw(st.sampled_from(TIMES)), draw(st.sampled_from(ORGANS[organ]))
    return organ, f"{time}{name}{draw(st.sampled_from(HOW))}"


def _build(organ: str, marked: str, heading: str = "依申请公开") -> Construction:
    text, statements = read_marks(f"{marked}。")
    return Construction("", {}, organ, heading, text, statements, ())


@st.composite
def _flows(draw: st.DrawFn) -> Construction:
    """Draw what came in, was closed and is left, and how what was closed was decided."""
    organ, opening = draw(_openings())
    style, unit = draw(STYLES), draw(st.sampled_from(_UNITS))
    names = draw(st.lists(st.sampled_from(sorted(_OUTCOMES)), min_size=2, max_size=5, unique=True))
    numbers = draw(st.lists(_NUMBERS, min_size=len(names), max_size=len(names)))
    done, forward = sum(numbers), draw(st.integers(1, 60))
    over = draw(st.integers(0, done))

    def mark(name: str, number: int) -> str:
        return _mark(name, number, style, unit)

    pieces = (
        (_RECEIVED, mark("new", done + forward - over)),
        (_ASIDES, ""),
        (_OVER, mark("over", over)),
        (_DONE, mark("done", done)),
        (_FORWARD, mark("forward", forward)),
    )
    marked = opening + "".join(draw(st.sampled_from(ways)).format(said) for ways, said in pieces)
    if draw(st.booleans()):
        labels = [draw(st.sampled_from(_OUTCOMES[name])) for name in names]
        marks = [mark(name, number) for name, number in zip(names, numbers, strict=True)]
        marked += _draw_list(draw, _LISTS, labels, marks, numbers)
    return _build(organ, marked)


@st.composite
def _applicants(draw: st.DrawFn) -> Construction:
    """Draw what came in, and from whom."""
    organ, opening = draw(_openings())
    style, unit = draw(STYLES), draw(st.sampled_from(_UNITS))
    names = draw(
        st.lists(st.sampled_from(sorted(_APPLICANTS)), min_size=2, max_size=4, unique=True)
    )
    numbers = draw(st.lists(_NUMBERS, min_size=len(names), max_size=len(names)))
    labels = [draw(st.sampled_from(_APPLICANTS[name])) for name in names]
    marks = [_mark(*pair, style, unit) for pair in zip(names, numbers, strict=True)]
    received = draw(st.sampled_from(_RECEIVED)).format(_mark("new", sum(numbers), style, unit))
    return _build(organ, opening + received + _draw_list(draw, _AMONG, labels, marks, numbers))


def _draw_list(
    draw: st.DrawFn,
    shapes: Sequence[str],
    labels: Sequence[str],
    marks: Sequence[str],
    numbers: Sequence[int],
) -> str:
    """Return a list of labels with their numbers, perhaps with their shares."""
    shape = draw(st.sampled_from(_ITEMS))
    items = [
        shape.format(label=label, number=mark, share=round(100 * number / sum(numbers), 1))
        for label, mark, number in zip(labels, marks, numbers, strict=True)
    ]
    # NOTE: a share parts a number from the next one as a comma does.
    mark = "；" if "，" in shape else draw(st.sampled_from("、，；"))
    return draw(st.sampled_from(shapes)).format(mark.join(items))


@st.composite
def _cases(draw: st.DrawFn) -> Construction:
    """Draw how many cases there were, and how the reconsiderations ended."""
    organ, opening = draw(_openings())
    style, unit = draw(STYLES), draw(st.sampled_from("件起宗"))
    numbers = draw(st.lists(_NUMBERS, min_size=2, max_size=2))
    results = [f"维持{_mark('recon.upheld', numbers[0], style, unit)}"]
    results += [f"纠正{_mark('recon.corrected', numbers[1], style, unit)}"]
    recon = _mark("recon", sum(numbers), style, unit)
    if draw(st.booleans()):
        among = draw(st.sampled_from(_RESULTS)).format("、".join(results))
        return _build(organ, f"{opening}因政府信息公开引起行政复议{recon}{among}", "")
    suits = _mark("suits", draw(_NUMBERS), style, unit)
    return _build(organ, opening + draw(st.sampled_from(_CASES)).format(r=recon, s=suits), "")


_ANY = st.one_of(_flows(), _applicants(), _cases())


@given(_ANY)
@settings(max_examples=150, deadline=None)
def test_they_are_read_alike_and_silent_where_right(construction: Construction) -> None:
    report = report_of(construction, construction.text, tables_of(construction))
    readings = read_quantities(report)
    for statement in construction.statements:
        hit = [reading for reading in readings if is_reading(statement, reading)]
        assert hit, (construction.text, construction.text[statement.start : statement.end])
        readings.remove(hit[0])
    assert readings == [], construction.text
    assert [(f.rule, f.location.text) for f in find_in(report)] == [], construction.text


@given(_ANY, st.data())
@settings(max_examples=80, deadline=None)
def test_one_that_is_changed_is_found_at_its_place(
    construction: Construction, data: st.DataObject
) -> None:
    statement = data.draw(st.sampled_from(construction.statements))
    words = construction.text[statement.start : statement.end]
    more = int(statement.ways[0][1]) + 1000
    text = construction.text
    changed = f"{text[: statement.start]}{more}{words[-1]}{text[statement.end :]}"
    report = report_of(construction, changed, tables_of(construction))
    assert is_found_at(report, statement.start), changed


@given(_ANY, st.sampled_from(UNRELATED), _NUMBERS, _NUMBERS)
@settings(max_examples=80, deadline=None)
def test_figures_of_other_matters_change_nothing(
    construction: Construction, other: str, n: int, m: int
) -> None:
    tables = tables_of(construction)
    text = other.format(n=n, m=m) + construction.text
    report = report_of(construction, text, tables)
    assert [(f.rule, f.location.text) for f in find_in(report)] == [], text
    start = len(text) - len(construction.text)
    assert {place[0] >= start for place, _, _ in read_quantities(report)} == {True}, text
