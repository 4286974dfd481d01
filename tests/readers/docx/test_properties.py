"""Whatever is built comes back as it was built, and nothing makes the reader fall over."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from reportlint.model.document import Document, Grid, GridCell, Lines, Paragraph
from reportlint.readers import docx
from reportlint.support.errors import UnreadableError
from tests.readers.docx_builder import archive, cell, members, paragraph, row, run, table, word

#: Characters of reports, with those that XML writes in its own way.
SIGNS = st.text("一二总计公开件，。（）0123456789abc <&>\"'", min_size=1, max_size=12)
#: Text of cells: a row is a line, so what a cell holds has no blanks at its ends.
LABELS = SIGNS.map(str.strip)


@st.composite
def runs(draw: st.DrawFn, text: str) -> str:
    """The text cut into runs as edits cut it, some wrapped as programs wrap them."""
    cuts = sorted({0, len(text), *draw(st.lists(st.integers(0, len(text)), max_size=3))})
    wrappers = st.sampled_from(
        [
            "{}",
            "<w:smartTag>{}</w:smartTag>",
            '<w:ins w:author="陈">{}</w:ins>',
            '<w:hyperlink w:anchor="a">{}</w:hyperlink>',
            "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
            '{}<w:del w:author="陈"><w:r><w:delText>旧</w:delText></w:r></w:del>',
            '{}<w:bookmarkStart w:id="1"/><w:proofErr w:type="gramEnd"/>',
        ]
    )
    pieces = [text[start:end] for start, end in pairwise(cuts)]
    return "".join(draw(wrappers).format(run(piece)) for piece in pieces)


@st.composite
def tilings(draw: st.DrawFn) -> tuple[int, int, list[tuple[int, int, int, int]]]:
    """A grid and the rectangles that cover it: row, column, height, width."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(2, 6))
    free = {(i, j) for i in range(rows) for j in range(columns)}
    tiles = []
    for i, j in sorted(free):
        if (i, j) not in free:
            continue
        width = draw(st.integers(1, 3))
        while any((i, j + k) not in free for k in range(width)):
            width -= 1
        height = draw(st.integers(1, 3))
        while any((i + n, j + k) not in free for n in range(height) for k in range(width)):
            height -= 1
        tiles.append((i, j, height, width))
        free -= {(i + n, j + k) for n in range(height) for k in range(width)}
    return rows, columns, tiles


@st.composite
def drawn_table(draw: st.DrawFn) -> tuple[str, int, int, list[tuple[str, int, int, int, int]]]:
    """A table's XML, its rows and columns, and its cells in reading order."""
    rows, columns, tiles = draw(tilings())
    texts = {tile: draw(LABELS) for tile in tiles}
    lines = []
    for i in range(rows):
        parts = []
        for top, left, height, width in sorted(tiles, key=lambda tile: tile[1]):
            if top <= i < top + height:
                merge = None if height == 1 else "restart" if i == top else "continue"
                text = texts[top, left, height, width] if i == top else ""
                parts.append(cell(paragraph(draw(runs(text))), span=width, merge=merge))
        lines.append(row(*parts))
    assume(any(line.count("<w:tc>") > 1 for line in lines))  # else it only frames its text
    cells = [(texts[tile], *tile) for tile in tiles]
    return table(*lines, columns=columns), rows, columns, cells


@given(st.lists(st.one_of(SIGNS, drawn_table()), max_size=5), st.data())
def test_text_and_grids_come_back_as_built(
    blocks: list[str | tuple[str, int, int, list[tuple[str, int, int, int, int]]]],
    data: st.DataObject,
) -> None:
    body = [
        paragraph(data.draw(runs(block))) if isinstance(block, str) else block[0]
        for block in blocks
    ]
    document = docx.read(word(*body), "draft.docx")
    check(document)
    found: list[object] = []
    for block in document.blocks:
        text = document.text
        if isinstance(block, Grid):
            cells = [
                (c.span.cut(text), c.row, c.column, c.row_span, c.column_span) for c in block.cells
            ]
            found.append((block.rows, block.columns, cells))
        else:
            found.append(block.span.cut(text))
    assert found == [block if isinstance(block, str) else block[1:] for block in blocks]


