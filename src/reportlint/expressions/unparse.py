"""Trees of expressions as source text, with no more parentheses than they need."""

from __future__ import annotations

from reportlint.expressions.trees import (
    Call,
    Comparison,
    Index,
    Listing,
    Member,
    Name,
    NumberLiteral,
    Operation,
    Quantifier,
    TextLiteral,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.expressions.trees import Expression

_COMPARISON, _UNARY, _PATH = 5, 9, 10
#: How tightly each operator binds, and how tightly what stands on its left and right has to.
_LEVELS = {
    "implies": (1, 2, 0),
    "or": (2, 3, 3),
    "and": (3, 4, 4),
    "??": (6, 7, 7),
    "+": (7, 7, 8),
    "-": (7, 7, 8),
    "*": (8, 8, 9),
    "/": (8, 8, 9),
}


def to_source(tree: Expression, precedence: int = 0) -> str:
    """Return the source; in parentheses if the tree binds less tightly than ``precedence``."""
    own, text = _precedence_and_text(tree)
    return f"({text})" if own < precedence else text


def _precedence_and_text(tree: Expression) -> tuple[int, str]:
    match tree:
        case Operation(operator=operator) if operator in _LEVELS:
            own, left, right = _LEVELS[operator]
            first, *rest = tree.operands
            words = [to_source(first, left), *(to_source(operand, right) for operand in rest)]
            return own, f" {operator} ".join(words)
        case Operation(operator="not"):
            return 4, f"not {to_source(tree.operands[0], 4)}"
        case Operation():
            return _UNARY, f"-{to_source(tree.operands[0], _UNARY)}"
        case Comparison():
            return _COMPARISON, _comparison(tree)
        case Quantifier():
            head = f"{tree.word} {tree.name} in {to_source(tree.domain, _PATH)}"
            return 0, f"{head}: {to_source(tree.body)}"
        case _:
            return _PATH, _operand(tree)


def _comparison(tree: Comparison) -> str:
    words = [to_source(tree.operands[0], _COMPARISON + 1)]
    for operator, operand in zip(tree.operators, tree.operands[1:], strict=True):
        words += (operator, to_source(operand, _COMPARISON + 1))
    return " ".join(words)


def _operand(tree: NumberLiteral | TextLiteral | Name | Member | Index | Call | Listing) -> str:
    match tree:
        case NumberLiteral():
            return f"{tree.text}%" if tree.percent else tree.text
        case TextLiteral(text=text):
            return f"'{text}'" if '"' in text else f'"{text}"'
        case Name():
            return tree.name
        case Member():
            return f"{to_source(tree.base, _PATH)}.{tree.name}"
        case Index():
            return f"{to_source(tree.base, _PATH)}[{_join_trees(tree.labels)}]"
        case Call():
            return f"{tree.function}({_join_trees(tree.arguments)})"
        case Listing():
            return f"[{_join_trees(tree.items)}]"


def _join_trees(trees: tuple[Expression, ...]) -> str:
    return ", ".join(to_source(tree) for tree in trees)
