"""Regular expressions of rules, parameters and packs: admitted only where a search has a bound."""

from __future__ import annotations

from reportlint.support import lazy_regex
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from typing import Any, TypeAlias

    #: How many ways there are, by the power of the length.
    Ways: TypeAlias = tuple[int, ...]
    #: Characters, by their code points; None for any.
    CharacterSet: TypeAlias = set[int] | None

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
    """Return what the pattern engine says of a faulty pattern.

    >>> describe_error(ValueError('multiple repeat at 2'))['en']
    'not a regular expression: multiple repeat at 2'
    """
    words = str(error)
    names = (name for start, name in _PROBLEMS if words.startswith(start))
    problem: str | Message = words
    for name in names:
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
        tries: int = self.constant * length ** (self.degree + 1)
        return 1 + tries // _TRIES_A_STEP

    def finds(self, text: str) -> bool:
        """Whether the pattern occurs in (the beginning of) the text."""
        return lazy_regex.compile_pattern(self.pattern).search(text[:_LONGEST_TEXT]) is not None


def prepare_search(pattern: str) -> BoundedSearch:
    """Weigh a pattern for texts of bounded length; raises ``re.error`` or CostlyPatternError.

    >>> prepare_search('[0-9]+件').steps('12件')
    1
    """
    ways_by_power = _count_ways(pattern)
    degree = len(ways_by_power) - 1
    if degree > MOST_POWERS or sum(ways_by_power) > _LARGEST_CONSTANT:
        raise CostlyPatternError(TOO_OFTEN)
    return BoundedSearch(pattern, sum(ways_by_power), degree)


def weight(pattern: str) -> int:
    """Count the ways from one start of a pattern for texts of any length; raises as above.

    >>> weight("[0-9]+件"), weight("a?b")
    (1000, 1)
    """
    ways = _count_ways(pattern)
    if len(ways) - 1 > MOST_POWERS:
        raise CostlyPatternError(TOO_OFTEN)
    return sum(count * _REACH[power] ** power for power, count in enumerate(ways))


def bound_repeats(pattern: str) -> str:
    """Return a pattern for texts of any length, with an end for every repeat; raises as above.

    >>> bound_repeats('a*b')
    'a{0,1000}b'
    """
    degree = len(_count_ways(pattern)) - 1
    if weight(pattern) > _MOST_WAYS:
        raise CostlyPatternError(TOO_OFTEN)
    if not degree:
        return pattern
    reach = _REACH[degree]
    return _TOKEN.regex.sub(lambda match: _bound_token(match, reach), pattern)


def _bound_token(token: re.Match[str], reach: int) -> str:
    """Return a repeat without end as one with an end; any other token of a pattern as it is."""
    repeat = token["repeat"] or ""
    least, comma, most = repeat[1:-1].partition(",")
    if repeat in ("*", "+"):
        least, comma = ("1" if repeat == "+" else "0"), ","
    if not comma or int(most or LARGEST_REPEAT) < LARGEST_REPEAT:
        return token[0]
    return f"{{{least},{max(reach, int(least or 0))}}}{token['how']}"


#: Repeats without end that may follow each other.
MOST_POWERS = 3
#: A repeat of more than this is one without end.
LARGEST_REPEAT = 10_000
_LARGEST_SET = 64
#: A repeat that ends where the next character begins costs no more than its length.
_SHORT = 100
#: What is counted no further.
_ENDLESS = 10**12
TOO_OFTEN = Message("expressions.regex_costs.too_many_repeats")
_TOO_LARGE = Message("expressions.regex_costs.too_large")


class CostlyPatternError(ValueError):
    """A pattern whose searches have no acceptable bound; ``words`` say why."""

    def __init__(self, words: LocalizedText) -> None:
        """Keep the words."""
        super().__init__(words["en"])
        self.words = words


def _count_ways(pattern: str) -> Ways:
    """Count the ways, by powers of the length; raises ``re.error`` or CostlyPatternError.

    >>> _count_ways('a*b*'), _count_ways('a|ab')
    ((0, 0, 1), (2,))
    """
    from re import _parser

    try:
        return _ways_of_all(_parser.parse(pattern))
    except (OverflowError, RecursionError) as error:
        raise CostlyPatternError(_TOO_LARGE) from error


def _times(one: Ways, other: Ways) -> Ways:
    product = [0] * (len(one) + len(other) - 1)
    for power, count in enumerate(one):
        for further, factor in enumerate(other):
            product[power + further] = min(product[power + further] + count * factor, _ENDLESS)
    return tuple(product[: MOST_POWERS + 2])


def _plus(one: Ways, other: Ways, combine: Callable[[int, int], int]) -> Ways:
    length = max(len(one), len(other))
    padded_ways = [ways + (0,) * (length - len(ways)) for ways in (one, other)]
    return tuple(min(combine(*pair), _ENDLESS) for pair in zip(*padded_ways, strict=True))


