"""Reads TOML with line and column for every key and value; the only importer of tomllib.

tomllib says whether a text is TOML at all, but not where its keys stand. What it accepts is scanned
once more for that, so the scan may be lenient: it never meets a text that is not TOML.
"""

from __future__ import annotations

from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Bilingual
from reportlint.support.nodes import Mapping, Scalar, Sequence
from reportlint.support.toml_errors import locate_toml_error

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source

    #: A table or list under construction, or a value.
    Open: TypeAlias = "_Table | list[_Table] | Node"

_DOTALL = 16
_BLANK = Pattern(r"[ \t]*")
_BETWEEN = Pattern(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE_KEY = Pattern(r"[A-Za-z0-9_-]+")
_BARE_VALUE = Pattern(r"[^,\]}#\r\n]+")
_STRING = Pattern(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    _DOTALL,
)
_DATE = Pattern(r"\d{4}-\d\d-\d\d.*|\d\d:\d\d:\d\d.*")
_NO_NUMBERS = ("inf", "nan")
_DIGITS = Pattern(r"[0-9_]{4000,}")
#: Tables and lists lie no deeper in any configuration, of other programs either.
DEEPEST = 100
#: A key of more parts: tomllib takes time squared for it.
_LONG_KEY = Pattern(
    r"""(?<![\w.-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+\.[ \t]*+)"""
    f"{{{DEEPEST}}}"
)
_TOO_DEEP = Bilingual("不是正确的 TOML：嵌套太深", "TOML that is nested too deeply")
_TOO_LONG = Bilingual("不是正确的 TOML：数字太长", "TOML with a number of too many digits")


def parse(source: Source, text: str) -> Mapping | None:
    """Return the document's tree, None where the text is no TOML; the error goes to ``source``.

    Dates are scalars of the kind ``date``. An array of tables is a list of mappings.
    """
    import tomllib

    # NOTE: lines end where TOML says so; a line separator within a comment is no end.
    source.lines = text.split("\n")
    deep = _LONG_KEY.regex.search(text)
    if deep is not None:
        source.add_error(_place_of(text, deep.start()), _TOO_DEEP)
        return None
    try:
        tomllib.loads(text)
        return _Scan(text).document()
    except tomllib.TOMLDecodeError as error:
        source.add_error(*locate_toml_error(source, str(error)))
    except RecursionError:
        source.add_error((1, 1), _TOO_DEEP)
    except _TooDeepError as error:
        source.add_error(error.place, _TOO_DEEP)
    except ValueError:
        # NOTE: all that the library's own reading of a number raises, where digits are too many.
        digits = _DIGITS.regex.search(text)
        source.add_error(_place_of(text, digits.start() if digits else 0), _TOO_LONG)
    return None


class _TooDeepError(Exception):
    """A key or value that lies deeper than any configuration's; ``place`` is where."""

    def __init__(self, place: tuple[int, int]) -> None:
        super().__init__()
        self.place = place


def _place_of(text: str, start: int) -> tuple[int, int]:
    return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)


