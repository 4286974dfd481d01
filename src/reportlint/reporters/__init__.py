"""How results are written: every output in one table.

An output turns one file's result into text on its own, so that worker processes can do it and
no more than one result is ever held; the pieces are joined in the order of the files.
"""

from __future__ import annotations

from reportlint.support.lazy import fetch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol

    from reportlint.model.finding import FileResult
    from reportlint.reporters.common import Reporter, View
    from reportlint.support.localized_text import LocalizedText

    class CopyReporter(Protocol):
        """A way to write a reviewed copy of a draft; a module with these is one."""

        #: How its files end.
        SUFFIX: str

        def render_copy(
            self, result: FileResult, data: bytes, view: View
        ) -> bytes | LocalizedText | None:
            """Return the copy; why there is none; None where the draft was not checked."""


#: Every output by its name: those of ``check``, and those of ``extract``.
REPORTERS = {
    "full": "reportlint.reporters.terminal:FULL",
    "concise": "reportlint.reporters.terminal:CONCISE",
    "statistics": "reportlint.reporters.terminal:STATISTICS",
    "json": "reportlint.reporters.check_json:REPORTER",
    "extract": "reportlint.reporters.extract:JSON",
    "cells": "reportlint.reporters.extract:CELLS",
    "figures": "reportlint.reporters.extract:FIGURES",
    "text": "reportlint.reporters.extract:TEXT",
    "html": "reportlint.reporters.html:REPORTER",
    "grouped": "reportlint.reporters.terminal:GROUPED",
    "sarif": "reportlint.reporters.sarif:REPORTER",
    "junit": "reportlint.reporters.junit:REPORTER",
    "github": "reportlint.reporters.forges:GITHUB",
    "gitlab": "reportlint.reporters.forges:GITLAB",
    "csv": "reportlint.reporters.findings_csv:REPORTER",
    "xlsx": "reportlint.reporters.xlsx:REPORTER",
}
CHECK_FORMATS = (
    "full", "grouped", "concise", "json", "html",
    "sarif", "junit", "github", "gitlab", "csv", "xlsx",
)  # fmt: skip
#: Outputs that no terminal and no pipe to another program is for.
FILE_FORMATS = ("xlsx", "docx", "pdf")
#: Outputs that write a reviewed copy of each draft.
COPY_REPORTERS = {"docx": "reportlint.reporters:docx", "pdf": "reportlint.reporters:pdf"}
#: What outputs of ``extract`` are called on a command line.
EXTRACT_FORMATS = {"json": "extract", "csv": "cells", "figures-csv": "figures", "xlsx": "xlsx"}
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
