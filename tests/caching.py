"""Where what is compiled is kept while a test runs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NAME = "REPORTLINT_CACHE_DIR"


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Have what is compiled kept in a folder, for as long as this lasts."""
    before = os.environ.get(_NAME)
    os.environ[_NAME] = str(folder)
    try:
        yield
    finally:
        del os.environ[_NAME]
        if before is not None:
            os.environ[_NAME] = before
