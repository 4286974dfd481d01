"""What a configuration file makes of the rules: its words looked up, its packs loaded.

Kept from run to run with the content of every file that it was made of, so that an edit shows at
once, whatever the clock says.
"""

from __future__ import annotations

import os

from reportlint.config.errors import ConfigError
from reportlint.model.rule import RuleSet
from reportlint.rules.builtin import builtin, stamp
from reportlint.rules.builtin import documentation as built_in_docs
from reportlint.support import cache, trusted_files
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.model.rule import Rule, RuleDoc
    from reportlint.rules.layers import Level, Word
    from reportlint.rules.pack import Pack
    from reportlint.rules.suppressions import Entry
    from reportlint.support.source_errors import Fault


class Scope(Record):
    """Settings for drafts whose path matches one of the patterns.

    ``line`` is where they stand. ``year``, ``published`` and ``region`` are None where the
    project's hold.
    """

    paths: tuple[str, ...]
    level: Level
    line: int
    year: int | None = None
    published: str | None = None
    region: str | None = None


class NamedLevel(Record):
    """A profile of the project, or its part of a built-in one; ``fail_on`` None: as it stands."""

    name: str
    level: Level
    fail_on: str | None = None


class Project(Record):
    """A configuration, ready to use.

    ``path`` is how people know its file, ``folder`` what its paths are relative to. ``own`` are
    the rules of its packs. ``faults`` are what is wrong with the packs: what is at fault is left
    out, and the run fails. ``settings`` holds the values that are no business of the rules, by
    their keys, with their places: profile, region, year, published, language, fail-on, jobs,
    rule-pages.
    """

    path: str
    folder: str
    level: Level
    scopes: tuple[Scope, ...] = ()
    profiles: tuple[NamedLevel, ...] = ()
    packs: tuple[Pack, ...] = ()
    own: tuple[Rule, ...] = ()
    exclude: tuple[Word, ...] = ()
    output_format: tuple[Word, ...] = ()
    settings: Mapping[str, Word] = {}
    suppressions: tuple[Entry, ...] = ()
    faults: tuple[Fault, ...] = ()

    def get(self, key: str) -> str | None:
        """Give a setting that is no business of the rules."""
        word = self.settings.get(key)
        return word.text if word else None

    def number(self, key: str) -> int | None:
        """Give a setting that is a number."""
        word = self.settings.get(key)
        return int(word.text) if word else None


class _Stored(Record):
    """A project with what it was made of: the content of files, the names in folders.

    ``docs`` is dumped by itself, as an ordinary run does not need it.
    """

    files: tuple[tuple[str, bytes], ...]
    folders: tuple[tuple[str, tuple[str, ...]], ...]
    project: Project
    docs: bytes


#: Projects of this process by the paths of their files, and all rules by those of packs.
_loaded: dict[str, tuple[Project, bytes]] = {}
_refused: dict[str, ConfigError] = {}
_rules: dict[str, RuleSet] = {}


def project(path: str) -> Project:
    """Give the project of a configuration file; raises ConfigError where it is at fault."""
    return _found(path)[0]


def documentation(path: str) -> Mapping[str, RuleDoc]:
    """Give what is told of the rules of a project's packs, by id."""
    found: Mapping[str, RuleDoc] = cache.loaded(_found(path)[1])
    return found


def rules_of(found: Project | None) -> RuleSet:
    """Give every rule there is for a project: the built-in ones and those of its packs."""
    if found is None or not found.own:
        return builtin().rules
    path = os.path.abspath(found.path)
    if path not in _rules:
        together = (*builtin().rules, *found.own)
        _rules[path] = RuleSet(tuple(sorted(together, key=lambda rule: rule.id)))
    return _rules[path]


def docs_of(found: Project | None) -> Mapping[str, RuleDoc]:
    """Return what is told of every rule there is for a project, by id."""
    return {**built_in_docs(), **(documentation(found.path) if found else {})}


def forget() -> None:
    """Read everything anew from now on."""
    _loaded.clear()
    _refused.clear()
    _rules.clear()


def _found(path: str) -> tuple[Project, bytes]:
    path = os.path.abspath(path)
    if path in _refused:
        raise _refused[path]
    if path not in _loaded:
        try:
            stored = _kept(path) or _made(path)
        except ConfigError as error:
            _refused[path] = error
            raise
        _loaded[path] = stored.project, stored.docs
    return _loaded[path]


def _made(path: str) -> _Stored:
    from reportlint.config.project_loader import configured

    made, docs, files, folders = configured(path)
    stored = _Stored(
        tuple((name, _digest(content)) for name, content in files.items()),
        tuple((name, _names(name)) for name in folders),
        made,
        cache.dumped(dict(docs)),
    )
    if not made.faults and not builtin().faults:
        cache.store(_slot(path), _stamp(path), stored)
    return stored


def _kept(path: str) -> _Stored | None:
    """Give what an earlier run has stored, if nothing of what it was made of has changed."""
    found = cache.load(_slot(path), _stamp(path))
    if not isinstance(found, _Stored):
        return None
    try:
        same = all(
            _digest(trusted_files.read(name)) == digest for name, digest in found.files
        ) and all(_names(name) == names for name, names in found.folders)
    except OSError:
        return None
    return found if same else None


def _names(folder: str) -> tuple[str, ...]:
    return tuple(sorted(os.listdir(folder)))


def _digest(content: bytes) -> bytes:
    from _imp import source_hash

    return source_hash(0, content)


#: The cache keeps so many projects at most; one more takes the place of another.
_SLOTS = 32


def _slot(path: str) -> str:
    return f"project-{_digest(os.fsencode(path))[0] % _SLOTS}"


def _stamp(path: str) -> bytes:
    # NOTE: faults and places are told relative to the current folder.
    return stamp() + f"\0{os.getcwd()}\0{path}".encode("utf-8", "surrogateescape")
