"""Reads TOML with line and column for every key and value; the only importer of tomllib.

tomllib reads the values but does not say where they stand. What it accepts is gone through once
more for that; that may be lenient: it never meets a text that is not TOML.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.nodes import Mapping, Scalar, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source


_DOTALL = 16
_BLANK = Pattern(r"[ \t]*")
_BETWEEN = Pattern(r"(?:[ \t\r\n]+|#[^\n]*)*")
_STRING = (
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'"
)
_KEY = Pattern(rf"{_STRING}|[A-Za-z0-9_-]+", _DOTALL)
_VALUE = Pattern(rf"{_STRING}|[^,\]}}#\r\n]+", _DOTALL)
_NO_NUMBERS = ("inf", "nan")
_DIGITS = Pattern(r"[0-9_]{4000,}")
#: Tables and lists lie no deeper in any configuration, of other programs either.
DEEPEST = 100
#: A key of more parts: tomllib takes time squared for it.
_LONG_KEY = Pattern(
    r"""(?<![\w.-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+)"""
    f"{{{DEEPEST}}}"
)
_TOO_DEEP = Message("support.toml_reader.too_deep")


def parse(source: Source, text: str) -> Mapping | None:
    """Return the document's tree, None where the text is no TOML; the error goes to ``source``.

    Dates are scalars of the kind ``date``. An array of tables is a list of mappings.
    """
    import tomllib

    # NOTE: lines end where TOML says so; a line separator within a comment is no end.
    source.lines = text.split("\n")
    locator = _Locator(text)
    try:
        if key := _LONG_KEY.regex.search(text):
            raise _TooDeepError(key.start())  # noqa: TRY301 - tomllib would take too long
        values = tomllib.loads(text)
        return locator.mapping(values, locator.locate())
    except tomllib.TOMLDecodeError as error:
        source.add_error(*locate_toml_error(source, str(error)))
    except RecursionError:
        source.add_error((1, 1), _TOO_DEEP)
    except _TooDeepError as error:
        source.add_error(locator.position(*error.args), _TOO_DEEP)
    except ValueError:
        # NOTE: all that the library's own reading of a number raises, where digits are too many.
        digits = _DIGITS.regex.search(text)
        place = locator.position(digits.start() if digits else 0)
        source.add_error(place, Message("support.toml_reader.number_too_long"))
    return None


class _TooDeepError(Exception):
    """A key or value that lies deeper than any configuration's; its argument is the offset."""


class _Place:
    """Where a key and its value stand, and what is in it: by key, or by number in a list."""

    __slots__ = ("end", "inner", "is_list", "key", "start")

    def __init__(self, offset: int) -> None:
        self.key = self.start = self.end = offset
        self.is_list = False
        self.inner: dict[str | int, _Place] = {}

    def append(self, offset: int) -> _Place:
        """Return a new place at the end of a list."""
        return self.inner.setdefault(len(self.inner), _Place(offset))

    def table(self) -> _Place:
        """Return where keys go: of an array of tables the last."""
        return self.inner[len(self.inner) - 1] if self.is_list else self


class _Locator:
    """Walks through a text that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        lengths = [len(line) + 1 for line in text.split("\n")]
        self._starts = list(accumulate(lengths, initial=0))

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def locate(self) -> _Place:
        """Return the place of the whole document."""
        top = table = _Place(0)
        while self._skip(_BETWEEN) < len(self._text):
            if self._text[self._at] == "[":
                table = self._header(top)
            else:
                self._pair(table, 0)
        return top

    def _header(self, top: _Place) -> _Place:
        """Read ``[a.b]`` or ``[[a.b]]`` and return the table that is open now."""
        brackets = 2 if self._text.startswith("[[", self._at) else 1
        self._at += brackets
        place, start = self._path(top)
        self._at += brackets
        if brackets == 1:
            return place
        place.is_list = True
        return place.append(start)

    def _path(self, place: _Place) -> tuple[_Place, int]:
        """Read a key of one or more parts, up to what follows it; the last one's offset, too."""
        start = self._at
        for _ in range(DEEPEST):
            start = self._skip(_BLANK)
            key = _unquote(self._take(_KEY))
            place = place.table().inner.setdefault(key, _Place(start))
            self._skip(_BLANK)
            if self._text[self._at] != ".":
                return place, start
            self._at += 1
        raise _TooDeepError(start)

    def _pair(self, table: _Place, depth: int) -> None:
        place, _ = self._path(table)
        self._at += len("=")
        self._skip(_BLANK)
        self._value(place, depth)

    def _value(self, place: _Place, depth: int) -> None:
        place.start = self._at
        first = self._text[self._at]
        if first not in "[{":
            self._take(_VALUE)
            place.end = self._at
            return
        if depth == DEEPEST:
            raise _TooDeepError(self._at)
        self._at += 1
        while self._text[self._skip(_BETWEEN)] not in "]}":
            if first == "{":
                self._pair(place, depth + 1)
            else:
                self._value(place.append(self._at), depth + 1)
            if self._text[self._skip(_BETWEEN)] == ",":
                self._at += 1
        self._at += 1

    def _take(self, pattern: Pattern) -> str:
        match = pattern.regex.match(self._text, self._at)
        assert match is not None  # noqa: S101 - tomllib has seen to it
        self._at = match.end()
        return match[0]

    def _skip(self, pattern: Pattern) -> int:
        self._take(pattern)
        return self._at

    def mapping(self, values: dict[str, object], place: _Place) -> Mapping:
        """Return a table's values with their places."""
        places = place.inner
        keys = (Scalar(key, "text", *self.position(places[key].key)) for key in values)
        nodes = (self._node(value, places[key]) for key, value in values.items())
        return Mapping(tuple(zip(keys, nodes, strict=True)), *self.position(place.start))

    def _node(self, value: object, place: _Place) -> Node:
        if isinstance(value, dict):
            return self.mapping(value, place)
        if isinstance(value, list):
            items = [self._node(item, place.inner[number]) for number, item in enumerate(value)]
            return Sequence(tuple(items), *self.position(place.start))
        word = self._text[place.start : place.end].rstrip()
        return _scalar(value, word, *self.position(place.start))


def _unquote(word: str) -> str:
    if word[0] not in "\"'":
        return word
    import tomllib

    text: str = tomllib.loads(f"x = {word}")["x"]
    return text


def _scalar(value: object, word: str, line: int, column: int) -> Scalar:
    """Return a value, numbers and dates in the spelling of ``word`` but without underscores."""
    if isinstance(value, str):
        literal = bool(value) and word[1:-1] == value
        return Scalar(value, "text", line, column + 1, literal=literal)
    digits = word.replace("_", "")
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return Scalar(str(value), "integer", line, column, literal=True)
        except ValueError:
            return Scalar(digits, "number", line, column, literal=True)
    if isinstance(value, float) and digits.lstrip("+-") not in _NO_NUMBERS:
        return Scalar(digits, "number", line, column, literal=True)
    kind = "boolean" if isinstance(value, bool) else "date"
    return Scalar(word, "odd" if isinstance(value, float) else kind, line, column)


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
    where = (len(source.lines), len(source.lines[-1]) + 1)
    if match and match[1]:
        where = (int(match[1]), int(match[2]))
    name = next((name for start, name in _PROBLEMS if what.startswith(start)), "")
    problem = Message(f"support.toml_reader.problems.{name}", original=what) if name else what
    return where, Message("support.toml_reader.not_toml", problem=problem)
