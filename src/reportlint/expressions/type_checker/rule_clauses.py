"""Checks the clauses of a rule before it ever runs, under every edition of the form it is for."""

from __future__ import annotations

from contextlib import contextmanager

from reportlint.expressions import trees
from reportlint.expressions.cells import find_axis
from reportlint.expressions.type_checker.inference import TypeInference
from reportlint.expressions.types import TRUTH, UNKNOWN, ValueType
from reportlint.support.errors import ExpressionError
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from reportlint.expressions.trees import Clauses, Expression
    from reportlint.model.form import Form

    #: The key of the rule the error stands under (``let.in``, ``assert``), and the error.
    ClauseError: TypeAlias = tuple[str, ExpressionError]


def check_clauses(clauses: Clauses, forms: Iterable[Form]) -> tuple[ClauseError, ...]:
    """Return all that is wrong with the clauses under any of the forms, in the rule's order.

    >>> [(clause, error)] = check_clauses(trees.Clauses(trees.NumberLiteral("1")), [FORM])
    >>> clause, error.texts[0]["en"]
    ('assert', 'assert needs a condition, not a number')
    """
    editions = tuple(forms)
    errors: dict[tuple[str, int, LocalizedText], tuple[ClauseError, list[str]]] = {}
    for form in editions:
        for clause, error in _ClauseChecker(clauses, form).check():
            key = clause, error.offset, error.texts[0]
            errors.setdefault(key, ((clause, error), []))[1].append(form.edition)
    everywhere = len(editions)
    return tuple(
        clause_error if len(where) == everywhere else _only(clause_error, where)
        for clause_error, where in errors.values()
    )


def _only(clause_error: ClauseError, editions: list[str]) -> ClauseError:
    clause, error = clause_error
    message, hint = error.texts
    message += Message("expressions.type_checker.editions", editions=tuple(editions))
    return clause, ExpressionError(message, error.offset, hint)


class _ClauseChecker:
    """Reads the clauses of one rule under one form."""

    def __init__(self, clauses: Clauses, form: Form) -> None:
        self._clauses = clauses
        self._trees = trees.label_expressions(clauses)
        self._form = form
        self._bound_types: dict[str, ValueType] = {}
        self._errors: list[ClauseError] = []

    def check(self) -> Iterator[ClauseError]:
        for clause, tree in self._trees:
            kind, _, name = clause.partition(".")
            if kind in ("for-each", "let"):
                self._bind(clause, name, tree, is_loop=kind == "for-each")
            elif kind in ("when", "assert"):
                self._check_condition(clause, tree)
            elif kind in ("at", "related"):
                self._check_cell(clause, tree)
            else:
                with self._scope(clause) as scope:
                    scope.infer_type(tree)
        self._check_unused()
        self._check_tolerance()
        return iter(self._errors)

    @contextmanager
    def _scope(self, clause: str) -> Iterator[TypeInference]:
        """Give a scope whose errors are those of a clause."""
        scope = TypeInference(self._form, self._bound_types)
        yield scope
        self._errors += [(clause, error) for error in scope.errors]

    def _bind(self, clause: str, name: str, tree: Expression, *, is_loop: bool) -> None:
        with self._scope(clause) as scope:
            value_type = scope.infer_type(tree)
            if is_loop and value_type.is_known and value_type.items is None:
                scope.report_error(tree, "for_each_not_list", value_type)
            scope.bind(name, (value_type.items or UNKNOWN) if is_loop else value_type)
        self._bound_types = scope.bound_types

    def _check_condition(self, clause: str, tree: Expression) -> None:
        with self._scope(clause) as scope:
            value_type = scope.infer_type(tree)
            if value_type.is_known and value_type != TRUTH:
                scope.report_error(tree, "clause_not_condition", value_type, clause=clause)
            elif not self._varies(tree):
                scope.report_error(tree, "constant_clause", clause=clause)

    def _varies(self, tree: Expression) -> bool:
        """Whether its value depends on the draft or on what for-each goes through."""
        constant = {name for name, _ in self._clauses.let}
        for name, value in self._clauses.let:
            if self._looks_out(value, constant):
                constant.discard(name)
        return self._looks_out(tree, constant)

    def _looks_out(self, tree: Expression, constant: set[str]) -> bool:
        inner = {node.name for node in trees.walk(tree) if isinstance(node, trees.Quantifier)}
        varying = self._bound_types.keys() - constant - inner
        return any(self._is_outside(node, varying) for node in trees.walk(tree))

    def _is_outside(self, node: Expression, varying: set[str]) -> bool:
        match node:
            case trees.Name(name=name):
                return name in varying
            case trees.Index():
                return find_axis(node, self._form, self._bound_types) is None
            case trees.Member():
                return (trees.dotted_path(node) or "").startswith(("report.", "previous."))
            case _:
                return False

    def _check_cell(self, clause: str, tree: Expression) -> None:
        with self._scope(clause) as scope:
            if scope.infer_type(tree).is_known and not scope.is_cell(tree):
                hint = Message("expressions.type_checker.cell_example")
                scope.report_error(tree, "clause_not_cell", hint=hint, clause=clause)

    def _check_unused(self) -> None:
        nodes = [node for _, tree in self._trees for node in trees.walk(tree)]
        used_names = {node.name for node in nodes if isinstance(node, trees.Name)}
        for clause, tree in self._trees:
            kind, _, name = clause.partition(".")
            if kind in ("for-each", "let") and name not in used_names:
                with self._scope(clause) as scope:
                    scope.report_error(tree, "unused_name", name=name)

    def _check_tolerance(self) -> None:
        nodes = [node for _, tree in self._trees for node in trees.walk(tree)]
        comparisons = [node for node in nodes if isinstance(node, trees.Comparison)]
        approximate = any("~=" in comparison.operators for comparison in comparisons)
        if approximate and self._clauses.tolerance is None:
            with self._scope("assert") as scope:
                scope.report_error(self._clauses.assert_, "missing_tolerance")
        if self._clauses.tolerance is not None and not approximate:
            with self._scope("tolerance") as scope:
                scope.report_error(0, "unused_tolerance")
