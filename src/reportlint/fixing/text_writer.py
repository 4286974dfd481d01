"""Writes edits into text files and Markdown, in the encoding and with the line ends they have."""

from __future__ import annotations

from reportlint.fixing.edits import UnwritableError, apply_edits
from reportlint.readers.encodings import decode_with_encoding
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportlint.model.document import Document
    from reportlint.model.problem import Edit
    from reportlint.readers.encodings import DecodedText

_DAMAGED = Bilingual(
    "文件里有无法识别的字节，改写会丢失它们：先另存为 UTF-8 编码，再修改",
    "the file holds bytes that are no text and would be lost: save it as UTF-8 first",
)


class TextFile:
    """A text file: its positions are those of the document."""

    def __init__(self, data: bytes, document: Document) -> None:
        """Take the file; raises UnwritableError where bytes of it would be lost."""
        self._encoding = FileEncoding(data, decode_with_encoding(data))
        self._text = document.text

    def refusal(self, edit: Edit) -> Bilingual | None:
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

    def refusal(self, text: str) -> Bilingual | None:
        """Say why words cannot be written; None where they can."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError as error:
            sign = error.object[error.start : error.end]
            return Bilingual(
                f"文件的编码（{self.encoding}）写不出“{sign}”：先另存为 UTF-8 编码",
                f"the file's encoding ({self.encoding}) has no “{sign}”: save it as UTF-8 first",
            )
        return None

    def bytes_of(self, text: str) -> bytes:
        """Return the bytes of a text as the file has them."""
        return self._mark + text.encode(self.encoding)
