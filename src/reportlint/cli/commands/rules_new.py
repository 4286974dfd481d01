"""``reportlint rules new``: a rule to start from, on the screen or in a pack."""

from __future__ import annotations

import os

from reportlint.cli.sinks import Sink, write_text_file
from reportlint.reporters.rules import render_manifest, render_rule
from reportlint.rules import manifests
from reportlint.rules.builtin import load_builtin_rules
from reportlint.rules.pack_files import display_path
from reportlint.rules.rule_reader import ID
from reportlint.support.errors import UsageError, explain_os_error
from reportlint.support.lazy_regex import Pattern
from reportlint.support.localized_text import Bilingual, Message
from reportlint.support.source_errors import Source
from reportlint.support.trusted_files import read_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.cli.parser import Arguments

_PACK_ID = Pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def run(arguments: Arguments) -> int:
    """Print a new rule, or write it into a pack, which is made if there is none."""
    id_, language = arguments.operands[0], arguments.language
    _check_id(id_)
    text = render_rule(id_, language)
    folder = arguments.get("--pack")
    sink = Sink(None)
    if folder is None:
        sink.write(text)
        return 0
    prefix = id_.rpartition("-")[0]
    if not prefix:
        message = Message("cli.rules_new.missing_prefix", id=id_)
        raise UsageError(message, Message("cli.rules_new.prefixed_id_example", id=id_))
    manifest = manifests.manifest_path(folder)
    file = os.path.join(folder, "rules", f"{id_}.yaml")
    if os.path.lexists(file):
        message = Message("cli.rules_new.file_exists", file=display_path(file))
        raise UsageError(message, Message("cli.rules_new.choose_another_id"))
    files = [file]
    if os.path.isfile(manifest):
        _check_prefix(manifest, folder, prefix)
    else:
        pack_id = _choose_pack_id(folder, prefix)
        write_text_file(manifest, render_manifest(pack_id, prefix, language))
        files.insert(0, manifest)
    write_text_file(file, text)
    _print_next_steps(sink, files, folder, language, quiet=arguments.has("--quiet"))
    return 0


def _check_id(id_: str) -> None:
    """Refuse what is no id, and one that is taken."""
    if not ID.regex.fullmatch(id_):
        message = Message("cli.rules_new.invalid_rule_id", id=id_)
        raise UsageError(message, Message("cli.rules_new.rule_id_example"))
    existing_rule = load_builtin_rules().rules.get(id_)
    if existing_rule is not None:
        name = Bilingual(existing_rule.title.zh, existing_rule.name)
        message = Message("cli.rules_new.rule_id_taken", id=id_, name=name)
        raise UsageError(message, Message("cli.rules_new.add_prefix", id=id_))


def _check_prefix(manifest: str, folder: str, prefix: str) -> None:
    """Refuse an id that does not begin as the pack wants it."""
    try:
        text = read_file(manifest).decode("utf-8-sig", "replace")
    except OSError as error:
        reason = explain_os_error(error)
        raise UsageError(
            Message("cli.rules_new.unreadable", reason=reason, file=display_path(manifest))
        ) from error
    pack = manifests.read(Source(display_path(manifest), text), text, folder)
    if pack is not None and pack.prefix != prefix:
        message = Message("cli.rules_new.wrong_prefix", prefix=pack.prefix, other=prefix)
        hint = Message("cli.rules_new.see_manifest", manifest=display_path(manifest))
        raise UsageError(message, hint)


def _choose_pack_id(folder: str, prefix: str) -> str:
    """Return the id of a new pack: the folder's name if it will do."""
    name = os.path.basename(os.path.abspath(folder)).lower()
    return name if _PACK_ID.regex.fullmatch(name) else prefix.lower()


def _print_next_steps(
    sink: Sink, files: list[str], folder: str, language: str, *, quiet: bool
) -> None:
    if quiet:
        return
    names = tuple(map(display_path, files))
    values = {"names": names, "file": names[-1], "folder": display_path(folder)}
    for step in ("written", "heading", "edit", "test", "use"):
        message = Message(f"cli.rules_new.next_steps.{step}", **values)
        sink.print_text(f"{message[language]}\n")
