"""The guides' examples, run as they stand; ``python -m tests.guides`` writes their output anew.

A block that begins with ``$ reportlint`` is a command with its output; ``…`` on a line of its own
leaves lines out. A block after a sentence that ends with the name of a file is that file, there for
the commands after it. Commands run in an empty folder that has the corpus in it; those of a page
that writes below ``rules/`` have a copy of the program's data there, and work on it.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reportlint import config
from reportlint.cli import main as cli
from reportlint.config import project
from tests import data_folder

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs").glob("[ez][nh]/*.md"))
BLOCK = re.compile(
    r"(?P<before>[^\n]*)\n\n```(?P<language>\w*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE
)
_NAMED = re.compile(r"`(?P<name>[\w./-]+\.(?:yaml|toml|txt))`[^`]*[：:]$")
_PROMPT = "$ reportlint "
_DATA = "rules/"
LEFT_OUT = "…"


def commands(page: str) -> Iterator[tuple[re.Match[str], str]]:
    """Run a page's commands in order, in the current folder; give each block and the output."""
    for block in BLOCK.finditer(page):
        named = _NAMED.search(block["before"])
        if named and block["language"]:
            path = Path(named["name"])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["body"], encoding="utf-8")
            if named["name"].startswith(_DATA):
                data_folder.forget()
        elif block["body"].startswith(_PROMPT):
            yield block, output(block["body"].split("\n", 1)[0].removeprefix(_PROMPT))


def files(page: str) -> dict[str, str]:
    """Return the files that a page shows, by name."""
    named = [(_NAMED.search(block["before"]), block) for block in BLOCK.finditer(page)]
    return {found["name"]: block["body"] for found, block in named if found and block["language"]}


def output(words: str) -> str:
    """Return what a command prints."""
    config.clear_cache()
    project.clear_cache()
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        cli.main(shlex.split(words))
    return printed.getvalue()


@contextlib.contextmanager
def sandbox(page: str = "") -> Iterator[None]:
    """Stand in an empty folder with the corpus, and what data a page's examples change."""
    before = Path.cwd()
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        (folder / "corpus").symlink_to(ROOT / "corpus")
        if changes_data(page):
            stack.enter_context(data_folder.copied(folder))
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


def changes_data(page: str) -> bool:
    """Whether a page has files below ``rules/``."""
    return any(name.startswith(_DATA) for name in files(page))


def fresh(page: str) -> str:
    """Return a page with the output of its commands as it is now; shortened ones are left alone."""
    pieces, end = [], 0
    for block, printed in commands(page):
        prompt, _, shown = block["body"].partition("\n")
        if LEFT_OUT not in shown.splitlines():
            pieces += [page[end : block.start("body")], f"{prompt}\n{printed}"]
            end = block.end("body")
    return "".join((*pieces, page[end:]))


def main() -> None:
    """Write the examples anew."""
    os.environ["COLUMNS"] = "80"
    for path in PAGES:
        page = path.read_text(encoding="utf-8")
        with sandbox(page):
            text = fresh(page)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
