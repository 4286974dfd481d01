"""Reads the source text of a rule's expression into its tree."""

from __future__ import annotations

from reportlint.expressions.trees import (
    DEEPEST,
    Call,
    Comparison,
    Index,
    Listing,
    Member,
    Name,
    NumberLiteral,
    Operation,
    Quantifier,
    TextLiteral,
    depth,
    start_offset,
)
from reportlint.parsing.grammar import ParseError, ParseTree, Token
from reportlint.parsing.grammar_store import load_grammar
from reportlint.support.errors import ExpressionError
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.expressions.trees import Expression
    from reportlint.parsing.grammar import Node

#: Longer sources are refused: no rule that people can review needs them.
LONGEST = 2000

#: How far full-width ASCII is from its half-width twin.
_WIDTH = 0xFEE0
#: Words that are no names wherever they stand.
RESERVED = ("every", "some", "no", "not")
_FLAT = {"implication": "implies", "disjunction": "or", "conjunction": "and", "coalescence": "??"}


def parse(source: str) -> Expression:
    """Return the tree of an expression; raises ExpressionError at the offset of the first fault.

    >>> parse("1 + 2").operator
    '+'
    """
    if len(source) > LONGEST:
        raise ExpressionError(
            Message("parsing.expressions.too_long", length=len(source), longest=LONGEST), LONGEST
        )
    try:
        tree = load_grammar("expressions").parse(source)
    except ParseError as error:
        raise _unexpected_error(source, error) from error
    expression = _Builder(source).build(tree.children[0])
    if depth(expression) > DEEPEST:
        raise _too_deep(start_offset(expression))
    return expression


def _unexpected_error(source: str, error: ParseError) -> ExpressionError:
    rest = source[error.offset :].strip()
    if not rest:
        hint = _expected(error, Message("parsing.expressions.unclosed_bracket"))
        return ExpressionError(Message("parsing.expressions.unexpected_end"), error.offset, hint)
    character = rest[0]
    if "！" <= character <= "～":
        hint = Message(
            "parsing.expressions.use_half_width", half=chr(ord(character) - _WIDTH), full=character
        )
    elif character in "\"'":
        hint = Message("parsing.expressions.unclosed_string")
    elif character == "=":
        hint = Message("parsing.expressions.use_double_equals")
    else:
        hint = _expected(error, Message("parsing.expressions.operator_expected"))
    return ExpressionError(
        Message("parsing.expressions.unexpected_character", character=character), error.offset, hint
    )


def _expected(error: ParseError, otherwise: LocalizedText) -> LocalizedText:
    if "NUMBER" in error.expected:
        return Message("parsing.expressions.value_expected")
    return Message("parsing.expressions.name_expected") if "NAME" in error.expected else otherwise


class _Builder:
    """Makes the tree of an expression out of the grammar's, a method for each of its rules."""

    def __init__(self, source: str) -> None:
        self._source = source

    def build(self, node: Node, depth: int = 0) -> Expression:
        assert isinstance(node, ParseTree)  # noqa: S101 - every operand of the grammar is a rule
        if depth > DEEPEST:
            raise _too_deep(min((token.start for token in node.tokens()), default=0))
        expression: Expression = getattr(self, f"make_{node.rule}")(node, depth + 1)
        return expression

    def _text(self, node: Node) -> str:
        assert isinstance(node, Token)  # noqa: S101 - the grammar has a terminal here
        return self._source[node.start : node.end]

    def _operands(self, nodes: list[Node], depth: int) -> tuple[Expression, ...]:
        return tuple([self.build(node, depth) for node in nodes])

    def make_flat(self, node: ParseTree, depth: int) -> Expression:
        operands = self._operands(node.children, depth)
        return Operation(_FLAT[node.rule], operands, start_offset(operands[0]))

    make_implication = make_disjunction = make_conjunction = make_coalescence = make_flat

    def make_nested(self, node: ParseTree, depth: int) -> Expression:
        first, *rest = node.children
        expression = self.build(first, depth)
        at = start_offset(expression)
        for operator, operand in zip(rest[::2], rest[1::2], strict=True):
            operands = (expression, self.build(operand, depth))
            expression = Operation(self._text(operator), operands, at)
        return expression

    make_sum = make_product = make_nested

    def make_single(self, node: ParseTree, depth: int) -> Expression:
        sign, operand = node.children
        operator = "not" if node.rule == "negation" else "minus"
        return Operation(operator, (self.build(operand, depth),), _start(sign))

    make_negation = make_minus = make_single

    def make_comparison(self, node: ParseTree, depth: int) -> Expression:
        operands = self._operands(node.children[::2], depth)
        operators = tuple([self._text(token) for token in node.children[1::2]])
        return Comparison(operators, operands, start_offset(operands[0]))

    def make_quantified(self, node: ParseTree, depth: int) -> Expression:
        word, name, domain, body = node.children
        self._refuse_reserved(name)
        words = self._text(word), self._text(name)
        return Quantifier(*words, self.build(domain, depth), self.build(body, depth), _start(word))

    def make_member(self, node: ParseTree, depth: int) -> Expression:
        base, name = node.children
        return Member(self.build(base, depth), self._text(name), _start(name))

    def make_index(self, node: ParseTree, depth: int) -> Expression:
        base = self.build(node.children[0], depth)
        return Index(base, self._operands(node.children[1:], depth), start_offset(base))

    def make_call(self, node: ParseTree, depth: int) -> Expression:
        function = self.build(node.children[0], depth)
        if not isinstance(function, Name):
            message = Message("parsing.expressions.not_callable")
            hint = Message("parsing.expressions.function_example")
            raise ExpressionError(message, start_offset(function), hint)
        return Call(function.name, self._operands(node.children[1:], depth), function.at)

    def make_listing(self, node: ParseTree, depth: int) -> Expression:
        bracket, *items = node.children
        return Listing(self._operands(items, depth), _start(bracket))

    def make_number(self, node: ParseTree, _depth: int) -> Expression:
        number = node.children[0]
        return NumberLiteral(self._text(number), len(node.children) > 1, _start(number))

    def make_string(self, node: ParseTree, _depth: int) -> Expression:
        string = node.children[0]
        return TextLiteral(self._text(string)[1:-1], _start(string))

    def make_name(self, node: ParseTree, _depth: int) -> Expression:
        name = node.children[0]
        self._refuse_reserved(name)
        return Name(self._text(name), _start(name))

    def _refuse_reserved(self, name: Node) -> None:
        word = self._text(name)
        if word in RESERVED:
            message = Message("parsing.expressions.reserved_word", word=word)
            raise ExpressionError(message, _start(name))


def _start(token: Node) -> int:
    assert isinstance(token, Token)  # noqa: S101 - the grammar has a terminal here
    return token.start


def _too_deep(offset: int) -> ExpressionError:
    message = Message("parsing.expressions.too_deep", deepest=DEEPEST)
    return ExpressionError(message, offset, Message("parsing.expressions.use_let"))
