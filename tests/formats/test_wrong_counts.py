"""A cell that holds no count is one finding, with what it should be; other sums go on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from reportlint import readers
from reportlint.engine import check_draft, check_options
from reportlint.model.finding import Finding
from tests.formats.reading import PAPERS, WRITTEN

Key = tuple[str, str, str]
GRANTED: Key = ("requests", "granted", "natural_person")
TOTAL: Key = ("requests", "processed_total", "total")
UPHELD: Key = ("litigation", "reconsideration", "upheld")
NUMBERS = {key: box.text for key, box in PAPERS["clean"].boxes.items()}


def found(changes: Mapping[Key, str], form: str = "docx") -> list[Finding]:
    """What is found where cells hold other texts."""
    name, render = WRITTEN[form]
    paper = PAPERS["clean"].with_boxes(
        lambda box: replace(box, text=changes.get(box.key, box.text)) if box.key else box
    )
    report = readers.read(render(paper), name)
    return [*check_draft.check_document(report, check_options.CheckOptions()).result.findings]


@pytest.mark.parametrize("form", ["docx", "markdown", "html"])
@pytest.mark.parametrize("place", [GRANTED, TOTAL, UPHELD])
@pytest.mark.parametrize(
    ("sign", "rule"), [("-{}", "C105"), ("—{}", "C105"), ("－{}", "C105"), ("{}.5", "C106")]
)
def test_a_number_that_is_no_count_is_one_finding(
    form: str, place: Key, sign: str, rule: str
) -> None:
    number = NUMBERS[place]
    assert number != "0"
    (finding,) = found({place: sign.format(number)}, form)
    assert finding.rule == rule
    assert (finding.location.row, finding.location.column_key) == place[1:]
    assert finding.message.endswith(f"，按合计应为 {number}")


def test_another_wrong_cell_is_still_found() -> None:
    other = ("requests", "new", "commercial_enterprise")
    findings = found({GRANTED: f"—{NUMBERS[GRANTED]}", other: str(int(NUMBERS[other]) + 2)})
    assert {finding.rule for finding in findings} >= {"C105"}
    assert any(f.rule.startswith("A") and f.location.row == "new" for f in findings)


def test_a_number_that_no_count_explains_leaves_the_sums_to_themselves() -> None:
    total = ("requests", "granted", "total")
    findings = found({GRANTED: "-1", total: str(int(NUMBERS[total]) + 1)})
    told = {finding.rule: finding.message for finding in findings}
    assert "按合计" not in told["C105"]
    assert set(told) > {"C105"}
