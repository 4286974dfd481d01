"""Long PDFs are read in stretches: the document is opened anew for each."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from reportlint.readers import pdf

_SOURCE = Path(__file__).parents[2] / "formats" / "foreign" / "data" / "xhtml2pdf.pdf"


def repeated(times: int) -> bytes:
    """The pages of a report over and over."""
    with pypdfium2.PdfDocument(_SOURCE) as source, pypdfium2.PdfDocument.new() as made:
        for _ in range(times):
            made.import_pages(source)
        written = io.BytesIO()
        made.save(written)
    return written.getvalue()


@pytest.mark.parametrize("stretch", [1, 3, 4, 12, 48])
def test_the_pages_are_the_same_in_any_stretch(
    stretch: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = repeated(3)
    whole = pdf.read(data, "draft.pdf")
    assert {anchor.page for anchor in whole.anchors} == set(range(1, 13))
    monkeypatch.setattr(pdf, "_PAGES_PER_OPENING", stretch)
    assert pdf.read(data, "draft.pdf") == whole
