"""What some tests need of the machine: without it they are skipped, and say so."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"
)
needs_scripts = pytest.mark.skipif(os.name != "posix", reason="stands in for soffice by a script")
needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")

_SAMPLES = os.environ.get("REPORTLINT_SAMPLES", "")


def find_sample(name: str) -> Path:
    """Return a real report in the folder that ``REPORTLINT_SAMPLES`` names."""
    path = Path(_SAMPLES) / name
    if not _SAMPLES or not path.is_file():
        pytest.skip(f"REPORTLINT_SAMPLES names no folder with {name}")
    return path
