"""Checks the regular expressions that rules and word lists bring along."""

from __future__ import annotations

import re

from reportlint.expressions.bounded_regex import (
    CostlyPatternError,
    bound_repeats,
    describe_error,
    weight,
)
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source


#: So many ways all patterns of a pack may try from one start: twice what the built-in rules do.
MOST_TOGETHER = 500_000


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
        source.add_error(node, Message("rules.regexes.pack_too_complex"))
        return False
    if compiled_pattern.groups and not groups:
        source.add_error(node, Message("rules.regexes.capturing_group"))
        return False
    if compiled_pattern.fullmatch(""):
        source.add_error(node, Message("rules.regexes.matches_empty_text"))
        return False
    return True
