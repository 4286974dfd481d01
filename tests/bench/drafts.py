"""What is measured: the clean report, copies of it, the same with more prose, other formats."""

from __future__ import annotations

from pathlib import Path

CLEAN = Path(__file__).parents[2] / "corpus" / "good" / "clean.txt"
_FOREIGN = Path(__file__).parents[1] / "formats" / "foreign" / "data"
WORD = _FOREIGN / "docxtpl-filled.docx"
#: A PDF with ruled tables, and how many pages it has.
PDF, PAGES = _FOREIGN / "libreoffice-wps.pdf", 4
_LAST_OF_PART_1 = "（五）监督保障情况。"


def copies(folder: Path, count: int) -> Path:
    """Write so many copies of the clean report; give the folder."""
    text = CLEAN.read_bytes()
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"report-{number:05}.txt").write_bytes(text)
    return folder


def grown(size: int) -> str:
    """Return the clean report with part 1 repeated until it has so many bytes of UTF-8."""
    text = CLEAN.read_text(encoding="utf-8")
    start = text.index(_LAST_OF_PART_1)
    end = text.index("\n", start) + 1
    line = text[start:end].replace(_LAST_OF_PART_1, "")
    missing = max(0, size - len(text.encode()))
    return text[:end] + line * (missing // len(line.encode())) + text[end:]


def repeated(size: int) -> str:
    """Return the clean report over and over, tables and all, in so many bytes of UTF-8."""
    text = CLEAN.read_text(encoding="utf-8")
    return text * max(1, size // len(text.encode()))


def long_pdf(path: Path, pages: int) -> Path:
    """Write a PDF of so many pages, the same few over and over; give its path."""
    import pypdfium2  # type: ignore[import-untyped]

    source = pypdfium2.PdfDocument(PDF)
    made = pypdfium2.PdfDocument.new()
    for _ in range(pages // PAGES):
        made.import_pages(source)
    made.save(path)
    made.close()
    source.close()
    return path
