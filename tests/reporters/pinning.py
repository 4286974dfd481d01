"""Outputs pinned whole, as text; ``python -m tests.reporters.take`` takes over what has changed."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

#: What is expected, and what tests got instead when they last ran.
PINNED = Path(__file__).parent / "pinned"
CHANGED = Path(__file__).parents[2] / ".pinned"


def assert_pinned(name: str, text: str) -> None:
    """Compare a text with the file it is pinned in; where it differs, keep it and show the diff."""
    changed = CHANGED / name
    if text == _read(PINNED / name):
        changed.unlink(missing_ok=True)
        return
    CHANGED.mkdir(exist_ok=True)
    changed.write_text(text, encoding="utf-8", newline="\n")
    advice = "Where this is meant: python -m tests.reporters.take"
    pytest.fail(f"{diff(name, text)}\n{advice} {name}", pytrace=False)


def diff(name: str, text: str) -> str:
    """Return what a text changes in the pinned one, as a unified diff; ``␛`` begins a colour."""
    before, after = _read(PINNED / name).split("\n"), text.split("\n")
    lines = difflib.unified_diff(before, after, f"pinned/{name}", f"now/{name}", lineterm="")
    return "\n".join(lines).replace("\x1b", "␛")


def _read(file: Path) -> str:
    return file.read_bytes().decode() if file.exists() else ""
