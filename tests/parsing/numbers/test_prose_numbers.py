"""Numbers in prose and in cells: what drafts write is what is read."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportlint.parsing.numbers.cell_numbers import CellNumber, parse_cell_number
from reportlint.parsing.numbers.prose_numbers import Number, find_numbers
from tests.cpu import limit_cpu

_CHINESE = "零一二三四五六七八九"


def spell(value: int) -> str:
    """A whole number below 10¹² in Chinese, as it is said: 二十, 一千零五, 三万零六十."""
    if value == 0:
        return "零"
    text = ""
    for unit, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, value = divmod(value, unit)
        if not section:
            continue
        gap = text and (section < 1000 or text.endswith("零"))
        text += ("零" if gap else "") + _section(section) + name
        if value and unit > 1 and value < unit // 10:
            text += "零" if not text.endswith("零") else ""
    text = text.replace("零零", "零")
    return text.removeprefix("一") if text.startswith("一十") else text


def _section(value: int) -> str:
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, unit)
        if digit:
            text += _CHINESE[digit] + name
        elif text and value and not text.endswith("零"):
            text += "零"
    return text


def _first(text: str) -> Number | None:
    return next(iter(find_numbers(text)), None)


def _grouped(value: int, separator: str) -> str:
    return f"{value:,}".replace(",", separator)


_STYLES: dict[str, Callable[[int], str]] = {
    "plain": str,
    "comma": lambda value: _grouped(value, ","),
    "full-width comma": lambda value: _grouped(value, "，"),
    "blank": lambda value: _grouped(value, " "),
    "full-width": lambda value: str(value).translate({0x30 + i: 0xFF10 + i for i in range(10)}),
    "chinese": spell,
}


@given(value=st.integers(0, 999_999_999_999), style=st.sampled_from(sorted(_STYLES)))
def test_a_number_reads_as_it_was_written(value: int, style: str) -> None:
    words = _STYLES[style](value)
    assume(words != "零")
    number = _first(words)
    assert number is not None
    assert (number.value, number.start, number.end) == (value, 0, len(words))
    assert number.exact


@given(
    value=st.integers(1, 9_999_999),
    style=st.sampled_from(sorted(_STYLES)),
    before=st.sampled_from(["收到申请", "共", "，", "为"]),
    unit=st.sampled_from(["件", "条", "个", "人次", "元"]),
)
def test_a_number_is_found_where_it_stands(value: int, style: str, before: str, unit: str) -> None:
    words = _STYLES[style](value)
    found = find_numbers(before + words + unit + "。")
    assert [(number.value, number.start, number.end) for number in found] == [
        (value, len(before), len(before) + len(words))
    ]


@given(value=st.decimals("0.01", "99999", places=2), scale=st.sampled_from(["", "万", "亿"]))
def test_decimals_and_scales(value: Decimal, scale: str) -> None:
    number = _first(f"{value}{scale}")
    assert number is not None
    unit = {"": 1, "万": 10**4, "亿": 10**8}[scale]
    assert number.value == value * unit
    assert number.step == Decimal("0.01") * unit
    assert isinstance(number.value, int) == (scale != "" and value * unit == int(value * unit))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("三千一百一十九", 3119),
        ("一百零五", 105),
        ("一百一十", 110),
        ("一百十五", 115),
        ("十", 10),
        ("二十", 20),
        ("两千零八", 2008),
        ("廿三", 23),
        ("二〇二四", 2024),
        ("二○二四", 2024),
        ("二零二四", 2024),
        ("一万零三百", 10300),
        ("两万五", 25000),
        ("三百五", 350),
        ("三亿两千万", 320_000_000),
        ("3万5千", 35000),
        ("3亿5000万", 350_000_000),
        ("1万2345", 12345),
        ("1.2万亿", 1_200_000_000_000),
        ("0万", 0),
        ("-5", -5),
        ("1 046", 1046),
    ],
)
def test_ways_to_write_a_number(words: str, value: int) -> None:
    number = _first(words)
    assert number is not None
    assert (number.value, number.end, number.exact) == (value, len(words), True)


@pytest.mark.parametrize(
    ("words", "value", "bound"),
    [
        ("约200条", 200, "about"),
        ("大约三十件", 30, "about"),
        ("近千条", 1000, "under"),
        ("将近5万人次", 50000, "under"),
        ("不足10件", 10, "under"),
        ("超过300万元", 3_000_000, "over"),
        ("逾百件", 100, "over"),
        ("上万人次", 10000, "over"),
        ("260余条", 260, "over"),
        ("100多条", 100, "over"),
        ("2.5万余条", 25000, "over"),
        ("20多万条", 200_000, "over"),
        ("百余件", 100, "over"),
        ("十几件", 10, "over"),
        ("数十件", 10, "over"),
        ("两三家", 2, "about"),
        ("200条以上", 200, "over"),
        ("90%以上", 90, "over"),
        ("50件以下", 50, "under"),
        ("100件左右", 100, "about"),
    ],
)
def test_inexact_numbers_say_how(words: str, value: int, bound: str) -> None:
    (number,) = find_numbers(words)
    assert (number.value, number.exact, number.approximation) == (value, False, bound)
    assert number.start == 0


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("节约200元", [200]),
        ("预约12次", [12]),
        ("附近3个网点", [3]),
        ("收到件数12，办结12件", [12, 12]),
    ],
)
def test_words_that_only_look_inexact(text: str, values: list[int]) -> None:
    found = find_numbers(text)
    assert [number.value for number in found] == values
    assert all(number.exact for number in found)


@pytest.mark.parametrize(
    "text",
    [
        "统一部署",
        "进一步",
        "百姓关心",
        "万源市",
        "近年来",
        "很多数据",
        "第三方",
        "第三十二条",
        "第5项",
        "统一件数",
        "零散",
        "千方百计",
    ],
)
def test_numerals_within_words_are_no_numbers(text: str) -> None:
    assert find_numbers(text) == ()


def test_digits_too_many_are_no_number() -> None:
    assert find_numbers("身份证110101199003078888") == ()
    assert _first("9" * 16) is None
    assert parse_cell_number("9" * 16) == CellNumber("text")


def test_hyphens_join_and_negate() -> None:
    assert [number.value for number in find_numbers("表3-5")] == [3, 5]
    assert [number.value for number in find_numbers("下降-5%")] == [-5]


def test_forms_are_told() -> None:
    assert [n.forms for n in find_numbers("1,046件，3 119件，2万件")] == [
        ("thousands",),
        ("blank",),
        ("scaled",),
    ]
    assert _first("１２") == Number(12, 0, 2, digits="fullwidth")


@given(value=st.integers(0, 999_999_999))
def test_a_plain_cell_is_its_number(value: int) -> None:
    assert parse_cell_number(str(value)) == CellNumber("number", value)


@given(
    value=st.integers(0, 9_999_999),
    style=st.sampled_from(sorted(set(_STYLES) - {"chinese"})),
    around=st.sampled_from(["{}", " {} ", "\u3000{}", "{}\n", "\u200b{}"]),
)
def test_a_cell_reads_as_it_was_written(value: int, style: str, around: str) -> None:
    cell = parse_cell_number(around.format(_STYLES[style](value)))
    assert (cell.kind, cell.value) == ("number", value)


@given(raw=st.text(max_size=30))
def test_a_cell_is_never_a_quiet_zero(raw: str) -> None:
    cell = parse_cell_number(raw)
    readable = cell.kind in ("number", "note", "negative", "decimal")
    assert (cell.value is not None) == readable
    if cell.value == 0 and cell.kind == "number":
        assert set(raw.strip()) & set("0０Oo〇○◯")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", CellNumber("blank")),
        (" \u3000\n", CellNumber("blank")),
        ("\u200b", CellNumber("blank")),
        *(
            (mark, CellNumber("placeholder"))
            for mark in ("/", "／", "-", "－", "—", "——", "――", "–")
        ),
        *(
            (word, CellNumber("placeholder"))
            for word in ("无", "暂无", "N/A", "nil", "空", "×", "\\")
        ),
        ("-3", CellNumber("negative", -3)),
        ("－3", CellNumber("negative", -3)),
        ("— 3", CellNumber("negative", -3, ("blank",))),
        ("-0", CellNumber("note", 0)),
        ("3.5", CellNumber("decimal", Decimal("3.5"))),
        ("2件", CellNumber("note", 2)),
        ("2 件", CellNumber("note", 2)),
        ("共3件", CellNumber("note", 3)),
        ("22（其中修订16件）", CellNumber("note", 22)),
        ("22\n(其中修订16件)", CellNumber("note", 22)),
        ("22，其中修订16件", CellNumber("note", 22)),
        ("22[注]", CellNumber("note", 22)),
        ("22①", CellNumber("note", 22)),
        ("无。", CellNumber("placeholder")),
        ("— —", CellNumber("placeholder")),
        ("N / A", CellNumber("placeholder")),
        ("2万件", CellNumber("note", 20000)),
        ("三", CellNumber("note", 3)),
        ("零", CellNumber("note", 0)),
        ("1 288", CellNumber("number", 1288, ("blank",))),
        ("1\u00a0288", CellNumber("number", 1288, ("blank",))),
        ("1,288", CellNumber("number", 1288)),
        ("1，288", CellNumber("number", 1288)),
        ("1, 288", CellNumber("number", 1288, ("blank",))),
        ("１２", CellNumber("number", 12, ("fullwidth",))),
        ("O", CellNumber("number", 0, ("letter",))),
        ("○", CellNumber("number", 0, ("letter",))),
        ("l2", CellNumber("number", 12, ("letter",))),
        ("1O", CellNumber("number", 10, ("letter",))),
        ("0012", CellNumber("number", 12, ("leading-zero",))),
        *(
            (words, CellNumber("text"))
            for words in ("lo", "见附件", "2024年", "3%", "约20", "20余")
        ),
        *(
            (words, CellNumber("text"))
            for words in (
                "0 0",
                "12 3",
                "41. 5",
                "41 .5",
                "41,\n500",
                "1 28",
                "1234 567",
                "4\n5",
                "1\n288",
                "2\u30003",
                "1\n2",
                "（3）",
                "3/4",
                "²",
                "3万元",
                "3元",
            )
        ),
        ("字" * 500, CellNumber("text")),
    ],
)
def test_what_stands_in_a_cell(raw: str, expected: CellNumber) -> None:
    assert parse_cell_number(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("96171.6", CellNumber("number", Decimal("96171.6"))),
        ("1,234.56", CellNumber("number", Decimal("1234.56"))),
        ("96171.6万元", CellNumber("note", Decimal("96171.6"))),
        ("96171.6 万元", CellNumber("note", Decimal("96171.6"))),
        ("96171.6万", CellNumber("note", Decimal("96171.6"))),
        ("961716000元", CellNumber("note", Decimal("96171.6"))),
        ("1.2亿元", CellNumber("note", 12000)),
        ("500元", CellNumber("note", Decimal("0.05"))),
        ("-1.5", CellNumber("negative", Decimal("-1.5"))),
        ("3件", CellNumber("text")),
        ("/", CellNumber("placeholder")),
    ],
)
def test_what_stands_in_a_cell_of_ten_thousands(raw: str, expected: CellNumber) -> None:
    assert parse_cell_number(raw, amount=True) == expected


@pytest.mark.parametrize(
    "piece",
    [
        "1,",
        "年",
        "〇",
        "一万",
        "1万",
        "9",
        "约",
        "1 ",
        ",000",
        "百",
        "近千",
        "1.",
        "三百",
        "-",
        "1万 ",
        "余",
    ],
)
def test_long_runs_are_read_in_linear_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    with limit_cpu(6):
        find_numbers(text)
        parse_cell_number(text)


@given(
    text=st.text(alphabet="0123456789０９,，. 一二三十百千万亿〇零余多约近上第年件-", max_size=60)
)
def test_spans_are_in_order_and_hold_their_words(text: str) -> None:
    last = 0
    for number in find_numbers(text):
        assert last <= number.start < number.end <= len(text)
        last = number.end


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("18¹", CellNumber("note", 18)),
        ("1,046 ²", CellNumber("note", 1046)),
        ("０³", CellNumber("note", 0, ("fullwidth",))),
        ("¹", CellNumber("text")),
    ],
)
def test_the_mark_of_a_footnote_is_no_digit(raw: str, number: CellNumber) -> None:
    assert parse_cell_number(raw) == number
