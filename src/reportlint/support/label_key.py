"""What labels are compared by: nothing but their letters, digits and Chinese characters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: The longest label of the form has fewer characters.
_LONGEST_WORD = 120


class _KeyTable(dict[int, int | None]):
    """Keeps letters, digits and Chinese characters, half-width; learns each character once."""

    def __missing__(self, code: int) -> int | None:
        character = unicodedata.normalize("NFKC", chr(code))[:1]
        key_code = ord(character) if character.isalnum() else None
        self[code] = key_code
        return key_code


_KEEP = _KeyTable({ord("○"): ord("〇"), ord("其"): ord("其"), ord("它"): ord("他")})


def label_key(text: str) -> str:
    """Return only the letters, digits and Chinese characters of a text; 其它 reads as 其他.

    >>> label_key("（一）其它 处理")
    '一其他处理'
    """
    # NOTE: labels come again in every report; what is longer is not kept.
    return word_key(text) if len(text) <= _LONGEST_WORD else text.translate(_KEEP)


@lru_cache(maxsize=4096)
def word_key(word: str) -> str:
    """Return the key of a short text, see ``label_key``."""
    return word.translate(_KEEP)
