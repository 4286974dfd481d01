"""The compiled grammars by name: from the cache, or compiled from ``grammars/*.lark``."""

from __future__ import annotations

from reportlint.parsing.grammar.lalr import ParseError
from reportlint.support import cache, resources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.parsing.grammar.lalr import Grammar, Tree

_loaded: dict[str, Grammar] = {}
_stored: dict[str, bytes] = {}


def grammar(name: str) -> Grammar:
    """Give the grammar of ``grammars/<name>.lark``; raises RuleError where it does not compile."""
    found = _loaded.get(name)
    if found is None:
        found = _loaded[name] = _unpacked(name) or _compiled(name)
    return found


def parse_whole(name: str, text: str, start: int, end: int) -> Tree | None:
    """Parse ``text[start:end]``, all of it; None where the grammar does not accept it."""
    try:
        return grammar(name).parse(text, start, end)
    except ParseError:
        return None


def parse_first(name: str, text: str, start: int, end: int) -> tuple[Tree, int] | None:
    """Parse the beginning of ``text[start:end]``: give the tree and where it ends.

    It ends where the first token is that cannot follow; there is no second guess, so the cost is
    that of two parses.
    """
    try:
        return grammar(name).parse(text, start, end), end
    except ParseError as error:
        stop = error.offset
    tree = parse_whole(name, text, start, stop) if start < stop < end else None
    return None if tree is None else (tree, stop)


def _unpacked(name: str) -> Grammar | None:
    packed = _stored.get(name)
    if packed is None:
        return None
    found: Grammar = cache.loaded(packed)
    return found


def _compiled(name: str) -> Grammar:
    from reportlint.parsing.grammar.compiler import compile_grammar

    return compile_grammar(name, resources.grammar_text(name))


def remember(grammars: dict[str, bytes]) -> None:
    """Take over the grammars that an earlier run compiled; each is unpacked when it is used."""
    _stored.update(grammars)


def packed() -> dict[str, bytes]:
    """Give the grammars used so far, to be stored."""
    _stored.update({name: cache.dumped(g) for name, g in _loaded.items() if name not in _stored})
    return dict(_stored)


def fresh() -> bool:
    """Whether grammars were compiled that no earlier run had left."""
    return not _loaded.keys() <= _stored.keys()
