"""Loads a whole folder of rules: the form's editions, the word lists, profiles and rule files."""

from __future__ import annotations

import os

from reportlint.rules import form_reader, profiles, vocabulary_reader
from reportlint.rules.builtin import BuiltinRules
from reportlint.rules.rule_files import load_rules
from reportlint.rules.rule_reader import RuleContext
from reportlint.support import resources, yaml_reader
from reportlint.support.errors import RuleError
from reportlint.support.localized_text import Bilingual
from reportlint.support.source_errors import Source, list_errors

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reportlint.model.rule import RuleDoc
    from reportlint.rules.layers import Profile


def load(
    top: str, paths: Iterable[str]
) -> tuple[BuiltinRules, Mapping[str, RuleDoc], tuple[Profile, ...]]:
    """Load files below ``top``: those of ``forms``, ``vocabulary`` and ``profiles``, else rules.

    Raises RuleError where there is no form or no rule: that is an incomplete installation.
    """
    texts = [(_relative_name(path, top), resources.read_text(path)) for path in paths]
    sources = {name: Source(name, text) for name, text in texts}
    trees = {name: yaml_reader.parse(sources[name], text) for name, text in texts if _kind(name)}
    read = [
        form_reader.read(sources[name], trees[name]) for name in trees if _kind(name) == "forms"
    ]
    editions = tuple(sorted((form for form in read if form), key=lambda form: form.edition))
    lists = [name for name in trees if _kind(name) == "vocabulary"]
    vocabulary = vocabulary_reader.merge_vocabularies(
        [(sources[name], vocabulary_reader.read(sources[name], trees[name])) for name in lists]
    )
    rules = [(name, text) for name, text in texts if not _kind(name)]
    loaded_rules = load_rules(rules, RuleContext(editions, vocabulary))
    profile_names = [name for name in trees if _kind(name) == "profiles"]
    sets = [profiles.read(sources[name], trees[name], loaded_rules.rules) for name in profile_names]
    errors = [error for name in trees for error in sources[name].errors]
    if not editions or not (rules or errors):
        message = (
            list_errors(errors) if errors else Bilingual("没有规则和格式", "no rules and no forms")
        )
        raise RuleError(Bilingual(f"{top}：", f"{top}: ") + message, resources.INCOMPLETE)
    builtin = BuiltinRules(
        loaded_rules.rules,
        editions,
        vocabulary,
        (*errors, *loaded_rules.errors),
    )
    return builtin, loaded_rules.docs, tuple(one for one in sets if one is not None)


def _relative_name(path: str, top: str) -> str:
    return os.path.relpath(path, top).replace(os.sep, "/")


def _kind(name: str) -> str:
    """Return what the files of a folder hold besides rules, "" for a file of rules."""
    folder = name.split("/")[-2] if "/" in name else ""
    return folder if folder in ("forms", "vocabulary", "profiles") else ""
