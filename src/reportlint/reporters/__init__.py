"""How results are written: the protocol of an output, and every output in one table.

An output turns one file's result into text on its own, so that worker processes can do it and
no more than one result is ever held; the pieces are joined in the order of the files.
"""

from __future__ import annotations

from reportlint.support.lazy import fetch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Protocol

    from reportlint.model.finding import FileResult
    from reportlint.model.run_summary import RunSummary
    from reportlint.reporters.shared import View
    from reportlint.support.localized_text import LocalizedText

    class Reporter(Protocol):
        """A way to write results; a module with these functions is one."""

        #: What stands between two entries.
        SEPARATOR: str

        def render_start(self, view: View) -> str:
            """Return what stands before all entries."""

        def render_file(self, result: FileResult, view: View) -> str:
            """Return one file's entry; it may be empty."""

        def render_end(self, totals: RunSummary, view: View) -> str:
            """Return what stands after all entries."""

    class CopyReporter(Protocol):
        """A way to write a reviewed copy of a draft; a module with these is one."""

        #: How its files end.
        SUFFIX: str

        def render_copy(
            self, result: FileResult, data: bytes, view: View
        ) -> bytes | LocalizedText | None:
            """Return the copy; why there is none; None where the draft was not checked."""

    #: Gives what stands before everything, from the files' paths and counts and what they add
    #: up to: it is written first, and asked for last.
    HeaderWriter = Callable[[Sequence[tuple[str, RunSummary]], RunSummary, View], str]
    #: Makes a file of the lines that were written.
    Assembler = Callable[[Iterable[str], View], bytes]


#: Every output by its name: those of ``check``, and those of ``extract``.
REPORTERS = {
    "full": "reportlint.reporters.terminal:full",
    "concise": "reportlint.reporters.terminal:concise",
    "statistics": "reportlint.reporters.terminal:statistics",
    "json": "reportlint.reporters:check_json",
    "extract": "reportlint.reporters:extract_json",
    "cells": "reportlint.reporters:cells_csv",
    "text": "reportlint.reporters:draft_text",
    "html": "reportlint.reporters:html",
    "grouped": "reportlint.reporters.terminal:grouped",
    "sarif": "reportlint.reporters:sarif",
    "junit": "reportlint.reporters:junit",
    "github": "reportlint.reporters:github",
    "gitlab": "reportlint.reporters:gitlab",
    "csv": "reportlint.reporters:findings_csv",
    "xlsx": "reportlint.reporters:xlsx",
}
#: Outputs whose beginning is known when all files are done.
_HEADER_WRITERS = {"html": "reportlint.reporters.html:render_page_start"}
#: Outputs that are made of all pieces when these are there, as bytes.
_ASSEMBLERS = {"xlsx": "reportlint.reporters.xlsx.book:write_workbook"}
CHECK_FORMATS = (
    "full", "grouped", "concise", "json", "html",
    "sarif", "junit", "github", "gitlab", "csv", "xlsx",
)  # fmt: skip
#: Outputs that no terminal and no pipe to another program is for.
FILE_FORMATS = ("xlsx", "docx", "pdf")
#: Outputs that write a reviewed copy of each draft.
COPY_REPORTERS = {"docx": "reportlint.reporters:docx", "pdf": "reportlint.reporters:pdf"}
#: What outputs of ``extract`` are called on a command line.
EXTRACT_FORMATS = {"json": "extract", "csv": "cells", "xlsx": "xlsx"}
#: Outputs that are the words of a draft, to the letter.
VERBATIM_FORMATS = ("text",)
HUMAN_FORMATS = ("full", "grouped", "concise", "statistics")


def load_reporter(name: str) -> Reporter:
    """Return the output of that name."""
    reporter: Reporter = fetch(REPORTERS[name])
    return reporter


def load_copy_reporter(name: str) -> CopyReporter:
    """Return the kind of copy of that name."""
    reporter: CopyReporter = fetch(COPY_REPORTERS[name])
    return reporter


def load_assembler(name: str) -> Assembler | None:
    """Return what makes an output of its pieces, where they are not the output themselves."""
    target = _ASSEMBLERS.get(name)
    return None if target is None else fetch(target)


def load_header_writer(name: str) -> HeaderWriter | None:
    """Return what writes the beginning of an output, where that comes last."""
    target = _HEADER_WRITERS.get(name)
    return None if target is None else fetch(target)
