"""Folds text for comparing, keeping where each character came from.

:func:`passage` makes readable prose of wrapped lines: letters and digits half-width, brackets and
sentence marks full-width, blanks next to Chinese characters and invisible characters gone. What
labels are compared by is in :mod:`reportlint.support.label_key`.
"""

from __future__ import annotations

from reportlint.model.prose import Passage
from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

#: Zero-width, bidi-control and other characters that print nothing: text is read without them.
INVISIBLE = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ue000-\uf8ff"
    "\U000f0000-\U0010ffff"
)

_INVISIBLE = Pattern(f"[{INVISIBLE}]+")
_WORD = Pattern(rf"[^\s{INVISIBLE}]+")
_COMMA = Pattern(r"(?<![0-9]),|,(?![0-9])")

_FOLD = {
    **{chr(0xFF10 + i): chr(0x30 + i) for i in range(10)},
    **{chr(0xFF21 + i): chr(0x41 + i) for i in range(26)},
    **{chr(0xFF41 + i): chr(0x61 + i) for i in range(26)},
    **dict(zip("％＋－．／＝＊＃＠＆", "%+-./=*#@&", strict=True)),
    **dict(zip("():;!?﹙﹚", "（）：；！？（）", strict=True)),
    **dict(zip("○◯", "〇〇", strict=True)),
}
_FOLDED = Pattern("[０-９Ａ-Ｚａ-ｚ％＋－．／＝＊＃＠＆():;!?﹙﹚○◯]")


def fold(text: str) -> str:
    """Fold the characters of a text one to one; its length stays the same."""
    return fold_commas(fold_characters(text))


def fold_characters(text: str) -> str:
    """Fold all but commas, which need their neighbours: those of the line, without blanks."""
    # NOTE: most texts hold little to fold; str.translate looks every character up all the same.
    return _FOLDED.regex.sub(_fold_character, text)


def fold_commas(text: str) -> str:
    """Make commas full-width that do not stand between digits."""
    return _COMMA.regex.sub("，", text) if "," in text else text


def _fold_character(match: re.Match[str]) -> str:
    return _FOLD[match.group()]


def without_invisible(text: str) -> str:
    """Take out the characters that print nothing."""
    return _INVISIBLE.regex.sub("", text) if _INVISIBLE.regex.search(text) else text


def build_passage(text: str, spans: Iterable[tuple[int, int]]) -> Passage:
    """Join stretches of a document's text (start, end) to one folded passage."""
    pattern = _WORD.regex
    words: list[str] = []
    pieces: list[tuple[int, int]] = []
    length = 0
    last = ""
    for start, end in spans:
        for match in pattern.finditer(text, start, end):
            word = match.group()
            offset = match.start()
            if _needs_blank(last, word, text, offset):
                word = " " + word
                offset -= 1
            pieces.append((length, offset))
            words.append(word)
            length += len(word)
            last = word[-1]
    return Passage(fold("".join(words)), tuple(pieces))


def _needs_blank(last: str, word: str, text: str, offset: int) -> bool:
    """Whether a blank stands between two words that would otherwise run together."""
    return (
        last.isascii()
        and last.isalnum()
        and word[0].isascii()
        and word[0].isalnum()
        and text[offset - 1].isspace()
    )
