"""Checks the clauses of a rule before it ever runs, under every edition of the form it is for."""

from __future__ import annotations

from reportlint.expressions.clauses import labelled
from reportlint.expressions.labels import axis_of, table_of
from reportlint.expressions.trees import (
    Comparison,
    Index,
    Member,
    Name,
    Quantified,
    path,
    start,
    walk,
)
from reportlint.expressions.type_checker.scope import Scope
from reportlint.expressions.types import TRUTH, UNKNOWN, of_sorts
from reportlint.support.errors import ExpressionError
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from reportlint.expressions.clauses import Clauses
    from reportlint.expressions.trees import Expression
    from reportlint.expressions.types import Sort
    from reportlint.model.form import Form

    #: The key of the rule the fault stands under (``let.in``, ``assert``), and the fault.
    ClauseFault: TypeAlias = tuple[str, ExpressionError]


_EDITIONS = Bilingual("（{zh} 年版格式）", " (in the form of {en})")
_NO_LIST = Bilingual("for-each 应是列表，不能是{0}", "for-each needs a list, not {0}")
_NO_CONDITION = Bilingual("{clause} 应是条件，不能是{0}", "{clause} needs a condition, not {0}")
_CONSTANT = Bilingual("{clause} 对任何文稿都一样", "{clause} is the same for every draft")
_NO_CELL = Bilingual("{clause} 应是一个单元格", "{clause} needs a cell")
_AS_IN = Bilingual("例如 table[row, column]", "as in table[row, column]")
_UNUSED = Bilingual("“{name}”没有用到", '"{name}" is never used')
_NO_TOLERANCE = Bilingual("用“~=”要给出 tolerance", '"~=" needs the rule\'s tolerance')
_IDLE_TOLERANCE = Bilingual("给了 tolerance，却没有用“~=”", 'a tolerance that no "~=" uses')


def faults(clauses: Clauses, forms: Iterable[Form]) -> tuple[ClauseFault, ...]:
    """Give all that is wrong with the clauses under any of the forms, in the rule's order."""
    editions = tuple(forms)
    found: dict[tuple[str, int, str], tuple[ClauseFault, list[str]]] = {}
    for form in editions:
        for clause, error in _Reader(clauses, form).faults():
            key = clause, error.offset, error.message
            found.setdefault(key, ((clause, error), []))[1].append(form.edition)
    everywhere = len(editions)
    return tuple(
        fault if len(where) == everywhere else _only(fault, where)
        for fault, where in found.values()
    )


def _only(fault: ClauseFault, editions: list[str]) -> ClauseFault:
    clause, error = fault
    message, hint = error.bilingual
    message += _EDITIONS.format(zh="、".join(editions), en=", ".join(editions))
    return clause, ExpressionError(message, error.offset, hint)


class _Reader:
    """Reads the clauses of one rule under one form."""

    def __init__(self, clauses: Clauses, form: Form) -> None:
        self._clauses = clauses
        self._form = form
        self._bound: dict[str, Sort] = {}
        self._found: list[ClauseFault] = []

    def faults(self) -> Iterator[ClauseFault]:
        clauses = self._clauses
        for name, tree in clauses.for_each:
            self._bind(f"for-each.{name}", name, tree, looped=True)
        for name, tree in clauses.let:
            self._bind(f"let.{name}", name, tree, looped=False)
        if clauses.when is not None:
            self._condition("when", clauses.when)
        self._condition("assert", clauses.assert_)
        if clauses.at is not None:
            self._cell("at", clauses.at)
        for tree in clauses.related:
            self._cell("related", tree)
        for source, tree in clauses.shown:
            self._sort(f"message.{source}", tree)
        self._unused()
        self._tolerance()
        return iter(self._found)

    def _fault(self, clause: str, at: int, message: Bilingual, hint: str | Bilingual = "") -> None:
        self._found.append((clause, ExpressionError(message, at, hint)))

    def _take(self, clause: str, scope: Scope) -> None:
        self._found += [(clause, error) for error in scope.faults]

    def _sort(self, clause: str, tree: Expression) -> Sort:
        scope = Scope(self._form, self._bound)
        sort = scope.sort(tree)
        self._take(clause, scope)
        return sort

    def _bind(self, clause: str, name: str, tree: Expression, *, looped: bool) -> None:
        sort = self._sort(clause, tree)
        if looped and sort.known and sort.items is None:
            self._fault(clause, start(tree), of_sorts(_NO_LIST, sort))
        scope = Scope(self._form, self._bound)
        scope.bind(name, (sort.items or UNKNOWN) if looped else sort)
        self._take(clause, scope)
        self._bound = scope.bound

    def _condition(self, clause: str, tree: Expression) -> None:
        sort = self._sort(clause, tree)
        if sort.known and sort != TRUTH:
            self._fault(clause, start(tree), of_sorts(_NO_CONDITION, sort, clause=clause))
        elif not self._varies(tree):
            self._fault(clause, start(tree), _CONSTANT.format(clause=clause))

    def _varies(self, tree: Expression) -> bool:
        """Whether its value depends on the draft or on what for-each goes through."""
        constant = {name for name, _ in self._clauses.let}
        for name, value in self._clauses.let:
            if self._looks_out(value, constant):
                constant.discard(name)
        return self._looks_out(tree, constant)

    def _looks_out(self, tree: Expression, constant: set[str]) -> bool:
        inner = {node.name for node in walk(tree) if isinstance(node, Quantified)}
        varying = self._bound.keys() - constant - inner
        return any(self._is_outside(node, varying) for node in walk(tree))

    def _is_outside(self, node: Expression, varying: set[str]) -> bool:
        match node:
            case Name(name=name):
                return name in varying
            case Index():
                return axis_of(node, self._form, self._bound) is None
            case Member():
                return (path(node) or "").startswith(("report.", "previous."))
            case _:
                return False

    def _cell(self, clause: str, tree: Expression) -> None:
        if self._sort(clause, tree).known and not (
            isinstance(tree, Index) and table_of(tree.base, self._form, self._bound)
        ):
            self._fault(clause, start(tree), _NO_CELL.format(clause=clause), _AS_IN)

    def _unused(self) -> None:
        used = {
            node.name
            for _, tree in labelled(self._clauses)
            for node in walk(tree)
            if isinstance(node, Name)
        }
        for clause, names in (("for-each", self._clauses.for_each), ("let", self._clauses.let)):
            for name, tree in names:
                if name not in used:
                    self._fault(f"{clause}.{name}", start(tree), _UNUSED.format(name=name))

    def _tolerance(self) -> None:
        approximate = any(
            isinstance(node, Comparison) and "~=" in node.operators
            for _, tree in labelled(self._clauses)
            for node in walk(tree)
        )
        if approximate and self._clauses.tolerance is None:
            self._fault("assert", start(self._clauses.assert_), _NO_TOLERANCE)
        if self._clauses.tolerance is not None and not approximate:
            self._fault("tolerance", 0, _IDLE_TOLERANCE)
