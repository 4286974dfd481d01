"""Checks the regular expressions that rules and word lists bring along."""

from __future__ import annotations

import re

from reportlint.expressions.bounded_regex import bound_repeats, describe_error, weight
from reportlint.expressions.regex_costs import CostlyPatternError
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source


_EMPTY = Bilingual(
    "这个正则表达式能匹配空文字，会处处匹配",
    "a pattern that matches the empty text: it would match everywhere",
)


#: So many ways all patterns of a pack may try from one start: twice what the built-in rules do.
MOST_TOGETHER = 500_000
_TOO_MANY = Bilingual(
    "规则包的正则表达式合起来重复和分支太多：简化它们，或者分成几个规则包",
    "the patterns of this pack repeat and branch too often together: simplify them, or divide the "
    "pack",
)


def read(source: Source, node: Node, pattern: str) -> str | None:
    """Return the pattern with an end for each of its repeats; None after an error."""
    return bound_repeats(pattern) if compiles(source, node, pattern) else None


def compiles(source: Source, node: Node, pattern: str, *, groups: bool = True) -> bool:
    """Whether the pattern compiles and its searches have a bound; if not, an error.

    So is a group where none may be, and a pattern that matches the empty text. The patterns of a
    source, with those that were read before it, have a bound together.
    """
    try:
        compiled_pattern = re.compile(pattern)
        bound_repeats(pattern)
        source.weight += weight(pattern)
    except CostlyPatternError as error:
        source.add_error(node, error.words)
        return False
    except (re.error, RecursionError, OverflowError) as error:
        position = getattr(error, "pos", None)
        offset = 0 if position is None else position
        source.add_error(
            (node.line, node.column + offset),
            describe_error(error),
        )
        return False
    if source.weight > MOST_TOGETHER:
        source.add_error(node, _TOO_MANY)
        return False
    if compiled_pattern.groups and not groups:
        source.add_error(
            node, Bilingual("不能用捕获组：请写成 (?:…)", "a capturing group: write (?:…)")
        )
        return False
    if compiled_pattern.fullmatch(""):
        source.add_error(node, _EMPTY)
        return False
    return True
