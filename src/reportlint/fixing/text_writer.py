"""Writes edits into text files and Markdown, in the encoding and with the line ends they have."""

from __future__ import annotations

from reportlint.fixing.edits import UnwritableError, apply_edits
from reportlint.readers.encodings import decode_with_encoding
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.document import Document
    from reportlint.model.problem import Edit
    from reportlint.readers.encodings import DecodedText

_DAMAGED = Message("fixing.text_writer.undecodable_bytes")


class TextFile:
    """A text file: its positions are those of the document."""

    def __init__(self, data: bytes, document: Document) -> None:
        """Take the file; raises UnwritableError where bytes of it would be lost."""
        self._encoding = FileEncoding(data, decode_with_encoding(data))
        self._text = document.text

    def refusal(self, edit: Edit) -> LocalizedText | None:
        """Refuse characters that the encoding of the file does not have."""
        return self._encoding.refusal(edit.text)

    def write(self, edits: Sequence[Edit]) -> bytes:
        """Return the file after the edits."""
        return self._encoding.bytes_of(apply_edits(self._text, edits))


class FileEncoding:
    """How a file is encoded: in which encoding, after which byte order mark."""

    def __init__(self, data: bytes, decoding: DecodedText) -> None:
        """Take what was decoded; raises UnwritableError where encoding it does not give it back."""
        self.encoding = decoding.encoding
        try:
            body = decoding.text.encode(decoding.encoding)
        except UnicodeEncodeError as error:
            raise UnwritableError(_DAMAGED) from error
        if not data.endswith(body):
            raise UnwritableError(_DAMAGED)
        self._mark = data[: len(data) - len(body)]
        if len(self._mark) > 4:
            raise UnwritableError(_DAMAGED)

    def refusal(self, text: str) -> LocalizedText | None:
        """Say why words cannot be written; None where they can."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError as error:
            sign = error.object[error.start : error.end]
            return Message("fixing.text_writer.not_encodable", encoding=self.encoding, sign=sign)
        return None

    def bytes_of(self, text: str) -> bytes:
        """Return the bytes of a text as the file has them."""
        return self._mark + text.encode(self.encoding)
