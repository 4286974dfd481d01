"""Regular expressions in rules, admitted only where the cost of a search has a bound.

A search may try ``constant * length ** degree`` ways from each start: every repeat without end is a
degree, every repeat with an end and every alternative a factor. Repeats of what itself repeats or
branches, and back references, have no such bound and are refused.
"""

from __future__ import annotations

from reportlint import patterns
from reportlint.bilingual import Bilingual
from reportlint.records import record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_DEEPEST_DEGREE = 3
_LARGEST_CONSTANT = 10_000
#: So many tries of the pattern engine take about as long as one step of an evaluation.
_TRIES_A_STEP = 20
_LONGEST_TEXT = 1000


_TOO_LARGE = Bilingual("正则表达式太大", "the pattern is too large")
_TOO_OFTEN = Bilingual("正则表达式重复和分支太多", "the pattern repeats and branches too often")
_BACK = Bilingual("不能用反向引用", "back references have no bound")
_NESTED = Bilingual(
    "重复里面不能再有重复或分支", "a repeat of what itself repeats or branches has no bound"
)


class CostlyPatternError(ValueError):
    """A pattern whose searches have no acceptable bound; ``words`` say why."""

    def __init__(self, words: Bilingual) -> None:
        """Keep the words."""
        super().__init__(words.en)
        self.words = words


#: What the pattern engine says of a pattern, by the beginning, and the same in Chinese.
_TOLD = (
    ("missing )", "“(”没有配对的“)”"),
    ("unbalanced parenthesis", "“)”没有配对的“(”"),
    ("unterminated character set", "“[”没有配对的“]”"),
    ("nothing to repeat", "“*”“+”“?”前面没有可以重复的内容"),
    ("multiple repeat", "两个重复符号连在一起"),
    ("min repeat greater", "重复次数的上下限颠倒"),
    ("bad escape", "反斜杠后面的字符不对"),
    ("bad character range", "方括号里的范围不对"),
    ("unknown extension", "“(?”后面的写法不对"),
    ("look-behind requires", "“(?<=”“(?<!”里面的长度要固定"),
)


def told(error: Exception) -> Bilingual:
    """Give what the pattern engine says of a faulty pattern."""
    words = str(error)
    zh = next((zh for en, zh in _TOLD if words.startswith(en)), words)
    return Bilingual(f"不是正确的正则表达式：{zh}", f"not a regular expression: {words}")


@record
class Search:
    """A pattern and what its searches cost."""

    pattern: str
    constant: int
    degree: int

    def steps(self, text: str) -> int:
        """Give the steps of an evaluation that a search of the text may cost."""
        length = min(len(text), _LONGEST_TEXT) + 1
        tries = self.constant * length
        for _ in range(self.degree):
            tries *= length
        return 1 + tries // _TRIES_A_STEP

    def finds(self, text: str) -> bool:
        """Whether the pattern occurs in (the beginning of) the text."""
        return patterns.compiled(self.pattern).search(text[:_LONGEST_TEXT]) is not None


def prepared(pattern: str) -> Search:
    """Weigh a pattern; raises ``re.error`` or CostlyPatternError."""
    from re import _parser

    try:
        parsed = _parser.parse(pattern)
    except (OverflowError, RecursionError) as error:
        raise CostlyPatternError(_TOO_LARGE) from error
    constant, degree = _weight(parsed)
    if degree > _DEEPEST_DEGREE or constant > _LARGEST_CONSTANT:
        raise CostlyPatternError(_TOO_OFTEN)
    return Search(pattern, constant, degree)


def _weight(items: Any) -> tuple[int, int]:
    constant, degree = 1, 0
    for kind, argument in items:
        factor, power = _weight_of(str(kind), argument)
        constant, degree = min(constant * factor, 2 * _LARGEST_CONSTANT), degree + power
    return constant, degree


def _weight_of(kind: str, argument: Any) -> tuple[int, int]:
    if kind.endswith("_REPEAT"):
        return _weight_of_repeat(*argument)
    if kind == "BRANCH":
        weights = [_weight(branch) for branch in argument[1]]
        return sum(weight[0] for weight in weights), max(weight[1] for weight in weights)
    if kind in ("SUBPATTERN", "ASSERT", "ASSERT_NOT"):
        return _weight(argument[-1])
    if kind == "ATOMIC_GROUP":
        return _weight(argument)
    if kind.startswith("GROUPREF"):
        raise CostlyPatternError(_BACK)
    return 1, 0


def _weight_of_repeat(least: int, most: int, body: Any) -> tuple[int, int]:
    if _weight(body) != (1, 0):
        raise CostlyPatternError(_NESTED)
    return (most - least + 1, 0) if most < _LARGEST_CONSTANT else (1, 1)
