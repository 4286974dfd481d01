"""No input makes it crash: any text, any bytes, and reports that were cut and stirred."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import readers
from reportlint.support.errors import UnreadableError
from tests.properties.pipeline import checked
from tests.strategies.rendering.layouts import LAYOUTS

#: What reports are made of, in no order.
FRAGMENTS = (
    "一、", "二、", "（一）", "1.", "总体情况", "主动公开政府信息情况", "其他需要报告的事项", "\n",
    "\n\n", "\f", "\t", " ", "|", "| --- |", "2024年", "1月1日", "至", "统计期限", "12", "０", "-",
    "—", "/", "1,288", "2件", "（", "）", "〔2021〕30号", "规章", "行政许可", "第二十条第（一）项",
    "三、本年度办理结果", "（三）不予公开", "1.属于国家秘密", "（七）总计", "0 0 0 0 0 0 0",
    "自\n然\n人", "行政复议", "结果维持", "总计", "政府信息公开工作年度报告", "\u200b", "\ufeff",
    "\ufffd", "\r", "收到", "政府信息公开申请", "件", "，", "。", "二○二四", "#", "## ",
)  # fmt: skip
STIRRED = st.lists(st.sampled_from(FRAGMENTS), max_size=120).map("".join)


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@given(text=st.text())
def test_any_text_is_checked_or_refused(suffix: str, text: str) -> None:
    try:
        result = checked(text, suffix)
    except UnreadableError:
        return
    assert result.status in {"checked", "not-a-report"}


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@given(text=STIRRED)
def test_words_of_reports_in_any_order_give_a_result(suffix: str, text: str) -> None:
    result = checked(f"报告{text}", suffix)
    assert result.status in {"checked", "not-a-report"}
    assert all(finding.location.line >= 1 for finding in result.findings)


@given(st.binary(max_size=400), st.sampled_from([".txt", ".md", ""]))
def test_any_bytes_are_read_or_refused(data: bytes, suffix: str) -> None:
    try:
        document = readers.read(data, f"draft{suffix}")
    except UnreadableError:
        return
    assert all(block.span.end <= len(document.text) for block in document.blocks)


@pytest.mark.parametrize("name", LAYOUTS)
@given(data=st.data())
def test_a_report_cut_and_stirred_gives_a_result(name: str, data: st.DataObject) -> None:
    layout = LAYOUTS[name]
    _, rendering = data.draw(layout.rendered())
    cuts = sorted(data.draw(st.lists(st.integers(0, len(rendering.text)), max_size=6)))
    pieces = [
        rendering.text[start:end]
        for start, end in zip([0, *cuts], [*cuts, len(rendering.text)], strict=True)
    ]
    text = "".join(data.draw(st.permutations(pieces)))
    result = checked(text, layout.suffix)
    assert result.status in {"checked", "not-a-report"}
    assert result.report is not None
    cells = [cell for table in result.report.tables for cell in table.cells.values()]
    length = len(result.report.document.text)
    assert all(0 <= cell.span.start <= cell.span.end <= length for cell in cells)
