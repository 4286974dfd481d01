"""The built-in rules with all they rest on: from the cache, else from ``rules/``.

:func:`builtin` gives them, :func:`save` stores what a run has made (compiled grammars and patterns
among it) for the next.
"""

from __future__ import annotations

from reportlint import __version__
from reportlint.parsing.grammar import store
from reportlint.support import cache, lazy_regex, resources
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, ClassVar

    from reportlint.model.form import Form
    from reportlint.model.rule import RuleDoc, RuleSet
    from reportlint.model.vocabulary import Vocabulary
    from reportlint.rules.layers import Profile
    from reportlint.rules.rule_reader import RuleContext
    from reportlint.support.source_errors import SourceError

_RUNTIME, _TOLD, _PROFILES = "rules", "documentation", "profiles"


class BuiltinRules(Record):
    """The rules that come with the program, the editions of the form (newest last), the words.

    ``errors`` are what is wrong with the files; a rule in error is not among ``rules``.
    """

    rules: RuleSet
    forms: tuple[Form, ...]
    vocabulary: Vocabulary
    errors: tuple[SourceError, ...] = ()

    @property
    def rule_context(self) -> RuleContext:
        """What rules of other files may name."""
        from reportlint.rules.rule_reader import RuleContext

        return RuleContext(self.forms, self.vocabulary)


class _BuiltinState:
    """What this process has loaded, and how much of it the cache has."""

    stamp: bytes = b""
    builtin: BuiltinRules | None = None
    #: What most runs do not need, by the name it has in the cache.
    beside: ClassVar[dict[str, Any]] = {}
    is_stored: bool = False


def load_builtin_rules() -> BuiltinRules:
    """Return the built-in rules; raises RuleError where there are none at all."""
    if _BuiltinState.builtin is None:
        cached_value = cache.load(_RUNTIME, make_stamp())
        if cached_value is None:
            _BuiltinState.builtin = _load()
        else:
            _BuiltinState.builtin, grammars, codes = cached_value
            store.remember_grammars(grammars)
            lazy_regex.load_codes(codes)
            _BuiltinState.is_stored = True
    return _BuiltinState.builtin


def load_rule_docs() -> Mapping[str, RuleDoc]:
    """Return what is told of the built-in rules, by id: not needed for checking."""
    found: Mapping[str, RuleDoc] = _beside(_TOLD)
    return found


def profiles() -> tuple[Profile, ...]:
    """Return the built-in sets of settings that are asked for by name."""
    found: tuple[Profile, ...] = _beside(_PROFILES)
    return found


def _beside(name: str) -> Any:
    if name not in _BuiltinState.beside:
        found = cache.load(name, make_stamp())
        if found is None:
            _load()
        else:
            _BuiltinState.beside[name] = found
    return _BuiltinState.beside[name]


def save_cache() -> None:
    """Store what this run has loaded and compiled, if that is more than the cache has."""
    builtin = _BuiltinState.builtin
    if builtin is None or builtin.errors:
        return
    if (
        _BuiltinState.is_stored
        and not store.has_new_grammars()
        and not lazy_regex.has_new_patterns()
    ):
        return
    cache.store(
        _RUNTIME, make_stamp(), (builtin, store.pack_grammars(), lazy_regex.collect_codes())
    )
    _BuiltinState.is_stored = True


def make_stamp() -> bytes:
    """Return what names exactly these built-in files and this version."""
    if not _BuiltinState.stamp:
        _BuiltinState.stamp = cache.make_stamp(__version__, resources.stat_files())
    return _BuiltinState.stamp


def _load() -> BuiltinRules:
    from reportlint.rules.loader import load_folder

    rules, context, sets = load_folder(resources.data_dir(), resources.rule_files())
    builtin = BuiltinRules(rules.rules, context.forms, context.vocabulary, rules.errors)
    _BuiltinState.beside = {_TOLD: dict(rules.docs), _PROFILES: sets}
    for name, value in () if builtin.errors else _BuiltinState.beside.items():
        cache.store(name, make_stamp(), value)
    return builtin
