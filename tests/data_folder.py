"""A copy of the program's data (rules, forms, grammars) to work on in this process."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from reportlint import config
from reportlint.config import project
from reportlint.engine import check_options
from reportlint.rules.builtin import _BuiltinState
from reportlint.support import paths, resources


def forget() -> None:
    """Forget what was loaded: the files are read again when they are needed."""
    _BuiltinState.stamp, _BuiltinState.builtin, _BuiltinState.is_stored = b"", None, False
    _BuiltinState.extras.clear()
    check_options._rules_by_selection.clear()
    check_options._rules_by_config.clear()
    config.clear_cache()
    project.clear_cache()


@contextlib.contextmanager
def copied(folder: Path) -> Iterator[Path]:
    """Copy the data into a folder, and let this process work on them."""
    source = Path(paths.data_dir())
    for name in ("rules", "grammars"):
        shutil.copytree(source / name, folder / name)
    kept = dict(vars(_BuiltinState))
    kept_extras = dict(_BuiltinState.extras)
    with (
        mock.patch.object(paths, "data_dir", return_value=str(folder)),
        mock.patch.object(resources, "data_dir", return_value=str(folder)),
    ):
        forget()
        try:
            yield folder
        finally:
            forget()
            _BuiltinState.stamp, _BuiltinState.builtin = kept["stamp"], kept["builtin"]
            _BuiltinState.is_stored = kept["is_stored"]
            _BuiltinState.extras.update(kept_extras)
