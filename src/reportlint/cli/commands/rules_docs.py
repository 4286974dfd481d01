"""``reportlint rules docs``: a page for every rule and an index, in both languages."""

from __future__ import annotations

import os

from reportlint.cli.sinks import Sink, print_errors, read_text_file, write_text_file
from reportlint.reporters.rules import pages as rule_pages
from reportlint.rules.builtin import load_builtin_rules, load_rule_docs, save_cache
from reportlint.ruletests.examples import find_examples
from reportlint.ruletests.rule_choice import RuleSubject, find_subject
from reportlint.support.localized_text import LANGUAGES, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlint.cli.parser import Arguments

_CURRENT, _STALE, _BROKEN = 0, 1, 2
_FOLDER = "docs"
_INDEX, _NAMES, _REFERENCE = "README.md", "names.md", "reference.md"


def run(arguments: Arguments) -> int:
    """Write the pages that are not current, or with ``--check`` only name them."""
    pack = arguments.get("--pack")
    subject = find_subject((pack,)) if pack else _select_built_in()
    if subject.source_errors:
        print_errors(subject.source_errors, arguments.language)
        return _BROKEN
    top = arguments.operands[0] if arguments.operands else _FOLDER
    pages = dict(_build_pages(top, subject))
    stale = [path for path, text in pages.items() if read_text_file(path) != text]
    obsolete_paths = [path for path in _find_generated(top) if path not in pages]
    if not arguments.has("--check"):
        for path in stale:
            write_text_file(path, pages[path])
        for path in obsolete_paths:
            os.unlink(path)
    save_cache()
    _print_summary(arguments, len(pages), stale, obsolete_paths)
    return _STALE if arguments.has("--check") and (stale or obsolete_paths) else _CURRENT


def _select_built_in() -> RuleSubject:
    """Return the rules that come with the program, whatever configuration there is."""
    built_in = load_builtin_rules()
    rules = built_in.rules.rules
    return RuleSubject(rules, load_rule_docs(), built_in.errors, rules)


def _build_pages(top: str, subject: RuleSubject) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        folder = os.path.join(top, language, "rules")
        yield os.path.join(folder, _INDEX), rule_pages.render_index_page(subject.rules, language)
        names = rule_pages.render_names_page(load_builtin_rules().editions, language)
        yield os.path.join(folder, _NAMES), names
        pairs = [(rule, subject.docs[rule.id]) for rule in subject.rules]
        yield os.path.join(folder, _REFERENCE), rule_pages.render_reference_page(pairs, language)
        for rule in subject.rules:
            doc = subject.docs[rule.id]
            examples = find_examples(rule, doc, load_builtin_rules(), language)
            path = os.path.join(folder, f"{rule.id}.md")
            yield path, rule_pages.render_rule_page(rule, doc, examples, language)


def _find_generated(top: str) -> Iterator[str]:
    """Return the pages that an earlier run has written."""
    for language in LANGUAGES:
        folder = os.path.join(top, language, "rules")
        for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
            path = os.path.join(folder, name)
            if name.endswith(".md") and (read_text_file(path) or "").startswith(rule_pages.MARK):
                yield path


def _print_summary(
    arguments: Arguments, pages: int, stale: list[str], obsolete_paths: list[str]
) -> None:
    messages: list[Message] = []
    if arguments.has("--check"):
        messages += [Message("cli.rules_docs.stale", path=path) for path in stale]
        messages += [Message("cli.rules_docs.no_such_rule", path=path) for path in obsolete_paths]
        messages += [Message("cli.rules_docs.update")] if messages else []
    if not arguments.has("--quiet"):
        change_count = len(stale) + len(obsolete_paths)
        messages.append(Message("cli.rules_docs.counts", pages=pages, changed=change_count))
    for message in messages:
        Sink(None).print_text(f"{message[arguments.language]}\n")
