"""Words before and after, and unified diffs."""

from __future__ import annotations

import difflib

from hypothesis import given
from hypothesis import strategies as st

from reportlint.fixing.edits import TextPair, build_diff, build_pairs, split_lines
from reportlint.model.document import Document, LineIndex, Span
from reportlint.model.problem import Edit

LINE = st.text(alphabet="甲乙丙丁", max_size=3)


def told(text: str, *edits: Edit) -> list[TextPair]:
    return list(build_pairs(text, edits, LineIndex(Document("d", "text", text, ()))))


def test_words_are_told_with_what_stands_around_them() -> None:
    text = "第一行\n按照国办公开办函[2021]30号的要求编制\n"
    edits = (Edit(Span(12, 13), "〔"), Edit(Span(17, 18), "〕"))
    assert told(text, *edits) == [TextPair("公开办函[2021]30号的", "公开办函〔2021〕30号的", 2, 9)]


def test_edits_far_apart_are_told_one_by_one() -> None:
    text = "甲,乙" + "丙" * 30 + "丁,戊"
    found = told(text, Edit(Span(1, 2), "，"), Edit(Span(34, 35), "，"))
    assert found == [
        TextPair("甲,乙丙丙丙", "甲，乙丙丙丙", 1, 2),
        TextPair("丙丙丙丁,戊", "丙丙丙丁，戊", 1, 35),
    ]


def test_words_of_other_lines_and_cells_are_not_told() -> None:
    text = "甲\t乙0012丙\t丁\r\n"
    assert told(text, Edit(Span(3, 7), "12")) == [TextPair("乙0012丙", "乙12丙", 1, 4)]


def test_a_diff_is_unified() -> None:
    old = "".join(f"第{n}行\n" for n in range(1, 21))
    new = old.replace("第9行", "第九行").replace("第18行", "第十八行")
    assert list(build_diff(old, new, "稿.txt")) == [
        "--- 稿.txt",
        "+++ 稿.txt",
        "@@ -6,7 +6,7 @@",
        " 第6行",
        " 第7行",
        " 第8行",
        "-第9行",
        "+第九行",
        " 第10行",
        " 第11行",
        " 第12行",
        "@@ -15,6 +15,6 @@",
        " 第15行",
        " 第16行",
        " 第17行",
        "-第18行",
        "+第十八行",
        " 第19行",
        " 第20行",
    ]


def test_texts_that_are_the_same_give_no_diff() -> None:
    assert list(build_diff("甲\n乙", "甲\n乙", "稿.txt")) == []


@given(st.lists(st.tuples(LINE, LINE, st.booleans()), max_size=30))
def test_a_diff_is_the_one_that_the_library_gives(rows: list[tuple[str, str, bool]]) -> None:
    # NOTE: lines that are unlike all others, so that nothing can be taken for moved.
    before = [f"{n}{old}" for n, (old, _, _) in enumerate(rows)]
    after = [
        f"{n}!{new}" if changed else old
        for n, ((_, new, changed), old) in enumerate(zip(rows, before, strict=True))
    ]
    expected = list(difflib.unified_diff(before, after, "d", "d", lineterm=""))
    got = list(build_diff("\n".join(before), "\n".join(after), "d"))
    assert [line for line in got if line[0] in "+-"] == [
        line for line in expected if line[0] in "+-"
    ]
    heads = [line for line in got if line.startswith("@@")]
    assert len(heads) == len([line for line in expected if line.startswith("@@")])


def test_lines_end_as_positions_count_them() -> None:
    assert split_lines("甲\r\n乙\r丙\x0c丁\n") == ["甲", "乙", "丙\x0c丁"]
    assert split_lines("甲\n\n") == ["甲", ""]
    assert split_lines("") == []
