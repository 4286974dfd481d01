"""Zip archives of office formats: opened within limits, their XML parsed without its dangers."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from xml.etree import ElementTree as ET

from reportlint.readers.signatures import DAMAGED, unreadable
from reportlint.support.errors import UnreadableError
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

#: More members than any report has, with all its pictures.
MAX_MEMBERS = 10_000
#: More bytes than any part that is read has: the largest reports stay below two million.
MAX_PART = 24 * 1024 * 1024
#: Bytes of all parts that are read, together.
MAX_TOTAL = 64 * 1024 * 1024
#: XML of empty tables packs a hundredfold, bombs a thousandfold.
MAX_RATIO = 300
#: Parts smaller than this may pack as well as they like.
_SMALL_PART_BYTES = 1024 * 1024
_SUPPORTED_COMPRESSION = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CENTRAL_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 1
#: What an encrypted Word file in a container of old is called.
ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
#: Multi-byte encodings that the parser does not know and Chinese programs write.
_CHINESE_ENCODINGS = ("gbk", "gb2312", "gb18030")
_DECLARED_ENCODING = rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)"
_UTF_16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
#: How XML marks a document type, where entities are made: no office program writes one.
_DOCTYPE = b"<!DOCTYPE"
#: What programs put there themselves: names of new files, of templates, of printed files.
_MADE_UP = Pattern(
    r"(?:无标题|未命名|新建|文档|文件|演示文稿|工作簿|标题|模板|正文|untitled|document|doc|title"
    r"|normal|microsoft|wps|word|print|幻灯片)[\s\dA-Za-z._()（）-]*(?:文档)?",
    2,  # re.IGNORECASE
)
_CHINESE_CHARACTER = Pattern(r"[\u3400-\u9fff]")
_FILE_SUFFIXES = (".doc", ".docx", ".wps", ".pdf", ".ofd", ".txt", ".rtf", ".odt")
_MAX_TITLE_CHARS = 200


class Archive:
    """An opened archive; names of members are compared without regard to case and slashes."""

    def __init__(self, data: bytes) -> None:
        """Open the archive; raises UnreadableError where it is damaged or beyond the limits."""
        # NOTE: counted before opening: opening makes an object of every entry.
        if data.count(_CENTRAL_ENTRY) > MAX_MEMBERS:
            raise _size_error(Message("readers.archive.too_many_members", most=MAX_MEMBERS))
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _ZIP_ERRORS as error:
            raise UnreadableError(*DAMAGED) from error
        self._members = {_key(info.filename): info for info in self._zip.infolist()}
        self._total = 0

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    def names(self) -> tuple[str, ...]:
        """Return the names of all members, in lower case with forward slashes."""
        return tuple(self._members)

    def size(self, name: str) -> int:
        """Return how many bytes a member says that it has, 0 where there is none."""
        info = self._members.get(_key(name))
        return info.file_size if info else 0

    def read(self, name: str) -> bytes:
        """Unpack a member; raises UnreadableError where it is missing, damaged or too large."""
        info = self._members.get(_key(name))
        if info is None:
            raise unreadable("archive.missing_member", "archive.save_in_office", name=name)
        self._check_limits(info)
        try:
            with self._zip.open(info) as file:
                data = file.read(MAX_PART + 1)
        except _ZIP_ERRORS as error:
            raise UnreadableError(*DAMAGED) from error
        self._add_to_total(len(data), name)
        return data

    def xml(self, name: str) -> Element:
        """Parse a member; raises UnreadableError as :meth:`read` does, or where it is no XML."""
        return parse_xml(self.read(name), name)

    def _check_limits(self, info: zipfile.ZipInfo) -> None:
        if info.flag_bits & _ENCRYPTED:
            raise unreadable("archive.encrypted", "archive.remove_password")
        if info.compress_type not in _SUPPORTED_COMPRESSION:
            raise UnreadableError(*DAMAGED)
        if info.file_size > _SMALL_PART_BYTES and info.file_size > MAX_RATIO * info.compress_size:
            raise _size_error(Message("readers.archive.suspicious_member", name=info.filename))
        self._add_to_total(info.file_size, info.filename, keep=False)

    def _add_to_total(self, size: int, name: str, *, keep: bool = True) -> None:
        if size > MAX_PART or self._total + size > MAX_TOTAL:
            raise _size_error(Message("readers.archive.large_member", name=name))
        self._total += size if keep else 0


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _size_error(detail: Message) -> UnreadableError:
    return unreadable("archive.too_large", "archive.check_file", detail=detail)


def parse_xml(data: bytes, name: str) -> ET.Element:
    """Parse a part; raises UnreadableError where it is no XML or declares a document type.

    >>> parse_xml(b"<w><t>3</t></w>", "word/document.xml").findtext("t")
    '3'
    """
    data, encoding = _decode_part(data, name)
    if _DOCTYPE in data:
        raise unreadable("markup.doctype_refused", "archive.save_in_office", name=name)
    try:
        # NOTE: safe against entity bombs and outside references: both need a document type.
        return ET.fromstring(data, ET.XMLParser(encoding=encoding))  # noqa: S314
    except (ET.ParseError, ValueError, LookupError) as error:
        raise unreadable("markup.damaged_member", "markup.repair_in_office", name=name) from error


def _decode_part(data: bytes, name: str) -> tuple[bytes, str | None]:
    """Return bytes that the parser can read, and their encoding where the declaration is wrong."""
    match = re.match(_DECLARED_ENCODING, data[:200])
    encoding = _UTF_16.get(data[:2])
    if encoding is None and match and match[1].decode("ascii").lower() in _CHINESE_ENCODINGS:
        encoding = "gb18030"
    if encoding is None:
        return data, None
    try:
        return data.decode(encoding).encode("utf-8"), "utf-8"
    except UnicodeError as error:
        raise unreadable("markup.damaged_member", "markup.repair_in_office", name=name) from error


def meaningful_title(title: str | None) -> str | None:
    """Return a title without blanks around it; None where there is none or a program made it up.

    >>> meaningful_title(" 2024 年年度报告"), meaningful_title("文档1")
    ('2024 年年度报告', None)
    """
    words = " ".join((title or "").split())
    made_up = _MADE_UP.regex.fullmatch(words) or words.lower().endswith(_FILE_SUFFIXES)
    if made_up or len(words) > _MAX_TITLE_CHARS or not _CHINESE_CHARACTER.regex.search(words):
        return None
    return words
