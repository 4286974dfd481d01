"""Reviewed Word files: comments at the exact words and cells, everything else as it was."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint import readers
from reportlint.engine.check_draft import check_document
from reportlint.engine.check_options import CheckOptions
from reportlint.model.document import Document, Span
from reportlint.model.finding import FileResult
from reportlint.model.report import Report
from reportlint.reporters import docx
from reportlint.support.records import replace
from tests.corpus import CORPUS
from tests.needs import needs_libreoffice
from tests.readers.docx_builder import (
    archive,
    cell,
    level,
    lists,
    members,
    numbered,
    paragraph,
    row,
    run,
    table,
    word,
)
from tests.reporters.outcomes import findings, outcomes
from tests.reporters.pinning import assert_pinned
from tests.reporters.writing import view

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OLD_COMMENT = (
    '<w:comment w:id="7" w:author="王" w:initials="w"><w:p><w:r><w:t>原有</w:t></w:r></w:p>'
    "</w:comment>"
)


def read(data: bytes) -> Document:
    return readers.read(data, "draft.docx")


def result_of(document: Document, spans: Sequence[Span]) -> FileResult:
    """Return a result with a finding at each span."""
    base = findings("en")[1]
    made = tuple(replace(base, span=span, fix=None) for span in spans)
    report = Report(
        document, "government-disclosure", "2021", 2024, None, None, (), (), (), (), (), (), (), ()
    )
    known = outcomes("en")[0]
    return replace(
        known, format=document.format, findings=made, report=report, not_assessed=(), suppressed=0
    )


def reviewed(data: bytes, spans: Sequence[Span]) -> bytes:
    made = docx.render_copy(result_of(read(data), spans), data, view("en"))
    assert made is not None
    return made


def commented(data: bytes, start: str = "reportlint: warning W305") -> list[Span]:
    """Return what the comments that start so are about, as the reader of drafts tells it."""
    marks = [mark for mark in read(data).marks if mark.kind == "comment"]
    return [mark.span for mark in marks if mark.text.startswith(start)]


def tree(data: bytes) -> Element:
    return ET.fromstring(data)  # noqa: S314 - our own


def at(document: Document, words: str) -> Span:
    start = document.text.index(words)
    return Span(start, start + len(words))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as made:
        return {name: made.read(name) for name in made.namelist()}


def check_words(body: Sequence[str], words: str, **others: str) -> bytes:
    """Comment words of a draft, and see that the comment stands at them and the text stays."""
    data = word(*body, **others)
    document = read(data)
    span = at(document, words)
    made = reviewed(data, [span])
    assert read(made).text == document.text
    # NOTE: a break is read where words follow it, so a comment behind it seems to begin before.
    assert [found.cut(document.text).strip() for found in commented(made)] == [words.strip()]
    assert [found.end for found in commented(made)] == [span.end]
    return made


HYPERLINK = '<w:hyperlink w:anchor="x">{}</w:hyperlink>'
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
INSERTED = '<w:ins w:id="1" w:author="王">{}</w:ins>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize("wrapper", ["{}", HYPERLINK, CONTROL, INSERTED, FIELD])
@pytest.mark.parametrize("words", ["乙丙", "甲", "丁", "甲乙丙丁", "首甲", "丁尾"])
def test_words_within_what_wraps_runs(wrapper: str, words: str) -> None:
    check_words([paragraph("首", wrapper.format(run("甲乙丙丁", "<w:b/>")), "尾")], words)


def test_formatting_is_kept_on_both_sides_of_a_cut() -> None:
    made = check_words([paragraph(run("公开的的工作", '<w:b/><w:sz w:val="32"/>'))], "的的")
    root = tree(parts(made)["word/document.xml"])
    runs = [item for item in root.iter(f"{W}r") if item.find(f"{W}t") is not None]
    assert ["".join(item.itertext()) for item in runs] == ["公开", "的的", "工作"]
    for item in runs:
        looks = item.find(f"{W}rPr")
        assert looks is not None
        assert [child.tag for child in looks] == [f"{W}b", f"{W}sz"]


def test_words_over_several_runs_paragraphs_and_breaks() -> None:
    body = [
        paragraph("甲乙", run("丙丁", "<w:i/>"), "戊"),
        paragraph("<w:r><w:t>己</w:t><w:br/><w:t>庚</w:t><w:tab/><w:t>辛</w:t></w:r>"),
    ]
    for words in ("乙丙", "丁戊\n己", "己\n庚", "庚", "庚\t辛", "辛"):
        check_words(body, words)


def test_entities_blanks_and_rare_characters() -> None:
    body = ["<w:p><w:r><w:t>a &amp;&lt;b&gt; &#20013;&#x6587;𠀀c d</w:t></w:r></w:p>"]
    for words in ("&<", "b>", "中文", "𠀀", "c", " d", "文𠀀c "):
        check_words(body, words)


def test_a_tag_may_hold_the_sign_that_ends_one() -> None:
    looks = "<w:rPr><w:rStyle w:val='a>\"b'/></w:rPr>"
    text = "<w:t xml:space='preserve' >甲乙</w:t >"
    check_words([f"<w:p><w:r>{looks}{text}</w:r ></w:p >"], "乙")


def test_formulas_and_reading_aids_are_commented_whole() -> None:
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>yi</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>乙丙</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    data = word(paragraph("甲", ruby, "丁"))
    document = read(data)
    made = reviewed(data, [at(document, "丙")])
    assert read(made).text == document.text
    assert commented(made) == [at(document, "乙丙")]


BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><a:graphic>"
    "<a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>"
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def test_of_words_in_a_text_box_the_paragraph_around_it_is_commented() -> None:
    """Word ignores comments in text boxes; the comment quotes the words instead."""
    inner = paragraph("盒中文字")
    data = word(paragraph("前", BOX.format(inner, inner), "后"))
    made = reviewed(data, [at(read(data), "文字")])
    assert commented(made) == [at(read(data), "前后")]
    assert "“文字”" in "".join(tree(parts(made)["word/comments.xml"]).itertext())
    assert b"comment" not in parts(made)["word/document.xml"].split(b"<w:txbxContent>")[1]


def test_of_words_in_a_footnote_the_paragraph_that_refers_to_it_is_commented() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    note = f'<w:footnote w:id="2">{paragraph("脚注文字")}</w:footnote>'
    data = word(paragraph("正文", reference), paragraph("下一段"), footnotes=note)
    document = read(data)
    made = reviewed(data, [at(document, "注文")])
    assert commented(made) == [at(document, "正文")]
    assert parts(made)["word/footnotes.xml"] == parts(data)["word/footnotes.xml"]
    assert "“注文”" in "".join(tree(parts(made)["word/comments.xml"]).itertext())


def test_automatic_numbers_are_commented_with_their_paragraph() -> None:
    numbering = lists(level(0, "chineseCounting", "%1、"))
    data = word(paragraph("前言"), numbered(1, 0, "总体情况"), numbering=numbering)
    document = read(data)
    made = reviewed(data, [at(document, "一、"), at(document, "一、总体")])
    assert read(made).text == document.text
    body = parts(made)["word/document.xml"].decode()
    # The first comment is on the whole draft, the second on the paragraph behind its properties.
    for number in ('commentRangeStart w:id="1"', 'commentRangeStart w:id="2"'):
        assert body.index("前言") < body.index("</w:numPr>") < body.index(number)
        assert body.index(number) < body.index("总体")


def test_cells_with_and_without_words() -> None:
    data = word(
        paragraph("表"),
        table(
            row(cell("项"), cell("数", span=2)),
            row(cell("甲", merge="restart"), "3", ""),
            row(cell(merge="continue"), "", "4"),
            columns=3,
        ),
    )
    document = read(data)
    grid = document.blocks[1]
    spans = [found.span for found in grid.cells]  # type: ignore[union-attr]
    made = reviewed(data, spans)
    assert read(made).text == document.text
    assert commented(made) == spans
    root = tree(parts(made)["word/document.xml"])
    told = [
        [int(mark.get(f"{W}id", "")) for mark in found.iter(f"{W}commentRangeStart")]
        for found in root.iter(f"{W}tc")
    ]
    # One comment is on the whole draft; the merged rest of a cell has none.
    assert told == [[1], [2], [3], [4], [5], [], [6], [7]]


def test_an_empty_paragraph_can_be_commented() -> None:
    data = word(table(row("<w:tc><w:tcPr/><w:p/></w:tc>", "1"), row("2", "3")))
    document = read(data)
    made = reviewed(data, [Span(0, 0)])
    assert read(made).text == document.text
    assert "<w:p><w:commentRangeStart" in parts(made)["word/document.xml"].decode()


def test_everything_else_is_the_same_byte_for_byte() -> None:
    content = members(
        paragraph("甲的的乙"), comments=OLD_COMMENT, styles="", header=paragraph("页眉")
    )
    content["word/media/picture.png"] = bytes(range(256))
    content["custom/x.xml"] = "<x/>"
    data = archive(content)
    made = reviewed(data, [at(read(data), "的的")])
    before, after = parts(data), parts(made)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml", "word/comments.xml"}
    assert set(after) == set(before)
    assert (
        after["word/comments.xml"]
        .replace(b"</w:comments>", b"")
        .startswith(before["word/comments.xml"].replace(b"</w:comments>", b""))
    )


def test_text_outside_the_cut_is_the_same_byte_for_byte() -> None:
    """Without what was put in, the text's part is what it was."""
    body = [paragraph("甲", run("乙丙丁", "<w:b/>"), "戊"), table(row("1", ""), row("2", "3"))]
    data = word(*body)
    made = reviewed(data, [at(read(data), "甲乙丙丁戊"), at(read(data), "2")])
    text = parts(made)["word/document.xml"].decode()
    text = re.sub(r"<w:commentRange\w+ [^>]*/>|<w:r><w:commentReference [^>]*/></w:r>", "", text)
    assert text.encode() == parts(data)["word/document.xml"]