TAGS = st.sampled_from(
    [
        "p", "r", "t", "tab", "br", "cr", "sym", "fldChar", "instrText", "fldSimple", "ins", "del",
        "moveFrom", "tbl", "tr", "tc", "tcPr", "trPr", "pPr", "rPr", "gridSpan", "vMerge",
        "hMerge", "gridBefore", "numPr", "numId", "ilvl", "pStyle", "rStyle", "vanish",
        "specVanish", "outlineLvl", "sdt", "sdtContent", "txbxContent", "footnoteReference",
        "commentRangeStart", "commentRangeEnd", "altChunk", "pict", "object", "ruby", "rt", "body",
        "sectPr", "style", "name", "basedOn", "abstractNum", "num", "lvl", "lvlText", "footnote",
        "comment",
    ]
)  # fmt: skip
VALUES = st.sampled_from(
    [
        "", "0", "1", "2", "9", "-1", "99999", "x", "continue", "restart", "begin", "separate",
        "end", "PAGE", "F0FE", "%1、",
    ]
)  # fmt: skip
ATTRIBUTES = st.sampled_from(
    [
        "val", "id", "fldCharType", "instr", "char", "font", "author", "type", "styleId", "numId",
        "abstractNumId", "ilvl",
    ]
)  # fmt: skip


@st.composite
def elements(draw: st.DrawFn, depth: int = 4) -> str:
    """Any elements of the format within any others."""
    tag = draw(TAGS)
    names = draw(st.lists(ATTRIBUTES, max_size=2, unique=True))
    given_ = "".join(f' w:{name}="{draw(VALUES)}"' for name in names)
    inner = "" if depth == 0 else "".join(draw(st.lists(elements(depth - 1), max_size=3)))
    return f"<w:{tag}{given_}>{draw(st.sampled_from(['', '字', '1']))}{inner}</w:{tag}>"


@given(st.lists(elements(), max_size=4), elements(), elements(), elements())
def test_elements_in_any_order_make_some_document(
    body: list[str], styles: str, numbering: str, notes: str
) -> None:
    try:
        found = docx.read(
            word(*body, styles=styles, numbering=numbering, footnotes=notes, comments=notes), "x"
        )
    except UnreadableError:
        return
    check(found)


WHOLE = members(
    paragraph("正文"), table(row("甲", "1"), row(cell("乙", span=2))), styles="", numbering="",
    comments="", title="云溪县年报",
)  # fmt: skip
PACKED = archive(WHOLE)


@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_damaged_parts_are_read_or_refused(name: str, data: st.DataObject) -> None:
    content = str(WHOLE[name]).encode()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 20)))
    broken = content[:start] + data.draw(st.binary(max_size=8)) + content[end:]
    attempt(archive({**WHOLE, name: broken}))


@given(st.integers(0, len(PACKED)), st.integers(0, 40), st.binary(max_size=8))
def test_damaged_archives_are_read_or_refused(start: int, length: int, junk: bytes) -> None:
    attempt(PACKED[:start] + junk + PACKED[start + length :])


@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06"]))
def test_any_bytes_are_read_or_refused(data: bytes, signature: bytes) -> None:
    attempt(signature + data)


def attempt(data: bytes) -> None:
    try:
        found = docx.read(data, "x")
    except UnreadableError:
        return
    check(found)


def check(document: Document) -> None:
    """What every document keeps: spans within the text, blocks and anchors in order."""
    end = len(document.text)
    offsets = [anchor.offset for anchor in document.anchors]
    assert offsets == sorted(set(offsets))
    assert all(0 <= offset <= end for offset in offsets)
    assert all(0 <= mark.span.start <= mark.span.end <= end for mark in document.marks)
    starts = [block.span.start for block in document.blocks]
    assert starts == sorted(starts)
    for block in document.blocks:
        assert 0 <= block.span.start <= block.span.end <= end
        if isinstance(block, Grid):
            check_grid(block)
        elif isinstance(block, Paragraph):
            assert block.span.start < block.span.end
        else:
            assert isinstance(block, Lines)
            assert "\n" in block.span.cut(document.text)


def check_grid(grid: Grid) -> None:
    taken: set[tuple[int, int]] = set()
    last = grid.span.start
    for one in grid.cells:
        area = covered(one)
        assert not area & taken
        taken |= area
        assert last <= one.span.start <= one.span.end <= grid.span.end
        last = one.span.end
    assert all(i < grid.rows and j < grid.columns for i, j in taken)


def covered(one: GridCell) -> set[tuple[int, int]]:
    return {
        (one.row + i, one.column + j) for i in range(one.row_span) for j in range(one.column_span)
    }
