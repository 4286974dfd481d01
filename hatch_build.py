"""Puts what is compiled of the rules and grammars into the wheel, for a quick first run."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_COMPILE = """
import pathlib, sys
from reportlint.rules.builtin import compile_bundle
for name, content in compile_bundle().items():
    pathlib.Path(sys.argv[1], f"{name}.bin").write_bytes(content)
"""


class BundleHook(BuildHookInterface[Any]):
    """Compiles in a process of its own: with the sources at hand, and the same bytes each time."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before the wheel is put together; an editable one reads the sources."""
        if version == "editable":
            return
        work = tempfile.mkdtemp()
        atexit.register(shutil.rmtree, work)
        bundle = Path(work, "bundle")
        bundle.mkdir()
        paths = [str(Path(self.root, "src")), os.environ.get("PYTHONPATH", "")]
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, paths)),
            "PYTHONHASHSEED": "0",
            "PYTHONPYCACHEPREFIX": str(Path(work, "bytecode")),
            "REPORTLINT_CACHE_DIR": str(Path(work, "cache")),
        }
        command = [sys.executable, "-c", _COMPILE, bundle]
        subprocess.run(command, env=environment, check=True)  # noqa: S603 - our own code
        build_data["force_include"][str(bundle)] = "reportlint/_data/bundle"
