"""Evaluates expressions: each tree becomes, once, a function of an environment.

Every evaluation ends in a value; what cannot be known is MISSING, and truth has three values.
"""

from __future__ import annotations

from reportlint.expressions import trees, values
from reportlint.expressions.cells import (
    all_keys,
    build_list_finder,
    build_selection,
    find_axis,
    unbound_path,
)
from reportlint.expressions.environment import ATTRIBUTES, PREVIOUS, Environment
from reportlint.expressions.functions import FUNCTIONS, flatten
from reportlint.expressions.values import MISSING, Tolerance
from reportlint.support.records import Record, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, TypeAlias

    from reportlint.expressions.trees import Expression
    from reportlint.expressions.values import Value
    from reportlint.model.form import Form

    Run: TypeAlias = Callable[[Environment], Value]
    Test: TypeAlias = Callable[[Environment, Value, Value], Value]


class CompileContext(Record):
    """What a tree is understood by: the form, the names that the rule binds, its tolerance."""

    form: Form
    bound_names: frozenset[str] = frozenset()
    tolerance: Tolerance = Tolerance()


def compile_tree(tree: Expression, context: CompileContext) -> Run:
    """Return a function that evaluates a tree; it may raise TooManyStepsError alone.

    >>> two = trees.NumberLiteral("2")
    >>> compile_tree(trees.Operation("+", (two, two)), CompileContext(FORM))(None)
    4
    """
    return _COMPILERS[type(tree)](tree, context)


def _constant(value: Value) -> Run:
    return lambda _env: value


def _name(tree: trees.Name, context: CompileContext) -> Run:
    name = tree.name
    if name not in context.bound_names:
        return _constant(MISSING)
    return lambda env: env.variables.get(name, MISSING)


def _member(tree: trees.Member, context: CompileContext) -> Run:
    axis = find_axis(tree, context.form, context.bound_names)
    if axis is not None:
        return _constant(all_keys(axis[0], axis[1]))
    words = unbound_path(tree, context.bound_names) or ""
    attribute = ATTRIBUTES.get(words.partition(".")[2])
    if attribute is None:
        return _constant(MISSING)
    get = attribute[1]
    if words.startswith(PREVIOUS):
        return lambda env: MISSING if env.previous is None else get(env.previous)
    return (lambda env: get(env.report)) if words.startswith("report.") else _constant(MISSING)


def _index(tree: trees.Index, context: CompileContext) -> Run:
    axis = find_axis(tree, context.form, context.bound_names)
    if axis is not None:
        table, name, labels = axis
        keys = build_list_finder(labels, table, name, context.bound_names)
        return lambda env: keys(env.variables)
    cells = build_selection(tree, context.form, context.bound_names)
    if cells is not None:
        return cells.read
    quantity = tree.labels[0]
    if unbound_path(tree.base, context.bound_names) == "claims" and isinstance(
        quantity, trees.TextLiteral
    ):
        return lambda env: env.claims(quantity.text)
    return _constant(MISSING)


def _listing(tree: trees.Listing, context: CompileContext) -> Run:
    items = [compile_tree(item, context) for item in tree.items]
    return lambda env: tuple([item(env) for item in items])


def _call(tree: trees.Call, context: CompileContext) -> Run:
    function = FUNCTIONS.get(tree.function)
    if function is None or not function.least <= len(tree.arguments) <= function.most:
        return _constant(MISSING)
    if function.takes == "cell":
        return _blank(tree.arguments[0], context)
    run = function.run
    arguments = [compile_tree(argument, context) for argument in tree.arguments]
    if not function.spread:
        return lambda env: run(*[argument(env) for argument in arguments])

    def spread(env: Environment) -> Value:
        items = flatten(tuple([argument(env) for argument in arguments]))
        env.spend(len(items))
        return run(items)

    return spread


def _blank(tree: Expression, context: CompileContext) -> Run:
    cells = build_selection(tree, context.form, context.bound_names)
    if cells is None:
        return _constant(MISSING)

    def run(env: Environment) -> Value:
        addresses = cells.addresses(env.variables)
        return (
            values.every(env.is_blank(*address) for address in addresses) if addresses else MISSING
        )

    return run


