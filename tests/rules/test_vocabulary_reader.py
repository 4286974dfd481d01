"""The word lists, as shipped and as read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from reportlint.model.form import Vocabulary
from reportlint.rules import form_reader
from reportlint.rules.builtin import load_builtin_rules
from reportlint.support import paths, resources, yaml_reader
from reportlint.support.source_errors import Source
from tests.faulty import lines, messages

STATUTORY = {
    1: "总体情况",
    2: "主动公开政府信息情况",
    3: "收到和处理政府信息公开申请情况",
    4: "政府信息公开行政复议、行政诉讼情况",
    5: "存在的主要问题及改进情况",
    6: "其他需要报告的事项",
}
ACCEPTED = {
    1: ["政府信息公开工作总体情况", "政府信息公开总体情况", "政府信息公开工作的基本情况"],
    2: [
        "主动公开政府信息的情况",
        "行政机关主动公开政府信息情况",
        "行政机关主动公开政府信息的情况",
        "政府信息主动公开情况",
        "主动公开情况",
        "主动公开信息情况",
    ],
    3: [
        "收到和处理政府信息公开申请的情况",
        "行政机关收到和处理政府信息公开申请的情况",
        "行政机关收到和处理政府信息公开申请情况",
        "收到和处理政府信息公开的申请情况",
        "收到处理政府信息公开申请情况",
    ],
    4: [
        "政府信息公开行政复议和行政诉讼情况",
        "政府信息公开行政复议及行政诉讼情况",
        "政府信息公开行政复议与行政诉讼情况",
        "政府信息公开行政复议行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "因政府信息公开工作被申请行政复议和提起行政诉讼情况",
        "政府信息公开工作被申请行政复议或提起行政诉讼情况",
        "因政府信息公开被申请行政复议、提起行政诉讼情况",
        "因政府信息公开申请行政复议、提起行政诉讼的情况",
        "政府信息公开申请行政复议、行政诉讼情况",
        "申请行政复议、提起行政诉讼情况",
        "因政府信息公开工作被申请行政复议提起行政诉讼情况",
        "政府信息公开相关行政复议及行政诉讼情况",
        "行政复议、行政诉讼情况",
    ],
    5: [
        "存在主要问题及改进情况",
        "存在的问题及改进情况",
        "存在问题及改进情况",
        "存在的主要问题和改进情况",
        "存在的主要问题及改进措施",
        "存在问题及改进措施",
        "主要问题及改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
        "政府信息公开工作存在的问题及改进情况",
    ],
    6: [
        "其他需要报告事项",
        "其它需要报告的事项",
        "其它需要报告事项",
        "其他报告的事项",
        "其他报告事项",
        "其它报告事项",
        "其他事项",
        "其他需要说明的事项",
        "需要报告的其他事项",
    ],
}
NONSTANDARD = {
    1: ["工作基本情况", "工作开展情况", "概述", "主要工作概述", "基本工作情况", "主要任务落实情况"],
    2: ["主动公开政府信息详情"],
    3: [
        "依申请公开政府信息情况",
        "政府信息公开申请情况",
        "收到和处理政府信息申请公开申请情况",
        "政府信息公开申请接收与办理情况",
    ],
    4: ["行政复议、诉讼和申诉情况"],
    5: ["现存问题与改进举措", "存在的主要问题及整改措施", "存在问题和下一步工作打算"],
    6: ["其他情况"],
}
#: Headings that drafts have and that are none of the six.
FOREIGN = [
    "机构概况及职能",
    "林业生产工作完成情况",
    "政府信息管理情况",
    "政府信息公开平台建设情况",
    "监督保障情况",
    "行政复议",
    "自然人",
    "其他",
    "总计",
    "年度工作要点落实情况",
    "附件",
]


def shipped() -> Vocabulary:
    text = resources.read_text(
        f"{paths.data_dir()}/rules/government-disclosure/vocabulary/headings.yaml"
    )
    source = Source("rules/vocabulary/headings.yaml", text)
    found = form_reader.read_vocabulary(source, yaml_reader.parse(source, text))
    assert source.errors == []
    return found


VOCABULARY = shipped()


def parts(heading: str) -> list[tuple[int, str]]:
    """Every part and wording class the heading is matched by, an accepted one hiding the other."""
    found = []
    for entry in VOCABULARY.headings:
        if re.fullmatch(entry.accepted_pattern, heading):
            found.append((entry.part, "accepted"))
        elif re.fullmatch(entry.nonstandard_pattern, heading):
            found.append((entry.part, "nonstandard"))
    return found


@pytest.mark.parametrize(("part", "heading"), STATUTORY.items())
def test_statutory_headings_are_accepted(part: int, heading: str) -> None:
    assert parts(heading) == [(part, "accepted")]


@pytest.mark.parametrize(
    ("part", "heading"), [(part, heading) for part in ACCEPTED for heading in ACCEPTED[part]]
)
def test_harmless_variants(part: int, heading: str) -> None:
    assert parts(heading) == [(part, "accepted")]


@pytest.mark.parametrize(
    ("part", "heading"), [(part, heading) for part in NONSTANDARD for heading in NONSTANDARD[part]]
)
def test_variants_worth_a_remark(part: int, heading: str) -> None:
    assert parts(heading) == [(part, "nonstandard")]


@pytest.mark.parametrize("heading", FOREIGN)
def test_other_headings_are_no_part(heading: str) -> None:
    assert parts(heading) == []


def test_patterns_can_be_joined_under_names() -> None:
    for entry in VOCABULARY.headings:
        assert re.compile(entry.accepted_pattern).groups == 0
        assert re.compile(entry.nonstandard_pattern).groups == 0


def faults(text: str) -> list[str]:
    source = Source("rules/vocabulary/x.yaml", text)
    form_reader.read_vocabulary(source, yaml_reader.parse(source, text))
    return lines(source.errors)


def test_every_pattern_of_the_files_is_used() -> None:
    built_in = load_builtin_rules()
    assert built_in.errors == ()
    files = sorted(
        Path(paths.data_dir(), "rules", "government-disclosure", "vocabulary").glob("*.yaml")
    )
    assert files
    for path in files:
        words = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert set(words.get("patterns", {})) <= set(built_in.forms[0].vocabulary.patterns), (
            path.name
        )


def test_a_broken_pattern_is_shown_where_it_breaks() -> None:
    (fault,) = faults("patterns:\n  fee: 收费[\n")
    assert fault.startswith("2:10: not a regular expression")


def test_groups_in_headings_and_empty_matches_are_refused() -> None:
    entry = "headings: [{part: 1, accepted: ['(总体)情况'], nonstandard: []}]\n"
    assert faults(entry) == ["1:34: a capturing group: write (?:…)"]
    assert faults("patterns: {any: '.*'}") == [
        "1:18: a pattern that matches the empty text: it would match everywhere"
    ]


def test_two_files_may_not_give_the_same_name() -> None:
    first, second = Source("a.yaml", ""), Source("b.yaml", "")
    merged = form_reader.merge_vocabularies(
        [(first, Vocabulary((), {"fee": "收费"})), (second, Vocabulary((), {"fee": "费"}))]
    )
    assert merged.patterns == {"fee": "收费"}
    assert messages(second.errors) == ['the pattern "fee" is given twice']


def test_a_word_of_claims_must_begin_with_certain_characters() -> None:
    text = "patterns:\n  claims/FILL: 本年|.年\n  title: .年\n"
    source = Source("rules/vocabulary/more.yaml", text)
    assert form_reader.read_vocabulary(source, yaml_reader.parse(source, text)).patterns == {
        "title": ".年"
    }
    (fault,) = source.errors
    assert (fault.line, fault.column) == (2, 16)
    assert '"claims/FILL" must begin with certain characters' in str(fault)
