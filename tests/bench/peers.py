"""Linters for other kinds of text, each on a file of its own kind about as long as a report.

Only those that are installed are measured: `pip install -e '.[bench]'`, and
`npm install --global markdownlint-cli2 textlint` for the ones that run on Node.
"""

from __future__ import annotations

import shutil
import sysconfig
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_MARKDOWN = str(_ROOT / "corpus" / "good" / "street-2025.md")
_WORDS = {
    "yamllint": ["-d", "relaxed", str(_ROOT / "rules" / "forms" / "2021.yaml")],
    "proselint": ["check", str(_ROOT / "CONTRIBUTING.md")],
    "markdownlint-cli2": ["--no-globs", _MARKDOWN],
    "textlint": [_MARKDOWN],
}


def commands() -> dict[str, list[str]]:
    """Return the peers that are installed, as commands."""
    scripts = sysconfig.get_path("scripts")
    found = {name: shutil.which(name, path=scripts) or shutil.which(name) for name in _WORDS}
    return {name: [path, *_WORDS[name]] for name, path in found.items() if path}
