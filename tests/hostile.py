"""A folder as a stranger may hand it over, and the real command run in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.corpus import CORPUS

DRAFT = "draft.txt"
#: Longer than any run in these tests takes; what waits for a pipe or a device takes for ever.
_SECONDS = 60


def draft_in(folder: Path, name: str = DRAFT) -> Path:
    """Put a clean draft into a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(CORPUS / "good" / "township-zero-2023.txt", folder / name))


def run(
    folder: Path, *words: str, module: bool = False, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, as ``python -m reportlint`` or as the script that is installed.

    Messages are in English. A run that does not end fails the test.
    """
    script = Path(sys.executable).with_name("reportlint")
    command = [sys.executable, "-m", "reportlint"] if module else [str(script)]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        [*command, "--lang", "en", *words],
        cwd=folder,
        env={**environment, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=_SECONDS,
        encoding="utf-8",
    )


def contents(folder: Path) -> dict[str, bytes | str]:
    """Return everything below a folder: what files hold and where links lead, by path."""
    return {
        str(path.relative_to(folder)): str(path.readlink())
        if path.is_symlink()
        else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or path.is_file()
    }