def _ways_of_all(items: Any, following: CharacterSet = None) -> Ways:
    """Count the ways of items one after another; ``following``: what may come behind them."""
    total: Ways = (1,)
    for kind, argument in reversed(list(items)):
        total = _times(total, _ways_of(str(kind), argument, following))
        following = _first(str(kind), argument, following)
    return total


def _ways_of(kind: str, argument: Any, following: CharacterSet) -> Ways:
    if kind.endswith("_REPEAT"):
        least, most, body = argument
        if kind.startswith("POSSESSIVE") and most < LARGEST_REPEAT:
            return (1,)  # it gives nothing back
        return _ways_of_repeat((least, most), body, following)
    if kind == "BRANCH":
        return _ways_of_branches(argument[1], following)
    if kind in ("SUBPATTERN", "ASSERT", "ASSERT_NOT"):
        return _ways_of_all(argument[-1], following if kind == "SUBPATTERN" else None)
    if kind == "ATOMIC_GROUP":
        return _ways_of_all(argument)
    if kind == "GROUPREF_EXISTS":
        branches = [branch for branch in argument[1:] if branch is not None]
        return _ways_of_branches(branches, following)
    # NOTE: what a back reference stands for may be as long as a repeat without end.
    return (0, 1) if kind == "GROUPREF" else (1,)


def _ways_of_branches(branches: Any, following: CharacterSet) -> Ways:
    """Add up the ways of alternatives; take the most of those of which one at most can begin."""
    firsts = [_first_of_all(branch, None) for branch in branches]
    known_firsts = [characters for characters in firsts if characters is not None]
    apart = len(known_firsts) == len(firsts) and sum(map(len, known_firsts)) == len(
        set().union(*known_firsts)
    )
    total: Ways = (0,)
    for branch in branches:
        total = _plus(total, _ways_of_all(branch, following), max if apart else int.__add__)
    return total


def _ways_of_repeat(times: tuple[int, int], body: Any, following: CharacterSet) -> Ways:
    least, most = times
    begins = _first_of_all(body, None)
    behind = following if most == 1 else _union(begins, following)
    once = _ways_of_all(body, behind)
    if least >= LARGEST_REPEAT:
        raise CostlyPatternError(_TOO_LARGE)
    if most >= LARGEST_REPEAT:
        if once != (1,):
            raise CostlyPatternError(Message("expressions.regex_costs.nested_repeats"))
        return (0, 1)
    is_decided = begins is not None and following is not None and not begins & following
    if is_decided and (most == 1 or (once == (1,) and most <= _SHORT)):
        return once
    return (most - least + 1,) if once == (1,) else _repeat_ways(once, least, most)


def _repeat_ways(once: Ways, least: int, most: int) -> Ways:
    total: Ways = (0,)
    power: Ways = (1,)
    for count in range(most + 1):
        total = _plus(total, power, int.__add__) if count >= least else total
        power = _times(power, once)
        if max(power) >= _ENDLESS or len(power) > MOST_POWERS + 1:
            return _plus(total, power, int.__add__)
    return total


def _first_of_all(items: Any, following: CharacterSet) -> CharacterSet:
    """Return the characters that what some items match can begin with; None for any."""
    for kind, argument in reversed(list(items)):
        following = _first(str(kind), argument, following)
    return following


def _first(kind: str, argument: Any, following: CharacterSet) -> CharacterSet:
    if kind == "AT" and str(argument) == "AT_END_STRING":
        return set()
    if kind in ("ASSERT", "ASSERT_NOT", "AT"):
        return following
    if kind == "SUBPATTERN":
        return _first_of_all(argument[-1], following)
    if kind == "BRANCH":
        return _union(*(_first_of_all(branch, following) for branch in argument[1]))
    if kind.endswith("_REPEAT"):
        own = _first_of_all(argument[2], following)
        return own if argument[0] else _union(own, following)
    return _members([(kind, argument)] if kind == "LITERAL" else argument if kind == "IN" else ())


def _union(*sets: CharacterSet) -> CharacterSet:
    known_sets = [characters for characters in sets if characters is not None]
    return set().union(*known_sets) if len(known_sets) == len(sets) else None


def _members(members: Any) -> CharacterSet:
    """Return the characters of a set in brackets; None where they are many, or none is known."""
    codes: set[int] = set()
    for kind, argument in members:
        if str(kind) == "LITERAL":
            codes.add(_fold_case(argument))
        elif str(kind) == "RANGE" and argument[1] - argument[0] < _LARGEST_SET:
            codes.update(map(_fold_case, range(argument[0], argument[1] + 1)))
        else:
            return None
    return codes or None


def _fold_case(code: int) -> int:
    """Return the code of a character as it is compared where case plays no part."""
    return ord(chr(code).casefold()[0])
