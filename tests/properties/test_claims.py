"""Numbers in the prose: those that agree with the tables are silent, a wrong one is found.

Tables are generated, sentences drawn from many wordings, numbers written in several ways.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reportlint.engine.evaluation import evaluate
from reportlint.model.finding import Finding
from reportlint.model.problem import Context
from reportlint.model.rule_test import DraftSpec
from reportlint.rules.builtin import load_builtin_rules
from reportlint.rules.selection import select
from reportlint.ruletests.runner import build_report
from tests.parsing.sketches import report_text
from tests.properties.pipeline import checked
from tests.strategies import numbers
from tests.strategies.claims import STYLES, UNRELATED, statements
from tests.strategies.forms import FORMS
from tests.strategies.model import Cells

_FORM = FORMS["2021"]
#: Whole drafts take their time: half as many as of what is small.
_half = settings(max_examples=max(20, (settings.default or settings()).max_examples // 2))


def _rows(cells: Cells) -> dict[str, dict[str, str] | tuple[str, ...]]:
    keys = dict.fromkeys(row for row, _ in cells)
    return {key: {c: str(n) for (row, c), n in cells.items() if row == key} for key in keys}


def _remarks(sentences: Iterable[str], tables: Mapping[str, Cells]) -> list[Finding]:
    """What families N and I say of sentences in a draft with these tables."""
    known = load_builtin_rules()
    filled = {key: _rows(cells) for key, cells in tables.items()}
    draft_spec = DraftSpec(
        organ="望岚县数据局", year=2024, parts={1: tuple(sentences)}, tables=filled
    )
    report = build_report(draft_spec, "text", known)
    rules = [rule for rule in select(known.rules) if rule.id[0] in "NI"]
    form = next(form for form in known.forms[0].editions if form.edition == report.edition)
    outcome = evaluate(
        report, rules, Context(form, known.forms[0].editions, known.forms[0].vocabulary, 2024)
    )
    assert outcome.notes.rule_errors == ()
    return list(outcome.findings)


def _tables(data: st.DataObject) -> dict[str, Cells]:
    return {
        "requests": data.draw(numbers.requests(_FORM)),
        "litigation": data.draw(numbers.litigation(_FORM)),
    }


@_half
@given(st.data())
def test_sentences_true_of_the_tables_are_silent(data: st.DataObject) -> None:
    tables = _tables(data)
    told = [data.draw(statements(**tables)) for _ in range(3)]
    sentences = [statement.written(statement.right, data.draw(STYLES)) for statement in told]
    found = [(f.rule, f.location.text) for f in _remarks(sentences, tables)]
    # NOTE: outcomes that do not add up to what they are said to divide may be left out of a list.
    assert [one for one in found if one[0] != "N107"] == [], sentences


@_half
@given(st.data())
def test_a_figure_off_by_one_is_found(data: st.DataObject) -> None:
    tables = _tables(data)
    statement = data.draw(statements(**tables))
    name = data.draw(st.sampled_from(sorted(statement.right)))
    wrong = statement.right[name] + data.draw(st.sampled_from([1, -1]))
    assume(wrong >= 0 and wrong not in statement.lawful[name])
    values = {**statement.right, name: wrong}
    style = data.draw(STYLES)
    found = _remarks([statement.written(values, style)], tables)
    assert [f for f in found if f.rule[0] == "N"], statement.written(values, style)
    assert any(f.values.get("claimed") == str(wrong) for f in found)


@_half
@given(st.data(), st.integers(2, 4000), st.integers(2, 4000))
def test_numbers_of_other_matters_never_count(data: st.DataObject, n: int, m: int) -> None:
    tables = _tables(data)
    statement = data.draw(statements(**tables))
    others = data.draw(st.lists(st.sampled_from(UNRELATED), min_size=1, max_size=4, unique=True))
    sentences = [wording.format(n=n, m=m) for wording in others]
    at = data.draw(st.integers(0, len(sentences)))
    sentences.insert(at, statement.written(statement.right, "plain"))
    found = [f for f in _remarks(["".join(sentences)], tables) if f.rule != "N107"]
    assert [(f.rule, f.location.text) for f in found] == [], sentences


def _draft(text: str) -> str:
    return report_text(texts={1: text})


@given(
    st.lists(
        st.sampled_from(
            "收到申请政府信息公开受理答复办结件条，。、；：（）其中共占%0123 未无分别均为自然人各"
        ),
        max_size=200,
    )
)
def test_any_words_give_a_result(words: list[str]) -> None:
    assert checked(_draft("".join(words)), ".txt").status == "checked"


#: What may make a pattern, or the reading of lists and brackets, go over the text again and again.
_ADVERSARIAL = (
    "收到政府信息公开申请1件，", "其中1条，", "（其中", "）", "、分别为1件、", "一是", "，共1条",
    "1条，占1%，", "1条、", "三个方面：", "七类：甲、", "均为自然人，", "各1件", "予以公开1件、",
    "1", "零", "的", "申请人张三", "2023年，我局", "从1条增加到1条，增长", "〔2021〕", "X", "_",
    "《", "“", "未收到申请", "，同比增长5%", "由1件增加到2件", "申请人撤回1件，", "，", "截至",
)  # fmt: skip
_SHORT, _TIMES = 1000, 4


def _seconds(text: str) -> float:
    taken = []
    for _ in range(2):
        start = time.process_time()
        assert checked(text, ".txt").status == "checked"
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize("unit", _ADVERSARIAL)
def test_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * (_SHORT // len(unit))
    short, long = _seconds(_draft(text)), _seconds(_draft(text * _TIMES))
    # NOTE: twice what is linear, and what a busy machine adds: quadratic time were four times it.
    assert long < 2 * _TIMES * short + 0.05
