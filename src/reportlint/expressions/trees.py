"""Trees of the rules' expressions, the clauses that they make up, and trees as source text.

``at`` is where a node stands in its source text.
"""

from __future__ import annotations

from reportlint.support.records import Record, generate_init

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from reportlint.expressions.values import Tolerance

#: Trees nest this deep at most: what walks them may recurse.
DEEPEST = 60


class NumberLiteral(Record):
    """A number as written, its percent sign apart."""

    text: str
    percent: bool = False
    at: int = 0


class TextLiteral(Record):
    """A string, without its quotes."""

    text: str
    at: int = 0


@generate_init
class Name(Record):
    """A name: of a table, of ``report``, of what the rule binds or, within an index, a label."""

    name: str
    at: int = 0


class Member(Record):
    """``base.name``."""

    base: Expression
    name: str
    at: int = 0


class Index(Record):
    """``base[label, …]``."""

    base: Expression
    labels: tuple[Expression, ...]
    at: int = 0


class Call(Record):
    """A function applied to values."""

    function: str
    arguments: tuple[Expression, ...]
    at: int = 0


class Listing(Record):
    """``[item, …]``."""

    items: tuple[Expression, ...]
    at: int = 0


class Operation(Record):
    """Operands under one operator.

    Two for ``implies + - * /``, one for ``not`` and ``minus``, two or more for ``or and ??``.
    """

    operator: str
    operands: tuple[Expression, ...]
    at: int = 0


class Comparison(Record):
    """``a < b == c``: one operator fewer than operands; true if every neighbouring pair agrees."""

    operators: tuple[str, ...]
    operands: tuple[Expression, ...]
    at: int = 0


class Quantifier(Record):
    """``every name in domain: body``; ``word`` is every, some or no."""

    word: str
    name: str
    domain: Expression
    body: Expression
    at: int = 0


if TYPE_CHECKING:
    Operand: TypeAlias = NumberLiteral | TextLiteral | Name | Member | Index | Call | Listing
    Expression: TypeAlias = Operand | Operation | Comparison | Quantifier
    #: Names and their trees, in the order of the rule.
    NamedExpressions: TypeAlias = tuple[tuple[str, Expression], ...]


def children(tree: Expression) -> tuple[Expression, ...]:
    """Return the nodes directly below, in the order of the source.

    >>> children(Listing((Name('a'), Name('b'))))
    (Name(name='a', at=0), Name(name='b', at=0))
    """
    if isinstance(tree, Operation | Comparison):
        return tree.operands
    if isinstance(tree, Index):
        return (tree.base, *tree.labels)
    if isinstance(tree, Member):
        return (tree.base,)
    if isinstance(tree, Call):
        return tree.arguments
    if isinstance(tree, Listing):
        return tree.items
    return (tree.domain, tree.body) if isinstance(tree, Quantifier) else ()


def walk(tree: Expression) -> Iterator[Expression]:
    """Return the node and every one below.

    >>> [node.name for node in walk(Member(Name("a"), "b"))]
    ['b', 'a']
    """
    stack = [tree]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(children(node)))


def depth(tree: Expression) -> int:
    """Return how many nodes lie on the longest way down, the node itself among them.

    >>> depth(Member(Member(Name("a"), "b"), "c"))
    3
    """
    level: list[Expression] = [tree]
    count = 0
    while level:
        count += 1
        level = [child for node in level for child in children(node)]
    return count


def start_offset(tree: Expression) -> int:
    """Return where the source of a tree begins.

    >>> start_offset(Member(Name("a", 4), "b", 6))
    4
    """
    while isinstance(tree, Member):
        tree = tree.base
    return tree.at


def dotted_path(tree: Expression) -> str | None:
    """Return a dotted path of names as text (``refused.state_secret``), None for anything else.

    >>> dotted_path(Member(Name('refused'), 'state_secret'))
    'refused.state_secret'
    """
    words = []
    while isinstance(tree, Member):
        words.append(tree.name)
        tree = tree.base
    if not isinstance(tree, Name):
        return None
    return ".".join((tree.name, *reversed(words)))


class Clauses(Record):
    """The expressions of a rule.

    ``for_each``: one evaluation for every element of these lists (of several: their product).
    ``let``: values by name; each may use those before it. ``when``: where it is false the rule
    does not apply. ``assert_``: what has to hold. ``at``: the cell at which a finding points.
    ``related``: cells beside those that were read. ``shown``: the expressions that the message
    names, by their source text. ``blank``: what a blank or placeholder cell means. ``tolerance``:
    how exactly ``~=`` compares.
    """

    assert_: Expression
    when: Expression | None = None
    at: Expression | None = None
    for_each: NamedExpressions = ()
    let: NamedExpressions = ()
    related: tuple[Expression, ...] = ()
    shown: NamedExpressions = ()
    tolerance: Tolerance | None = None
    blank: str = "missing"

    KEYS = {"assert_": "assert"}  # noqa: RUF012 - records are frozen
    CHOICES = {"blank": ("missing", "zero", "error")}  # noqa: RUF012
    DERIVED_FIELDS = ("shown",)


def label_expressions(clauses: Clauses) -> NamedExpressions:
    """Return every expression with the key of the rule it stands under, in order of evaluation.

    >>> [key for key, _ in label_expressions(Clauses(Name("a"), when=Name("b")))]
    ['when', 'assert']
    """
    labelled_trees = [(f"for-each.{name}", tree) for name, tree in clauses.for_each]
    labelled_trees += [(f"let.{name}", tree) for name, tree in clauses.let]
    if clauses.when is not None:
        labelled_trees.append(("when", clauses.when))
    labelled_trees.append(("assert", clauses.assert_))
    if clauses.at is not None:
        labelled_trees.append(("at", clauses.at))
    labelled_trees += [("related", tree) for tree in clauses.related]
    return (*labelled_trees, *((f"message.{source}", tree) for source, tree in clauses.shown))


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
    """Return the source; in parentheses if the tree binds less tightly than ``precedence``.

    >>> to_source(Operation('*', (Operation('+', (Name('a'), Name('b'))), Name('c'))))
    '(a + b) * c'
    """
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


def _operand(tree: Operand) -> str:
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
