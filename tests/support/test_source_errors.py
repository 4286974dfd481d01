"""Faults in files, as people see them."""

from __future__ import annotations

from reportlint.support.localized_text import Bilingual
from reportlint.support.source_errors import Source, SourceError, list_errors, suggest
from tests.texts import in_both


def test_a_fault_quotes_its_line_with_a_caret_below() -> None:
    source = Source("rules/x.yaml", "- id: A101\n  asert: in == out\n")
    source.add_error((2, 3), 'unknown key "asert"')
    assert str(source.errors[0]) == (
        'rules/x.yaml:2:3: unknown key "asert"\n      asert: in == out\n      ^'
    )


def test_the_caret_stands_below_wide_characters() -> None:
    fault = SourceError("x.yaml", 1, 3, "m", "甲乙丙")
    assert str(fault).splitlines()[-1] == "    \u3000\u3000^"


def test_a_fault_without_a_line_has_no_quotation() -> None:
    assert str(SourceError("x.yaml", 1, 1, "an empty file")) == "x.yaml:1:1: an empty file"


def test_what_a_terminal_would_act_on_is_shown_as_a_sign() -> None:
    fault = SourceError("x.yaml", 1, 2, "bad \x1b[31m key", "a\x1b]0;b\x07\u3000甲")
    assert str(fault) == ("x.yaml:1:2: bad \ufffd[31m key\n    a\ufffd]0;b\ufffd\u3000甲\n     ^")


def test_suggestions_are_close_words_only() -> None:
    told = in_both(suggest("asert", ("assert", "at")))
    assert told == Bilingual("，是不是“assert”？", ', did you mean "assert"?')
    assert suggest("zzz", ("assert", "at")) == Bilingual("", "")


def test_of_a_very_long_line_only_what_is_near_is_quoted() -> None:
    head, line, caret = str(SourceError("x.yaml", 1, 5001, "m", "a" * 5000 + "b" * 5000)).split(
        "\n"
    )
    assert head == "x.yaml:1:5001: m"
    assert line.strip() == "…" + "a" * 60 + "b" * 60
    assert line[caret.index("^")] == "b"


def test_of_very_many_errors_the_first_are_told_and_the_others_counted() -> None:
    many = list_errors(SourceError("x.yaml", number, 1, "m") for number in range(1, 5001))
    assert len(many["en"].split("\n")) == len(many["zh"].split("\n")) == 101
    assert many["en"].endswith("x.yaml:100:1: m\nand 4900 more errors")
    assert many["zh"].endswith("另有 4900 处错误")


def test_what_was_meant_is_looked_for_a_few_hundred_times_a_file() -> None:
    def told() -> int:
        return sum(bool(suggest(f"slect{number}", ["select"])["en"]) for number in range(5000))

    Source("x.toml", "")
    assert told() == 200
    Source("y.toml", "")
    assert told() == 200
