"""The formats that are written: one literal table, and what a writer is."""

from __future__ import annotations

from reportlint.bilingual import Bilingual
from reportlint.errors import ReportlintError
from reportlint.lazy import fetch

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from reportlint.document import Document
    from reportlint.problems import Edit

    class Writer(Protocol):
        """A draft in a format, into which edits of its text can be written."""

        def refusal(self, edit: Edit) -> Bilingual | None:
            """Say why an edit cannot be written; None where it can."""

        def written(self, edits: Sequence[Edit]) -> bytes:
            """Give the file after edits that are in order, apart and not refused."""


#: Every format that is written, and its writer: ``(data, document) -> Writer``.
WRITERS = {
    "text": "reportlint.fixes.texts:Texts",
    "markdown": "reportlint.fixes.texts:Texts",
    "html": "reportlint.fixes.pages:Pages",
    "docx": "reportlint.fixes.word:Word",
}
_NOT_WRITTEN = Bilingual(
    "这种格式的文件不能直接修改：在源文件里改，再重新生成",
    "files of this format are not changed: change the source file and make it anew",
)


class UnwritableError(ReportlintError):
    """A file into which nothing can be written, and why."""


def writer_for(data: bytes, document: Document) -> Writer:
    """Give the writer of a draft; raises UnwritableError where there is none."""
    found = WRITERS.get(document.format)
    if found is None:
        raise UnwritableError(_NOT_WRITTEN)
    writer: Writer = fetch(found)(data, document)
    return writer
