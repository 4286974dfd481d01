"""Every output of ``check``, pinned whole from one fixed set of outcomes."""

from __future__ import annotations

import json

import pytest

from reportlint.model.document import Span
from reportlint.reporters import CHECK_FORMATS, HUMAN_FORMATS
from reportlint.reporters.common.screen import count_columns
from reportlint.support.records import replace
from tests.reporters.outcomes import outcomes, place
from tests.reporters.pinning import assert_pinned
from tests.reporters.writing import render_all, strip_colours, view

LANGUAGES = ("zh", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [name for name in CHECK_FORMATS if name not in ("html", "xlsx")])
def test_output_is_as_pinned(name: str, language: str) -> None:
    assert_pinned(f"{name}.{language}.txt", render_all(name, outcomes(language), view(language)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HUMAN_FORMATS)
def test_output_with_colours_is_as_pinned(name: str, language: str) -> None:
    coloured = view(language, colour=True)
    assert_pinned(f"{name}.{language}.colour.txt", render_all(name, outcomes(language), coloured))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("name", ["full", "grouped"])
def test_output_on_a_wide_screen_is_as_pinned(name: str, colour: bool, language: str) -> None:
    wide = view(language, width=120, colour=colour)
    shown = "wide.colour" if colour else "wide"
    assert_pinned(f"{name}.{language}.{shown}.txt", render_all(name, outcomes(language), wide))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", HUMAN_FORMATS)
def test_verbose_output_is_as_pinned(name: str, language: str) -> None:
    verbose = view(language, verbose=True)
    assert_pinned(f"{name}.{language}.verbose.txt", render_all(name, outcomes(language), verbose))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [50, 80, 120])
@pytest.mark.parametrize("name", ["full", "grouped"])
def test_it_fits_the_screen(name: str, width: int, language: str) -> None:
    text = render_all(name, outcomes(language), view(language, width=width, verbose=True))
    assert max(count_columns(line) for line in text.split("\n")) <= width


def test_colours_are_all_that_colour_adds() -> None:
    plain = render_all("full", outcomes("zh"), view("zh"))
    coloured = render_all("full", outcomes("zh"), view("zh", colour=True))
    stripped = strip_colours(coloured)
    assert [line.rstrip() for line in stripped.split("\n")] == plain.split("\n")


@pytest.mark.parametrize("name", HUMAN_FORMATS)
def test_no_control_character_of_a_draft_reaches_the_terminal(name: str) -> None:
    assert "\x1b" in outcomes("zh")[0].findings[-1].location.text
    text = render_all(name, outcomes("zh"), view("zh"))
    assert all(line.isprintable() for line in text.split("\n"))


@pytest.mark.parametrize("name", HUMAN_FORMATS)
def test_quiet_leaves_out_the_summary_only(name: str) -> None:
    told = render_all(name, outcomes("en"), view("en"))
    quiet = render_all(name, outcomes("en"), view("en", quiet=True))
    assert quiet
    assert told.startswith(quiet)
    assert "4 files" in told.removeprefix(quiet)


@pytest.mark.parametrize("language", LANGUAGES)
def test_clean_file_gets_one_plain_line(language: str) -> None:
    clean = outcomes(language)[1]
    lines = render_all("full", (clean,), view(language)).splitlines()
    expected = {
        "zh": "通过：1 个文件，没有错误和警告。",
        "en": "Passed: 1 file, no errors or warnings.",
    }
    assert lines == [expected[language]]


def test_summary_of_nothing_says_so() -> None:
    assert render_all("full", (), view("en")) == "No file to check was found.\n"
    assert render_all("full", outcomes("en")[3:], view("en")).startswith(
        "No annual report was checked"
    )
    idle = replace(outcomes("en")[1], checked={})
    assert render_all("full", (idle,), view("en")) == "No rule applied: nothing was checked.\n"


def test_json_is_what_the_standard_library_writes_but_for_what_steers() -> None:
    for count in range(5):
        text = render_all("json", outcomes("zh")[:count], view("zh"))
        again = json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
        assert again.replace("\u200b", "\\u200b") == text


def test_json_has_every_field_in_order() -> None:
    document = json.loads(render_all("json", outcomes("en"), view("en")))
    assert list(document) == ["schema", "tool", "files", "summary"]
    assert document["schema"] == "reportlint-check/1"
    assert document["tool"]["rules"] == 98
    first = document["files"][0]
    assert list(first) == [
        *("path", "format", "document", "edition", "year", "organ", "status", "error"),
        *("findings", "not_assessed", "suppressed", "packs", "figures"),
    ]
    assert list(first["findings"][0]) == [
        *("rule", "name", "severity", "message", "fingerprint"),
        *("location", "related", "values", "fix"),
    ]
    assert list(first["findings"][0]["location"]) == [
        *("line", "column", "end_line", "end_column"),
        *("page", "paragraph", "table_index", "cell", "source_line"),
        *("part", "table", "row", "column_key", "text"),
    ]
    assert list(first["not_assessed"][0]) == ["rule", "table", "row", "column_key", "reason"]
    assert first["findings"][1]["fix"] == {
        "safety": "unsafe",
        "title": "remove one 的",
        "edits": [{"start": 161, "end": 163, "text": "的"}],
    }
    assert document["summary"] == {
        "files": 4,
        "errors": 2,
        "warnings": 2,
        "infos": 1,
        "suppressed": 1,
        "not_assessed": 2,
        "figures": {"total": 8, "compared": 2, "checked": 2, "other": 0, "context": 2, "unread": 2},
        "packs": [],
    }
    assert [file["status"] for file in document["files"]] == [
        *("checked", "checked", "unreadable", "not-a-report")
    ]


def test_a_related_page_without_words_is_told_by_its_place_alone() -> None:
    result = outcomes("zh")[0]
    page = place(Span(0, 0), page=2)
    found = replace(result.findings[0], related=(page,), related_values=("",))
    told = render_all("full", (replace(result, findings=(found,)),), view("zh"))
    assert "      1:1（第 2 页）\n" in told
    assert "“”" not in told
