"""Command lines: what is taken, what is refused, and what is said of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.cli.command_table import COMMANDS, OPTIONS, OVERVIEW
from reportlint.cli.parser import Arguments, Command, Option, choose_command, parse, parse_language
from reportlint.reporters import CHECK_FORMATS, COPY_REPORTERS
from reportlint.support.errors import UsageError
from reportlint.support.localized_text import Bilingual

WORDS = Bilingual("词", "word")
QUIET = Option(("--quiet", "-q"), WORDS)
VERBOSE = Option(("--verbose", "-v"), WORDS)
SELECT = Option(("--select",), WORDS, "RULES")
COLOR = Option(("--color",), WORDS, "WHEN", ("auto", "never"))
JOBS = Option(("--jobs", "-j"), WORDS, "N")
COMMAND = Command(
    "check", "m:f", WORDS, "[PATH...]", (QUIET, VERBOSE, SELECT, COLOR, JOBS), least=0, most=3
)


def parsed(*words: str) -> Arguments:
    return parse(words, COMMAND, "en")


@pytest.mark.parametrize(
    ("words", "operands", "values"),
    [
        ((), (), {}),
        (("a", "b"), ("a", "b"), {}),
        (("-q", "a", "--verbose"), ("a",), {"--quiet": ("",), "--verbose": ("",)}),
        (("-qv",), (), {"--quiet": ("",), "--verbose": ("",)}),
        (("--select", "A", "a"), ("a",), {"--select": ("A",)}),
        (("--select=A,N1", "--select", "S"), (), {"--select": ("A,N1", "S")}),
        (("--select=a=b",), (), {"--select": ("a=b",)}),
        (("--select", "-q"), (), {"--select": ("-q",)}),
        (("-",), ("-",), {}),
        (("-j2", "a"), ("a",), {"--jobs": ("2",)}),
        (("-j", "2", "a"), ("a",), {"--jobs": ("2",)}),
        (("-j=2",), (), {"--jobs": ("2",)}),
        (("-qvj12",), (), {"--quiet": ("",), "--verbose": ("",), "--jobs": ("12",)}),
        (("--", "-q", "--select"), ("-q", "--select"), {}),
    ],
)
def test_words_become_operands_and_values(
    words: tuple[str, ...], operands: tuple[str, ...], values: dict[str, tuple[str, ...]]
) -> None:
    found = parsed(*words)
    assert found.operands == operands
    assert found.values == values


def test_values_are_asked_for() -> None:
    found = parsed("--select=A, N1,", "--select", "S", "-q")
    assert found.has("--quiet")
    assert not found.has("--verbose")
    assert found.get("--select") == "S"
    assert found.get("--color") is None
    assert found.split_values("--select") == ("A", "N1", "S")


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("--selct", "A"), "no such option: --selct", "did you mean --select?"),
        (("-x",), "no such option: -x", ""),
        (("-qx",), "no such option: -qx", ""),
        (("--select",), "--select needs a value: RULES", ""),
        (("--select=",), "--select needs a value: RULES", ""),
        (("--quiet=yes",), "--quiet takes no value", ""),
        (("--color", "red"), '--color is one of auto|never, not "red"', ""),
        (("a", "b", "c", "d"), "one argument too many: d", "usage: reportlint check [PATH...]"),
        # No abbreviations: what is short today could be ambiguous tomorrow.
        (("--sel", "A"), "no such option: --sel", "did you mean --select?"),
    ],
)
def test_what_is_not_taken_is_told(words: tuple[str, ...], message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        parsed(*words)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_help_needs_no_operands() -> None:
    extract = next(command for command in COMMANDS if command.name == "extract")
    assert parse(["--help"], extract, "zh").has("--help")
    with pytest.raises(UsageError, match="too few"):
        parse([], extract, "zh")


@pytest.mark.parametrize(
    ("words", "name", "rest"),
    [
        (["check", "a"], "check", ["a"]),
        (["--lang", "en", "check", "a"], "check", ["--lang", "en", "a"]),
        (["--lang=en", "-q", "rules", "-v", "list"], "rules list", ["--lang=en", "-q", "-v"]),
        (["check", "rules"], "check", ["rules"]),
        (["--select", "A", "--jobs=2", "check"], "check", ["--select", "A", "--jobs=2"]),
    ],
)
def test_a_command_is_chosen(words: list[str], name: str, rest: list[str]) -> None:
    command, left = choose_command(words, COMMANDS)
    assert command is not None
    assert command.name == name
    assert left == rest


@pytest.mark.parametrize("words", [[], ["--help"], ["rules", "-h"], ["-v", "--version"]])
def test_no_command_is_chosen(words: list[str]) -> None:
    assert choose_command(words, COMMANDS)[0] is None


@pytest.mark.parametrize(
    ("words", "near"), [(["chek"], "check"), (["rules", "lst"], "rules list"), (["frobnicate"], "")]
)
def test_an_unknown_command_is_told(words: list[str], near: str) -> None:
    with pytest.raises(UsageError, match="no such command") as caught:
        choose_command(words, COMMANDS)
    assert near in caught.value.hint


def test_half_a_command_is_told_what_follows() -> None:
    with pytest.raises(UsageError, match="rules needs another word") as caught:
        choose_command(["rules"], COMMANDS)
    assert caught.value.hint.startswith("one of: rules list, rules test")


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("draft.docx", "to check it: reportlint check draft.docx"),
        ("drafts/", "to check it: reportlint check drafts/"),
        ("年报 2024.docx", 'to check it: reportlint check "年报 2024.docx"'),
        ("*.docx", "to check it: reportlint check *.docx"),
        ("-", "to check it: reportlint check -"),
        ("lint", "did you mean check?"),
        ("rule", "did you mean explain?"),
    ],
)
def test_a_draft_in_the_place_of_a_command_is_to_be_checked(word: str, hint: str) -> None:
    with pytest.raises(UsageError, match="no such command") as caught:
        choose_command([word], COMMANDS)
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("command", "flag", "message", "hint"),
    [
        ("extract", "--fix", "extract has no option --fix", "it is an option of check"),
        ("explain", "--unsafe-fixes", "explain has no option", "it is an option of check, fix"),
        ("check", "--format", "no such option: --format", "did you mean --output-format?"),
        ("check", "--watch", "no such option: --watch", "see reportlint check --help"),
        ("check", "--fxi", "no such option: --fxi", "did you mean --fix?"),
    ],
)
def test_suggestions_do_not_mislead(command: str, flag: str, message: str, hint: str) -> None:
    taking = next(one for one in COMMANDS if one.name == command)
    with pytest.raises(UsageError) as caught:
        parse([flag], taking, "en", COMMANDS)
    assert message in caught.value.message
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("words", "default", "language"),
    [
        ([], None, "zh"),
        ([], "en", "en"),
        ([], "", "zh"),
        (["--lang", "en"], None, "en"),
        (["--lang=en"], "zh", "en"),
        (["--lang=en", "--lang=zh"], None, "zh"),
        (["--", "--lang=en"], None, "zh"),
        (["check", "--lang"], None, "zh"),
    ],
)
def test_language_is_known_before_anything_else(
    words: list[str], default: str | None, language: str
) -> None:
    assert parse_language(words, default) == language


@pytest.mark.parametrize(
    ("words", "default", "source"), [(["--lang=fr"], None, "--lang"), ([], "fr", "REPORTLINT_LANG")]
)
def test_an_unknown_language_is_told(words: list[str], default: str | None, source: str) -> None:
    with pytest.raises(UsageError, match=source):
        parse_language(words, default)


@given(st.lists(st.text(alphabet="-=qvselctAN,中 ", max_size=10), max_size=6))
def test_any_words_are_taken_or_refused(words: list[str]) -> None:
    try:
        told: Arguments | str = parsed(*words)
    except UsageError as error:
        told = error.message
    assert told if isinstance(told, str) else len(told.operands) <= 3


def test_every_option_speaks_both_languages() -> None:
    options = {option.name: option for command in COMMANDS for option in command.options}
    for option in (*options.values(), *OVERVIEW.options):
        assert option.help["zh"]
        assert option.help["en"].isascii()
        assert not set(option.help["zh"]) & set(",;()"), option.name


def test_the_help_names_every_output_format() -> None:
    for language in ("zh", "en"):
        words = set(re.findall(r"[a-z]+", OPTIONS["output_format"].help[language]))
        assert words >= {*CHECK_FORMATS, *COPY_REPORTERS} - {"statistics"}
