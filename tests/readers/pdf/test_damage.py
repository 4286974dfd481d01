"""Files that are broken, hostile or no drafts end in a clear error or a result, and soon."""

from __future__ import annotations

import pytest

from reportlint.readers import pdf as reader
from reportlint.support.errors import UnreadableError
from tests.cpu import limit_cpu
from tests.readers.pdf_builder import Sheet, grids, pdf, prose

PLAIN = pdf(Sheet().text(80, 700, "正文").table(80, 650, [90, 60], [["规章", "1"]]))


@pytest.mark.parametrize(
    "data", [b"", b"%PDF-", b"%PDF-1.7\n%%EOF", b"\x00" * 500, PLAIN[:300], b"%PDF-1.7\n" * 50]
)
def test_damaged_files_are_unreadable_with_a_hint(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="damaged") as caught:
        reader.read(data, "broken.pdf")
    assert "export it again" in caught.value.hint
    assert caught.value.localize("zh")[0] == "PDF 文件已损坏或不完整"


def test_a_file_without_its_end_is_still_read() -> None:
    assert grids(reader.read(PLAIN.split(b"startxref")[0], "cut.pdf")) == [[["规章", "1"]]]


def test_a_file_without_pages_is_unreadable() -> None:
    with pytest.raises(UnreadableError, match="damaged"):
        reader.read(pdf(), "empty.pdf")


def test_a_file_of_thousands_of_pages_is_refused_by_number() -> None:
    data = pdf(Sheet()).replace(b"/Count 1", b"/Count 5000")
    kids = b" ".join([b"10 0 R"] * 5000)
    with pytest.raises(UnreadableError, match="has 5000 pages, more than 1000") as caught:
        reader.read(data.replace(b"/Kids [10 0 R]", b"/Kids [" + kids + b"]"), "long.pdf")
    assert "own pages" in caught.value.hint


def test_a_page_that_cannot_be_opened_is_marked() -> None:
    data = pdf(Sheet().text(80, 700, "好页"), Sheet()).replace(
        b"/Kids [10 0 R 12", b"/Kids [10 0 R 99"
    )
    document = reader.read(data, "draft.pdf")
    assert [mark.kind for mark in document.marks] == ["page-without-text"]
    assert prose(document)[0] == "好页"


@pytest.mark.parametrize(
    "box",
    ["0 0 0 0", "0 0 1e30 1e30", "595 842 0 0", "-1e9 -1e9 1e9 1e9", "0 0 99999999999 1", "a b"],
)
def test_absurd_page_sizes_do_no_harm(box: str) -> None:
    data = PLAIN.replace(b"[0 0 595 842]", f"[{box}]".encode())
    assert reader.read(data, "draft.pdf").format == "pdf"


def test_absurd_coordinates_do_no_harm() -> None:
    sheet = Sheet().text(80, 700, "正文")
    sheet.operators += [
        "1e38 0 m 1e38 1e38 l S",
        "0 0 1e38 1 re f",
        "-99999999999 5 m 99999999999 5 l S",
        "1e38 0 0 1e38 0 0 cm 1 1 m 2 1 l S",
        "BT /F1 1e30 Tf 0 0 Td <0005> Tj ET",
    ]
    assert "正文" in reader.read(pdf(sheet), "draft.pdf").text


def test_a_path_of_a_hundred_thousand_segments_takes_no_time() -> None:
    sheet = Sheet().table(80, 700, [90, 60], [["规章", "1"]])
    points = " ".join(f"{index % 500} {index % 700} l" for index in range(100_000))
    sheet.operators.append(f"0 0 m {points} S")
    data = pdf(sheet)
    with limit_cpu(5):
        document = reader.read(data, "map.pdf")
    assert grids(document) == [[["规章", "1"]]]


def test_a_page_full_of_rules_is_read_as_prose() -> None:
    sheet = Sheet().text(80, 700, "正文")
    for index in range(2000):
        sheet.line(10, 0.4 * index, 580, 0.4 * index).line(0.3 * index, 5, 0.3 * index, 800)
    with limit_cpu(10):
        document = reader.read(pdf(sheet), "drawing.pdf")
    assert prose(document) == ["正文"]


def test_a_form_that_draws_itself_ends() -> None:
    data = showing([form("/X1 Do", "/X1 10 0 R")])
    assert "正文" in reader.read(data, "draft.pdf").text


def form(shown: str, names: str, filters: str = "") -> str:
    """A form that shows others."""
    return (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject "
        f"<< {names} >> >> {filters} /Length {len(shown)} >>\nstream\n{shown}\nendstream"
    )


def showing(forms: list[str], names: str = "/X0 10 0 R", shown: str = "/X0 Do") -> bytes:
    """A PDF of a page that shows the first of some forms, which have the numbers from 10 on."""
    sheet = Sheet().text(80, 700, "正文")
    sheet.operators.append(shown)
    data = pdf(sheet, objects=forms, packed=False)
    return data.replace(b"/I1 7 0 R", f"/I1 7 0 R {names}".encode())


