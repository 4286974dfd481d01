"""What a configuration file makes of the rules: its words looked up, its packs loaded.

Kept from run to run with the content of every file that it was made of, so that an edit shows at
once, whatever the clock says.
"""

from __future__ import annotations

import os

from reportlint.config.model import ConfigError
from reportlint.model.rule import RuleSet
from reportlint.rules.builtin import load_builtin_rules, load_rule_docs, make_stamp
from reportlint.support import cache
from reportlint.support.lazy import memoize_by_identity
from reportlint.support.records import Record
from reportlint.support.trusted_files import read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from reportlint.config.model import Project
    from reportlint.model.rule import RuleDoc

    _Key: TypeAlias = tuple[str, tuple[str, ...]]


class _StoredProject(Record):
    """A project with what it was made of: the content of files, the names in folders.

    ``docs`` is dumped by itself, as an ordinary run does not need it.
    """

    files: tuple[tuple[str, bytes], ...]
    folders: tuple[tuple[str, tuple[str, ...]], ...]
    project: Project
    docs: bytes


#: Projects of this process by their files and the packs that are named besides: a configuration
#: holds for the whole run.
_projects: dict[_Key, tuple[Project, bytes]] = {}
_config_errors: dict[_Key, ConfigError] = {}
#: So many projects with packs keep their rules and documentation: every draft asks for the same.
_MAX_PROJECTS = 64


def load_project(path: str, named_packs: tuple[str, ...] = ()) -> Project:
    """Return the project of a configuration file; raises ConfigError where it has errors.

    ``named_packs`` are packs that the command line names; with them ``path`` may be "", no file.
    """
    return _load(path, named_packs)[0]


def load_docs(path: str, named_packs: tuple[str, ...] = ()) -> Mapping[str, RuleDoc]:
    """Return the documentation of the rules of a project's packs, by id."""
    return _deserialize_docs(_load(path, named_packs)[1])


@memoize_by_identity(_MAX_PROJECTS)
def _deserialize_docs(content: bytes) -> Mapping[str, RuleDoc]:
    docs: Mapping[str, RuleDoc] = cache.deserialize(content)
    return docs


def collect_rules(project: Project | None) -> RuleSet:
    """Return every rule there is for a project: the built-in ones and those of its packs."""
    if project is None or not project.own:
        return load_builtin_rules().rules
    return _merge_rules(project)


@memoize_by_identity(_MAX_PROJECTS)
def _merge_rules(project: Project) -> RuleSet:
    together = (*load_builtin_rules().rules, *project.own)
    return RuleSet(tuple(sorted(together, key=lambda rule: rule.id)))


def collect_docs(project: Project | None) -> Mapping[str, RuleDoc]:
    """Return the documentation of every rule there is for a project, by id."""
    own_docs = load_docs(project.path, project.named_packs) if project else {}
    return {**load_rule_docs(), **own_docs}


def clear_cache() -> None:
    """Read everything anew from now on."""
    _projects.clear()
    _config_errors.clear()


def _load(path: str, named_packs: tuple[str, ...]) -> tuple[Project, bytes]:
    key = path and os.path.abspath(path), named_packs
    if key in _config_errors:
        raise _config_errors[key]
    if key not in _projects:
        try:
            stored_project = _load_stored(key) or _build(key)
        except ConfigError as error:
            _config_errors[key] = error
            raise
        _projects[key] = stored_project.project, stored_project.docs
    return _projects[key]


def _build(key: _Key) -> _StoredProject:
    from reportlint.config.project_loader import build_project

    project, docs, files, folders = build_project(*key)
    contents = tuple((name, _digest(content)) for name, content in files.items())
    names = tuple((name, _list_names(name)) for name in folders)
    stored_project = _StoredProject(contents, names, project, cache.serialize(dict(docs)))
    if not project.source_errors and not load_builtin_rules().errors:
        cache.store(_slot(key), _stamp(key), stored_project)
    return stored_project


def _load_stored(key: _Key) -> _StoredProject | None:
    """Return what an earlier run has stored, if nothing of what it was made of has changed."""
    stored_project = cache.load(_slot(key), _stamp(key))
    if not isinstance(stored_project, _StoredProject):
        return None
    try:
        same = all(
            _digest(read_file(name)) == digest for name, digest in stored_project.files
        ) and all(_list_names(name) == names for name, names in stored_project.folders)
    except OSError:
        return None
    return stored_project if same else None


def _list_names(folder: str) -> tuple[str, ...]:
    return tuple(sorted(os.listdir(folder)))


def _digest(content: bytes) -> bytes:
    from _imp import source_hash

    return source_hash(0, content)


#: The cache keeps so many projects at most; one more takes the place of another.
_SLOTS = 32


def _slot(key: _Key) -> str:
    return f"project-{_digest(_spell(key))[0] % _SLOTS}"


def _stamp(key: _Key) -> bytes:
    # NOTE: errors and places are named relative to the current folder.
    return make_stamp() + os.fsencode(f"\0{os.getcwd()}\0") + _spell(key)


def _spell(key: _Key) -> bytes:
    return os.fsencode("\0".join((key[0], *key[1])))
