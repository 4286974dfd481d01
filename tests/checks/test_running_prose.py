"""The prose of a report as one text: what it says stands where it points to."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportlint.checks.prose import FULL_STOPS, prose_of
from reportlint.model.document import is_within
from tests.checks.prose import parsed, report

_WORDS = st.text("公开信息，。；《》12 \u3000", min_size=1, max_size=40)


@given(paragraphs=st.lists(_WORDS, min_size=1, max_size=4), data=st.data())
def test_words_stand_where_their_span_points(paragraphs: list[str], data: st.DataObject) -> None:
    draft = report("", "我局公开信息。\n" + "\n".join(paragraphs))
    prose = prose_of(draft)
    start = data.draw(st.integers(0, len(prose.text) - 1))
    end = data.draw(st.integers(start + 1, len(prose.text)))
    words = prose.text[start:end].partition("\n")[0]
    found = prose.span(start, start + len(words)).cut(draft.document.text) if words else ""
    assert "".join(found.split()) == words.replace(" ", "")


def test_a_span_never_leaves_its_passage() -> None:
    draft = report("", "第一段。\n\n第二段。")
    prose = prose_of(draft)
    start = prose.text.index("第一段")
    assert prose.span(start, len(prose.text)).cut(draft.document.text) == "第一段。"


def test_parts_of_places() -> None:
    prose = prose_of(report("导语在前。", "总体情况的正文。"))
    assert prose.place(prose.text.index("导语")) is None
    assert prose.place(prose.text.index("正文")) == 1


def test_sentences_and_clauses() -> None:
    prose = prose_of(report("", "前一句。中间；后半句。末句"))
    start = prose.text.index("后半句")
    assert prose.text[slice(*prose.sentence(start, start + 1))] == "后半句"
    assert prose.text[slice(*prose.sentence(start, start + 1, FULL_STOPS))] == "中间；后半句"


def test_a_sentence_without_end_is_looked_at_within_reach() -> None:
    prose = prose_of(report("", "公" * 5000))
    start, end = prose.sentence(2500, 2501)
    assert 0 < end - start < 1000


def test_title_marks_hold_what_they_quote() -> None:
    prose = prose_of(report("", "印发《关于印发〈目录〉的通知》后《又印发《目录》的通知》公开。"))
    quoted = prose.find_quoted_spans()
    held = [prose.text[at] for at in range(len(prose.text)) if is_within(quoted, at)]
    assert "".join(held) == "《关于印发〈目录〉的通知》《又印发《目录》的通知》"


def test_each_report_has_its_own_prose() -> None:
    one, other = report("", "甲在公开。"), report("", "乙在公开。")
    assert ("甲" in prose_of(one).text, "甲" in prose_of(other).text) == (True, False)
    assert "甲" in prose_of(one).text
    assert prose_of(parsed("")).text == ""
