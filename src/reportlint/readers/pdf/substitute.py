"""The font that stands in for fonts a PDF names but does not hold.

pdfium would look for one among the fonts of the machine, and where it finds none it drops
characters: what is read would depend on the machine. This one has a single shape, a box, for
every character; where characters stand comes from the widths that the PDF gives. It stays
installed: a program that also shows PDF files with pdfium, in the same process, sees boxes where
a file lacks its fonts.
"""

from __future__ import annotations

import ctypes
import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

#: Any number but 0 names the one font there is.
_HANDLE = 1
_NAME = b"box\0"
_BUILT_IN = (b"Helvetica", b"Times", b"Courier", b"Symbol", b"ZapfDingbats")
_DEFAULT_CHARSET = 1
#: pdfium keeps a pointer to what is installed here, so it must live as long.
_installed_info: list[Any] = []
_EM = 1000
_ASCENT = 880
_DESCENT = -120
_LAST_CHARACTER = 0x10FFFF
_VERSION = 0x10000
_MAGIC = 0x5F0F3CF5


def install(raw: Any) -> None:
    """Make pdfium take the box font for every font that a file lacks."""
    if _installed_info:
        return
    data = _box_font()
    types = dict(raw.FPDF_SYSFONTINFO._fields_)
    answers = {
        "Release": lambda _info: None,
        "EnumFonts": lambda _info, _mapper: None,
        # NOTE: none for those that pdfium has inside, as the standard asks.
        "MapFont": lambda _info, *request: None if _is_built_in(request[4]) else _HANDLE,
        "GetFont": lambda _info, _face: _HANDLE,
        "GetFontData": lambda _info, _font, *request: _copy_table(data, *request),
        "GetFaceName": lambda _info, _font, buffer, size: _copy_table(_NAME, 0, buffer, size),
        "GetFontCharset": lambda _info, _font: _DEFAULT_CHARSET,
        "DeleteFont": lambda _info, _font: None,
    }
    callbacks = {name: types[name](answer) for name, answer in answers.items()}
    info = raw.FPDF_SYSFONTINFO(version=1, **callbacks)
    _installed_info.append(info)
    raw.FPDF_SetSystemFontInfo(info)


def _is_built_in(face: Any) -> bool:
    return bool(face) and ctypes.string_at(face).startswith(_BUILT_IN)


def _copy_table(data: bytes, table: int, buffer: Any, size: int) -> int:
    """Copy the whole font (table 0) or one of its tables; tell its length in any case."""
    table_data = _table(data, table) if table else data
    if buffer and size >= len(table_data):
        ctypes.memmove(buffer, table_data, len(table_data))
    return len(table_data)


def _table(data: bytes, tag: int) -> bytes:
    for index in range(struct.unpack_from(">H", data, 4)[0]):
        name, _, start, length = struct.unpack_from(">IIII", data, 12 + 16 * index)
        if name == tag:
            return data[start : start + length]
    return b""


def _box_font() -> bytes:
    """Return the file."""
    glyph = _glyph()
    return _file(
        {
            b"cmap": _character_map(),
            b"glyf": glyph * 2,
            b"head": struct.pack(
                ">IIIIHHQQhhhhHHhhh",
                *(_VERSION, _VERSION, 0, _MAGIC, 0, _EM, 0, 0),
                *(0, _DESCENT, _EM, _ASCENT),
                *(0, 8, 2, 1, 0),
            ),
            b"hhea": struct.pack(
                ">IhhhHhhhhhhhhhhhH",
                *(_VERSION, _ASCENT, _DESCENT, 0, _EM, 0, 0, _EM, 1),
                *[0] * 7,
                2,
            ),
            b"hmtx": struct.pack(">HhHh", _EM, 0, _EM, 0),
            b"loca": struct.pack(">III", 0, len(glyph), 2 * len(glyph)),
            b"maxp": struct.pack(">I14H", _VERSION, 2, 4, 1, 0, 0, 2, *[0] * 8),
        }
    )


def _glyph() -> bytes:
    """One contour of four points on the curve, each told by its step from the one before."""
    shape = struct.pack(">hhhhhHH", 1, 0, _DESCENT, _EM, _ASCENT, 3, 0) + bytes([1, 1, 1, 1])
    shape += struct.pack(">hhhh", 0, 0, _EM, 0)
    shape += struct.pack(">hhhh", _DESCENT, _EM, 0, -_EM)
    return shape + bytes(-len(shape) % 4)


def _character_map() -> bytes:
    """Map all characters to the one glyph (format 13, many to one)."""
    group = struct.pack(">III", 1, _LAST_CHARACTER, 1)
    table = struct.pack(">HHIII", 13, 0, 16 + len(group), 0, 1) + group
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def _file(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    start = 12 + 16 * count
    directory = struct.pack(">IHHHH", _VERSION, count, 64, 2, count * 16 - 64)
    body = b""
    for name, data in tables.items():
        directory += name + struct.pack(">III", 0, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return directory + body