def test_comments_that_were_there_stay() -> None:
    old = (
        '<w:commentRangeStart w:id="7"/>{}<w:commentRangeEnd w:id="7"/>'
        '<w:r><w:commentReference w:id="7"/></w:r>'
    )
    data = word(paragraph("甲", old.format(run("的的乙")), "丙"), comments=OLD_COMMENT)
    document = read(data)
    made = reviewed(data, [at(document, "的的"), at(document, "乙丙")])
    assert commented(made, "王: 原有") == [at(document, "的的乙")]
    assert commented(made) == [at(document, "的的"), at(document, "乙丙")]
    told = python_docx.Document(io.BytesIO(made)).comments
    assert [(comment.comment_id, comment.author) for comment in told] == [
        (7, "王"),
        *((number, "reportlint") for number in (8, 9, 10)),
    ]


def test_python_docx_reads_the_same_text_and_tables() -> None:
    data = (Path(__file__).parent.parent / "readers/data/docx/libreoffice.docx").read_bytes()
    document = read(data)
    checked = check_document(document, CheckOptions(language="en")).result
    spans = [block.span for block in document.blocks][:40]
    made = reviewed(data, [*(finding.span for finding in checked.findings), *spans])

    def told(source: bytes) -> tuple[list[str], list[list[str]]]:
        opened = python_docx.Document(io.BytesIO(source))
        grids = [
            [found.text for line in grid.rows for found in line.cells] for grid in opened.tables
        ]
        return [each.text for each in opened.paragraphs], grids

    assert told(made) == told(data)
    assert read(made).blocks == document.blocks
    comments = python_docx.Document(io.BytesIO(made)).comments
    assert len(list(comments)) >= len(spans)


