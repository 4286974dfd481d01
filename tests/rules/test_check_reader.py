"""Check kinds with several sentences, conditions, and parameters that name what must exist."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reportlint.checks import KINDS
from reportlint.model.form import Form, Vocabulary
from reportlint.model.problem import CheckedCount, Context
from reportlint.model.report import Report
from reportlint.support.records import Record
from tests.rules.loading import PRESENT, faults, one


class Sentences(Record):
    """Tells two things apart."""

    table: str = "requests"

    PROVIDES = frozenset({"count"})
    VARIANTS = frozenset({"few", "many"})
    CONDITIONS = frozenset({"rare"})

    def run(self, report: Report, context: Context) -> Iterator[CheckedCount]:
        yield CheckedCount(1)

    def parameter_errors(
        self, forms: tuple[Form, ...], vocabulary: Vocabulary
    ) -> Iterator[tuple[str, str]]:
        if all(form.table(self.table) is None for form in forms):
            yield "table", f'no table "{self.table}"'


@pytest.fixture(autouse=True)
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "sentences", f"{__name__}:Sentences")
    monkeypatch.setitem(KINDS, "gone", "reportlint.checks.gone:Gone")
    monkeypatch.setitem(KINDS, "nameless", f"{__name__}:Nameless")


def rule(messages: str, more: str = "") -> str:
    text = PRESENT.replace("table-present", "sentences")
    start = text.index("message:")
    return text[:start] + messages + text[text.index("\n", start) :] + more


BOTH = "messages: {few: {zh: '少{count}', en: few}, many: {zh: 多, en: many}}"


def test_each_sentence_has_its_message() -> None:
    made = one(rule(BOTH, "severity-when: {rare: info}\n"))
    assert made.messages["few"].zh == "少{count}"
    assert made.severity_when == {"rare": "info"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (rule("message: {zh: 甲, en: a}"), '6:12: "sentences" tells few, many apart'),
        (rule("message: {zh: 甲, en: a}"), 'a rule lacks "messages" for few, many'),
        (rule("messages: {few: {zh: 甲, en: a}}"), '6:13: messages lacks "many"'),
        (rule(BOTH.replace("many: {", "most: {")), 'unknown key "most"'),
        (
            rule(BOTH.replace("{count}", "{cuont}")),
            '6:27: nothing provides "{cuont}", did you mean',
        ),
        (rule(BOTH, "severity-when: {rear: info}\n"), 'unknown key "rear", did you mean "rare"?'),
        (rule(BOTH, "with: {table: request}\n"), '9:17: no table "request"'),
        (
            PRESENT.replace("message:", "remedy: {zh: '{tabel}', en: a}\nmessage:"),
            'nothing provides "{tabel}", did you mean',
        ),
        (PRESENT.replace("message:", "messages:"), '"table-present" has one sentence'),
        (PRESENT.replace("message:", "remedy:"), 'a rule lacks "message"'),
        (PRESENT.replace("table-present", "gone"), '5:10: the check kind "gone" does not load'),
        (PRESENT.replace("table-present", "nameless"), '5:10: the check kind "nameless" does not'),
        (PRESENT.replace("check: table-present", "check: 5"), "5:10: check must be text, not 5"),
    ],
)
def test_faults(text: str, fault: str) -> None:
    found = faults(text)
    assert any(fault in line for line in found), found


@pytest.mark.parametrize(
    ("case", "fault"),
    [
        ("{part: 2}", '"part" goes with "text"'),
        ("{swap: [[part 1]]}", "swap takes pairs"),
        ("{marks: [{part: 1}]}", 'a mark lacks "kind"'),
        ("{requests: [1]}", "requests must be a mapping"),
        ("{requests: {new: 1}}", "new must be a mapping"),
        ("{requests: {new: {other: [1]}}}", "a cell must be a number or text"),
        ("{format: html}", "format must be one of text, grid"),
        ("{parts: {one: 甲}}", "a part must be a whole number"),
        ("甲", "a case must be a mapping"),
    ],
)
def test_faults_in_cases(case: str, fault: str) -> None:
    found = faults(PRESENT.replace("pass: [{}]", f"pass: [{case}]"))
    assert any(fault in line for line in found), found
