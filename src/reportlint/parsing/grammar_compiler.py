"""Compiles a Lark grammar to the tables that :mod:`reportlint.parsing.grammar` runs.

The only importer of lark; not imported while the cache holds the grammars.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lark import Lark
from lark.exceptions import LarkError
from lark.lexer import Lexer, PatternStr

from reportlint.parsing.grammar import Grammar, Production, Scanner
from reportlint.support.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark.lexer import TerminalDef


class _ExternalLexer(Lexer):
    """Stands in for a lexer where the program itself makes the tokens."""

    def __init__(self, _conf: object) -> None:
        """Take and ignore the lexer's configuration."""

    def lex(self, lexer_state: object, parser_state: object = None) -> Iterator[Any]:  # noqa: ARG002 - lark's own names
        """Return nothing: compiled grammars are fed by the caller."""
        return iter(())


def compile_grammar(name: str, text: str, *, strict: bool = False) -> Grammar:
    """Compile the grammar's text; raises RuleError with lark's own words.

    A grammar that only declares its terminals is fed tokens by the program.

    >>> compile_grammar("sums", 'start: "1" ("+" "1")*').parse("1+1").rule
    'start'
    """
    is_external = "%declare" in text
    try:
        lark = Lark(
            text,
            parser="lalr",
            lexer=_ExternalLexer if is_external else "contextual",
            maybe_placeholders=False,
            strict=strict and not is_external,
        )
    except LarkError as error:
        raise RuleError(f"grammars/{name}.lark: {error}") from error
    return _tables(name, lark, is_external)


def _tables(name: str, lark: Any, is_external: bool) -> Grammar:
    table = lark.parser.parser._parse_table  # noqa: SLF001 - lark gives its tables no other way
    numbers = {state: index for index, state in enumerate(table.states)}
    productions: list[Production] = []
    index_of: dict[Any, int] = {}
    states: list[dict[str, int]] = []
    for actions in table.states.values():
        row: dict[str, int] = {}
        for symbol, (action, argument) in actions.items():
            if str(action) == "Shift" or getattr(action, "name", "") == "Shift":
                row[symbol] = numbers[argument]
                continue
            if argument not in index_of:
                index_of[argument] = len(productions)
                productions.append(_production(argument))
            row[symbol] = ~index_of[argument]
        states.append(row)
    ends = (numbers[table.start_states["start"]], numbers[table.end_states["start"]])
    ignored_terminals = frozenset(lark.ignore_tokens)
    scanners: tuple[tuple[Scanner, ...], tuple[int, ...]] = ((), ())
    if not is_external:
        scanners = _scanners(lark.terminals, states, ignored_terminals)
    return Grammar(name, *ends, tuple(states), tuple(productions), *scanners, ignored_terminals)


def _production(rule: Any) -> Production:
    options = rule.options
    keep = tuple(
        not (symbol.is_term and symbol.filter_out and not options.keep_all_tokens)
        for symbol in rule.expansion
    )
    # NOTE: lark's names may be its tokens; stored as such, they would import lark when loaded.
    name = str(rule.origin.name)
    inline_single = bool(options.expand1 and not rule.alias)
    return Production(name, str(rule.alias or name), len(rule.expansion), keep, inline_single)


def _scanners(
    terminals: list[TerminalDef], states: list[dict[str, int]], ignored_terminals: frozenset[str]
) -> tuple[tuple[Scanner, ...], tuple[int, ...]]:
    """Return the scanners, and the number of each state's."""
    terminals = sorted(
        terminals,
        key=lambda t: (-t.priority, -t.pattern.max_width, -len(t.pattern.value), t.name),
    )
    names = {t.name for t in terminals}
    accepted = [frozenset(names & row.keys() | ignored_terminals) for row in states]
    distinct = list(dict.fromkeys(accepted))
    scanners = [_scanner([t for t in terminals if t.name in names]) for names in distinct]
    return tuple(scanners), tuple(map(distinct.index, accepted))


def _scanner(terminals: list[TerminalDef]) -> Scanner:
    """Join terminals to one pattern; a keyword within a wider terminal is told by its text."""
    import re

    keywords: dict[str, dict[str, str]] = {}
    embedded_names: set[str] = set()
    literals = [t for t in terminals if isinstance(t.pattern, PatternStr)]
    for wider in terminals:
        if isinstance(wider.pattern, PatternStr):
            continue
        for literal in literals:
            word = literal.pattern.value
            match = re.match(wider.pattern.to_regexp(), word)
            if match and match.group() == word and literal.priority == wider.priority:
                keywords.setdefault(wider.name, {})[word] = literal.name
                embedded_names.add(literal.name)
    groups = [
        f"(?P<{t.name}>{t.pattern.to_regexp()})" for t in terminals if t.name not in embedded_names
    ]
    return Scanner("|".join(groups), 0, keywords)
