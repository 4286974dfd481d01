"""Text that a wrong encoding ruined is said to be that, in every format; no other text is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportlint
from reportlint import readers
from reportlint.engine import check_draft, check_options
from reportlint.support.errors import UnreadableError
from reportlint.support.mojibake import find_misread_spans, find_misreading
from tests.formats.paper import Paper
from tests.formats.reading import PAPERS, WRITTEN
from tests.strategies.rendering.flow import Text
from tests.strategies.rendering.sheets import Sheet

CORPUS = Path(__file__).parents[2] / "corpus"
DRAFT = (CORPUS / "good" / "clean.txt").read_text(encoding="utf-8")
NAMES = {"utf-8": "UTF-8", "gb18030": "GBK", "latin-1": "Latin-1", "cp1252": "Latin-1"}


def ruined(text: str, meant: str, taken: str) -> str:
    return text.encode(meant, "ignore").decode(taken, "replace")


@pytest.mark.parametrize(
    ("meant", "taken"),
    [("utf-8", "gb18030"), ("utf-8", "latin-1"), ("utf-8", "cp1252"), ("gb18030", "latin-1"),
     ("gb18030", "cp1252")],
)  # fmt: skip
def test_the_way_is_told(meant: str, taken: str) -> None:
    found = find_misreading(ruined(DRAFT, meant, taken))
    assert found == {"actual_encoding": NAMES[meant], "assumed_encoding": NAMES[taken]}


@pytest.mark.parametrize("meant", ["utf-8", "gb18030", "big5"])
@pytest.mark.parametrize(
    "taken", ["big5", "cp949", "cp932", "cp437", "mac_roman", "gb18030", "utf-8", "ascii"]
)
def test_any_wrong_encoding_is_noticed(meant: str, taken: str) -> None:
    if meant != taken:
        assert find_misreading(ruined(DRAFT, meant, taken)) is not None


def test_what_was_ruined_twice_is_noticed() -> None:
    assert find_misreading(ruined(ruined(DRAFT, "utf-8", "cp1252"), "utf-8", "cp1252")) is not None


def test_question_marks_are_lost_characters() -> None:
    assert find_misreading(DRAFT.encode("ascii", "replace").decode()) == {}
    assert find_misreading("\ufffd" * 30 + "2024") == {}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024",
        "Une année très éphémère, où l'été décrété à côté a été répété. " * 10,
        "政府資訊公開工作年度報告，依規定編製並公布之。" * 5,
        "これは日本語の文書です。行政文書の開示に関する報告。" * 5,
        "이것은 한국어 문서입니다. 행정 정보 공개에 관한 보고서. " * 5,
        "Это документ о работе учреждения за прошлый год. " * 5,
        "What? Why? How? " * 5,
    ],
)
def test_other_text_is_not(text: str) -> None:
    assert find_misreading(text) is None


@pytest.mark.parametrize("path", sorted((CORPUS / "good").iterdir()), ids=lambda path: path.name)
def test_no_good_draft_is(path: Path) -> None:
    text = readers.read(path.read_bytes(), path.name).text
    assert find_misreading(text) is None
    assert find_misread_spans(text) == []


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    find_misreading(text)
    assert all(start < end <= len(text) for start, end in find_misread_spans(text))


def changed(paper: Paper, change: Callable[[str], str]) -> Paper:
    def item(old: Text | Sheet) -> Text | Sheet:
        if isinstance(old, Text):
            return replace(old, words=change(old.words))
        return replace(old, boxes=tuple(replace(b, text=change(b.text)) for b in old.boxes))

    return Paper(tuple(map(item, paper.items)))


def visible(text: str) -> str:
    """Without characters that no XML may hold."""
    return "".join(sign for sign in text if sign >= " " and not "\x7f" <= sign <= "\x9f")


@pytest.mark.parametrize("form", WRITTEN)
@pytest.mark.parametrize(("meant", "taken"), [("utf-8", "gb18030"), ("gb18030", "latin-1")])
def test_every_format_says_so(form: str, meant: str, taken: str) -> None:
    name, render = WRITTEN[form]
    data = render(changed(PAPERS["clean"], lambda text: visible(ruined(text, meant, taken))))
    with pytest.raises(UnreadableError) as caught:
        readers.read(data, name)
    zh, hint = caught.value.localize("zh")
    assert "编码错误" in zh
    assert "UTF-8" in hint


def test_the_library_says_so_too() -> None:
    result = reportlint.check(ruined(DRAFT, "utf-8", "gb18030"))
    assert result.status == "unreadable"
    assert "编码错误" in (result.error or "")


@pytest.mark.parametrize("charset", ["gb2312", "iso-8859-1", "big5", "utf-8"])
def test_a_page_that_declares_another_charset_is_read(charset: str) -> None:
    lines = "".join(f"<p>{line}</p>" for line in DRAFT.splitlines())
    page = f'<html><head><meta charset="{charset}"></head><body>{lines}</body></html>'
    assert "总体情况" in readers.read(page.encode(), "a.html").text


RUBBISH = ["\u2802 ", "\u2802 \u0f2fspan>", "/span>", "\ufffd\ufffd", "锟斤拷", "\u2802"]


@pytest.mark.parametrize("rubbish", RUBBISH)
@pytest.mark.parametrize("form", [form for form in WRITTEN if form != "mht"])
def test_rubbish_before_headings_is_damage_and_nothing_else(form: str, rubbish: str) -> None:
    name, render = WRITTEN[form]
    subheads = ("（一）", "（二）", "二、", "五、")
    found = changed(
        PAPERS["clean"], lambda text: rubbish + text if text.startswith(subheads) else text
    )
    only = Paper(
        tuple(
            old if isinstance(old, Sheet) else new
            for old, new in zip(PAPERS["clean"].items, found.items, strict=True)
        )
    )
    document = readers.read(render(only), name)
    result = check_draft.check_document(document, check_options.CheckOptions()).result
    assert [finding.rule for finding in result.findings] == ["R102"]


def test_a_garbled_paragraph_among_others_is_damage() -> None:
    garbled = ruined("全年办理建议提案十二件，全部按期答复。", "utf-8", "gb18030")
    rules = [
        f.rule for f in reportlint.check(DRAFT.replace("三、", garbled + "\n三、", 1)).findings
    ]
    assert "R102" in rules
