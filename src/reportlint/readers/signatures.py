"""What kind of file some bytes are, by signatures; the name decides only where they cannot.

Besides: the errors of files that cannot be read.
"""

from __future__ import annotations

import os

from reportlint.support.errors import UnreadableError
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Message

TYPE_CHECKING = False

#: How much of a file is looked at, in bytes.
SAMPLE_BYTES = 65536
_MARKDOWN_SUFFIXES = (".md", ".markdown")
_TEXT_SUFFIXES = (".txt", ".text", *_MARKDOWN_SUFFIXES)
_MARKDOWN = Pattern(r"^(?:#{1,6} +\S|\|? *:?-{3,}:? *\|)", 8)  # 8: re.MULTILINE
#: A line of words without signs, as a title is; lists of findings have none.
_TITLE = Pattern(
    r"^\ufeff?[#*]{0,6}[\w（）()〔〕《》— \t\u3000]{0,80}"
    r"(?:年度报告|年报)[ \t\u3000\r*（）()\w]{0,12}$",
    8,
)
_HTML = ("<!doctype html", "<html", "<head", "<body", "<meta")
#: Markdown may start with these too.
_HTML_PIECE = ("<table", "<div", "<p>", "<p ", "<span", "<link", "<style", "<script")
#: How containers of Office before 2007 begin.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Bytes before the first letter: byte order marks and blanks.
_LEAD = b"\xef\xbb\xbf\xff\xfe \t\r\n\f"
#: What the one file of XML holds that Word 2003 and OpenDocument write for a text.
_XML_TEXTS = (b'progid="Word.Document"', b'"application/vnd.oasis.opendocument.text"')
_ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
#: Names of spreadsheets and slides whose bytes look like those of an old Word file.
_SHEET_SUFFIXES = (".xls", ".et", ".ppt", ".dps")


def unreadable(key: str, hint: str = "", **values: object) -> UnreadableError:
    """Return the error of a file, by the keys of the message and the hint below ``readers``.

    >>> unreadable("general.empty_file").texts[0]["en"]
    'the file is empty'
    """
    message = Message(f"readers.{key}", **values)
    return UnreadableError(message, Message(f"readers.{hint}") if hint else "")


def read_ends(path: str, head: int, tail: int) -> bytes:
    """Return so many bytes from both ends of a file; none where it cannot be read.

    >>> len(read_ends("clean.txt", 3, 5))
    8
    """
    try:
        with open(path, "rb") as file:
            data = file.read(head)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(len(data), size - tail))
            return data + file.read(tail)
    except OSError:
        return b""


def is_markdown(data: bytes, suffix: str) -> bool:
    """Markdown cannot be told from text for sure: the name decides, then headings and tables.

    >>> is_markdown(b"# 1", ""), is_markdown(b"# 1", ".txt")
    (True, False)
    """
    if suffix in _TEXT_SUFFIXES:
        return suffix in _MARKDOWN_SUFFIXES
    return _MARKDOWN.regex.search(data[:SAMPLE_BYTES].decode("utf-8", "replace")) is not None


def is_pdf(data: bytes, suffix: str) -> bool:
    r"""PDF: its readers accept junk before the signature, within the first 1024 bytes.

    >>> is_pdf(b"\r\n%PDF-1.4", ".doc")
    True
    """
    start = data[:1024].lstrip(_LEAD)
    return start.startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in start)


def is_docx(data: bytes, _suffix: str) -> bool:
    """Word 2007 and later: a zip archive with a document inside; names in it are not packed.

    >>> is_docx(DOCX, ".zip")
    True
    """
    return _is_zip(data) and b"word/document" in data


def is_html(data: bytes, suffix: str) -> bool:
    """HTML: the file starts with a tag of it, whatever its encoding.

    >>> is_html(b"<html>", ""), is_html(b"<p>", ".md")
    (True, False)
    """
    start = data[:1024].replace(b"\0", b"").lstrip(_LEAD).decode("latin-1").lower()
    if start.startswith(_HTML) or (start.startswith(("<?xml", "<!--")) and "<html" in start):
        return True
    return suffix not in _TEXT_SUFFIXES and start.startswith(_HTML_PIECE)


def is_mht(data: bytes, _suffix: str) -> bool:
    r"""MHTML: the headers of a message, with the page within it.

    >>> is_mht(b"MIME-Version: 1.0\nContent-Type: multipart/related", ".txt")
    True
    """
    head = data[:2048].lstrip(_LEAD).lower()
    return head[:20].startswith(
        (b"from:", b"mime-version:", b"subject:", b"date:", b"content-")
    ) and (b"multipart/related" in head or b"text/html" in head)


