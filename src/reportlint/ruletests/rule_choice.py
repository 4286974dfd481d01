"""Which rules a command is about: rules by their words, rule files, folders of packs."""

from __future__ import annotations

import os

from reportlint.config import project as projects
from reportlint.model.rule import RuleSet
from reportlint.rules import packs, selection
from reportlint.rules.builtin import builtin, documentation
from reportlint.rules.manifests import manifest_of
from reportlint.rules.pack_files import named
from reportlint.rules.rule_files import load
from reportlint.support import resources, trusted_files
from reportlint.support.errors import UsageError, because
from reportlint.support.localized_text import Bilingual
from reportlint.support.nodes import Scalar
from reportlint.support.records import Record
from reportlint.support.source_errors import Fault, Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reportlint.config.project import Project
    from reportlint.model.rule import Rule, RuleDoc

_SUFFIXES = (".yaml", ".yml")


class Subject(Record):
    """Rules with what is told of them; ``everything`` are all rules that run beside them."""

    rules: tuple[Rule, ...]
    docs: Mapping[str, RuleDoc]
    faults: tuple[Fault, ...]
    everything: tuple[Rule, ...]


def subject(words: Iterable[str], project: Project | None = None) -> Subject:
    """Give the rules that the words mean: ids, prefixes of ids, names, files, folders.

    Without words, the built-in rules and those of the project's packs. Raises UsageError for a
    word that means nothing.
    """
    standing = _standing(project)
    asked = tuple(words)
    if not asked:
        return standing
    if not all(map(str.strip, asked)):
        raise UsageError(
            Bilingual("有一个参数是空的", "one of the arguments is empty"),
            Bilingual("写规则编号或路径", "name rules or paths"),
        )
    places = [word for word in asked if _is_place(word, standing)]
    chosen = [word for word in asked if word not in places]
    found = [_at(place) for place in places]
    if chosen:
        found.append(_named(chosen, standing))
    return _joined(found)


def _standing(project: Project | None) -> Subject:
    """Give the built-in rules and those of the project's packs."""
    rules = projects.rules_of(project).rules
    faults = project.faults if project else ()
    return Subject(rules, projects.docs_of(project), (*builtin().faults, *faults), rules)


def _is_place(word: str, standing: Subject) -> bool:
    """Whether a word is a path: one that looks like one, or exists and is no rule."""
    if "/" in word or os.sep in word or word.lower().endswith(_SUFFIXES):
        return True
    means_rule = any(word in rule.words for rule in standing.rules)
    return not means_rule and os.path.exists(word)


def _named(words: list[str], standing: Subject) -> Subject:
    rules = selection.select(RuleSet(standing.rules), words, extended=words)
    own = {rule.id for rule in rules}
    return Subject(
        tuple(rule for rule in standing.rules if rule.id in own),
        standing.docs,
        standing.faults,
        standing.everything,
    )


def _joined(found: list[Subject]) -> Subject:
    rules = {rule.id: rule for one in found for rule in one.rules}
    return Subject(
        tuple(rules[id_] for id_ in sorted(rules)),
        {id_: doc for one in found for id_, doc in one.docs.items()},
        tuple(dict.fromkeys(fault for one in found for fault in one.faults)),
        tuple({rule.id: rule for one in found for rule in one.everything}.values()),
    )


def _at(path: str) -> Subject:
    if not os.path.exists(path):
        raise UsageError(
            Bilingual(f"没有这个文件或文件夹：{path}", f"no such file or folder: {path}"),
            Bilingual(
                "规则写编号（A101），规则文件和规则包写路径",
                "name rules by their ids (A101), rule files and packs by their paths",
            ),
        )
    own = os.path.join(os.path.realpath(resources.data_dir()), "rules")
    real = os.path.realpath(path)
    if trusted_files.within(real, own):
        return _builtin_at(path, real)
    top = _pack_around(path)
    return _of_pack(path, top) if top else _of_files(path)


def _builtin_at(path: str, real: str) -> Subject:
    """Give the built-in rules of a file or folder of theirs."""
    known, docs = builtin(), documentation()
    top = os.path.realpath(resources.data_dir())
    rules = []
    for rule in known.rules:
        place = os.path.join(top, *docs[rule.id].path.split("/"))
        if trusted_files.within(place, real):
            rules.append(rule)
    if not rules:
        raise _no_rules(path)
    return Subject(tuple(rules), docs, known.faults, known.rules.rules)


def _no_rules(path: str) -> UsageError:
    return UsageError(
        Bilingual(f"{path} 里没有规则", f"there are no rules in {path}"),
        Bilingual(
            "规则文件的后缀是 .yaml；新建规则用 reportlint rules new",
            "rule files end in .yaml; reportlint rules new makes one",
        ),
    )


def _pack_around(path: str) -> str | None:
    """Give the folder of the pack that a file or folder lies in."""
    folders = trusted_files.upwards(os.path.abspath(path))
    return next((folder for folder in folders if os.path.isfile(manifest_of(folder))), None)


def _of_pack(path: str, top: str) -> Subject:
    known = builtin()
    nowhere = Source(named(top), "")
    gathered = packs.gathered([Scalar(".", "text", 1, 1)], nowhere, top, known, known.around)
    rules: tuple[Rule, ...] = ()
    if gathered.packs:
        own = gathered.packs[-1].rules
        rules = tuple(rule for rule in gathered.rules if rule.id in own)
    if os.path.isfile(path) and os.path.realpath(path) != os.path.realpath(manifest_of(top)):
        rules = tuple(rule for rule in rules if _stands_in(gathered.docs[rule.id], path))
    faults = (*nowhere.faults, *gathered.faults)
    if not rules and not faults:
        raise _no_rules(path)
    return Subject(rules, gathered.docs, (*known.faults, *faults), gathered.rules.rules)


def _stands_in(doc: RuleDoc, path: str) -> bool:
    return os.path.realpath(doc.path) == os.path.realpath(path)


def _of_files(path: str) -> Subject:
    """Load rule files that belong to no pack, beside the built-in rules."""
    known = builtin()
    files = list(_files(path))
    if not files:
        raise _no_rules(path)
    unread: list[Fault] = []
    texts = [(named(file), text) for file in files if (text := _text(file, unread)) is not None]
    loaded = load(texts, known.around, known.rules)
    everything = (*known.rules, *loaded.rules)
    faults = (*known.faults, *unread, *loaded.faults)
    return Subject(loaded.rules.rules, loaded.docs, faults, everything)


def _files(path: str) -> Iterator[str]:
    if os.path.isfile(path):
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        yield from (
            os.path.join(folder, name) for name in sorted(names) if name.endswith(_SUFFIXES)
        )


def _text(path: str, faults: list[Fault]) -> str | None:
    """Give the text of a rule file; None, with a fault, for one that cannot be read."""
    try:
        return trusted_files.read(path).decode("utf-8-sig")
    except OSError as error:
        reason = because(error)
        told = Bilingual(f"无法读取：{reason.zh}", f"it cannot be read: {reason.en}")
    except UnicodeDecodeError:
        told = Bilingual(
            "不是 UTF-8 编码：请用编辑器另存为 UTF-8", "it is not UTF-8: save it as UTF-8"
        )
    faults.append(Fault(named(path), 1, 1, told))
    return None
