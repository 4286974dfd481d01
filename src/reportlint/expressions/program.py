"""The clauses of a rule, compiled for one form and kept for the next report."""

from __future__ import annotations

from reportlint.expressions.arithmetic import Tolerance
from reportlint.expressions.cells import selection
from reportlint.expressions.clauses import labelled
from reportlint.expressions.evaluation import Setting, compiled
from reportlint.expressions.labels import axis_of
from reportlint.expressions.trees import Comparison, Name, walk
from reportlint.expressions.values import MISSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.expressions.cells import Selection
    from reportlint.expressions.clauses import Clauses
    from reportlint.expressions.environment import Environment
    from reportlint.expressions.evaluation import Run
    from reportlint.expressions.trees import Expression
    from reportlint.expressions.values import Value
    from reportlint.forms import Bilingual, Form

#: So many programs are kept; a long run over changing rules begins anew.
_MOST = 500
_programs: dict[tuple[int, int], Program] = {}


class Program:
    """The clauses of a rule as functions of an environment.

    ``at`` and ``related`` find cells. ``shown`` are what the message names, by source text.
    ``titles`` are the printed names of what for-each goes through, by variable and key.
    """

    __slots__ = (
        "_assertion",
        "_lets",
        "_loops",
        "_sides",
        "_when",
        "at",
        "clauses",
        "form",
        "needs_previous",
        "related",
        "shown",
        "titles",
    )

    def __init__(self, clauses: Clauses, form: Form) -> None:
        """Compile the clauses."""
        # NOTE: both are kept: the cache of programs goes by their identity.
        self.clauses = clauses
        self.form = form
        names = [name for name, _ in (*clauses.for_each, *clauses.let)]
        setting = Setting(form, frozenset(names), clauses.tolerance or Tolerance())
        self._loops = [(name, compiled(tree, setting)) for name, tree in clauses.for_each]
        self._lets = [(name, compiled(tree, setting)) for name, tree in clauses.let]
        self._when = None if clauses.when is None else compiled(clauses.when, setting)
        self._assertion = compiled(clauses.assert_, setting)
        self._sides = _sides(clauses.assert_, setting)
        self.at = None if clauses.at is None else selection(clauses.at, form, setting.bound)
        self.related = _selections(clauses.related, setting)
        self.shown = [(source, compiled(tree, setting)) for source, tree in clauses.shown]
        self.titles = {name: _titles(tree, setting) for name, tree in clauses.for_each}
        self.needs_previous = _names_previous(clauses) and "previous" not in names

    def bindings(self, env: Environment) -> Iterator[dict[str, Value]]:
        """Give the variables of every evaluation: the product of the lists of for-each."""
        combinations: list[dict[str, Value]] = [{}]
        for name, run in self._loops:
            longer = []
            for variables in combinations:
                env.variables = variables
                items = run(env)
                found = items if isinstance(items, tuple) else ()
                env.spend(len(found))
                longer += [{**variables, name: item} for item in found]
            combinations = longer
        return iter(combinations)

    def judge(self, env: Environment) -> Value | None:
        """Give whether the assertion holds for the bound variables; None where ``when`` does not.

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

    def sides(self, env: Environment) -> tuple[Value, ...]:
        """Give the values that the assertion compares; none if it is no single comparison."""
        return tuple([run(env) for run in self._sides])


_A_JUDGEMENT = 50


def program_of(clauses: Clauses, form: Form) -> Program:
    """Give the program of some clauses under a form, compiled at first use."""
    key = id(clauses), id(form)
    found = _programs.get(key)
    if found is None:
        if len(_programs) >= _MOST:
            _programs.clear()
        found = _programs[key] = Program(clauses, form)
    return found


def _sides(tree: Expression, setting: Setting) -> list[Run]:
    if not isinstance(tree, Comparison) or len(tree.operators) != 1:
        return []
    return [compiled(operand, setting) for operand in tree.operands]


def _selections(trees: tuple[Expression, ...], setting: Setting) -> list[Selection]:
    found = (selection(tree, setting.form, setting.bound) for tree in trees)
    return [cells for cells in found if cells is not None]


def _titles(tree: Expression, setting: Setting) -> dict[str, Bilingual]:
    axis = axis_of(tree, setting.form, frozenset())
    if axis is None:
        return {}
    table, name, _ = axis
    return {item.key: item.title for item in (table.rows if name == "rows" else table.columns)}


def _names_previous(clauses: Clauses) -> bool:
    trees = (tree for _, tree in labelled(clauses))
    return any(
        isinstance(node, Name) and node.name == "previous" for tree in trees for node in walk(tree)
    )
