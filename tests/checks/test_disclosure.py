"""Numbers of persons, told by check digits; marks of secrecy, traces of drafting and generators."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.disclosure import PersonalNumber, is_card_number, is_identity_number
from reportlint.engine import check_draft, check_options
from reportlint.model.document import Mark, Span
from reportlint.model.finding import Finding
from reportlint.parsing.characters import fold
from reportlint.readers import plain
from reportlint.rules.builtin import load_builtin_rules
from reportlint.support.records import replace
from tests.checks.prose import fixed, problems, report, words
from tests.checks.wording import found
from tests.corpus import CORPUS

_WEIGHTS = [2 ** (17 - place) % 11 for place in range(17)]


def identity(region: int, born: dt.date, serial: int) -> str:
    """An identity number with its check digit, by the formula of GB 11643."""
    digits = f"{region}{born:%Y%m%d}{serial:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    check = (12 - total % 11) % 11
    return digits + ("X" if check == 10 else str(check))


def rule(name: str) -> PersonalNumber:
    """The check of a rule."""
    found = load_builtin_rules().rules.get(name)
    assert found is not None
    check = found.build_check()
    assert isinstance(check, PersonalNumber)
    return check


@given(
    region=st.integers(110101, 659004),
    born=st.dates(dt.date(1920, 1, 1), dt.date(2024, 12, 31)),
    serial=st.integers(0, 999),
)
def test_an_identity_number_is_told_by_its_check_digit(
    region: int, born: dt.date, serial: int
) -> None:
    number = identity(region, born, serial)
    assert is_identity_number(number)
    others = [number[:17] + digit for digit in "0123456789X" if digit != number[17]]
    assert not any(is_identity_number(other) for other in others)


@pytest.mark.parametrize("number", ["110101199002308515", "11010119900307", "1" * 18, "X" * 18])
def test_what_is_no_identity_number(number: str) -> None:
    assert not is_identity_number(number)


@given(st.from_regex(r"62[0-9]{14,17}", fullmatch=True))
def test_one_last_digit_makes_a_card_number(digits: str) -> None:
    found = [last for last in "0123456789" if is_card_number(digits + last)]
    assert len(found) <= 1
    assert found or any(is_identity_number(digits + last) for last in "0123456789")


def test_the_fix_masks_what_names_the_person() -> None:
    draft = report("", "当事人身份证号110101199003078515。")
    (problem,) = problems(rule("D101"), draft)
    assert words(problem, draft) == "110101199003078515"
    assert "身份证号110101********8515。" in fixed(problem, draft)
    assert "1101" not in repr((problem.params, problem.values))


@pytest.mark.parametrize(
    "text",
    [
        "索引号110101199003078515",
        "统一社会信用代码110101199003078515",
        "9110101199003078515",
        "A110101199003078515",
    ],
)
def test_other_numbers_of_that_length(text: str) -> None:
    assert problems(rule("D101"), report("", f"{text}，已公开。")) == []


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("身份证号110101199003078516", 18),
        ("身份证号：110101199013078515", 18),  # no such month
        ("居民身份证号码为 11010119900307851", 17),
        ("公民身份号码1101011990030785155", 19),
        ("身份证（张某）号110101900307851", 15),
        ("身份证号110101 19900307 8516", 18),
        ("身份证编号（18位）110101-19900307-8516", 18),
    ],
)
def test_what_is_called_an_identity_number_is_told_if_it_is_miswritten(
    text: str, digits: int
) -> None:
    (problem,) = problems(rule("D101"), report("", f"申请人的{text}。"))
    assert problem.condition == "called"
    assert problem.params["digits"] == digits
    assert "1101" not in repr((problem.params, problem.values))


def test_each_number_of_a_list_is_told_once() -> None:
    numbers = ["110101199003078515", "110101199003078516", "11010119900307851"]
    draft = report("", f"身份证号分别为{'、'.join(numbers)}。")
    found = problems(rule("D101"), draft)
    assert [words(problem, draft) for problem in found] == numbers
    assert [problem.condition for problem in found] == ["real", "called", "called"]


@pytest.mark.parametrize(
    "text",
    [
        "身份证号110101********8516",
        "身份证号110101199003****16",
        "身份证号1101011990030785**",
        "身份证号110101××××××××8516",
        "身份证号XXXXXX199003078516",
        "身份证号或者统一社会信用代码110101199003078516",
        "凭身份证办理，索引号110101199003078516",
        "身份证，电话059962033188",
    ],
)
def test_masked_numbers_and_those_of_another_kind(text: str) -> None:
    assert problems(rule("D101"), report("", f"申请人的{text}。")) == []


def test_a_card_called_so() -> None:
    draft = report("", "退款银行卡号：6222020000000000011，编码6222020000000000012。")
    (problem,) = problems(rule("D105"), draft)
    assert words(problem, draft) == "6222020000000000011"
    assert problem.condition == "called"


def test_what_may_stand_before_a_number_takes_no_time() -> None:
    draft = report("", "身份证" + "（，）、分别" * 8000 + "110101199003078516" * 3000)
    assert problems(rule("D101"), draft) == []


def test_cards_in_groups_and_in_one() -> None:
    draft = report("", "卡号6222020000000000018，另一卡号6222 0200 0000 0000 018。")
    found = [words(problem, draft) for problem in problems(rule("D105"), draft)]
    assert found == ["6222020000000000018", "6222 0200 0000 0000 018"]


SHORT = (CORPUS / "good" / "short.txt").read_text(encoding="utf-8")
_LAST = "没有责任追究情形。"


def findings(
    rule: str, text: str = SHORT, marks: tuple[Mark, ...] = (), form: str = "docx"
) -> tuple[Finding, ...]:
    """What one rule finds in a text with what its format holds besides."""
    document = replace(plain.read(text.encode(), "draft.txt"), format=form, marks=marks)
    options = check_options.CheckOptions(check_options.RuleSelection(select=(rule,)))
    return check_draft.check_document(document, options).result.findings


def mark(kind: str, text: str = "") -> Mark:
    """Something at the start of the text."""
    return Mark(kind, Span(0, 2), text)


def test_each_kind_of_trace_is_one_finding() -> None:
    marks = (mark("insertion"), mark("insertion"), mark("deletion"), mark("comment", "张: 核对"))
    assert [f.location.line for f in findings("W102", marks=marks)] == [1, 1, 1]


def test_what_is_no_trace() -> None:
    assert findings("W102", marks=(mark("comment", "reportlint: 应为12"), mark("picture"))) == ()
    assert findings("W102", marks=(mark("comment", "TODO"),), form="markdown") == ()
    assert findings("W102", SHORT.replace(_LAST, "公开征求意见稿3件，初稿均经审查。")) == ()


@pytest.mark.parametrize(
    "words", ["（送审稿）", "（征求意见稿）", "（初稿）", "(讨论稿)", "（稿）"]
)
def test_a_title_of_a_draft(words: str) -> None:
    assert len(findings("W102", SHORT.replace("报告\n", f"报告{words}\n", 1))) == 1
    assert len(findings("W102", SHORT, (mark("header", words),))) == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("一是**加强组织领导**，二是培训。", 1),
        ("## 培训情况\n全年培训2场。", 1),
        ("以下是根据您的要求撰写的内容。", 1),
        ("如需进一步调整，请告知。", 1),
        ("申请人张**、李**和王**撤回申请。", 0),
        ("以下是我局的工作情况。C#课程和#话题#已上线。", 0),
        ("各级政府部门均能按时更新，其他部门也能。", 0),
    ],
)
def test_traces_of_a_generator(words: str, expected: int) -> None:
    text = SHORT.replace(_LAST, f"{_LAST}\n{words}")
    assert len(findings("W103", text, form="text")) == expected


def test_markdown_has_its_syntax() -> None:
    text = SHORT.replace(_LAST, f"{_LAST}一是**加强组织领导**。")
    assert findings("W103", text, form="markdown") == ()


def test_prose_about_nobody_in_particular() -> None:
    words = "总的来看，各级政府部门均能按时更新，多数部门能按期答复。"
    text = SHORT.replace(_LAST, f"{_LAST}{words}")
    assert len(findings("W103", text)) == 1
    assert findings("W103", text.replace("望岚县司法局", "望岚县人民政府")) == ()


@pytest.mark.parametrize("words", ["秘密★5年", "机密★", "内部资料 注意保存", "（内部文件）"])
def test_marks_of_secrecy(words: str) -> None:
    assert len(findings("D106", f"{words}\n{SHORT}")) == 1
    assert len(findings("D106", SHORT, (mark("header", words),))) == 1


def test_prose_on_secrets_is_no_mark() -> None:
    words = "拟公开的信息属于国家秘密的不予公开，机密文件专人保管，内部资料分类管理。"
    assert found("D106", fold(words)) == []
