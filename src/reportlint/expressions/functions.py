"""The closed list of functions that expressions may call; none of them raises."""

from __future__ import annotations

from reportlint.expressions import values
from reportlint.expressions.values import MISSING
from reportlint.model.prose import Day
from reportlint.support.lazy_regex import Pattern
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.expressions.values import Value

#: Longer text is not searched for numbers.
_LONGEST_TEXT = 1000
_NUMBER = Pattern(r"[-+]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_UNIT = Pattern(r"[^\W\d_]+|%")
_DATE = Pattern(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


class Function(Record):
    """A function: how many values it takes, of which kind, and what it gives.

    ``takes`` is number, text, date, list, truth, cell or any. ``spread``: it takes any number of
    values and lists of them, and is called with them as one list.
    """

    run: Callable[..., Value]
    takes: str
    gives: str
    least: int = 1
    most: int = 1
    spread: bool = False


def flatten(items: tuple[Value, ...]) -> list[Value]:
    """Return the items of nested lists as one list.

    >>> flatten((1, (2, (3, 4))))
    [1, 2, 3, 4]
    """
    first = items[0] if len(items) == 1 else items
    if isinstance(first, tuple) and tuple not in map(type, first):
        return [*first]
    result: list[Value] = []
    stack = list(reversed(items))
    while stack:
        value = stack.pop()
        if isinstance(value, tuple):
            stack.extend(reversed(value))
        else:
            result.append(value)
    return result


def _extreme(operator: str) -> Callable[[list[Value]], Value]:
    def run(items: list[Value]) -> Value:
        best = items[0] if items else MISSING
        for value in items:
            better = values.compare(operator, value, best)
            if better is MISSING:
                return MISSING
            if better:
                best = value
        return best

    return run


def _abs(value: Value) -> Value:
    negative = values.compare("<", value, 0)
    return value if negative is False else values.subtract(0, value)


def _count(items: list[Value]) -> Value:
    return sum(value is not MISSING and value is not False for value in items)


def _text(value: Value) -> Value:
    if isinstance(value, str):
        return value
    if isinstance(value, Day):
        return value.iso() or MISSING
    if values.is_number(value):
        return str(value) if isinstance(value, int) else f"{value:f}"
    return MISSING


def _normalize_text(value: Value) -> Value:
    """Return text in compatibility form, in small letters, without blanks.

    >>> _normalize_text('ＡＢ c')
    'abc'
    """
    if not isinstance(value, str):
        return MISSING
    from unicodedata import normalize

    return "".join(normalize("NFKC", value).casefold().split())


def _first_number(value: Value) -> tuple[str, str] | None:
    """Return the first number in a text and what follows it."""
    text = _normalize_text(value)
    if not isinstance(text, str) or len(text) > _LONGEST_TEXT:
        return None
    match = _NUMBER.regex.search(text)
    return (match.group().replace(",", ""), text[match.end() :]) if match else None


def _num(value: Value) -> Value:
    if values.is_number(value):
        return value
    number_and_rest = _first_number(value)
    return MISSING if number_and_rest is None else values.literal(number_and_rest[0])


def _unit(value: Value) -> Value:
    number_and_rest = _first_number(value)
    unit = _UNIT.regex.match(number_and_rest[1]) if number_and_rest else None
    return unit.group() if unit else MISSING


def _date(*parts: Value) -> Value:
    if len(parts) == 1 and isinstance(parts[0], str):
        match = _DATE.regex.fullmatch(parts[0].strip())
        parts = tuple([int(group) for group in match.groups()]) if match else ()
    if len(parts) != 3:
        return MISSING
    year, month, day = [part if type(part) is int else 0 for part in parts]
    day_made = Day(year, month, day)
    return day_made if 1 <= year <= 9999 and day_made.exists else MISSING


def _days(first: Value, last: Value) -> Value:
    return values.subtract(_ordinal(last), _ordinal(first))


def _ordinal(value: Value) -> Value:
    if not isinstance(value, Day) or value.iso() is None or value.year not in range(1, 10_000):
        return MISSING
    from datetime import date

    return date.fromisoformat(value.iso() or "").toordinal()


#: Every function by name; ``blank`` looks at a cell itself and is evaluated where cells are read.
FUNCTIONS: dict[str, Function] = {
    "sum": Function(values.add_all, "number", "number", 1, 99, spread=True),
    "min": Function(_extreme("<"), "number or date", "same", 1, 99, spread=True),
    "max": Function(_extreme(">"), "number or date", "same", 1, 99, spread=True),
    "abs": Function(_abs, "number", "number"),
    "round": Function(values.round_half_up, "number", "number", 1, 2),
    "count": Function(_count, "any", "number", 1, 99, spread=True),
    "len": Function(
        lambda value: len(value) if isinstance(value, str | tuple) else MISSING,
        "list or text",
        "number",
    ),
    "present": Function(lambda value: value is not MISSING, "any", "truth"),
    "blank": Function(lambda value: value is not MISSING, "cell", "truth"),
    "any": Function(values.some, "truth", "truth", 1, 99, spread=True),
    "all": Function(values.every, "truth", "truth", 1, 99, spread=True),
    "date": Function(_date, "number or text", "date", 1, 3),
    "days": Function(_days, "date", "number", 2, 2),
    "year": Function(lambda day: (isinstance(day, Day) and day.year) or MISSING, "date", "number"),
    "text": Function(_text, "number, date or text", "text"),
    "num": Function(_num, "text or number", "number"),
    "unit": Function(_unit, "text", "text"),
    "norm": Function(_normalize_text, "text", "text"),
}