#: Files of some kilobytes that draw more than any memory holds.
DOUBLED = [form("/X Do /X Do", f"/X {11 + number} 0 R") for number in range(30)]
BOMBS = {
    "doubled": showing([*DOUBLED, form("0 0 1 1 re f", "")]),
    "escaped": showing(
        [*(each.replace("/X Do /X Do", "/#58 Do /X Do") for each in DOUBLED), form("q Q", "")]
    ),
    "elsewhere": showing(
        [
            *(
                f"<< /Subtype /Form /BBox [0 0 9 9] /Resources {50 + number} 0 R /Length 11 >>\n"
                "stream\n/X Do /X Do\nendstream"
                for number in range(40)
            ),
            *(f"<< /XObject << /X {11 + min(number, 38)} 0 R >> >>" for number in range(40)),
        ]
    ),
    "hidden": showing(
        [form("\x80", f"/X {11 + number} 0 R", "/Filter /LZWDecode") for number in range(30)]
    ),
    "round": showing(
        [
            form(
                " ".join(f"/X{n} Do" for n in range(9)),
                " ".join(f"/X{n} {10 + n} 0 R" for n in range(9)),
            )
            for _ in range(9)
        ]
    ),
    "pages": pdf(Sheet().text(80, 700, "字" * 4000), packed=False)
    .replace(b"/Count 1", b"/Count 400")
    .replace(b"/Kids [10 0 R]", b"/Kids [" + b"10 0 R " * 400 + b"]"),
    "contents": pdf(Sheet().text(80, 700, "字" * 4000), packed=False).replace(
        b"/Contents 11 0 R", b"/Contents [" + b"11 0 R " * 400 + b"]"
    ),
    "notes": showing(
        [
            form("0 0 1 1 re f " * 9000, ""),
            "<< /Type /Annot /Subtype /FreeText /Rect [0 0 9 9] /AP << /N 10 0 R >> >>",
        ]
    ).replace(b"/Annots []", b"/Annots [" + b"11 0 R " * 900 + b"]"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_is_shown_again_and_again_is_counted_before_it_is_drawn(name: str) -> None:
    with limit_cpu(5), pytest.raises(UnreadableError, match="far more than any report"):
        reader.read(BOMBS[name], "bomb.pdf")


def test_forms_that_many_pages_show_are_read() -> None:
    sheets = [Sheet().text(80, 700, f"正文{number}") for number in range(30)]
    for sheet in sheets:
        sheet.operators.append("/X0 Do")
    inner = [form("/X Do /X Do /X Do", "/X 11 0 R"), form("0 0 1 1 re f " * 100, "")]
    data = pdf(*sheets, objects=inner).replace(b"/I1 7 0 R", b"/I1 7 0 R /X0 10 0 R")
    assert reader.read(data, "draft.pdf").text.count("正文") == 30


def test_more_text_than_a_report_holds_is_refused() -> None:
    sheet = Sheet()
    sheet.text(80, 700, "字" * 70_000, 0.01)
    with pytest.raises(UnreadableError, match="more text"):
        reader.read(pdf(sheet), "book.pdf")


def test_text_in_very_many_pieces_is_refused_before_they_are_compared() -> None:
    sheet = Sheet()
    for number in range(20_000):
        sheet.text(60 + 50 * (number % 9), 700 - number // 9, "1")
    with limit_cpu(5), pytest.raises(UnreadableError, match="more text"):
        reader.read(pdf(sheet), "pieces.pdf")


@pytest.mark.parametrize("streams", [1, 40])
def test_marks_that_nest_without_end_are_refused(streams: int) -> None:
    sheet = Sheet().text(80, 700, "正文")
    sheet.operators.insert(0, "/A BMC " * (20_000 // streams))
    data = pdf(sheet, packed=False)
    listed = " ".join(["11 0 R"] * streams)
    data = data.replace(b"/Contents 11 0 R", f"/Contents [{listed}]".encode())
    with pytest.raises(UnreadableError, match="far more than any report"):
        reader.read(data, "marks.pdf")


def test_marks_that_are_closed_are_read() -> None:
    sheet = Sheet().text(80, 700, "正文")
    sheet.operators = ["/A BMC /B <</C 1>> BDC", *sheet.operators, "EMC EMC"] * 400
    assert "正文" in reader.read(pdf(sheet), "marks.pdf").text


def packed(*operators: str, filters: str = "") -> bytes:
    """A page with megabytes of operators, which pack to next to nothing."""
    sheet = Sheet().text(80, 700, "正文")
    sheet.operators += operators
    data = pdf(sheet)
    return data.replace(b"/Filter /FlateDecode", filters.encode()) if filters else data


def test_a_page_that_unpacks_to_far_too_much_is_refused_at_once() -> None:
    with limit_cpu(3), pytest.raises(UnreadableError, match="draw far more") as caught:
        reader.read(packed("q " * 6_000_000), "bomb.pdf")
    assert "own pages" in caught.value.hint


@pytest.mark.parametrize(
    "filters", ["/Filter [/FlateDecode /FlateDecode]", "/Filter [/Fl /FlateDecode /FlateDecode]"]
)
def test_a_stream_packed_twice_is_refused(filters: str) -> None:
    with pytest.raises(UnreadableError, match="draw far more"):
        reader.read(packed(filters=filters), "twice.pdf")
