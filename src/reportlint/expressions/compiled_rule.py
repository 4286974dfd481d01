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
    from reportlint.model.form import Bilingual, Form

#: So many programs are kept; a long run over changing rules begins anew.
_MOST = 500
#: What one judgement costs at least, in steps.
_A_JUDGEMENT = 50
_programs: dict[tuple[int, int], Program] = {}


class Program:
    """The clauses of a rule as functions of an environment."""

    __slots__ = (
        "_assertion",
        "_lets",
        "_loops",
        "_setting",
        "_telling",
        "_when",
        "clauses",
        "form",
        "needs_previous",
    )

    def __init__(self, clauses: Clauses, form: Form) -> None:
        """Compile what is judged; what is told of it only once there is something to tell."""
        # NOTE: both are kept: the cache of programs goes by their identity.
        self.clauses = clauses
        self.form = form
        names = [name for name, _ in (*clauses.for_each, *clauses.let)]
        setting = Setting(form, frozenset(names), clauses.tolerance or Tolerance())
        self._loops = [(name, compiled(tree, setting)) for name, tree in clauses.for_each]
        self._lets = [(name, compiled(tree, setting)) for name, tree in clauses.let]
        self._when = None if clauses.when is None else compiled(clauses.when, setting)
        self._assertion = compiled(clauses.assert_, setting)
        self.needs_previous = "previous" not in names and _names_previous(clauses)
        self._setting = setting
        self._telling: Telling | None = None

    @property
    def telling(self) -> Telling:
        """What a problem tells."""
        found = self._telling
        if found is None:
            found = self._telling = Telling(self.clauses, self._setting)
        return found

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


class Telling:
    """What a problem tells of a rule's clauses.

    ``sides``: what the assertion compares, empty if it is no single comparison. ``at`` and
    ``related`` find cells. ``shown``: what the message names, by source text. ``titles``: the
    printed names of what for-each goes through, by variable and key.
    """

    __slots__ = ("_sides", "at", "related", "shown", "titles")

    def __init__(self, clauses: Clauses, setting: Setting) -> None:
        """Compile the clauses."""
        self._sides = _sides(clauses.assert_, setting)
        self.at = _selected(clauses.at, setting)
        related = [_selected(tree, setting) for tree in clauses.related]
        self.related = [cells for cells in related if cells is not None]
        self.shown = [(source, compiled(tree, setting)) for source, tree in clauses.shown]
        self.titles = {name: _titles(tree, setting) for name, tree in clauses.for_each}

    def sides(self, env: Environment) -> tuple[Value, ...]:
        """Give the values that the assertion compares."""
        return tuple([run(env) for run in self._sides])


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


def _selected(tree: Expression | None, setting: Setting) -> Selection | None:
    return None if tree is None else selection(tree, setting.form, setting.bound)


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
