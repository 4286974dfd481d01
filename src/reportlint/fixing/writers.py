"""The formats that are written: one literal table, and what a writer is."""

from __future__ import annotations

from reportlint.fixing.edits import UnwritableError
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    from reportlint.model.document import Document
    from reportlint.model.problem import Edit

    class Writer(Protocol):
        """A draft in a format, into which edits of its text can be written."""

        def refusal(self, edit: Edit) -> LocalizedText | None:
            """Say why an edit cannot be written; None where it can."""

        def write(self, edits: Sequence[Edit]) -> bytes:
            """Return the file after edits that are in order, apart and not refused."""


#: Every format that is written, and its writer: ``(data, document) -> Writer``.
WRITERS = {
    "text": "reportlint.fixing.text_writer:TextFile",
    "markdown": "reportlint.fixing.text_writer:TextFile",
    "html": "reportlint.fixing.html_writer:HtmlFile",
    "docx": "reportlint.fixing.docx_writer:WordFile",
}


def writer_for(data: bytes, document: Document) -> Writer:
    """Return the writer of a draft; raises UnwritableError where there is none."""
    writer_name = WRITERS.get(document.format)
    if writer_name is None:
        raise UnwritableError(Message("fixing.writers.unsupported_format"))
    writer: Writer = fetch(writer_name)(data, document)
    return writer