def test_the_words_of_a_comment() -> None:
    data = word(paragraph("甲的的乙"))
    result = result_of(read(data), [at(read(data), "的的")])
    found = replace(outcomes("zh")[0].findings[3], span=result.findings[0].span)
    result = replace(
        result, findings=(found,), not_assessed=outcomes("zh")[0].not_assessed, suppressed=2
    )
    made = docx.render_copy(result, data, view("zh"))
    assert made is not None
    comments = list(python_docx.Document(io.BytesIO(made)).comments)
    assert [comment.text.split("\n") for comment in comments] == [
        [
            "reportlint",
            "1 个错误。",
            "未判定 2 处：单元格里是占位符（1）；表格没有读出（1）。",
            "另有 2 个问题已抑制。",
        ],
        [
            "错误 A105 单元格填错",
            "查单元格填错。",
            found.message,
            "如何改正：核对该单元格的原始数据。",
            "依据：国办公开办函〔2021〕30号 格式；GB/T 15834—2011",
        ],
    ]
    assert [comment.initials for comment in comments] == ["rl", "rl"]
    assert [comment.timestamp for comment in comments] == [None, None]


def test_a_clean_draft_says_so() -> None:
    data = word(paragraph("甲"))
    made = reviewed(data, [])
    (comment,) = python_docx.Document(io.BytesIO(made)).comments
    assert comment.text == "reportlint\nNothing was found."