class _Table:
    """A table under construction."""

    __slots__ = ("column", "entries", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line, self.column = line, column
        self.entries: dict[str, tuple[Scalar, Open]] = {}


class _Scan:
    """Walks through a text that is known to be TOML."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line, self._start = 1, 0
        self._depth = 0

    def document(self) -> Mapping:
        top = table = _Table(1, 1)
        while self._skip(_BETWEEN) < len(self._text):
            if self._text[self._at] == "[":
                table = self._header(top)
            else:
                self._pair(table)
        return _close_table(top)

    def _header(self, top: _Table) -> _Table:
        """Read ``[a.b]`` or ``[[a.b]]`` and give the table that is open now."""
        several = self._text.startswith("[[", self._at)
        self._at += 2 if several else 1
        *before, key = self._path()
        self._at += 2 if several else 1
        table = _within(top, before)
        new_table = _Table(key.line, key.column)
        entry = table.entries.get(key.text)
        if several:
            tables = entry[1] if entry else []
            assert isinstance(tables, list)  # noqa: S101 - tomllib has seen to it
            tables.append(new_table)
            table.entries.setdefault(key.text, (key, tables))
            return new_table
        if entry is None:
            table.entries[key.text] = (key, new_table)
            return new_table
        assert isinstance(entry[1], _Table)  # noqa: S101 - as above
        return entry[1]

    def _pair(self, table: _Table) -> None:
        *before, key = self._path()
        self._at += len("=")
        self._skip(_BLANK)
        _within(table, before).entries[key.text] = (key, self._value())

    def _path(self) -> list[Scalar]:
        """Read a key of one or more parts, up to what follows it."""
        parts = []
        while True:
            self._skip(_BLANK)
            line, column = self._place()
            word = self._take(_STRING if self._text[self._at] in "\"'" else _BARE_KEY)
            parts.append(Scalar(_unquote(word), "text", line, column))
            self._skip(_BLANK)
            if self._text[self._at] != ".":
                return parts
            if len(parts) >= DEEPEST:
                raise _TooDeepError((line, column))
            self._at += 1

    def _value(self) -> Open:
        line, column = self._place()
        first = self._text[self._at]
        if first in "[{":
            self._depth += 1
            if self._depth > DEEPEST:
                raise _TooDeepError((line, column))
            reader = self._array if first == "[" else self._inline
            value = reader(line, column)
            self._depth -= 1
            return value
        if first in "\"'":
            word = self._take(_STRING)
            text = _unquote(word)
            literal = bool(text) and word[1:-1] == text
            return Scalar(text, "text", line, column + 1, literal=literal)
        return _bare(self._take(_BARE_VALUE).rstrip(), line, column)

    def _array(self, line: int, column: int) -> Sequence:
        self._at += 1
        items = []
        while self._text[self._skip(_BETWEEN)] != "]":
            items.append(_close(self._value()))
            if self._text[self._skip(_BETWEEN)] == ",":
                self._at += 1
        self._at += 1
        return Sequence(tuple(items), line, column)

    def _inline(self, line: int, column: int) -> _Table:
        self._at += 1
        table = _Table(line, column)
        while self._text[self._skip(_BETWEEN)] != "}":
            self._pair(table)
            if self._text[self._skip(_BETWEEN)] == ",":
                self._at += 1
        self._at += 1
        return table

    def _place(self) -> tuple[int, int]:
        """Return line and column of the place that was reached; it only moves on."""
        end = self._text.rfind("\n", self._start, self._at) + 1
        if end > self._start:
            self._line += self._text.count("\n", self._start, end)
            self._start = end
        return self._line, self._at - self._start + 1

    def _skip(self, pattern: Pattern) -> int:
        match = pattern.regex.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return self._at

    def _take(self, pattern: Pattern) -> str:
        match = pattern.regex.match(self._text, self._at)
        assert match is not None  # noqa: S101 - tomllib has seen to it
        self._at = match.end()
        return match[0]


def _within(table: _Table, path: list[Scalar]) -> _Table:
    """Return the table of a path, making those on the way; of an array of tables, the last."""
    for key in path:
        if key.text not in table.entries:
            table.entries[key.text] = (key, _Table(key.line, key.column))
        value = table.entries[key.text][1]
        value = value[-1] if isinstance(value, list) else value
        assert isinstance(value, _Table)  # noqa: S101 - tomllib has seen to it
        table = value
    return table


def _unquote(word: str) -> str:
    if word[0] not in "\"'":
        return word
    if "\\" not in word and not word.startswith(('"""', "'''")):
        return word[1:-1]
    import tomllib

    text: str = tomllib.loads(f"x = {word}")["x"]
    return text


def _bare(word: str, line: int, column: int) -> Scalar:
    """Return a value that stands without quotation marks, numbers in their plain spelling."""
    if word in ("true", "false"):
        return Scalar(word, "boolean", line, column)
    if _DATE.regex.fullmatch(word):
        return Scalar(word, "date", line, column)
    digits = word.replace("_", "")
    if digits.lstrip("+-") in _NO_NUMBERS:
        return Scalar(word, "odd", line, column)
    try:
        return Scalar(str(int(digits, 0)), "integer", line, column, literal=True)
    except ValueError:
        return Scalar(digits, "number", line, column, literal=True)


def _close(value: Open) -> Node:
    if isinstance(value, _Table):
        return _close_table(value)
    if isinstance(value, list):
        return Sequence(tuple(map(_close_table, value)), value[0].line, value[0].column)
    return value


def _close_table(table: _Table) -> Mapping:
    entries = tuple((key, _close(value)) for key, value in table.entries.values())
    return Mapping(entries, table.line, table.column)
