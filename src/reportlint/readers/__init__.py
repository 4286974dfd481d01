"""The formats that drafts come in: which file is which, told by what it holds, and who reads it."""

from __future__ import annotations

import os
import stat

from reportlint.readers import signatures
from reportlint.readers.signatures import unreadable
from reportlint.support.errors import UnreadableError, explain_os_error
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.model.document import Document

#: Characters looked at to tell whether text is Chinese, and the most frequent of those.
_SAMPLE_CHARS, _FREQUENT_CHARS = 1000, "的一年和及有在中不了人工作政府信息公开"
#: What a file may hold and yet be empty: byte order marks, blanks, the end mark of DOS.
_EMPTY_FILE_BYTES = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n\f\v\x1a"
#: How what this program writes begins; few drafts do.
_OWN_OUTPUT_STARTS = (b"{", b"<", b"PK", b"path,", b"\xef\xbb\xbf")
#: More bytes than any draft has, with all its pictures.
MAX_FILE_BYTES = 64 * 1024 * 1024
#: How long a named pipe may take to be written, in seconds.
PIPE_SECONDS = 50.0
_PIECE_BYTES = 1 << 20
#: What is neither a file nor a pipe, by what tells it.
_UNREADABLE_TYPES = (
    (stat.S_ISSOCK, Message("readers.file_bytes.socket")),
    (stat.S_ISCHR, Message("readers.file_bytes.device")),
    (stat.S_ISBLK, Message("readers.file_bytes.device")),
)


class Format(Record):
    """A format drafts are read from.

    ``matches`` says of the bytes and the suffix of the name (in lower case) whether a file is one.
    ``reader`` is ``module:function``, imported when the first such file comes:
    ``(data: bytes, path: str) -> Document``; where a file ``embeds`` documents of other formats, it
    takes :func:`read_embedded` as well.
    """

    name: str
    suffixes: tuple[str, ...]
    matches: Callable[[bytes, str], bool]
    reader: str
    embeds: bool = False


#: How pictures are called that are read where text recognition is installed.
PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")

#: The formats that a file shows itself to be, in the order in which they are tried.
SIGNED_FORMATS = (
    Format("pdf", (".pdf",), signatures.is_pdf, "reportlint.readers.pdf:read"),
    Format(
        "docx",
        (".docx", ".docm", ".dotx", ".dotm"),
        signatures.is_docx,
        "reportlint.readers.docx:read",
        embeds=True,
    ),
    Format(
        "html",
        (".html", ".htm", ".xhtml", ".shtml"),
        signatures.is_html,
        "reportlint.readers.html:read",
    ),
    Format("mht", (".mht", ".mhtml"), signatures.is_mht, "reportlint.readers.html:read_mht"),
    Format("ofd", (".ofd",), signatures.is_ofd, "reportlint.readers.ofd:read"),
    Format(
        "office",
        (".doc", ".wps", ".wpt", ".rtf", ".odt"),
        signatures.is_office,
        "reportlint.readers.office:read",
        embeds=True,
    ),
    Format("image", PICTURE_SUFFIXES, signatures.is_image, "reportlint.readers.image:read"),
)

#: The formats of text, tried when it is nothing else; the last takes every file.
TEXT_FORMATS = (
    Format(
        "markdown", (".md", ".markdown"), signatures.is_markdown, "reportlint.readers.markdown:read"
    ),
    Format("text", (".txt", ".text"), lambda *_: True, "reportlint.readers.plain:read"),
)

FORMATS = (*SIGNED_FORMATS, *TEXT_FORMATS)

#: The formats that Word takes in.
_EMBEDDED_FORMATS = ("docx", "html", "mht", "office", "text")


def suffixes() -> tuple[str, ...]:
    """Return the suffixes by which drafts are found in folders.

    >>> suffixes()[:2]
    ('.pdf', '.docx')
    """
    return tuple(suffix for file_format in FORMATS for suffix in file_format.suffixes)


def has_text_suffix(path: str) -> bool:
    """Whether a file is called as text is.

    >>> has_text_suffix("draft.TXT"), has_text_suffix("draft.docx")
    (True, False)
    """
    suffix = os.path.splitext(path)[1].lower()
    return any(suffix in file_format.suffixes for file_format in TEXT_FORMATS)


def detect_format(data: bytes, path: str) -> Format:
    """Return format of a file; raises UnreadableError where it is of a kind that is not read.

    >>> detect_format(b"%PDF-1.7", "report.txt").name
    'pdf'
    """
    suffix = os.path.splitext(path)[1].lower()
    if data.startswith(_OWN_OUTPUT_STARTS):
        from reportlint.readers import own_outputs

        if own_outputs.is_report(data):
            raise UnreadableError(own_outputs.IS_REPORT, own_outputs.HINT)
    for file_format in SIGNED_FORMATS:
        if file_format.matches(data, suffix):
            return file_format
    for is_type, words in signatures.UNSUPPORTED_TYPES:
        if is_type(data, suffix):
            raise UnreadableError(*words)
    return next(file_format for file_format in TEXT_FORMATS if file_format.matches(data, suffix))


