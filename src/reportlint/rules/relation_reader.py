"""Reads rules of the kind ``relation``: their clauses are expressions, and so is what they say."""

from __future__ import annotations

from reportlint.expressions.trees import BLANKS, Clauses
from reportlint.expressions.type_checker import rule_clauses
from reportlint.expressions.values import Tolerance
from reportlint.parsing.expressions import parse
from reportlint.rules.check_reader import NO_MESSAGE, parse_message, position_at, to_bilingual
from reportlint.support import node_readers
from reportlint.support.errors import ExpressionError
from reportlint.support.localized_text import NO_TEXT, Bilingual, Message
from reportlint.support.node_readers import Subject
from reportlint.support.nodes import Mapping, Scalar, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.expressions.trees import Expression, NamedExpressions
    from reportlint.model.form import Form
    from reportlint.support.nodes import Node
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
        self.message = self._read_message()

    def read_clauses(self) -> Clauses | None:
        rule = self._rule
        if rule.get("assert") is None:
            self._source.add_error(rule, Message("rules.relation_reader.missing_assert"))
        before = len(self._source.errors)
        expressions = {
            name: self._expression(name, rule.get(name)) for name in ("assert", "when", "at")
        }
        for_each, let = self._read_named("for-each"), self._read_named("let")
        related = tuple(self._related(rule.get("related")))
        tolerance = self._tolerance(rule.get("tolerance"))
        blank = (
            node_readers.read_choice(self._source, rule.get("blank"), "blank", BLANKS) or "missing"
        )
        assertion = expressions["assert"]
        if assertion is None or len(self._source.errors) > before:
            return None
        placeholders = tuple(self._placeholders.items())
        return Clauses(
            assertion,
            for_each,
            let,
            expressions["when"],
            expressions["at"],
            related,
            placeholders,
            blank,
            tolerance,
        )

    def report_error(self, clause: str, error: ExpressionError) -> None:
        """Record an error where the expression of that clause stands."""
        node, start = self._nodes.get(clause, (None, 0))
        key = self._rule.key(clause) or self._rule
        where = key if node is None else position_at(node, start + error.offset)
        self._source.add_error(where, error.sentence)

    def _expression(self, clause: str, node: Node | None) -> Expression | None:
        if node is None:
            return None
        if not isinstance(node, Scalar) or not node.text:
            message = Message("rules.relation_reader.no_expression", clause=Subject(clause))
            self._source.add_error(node, message)
            return None
        return self._parse(clause, node, node.text, 0)

    def _parse(self, clause: str, node: Scalar, text: str, start: int) -> Expression | None:
        self._nodes[clause] = (node, start)
        try:
            return parse(text)
        except ExpressionError as error:
            self.report_error(clause, error)
            return None

    def _read_named(self, key: str) -> NamedExpressions:
        node = self._rule.get(key)
        mapping = None if node is None else node_readers.read_mapping(self._source, node, key)
        pairs = []
        for name, value in mapping.entries if mapping else ():
            tree = self._expression(f"{key}.{name.text}", value)
            if tree is not None:
                pairs.append((name.text, tree))
        return tuple(pairs)

    def _related(self, node: Node | None) -> Iterable[Expression]:
        items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
        for item in items:
            tree = self._expression("related", item)
            if tree is not None:
                yield tree

    def _tolerance(self, node: Node | None) -> Tolerance | None:
        allowed_keys = ("abs", "rel", "digits")
        mapping = (
            None
            if node is None
            else node_readers.read_fields(self._source, node, "tolerance", allowed_keys)
        )
        if mapping is None:
            return None
        if not mapping.entries:
            self._source.add_error(
                mapping, Message("rules.relation_reader.empty_tolerance", keys=allowed_keys)
            )
        return Tolerance(
            self._number(mapping.get("abs"), "abs"),
            self._number(mapping.get("rel"), "rel"),
            node_readers.read_integer(self._source, mapping.get("digits"), "digits"),
        )

    def _number(self, node: Node | None, what: str) -> str:
        if node is None:
            return ""
        if isinstance(node, Scalar) and node.kind in ("integer", "number") and node.text[0] != "-":
            return node.text
        self._source.add_error(node, Message("rules.relation_reader.no_bound", what=Subject(what)))
        return ""

    def _read_message(self) -> Bilingual:
        """Take the message; what its placeholders name is evaluated with the rest."""
        source, rule = self._source, self._rule
        languages = ("zh", "en")
        if rule.get("message") is None:
            source.add_error(rule, NO_MESSAGE)
        mapping = node_readers.read_fields(
            source, rule.get("message"), "message", languages, languages
        )
        if mapping is None:
            return NO_TEXT
        for language in languages:
            node = mapping.get(language)
            for placeholder in parse_message(source, node, parse).placeholders:
                if isinstance(node, Scalar):
                    self._nodes.setdefault(f"message.{placeholder.source}", (node, placeholder.at))
                self._placeholders.setdefault(placeholder.source, parse(placeholder.source))
        return to_bilingual(mapping)
