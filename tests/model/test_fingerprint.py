"""Names of findings that stay."""

from __future__ import annotations

from hashlib import sha256

from reportlint.model.document import Span
from reportlint.model.fingerprint import (
    build_similarity_key,
    hash_surroundings,
    is_brief,
    make_fingerprint,
)
from reportlint.model.problem import Place

CELL = Place(3, "requests", "new", "total")


def test_sixteen_hex_digits_of_sha_256() -> None:
    like = build_similarity_key("A101", CELL, "3", {"right": "2", "left": "3"})
    assert make_fingerprint(like, 1) == sha256(f"{like}\x1f1".encode()).hexdigest()[:16]


def test_a_cell_counts_by_its_place_and_not_by_its_text() -> None:
    assert build_similarity_key("A101", CELL, "3", {}) == build_similarity_key(
        "A101", CELL, "４", {}
    )
    other = Place(3, "requests", "new", "other")
    assert build_similarity_key("A101", CELL, "3", {}) != build_similarity_key(
        "A101", other, "3", {}
    )


def test_prose_counts_by_its_words_however_wide_or_spaced() -> None:
    part = Place(1)
    assert build_similarity_key("W301", part, "共 ２ 件", {}) == build_similarity_key(
        "W301", part, "共2\n件", {}
    )
    assert build_similarity_key("W301", part, "共3件", {}) != build_similarity_key(
        "W301", part, "共2件", {}
    )
    assert build_similarity_key("W301", Place(2), "共2件", {}) != build_similarity_key(
        "W301", part, "共2件", {}
    )


def test_values_count_in_any_order() -> None:
    one = build_similarity_key("A101", CELL, "", {"left": "1", "right": "2"})
    assert one == build_similarity_key("A101", CELL, "", {"right": "2", "left": "1"})
    assert one != build_similarity_key("A101", CELL, "", {"left": "2", "right": "1"})


def test_the_second_of_its_like_has_its_own_name() -> None:
    like = build_similarity_key("W305", Place(1), "的的", {})
    assert make_fingerprint(like, 1) != make_fingerprint(like, 2)


def test_surroundings_are_letters_and_digits_of_either_side() -> None:
    text = "全年共收到××件申请，已全部答复。"
    span = Span(5, 7)
    before, behind = hash_surroundings(text, span).split("-")
    assert (
        hash_surroundings("| 全年 **共收到**××件\n申请， 已全部答复", Span(11, 13))
        == f"{before}-{behind}"
    )
    assert hash_surroundings(f"今年共收到{text[5:]}", span).split("-")[0] != before
    assert hash_surroundings(f"今年共收到{text[5:]}", span).split("-")[1] == behind
    assert hash_surroundings("", Span(0, 0)) == "-"
    assert hash_surroundings(f"另定。{text}", Span(8, 10)) == f"{before}-{behind}"


def test_brief_words_may_stand_anywhere() -> None:
    assert is_brief("××")
    assert not is_brief("全年新收政府信息公开申请一百二十三件")
