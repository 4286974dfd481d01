"""Where the data lies: ``rules/`` and ``grammars/`` of the checkout, or ``_data`` in the wheel.

A wheel also carries what was compiled of them when it was built, in ``bundle``.
"""

from __future__ import annotations

import os

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def data_dir() -> str:
    """Return the folder that holds ``rules`` and ``grammars``."""
    data_folder = os.path.join(PACKAGE, "_data")
    return data_folder if os.path.isdir(data_folder) else os.path.dirname(os.path.dirname(PACKAGE))


def bundle_file(name: str) -> str:
    """Return where a wheel carries what it compiled under a name; a checkout has no such file."""
    return os.path.join(data_dir(), "bundle", f"{name}.bin")
