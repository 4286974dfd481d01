"""The compiled grammars by name: from the cache, or compiled from ``grammars/*.lark``."""

from __future__ import annotations

from reportlint.parsing.grammar import Grammar, ParseError, ParseTree
from reportlint.support import cache, resources

#: The grammars of the program itself: every process needs the same ones.
_grammars: dict[str, Grammar] = {}
_packed_grammars: dict[str, bytes] = {}


def load_grammar(name: str) -> Grammar:
    """Return grammar of ``grammars/<name>.lark``; raises RuleError where it does not compile.

    >>> load_grammar("expressions").parse("1").rule
    'start'
    """
    result = _grammars.get(name)
    if result is None and name in _packed_grammars:
        result = _grammars[name] = cache.deserialize(_packed_grammars[name])
    if result is None:
        from reportlint.parsing.grammar_compiler import compile_grammar

        result = _grammars[name] = compile_grammar(name, resources.grammar_text(name))
    return result


def parse_whole(name: str, text: str, start: int, end: int) -> ParseTree | None:
    """Parse ``text[start:end]``, all of it; None where the grammar does not accept it.

    >>> parse_whole("numbers", "三百章", 0, 2).rule, parse_whole("numbers", "三百章", 0, 3)
    ('start', None)
    """
    try:
        return load_grammar(name).parse(text, start, end)
    except ParseError:
        return None


def parse_first(name: str, text: str, start: int, end: int) -> tuple[ParseTree, int] | None:
    """Parse the beginning of ``text[start:end]``: give the tree and where it ends.

    It ends where the first token is that cannot follow; there is no second guess, so the cost is
    that of two parses.

    >>> parse_first("numbers", "三百章", 0, 3)[1]
    2
    """
    try:
        return load_grammar(name).parse(text, start, end), end
    except ParseError as error:
        stop = error.offset
    tree = parse_whole(name, text, start, stop) if start < stop < end else None
    return None if tree is None else (tree, stop)


def remember_grammars(grammars: dict[str, bytes]) -> None:
    """Take over the grammars that an earlier run compiled; each is unpacked when it is used.

    >>> remember_grammars({})
    """
    _packed_grammars.update(grammars)


def pack_grammars() -> dict[str, bytes]:
    """Return the grammars used so far, to be stored.

    >>> _ = load_grammar("numbers")
    >>> "numbers" in pack_grammars()
    True
    """
    _packed_grammars.update(
        {name: cache.serialize(g) for name, g in _grammars.items() if name not in _packed_grammars}
    )
    return dict(_packed_grammars)


def has_new_grammars() -> bool:
    """Whether grammars were compiled that no earlier run had left.

    >>> _ = pack_grammars()
    >>> has_new_grammars()
    False
    """
    return not _grammars.keys() <= _packed_grammars.keys()
