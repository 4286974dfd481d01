"""Numbers and titles of the documents a report cites."""

from __future__ import annotations

import pytest

from reportlint import api
from tests.checks.wording import found
from tests.corpus import CORPUS

_OLD = "《关于政府信息公开工作年度报告有关事项的通知》"
_NEW = "《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
_FEES = "《政府信息公开信息处理费管理办法》"


def rules(words: str, year: int = 2024) -> list[str]:
    """The rules that speak of what a report cites besides the Regulation."""
    text = (CORPUS / "good" / "short.txt").read_text(encoding="utf-8")
    text = text.replace("编制。", f"和{words}编制。", 1).replace("2024", str(year))
    return sorted(f.rule for f in api.check(text, select=["W1", "W2", "W3", "R102"]).findings)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (f"{_NEW}（国办公开办函〔2021〕30号）", []),
        (f"{_OLD}（国办公开办函〔2019〕60号）、{_NEW}（国办公开办函〔2021〕30号）", []),
        (f"{_FEES}（国办函〔2020〕109号）", []),
        ("国务院令第711号和公告2024年第1号", []),
        ("省政府示政令〔2024〕第3号", []),
        (f"{_OLD}（国办公开办函〔2021〕30号）", ["W203"]),
        (f"{_NEW}（国办公开办函〔2019〕60号）", ["W203"]),
        (f"{_FEES}（国办发〔2020〕109号）", ["W203"]),
        (f"{_FEES}（国办函[2020]第109号）", ["W201", "W202"]),
        (f"{_OLD}（国办公开办函〔2019〕60号）", ["W204"]),
        (f"{_NEW}（国办公开办函（2021）30号）", ["W201"]),
        (f"{_NEW}（国办公开办函〔2021〕第30号）", ["W202"]),
        ("《中华人民共和国政府信息公开年度报告格式》", ["W205"]),
        ("《中华人民共和国政府信息公开工作条例》", ["W205"]),
        ("《政府信息公开条例》《条例》《广州市政府信息公开规定》", []),
        ("《江苏省政府信息公开条例》《保守国家秘密法实施条例》", []),
        ("国办公开办函〔202130号", ["R102"]),
    ],
)
def test_one_mistake_is_told_once(words: str, expected: list[str]) -> None:
    assert rules(words) == expected


def test_the_notice_of_2019_was_right_for_2020() -> None:
    assert "W204" not in rules(f"{_OLD}（国办公开办函〔2019〕60号）", 2020)


@pytest.mark.parametrize(
    ("overview", "expected"),
    [
        ("按照示政发〔2024〕05号办理。", ["发〔2024〕05号"]),
        ("按照国办函109号办理。", ["国办函109号"]),
        ("按照示政办发【9号】办理。", ["发【9号】"]),
        ("按照国办公开办函〔〕30号办理。", ["国办公开办函〔〕30号"]),
        ("第30号简报，开发30号窗口，示字〔2024〕第3号。", []),
    ],
)
def test_malformed_numbers(overview: str, expected: list[str]) -> None:
    assert found("W202", overview) == expected
