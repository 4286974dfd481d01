"""A real report, where ``REPORTLINT_SAMPLES`` names a folder with it: printed, scanned, read."""

from __future__ import annotations

import json

from reportlint import readers
from reportlint.engine import check_draft
from tests.needs import find_sample
from tests.readers.ocr.scanning import bound, needs_ocr, pages, scanned


@needs_ocr
def test_a_scan_of_a_published_report_is_read_or_says_that_it_is_not() -> None:
    path = find_sample("huaian-2024.pdf")
    images = [scanned(page) for page in pages(path.read_bytes(), 3, 4, 5)]
    report = check_draft.parse_document(readers.read(bound(images), "scan.pdf"))
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    wanted = {
        (table, row, column): str(value)
        for table, rows in expected["tables"].items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }
    cells = {
        (table.key, *place): cell for table in report.tables for place, cell in table.cells.items()
    }
    read = {key: cell for key, cell in cells.items() if cell.value is not None}
    assert {key: str(cell.value) for key, cell in read.items()} == {
        key: value for key, value in wanted.items() if key in read
    }
    assert len(read) >= 195
    assert sum(cell.certain for cell in cells.values()) >= 150
