"""``reportlint rules docs``: a page for every rule and an index, in both languages."""

from __future__ import annotations

import os

from reportlint.cli.kept_files import text_of, write
from reportlint.cli.sinks import Sink, complain
from reportlint.reporters.rules import pages as rulepages
from reportlint.reporters.rules import reference
from reportlint.reporters.shared.markup import MARK
from reportlint.rules.builtin import builtin, documentation, save
from reportlint.ruletests.examples import examples_of
from reportlint.ruletests.rule_choice import Subject, subject
from reportlint.support.errors import RuleError
from reportlint.support.localized_text import LANGUAGES
from reportlint.support.source_errors import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.cli.parser import Arguments

_CURRENT, _STALE, _BROKEN = 0, 1, 2
_FOLDER = "docs"
_INDEX, _NAMES, _REFERENCE = "README.md", "names.md", "reference.md"


def run(arguments: Arguments) -> int:
    """Write the pages that are not current, or with ``--check`` only name them."""
    pack = arguments.last("--pack")
    known = subject((pack,)) if pack else _builtin()
    if known.faults:
        complain(RuleError(listed(known.faults)), arguments.language)
        return _BROKEN
    top = arguments.operands[0] if arguments.operands else _FOLDER
    wanted = dict(_pages(top, known))
    stale = [path for path, text in wanted.items() if text_of(path) != text]
    left = [path for path in _generated(top) if path not in wanted]
    if not arguments.has("--check"):
        for path in stale:
            write(path, wanted[path])
        for path in left:
            os.unlink(path)
    save()
    _tell(arguments, len(wanted), stale, left)
    return _STALE if arguments.has("--check") and (stale or left) else _CURRENT


def _builtin() -> Subject:
    """Give the rules that come with the program, whatever configuration there is."""
    found = builtin()
    return Subject(found.rules.rules, documentation(), found.faults, found.rules.rules)


def _pages(top: str, known: Subject) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        folder = os.path.join(top, language, "rules")
        yield os.path.join(folder, _INDEX), rulepages.render_index_page(known.rules, language)
        yield os.path.join(folder, _NAMES), reference.render_names_page(builtin().forms, language)
        pairs = [(rule, known.docs[rule.id]) for rule in known.rules]
        yield os.path.join(folder, _REFERENCE), reference.render_reference_page(pairs, language)
        for rule in known.rules:
            doc = known.docs[rule.id]
            examples = examples_of(rule, doc, builtin(), language)
            path = os.path.join(folder, f"{rule.id}.md")
            yield path, rulepages.render_rule_page(rule, doc, examples, language)


def _generated(top: str) -> Iterator[str]:
    """Give the pages that an earlier run has written."""
    for language in LANGUAGES:
        folder = os.path.join(top, language, "rules")
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
            path = os.path.join(folder, name)
            if name.endswith(".md") and (text_of(path) or "").startswith(MARK):
                yield path


def _tell(arguments: Arguments, pages: int, stale: list[str], left: list[str]) -> None:
    sink, zh = Sink(None), arguments.language == "zh"
    if arguments.has("--check"):
        for path in stale:
            sink.say(f"{path}：已过时\n" if zh else f"{path} is out of date\n")
        for path in left:
            sink.say(f"{path}：没有这条规则\n" if zh else f"{path}: there is no such rule\n")
        hint = "运行 reportlint rules docs 更新" if zh else "run reportlint rules docs"
        if stale or left:
            sink.say(f"{hint}\n")
    if arguments.has("--quiet"):
        return
    old = len(stale) + len(left)
    sink.say(
        f"共 {pages} 页，{old} 页有变化\n" if zh else f"{pages} pages, {old} of them changed\n"
    )
