"""Reads rules of the kind ``relation``: their clauses are expressions, and so is what they say."""

from __future__ import annotations

from reportlint.expressions.arithmetic import Tolerance
from reportlint.expressions.clauses import BLANKS, Clauses
from reportlint.expressions.type_checker import rule_clauses
from reportlint.parsing.expressions import parse
from reportlint.rules.check_reader import NO_MESSAGE, template, within, written
from reportlint.support import node_readers
from reportlint.support.errors import ExpressionError
from reportlint.support.localized_text import Bilingual
from reportlint.support.nodes import Mapping, Scalar, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.expressions.clauses import Named
    from reportlint.expressions.trees import Expression
    from reportlint.model.form import Form
    from reportlint.support.nodes import Node
    from reportlint.support.source_errors import Source

_NO_ASSERTION = Bilingual("relation 规则缺少“assert”", 'a relation lacks "assert"')
_TOLERANCE = Bilingual("tolerance ", "a tolerance")
KIND = "relation"
#: The keys of a rule that only this kind has.
KEYS = ("for-each", "let", "when", "assert", "at", "related", "blank", "tolerance")
#: The keys of other rules that this kind has no use for.
UNUSED = ("with", "messages")


def read(
    source: Source, rule: Mapping, forms: Iterable[Form]
) -> tuple[Clauses | None, dict[str, Bilingual]]:
    """Give the rule's clauses, None if they are at fault, and its message."""
    reader = _Reader(source, rule)
    clauses = reader.clauses()
    messages = {"": reader.message}
    if clauses is None:
        return None, messages
    for clause, error in rule_clauses.faults(clauses, forms):
        reader.blame(clause, error)
    return clauses, messages


class _Reader:
    """Reads the clauses of one rule and remembers where each expression stands."""

    def __init__(self, source: Source, rule: Mapping) -> None:
        self._source = source
        self._rule = rule
        self._nodes: dict[str, tuple[Scalar, int]] = {}
        self._shown: dict[str, Expression] = {}
        self.message = self._message()

    def clauses(self) -> Clauses | None:
        rule = self._rule
        if rule.get("assert") is None:
            self._source.fault(rule, _NO_ASSERTION)
        before = len(self._source.faults)
        found = {name: self._expression(name, rule.get(name)) for name in ("assert", "when", "at")}
        for_each, let = self._named("for-each"), self._named("let")
        related = tuple(self._related(rule.get("related")))
        tolerance = self._tolerance(rule.get("tolerance"))
        blank = node_readers.word(self._source, rule.get("blank"), "blank", BLANKS) or "missing"
        assertion = found["assert"]
        if assertion is None or len(self._source.faults) > before:
            return None
        shown = tuple(self._shown.items())
        return Clauses(
            assertion, for_each, let, found["when"], found["at"], related, shown, blank, tolerance
        )

    def blame(self, clause: str, error: ExpressionError) -> None:
        """Record a fault where the expression of that clause stands."""
        node, start = self._nodes.get(clause, (None, 0))
        key = self._rule.key(clause) or self._rule
        where = key if node is None else within(node, start + error.offset)
        self._source.fault(where, error.sentence)

    def _expression(self, clause: str, node: Node | None) -> Expression | None:
        if node is None:
            return None
        if not isinstance(node, Scalar) or not node.text:
            self._source.fault(
                node, node_readers.said(clause, "应是表达式", "must be an expression")
            )
            return None
        return self._parsed(clause, node, node.text, 0)

    def _parsed(self, clause: str, node: Scalar, text: str, start: int) -> Expression | None:
        self._nodes[clause] = (node, start)
        try:
            return parse(text)
        except ExpressionError as error:
            self.blame(clause, error)
            return None

    def _named(self, key: str) -> Named:
        node = self._rule.get(key)
        taken = None if node is None else node_readers.mapping(self._source, node, key)
        found = []
        for name, value in taken.entries if taken else ():
            tree = self._expression(f"{key}.{name.text}", value)
            if tree is not None:
                found.append((name.text, tree))
        return tuple(found)

    def _related(self, node: Node | None) -> Iterable[Expression]:
        items = node.items if isinstance(node, Sequence) else () if node is None else (node,)
        for item in items:
            tree = self._expression("related", item)
            if tree is not None:
                yield tree

    def _tolerance(self, node: Node | None) -> Tolerance | None:
        known = ("abs", "rel", "digits")
        given = (
            None if node is None else node_readers.fields(self._source, node, "tolerance", known)
        )
        if given is None:
            return None
        if not given.entries:
            zh, en = f"要有 {'、'.join(known)} 之一", f"needs one of {', '.join(known)}"
            self._source.fault(given, node_readers.said(_TOLERANCE, zh, en))
        return Tolerance(
            self._number(given.get("abs"), "abs"),
            self._number(given.get("rel"), "rel"),
            node_readers.integer(self._source, given.get("digits"), "digits"),
        )

    def _number(self, node: Node | None, what: str) -> str:
        if node is None:
            return ""
        if isinstance(node, Scalar) and node.kind in ("integer", "number") and node.text[0] != "-":
            return node.text
        self._source.fault(
            node, node_readers.said(what, "应是不小于 0 的数", "must be a number, not below 0")
        )
        return ""

    def _message(self) -> Bilingual:
        """Take the message; what its placeholders name is evaluated with the rest."""
        source, rule = self._source, self._rule
        needed = ("zh", "en")
        if rule.get("message") is None:
            source.fault(rule, NO_MESSAGE)
        taken = node_readers.fields(source, rule.get("message"), "message", needed, needed)
        if taken is None:
            return Bilingual("", "")
        for language in needed:
            node = taken.get(language)
            for hole in template(source, node, parse).placeholders:
                if isinstance(node, Scalar):
                    self._nodes.setdefault(f"message.{hole.source}", (node, hole.at))
                self._shown.setdefault(hole.source, parse(hole.source))
        return written(taken)
