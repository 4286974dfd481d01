"""JSON as all outputs write it: indented, in UTF-8, with nothing in it that steers its reader."""

from __future__ import annotations

import json

from reportlint.reporters.shared.width import escape_controls


def dumps(value: object) -> str:
    """Return a value as JSON text without a line end."""
    return escape_controls(json.dumps(value, indent=2, ensure_ascii=False))
