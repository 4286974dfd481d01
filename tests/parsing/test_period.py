"""The ways reports state their statistics period, and the dates that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.prose import Day, Passage, Period
from reportlint.parsing.characters import build_passage
from reportlint.parsing.period import find_periods
from tests.cpu import limit_cpu

#: One wording for each way of stating the period that published reports were seen to use.
STATED = [
    "本报告中列出的各项数据，其统计期限自2024年1月1日起至2024年12月31日止。",
    "本年度报告所列数据的统计期限自2024年1月1日至2024年12月31日止。",
    "报告数据统计期限自2024年1月1日至2024年12月31日。",
    "本报告统计期限为2024年1月1日至2024年12月31日。",
    "本报告统计期限为2024年1月1日至12月31日。",
    "以下数据统计期限自2024年1月1日至12月31日止。",
    "以下数据统计期限自2024年1月1日起至12月31日止。",
    "各表数据统计期限从2024年1月1日到12月31日止。",
    "各表数据统计期限从2024年1月1日到2024年12月31日止。",
    "各表数据统计期限从2024年1月1日起至2024年12月31日止。",
    "全文数据统计期限为2024年1月1日起至2024年12月31日止。",
    "全文数据统计期限为2024年1月1日到12月31日。",
    "全文数据统计期限为2024年1月1日到2024年12月31日止。",
    "有关数据统计期限自2024年1月1日始至2024年12月31日止。",
    "有关数据统计期限自2024年1月1日起至2024年12月31日截止。",
    "有关数据的统计期限，自2024年1月1日起，至2024年12月31日止。",
    "统计期限为：2024年1月1日—2024年12月31日",
    "本报告统计期限为2024年1月1日-12月31日，按实有数填报。",
    "公开信息数据统计期限为：2024年1月1日-2024年12月31日。",
    "编写所使用的数据统计期限为2024年1月1日至12月31日。",
    "本报告各项数据的统计时限自2024年1月1日起至2024年12月31日止。",
    "各项数据统计时限为2024年1月1日至12月31日。",
    "统计时限为2024年1月1日起至2024年12月31日止。",
    "除另有说明的外，各项数据统计时限为2024年1月1日至2024年12月31日。",
    "除规章、规范性文件两项外，其余项目统计时限均为2024年1月1日—12月31日。",
    "报告里的统计数据时限为2024年1月1日至12月31日。",
    "报告数据的统计时间为2024年1月1日至2024年12月31日。",
    "统计时间自2024年1月1日到12月31日。",
    "统计时间段自2024年1月1日起至2024年12月31日止。",
    "统计起止时间为2024年1月1日至2024年12月31日。",
    "所列统计数据时间范围为2024年1月1日至2024年12月31日。",
    "统计年限为2024年1月1日-12月31日。",
    "统计期自2024年1月1日起至2024年12月31日止。",
    "所列统计数据的期限自2024年1月1日起，至2024年12月31日止。",
    "以下是我局的主要工作和统计数据，期限自2024年1月1日至2024年12月31日。",
    "报告涉及的信息，其信息核定时间为2024年1月1日至2024年12月31日。",
    "报告内容涵盖我局2024年1月1日至12月31日期间的政府信息公开工作情况。",
    "本报告统计数据从2024年1月1日至12月31日。",
    "现公布2024年工作情况，数据统计期限为1月1日至12月31日。",
    "报告汇总了全县各单位的数据，统计期限为2024年1月1日至2024年12月31日。",
    "（所列数据统计期限自2024年1月1日起至2024年12月31日止）",
    "统计周期为2024年1月1日至2024年12月31日。",
    "报告期：2024年1月1日至2024年12月31日。",
    "统计区间为2024年1月1日至2024年12月31日。",
    "数据采集时间为2024年1月1日至2024年12月31日。",
    "数据统计期限自 2024 年 1 月 1 日至 2024 年 12 月 31 日止。",
    "统计期限自二〇二四年一月一日至二〇二四年十二月三十一日止。",
    "统计期限自二○二四年一月一日起至十二月三十一日。",
    "统计期限为２０２４年１月１日～１２月３１日。",
    "统计期限为2024.1.1-2024.12.31。",
    "统计期限为2024-01-01至2024-12-31。",
    "统计期限自2024年1月1日零时起至2024年12月31日24时止。",
    "统计期限自2024年1月1日起至当年12月31日止。",
    "统计期限为2024年1月至12月。",
    "统计期限为2024年1—12月。",
    "统计范围为2024年度。",
    "所列数据均为2024年度数据。",
    "数据统计期限如无特别说明，均为2024年1月1日至2024年12月31日。",
    "数据统计期限（除另有说明外）为2024年1月1日至2024年12月31日。",
    "本报告公布的数据均为2024年1月1日至2024年12月31日期间产生。",
    "所列数据的统计期限为本年度1月1日至12月31日。",
    "数据统计期限为2024年全年。",
    "2024年1月1日至2024年12月31日（以下简称“报告期”），我局继续推进公开。",
    "以2024年1月1日至2024年12月31日为统计期限。",
    "现将2024年1月1日至12月31日政府信息公开工作情况报告如下。",
]
IMPLIED = [
    "2024年1—12月，我局主动公开信息30条。",
    "2024年1月1日至12月31日，我局主动公开信息30条。",
    "截至2024年12月31日，网站累计发布信息300条。",
    "截止2024年底，网站累计发布信息300条。",
    "截止目前，网站累计发布信息300条。",
    "数据统计截止时间为2024年12月31日。",
]
NONE = [
    "我局主动公开信息30条。",
    "2024年3月1日至3月31日，我局开展宣传月活动。",
    "公示期限为2024年3月1日至3月31日。",
    "征求意见的期限自2024年3月1日至3月31日。",
    "报告期内，我局于2024年3月1日至3月31日开展培训。",
    "落实《数字经济规划（2024年1月1日至2024年12月31日）》。",
    "落实2023—2027年行动方案。",
    "人口普查统计时间为2024年3月1日至3月31日。",
    "不得写作“统计期限自2023年1月1日至2023年12月31日止”。",
    "网站访问数据统计时间为2024年1月1日至11月30日。",
    "截至2024年10月31日，网站累计发布信息300条。",
    "统计期限按照上级要求确定。",
    "数据显示，2024年1月1日至6月30日访问量上升。",
]
DAMAGED = [
    "统计期限自20241月1日至202412月31日止。",
    "统计期限自20241月1日起至202412月31日止。",
    "统计期限202411日到1231日。",
    "统计期限：202411日至20241231日。",
    "统计期限自2024  1  1  日至 2024  12  31  日。",
    "统计期限自2024年1月1日至202412月31日止。",
    "统计期限自年1月1日至年12月31日止。",
    "统计期限自2024年11日至2024年1231日。",
]
WHOLE = (Day(2024, 1, 1), Day(2024, 12, 31))


def passages(*texts: str) -> list[Passage]:
    return [build_passage(text, [(0, len(text))]) for text in texts]


def periods(*texts: str, hint: int | None = 2024) -> tuple[Period, ...]:
    return find_periods(passages(*texts), hint)


@pytest.mark.parametrize("text", STATED)
def test_ways_to_state_the_period(text: str) -> None:
    (period,) = periods(text)
    assert (period.start, period.end) == WHOLE
    assert not period.is_implied
    assert not period.is_damaged


@pytest.mark.parametrize("text", STATED)
def test_stated_between_other_sentences(text: str) -> None:
    before = "根据《政府信息公开条例》（2019年4月3日修订）编制本报告。"
    (period,) = periods(before + text + "如有疑问请联系我局，电话0599-1234567。")
    assert (period.start, period.end, period.is_implied) == (*WHOLE, False)


@pytest.mark.parametrize("text", IMPLIED)
def test_ways_to_imply_the_period(text: str) -> None:
    (period,) = periods(text)
    assert (period.start, period.end, period.is_implied) == (*WHOLE, True)


def test_a_stated_period_makes_the_implied_ones_superfluous() -> None:
    found = periods(IMPLIED[0], STATED[3], IMPLIED[2])
    assert [period.is_implied for period in found] == [False]


@pytest.mark.parametrize("text", NONE)
def test_dates_that_are_no_period(text: str) -> None:
    assert periods(text) == ()


@pytest.mark.parametrize("text", DAMAGED)
def test_damaged_dates_are_a_period_that_cannot_be_read(text: str) -> None:
    (period,) = periods(text)
    assert period.is_damaged
    assert (period.start, period.end) == (None, None)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("统计期限为2023年1月1日至2023年12月31日", (2023, 1, 1), (2023, 12, 31)),
        ("统计期限为2023年1月1日至2024年12月31日", (2023, 1, 1), (2024, 12, 31)),
        ("统计期限为2024年1月1日至12月21日", (2024, 1, 1), (2024, 12, 21)),
        ("统计期限自2024年1月1日至202020年12月31日止", (2024, 1, 1), (202020, 12, 31)),
        ("统计期限自2024年1月1日至12月32日止", (2024, 1, 1), (2024, 12, 32)),
        ("统计期限自2024年12月31日至2024年1月1日", (2024, 12, 31), (2024, 1, 1)),
        ("统计期限自2023年4月1日起至次年3月31日止", (2023, 4, 1), (2024, 3, 31)),
        ("统计期限自1月1日至2023年12月31日止", (2023, 1, 1), (2023, 12, 31)),
        ("统计期限为2023年1月至2月", (2023, 1, 1), (2023, 2, 28)),
        ("统计期限为24年1月1日至24年12月31日", (2024, 1, 1), (2024, 12, 31)),
    ],
)
def test_wrong_periods_are_read_as_they_stand(
    text: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    (period,) = periods(text)
    assert (period.start, period.end) == (Day(*start), Day(*end))


def test_a_year_that_was_left_out() -> None:
    text = "现将2023年工作报告如下，数据统计期限为1月1日至12月31日。"
    (with_hint,) = periods(text, hint=2024)
    (without,) = periods(text, hint=None)
    (nowhere,) = periods("统计期限为1月1日至12月31日。", hint=None)
    assert with_hint.start == Day(2024, 1, 1)
    assert without.start == Day(2023, 1, 1)
    assert nowhere.start == Day(None, 1, 1)


def test_a_label_on_a_line_of_its_own() -> None:
    (period,) = periods("统计期限：", "2024年1月1日至12月31日")
    assert (period.start, period.end, period.is_implied) == (*WHOLE, False)


def test_every_statement_is_given_in_order() -> None:
    found = periods(STATED[3], "2024年，我局数据统计期限为2023年1月1日至12月31日。")
    assert [period.start for period in found] == [Day(2024, 1, 1), Day(2023, 1, 1)]


def test_the_span_holds_the_dates_in_the_draft() -> None:
    text = "本报告统计期\n限自 2024 年 1 月\n1 日至 2024 年 12 月 31 日止。"
    (period,) = find_periods([build_passage(text, [(0, 6), (7, 20), (21, len(text))])], None)
    assert period.span.cut(text) == "2024 年 1 月\n1 日至 2024 年 12 月 31 日"
    assert period.text == "2024年1月1日至2024年12月31日"


_CHINESE = "〇一二三四五六七八九"
_SMALL = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十")


def _small(value: int) -> str:
    tens, ones = divmod(value, 10)
    return (("", "十", "二十", "三十")[tens] + _SMALL[ones]) if value > 10 else _SMALL[value]


@st.composite
def _statements(draw: st.DrawFn) -> tuple[str, Day, Day]:
    """A sentence in one of many shapes, and the two dates it states."""
    year, months, days = st.integers(2008, 2035), st.integers(1, 12), st.integers(1, 28)
    start = Day(draw(year), draw(months), draw(days))
    end = Day(draw(st.sampled_from([start.year, (start.year or 0) + 1])), draw(months), draw(days))
    spelled = draw(st.booleans())
    short = end.year == start.year and draw(st.booleans())
    cue = draw(st.sampled_from(["统计期限", "统计时限", "统计时间", "数据统计期", "统计起止时间"]))
    link = draw(st.sampled_from(["自", "为", "从", "：", "为：", "，自", "均为", "是"]))
    after = draw(st.sampled_from(["", "起", "始", "起，"]))
    to = draw(st.sampled_from(["至", "到", "—", "-", "～", "——"]))
    closing = draw(st.sampled_from(["", "止", "截止", "为止"]))
    first, second = (_written(day, spelled=spelled) for day in (start, end))
    second = second.partition("年")[2] if short else second
    sentence = f"本报告{cue}{link}{first}{after}{to}{second}{closing}"
    return sentence + draw(st.sampled_from(["。", "；", "，数据真实。", ""])), start, end


def _written(day: Day, *, spelled: bool) -> str:
    assert day.month is not None
    assert day.day is not None
    if not spelled:
        return f"{day.year}年{day.month}月{day.day}日"
    year = "".join(_CHINESE[int(digit)] for digit in str(day.year))
    return f"{year}年{_small(day.month)}月{_small(day.day)}日"


@given(statement=_statements(), around=st.sampled_from(["{}", "本报告依法编制。{}", "一、{}"]))
def test_a_period_reads_as_it_was_written(statement: tuple[str, Day, Day], around: str) -> None:
    sentence, start, end = statement
    (period,) = periods(around.format(sentence), hint=None)
    assert (period.start, period.end) == (start, end)


@given(
    text=st.text(
        alphabet="0123456789年月日至到自起止统计期限数据时间截—-. ，。（）《》〇一二十", max_size=80
    ),
    hint=st.none() | st.integers(2000, 2050),
)
def test_any_text_gives_periods_within_it(text: str, hint: int | None) -> None:
    for period in periods(text, hint=hint):
        assert 0 <= period.span.start < period.span.end <= len(text)
        assert period.is_damaged == (period.start is None) == (period.end is None)


@pytest.mark.parametrize(
    "piece",
    [
        "年",
        "1月1日",
        "2024年",
        "2024年1月1日至",
        "统计期限",
        "统计期限为2024年1月1日至12月31日",
        "统计数据的的的",
        "除外",
        "截至",
        "20241月1日",
        "2024.1.1-",
        "《1月1日至2月1日》",
        "报告，",
    ],
)
def test_long_texts_are_read_in_linear_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    with limit_cpu(6):
        periods(text)
