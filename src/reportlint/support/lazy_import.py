"""Things that are imported when they are first needed, named in tables as ``module:name``."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def fetch(target: str) -> Any:
    """Import ``module`` and return ``name`` of ``module:name``."""
    module, _, name = target.partition(":")
    # NOTE: not importlib.import_module, whose package costs an import of its own.
    return getattr(__import__(module, fromlist=(name,)), name)
