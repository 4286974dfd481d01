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
from reportlint.parsing.grammar.lalr import ParseError, ParseTree, Token
from reportlint.parsing.grammar.store import load_grammar
from reportlint.support.errors import ExpressionError
from reportlint.support.localized_text import Bilingual

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlint.expressions.trees import Expression
    from reportlint.parsing.grammar.lalr import Node

#: Longer sources are refused: no rule that people can review needs them.
LONGEST = 2000

#: How far full-width ASCII is from its half-width twin.
_WIDTH = 0xFEE0
#: Words that are no names wherever they stand.
RESERVED = ("every", "some", "no", "not")
_FLAT = {"implication": "implies", "disjunction": "or", "conjunction": "and", "coalescence": "??"}


_TOO_LONG = Bilingual(
    "表达式有 {length} 个字符，最多 {longest} 个",
    "an expression of {length} characters: at most {longest}",
)
_TOO_EARLY = Bilingual("表达式没有写完", "the expression ends too early")
_UNCLOSED = Bilingual(
    "缺少括号，或 every、some 后面的“:”", 'a bracket or the ":" of a quantifier is missing'
)
_HALF_WIDTH = Bilingual(
    "全角的“{full}”请写成半角“{half}”", 'write "{half}" for the full-width "{full}"'
)
_OPEN_STRING = Bilingual("引号没有配对", "the string is not closed")
_EQUALS = Bilingual("比较请写“==”", 'write "==" to compare')
_OPERATOR = Bilingual("这里应是运算符或结尾", "expected an operator or the end")
_VALUE = Bilingual("这里应是一个值", "expected a value")
_NAME = Bilingual("这里应是一个名字", "expected a name")
_UNEXPECTED = Bilingual("不该出现“{character}”", 'unexpected "{character}"')
_NOT_CALLED = Bilingual("只有函数后面可以用 (…)", "only a function can be called")
_LIKE_SUM = Bilingual("例如 sum(…)", "as in sum(…)")
_RESERVED_WORD = Bilingual(
    "“{word}”是表达式语言的词，不能作名字", '"{word}" is a word of the language, not a name'
)
_TOO_DEEP = Bilingual(f"嵌套超过 {DEEPEST} 层", f"nested more than {DEEPEST} deep")
_LET = Bilingual("请用 let 给其中一段起名", "give a part a name with let")


def parse(source: str) -> Expression:
    """Return the tree of an expression; raises ExpressionError at the offset of the first fault."""
    if len(source) > LONGEST:
        raise ExpressionError(_TOO_LONG.format(length=len(source), longest=LONGEST), LONGEST)
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
        hint = _expected(error, _UNCLOSED)
        return ExpressionError(_TOO_EARLY, error.offset, hint)
    character = rest[0]
    if "！" <= character <= "～":
        hint = _HALF_WIDTH.format(half=chr(ord(character) - _WIDTH), full=character)
    elif character in "\"'":
        hint = _OPEN_STRING
    elif character == "=":
        hint = _EQUALS
    else:
        hint = _expected(error, _OPERATOR)
    return ExpressionError(_UNEXPECTED.format(character=character), error.offset, hint)


def _expected(error: ParseError, otherwise: Bilingual) -> Bilingual:
    if "NUMBER" in error.expected:
        return _VALUE
    return _NAME if "NAME" in error.expected else otherwise


class _Builder:
    """Makes the tree of an expression out of the grammar's, a method for each of its rules."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._makers: dict[str, Callable[[ParseTree, int], Expression]] = {
            "quantified": self._quantifier,
            "implication": self._flat,
            "disjunction": self._flat,
            "conjunction": self._flat,
            "coalescence": self._flat,
            "comparison": self._comparison,
            "sum": self._nested,
            "product": self._nested,
            "negation": self._single,
            "minus": self._single,
            "member": self._member,
            "index": self._index,
            "call": self._call,
            "listing": self._listing,
            "number": self._number,
            "string": self._string,
            "name": self._name,
        }

    def build(self, node: Node, depth: int = 0) -> Expression:
        assert isinstance(node, ParseTree)  # noqa: S101 - every operand of the grammar is a rule
        if depth > DEEPEST:
            raise _too_deep(min((token.start for token in node.tokens()), default=0))
        return self._makers[node.rule](node, depth + 1)

    def _text(self, node: Node) -> str:
        assert isinstance(node, Token)  # noqa: S101 - the grammar has a terminal here
        return self._source[node.start : node.end]

    def _operands(self, nodes: list[Node], depth: int) -> tuple[Expression, ...]:
        return tuple([self.build(node, depth) for node in nodes])

    def _flat(self, node: ParseTree, depth: int) -> Expression:
        operands = self._operands(node.children, depth)
        return Operation(_FLAT[node.rule], operands, start_offset(operands[0]))

    def _nested(self, node: ParseTree, depth: int) -> Expression:
        first, *rest = node.children
        expression = self.build(first, depth)
        at = start_offset(expression)
        for operator, operand in zip(rest[::2], rest[1::2], strict=True):
            expression = Operation(
                self._text(operator), (expression, self.build(operand, depth)), at
            )
        return expression

    def _single(self, node: ParseTree, depth: int) -> Expression:
        sign, operand = node.children
        operator = "not" if node.rule == "negation" else "minus"
        return Operation(operator, (self.build(operand, depth),), _start(sign))

    def _comparison(self, node: ParseTree, depth: int) -> Expression:
        operands = self._operands(node.children[::2], depth)
        operators = tuple([self._text(token) for token in node.children[1::2]])
        return Comparison(operators, operands, start_offset(operands[0]))

    def _quantifier(self, node: ParseTree, depth: int) -> Expression:
        word, name, domain, body = node.children
        self._refuse_reserved(name)
        words = self._text(word), self._text(name)
        return Quantifier(*words, self.build(domain, depth), self.build(body, depth), _start(word))

    def _member(self, node: ParseTree, depth: int) -> Expression:
        base, name = node.children
        return Member(self.build(base, depth), self._text(name), _start(name))

    def _index(self, node: ParseTree, depth: int) -> Expression:
        base = self.build(node.children[0], depth)
        return Index(base, self._operands(node.children[1:], depth), start_offset(base))

    def _call(self, node: ParseTree, depth: int) -> Expression:
        function = self.build(node.children[0], depth)
        if not isinstance(function, Name):
            raise ExpressionError(_NOT_CALLED, start_offset(function), _LIKE_SUM)
        return Call(function.name, self._operands(node.children[1:], depth), function.at)

    def _listing(self, node: ParseTree, depth: int) -> Expression:
        bracket, *items = node.children
        return Listing(self._operands(items, depth), _start(bracket))

    def _number(self, node: ParseTree, _depth: int) -> Expression:
        number = node.children[0]
        return NumberLiteral(self._text(number), len(node.children) > 1, _start(number))

    def _string(self, node: ParseTree, _depth: int) -> Expression:
        string = node.children[0]
        return TextLiteral(self._text(string)[1:-1], _start(string))

    def _name(self, node: ParseTree, _depth: int) -> Expression:
        name = node.children[0]
        self._refuse_reserved(name)
        return Name(self._text(name), _start(name))

    def _refuse_reserved(self, name: Node) -> None:
        word = self._text(name)
        if word in RESERVED:
            raise ExpressionError(_RESERVED_WORD.format(word=word), _start(name))


def _start(token: Node) -> int:
    assert isinstance(token, Token)  # noqa: S101 - the grammar has a terminal here
    return token.start


def _too_deep(offset: int) -> ExpressionError:
    return ExpressionError(_TOO_DEEP, offset, _LET)
