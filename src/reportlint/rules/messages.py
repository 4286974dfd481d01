"""Message texts with ``{placeholders}``, and how the values in them are spelled."""

from __future__ import annotations

from reportlint.bilingual import Bilingual
from reportlint.errors import ExpressionError
from reportlint.problems import Key, decimal_text
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

#: Lists longer than this are shortened to their first ``_SHOWN``.
_LONGEST = 5
_SHOWN = 3


@record
class Message:
    """A message in both languages; in each, text and placeholder take turns, text first."""

    zh: tuple[str, ...]
    en: tuple[str, ...]

    def render(self, language: str, params: Mapping[str, object]) -> str:
        """Fill the placeholders; raises KeyError for one that the check did not provide."""
        pieces = self.zh if language == "zh" else self.en
        words = list(pieces)
        words[1::2] = [spelled(params[name], language) for name in pieces[1::2]]
        return "".join(words)


def pieces(text: str) -> tuple[str, ...]:
    """Cut a text at its placeholders; ``{{`` and ``}}`` stand for braces.

    Raises ExpressionError at the offset of a brace that has no partner.
    """
    found = [""]
    position = 0
    while position < len(text):
        character = text[position]
        if character in "{}" and text[position : position + 2] == character * 2:
            found[-1] += character
            position += 2
        elif character == "{":
            end = text.find("}", position)
            if end < 0:
                raise ExpressionError('"{" without "}"', position, 'write "{{" for a brace')
            found += [text[position + 1 : end].strip(), ""]
            position = end + 1
        elif character == "}":
            raise ExpressionError('"}" without "{"', position, 'write "}}" for a brace')
        else:
            found[-1] += character
            position += 1
    return tuple(found)


def spelled(value: object, language: str) -> str:
    """Spell a value as people read it: keys by their titles, long lists shortened."""
    if isinstance(value, str):
        return value
    if isinstance(value, Key):
        return value.title[language]
    if isinstance(value, Bilingual):
        return value[language]
    if isinstance(value, tuple | list):
        return _listed(value, language)
    return decimal_text(value)  # type: ignore[arg-type]


def _listed(values: tuple[object, ...] | list[object], language: str) -> str:
    shown = values if len(values) <= _LONGEST else values[:_SHOWN]
    joined = ("、" if language == "zh" else ", ").join(spelled(item, language) for item in shown)
    if len(shown) == len(values):
        return joined
    more = len(values) - len(shown)
    return f"{joined}等 {len(values)} 处" if language == "zh" else f"{joined} and {more} more"
