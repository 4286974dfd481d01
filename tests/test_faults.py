"""Faults in files, as people see them."""

from __future__ import annotations

from reportlint.bilingual import Bilingual
from reportlint.faults import Fault, Source, suggestion


def test_a_fault_quotes_its_line_with_a_caret_below() -> None:
    source = Source("rules/x.yaml", "- id: A101\n  asert: in == out\n")
    source.fault((2, 3), 'unknown key "asert"')
    assert str(source.faults[0]) == (
        'rules/x.yaml:2:3: unknown key "asert"\n      asert: in == out\n      ^'
    )


def test_the_caret_stands_below_wide_characters() -> None:
    fault = Fault("x.yaml", 1, 3, "m", "甲乙丙")
    assert str(fault).splitlines()[-1] == "    \u3000\u3000^"


def test_a_fault_without_a_line_has_no_quotation() -> None:
    assert str(Fault("x.yaml", 1, 1, "an empty file")) == "x.yaml:1:1: an empty file"


def test_what_a_terminal_would_act_on_is_shown_as_a_sign() -> None:
    fault = Fault("x.yaml", 1, 2, "bad \x1b[31m key", "a\x1b]0;b\x07\u3000甲")
    assert str(fault) == ("x.yaml:1:2: bad \ufffd[31m key\n    a\ufffd]0;b\ufffd\u3000甲\n     ^")


def test_suggestions_are_close_words_only() -> None:
    told = suggestion("asert", ("assert", "at"))
    assert told == Bilingual("，是不是“assert”？", ', did you mean "assert"?')
    assert suggestion("zzz", ("assert", "at")) == Bilingual("", "")
