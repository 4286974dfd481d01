"""What narrows all the numbers of a sentence."""

from __future__ import annotations

from reportlint.parsing.claims.clauses import flat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.parsing.claims.clauses import Clause

_SCOPES = {
    "CUMULATIVE": "cumulative",
    "PARTIAL": "part of the year",
    "RESPECTIVE": "respective",
    "WITHDRAWN": "withdrawn",
}
_OWN_YEAR = ("全年", "本年", "年内", "当年", "今年")


def sentence_scope(clauses: Iterable[Clause]) -> str:
    """Give the scope of a sentence; "" for the organ's own year.

    Numbers with withdrawn applications, and such as 分别 deals out, are not told apart.
    """
    words = [word for word in flat(clauses) if word.kind in _SCOPES or _dates(word.text)]
    summed = any(_dates(word.text) for word in words)
    for word in words:
        # NOTE: 全年累计收到 only sums up the year itself.
        if word.kind in _SCOPES and not (summed and word.text == "累计"):
            return _SCOPES[word.kind]
    return ""


def _dates(text: str) -> bool:
    return text.startswith(_OWN_YEAR) or (text[:2] == "20" and "年" in text[4:6])
