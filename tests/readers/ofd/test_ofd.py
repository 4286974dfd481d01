"""OFD files: text comes out as it stands on the pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.document import Anchor, Document, Lines, Mark, Span
from reportlint.readers import layout, ofd
from reportlint.readers.ofd import package
from reportlint.support.errors import UnreadableError
from tests.readers import ofd_builder
from tests.readers.docx_builder import archive
from tests.readers.ofd_builder import members, page, text_object

PICTURE = '<ofd:ImageObject ID="3" Boundary="0 0 9 9" ResourceID="4"/>'
LINE = '<ofd:PathObject ID="3" Boundary="0 0 9 9"><ofd:AbbreviatedData/></ofd:PathObject>'


def read(*pages: str, **others: str | list[str]) -> Document:
    return ofd.read(ofd_builder.ofd(*pages, **others), "draft.ofd")  # type: ignore[arg-type]


def text(*objects: str) -> str:
    """The lines of a page of objects, without indents."""
    return bare(read(page(*objects)))


def bare(document: Document) -> str:
    return "\n".join(line.strip() for line in document.text.removesuffix("\n").split("\n"))


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        ofd.read(data, "draft.ofd")
    assert all(caught.value.localize("zh"))
    return caught.value.message


def test_lines_go_down_the_page_and_pages_follow() -> None:
    document = read(
        page(text_object("总体情况", 30, 60), text_object("年度报告", 60, 30)),
        page(text_object("其他事项", 30, 20)),
        title="云溪县水务局2024年政府信息公开工作年度报告",
    )
    assert document.text == "\u3000\u3000年度报告\n总体情况\n其他事项\n"
    assert document.blocks == (Lines(Span(0, 16)),)
    assert document.anchors == (Anchor(0, page=1), Anchor(12, page=2))
    assert (document.format, document.marks) == ("ofd", ())
    assert document.metadata.title == "云溪县水务局2024年政府信息公开工作年度报告"


def test_objects_of_a_line_are_joined_from_left_to_right() -> None:
    right, left = text_object("情况", 38, 60), text_object("总体", 30, 60.4)
    assert text(right, left) == "总体情况"


def test_columns_are_parted_by_blanks() -> None:
    cells = [text_object(word, x, 60) for word, x in (("予以公开", 30), ("12", 60), ("3", 90))]
    assert text(*cells) == "予以公开       12        3"


def test_figures_set_together_are_one_number() -> None:
    assert text(text_object("1288", 30, 60, code='DeltaX="g 3 3.5"')) == "1288"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('DeltaX="4 4 4"', "本年新收"),
        ('DeltaX="g 3 4"', "本年新收"),
        ('DeltaX="g 2 4 4"', "本年新收"),
        ('DeltaX="4 g 2 4"', "本年新收"),
        ('DeltaX="4 12 4"', "本年    新收"),
        ('DeltaX="4 4"', "本年新收"),
        (" ", "本年新收"),
        ('DeltaX="g"', "本年新收"),
        ('DeltaX="g 99999999 4"', "本年新收"),
        ('DeltaX="x y z"', "本"),  # all in one place, but for what is read as a step
        ('DeltaY="6 6 6"', "本\n年\n新\n收"),
    ],
)
def test_steps_put_characters_in_their_places(code: str, expected: str) -> None:
    found = text(text_object("本年新收", 30, 60, code=code))
    assert found == expected if len(expected) > 1 else sorted(found) == sorted("本年新收")


def test_the_matrix_moves_and_scales() -> None:
    # NOTE: some programs give every character an object of its own, far off and moved back.
    pieces = [
        f'<ofd:TextObject CTM="0.35 0 0 0.35 -100 90" Boundary="{100 + 5 * index} 50 5 5" '
        f'Size="14"><ofd:TextCode X="286" Y="-250">{sign}</ofd:TextCode></ofd:TextObject>'
        for index, sign in enumerate("教育局")
    ]
    assert text(*pieces) == "教育局"


def test_a_code_without_a_place_goes_on_where_the_last_began() -> None:
    codes = '<ofd:TextCode X="0" Y="4">甲</ofd:TextCode><ofd:TextCode X="4">乙</ofd:TextCode>'
    assert text(f'<ofd:TextObject Boundary="1 1 9 9" Size="4">{codes}</ofd:TextObject>') == "甲乙"


def test_blanks_between_words_are_kept_and_those_between_characters_are_not() -> None:
    words = text_object("in force", 30, 60, code='DeltaX="2 2 1 2 2 2 2"')
    spread = text_object("总 计", 30, 70, code='DeltaX="4 2"')
    assert text(words, spread) == "in force\n总计"


def test_a_sign_drawn_twice_is_bold() -> None:
    assert text(text_object("总计", 30, 60), text_object("总计", 30.1, 60)) == "总计"


def test_what_is_not_shown_is_no_text() -> None:
    hidden = text_object("隐", 30, 60, attributes='Visible="false"')
    assert text(hidden, text_object("显", 40, 60)) == "显"


def test_objects_may_lie_in_blocks_and_other_namespaces() -> None:
    content = page(f'<ofd:PageBlock ID="7">{text_object("正文", 30, 60)}</ofd:PageBlock>')
    assert bare(read(content.replace("http://www.ofdspec.org/2016", "urn:other"))) == "正文"
    plain = content.replace(' xmlns:ofd="http://www.ofdspec.org/2016"', "").replace("ofd:", "")
    assert bare(read(plain)) == "正文"


def test_templates_lie_under_their_pages() -> None:
    letterhead = page(text_object("云溪县水务局文件", 30, 10))
    document = read(
        page(text_object("正文", 30, 60), template="T0"),
        page(text_object("续", 30, 60), template="T9"),
        templates=[letterhead],
    )
    assert bare(document) == "云溪县水务局文件\n正文\n续"


def test_what_is_no_text_is_marked() -> None:
    slanted = text_object("征求意见稿", 30, 60, attributes='CTM="0.7 0.7 -0.7 0.7 0 0"')
    document = read(
        page(slanted, PICTURE), page(slanted, text_object("正文", 30, 60)), page(PICTURE), page(),
        attachments=["附表.xlsx"],
    )  # fmt: skip
    assert document.text == "\n正文\n\n"
    assert document.marks == (
        Mark("header", Span(0, 0), "征求意见稿"),
        Mark("page-without-text", Span(0, 0)),
        Mark("page-without-text", Span(4, 4)),
        Mark("attachment", Span(5, 5), "附表.xlsx"),
    )
    assert [anchor.page for anchor in document.anchors] == [1, 2, 3]


def test_locations_may_be_absolute_or_from_the_root() -> None:
    made = members(page(text_object("正文", 30, 60)))
    for location in ("/Doc_0/Pages/Page_0/Content.xml", "Doc_0/Pages/Page_0/Content.xml"):
        document = str(made["Doc_0/Document.xml"]).replace("Pages/Page_0/Content.xml", location)
        found = ofd.read(archive({**made, "Doc_0/Document.xml": document}), "x")
        assert found.text == "正文\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04", "damaged"),
        (archive({"a.xml": "<a/>"}), "no OFD"),
        (archive({"OFD.xml": "<OFD/>"}), "no OFD"),
        (archive({"OFD.xml": "<OFD><DocRoot>x.xml</DocRoot></OFD>"}), "no OFD"),
        (archive({"OFD.xml": "<OFD"}), "OFD.xml is broken"),
        (archive({**members(page()), "Encryptions.xml": "<e/>"}), "encrypted"),
        (archive({"OFD.xml": "<!DOCTYPE a><OFD/>"}), "document type"),
        (archive({**members(page()), "Doc_0/Pages/Page_0/Content.xml": "<"}), "is broken"),
    ],
)
def test_each_kind_of_damage_has_its_words(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_a_missing_page_is_damage() -> None:
    made = members(page(), page())
    del made["Doc_0/Pages/Page_1/Content.xml"]
    assert "lacks its page Pages/Page_1/Content.xml" in refusal(archive(made))


def test_there_are_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    data = ofd_builder.ofd(page(text_object("正文", 30, 60)), page())
    monkeypatch.setattr(layout, "_CHARACTERS", 1)
    assert "far more text" in refusal(data)
    monkeypatch.setattr(package, "MAX_PAGES", 1)
    monkeypatch.setattr(layout, "_CHARACTERS", 100)
    assert "more than 1 pages" in refusal(data)


WORDS = st.text("一二总计公开（）0123456789", min_size=1, max_size=20)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=3), st.randoms())
def test_lines_come_back_as_set(pages: list[list[str]], random: object) -> None:
    contents = []
    for rows in pages:
        objects = [text_object(row, 20, 60 + 7 * index) for index, row in enumerate(rows)]
        random.shuffle(objects)  # type: ignore[attr-defined]
        contents.append(page(*objects))
    assert bare(read(*contents)) == "\n".join(row for rows in pages for row in rows)


#: Small figures above or below their line are shown so.
SHIFTED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
NUMBERS = st.sampled_from(["", "0", "4", "-3.5", "1e9", "nan", "inf", "x", "g 3 4", "1 2 3 4 5 6"])


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, WORDS), max_size=6))
def test_any_numbers_make_some_lines(objects: list[tuple[str, str, str, str, str, str]]) -> None:
    content = page(
        *[
            f'<ofd:TextObject Boundary="{box}" Size="{size}" CTM="{matrix}"><ofd:TextCode X="{x}" '
            f'Y="{x}" DeltaX="{steps}" DeltaY="{steps}">{words}</ofd:TextCode></ofd:TextObject>'
            for box, size, matrix, x, steps, words in objects
        ]
    )
    found = read(content)
    figures = found.text.translate(SHIFTED)
    assert {sign for sign in figures if not sign.isspace()} <= set("".join(map(str, objects)))


WHOLE = members(page(text_object("正文", 30, 60), template="T0"), templates=[page()], title="年报")


@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_damaged_parts_are_read_or_refused(name: str, data: st.DataObject) -> None:
    content = str(WHOLE[name]).encode()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 20)))
    broken = content[:start] + data.draw(st.binary(max_size=8)) + content[end:]
    try:
        found = ofd.read(archive({**WHOLE, name: broken}), "x")
    except UnreadableError:
        return
    assert all(anchor.offset <= len(found.text) for anchor in found.anchors)


def test_one_part_that_many_pages_name_is_read_a_few_times_only() -> None:
    made = members(page(*[text_object("字" * 40, 20, 20 + n) for n in range(50)]))
    listed = '<ofd:Page ID="10" BaseLoc="Pages/Page_0/Content.xml"/>'
    name = "Doc_0/Document.xml"
    pages = str(made[name])
    few = {**made, name: pages.replace(listed, listed * 3)}
    assert ofd.read(archive(few), "draft.ofd").anchors[-1].page == 3
    many = {**made, name: pages.replace(listed, listed * 900)}
    assert "many pages of the file are one part" in refusal(archive(many))
