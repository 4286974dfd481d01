"""Reads rules of the kind ``relation``: their clauses are expressions, and so is what they say."""

from __future__ import annotations

from reportlint.expressions.trees import Clauses
from reportlint.expressions.type_checker import rule_clauses
from reportlint.expressions.values import Tolerance
from reportlint.parsing.expressions import parse
from reportlint.rules.check_reader import NO_MESSAGE, position_at, read_message
from reportlint.support import node_readers
from reportlint.support.errors import ExpressionError
from reportlint.support.localized_text import NO_TEXT, Bilingual, Message
from reportlint.support.node_readers import Subject
from reportlint.support.nodes import Mapping, Scalar, Sequence
from reportlint.support.record_reader import READERS, keys_of, read_record, read_values

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.expressions.trees import Expression, NamedExpressions
    from reportlint.model.form import Form
    from reportlint.model.message_template import Placeholder
    from reportlint.support.nodes import Node
    from reportlint.support.record_reader import Readers
    from reportlint.support.source_errors import Source

KIND = "relation"
#: The keys of a rule that only this kind has.
KEYS = ("for-each", "let", "when", "assert", "at", "related", "blank", "tolerance")
#: The keys of other rules that this kind has no use for.
UNUSED = ("with", "messages")


def read(
    source: Source, rule: Mapping, forms: Iterable[Form]
) -> tuple[Clauses | None, dict[str, Bilingual]]:
    """Return the rule's clauses, None if they are in error, and its message."""
    reader = _Reader(source, rule)
    clauses = reader.read_clauses()
    messages = {"": reader.message}
    if clauses is None:
        return None, messages
    for clause, error in rule_clauses.check_clauses(clauses, forms):
        reader.report_error(clause, error)
    return clauses, messages


class _Reader:
    """Reads the clauses of one rule and remembers where each expression stands."""

    def __init__(self, source: Source, rule: Mapping) -> None:
        self._source = source
        self._rule = rule
        self._nodes: dict[str, tuple[Scalar, int]] = {}
        self._placeholders: dict[str, Expression] = {}
        if rule.get("message") is None:
            source.add_error(rule, NO_MESSAGE)
        message = read_message(source, rule.get("message"), self._note_placeholder, parse)
        self.message = message or NO_TEXT

    def read_clauses(self) -> Clauses | None:
        source, rule = self._source, self._rule
        if rule.get("assert") is None:
            source.add_error(rule, Message("rules.relation_reader.missing_assert"))
        before = len(source.errors)
        readers: Readers = {
            **READERS,
            "Expression": self._expression,
            "NamedExpressions": self._read_named,
            "Clauses.related": self._related,
            "Tolerance": _tolerance,
        }
        values = read_values(source, rule, Clauses, readers)
        if rule.get("assert") is None or len(source.errors) > before:
            return None
        return Clauses(**values, shown=tuple(self._placeholders.items()))

    def report_error(self, clause: str, error: ExpressionError) -> None:
        """Record an error where the expression of that clause stands."""
        node, start = self._nodes.get(clause, (None, 0))
        key = self._rule.key(clause) or self._rule
        where = key if node is None else position_at(node, start + error.offset)
        self._source.add_error(where, error.sentence)

    def _expression(self, source: Source, node: Node, clause: str) -> Expression | None:
        if not isinstance(node, Scalar) or not node.text:
            message = Message("rules.relation_reader.no_expression", clause=Subject(clause))
            source.add_error(node, message)
            return None
        self._nodes[clause] = (node, 0)
        try:
            return parse(node.text)
        except ExpressionError as error:
            self.report_error(clause, error)
            return None

    def _read_named(self, source: Source, node: Node, what: str) -> NamedExpressions:
        mapping = node_readers.read_mapping(source, node, what)
        entries = mapping.entries if mapping else ()
        trees = [
            (name.text, self._expression(source, value, f"{what}.{name.text}"))
            for name, value in entries
        ]
        return tuple((name, tree) for name, tree in trees if tree is not None)

    def _related(self, source: Source, node: Node, what: str) -> tuple[Expression, ...]:
        items = node.items if isinstance(node, Sequence) else (node,)
        trees = [self._expression(source, item, what) for item in items]
        return tuple(tree for tree in trees if tree is not None)

    def _note_placeholder(self, node: Scalar, placeholder: Placeholder) -> None:
        """Have what a message names evaluated with the rest."""
        self._nodes.setdefault(f"message.{placeholder.source}", (node, placeholder.at))
        self._placeholders.setdefault(placeholder.source, parse(placeholder.source))


def _tolerance(source: Source, node: Node, what: str) -> Tolerance | None:
    tolerance = read_record(source, node, what, Tolerance, {**READERS, "str": _bound})
    if tolerance is not None and isinstance(node, Mapping) and not node.entries:
        keys = tuple(keys_of(Tolerance))
        source.add_error(node, Message("rules.relation_reader.empty_tolerance", keys=keys))
    return tolerance


def _bound(source: Source, node: Node, what: str) -> str | None:
    if isinstance(node, Scalar) and node.kind in ("integer", "number") and node.text[0] != "-":
        return node.text
    source.add_error(node, Message("rules.relation_reader.no_bound", what=Subject(what)))
    return None