@pytest.mark.parametrize("prefix", ["x", ""])
def test_other_prefixes(prefix: str) -> None:
    """A prefix is but a name; without one, attributes are still Word's."""
    content = members(paragraph("甲的的乙"))
    mark = f"{prefix}:" if prefix else ""
    text = str(content["word/document.xml"])
    text = re.sub(r"<(/?)w:", rf"<\1{mark}", text).replace("xmlns:w=", f"xmlns{mark and ':x'}=")
    text = re.sub(r" w:(\w+)=", rf" {mark}\1=", text)
    content["word/document.xml"] = text
    data = archive(content)
    document = read(data)
    assert document.text == "甲的的乙"
    made = reviewed(data, [at(document, "的的")])
    assert commented(made) == [at(document, "的的")]
    assert read(made).text == document.text


def test_the_strict_variant() -> None:
    content = members(paragraph("甲的的乙"))
    for name in ("word/document.xml", "word/_rels/document.xml.rels", "_rels/.rels"):
        text = str(content[name])
        content[name] = text.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
    data = archive(content)
    made = reviewed(data, [at(read(data), "的的")])
    assert commented(made) == [at(read(data), "的的")]
    assert b"purl.oclc.org/ooxml/wordprocessingml" in parts(made)["word/comments.xml"]


@pytest.mark.parametrize("encoding", ["utf-16", "gb18030"])
def test_a_part_that_cannot_be_marked_is_shown_as_it_was_read(encoding: str) -> None:
    content = members(paragraph("甲的的乙"), table(row("项", "数"), row("甲", "")))
    text = str(content["word/document.xml"]).replace("UTF-8", encoding)
    content["word/document.xml"] = text.encode(encoding)
    data = archive(content)
    document = read(data)
    made = reviewed(data, [at(document, "的的")])
    assert commented(made) == [at(document, "的的")]
    assert read(made).text.split() == document.text.split()


def test_a_malformed_file_that_would_read_otherwise_is_shown_as_it_was_read() -> None:
    """A run outside any paragraph is read as a line; cut in two it would be two."""
    data = word(run("公开的的工作"), paragraph("下一段"))
    document = read(data)
    made = reviewed(data, [at(document, "的的")])
    assert read(made).text.split() == document.text.split() == ["公开的的工作", "下一段"]
    assert commented(made) == [at(document, "的的")]


# Any draft, any places.


@st.composite
def drafts(draw: st.DrawFn, *, tables: bool = True) -> tuple[bytes, list[Span]]:
    words = st.text(st.sampled_from("甲乙丙 a&<\u3000１"), min_size=1, max_size=6)

    def piece() -> str:
        wrapper = draw(st.sampled_from(["{}", "{}", HYPERLINK, CONTROL, INSERTED, FIELD]))
        return wrapper.replace("{}", run(draw(words), draw(st.sampled_from(["", "<w:b/>"]))))

    def block() -> str:
        return paragraph(*(piece() for _ in range(draw(st.integers(0, 4)))))

    body = [block() for _ in range(draw(st.integers(1, 3)))]
    if tables and draw(st.booleans()):
        body.insert(1, table(row(cell(block()), ""), row("", cell(block(), block()))))
    data = word(*body)
    end = len(read(data).text)
    spots = st.tuples(st.integers(0, end), st.integers(0, end))
    return data, [Span(min(pair), max(pair)) for pair in draw(st.lists(spots, max_size=6))]


@given(drafts())
def test_comments_never_change_what_is_read(draft: tuple[bytes, list[Span]]) -> None:
    data, spans = draft
    before, made = read(data), reviewed(data, sorted(spans, key=lambda span: span.start))
    after = read(made)
    assert (after.text, after.blocks, after.anchors) == (before.text, before.blocks, before.anchors)
    root = tree(parts(made)["word/document.xml"])
    kinds = ("commentRangeStart", "commentRangeEnd", "commentReference")
    numbers = [[item.get(f"{W}id") for item in root.iter(W + kind)] for kind in kinds]
    comments = tree(parts(made)["word/comments.xml"])
    assert len(numbers[0]) == len(spans) + 1
    assert (
        {*numbers[0]} == {*numbers[1]} == {*numbers[2]} == {item.get(f"{W}id") for item in comments}
    )
    order = [item.get(f"{W}id") for item in root.iter() if item.tag[len(W) :] in kinds]
    assert [order.count(number) for number in numbers[0]] == [3] * len(numbers[0])
    for number in numbers[0]:
        told = [item.tag[len(W) :] for item in root.iter() if item.get(f"{W}id") == number]
        assert [kind for kind in told if kind in kinds] == list(kinds)
    python_docx.Document(io.BytesIO(made))


