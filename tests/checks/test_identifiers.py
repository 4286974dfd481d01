"""Numbers of persons: their check digits tell them from other long numbers."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.identifiers import PersonalNumber, is_card_number, is_identity_number
from reportlint.rules.builtin import builtin
from tests.checks.prose import fixed, problems, report, words

_WEIGHTS = [2 ** (17 - place) % 11 for place in range(17)]


def identity(region: int, born: dt.date, serial: int) -> str:
    """An identity number with its check digit, by the formula of GB 11643."""
    digits = f"{region}{born:%Y%m%d}{serial:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    check = (12 - total % 11) % 11
    return digits + ("X" if check == 10 else str(check))


def rule(name: str) -> PersonalNumber:
    """The check of a rule."""
    found = builtin().rules.get(name)
    assert found is not None
    check = found.check()
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


def test_cards_in_groups_and_in_one() -> None:
    draft = report("", "卡号6222020000000000018，另一卡号6222 0200 0000 0000 018。")
    found = [words(problem, draft) for problem in problems(rule("D105"), draft)]
    assert found == ["6222020000000000018", "6222 0200 0000 0000 018"]
