"""Text that was opened in another encoding than it was saved in, and saved so.

Which encodings it went through shows when the way is gone back: only the right way gives Chinese.
"""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern

#: What the frequent words of any Chinese draft are written with.
_FREQUENT = (
    "的一年和及有在是中不了人工作政府信息公本理为开况情项规数总机关处為資訊開況項規數總機關處"
)
#: Encodings that text is wrongly opened in, and what it may be in; with their names.
_TAKEN = (
    ("gb18030", "GBK"),
    ("latin-1", "Latin-1"),
    ("big5", "Big5"),
    ("cp949", "EUC-KR"),
    ("cp932", "Shift-JIS"),
    ("cp437", "CP437"),
    ("mac_roman", "Mac Roman"),
)
_MEANT = (("utf-8", "UTF-8"), ("gb18030", "GBK"), ("big5", "Big5"))
#: Characters looked at; fewer that are not ASCII prove nothing.
_GLANCE, _FEWEST = 4000, 20
#: Shares of frequent characters: in Chinese, and in what is none.
_CHINESE, _FOREIGN = 0.1, 0.03
#: The share of the bytes that must make sense on the way back, and of characters that are lost.
_SENSE, _LOST = 0.7, 0.3
#: A stretch of text between signs; some of the characters that Chinese in UTF-8 becomes as GBK.
_STRETCH = Pattern(r"[^\x00-\x7f\s，。；：、（）“”《》]{4,}")
_MARKERS = "锛銆鈥鏀骞鍏鏈鐨涓淇鎯鎶"
_UNDEFINED = (0x81, 0x8D, 0x8F, 0x90, 0x9D)
_SHIFTED = [byte for byte in range(0x80, 0xA0) if byte not in _UNDEFINED]
_WINDOWS = {ord(bytes([byte]).decode("cp1252")): byte for byte in _SHIFTED}


def find_misreading(text: str) -> dict[str, str] | None:
    """Return how a whole text became unreadable; None for text that is readable or not Chinese.

    That is, by name, in which encoding it is (``actual_encoding``) and in which it was opened
    (``assumed_encoding``); neither where it was lost.
    """
    glance = text[:_GLANCE]
    if _frequency(glance) >= _FOREIGN:
        return None
    foreign = len(glance) - len(glance.encode("ascii", "ignore"))
    lost_count = glance.count("\ufffd") + glance.count("?") + glance.count("？")
    if lost_count >= _FEWEST and lost_count > _LOST * len("".join(glance.split())):
        return {}
    return _trace_back(glance) if foreign >= _FEWEST else None


def _frequency(text: str) -> float:
    """Return the share of frequent characters among those that are not ASCII; 0 without any."""
    foreign = len(text) - len(text.encode("ascii", "ignore"))
    return sum(map(text.count, _FREQUENT)) / foreign if foreign else 0


def _trace_back(text: str, again: bool = True) -> dict[str, str] | None:
    for wrong_encoding, name in _TAKEN:
        # NOTE: what is called Latin-1 is Windows' mostly, and controls where that has none.
        ruined_text = text.translate(_WINDOWS) if wrong_encoding == "latin-1" else text
        data = ruined_text.encode(wrong_encoding, "ignore")
        for right_encoding, own_name in _MEANT:
            same = right_encoding == wrong_encoding
            decoded_text = "" if same else data.decode(right_encoding, "ignore")
            if len(decoded_text.encode(right_encoding)) < _SENSE * len(data):
                continue
            if _frequency(decoded_text) >= _CHINESE:
                return {"actual_encoding": own_name, "assumed_encoding": name}
            may_be_twice = again and (wrong_encoding, right_encoding) == ("latin-1", "utf-8")
            if may_be_twice and (twice := _trace_back(decoded_text, False)):
                return twice
    return None


def find_misread_spans(text: str) -> list[tuple[int, int]]:
    """Return the stretches (start, end) of a text that are UTF-8 taken for GBK.

    >>> find_misread_spans("公开" + "政府信息公开".encode().decode("gb18030"))
    [(0, 11)]
    """
    return [match.span() for match in _STRETCH.regex.finditer(text) if _is_misread(match.group())]


def _is_misread(stretch: str) -> bool:
    if not any(marker in stretch for marker in _MARKERS):
        return False
    data = stretch.encode("gb18030", "ignore")
    decoded_text = data.decode("utf-8", "ignore")
    return len(decoded_text.encode()) >= _SENSE * len(data)
