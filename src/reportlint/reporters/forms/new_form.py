"""The files of a new form, made from one commented file a language."""

from __future__ import annotations

import os

from reportlint.support import resources

#: What begins a line that begins a file: its name within the form's folder stands behind.
_FILE = "--- # "


def render_files(key: str, prefix: str, rank: int, language: str) -> dict[str, str]:
    """Return the files of a form by their names in its folder, their notes in a language.

    ``prefix`` is that of its rules' ids.
    """
    here = os.path.dirname(os.path.abspath(__file__))
    text = resources.read_text(os.path.join(here, f"new_form.{language}.yaml"))
    table = f"{key.replace('-', '_')}_figures"
    names = {"@KEY": key, "@TABLE": table, "@PREFIX": prefix, "@RANK": str(rank)}
    for name, value in names.items():
        text = text.replace(name, value)
    pieces = (piece.partition("\n") for piece in text.split(_FILE)[1:])
    return {name: content for name, _, content in pieces}
