"""What a rule says in expressions, clause by clause."""

from __future__ import annotations

from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from reportlint.expressions.arithmetic import Tolerance
    from reportlint.expressions.trees import Expression

    #: Names and their trees, in the order of the rule.
    NamedExpressions: TypeAlias = tuple[tuple[str, Expression], ...]

#: What a blank or placeholder cell can mean to a rule.
BLANKS = ("missing", "zero", "error")


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
    for_each: NamedExpressions = ()
    let: NamedExpressions = ()
    when: Expression | None = None
    at: Expression | None = None
    related: tuple[Expression, ...] = ()
    shown: NamedExpressions = ()
    blank: str = "missing"
    tolerance: Tolerance | None = None


def label_expressions(clauses: Clauses) -> NamedExpressions:
    """Return every expression with the key of the rule it stands under, in order of evaluation."""
    labelled_trees = [(f"for-each.{name}", tree) for name, tree in clauses.for_each]
    labelled_trees += [(f"let.{name}", tree) for name, tree in clauses.let]
    if clauses.when is not None:
        labelled_trees.append(("when", clauses.when))
    labelled_trees.append(("assert", clauses.assert_))
    if clauses.at is not None:
        labelled_trees.append(("at", clauses.at))
    labelled_trees += [("related", tree) for tree in clauses.related]
    return (*labelled_trees, *((f"message.{source}", tree) for source, tree in clauses.shown))
