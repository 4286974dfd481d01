"""What narrows all the numbers of a sentence."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.parsing.claims.lexing import Word

_SCOPES = {
    "CUMULATIVE": "cumulative",
    "RESPECTIVE": "respective",
    "WITHDRAWN": "withdrawn",
}
_OWN_YEAR = ("全年", "本年", "年内", "当年", "今年")


def sentence_scope(words: Iterable[Word], year: int | None) -> str:
    """Give the scope of a sentence; "" for the organ's own year.

    Numbers with withdrawn applications, and such as 分别 deals out, are not told apart.
    """
    told = [word for word in words if word.kind in _SCOPES or dates(word.text, year)]
    summed = any(dates(word.text, year) for word in told)
    for word in told:
        # NOTE: 全年累计收到 only sums up the year itself.
        if word.kind in _SCOPES and not (summed and word.text == "累计"):
            return _SCOPES[word.kind]
    return ""


def dates(text: str, year: int | None) -> bool:
    """Whether a word names the report year: 2024年, 全年."""
    return text.startswith(_OWN_YEAR) or text in (f"{year}年", f"{year}年度")
