"""Markdown's signs within lines: emphasis is no word, 1101****8515, 张** and 3*4 are."""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

#: Takes the place of a sign: a soft hyphen, which prints nothing and parts no words.
_UNSEEN = "\u00ad"
_BETWEEN_DIGITS = r"(?!(?<=\d)\*+\d)"
#: As in CommonMark; closing punctuation begins no emphasis. A paragraph ends at a blank line.
_PAIR = Pattern(
    rf"(?<![*\\]){_BETWEEN_DIGITS}(\*{{1,3}})(?![*\s，。、；：！？）》〉”’】〕,.;:!?)\]])"
    rf"((?:[^*\n]|\n(?!\s*\n))++)(?<![\s\\]){_BETWEEN_DIGITS}\1(?!\*)"
)
#: What else is no word: code's sign, an escape, and what stands alone without a word before it.
_ALONE = Pattern(r"`|\\(?=\*)|(?<![\w*\\])\*{1,3}(?!\*)")


def without_emphasis(text: str) -> str:
    """Return a text of the same length with soft hyphens for the signs of emphasis."""
    if "*" in text:
        # NOTE: twice, for emphasis within emphasis.
        text = _PAIR.regex.sub(_inner, _PAIR.regex.sub(_inner, text))
    return _ALONE.regex.sub(_unseen, text) if "*" in text or "`" in text else text


def _inner(pair: re.Match[str]) -> str:
    signs = _UNSEEN * len(pair[1])
    return f"{signs}{pair[2]}{signs}"


def _unseen(sign: re.Match[str]) -> str:
    return _UNSEEN * len(sign.group())