def _is_zip(data: bytes) -> bool:
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_ole(data: bytes) -> bool:
    """Whether a file is a container of Office before 2007, and of others of its time.

    >>> is_ole(OLE + bytes(504)), is_ole(DOCX)
    (True, False)
    """
    return data.startswith(OLE)


def is_ofd(data: bytes, _suffix: str) -> bool:
    """OFD (GB/T 33190): a zip archive with a root of that name.

    >>> is_ofd(OFD, ".zip"), is_ofd(DOCX, ".ofd")
    (True, False)
    """
    return _is_zip(data) and b"OFD.xml" in data


def is_office(data: bytes, suffix: str) -> bool:
    r"""Tell what LibreOffice turns into Word files: Word and WPS of old, rich text, OpenDocument.

    >>> is_office(b"{\\rtf1", ""), is_office(OLE, ".xls")
    (True, False)
    """
    if _is_zip(data):
        return b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:200]
    if is_ole(data):
        return suffix not in _SHEET_SUFFIXES
    # NOTE: Word 2003 and OpenDocument as one file of XML; the former is often called .doc.
    start = data[:SAMPLE_BYTES].lstrip(_LEAD)
    is_xml = start.startswith(b"<?xml") and any(words in start for words in _XML_TEXTS)
    return is_xml or data.startswith(b"{\\rtf")


def has_report_title(data: bytes) -> bool:
    """Whether a text speaks of 信息公开 and has a line that ends as titles of reports do.

    >>> has_report_title("2024年政府信息公开工作年度报告".encode("gbk"))
    True
    """
    encoding = disclosure_encoding(data)
    text = data[:SAMPLE_BYTES].decode(encoding, "replace") if encoding else ""
    return _TITLE.regex.search(text) is not None


def disclosure_encoding(data: bytes) -> str | None:
    """Return the encoding in which a file speaks of 信息公开, of those that Chinese offices use.

    >>> disclosure_encoding("政府信息公开".encode("gbk")), disclosure_encoding(b"<p>")
    ('gb18030', None)
    """
    return next((name for name in _ENCODINGS if "信息公开".encode(name) in data), None)


def _is_sheet(data: bytes, suffix: str) -> bool:
    if _is_zip(data):
        is_open_document = b"mimetypeapplication/vnd.oasis.opendocument" in data[:200]
        return is_open_document or b"xl/workbook" in data or b"ppt/presentation" in data
    return is_ole(data) and suffix in _SHEET_SUFFIXES


def _is_archive(data: bytes, _suffix: str) -> bool:
    return _is_zip(data) or data.startswith(
        (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\0")
    )


def _is_cut(data: bytes, _suffix: str) -> bool:
    """Whether the list of what it holds, at the end of a zip archive, is not there."""
    return _is_zip(data) and b"PK\x05\x06" not in data


def is_image(data: bytes, _suffix: str) -> bool:
    """Tell the pictures that scanners and telephones make: PNG, JPEG, TIFF.

    >>> is_image(PNG, ""), is_image(b"GIF8", ".png")
    (True, False)
    """
    return data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"))


def _is_picture(data: bytes, suffix: str) -> bool:
    signatures = (b"GIF8", b"RIFF", b"\0\0\0\x18ftyphei", b"\0\0\0\x0cjP")
    return data.startswith(signatures) or (suffix == ".bmp" and data.startswith(b"BM"))


#: What is said of a file that broke off, and what to do.
DAMAGED = (
    Message("readers.signatures.damaged"),
    Message("readers.signatures.download_or_save_again"),
)
_SHEET = (Message("readers.signatures.spreadsheet_or_slides"), Message("readers.docx.check_file"))
_ARCHIVE = (Message("readers.signatures.archive"), Message("readers.signatures.unpack"))
_PICTURE = (
    Message("readers.signatures.unsupported_picture"),
    Message("readers.signatures.save_as_supported_picture"),
)
#: Every kind that is known but not read, the narrower before the wider: what tells it, and what is
#: said of it.
UNSUPPORTED_TYPES = (
    (_is_sheet, _SHEET),
    (_is_cut, DAMAGED),
    (_is_archive, _ARCHIVE),
    (_is_picture, _PICTURE),
)
