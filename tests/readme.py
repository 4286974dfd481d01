"""The example in the READMEs; ``python -m tests.readme`` writes what the command prints now."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
from pathlib import Path

from reportlint.cli import main as cli

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
#: The first code block that shows a command of ours and its output.
EXAMPLE = re.compile(
    r"^```\n(?P<prompt>\$ reportlint (?P<words>.*)\n)(?P<output>(?:(?!```).*\n)*)```$", re.MULTILINE
)


def main() -> None:
    """Write the examples anew."""
    os.chdir(ROOT)
    os.environ["COLUMNS"] = "80"
    for name in READMES:
        text = (ROOT / name).read_text(encoding="utf-8")
        fresh = EXAMPLE.sub(_run, text, count=1)
        (ROOT / name).write_text(fresh, encoding="utf-8", newline="\n")


def _run(example: re.Match[str]) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as output:
        cli.main(shlex.split(example["words"]))
    return f"```\n{example['prompt']}{output.getvalue()}```"


if __name__ == "__main__":
    main()
