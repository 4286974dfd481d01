"""Scans read whole: the cells, the words, and what is found in them."""

from __future__ import annotations

import socket
from functools import cache
from typing import Any

import pytest

from reportlint import readers
from reportlint.engine import check_draft, check_options
from reportlint.model.document import Document
from reportlint.model.finding import FileResult, Finding
from reportlint.readers.ocr import engine
from tests.formats.reading import MADE, PAPERS
from tests.readers.ocr.scanning import bound, needs_ocr, pages, saved, scanned

pytestmark = needs_ocr

#: What was put into the report: 7 where the sums want 6.
WRONG = ("requests", "granted", "natural_person")


@cache
def document(form: str, name: str) -> Document:
    """The report as a scan: three pages, each slanted its own way."""
    images = [
        scanned(page, slant)
        for page, slant in zip(
            pages(MADE[form].path(name).read_bytes()), (1.5, -1.0, 0.4), strict=False
        )
    ]
    return readers.read(bound(images), "scan.pdf")


def checked(found: Document) -> FileResult:
    return check_draft.check_document(found, check_options.CheckOptions()).result


@cache
def result() -> FileResult:
    return checked(document("libreoffice-pdf", "wrong-cell"))


def cells(of: FileResult) -> dict[tuple[str, str, str], Any]:
    assert of.report is not None
    return {
        (table.key, *place): cell
        for table in of.report.tables
        for place, cell in table.cells.items()
    }


def only(rule: str, table: str) -> Finding:
    (found,) = [f for f in result().findings if f.rule == rule and f.location.table == table]
    return found


def test_every_cell_is_read_or_has_no_value() -> None:
    wanted = {key: box.text for key, box in PAPERS["wrong-cell"].boxes.items()}
    found = cells(result())
    assert found.keys() == wanted.keys()
    wrong = {
        key: (cell.raw, wanted[key])
        for key, cell in found.items()
        if cell.value is not None and str(cell.value) != wanted[key]
    }
    assert wrong == {}
    assert sum(cell.value is None for cell in found.values()) <= 4
    assert all(cell.is_recognised for cell in found.values())


def test_a_cell_is_certain_only_if_every_sum_through_it_holds() -> None:
    found = cells(result())
    sure = {key for key, cell in found.items() if cell.certain}
    # NOTE: 7 for 6 breaks the sum of its row, and the sum of the results in its column.
    row = {key for key in found if key[:2] == WRONG[:2]}
    results = {
        key
        for key in found
        if key[0] == "requests"
        and key[2] == WRONG[2]
        and key[1] not in ("new", "carried_over", "carried_forward")
    }
    assert not sure & (row | results)
    assert not any(key[0] == "proactive" for key in sure)
    assert ("requests", "new", "total") in sure
    assert ("litigation", "reconsideration", "total") in sure


def test_the_wrong_cell_is_told_as_misread_or_wrong() -> None:
    found = only("R105", "requests")
    assert (found.severity, found.values) == ("warning", {"found": "7", "expected": "6"})
    place = found.location
    assert (place.row, place.column_key, place.text, place.page) == (*WRONG[1:], "7", 2)
    assert "读作 7，若是 6 则都成立" in found.message


def test_what_no_sum_confirms_is_told() -> None:
    found = only("R105", "proactive")
    assert found.severity == "warning"
    assert 1 + len(found.related) == 10
    assert "没有表内关系可以印证" in found.message


def test_nothing_else_is_told_and_nothing_is_an_error() -> None:
    assert [f.rule for f in result().findings] == ["R105", "R105"]


def test_title_organ_year_and_period_are_read() -> None:
    report = result().report
    assert report is not None
    assert (report.organ, report.year, report.edition) == ("望岚县农业农村局", 2024, "2021")
    assert [(p.start and p.start.iso(), p.end and p.end.iso()) for p in report.periods] == [
        ("2024-01-01", "2024-12-31")
    ]
    assert [part.number for part in report.parts] == [1, 2, 3, 4, 5, 6]


def test_all_text_is_marked_as_read_from_pictures() -> None:
    found = document("libreoffice-pdf", "wrong-cell")
    assert found.format == "pdf"
    covered = sum(m.span.end - m.span.start for m in found.marks if m.kind == "recognised")
    assert covered == len(found.text)
    assert [a.page for a in found.anchors] == [1, 2, 3][: len(found.anchors)]


def _table_page() -> Any:
    return scanned(pages(MADE["libreoffice-pdf"].path("clean").read_bytes(), 2)[0], -1.2)


def test_a_page_that_lies_on_its_side_is_turned() -> None:
    found = readers.read(saved(_table_page().rotate(90, expand=True), "PNG"), "side.png")
    assert found.format == "image"
    assert "(七)总计\t14\t3\t0\t0\t1\t0\t18\n四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1\n" in (
        found.text.replace("（", "(").replace("）", ")")
    )


def test_a_page_upside_down_is_turned_and_pages_of_a_tiff_are_counted() -> None:
    page = pages(MADE["libreoffice-pdf"].path("clean").read_bytes(), 1)[0]
    upper = page.crop((0, page.height // 20, page.width, page.height // 7))
    found = readers.read(bound([upper.rotate(180), upper.convert("1")], "TIFF"), "two.tiff")
    title = "望岚县农业农村局2024年政府信息公开工作年度报告"
    assert found.text.replace(" ", "").count(title) == 2
    assert [anchor.page for anchor in found.anchors] == [1, 2]


def test_nothing_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    page = pages(MADE["libreoffice-pdf"].path("clean").read_bytes(), 1, dpi=100)[0]
    import numpy as np

    reader = engine.Engine()
    picture = np.asarray(page.convert("RGB"))
    lines = reader.lines(picture)
    assert len(lines) > 20
    (left, top), (right, bottom) = lines[0].min(axis=0), lines[0].max(axis=0)
    first = reader.read(picture[int(top) : int(bottom), int(left) : int(right)])
    assert "2024" in first.text
    assert 0.3 < first.score <= 1.0
