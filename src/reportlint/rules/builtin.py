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
    from reportlint.rules.rule_reader import Surroundings
    from reportlint.support.source_errors import Fault

_RUNTIME, _TOLD, _PROFILES = "rules", "documentation", "profiles"


class Builtin(Record):
    """The rules that come with the program, the editions of the form (newest last), the words.

    ``faults`` are what is wrong with the files; a rule at fault is not among ``rules``.
    """

    rules: RuleSet
    forms: tuple[Form, ...]
    vocabulary: Vocabulary
    faults: tuple[Fault, ...] = ()

    @property
    def around(self) -> Surroundings:
        """What rules of other files may name."""
        from reportlint.rules.rule_reader import Surroundings

        return Surroundings(self.forms, self.vocabulary)


class _Kept:
    """What this process has loaded, and how much of it the cache has."""

    stamp: bytes = b""
    builtin: Builtin | None = None
    #: What most runs do not need, by the name it has in the cache.
    beside: ClassVar[dict[str, Any]] = {}
    stored: bool = False


def builtin() -> Builtin:
    """Give the built-in rules; raises RuleError where there are none at all."""
    if _Kept.builtin is None:
        found = cache.load(_RUNTIME, stamp())
        if found is None:
            _Kept.builtin = _loaded()
        else:
            _Kept.builtin, packed, codes = found
            store.remember_grammars(packed)
            lazy_regex.remember(codes)
            _Kept.stored = True
    return _Kept.builtin


def documentation() -> Mapping[str, RuleDoc]:
    """Give what is told of the built-in rules, by id: not needed for checking."""
    found: Mapping[str, RuleDoc] = _beside(_TOLD)
    return found


def profiles() -> tuple[Profile, ...]:
    """Return the built-in sets of settings that are asked for by name."""
    found: tuple[Profile, ...] = _beside(_PROFILES)
    return found


def _beside(name: str) -> Any:
    if name not in _Kept.beside:
        found = cache.load(name, stamp())
        if found is None:
            _loaded()
        else:
            _Kept.beside[name] = found
    return _Kept.beside[name]


def save() -> None:
    """Store what this run has loaded and compiled, if that is more than the cache has."""
    made = _Kept.builtin
    if made is None or made.faults:
        return
    if _Kept.stored and not store.has_new_grammars() and not lazy_regex.fresh():
        return
    cache.store(_RUNTIME, stamp(), (made, store.pack_grammars(), lazy_regex.codes()))
    _Kept.stored = True


def stamp() -> bytes:
    """Give what names exactly these built-in files and this version."""
    if not _Kept.stamp:
        _Kept.stamp = cache.stamp(__version__, resources.state())
    return _Kept.stamp


def _loaded() -> Builtin:
    from reportlint.rules.loader import load

    made, docs, sets = load(resources.data_dir(), resources.rule_files())
    _Kept.beside = {_TOLD: dict(docs), _PROFILES: sets}
    for name, value in () if made.faults else _Kept.beside.items():
        cache.store(name, stamp(), value)
    return made
