"""Loads a whole folder of rules: the form's editions, the word lists, profiles and rule files."""

from __future__ import annotations

import os

from reportlint.rules import form_reader, profiles, vocabulary_reader
from reportlint.rules.builtin import Builtin
from reportlint.rules.rule_files import load as load_rules
from reportlint.rules.rule_reader import Surroundings
from reportlint.support import resources, yaml_reader
from reportlint.support.errors import RuleError
from reportlint.support.localized_text import Bilingual
from reportlint.support.source_errors import Source, listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.model.rule import RuleDoc
    from reportlint.rules.layers import Profile


def load(
    top: str, paths: Iterable[str]
) -> tuple[Builtin, Mapping[str, RuleDoc], tuple[Profile, ...]]:
    """Load files below ``top``: those of ``forms``, ``vocabulary`` and ``profiles``, else rules.

    Raises RuleError where there is no form or no rule: that is an incomplete installation.
    """
    texts = [(_named(path, top), resources.read_text(path)) for path in paths]
    sources = {name: Source(name, text) for name, text in texts}
    trees = {name: yaml_reader.parse(sources[name], text) for name, text in texts if _kind(name)}
    read = [
        form_reader.read(sources[name], trees[name]) for name in trees if _kind(name) == "forms"
    ]
    editions = tuple(sorted((form for form in read if form), key=lambda form: form.edition))
    lists = [name for name in trees if _kind(name) == "vocabulary"]
    vocabulary = vocabulary_reader.merged(
        [(sources[name], vocabulary_reader.read(sources[name], trees[name])) for name in lists]
    )
    rules = [(name, text) for name, text in texts if not _kind(name)]
    loaded = load_rules(rules, Surroundings(editions, vocabulary))
    known = [name for name in trees if _kind(name) == "profiles"]
    sets = [profiles.read(sources[name], trees[name], loaded.rules) for name in known]
    faults = [fault for name in trees for fault in sources[name].faults]
    if not editions or not (rules or faults):
        told = listed(faults) if faults else Bilingual("没有规则和格式", "no rules and no forms")
        raise RuleError(Bilingual(f"{top}：", f"{top}: ") + told, resources.INCOMPLETE)
    made = Builtin(
        loaded.rules,
        editions,
        vocabulary,
        (*faults, *loaded.faults),
    )
    return made, loaded.docs, tuple(one for one in sets if one is not None)


def _named(path: str, top: str) -> str:
    return os.path.relpath(path, top).replace(os.sep, "/")


def _kind(name: str) -> str:
    """Give what the files of a folder hold besides rules, "" for a file of rules."""
    folder = name.split("/")[-2] if "/" in name else ""
    return folder if folder in ("forms", "vocabulary", "profiles") else ""
