"""The built-in rules with all they rest on: from the cache, the wheel's bundle, or ``rules/``.

:func:`load_builtin_rules` returns them, :func:`save_cache` stores what a run has made (compiled
grammars and patterns among it) for the next, :func:`compile_bundle` makes what a wheel carries.
"""

from __future__ import annotations

from reportlint import __version__
from reportlint.parsing import grammar_store
from reportlint.support import cache, lazy_regex, paths, resources
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, ClassVar

    from reportlint.model.form import Form, StatutoryForm
    from reportlint.model.rule import RuleDoc, RuleSet
    from reportlint.rules.layers import Profile
    from reportlint.rules.rule_reader import RuleContext
    from reportlint.support.source_errors import SourceError

_RUNTIME, _DOCS, _PROFILES = "rules", "documentation", "profiles"


class BuiltinRules(Record):
    """The rules that come with the program, and the forms that they are for.

    ``errors`` are what is wrong with the files; a rule in error is not among ``rules``.
    """

    rules: RuleSet
    forms: tuple[StatutoryForm, ...]
    errors: tuple[SourceError, ...] = ()

    @property
    def rule_context(self) -> RuleContext:
        """What rules of other files may name."""
        from reportlint.rules.rule_reader import RuleContext

        return RuleContext(self.forms)

    def form(self, key: str) -> StatutoryForm:
        """Return the form of that key, the first for ""."""
        return next(form for form in self.forms if key in ("", form.key))

    @property
    def editions(self) -> tuple[Form, ...]:
        """The editions of all forms, oldest first within each."""
        return tuple([edition for form in self.forms for edition in form.editions])


class _BuiltinState:
    """What this process has loaded, and how much of it the cache has."""

    stamp: bytes = b""
    builtin: BuiltinRules | None = None
    #: What most runs do not need, by the name it has in the cache.
    extras: ClassVar[dict[str, Any]] = {}
    is_stored: bool = False


def load_builtin_rules() -> BuiltinRules:
    """Return the built-in rules; raises RuleError where there are none at all."""
    if _BuiltinState.builtin is None:
        found = cache.load(_RUNTIME, make_stamp())
        _BuiltinState.is_stored = found is not None
        found = found or _load_bundled(_RUNTIME)
        if found is None:
            _BuiltinState.builtin = _load()
        else:
            _BuiltinState.builtin, grammars, codes = found
            grammar_store.remember_grammars(grammars)
            lazy_regex.load_codes(codes)
    return _BuiltinState.builtin


def load_rule_docs() -> Mapping[str, RuleDoc]:
    """Return the documentation of the built-in rules, by id: not needed for checking."""
    return {rule: cache.deserialize(packed) for rule, packed in _load_extra(_DOCS).items()}


def load_rule_doc(rule: str) -> RuleDoc | None:
    """Return the documentation of a built-in rule, by its id."""
    packed = _load_extra(_DOCS).get(rule)
    return None if packed is None else cache.deserialize(packed)


def load_profiles() -> tuple[Profile, ...]:
    """Return the built-in sets of settings that are asked for by name."""
    found: tuple[Profile, ...] = _load_extra(_PROFILES)
    return found


def _load_extra(name: str) -> Any:
    if name not in _BuiltinState.extras:
        found = cache.load(name, make_stamp()) or _load_bundled(name)
        if found is None:
            _load()
        else:
            _BuiltinState.extras[name] = found
    return _BuiltinState.extras[name]


def save_cache() -> None:
    """Store what this run has loaded and compiled, if that is more than the cache has."""
    builtin = _BuiltinState.builtin
    has_more = grammar_store.has_new_grammars() or lazy_regex.has_new_patterns()
    if builtin is None or builtin.errors or (_BuiltinState.is_stored and not has_more):
        return
    value = builtin, grammar_store.pack_grammars(), lazy_regex.collect_codes()
    cache.store(_RUNTIME, make_stamp(), value)
    _BuiltinState.is_stored = True


def make_stamp() -> bytes:
    """Return what names exactly these built-in files and this version."""
    if not _BuiltinState.stamp:
        _BuiltinState.stamp = cache.make_stamp(__version__, paths.stat_files())
    return _BuiltinState.stamp


def _load_bundled(name: str) -> Any:
    return cache.load_bundled(paths.bundle_file(name), name, _content_stamp)


def _content_stamp() -> bytes:
    return cache.make_content_stamp(__version__, paths.read_sources())


def compile_bundle() -> dict[str, bytes]:
    """Return the files of the bundle by name; raises RuleError where the rules are in error.

    Patterns are left out: their code is that of one version of Python.
    """
    from reportlint.support.errors import RuleError
    from reportlint.support.localized_text import LANGUAGES, seal_messages
    from reportlint.support.source_errors import list_errors

    builtin = _load()
    if builtin.errors:
        raise RuleError(list_errors(builtin.errors))
    for name in resources.grammar_names():
        grammar_store.load_grammar(name)
    values = {_RUNTIME: (builtin, grammar_store.pack_grammars(), {}), **_BuiltinState.extras}
    files = {name: cache.seal(name, _content_stamp(), value) for name, value in values.items()}
    return {**files, **dict(map(seal_messages, LANGUAGES))}


def _load() -> BuiltinRules:
    from reportlint.rules.loader import load_folder

    rules, context, sets = load_folder(paths.data_dir(), resources.rule_files())
    builtin = BuiltinRules(rules.rules, context.forms, rules.errors)
    # NOTE: a run needs the documentation of the rules that speak, which are few.
    docs = {rule: cache.serialize(doc) for rule, doc in rules.docs.items()}
    _BuiltinState.extras = {_DOCS: docs, _PROFILES: sets}
    for name, value in () if builtin.errors else _BuiltinState.extras.items():
        cache.store(name, make_stamp(), value)
    return builtin
