"""Unknown words say nothing of a figure where who, when and how stand; elsewhere it is not read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.engine.evaluation import evaluate
from reportlint.model.problem import build_context
from reportlint.model.rule_test import DraftSpec
from reportlint.rules.builtin import load_builtin_rules
from reportlint.ruletests.runner import build_report
from reportlint.support.localized_text import Message
from tests.sentences.reading import as_words
from tests.sentences.test_constructions import _figures, _read, _subjects

NEW, DONE = "requests.new.total", "requests.processed_total.total"
#: Words that no list should ever need to know.
HOW = ("陆陆续续", "扎扎实实", "踏踏实实", "稳扎稳打", "忙里偷闲", "兢兢业业")
STATED = (
    ("{how}收到政府信息公开申请{n}件", NEW),
    ("{how}收到{n}件政府信息公开申请", NEW),
    ("{how}受理依申请公开{n}件", NEW),
    ("{how}办结政府信息公开申请{n}件", DONE),
    ("{how}答复政府信息公开申请{n}件", DONE),
)


@given(_subjects(), st.sampled_from(STATED), st.sampled_from(HOW), st.integers(2, 400))
@settings(max_examples=60, deadline=None)
def test_an_unknown_word_of_manner_is_skipped_and_said(
    subject: tuple[str, str], stated: tuple[str, str], how: str, number: int
) -> None:
    organ, start = subject
    claims = _read(organ, f"{start}{stated[0].format(how=how, n=number)}。")
    assert _figures(claims) == [(stated[1], number)]
    assert [words.text for words in claims[0].skipped_words] == [how]


@pytest.mark.parametrize(
    "text",
    [
        "全年收到政府信息公开申请陆陆续续5件。",
        "全年收到陆陆续续的政府信息公开申请5件。",
        "全年收到老槐树一带政府信息公开申请5件。",
        "全年陆陆续续收到5件老槐树一带政府信息公开申请。",
        "全年陆陆续续收到关于征地的政府信息公开申请5件。",
        "陆陆续续的申请收到5件。",
        "望岚县财政局收到政府信息公开申请5件。",
        "市信访局收到政府信息公开申请5件。",
        "各业务科室收到政府信息公开申请5件。",
        "辖区企业陆陆续续收到政府信息公开申请5件。",
        "在便民大厅收到政府信息公开申请5件。",
        "从老槐树寄来收到政府信息公开申请5件。",
        "通过老槐树陆陆续续收到政府信息公开申请5件。",
        "前五个月收到政府信息公开申请5件。",
        "每逢赶集收到政府信息公开申请5件。",
        "春节前后收到政府信息公开申请5件。",
        "首次收到政府信息公开申请5件。",
        "委托乡镇答复政府信息公开申请5件。",
        "延期答复政府信息公开申请5件。",
        "超期办结政府信息公开申请5件。",
        "预计收到政府信息公开申请5件。",
        "征地拆迁收到政府信息公开申请5件。",
        "优先办结政府信息公开申请5件。",
        "单独答复政府信息公开申请5件。",
        "直接答复政府信息公开申请5件。",
        "审核制定行政规范性文件5件。",
        "牵头起草制发行政规范性文件5件。",
        "督办答复政府信息公开申请5件。",
        "工作专班收到政府信息公开申请5件。",
        "财政系统收到政府信息公开申请5件。",
        "政务服务平台受理政府信息公开申请5件。",
        "2023年陆陆续续收到政府信息公开申请5件。",
    ],
)
def test_an_unknown_word_that_may_narrow_the_figure_leaves_it_unread(text: str) -> None:
    assert _figures(_read("云溪市财政局", text)) == []


def test_parts_are_no_whole_where_the_whole_is_said_as_well() -> None:
    claims = _read("云溪市财政局", "收到政府信息公开申请12件，老槐树一带收到5件，河滩收到7件。")
    assert _figures(claims) == [(NEW, 12)]
    claims = _read("云溪市财政局", "老槐树一带收到申请5件，其中予以公开3件；河滩收到申请7件。")
    assert _figures(claims) == []


def test_what_rests_on_such_a_statement_is_no_surer() -> None:
    claims = _read("云溪市财政局", "全年陆陆续续收到申请5件，均为自然人申请。办结4件。")
    assert _figures(claims) == [(NEW, 5), ("requests.new.natural_person", 5), (DONE, 4)]
    assert [[words.text for words in claim.skipped_words] for claim in claims] == [["陆陆续续"]] * 3
    claims = _read("云溪市财政局", "全年陆陆续续收到申请5件，办结政府信息公开申请4件。")
    assert [len(claim.skipped_words) for claim in claims] == [1, 0]


@pytest.mark.parametrize("words", ["未收到政府信息公开申请", "未发生因政府信息公开引起的行政复议"])
def test_none_may_be_said_with_an_unknown_word(words: str) -> None:
    claims = _read("云溪市财政局", f"全年平平静静{words}。")
    assert [(claim.text, claim.value, claim.skipped_words[0].text) for claim in claims] == [
        (words, 0, "平平静静")
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "句中“陆陆续续”未能识别"), ("en", 'unknown words of the sentence: "陆陆续续"')],
)
def test_a_contradiction_is_a_warning_that_says_which_word_was_skipped(
    language: str, said: str
) -> None:
    table = as_words({"new": {"natural_person": 5, "total": 5}})
    known = load_builtin_rules()
    rule = known.rules.get("N101")
    assert rule is not None
    found = {}
    for how in ("", "陆陆续续"):
        text = f"全年{how}收到政府信息公开申请6件。"
        report = build_report(
            DraftSpec(parts={1: (text,)}, tables={"requests": table}), "text", known
        )
        context = build_context(report, known.forms, report.year)
        outcome = evaluate(report, [rule], context, language)
        found[how] = [(finding.severity, said in finding.message) for finding in outcome.findings]
    assert found == {"": [("error", False)], "陆陆续续": [("warning", True)]}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("全年收到老槐树一带政府信息公开申请5件。", "老槐树一带"),
        ("市信访局收到政府信息公开申请5件。", "市信访局"),
        ("收到政府信息公开申请12件，河滩一带收到政府信息公开申请5件。", "河滩一带"),
    ],
)
def test_the_reason_for_an_unread_figure_names_the_word(text: str, word: str) -> None:
    report = build_report(DraftSpec(parts={1: (text,)}), "text", load_builtin_rules())
    (figure,) = [figure for figure in report.figures if figure.text == "5件"]
    assert figure.status == "unread"
    assert isinstance(figure.reason, Message)
    assert figure.reason["zh"].endswith(f"没有读懂（不认得“{word}”）")
    assert figure.reason["en"].endswith(f"(unknown: “{word}”)")
