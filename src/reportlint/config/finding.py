"""Finds the configuration of a draft: the nearest file that has one, upwards from its folder."""

from __future__ import annotations

import os

from reportlint.patterns import Pattern

#: The file of that name is a configuration; of the other, only if it has our table.
OWN, SHARED = "reportlint.toml", "pyproject.toml"
_MARK = b"reportlint"
_M = 8  # re.MULTILINE
_TOOL = r"""^[ \t]*\[{0,2}[ \t]*["']?tool["']?[ \t]*"""
_TABLE = Pattern(_TOOL + r"""\.[ \t]*["']?reportlint["']?[ \t]*[].=]""", _M)
#: Other ways to write it, which only a reader of TOML tells from what looks alike.
_OTHERWISE = Pattern(_TOOL + r"[]=]", _M)

#: What was found, by folder.
_known: dict[str, str | None] = {}


def nearest(folder: str) -> str | None:
    """Give the path of the configuration for a folder, None if there is none."""
    folder = os.path.abspath(folder)
    passed = []
    found = None
    while folder not in _known:
        passed.append(folder)
        found = _in(folder)
        parent = os.path.dirname(folder)
        if found is not None or parent == folder:
            break
        folder = parent
    else:
        found = _known[folder]
    _known.update(dict.fromkeys(passed, found))
    return found


def forget() -> None:
    """Look anew from now on: files may have come and gone."""
    _known.clear()


def _in(folder: str) -> str | None:
    own = os.path.join(folder, OWN)
    if os.path.isfile(own):
        return own
    shared = os.path.join(folder, SHARED)
    try:
        with open(shared, "rb") as file:
            content = file.read()
    except OSError:
        return None
    # NOTE: most such files are not about us, and reading TOML takes long.
    if _MARK not in content:
        return None
    text = content.decode("utf-8", "replace")
    if _TABLE.regex.search(text):
        return shared
    if not _OTHERWISE.regex.search(text):
        return None
    from reportlint.config.reading import has_table

    return shared if has_table(content) else None
