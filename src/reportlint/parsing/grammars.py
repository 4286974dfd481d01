"""The compiled grammars by name: from the cache, or compiled from ``grammars/*.lark``."""

from __future__ import annotations

from reportlint import resources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.parsing.lalr import Grammar

_loaded: dict[str, Grammar] = {}


def grammar(name: str) -> Grammar:
    """Give the grammar of ``grammars/<name>.lark``; raises RuleError where it does not compile."""
    found = _loaded.get(name)
    if found is None:
        from reportlint.parsing.compiler import compile_grammar

        found = _loaded[name] = compile_grammar(name, resources.grammar_text(name))
    return found


def remember(grammars: dict[str, Grammar]) -> None:
    """Take over the grammars that an earlier run compiled."""
    _loaded.update(grammars)


def loaded() -> dict[str, Grammar]:
    """Give the grammars used so far, to be stored."""
    return dict(_loaded)
