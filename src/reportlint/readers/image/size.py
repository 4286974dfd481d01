"""How large a picture is, by its first bytes: too small for a page, it is an icon or a button."""

from __future__ import annotations

#: No page that can be read has a shorter side than the one, or a longer than the other, in pixels.
_SHORT, _LONG = 400, 600
#: Markers of JPEG that start a frame, in which its size stands, lie between these, but for three.
_FIRST_FRAME, _LAST_FRAME = 0xC0, 0xCF
_NO_FRAMES = (0xC4, 0xC8, 0xCC)


def is_small(data: bytes) -> bool:
    """Whether a picture tells of itself that it is too small to be a page."""
    size = _png(data) or _jpeg(data)
    return size is not None and (min(size) < _SHORT or max(size) < _LONG)


def _png(data: bytes) -> tuple[int, int] | None:
    if not data.startswith(b"\x89PNG") or len(data) < 24:
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    while data.startswith(b"\xff\xd8") and at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if _FIRST_FRAME <= marker <= _LAST_FRAME and marker not in _NO_FRAMES:
            height, width = data[at + 5 : at + 7], data[at + 7 : at + 9]
            return int.from_bytes(width, "big"), int.from_bytes(height, "big")
        at += 2 + max(int.from_bytes(data[at + 2 : at + 4], "big"), 1)
    return None
