"""XML parts of archives, parsed without what makes XML dangerous."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from reportlint.support.errors import UnreadableError
from reportlint.support.localized_text import Message

#: Multi-byte encodings that the parser does not know and Chinese programs write.
_CHINESE = ("gbk", "gb2312", "gb18030")
_DECLARED = rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
#: How XML marks a document type, where entities are made: no office program writes one.
_DOCTYPE = b"<!DOCTYPE"


def parse_xml(data: bytes, name: str) -> ET.Element:
    """Parse a part; raises UnreadableError where it is no XML or declares a document type."""
    data, encoding = _decode_part(data, name)
    if _DOCTYPE in data:
        raise UnreadableError(
            Message("readers.markup.doctype_refused", name=name),
            Message("readers.archive.save_in_office"),
        )
    try:
        # NOTE: safe against entity bombs and outside references: both need a document type.
        return ET.fromstring(data, ET.XMLParser(encoding=encoding))  # noqa: S314
    except (ET.ParseError, ValueError, LookupError) as error:
        raise damage_error(name) from error


def damage_error(name: str) -> UnreadableError:
    """Make the error for a part that cannot be made sense of."""
    return UnreadableError(
        Message("readers.markup.damaged_member", name=name),
        Message("readers.markup.repair_in_office"),
    )


def _decode_part(data: bytes, name: str) -> tuple[bytes, str | None]:
    """Return bytes that the parser can read, and their encoding where the declaration is wrong."""
    if data[:2] in _UTF_16:
        return _recode(data, "utf-16" if data[0] >= 0xFE else _utf16_variant(data), name), "utf-8"
    match = re.match(_DECLARED, data[:200])
    if match and match[1].decode("ascii").lower() in _CHINESE:
        return _recode(data, "gb18030", name), "utf-8"
    return data, None


def _utf16_variant(data: bytes) -> str:
    return "utf-16-le" if data[1] == 0 else "utf-16-be"


def _recode(data: bytes, encoding: str, name: str) -> bytes:
    try:
        return data.decode(encoding).encode("utf-8")
    except UnicodeError as error:
        raise damage_error(name) from error
