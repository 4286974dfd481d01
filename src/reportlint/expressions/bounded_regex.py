"""Regular expressions of rules, parameters and packs: admitted only where a search has a bound."""

from __future__ import annotations

from reportlint.expressions.regex_costs import (
    LARGEST_REPEAT,
    MOST_POWERS,
    TOO_OFTEN,
    CostlyPatternError,
    count_ways,
)
from reportlint.support import lazy_regex
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_LARGEST_CONSTANT = 10_000
#: So many tries of the pattern engine take about as long as one step of an evaluation.
_TRIES_A_STEP = 20
_LONGEST_TEXT = 1000
#: So many ways from one start a pattern may try whose text has no bound, and how far its repeats
#: without end reach then, by how many of them follow each other.
_MOST_WAYS = 50_000
_REACH = (1, 1000, 100, 30)
#: The tokens of a pattern that matter here: escapes, sets, and repeats with what they repeat how.
_TOKEN = lazy_regex.Pattern(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]"
    r"|(?P<repeat>[*+?]|\{[0-9]*,[0-9]*\}|\{[0-9]+\})(?P<how>[+?]?)",
    16,
)


#: What the pattern engine says of a pattern, by how it begins, and the end of our key for it.
_PROBLEMS = (
    ("missing )", "open_group"),
    ("unbalanced parenthesis", "unopened_group"),
    ("unterminated character set", "open_set"),
    ("nothing to repeat", "nothing_to_repeat"),
    ("multiple repeat", "two_repeats"),
    ("min repeat greater", "reversed_repeat"),
    ("bad escape", "escape"),
    ("bad character range", "range"),
    ("unknown extension", "extension"),
    ("look-behind requires", "look_behind"),
)


def describe_error(error: Exception) -> LocalizedText:
    """Return what the pattern engine says of a faulty pattern."""
    words = str(error)
    name = next((name for start, name in _PROBLEMS if words.startswith(start)), "")
    if not name:
        return Message("expressions.bounded_regex.invalid", problem=words)
    problem = Message(f"expressions.bounded_regex.problems.{name}", original=words)
    return Message("expressions.bounded_regex.invalid", problem=problem)


class BoundedSearch(Record):
    """A pattern and what its searches cost."""

    pattern: str
    constant: int
    degree: int

    def steps(self, text: str) -> int:
        """Return the steps of an evaluation that a search of the text may cost."""
        length = min(len(text), _LONGEST_TEXT) + 1
        tries = self.constant * length
        for _ in range(self.degree):
            tries *= length
        return 1 + tries // _TRIES_A_STEP

    def finds(self, text: str) -> bool:
        """Whether the pattern occurs in (the beginning of) the text."""
        return lazy_regex.compile_pattern(self.pattern).search(text[:_LONGEST_TEXT]) is not None


def prepare_search(pattern: str) -> BoundedSearch:
    """Weigh a pattern for texts of bounded length; raises ``re.error`` or CostlyPatternError."""
    ways_by_power = count_ways(pattern)
    degree = len(ways_by_power) - 1
    if degree > MOST_POWERS or sum(ways_by_power) > _LARGEST_CONSTANT:
        raise CostlyPatternError(TOO_OFTEN)
    return BoundedSearch(pattern, sum(ways_by_power), degree)


def weight(pattern: str) -> int:
    """Count the ways from one start of a pattern for texts of any length; raises as above."""
    found = count_ways(pattern)
    if len(found) - 1 > MOST_POWERS:
        raise CostlyPatternError(TOO_OFTEN)
    return sum(count * _REACH[power] ** power for power, count in enumerate(found))


def bound_repeats(pattern: str) -> str:
    """Return a pattern for texts of any length, with an end for every repeat; raises as above."""
    degree = len(count_ways(pattern)) - 1
    if weight(pattern) > _MOST_WAYS:
        raise CostlyPatternError(TOO_OFTEN)
    if not degree:
        return pattern
    reach = _REACH[degree]
    return _TOKEN.regex.sub(lambda match: _close_token(match, reach), pattern)


def _close_token(token: re.Match[str], reach: int) -> str:
    bound_token = _bound_repeat(token["repeat"], reach)
    return bound_token + token["how"] if bound_token else token[0]


def _bound_repeat(repeat: str | None, reach: int) -> str:
    """Return a repeat without end as one with an end; empty for any other token of a pattern."""
    if repeat == "*":
        return f"{{0,{reach}}}"
    if repeat == "+":
        return f"{{1,{reach}}}"
    least, _, most = (repeat or "")[1:-1].partition(",")
    if "," not in (repeat or "") or int(most or LARGEST_REPEAT) < LARGEST_REPEAT:
        return ""
    return f"{{{least},{max(reach, int(least or 0))}}}"
