"""Outputs pinned whole, as text: UPDATE_PINNED=1 writes them anew, for a person to read."""

from __future__ import annotations

import os
from pathlib import Path

_FOLDER = Path(__file__).parent / "pinned"


def assert_pinned(name: str, text: str) -> None:
    """Compare a text with the file it is pinned in."""
    file = _FOLDER / name
    if os.environ.get("UPDATE_PINNED"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_bytes().decode()