@given(drafts(tables=False))
def test_comments_on_plain_words_stand_exactly_at_them(draft: tuple[bytes, list[Span]]) -> None:
    data, spans = draft
    document = read(data)
    held = "\n\t"
    plain = [
        span
        for span in spans
        if span.start < span.end and not set(span.cut(document.text)) & set(held)
    ]
    plain.sort(key=lambda span: span.start)
    found = commented(reviewed(data, plain))
    # NOTE: blanks that Word leaves out at a cut's edge cannot be commented.
    assert [span.cut(document.text).strip() for span in found] == [
        span.cut(document.text).strip() for span in plain
    ]


# Drafts of other formats.


def corpus(name: str) -> tuple[FileResult, bytes]:
    path = CORPUS / name
    data = path.read_bytes()
    document = readers.read(data, path.name)
    return check_document(document, CheckOptions()).result, data


@pytest.mark.parametrize("name", ["bad/A105/granted.txt", "good/street-2025.md"])
def test_other_formats_are_made_into_a_word_file(name: str) -> None:
    from reportlint.rules.builtin import load_builtin_rules

    result, data = corpus(name)
    told = replace(view("zh"), forms=load_builtin_rules().forms[0].editions)
    made = docx.render_copy(result, data, told)
    assert made is not None
    assert docx.render_copy(result, data, told) == made
    report = result.report
    assert report is not None
    again = check_document(read(made), CheckOptions()).result
    assert again.report is not None
    # The report that is read from the new file says the same, and has the same faults.
    assert [finding.rule for finding in again.findings if finding.rule != "W102"] == [
        finding.rule for finding in result.findings
    ]
    assert again.report.organ == report.organ
    values = [{place: cell.value for place, cell in found.cells.items()} for found in report.tables]
    assert values == [
        {place: cell.value for place, cell in found.cells.items()} for found in again.report.tables
    ]
    words = [span.cut(read(made).text) for span in commented(made, "reportlint: ")][1:]
    assert words == [finding.location.text for finding in result.findings]


def _structure(data: bytes) -> Iterator[str]:
    for name, content in parts(data).items():
        if name != "word/styles.xml":
            yield f"== {name}"
            yield re.sub(r"(</w:(?:p|tr|comment)>|<w:tc>)", r"\1\n", content.decode())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_made_file_is_as_pinned(language: str) -> None:
    made = docx.render_copy(outcomes(language)[0], b"", view(language))
    assert made is not None
    assert_pinned(f"docx.{language}.txt", "\n".join(_structure(made)) + "\n")


def test_nothing_is_made_of_what_was_not_checked() -> None:
    for result in outcomes("zh")[2:]:
        assert docx.render_copy(result, b"", view("zh")) is None


# What an office program makes of it.


@needs_libreoffice
def test_libreoffice_shows_the_comments_at_the_words(tmp_path: Path) -> None:
    box = paragraph("前", BOX.format(paragraph("盒中"), paragraph("盒中")), "后")
    data = word(
        paragraph("全年收到申请", run("４件的", "<w:b/>"), "其中"),
        table(row("甲", "31"), row("乙", "")),
        paragraph("第一", HYPERLINK.format(run("链接文字")), INSERTED.format(run("修订"))),
        box,
    )
    document = read(data)
    wanted = ["４件", "31", "接文", "字修", "的其"]
    spans = [at(document, words) for words in wanted]
    grid = document.blocks[1]
    spans.append(grid.cells[3].span)  # type: ignore[union-attr]
    made = tmp_path / "made.docx"
    made.write_bytes(reviewed(data, spans))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(made)], check=True, capture_output=True, timeout=120)
    text = (tmp_path / "made.fodt").read_text(encoding="utf-8")
    shown = {}
    for name in re.findall(r'<office:annotation [^>]*office:name="([^"]+)"', text):
        start = re.search(
            rf'<office:annotation [^>]*office:name="{name}".*?</office:annotation>', text, re.DOTALL
        )
        assert start is not None
        end = text.index(f'<office:annotation-end office:name="{name}"')
        between = re.sub(
            r"<office:annotation .*?</office:annotation>",
            "",
            text[start.end() : end],
            flags=re.DOTALL,
        )
        shown[name] = re.sub(r"<[^>]*>|\s", "", between)
    assert sorted(words for words in shown.values() if words in wanted) == sorted(wanted)
    assert text.count("<dc:creator>reportlint</dc:creator>") == len(spans) + 1
