"""Which rules a command is about: rules by their words, rule files, folders of packs."""

from __future__ import annotations

import os

from reportlint.config.project import collect_docs, collect_rules
from reportlint.model.rule import RuleSet
from reportlint.rules import packs, selection
from reportlint.rules.builtin import load_builtin_rules, load_rule_docs
from reportlint.rules.loader import load_rules
from reportlint.rules.manifests import manifest_path
from reportlint.rules.pack_files import display_path
from reportlint.support import paths
from reportlint.support.errors import UsageError, explain_os_error
from reportlint.support.localized_text import Message
from reportlint.support.nodes import Scalar
from reportlint.support.paths import is_within, upwards
from reportlint.support.records import Record, replace
from reportlint.support.source_errors import Source, SourceError
from reportlint.support.trusted_files import read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.config.model import Project
    from reportlint.model.rule import Rule, RuleDoc

_SUFFIXES = (".yaml", ".yml")


class RuleSubject(Record):
    """Rules with their documentation; ``all_rules`` are all rules that run beside them.

    ``source_warnings`` are about what works in packs, but is hardly meant.
    """

    rules: tuple[Rule, ...]
    docs: Mapping[str, RuleDoc]
    source_errors: tuple[SourceError, ...]
    all_rules: tuple[Rule, ...]
    source_warnings: tuple[SourceError, ...] = ()


def find_subject(words: Iterable[str], project: Project | None = None) -> RuleSubject:
    """Return the rules that the words mean: ids, prefixes of ids, names, files, folders.

    Without words, the built-in rules and those of the project's packs. Raises UsageError for a
    word that means nothing.
    """
    default = _load_default(project)
    all_words = tuple(words)
    if not all_words:
        return default
    if not all(map(str.strip, all_words)):
        raise UsageError(
            Message("ruletests.rule_choice.empty_argument"),
            Message("ruletests.rule_choice.name_rules_or_paths"),
        )
    places = [word for word in all_words if _is_place(word, default)]
    rule_words = [word for word in all_words if word not in places]
    subjects = [_load_path(place) for place in places]
    if rule_words:
        subjects.append(_select_by_words(rule_words, default))
    return _join(subjects)


def _load_default(project: Project | None) -> RuleSubject:
    """Return the built-in rules and those of the project's packs."""
    rules = collect_rules(project).rules
    errors = project.source_errors if project else ()
    return RuleSubject(rules, collect_docs(project), (*load_builtin_rules().errors, *errors), rules)


def _is_place(word: str, default: RuleSubject) -> bool:
    """Whether a word is a path: one that looks like one, or exists and is no rule."""
    if "/" in word or os.sep in word or word.lower().endswith(_SUFFIXES):
        return True
    means_rule = any(word in rule.all_names for rule in default.rules)
    return not means_rule and os.path.exists(word)


def _select_by_words(words: list[str], default: RuleSubject) -> RuleSubject:
    rules = selection.select(RuleSet(default.rules), words, extended_words=words)
    own = {rule.id for rule in rules}
    return replace(default, rules=tuple(rule for rule in default.rules if rule.id in own))


def _join(subjects: list[RuleSubject]) -> RuleSubject:
    rules = {rule.id: rule for one in subjects for rule in one.rules}
    return RuleSubject(
        tuple(rules[id_] for id_ in sorted(rules)),
        {id_: doc for one in subjects for id_, doc in one.docs.items()},
        tuple(dict.fromkeys(error for one in subjects for error in one.source_errors)),
        tuple({rule.id: rule for one in subjects for rule in one.all_rules}.values()),
        tuple(dict.fromkeys(one for subject in subjects for one in subject.source_warnings)),
    )


def _load_path(path: str) -> RuleSubject:
    if not os.path.exists(path):
        raise UsageError(
            Message("ruletests.rule_choice.no_such_path", path=path),
            Message("ruletests.rule_choice.name_rules_by_id"),
        )
    own = os.path.join(os.path.realpath(paths.data_dir()), "rules")
    real = os.path.realpath(path)
    if is_within(real, own):
        return _load_built_in(path, real)
    top = _find_pack(path)
    return _load_pack(path, top) if top else _load_files(path)


