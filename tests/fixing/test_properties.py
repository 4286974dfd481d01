"""What holds of all fixes: they restore what was right, once is enough, nothing else moves."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint import readers
from tests.fixing.drafts import FORMATS, SAFE, UNSAFE, Slip, good, members, mended, slips, spoilt

every_format = pytest.mark.parametrize("form", FORMATS)
#: Every example is read and judged several times.
FEW = settings(max_examples=max(5, settings().max_examples // 40))


def words(data: bytes, path: str) -> str:
    return readers.read(data, path).text


@every_format
@FEW
@given(made=slips(), size=st.integers(1, 9))
def test_safe_fixes_give_back_the_report_that_was_right(
    form: str, made: list[Slip], size: int
) -> None:
    path, write = FORMATS[form]
    result = mended(write(spoilt(made), size), path)
    assert words(result.after.data, path) == words(write(good(), size), path)
    assert not result.remaining_fixes
    assert {mend.finding.rule for mend in result.applied_fixes} == {slip.rule for slip in made}


@every_format
@FEW
@given(made=slips(SAFE + UNSAFE), size=st.integers(1, 9))
def test_a_second_run_finds_nothing_to_do(form: str, made: list[Slip], size: int) -> None:
    path, write = FORMATS[form]
    once = mended(write(spoilt(made), size), path, unsafe=True)
    twice = mended(once.after.data, path, unsafe=True)
    assert twice.applied_fixes == ()
    assert twice.after.data == once.after.data
    assert [mend.finding.rule for mend in twice.remaining_fixes] == [
        mend.finding.rule for mend in once.remaining_fixes
    ]


@every_format
@FEW
@given(made=slips(SAFE + UNSAFE), size=st.integers(1, 9))
def test_no_finding_is_new(form: str, made: list[Slip], size: int) -> None:
    path, write = FORMATS[form]
    result = mended(write(spoilt(made), size), path, unsafe=True)
    before = [finding.rule for finding in result.before.full_result.findings]
    for finding in result.after.full_result.findings:
        before.remove(finding.rule)


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "docx"])
@FEW
@given(made=slips(), size=st.integers(1, 9))
def test_the_bytes_outside_the_slips_stay(form: str, made: list[Slip], size: int) -> None:
    path, write = FORMATS[form]
    result = mended(write(spoilt(made), size), path)
    if form == "html":
        # Spans are cut by the spoilt words, so the tags of the right page stand elsewhere.
        assert re.findall(rb"<[^>]*>", result.after.data) == re.findall(
            rb"<[^>]*>", result.before.data
        )
    else:
        assert result.after.data == write(good(), size)


@FEW
@given(made=slips(SAFE + UNSAFE), size=st.integers(1, 9))
def test_only_words_change_in_a_word_file(made: list[Slip], size: int) -> None:
    path, write = FORMATS["docx"]
    result = mended(write(spoilt(made), size), path, unsafe=True)
    before, after = members(result.before.data), members(result.after.data)
    body = "word/document.xml"
    assert [*before] == [*after]
    assert {name: data for name, data in before.items() if name != body} == {
        name: data for name, data in after.items() if name != body
    }
    assert re.findall(rb"<[^>]*>", before[body]) == re.findall(rb"<[^>]*>", after[body])
