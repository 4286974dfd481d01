"""What is wrong with a text that is no TOML: where, and in words of both languages."""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.support.source_errors import Source

_PLACE = Pattern(r" \(at (?:line (\d+), column (\d+)|end of document)\)\Z")
#: What tomllib says, by how it begins, and the end of our key for it.
_PROBLEMS = (
    ("Expected '=' after a key", "equals"),
    ("Expected ']'", "bracket"),
    ("Expected ']]'", "two_brackets"),
    ("Expected newline", "newline"),
    ("Invalid value", "value"),
    ("Invalid initial character", "first_character"),
    ("Invalid statement", "statement"),
    ("Invalid hex value", "hexadecimal"),
    ("Invalid date", "date"),
    ("Unclosed array", "open_array"),
    ("Unclosed inline table", "open_table"),
    ("Unescaped '\\'", "backslash"),
    ("Unterminated string", "open_string"),
    ("Illegal character", "illegal_character"),
    ("Found invalid character", "control_character"),
    ("Cannot overwrite a value", "repeated_key"),
    ("Duplicate inline table key", "repeated_key"),
    ("Cannot declare", "repeated_table"),
    ("Cannot mutate immutable", "closed_table"),
    ("Cannot redefine", "repeated_table"),
    ("Expected", "open_string"),
)


def locate_toml_error(source: Source, message: str) -> tuple[tuple[int, int], LocalizedText]:
    """Return the place of a syntax error and what it is."""
    match = _PLACE.regex.search(message)
    what = message[: match.start()] if match else message
    last = len(source.lines)
    where = (last, len(source.lines[-1]) + 1)
    if match and match[1]:
        where = (int(match[1]), int(match[2]))
    name = next((name for start, name in _PROBLEMS if what.startswith(start)), "")
    problem = Message(f"support.toml_errors.problems.{name}", original=what) if name else what
    return where, Message("support.toml_errors.not_toml", problem=problem)
