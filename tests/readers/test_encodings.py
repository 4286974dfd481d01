"""Text comes back from bytes in whatever encoding a draft was saved, and only text does."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.readers.encodings import decode, decode_with_encoding
from reportlint.support.errors import UnreadableError

DRAFT = (
    "云溪县水务局2024年政府信息公开工作年度报告\r\n\r\n"
    "一、总体情况\r\n\u3000\u3000本机关全年新收政府信息公开申请 12 件，上年结转一件，均已办结。\r\n"
)
TRADITIONAL = "政府資訊公開工作年度報告\n一、總體情況\n本機關全年收到申請 12 件，均已處理。\n"


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gbk", "gb18030"),
        ("gb18030", "gb18030"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-16", "utf-16-le"),
        ("utf-32", "utf-32-le"),
    ],
)
def test_a_draft_in_any_usual_encoding_is_read(name: str, encoding: str) -> None:
    found = decode_with_encoding(DRAFT.encode(name))
    assert (found.text, found.encoding) == (DRAFT, encoding)


@pytest.mark.parametrize("declared", ["utf-8", "GBK", "big5", "no-such-name", "", None])
@pytest.mark.parametrize("name", ["utf-8", "gbk", "utf-16-le"])
def test_a_wrong_declaration_does_no_harm(name: str, declared: str | None) -> None:
    assert decode(DRAFT.encode(name), declared) == DRAFT


@pytest.mark.parametrize("declared", ["big5", "Big5-HKSCS", None])
def test_traditional_text_in_big5_is_not_taken_for_gb18030(declared: str | None) -> None:
    assert decode(TRADITIONAL.encode("big5"), declared) == TRADITIONAL


def test_traditional_text_in_gb18030_stays_so() -> None:
    assert decode_with_encoding(TRADITIONAL.encode("gb18030"), "big5").encoding == "gb18030"


def test_only_the_first_byte_order_mark_is_taken_off() -> None:
    assert decode("\ufeff\ufeff一".encode()) == "\ufeff一"


def test_the_mark_of_utf_8_before_gbk_is_dropped() -> None:
    assert decode(b"\xef\xbb\xbf" + DRAFT.encode("gbk")) == DRAFT


@pytest.mark.parametrize("name", ["utf-8", "gb18030"])
def test_a_file_cut_inside_a_character_keeps_its_encoding(name: str) -> None:
    text = decode((DRAFT + "完").encode(name)[:-1])
    assert text == DRAFT + "\ufffd"


def test_damage_after_a_long_stretch_of_ascii_keeps_the_encoding() -> None:
    text = decode(b"<style>" * 2000 + DRAFT.encode() + b"\xe4\xb8")
    assert text == "<style>" * 2000 + DRAFT + "\ufffd"


def test_a_declared_encoding_is_used_where_the_usual_ones_fail() -> None:
    data = b"\x93R\xe9sum\xe9\x94 \xff"
    assert decode(data, "windows-1252") == "“Résumé” ÿ"


def test_a_few_zero_characters_are_kept_so_that_positions_hold() -> None:
    text = DRAFT * 3 + "\0" + DRAFT
    assert decode(text.encode()) == text


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_nothing_is_the_empty_text(data: bytes) -> None:
    assert decode(data) == ""


@pytest.mark.parametrize(
    "data",
    [
        bytes(4096),
        bytes(range(256)),
        b"\x00\x01\x02abc",
        b"\0",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1",
    ],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="no known encoding") as caught:
        decode(data)
    assert "UTF-8" in caught.value.hint


@given(st.binary(max_size=300), st.sampled_from([None, "gbk", "big5", "utf-16", "euc-kr"]))
def test_any_bytes_give_storable_text_or_are_refused(data: bytes, declared: str | None) -> None:
    try:
        text = decode(data, declared)
    except UnreadableError:
        return
    assert text.encode("utf-8").decode("utf-8") == text


@given(st.text(st.characters(min_codepoint=0x20, exclude_categories=["Cs"])))
def test_utf_8_always_comes_back(text: str) -> None:
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text


@given(st.text(st.sampled_from("一二三上年结转的件，。、（）《》2024:\u3000\n"), min_size=4))
def test_plain_utf_16_with_line_ends_needs_no_mark(text: str) -> None:
    draft = "一、总体情况\n" + text
    assert decode(draft.encode("utf-16-le")) == decode(draft.encode("utf-16-be")) == draft


def test_importing_it_stays_cheap() -> None:
    code = "import sys, reportlint.readers.encodings; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"dataclasses", "typing", "pathlib", "json", "email", "selectolax"}
    assert not heavy & set(run.stdout.split())