def _load_built_in(path: str, real: str) -> RuleSubject:
    """Return the built-in rules of a file or folder of theirs."""
    built_in, docs = load_builtin_rules(), load_rule_docs()
    top = os.path.realpath(paths.data_dir())
    rules = tuple(
        rule
        for rule in built_in.rules
        if is_within(os.path.join(top, *docs[rule.id].path.split("/")), real)
    )
    if not rules and not built_in.errors:
        raise _no_rules_error(path)
    return RuleSubject(rules, docs, built_in.errors, built_in.rules.rules)


def _no_rules_error(path: str) -> UsageError:
    return UsageError(
        Message("ruletests.rule_choice.no_rules", path=path),
        Message("ruletests.rule_choice.use_yaml_file"),
    )


def _find_pack(path: str) -> str | None:
    """Return the folder of the pack that a file or folder lies in."""
    folders = upwards(os.path.abspath(path))
    return next((folder for folder in folders if os.path.isfile(manifest_path(folder))), None)


def _load_pack(path: str, top: str) -> RuleSubject:
    built_in = load_builtin_rules()
    nowhere = Source(display_path(top), "")
    loaded_packs = packs.load_packs(
        [Scalar(".", "text", 1, 1)], nowhere, top, built_in.rules, built_in.rule_context
    )
    rules: tuple[Rule, ...] = ()
    if loaded_packs.packs:
        own = loaded_packs.packs[-1].rules
        rules = tuple(rule for rule in loaded_packs.rules if rule.id in own)
    if os.path.isfile(path) and os.path.realpath(path) != os.path.realpath(manifest_path(top)):
        real = os.path.realpath(path)
        docs = loaded_packs.docs
        rules = tuple(rule for rule in rules if os.path.realpath(docs[rule.id].path) == real)
    errors = (*nowhere.errors, *loaded_packs.errors)
    # NOTE: a pack may do no more than change rules of others.
    changes_rules = any(
        pack.layer.severities or pack.layer.overrides for pack in loaded_packs.packs
    )
    if not rules and not errors and not changes_rules:
        raise _no_rules_error(path)
    return RuleSubject(
        rules,
        loaded_packs.docs,
        (*built_in.errors, *errors),
        loaded_packs.rules.rules,
        loaded_packs.warnings,
    )


def _load_files(path: str) -> RuleSubject:
    """Load rule files that belong to no pack, beside the built-in rules."""
    built_in = load_builtin_rules()
    files = list(_list_files(path))
    if not files:
        raise _no_rules_error(path)
    unread: list[SourceError] = []
    texts = ((display_path(file), _read_text(file, unread)) for file in files)
    loaded_rules = load_rules(
        [(p, t) for p, t in texts if t is not None], built_in.rule_context, built_in.rules
    )
    everything = (*built_in.rules, *loaded_rules.rules)
    errors = (*built_in.errors, *unread, *loaded_rules.errors)
    return RuleSubject(loaded_rules.rules.rules, loaded_rules.docs, errors, everything)


def _list_files(path: str) -> Iterator[str]:
    if os.path.isfile(path):
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        yield from (
            os.path.join(folder, name) for name in sorted(names) if name.endswith(_SUFFIXES)
        )


def _read_text(path: str, errors: list[SourceError]) -> str | None:
    """Return the text of a rule file; None, with an error, for one that cannot be read."""
    try:
        return read_file(path).decode("utf-8-sig")
    except OSError as error:
        reason = explain_os_error(error)
        message = Message("ruletests.rule_choice.unreadable", reason=reason)
    except UnicodeDecodeError:
        message = Message("ruletests.rule_choice.not_utf8")
    errors.append(SourceError(display_path(path), 1, 1, message))
    return None