def _operation(tree: trees.Operation, context: CompileContext) -> Run:
    operands = [compile_tree(operand, context) for operand in tree.operands]
    first, last = operands[0], operands[-1]
    simple = _ARITHMETIC.get(tree.operator)
    if simple is not None:
        return lambda env: simple(first(env), last(env))
    match tree.operator:
        case "and":
            return lambda env: values.every(operand(env) for operand in operands)
        case "or":
            return lambda env: values.some(operand(env) for operand in operands)
        case "not":
            return lambda env: values.invert(first(env))
        case "implies":
            return lambda env: values.some(_imply(first, last, env))
        case "minus":
            return lambda env: values.subtract(0, first(env))
        case _:
            return lambda env: _first_present(operands, env)


_ARITHMETIC: dict[str, Callable[[Value, Value], Value]] = {
    "+": values.add,
    "-": values.subtract,
    "*": values.multiply,
    "/": values.divide,
}


def _first_present(operands: list[Run], env: Environment) -> Value:
    for operand in operands:
        value = operand(env)
        if value is not MISSING:
            return value
    return MISSING


def _imply(condition: Run, consequence: Run, env: Environment) -> Iterator[Value]:
    yield values.invert(condition(env))
    yield consequence(env)


def _comparison(tree: trees.Comparison, context: CompileContext) -> Run:
    operands = [compile_tree(operand, context) for operand in tree.operands]
    pairs = zip(tree.operators, tree.operands[1:], strict=True)
    tests = [_find_test(operator, right, context.tolerance) for operator, right in pairs]
    if len(tests) == 1:
        (test,), (first, last) = tests, operands
        return lambda env: test(env, first(env), last(env))

    def chain(env: Environment) -> Value:
        operand_values = [operand(env) for operand in operands]
        neighbours = zip(tests, operand_values, operand_values[1:], strict=False)
        return values.every(test(env, left, right) for test, left, right in neighbours)

    return chain


def _quantifier(tree: trees.Quantifier, context: CompileContext) -> Run:
    domain = compile_tree(tree.domain, context)
    body = compile_tree(tree.body, replace(context, bound_names=context.bound_names | {tree.name}))
    name, cost = tree.name, sum(1 for _ in trees.walk(tree.body))

    def verdicts(env: Environment, items: tuple[Value, ...]) -> Iterator[Value]:
        for item in items:
            env.spend(cost)
            env.variables[name] = item
            yield body(env)

    def run(env: Environment) -> Value:
        items = domain(env)
        if not isinstance(items, tuple):
            return MISSING
        outer = env.variables.get(name)
        join = values.every if tree.word == "every" else values.some
        verdict = join(verdicts(env, items))
        if outer is None:
            env.variables.pop(name, None)
        else:
            env.variables[name] = outer
        return values.invert(verdict) if tree.word == "no" else verdict

    return run


_COMPILERS: dict[type, Callable[[Any, CompileContext], Run]] = {
    trees.NumberLiteral: lambda tree, _: _constant(values.literal(tree.text, percent=tree.percent)),
    trees.TextLiteral: lambda tree, _: _constant(tree.text),
    trees.Name: _name,
    trees.Member: _member,
    trees.Index: _index,
    trees.Call: _call,
    trees.Listing: _listing,
    trees.Operation: _operation,
    trees.Comparison: _comparison,
    trees.Quantifier: _quantifier,
}


def _find_test(operator: str, right: Expression, tolerance: Tolerance) -> Test:
    """Return the test that an operator stands for; ``right`` is the tree to its right."""
    if operator == "~=":
        return lambda _env, a, b: values.is_close(a, b, tolerance)
    if operator == "in":
        return lambda _env, a, b: values.contains(b, a)
    if operator == "matches":
        return _search(right)
    return lambda _env, a, b: values.compare(operator, a, b)


def _search(right: Expression) -> Test:
    # NOTE: few rules search, and both imports cost time.
    import re

    from reportlint.expressions.bounded_regex import prepare_search

    try:
        search = prepare_search(right.text if isinstance(right, trees.TextLiteral) else "(")
    except (ValueError, re.error):
        return lambda _env, _a, _b: MISSING

    def find(env: Environment, text: Value, _pattern: Value) -> Value:
        if not isinstance(text, str):
            return MISSING
        env.spend(search.steps(text))
        return search.finds(text)

    return find