def looks_like_draft(path: str) -> bool:
    """Whether a file whose name tells nothing is worth reading: both its ends are looked at.

    It shows itself to be of a format that is read (pictures but for a name are none), is a page
    that speaks of the subject, or a text with a report's title.

    >>> looks_like_draft("clean.txt"), looks_like_draft("no-such-file")
    (True, False)
    """
    data = signatures.read_ends(path, signatures.SAMPLE_BYTES, signatures.SAMPLE_BYTES)
    suffix = os.path.splitext(path)[1].lower()
    if any(
        file_format.matches(data, suffix)
        for file_format in SIGNED_FORMATS
        if file_format.name not in ("image", "html")
    ):
        # NOTE: in a container of old the parts of a text of Word stand by name.
        return not signatures.is_ole(data) or "WordDocument".encode("utf-16-le") in data
    if signatures.is_html(data, suffix):
        return signatures.disclosure_encoding(data) is not None
    return signatures.has_report_title(data)


def read(data: bytes, path: str) -> Document:
    """Read a draft; ``path`` is what it is called.

    Raises UnreadableError where it is none, or where a wrong encoding ruined its text.

    >>> read("一、总体情况".encode("gb18030"), "report.txt").text
    '一、总体情况'
    """
    if not data.strip(_EMPTY_FILE_BYTES):
        raise unreadable("general.empty_file", "general.check_saved")
    file_format = detect_format(data, path)
    reader: Callable[..., Document] = fetch(file_format.reader)
    document = reader(data, path, *([read_embedded] if file_format.embeds else []))
    if not _is_chinese(document.text[:_SAMPLE_CHARS]):
        from reportlint.support.mojibake import find_misreading

        encodings = find_misreading(document.text)
        if encodings:
            raise unreadable("general.wrong_encoding", "general.find_original", **encodings)
        if encodings is not None:
            raise unreadable("general.characters_lost", "general.find_original")
    return document


def read_embedded(data: bytes, read_word: Callable[[bytes], Document]) -> Document:
    """Read a document that lies within a Word file; one more Word file is read by ``read_word``.

    Raises UnreadableError where it is no document of text.

    >>> read_embedded("政府信息公开".encode(), read_word=lambda data: None).text
    '政府信息公开'
    """
    name = detect_format(data, "").name
    if name not in _EMBEDDED_FORMATS:
        raise unreadable("general.not_a_text_document")
    return read_word(data) if name == "docx" else read(data, "")


def _is_chinese(text: str) -> bool:
    """Whether a text holds as many of the most frequent characters as any in Chinese."""
    return sum(map(text.count, _FREQUENT_CHARS)) * 30 >= len(text)


def load(path: str) -> bytes:
    """Read the bytes of a file; raises UnreadableError where that is impossible.

    >>> load("clean.txt")[:12].decode()
    '望岚县农'
    """
    try:
        mode = os.stat(path).st_mode
        for is_type, message in _UNREADABLE_TYPES:
            if is_type(mode):
                raise UnreadableError(message, Message("readers.file_bytes.use_dash_for_stdin"))
        if stat.S_ISFIFO(mode) and hasattr(os, "O_NONBLOCK"):
            return check_size(_read_pipe(path))
        with open(path, "rb") as file:
            return check_size(file.read(MAX_FILE_BYTES + 1))
    except FileNotFoundError:
        raise unreadable("file_bytes.no_such_file", "file_bytes.check_path") from None
    except PermissionError:
        raise unreadable("file_bytes.no_permission", "file_bytes.check_permissions") from None
    except OSError as error:
        raise UnreadableError(explain_os_error(error)) from error
    except ValueError:
        raise unreadable("file_bytes.invalid_name") from None


def check_size(data: bytes) -> bytes:
    """Return the bytes back; raises UnreadableError where there are more than LIMIT.

    >>> check_size(b"draft")
    b'draft'
    """
    if len(data) > MAX_FILE_BYTES:
        raise unreadable(
            "file_bytes.too_large", "archive.check_file", megabytes=MAX_FILE_BYTES >> 20
        )
    return data


def _read_pipe(path: str) -> bytes:
    """Read a named pipe until its writer closes it, or its time is up."""
    import select
    import time

    deadline = time.monotonic() + PIPE_SECONDS
    # NOTE: opened so, it is not waited for a writer that may never come.
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    data = bytearray()
    try:
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        while len(data) <= MAX_FILE_BYTES:
            seconds_left = deadline - time.monotonic()
            if seconds_left <= 0 or not poll.poll(seconds_left * 1000):
                waited = int(PIPE_SECONDS)
                raise unreadable(
                    "file_bytes.pipe_timed_out", "file_bytes.check_writer", seconds=waited
                )
            piece = os.read(handle, _PIECE_BYTES)
            if not piece:
                break
            data += piece
    finally:
        os.close(handle)
    return bytes(data)
