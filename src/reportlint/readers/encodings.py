"""Which encoding bytes are in, and their text: Chinese drafts come in half a dozen.

The order is: byte order mark, strict UTF-8, UTF-16 without a mark, UTF-8 with a few damaged
bytes, GB18030, what the file declares, Big5. A declaration comes late because it is so often
wrong: pages say utf-8 and are GBK, and the reverse.
"""

from __future__ import annotations

from reportlint.readers.signatures import unreadable
from reportlint.support.records import Record

#: Longest first: the mark of UTF-32 starts with that of UTF-16.
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
#: The declared names taken seriously, in lower case without "-" and "_", and Python's for them.
#: Others (utf-7, unicode-escape …) would turn any bytes into something.
_DECLARED = {
    "big5": "big5hkscs",
    "big5hkscs": "big5hkscs",
    "xxbig5": "big5hkscs",
    "cp950": "cp950",
    "utf16": "utf-16-le",
    "utf16le": "utf-16-le",
    "utf16be": "utf-16-be",
    "shiftjis": "cp932",
    "eucjp": "euc_jp",
    "euckr": "cp949",
    "windows1252": "cp1252",
    "iso88591": "cp1252",
}
_BIG5 = ("big5hkscs", "cp950")
#: C0 controls that no text holds: all but tab, line ends, form feed, the end mark of DOS, escape.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
#: How much of a file is looked at to tell UTF-16 without a mark, in bytes.
_SAMPLE_BYTES = 8192
_PLAIN_SHARE = 0.95
#: How much of the text that is not ASCII may be damaged; and how much rules an encoding out.
_TOLERABLE_DAMAGE = 0.05
_HOPELESS_DAMAGE = 0.5
#: Frequent in any Chinese draft in the simplified, and in the traditional script.
_SIMPLIFIED = "的一年和及政府信息公开情况项规数总本机关处理"
_TRADITIONAL = "的一年和及政府資訊公開情況項規數總本機關處理"


class DecodedText(Record):
    """The text of a file, without its byte order mark, and the Python name of its encoding."""

    text: str
    encoding: str


def decode(data: bytes, declared_encoding: str | None = None) -> str:
    """Return the text of the bytes; raises UnreadableError where they are none.

    >>> decode("年度报告".encode("utf-16"))
    '年度报告'
    """
    return decode_with_encoding(data, declared_encoding).text


def decode_with_encoding(data: bytes, declared_encoding: str | None = None) -> DecodedText:
    """Return the text and the encoding it was in; raises UnreadableError for binary data.

    >>> decode_with_encoding("政府信息公开".encode("gbk")).encoding
    'gb18030'
    """
    decoding = _decode_by_mark(data) or _decode_without_mark(data, declared_encoding)
    if decoding is None or _is_binary(data, decoding):
        raise unreadable("encodings.unknown_encoding", "encodings.save_in_known_format")
    return decoding


def _decode_by_mark(data: bytes) -> DecodedText | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            # NOTE: some programs put the mark of UTF-8 before text that is something else.
            return (
                _decode_strictly(body, encoding)
                or _decode_leniently(body, encoding)
                or _decode_legacy(body, None)
            )
    return None


def _decode_without_mark(data: bytes, declared_encoding: str | None) -> DecodedText | None:
    utf8 = _decode_strictly(data, "utf-8")
    if b"\0" in data:
        return _decode_utf16(data) or utf8 or _decode_legacy(data, declared_encoding)
    return utf8 or _decode_leniently(data, "utf-8") or _decode_legacy(data, declared_encoding)


def _decode_strictly(data: bytes, encoding: str) -> DecodedText | None:
    try:
        return DecodedText(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _decode_leniently(data: bytes, encoding: str) -> DecodedText | None:
    """Take the encoding in spite of a few damaged places: a cut end, a byte lost on the way."""
    # NOTE: a glance will do for most text in another encoding.
    if _damage_share(data[:_SAMPLE_BYTES].decode(encoding, "replace")) > _HOPELESS_DAMAGE:
        return None
    text = data.decode(encoding, "replace")
    return DecodedText(text, encoding) if _damage_share(text) < _TOLERABLE_DAMAGE else None


def _damage_share(text: str) -> float:
    """Return the share of replacements among the characters that are not ASCII."""
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return text.count("\ufffd") / foreign if foreign else 0


def _decode_utf16(data: bytes) -> DecodedText | None:
    """Try UTF-16 without a mark, which shows in its zero bytes and in what it gives."""
    if len(data) % 2:
        return None
    sample = data[:_SAMPLE_BYTES]
    is_big_endian = sample[::2].count(0) > sample[1::2].count(0)
    order = ("utf-16-be", "utf-16-le") if is_big_endian else ("utf-16-le", "utf-16-be")
    best = max(order, key=lambda encoding: _plainness(sample, encoding))
    plain = _plainness(sample, best) * 2 >= len(sample) * _PLAIN_SHARE
    return _decode_strictly(data, best) if plain else None


def _plainness(data: bytes, encoding: str) -> int:
    """Count the characters that a Chinese draft may well hold."""
    return sum(
        " " <= character <= "~"
        or character in "\t\n\r"
        or "\u2000" <= character <= "\u33ff"
        or "\u4e00" <= character <= "\u9fff"
        or "\uff00" <= character <= "\uffef"
        for character in data.decode(encoding, "ignore")
    )


def _decode_legacy(data: bytes, declared_encoding: str | None) -> DecodedText | None:
    """Try the encodings that are older than Unicode."""
    encoding = _DECLARED.get(
        (declared_encoding or "").strip().lower().replace("-", "").replace("_", "")
    )
    mainland = _decode_strictly(data, "gb18030")
    taiwan = _decode_strictly(data, encoding if encoding in _BIG5 else "big5hkscs")
    if mainland is not None and taiwan is not None:
        # NOTE: nearly all of Big5 is valid GB18030 too, so the words must decide.
        traditional = sum(map(taiwan.text.count, _TRADITIONAL))
        return taiwan if traditional > sum(map(mainland.text.count, _SIMPLIFIED)) else mainland
    other = _decode_strictly(data, encoding) if encoding else None
    return mainland or other or taiwan or _decode_leniently(data, "gb18030")


def _is_binary(data: bytes, decoding: DecodedText) -> bool:
    """Whether more than one byte in a hundred is a control that no text holds."""
    wide = decoding.encoding.startswith(("utf-16", "utf-32"))
    raw = decoding.text.encode() if wide else data
    return (len(raw) - len(raw.translate(None, _CONTROLS))) * 100 > len(raw)
