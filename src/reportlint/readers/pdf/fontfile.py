"""A TrueType file with one shape, a box on the baseline, for every character there is."""

from __future__ import annotations

import struct

_EM = 1000
_ASCENT = 880
_DESCENT = -120
_LAST_CHARACTER = 0x10FFFF
_VERSION = 0x10000
_MAGIC = 0x5F0F3CF5


def box_font() -> bytes:
    """Return the file."""
    glyph = _glyph()
    return _file(
        {
            b"cmap": _character_map(),
            b"glyf": glyph * 2,
            b"head": _head(),
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


def _head() -> bytes:
    box = (0, _DESCENT, _EM, _ASCENT)
    return struct.pack(
        ">IIIIHHQQhhhhHHhhh",
        *(_VERSION, _VERSION, 0, _MAGIC, 0, _EM, 0, 0),
        *box,
        *(0, 8, 2, 1, 0),
    )


def _file(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    start = 12 + 16 * count
    directory = struct.pack(">IHHHH", _VERSION, count, 64, 2, count * 16 - 64)
    body = b""
    for name, data in tables.items():
        directory += name + struct.pack(">III", 0, start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return directory + body
