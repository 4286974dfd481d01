"""The clauses of a rule, compiled for one form and kept for the next report."""

from __future__ import annotations

from functools import cached_property, partial

from reportlint.expressions.cells import build_selection, find_axis
from reportlint.expressions.evaluation import CompileContext, compile_tree
from reportlint.expressions.trees import Comparison, Name, children, label_expressions, walk
from reportlint.expressions.values import MISSING, Tolerance
from reportlint.support.lazy import memoize_by_identity

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.expressions.environment import Environment
    from reportlint.expressions.trees import Clauses, Expression
    from reportlint.expressions.values import Value
    from reportlint.model.form import Form
    from reportlint.support.localized_text import LocalizedText

#: So many programs are kept; a long run over changing rules begins anew.
_MOST = 500
#: What one judgement costs at least, in steps.
_A_JUDGEMENT = 50


class CompiledRule:
    """The clauses of a rule as functions of an environment."""

    def __init__(self, clauses: Clauses, form: Form) -> None:
        """Compile what is judged; what is told of it only once there is something to tell."""
        self.clauses = clauses
        names = [name for name, _ in (*clauses.for_each, *clauses.let)]
        context = CompileContext(form, frozenset(names), clauses.tolerance or Tolerance())
        self._loops = [(name, compile_tree(tree, context)) for name, tree in clauses.for_each]
        self._lets = [(name, compile_tree(tree, context)) for name, tree in clauses.let]
        self._when = None if clauses.when is None else compile_tree(clauses.when, context)
        self._assertion = compile_tree(clauses.assert_, context)
        self.needs_previous = "previous" not in names and _names_previous(clauses)
        self._context = context

    @cached_property
    def message_parts(self) -> MessageParts:
        """What a problem tells."""
        return MessageParts(self.clauses, self._context)

    def bindings(self, env: Environment) -> Iterator[dict[str, Value]]:
        """Return the variables of every evaluation: the product of the lists of for-each."""
        combinations: list[dict[str, Value]] = [{}]
        for name, run in self._loops:
            longer = []
            for variables in combinations:
                env.variables = variables
                items = run(env)
                elements = items if isinstance(items, tuple) else ()
                env.spend(len(elements))
                longer += [{**variables, name: item} for item in elements]
            combinations = longer
        return iter(combinations)

    def judge(self, env: Environment) -> Value | None:
        """Return whether the assertion holds for the bound variables; None where ``when`` does not.

        The values of ``let`` are added to the variables. MISSING: it cannot be judged.
        """
        variables = env.variables
        env.spend(_A_JUDGEMENT)
        for name, run in self._lets:
            variables[name] = run(env)
        if self._when is not None:
            applies = self._when(env)
            if applies is not True:
                return None if applies is False else MISSING
        return self._assertion(env)


class MessageParts:
    """What a problem tells of a rule's clauses.

    ``sides``: what the assertion compares, empty if it is no single comparison. ``at`` and
    ``related`` find cells. ``runs_by_source``: what the message names, by source text.
    ``titles``: the printed names of what for-each goes through, by variable and key.
    """

    def __init__(self, clauses: Clauses, context: CompileContext) -> None:
        """Compile the clauses."""
        assertion = clauses.assert_
        is_single = isinstance(assertion, Comparison) and len(assertion.operators) == 1
        sides = children(assertion) if is_single else ()
        self._sides = [compile_tree(operand, context) for operand in sides]
        build = partial(build_selection, form=context.form, bound_names=context.bound_names)
        self.at = None if clauses.at is None else build(clauses.at)
        self.related = [cells for tree in clauses.related if (cells := build(tree)) is not None]
        self.runs_by_source = [
            (source, compile_tree(tree, context)) for source, tree in clauses.shown
        ]
        self.titles = {name: _find_titles(tree, context) for name, tree in clauses.for_each}

    def sides(self, env: Environment) -> tuple[Value, ...]:
        """Return the values that the assertion compares."""
        return tuple([run(env) for run in self._sides])


@memoize_by_identity(_MOST)
def compile_rule(clauses: Clauses, form: Form) -> CompiledRule:
    """Return the program of some clauses under a form, compiled once for all drafts.

    >>> from reportlint.expressions.trees import Clauses
    >>> list(compile_rule(Clauses(Name("a")), FORM).bindings(None))
    [{}]
    """
    return CompiledRule(clauses, form)


def _find_titles(tree: Expression, context: CompileContext) -> dict[str, LocalizedText]:
    axis = find_axis(tree, context.form, frozenset())
    if axis is None:
        return {}
    table, name, _ = axis
    return {item.key: item.title for item in (table.rows if name == "rows" else table.columns)}


def _names_previous(clauses: Clauses) -> bool:
    nodes = (node for _, tree in label_expressions(clauses) for node in walk(tree))
    return any(isinstance(node, Name) and node.name == "previous" for node in nodes)
