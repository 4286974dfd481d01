"""Every format a report may come in, by name, with the papers that are read from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pytest

from reportlint import readers
from reportlint.engine import check_draft, check_options
from reportlint.model.document import Document
from reportlint.model.finding import FileResult
from tests.formats import lines, pages, producers, web, word
from tests.formats.paper import Paper
from tests.needs import needs_libreoffice

#: The formats that are written here, with what their files are called.
WRITTEN: dict[str, tuple[str, Callable[[Paper], bytes]]] = {
    "text": ("report.txt", lines.plain),
    "text-tabs": ("report.txt", lines.tabs),
    "text-bars": ("report.txt", lines.bars),
    "markdown": ("report.md", lines.markdown),
    "docx": ("report.docx", word.word),
    "html": ("report.html", web.html),
    "mht": ("report.mht", web.mht),
    "ofd": ("report.ofd", pages.ofd),
    "ofd-lines": ("report.ofd", pages.lines),
}
#: The formats that other programs wrote.
MADE = {producer.name: producer for producer in producers.PRODUCERS}
#: Formats whose tables are lines: that a cell is empty does not show.
WITHOUT_CELLS = {"text", "ofd-lines"}
#: Formats that break lines where the page does.
WRAPPED = {"ofd", "ofd-lines", "libreoffice-pdf", "chromium-pdf"}

PAPERS = producers.papers()
EVERY = [
    (form, name)
    for form in (*WRITTEN, *MADE)
    for name in (PAPERS if form in WRITTEN else MADE[form].papers)
]


def _through_office(form: str) -> bool:
    return form in MADE and MADE[form].suffix != "pdf"


every_format = pytest.mark.parametrize(
    ("form", "name"),
    [
        pytest.param(form, name, marks=needs_libreoffice if _through_office(form) else ())
        for form, name in EVERY
    ],
)


@dataclass(frozen=True, slots=True)
class Read:
    """A paper as it was read from a file of a format."""

    paper: Paper
    data: bytes
    document: Document
    result: FileResult


@cache
def read(form: str, name: str) -> Read:
    """Read and check a paper in a format; the file's name says nothing of it."""
    data = source(form, name)
    document = readers.read(data, "report" if form != "markdown" else "report.md")
    return Read(
        PAPERS[name],
        data,
        document,
        check_draft.check_document(document, check_options.CheckOptions()).result,
    )


def check_paper(form: tuple[str, Callable[[Paper], bytes]], paper: Paper) -> FileResult:
    """Check a paper in a form: what its file is called, and what writes it."""
    name, write = form
    document = readers.read(write(paper), name)
    return check_draft.check_document(document, check_options.CheckOptions()).result


def source(form: str, name: str) -> bytes:
    """The file's bytes."""
    if form in WRITTEN:
        return WRITTEN[form][1](PAPERS[name])
    return MADE[form].path(name).read_bytes()
