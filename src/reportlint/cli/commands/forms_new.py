"""``reportlint forms new``: the folder of a form to start from, which works as it is."""

from __future__ import annotations

import os

from reportlint.cli.sinks import Sink, write_text_file
from reportlint.reporters.forms.new_form import render_files
from reportlint.rules.builtin import load_builtin_rules
from reportlint.rules.pack_files import display_path
from reportlint.rules.rule_reader import NAME
from reportlint.support import paths
from reportlint.support.errors import UsageError
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.cli.parser import Arguments


def run(arguments: Arguments) -> int:
    """Write the folder of a new form below the folder that is named; nothing is written over."""
    key, *folders = arguments.operands
    _check_key(key)
    folder = os.path.join(folders[0] if folders else os.curdir, key)
    if os.path.lexists(folder):
        message = Message("cli.forms.folder_exists", folder=display_path(folder))
        raise UsageError(message, Message("cli.forms.choose_another"))
    rank = max(form.rank for form in load_builtin_rules().forms) + 1
    files = render_files(key, _choose_prefix(key), rank, arguments.language)
    for name, text in files.items():
        write_text_file(os.path.join(folder, *name.split("/")), text)
    if not arguments.has("--quiet"):
        _print_next_steps(folder, key, files, arguments.language)
    return 0


def _check_key(key: str) -> None:
    """Refuse what is no key, and one that is taken."""
    if not NAME.regex.fullmatch(key):
        message = Message("cli.forms.invalid_key", key=key)
        raise UsageError(message, Message("cli.forms.key_example"))
    if any(form.key == key for form in load_builtin_rules().forms):
        message = Message("cli.forms.key_taken", key=key)
        raise UsageError(message, Message("cli.forms.choose_another"))


def _choose_prefix(key: str) -> str:
    """Return what the ids of the new form's rules begin with: its initials, if they are free."""
    taken = {rule.id.partition("-")[0] for rule in load_builtin_rules().rules}
    words = key.upper().split("-")
    letters = "".join(filter(str.isalpha, words[0]))
    initials = "".join(word[0] for word in words if word[0].isalpha())[:8]
    wanted = (initials, letters[:2], letters[:3], letters[:8])
    fitting = (word for word in wanted if len(word) > 1 and word not in taken)
    return next(fitting, f"{letters[0]}X")


def _print_next_steps(folder: str, key: str, files: Iterable[str], language: str) -> None:
    home = os.path.join(paths.data_dir(), "rules")
    is_home = os.path.realpath(os.path.dirname(folder)) == os.path.realpath(home)
    place = display_path(folder) if is_home else os.path.join(home, key)
    values = {"names": tuple(files), "folder": display_path(folder), "key": key, "place": place}
    for step in ("written", "heading", *(() if is_home else ("move",)), "edit", "test", "show"):
        message = Message(f"cli.forms.next_steps.{step}", **values)
        Sink(None).print_text(f"{message[language]}\n")
