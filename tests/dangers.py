"""Files that do to a batch what no draft should: raise what nobody expects, end the process."""

from __future__ import annotations

import os

from reportlint.engine.files import InputFile


class Raising(InputFile):
    """A file over which the program fails."""

    def load(self) -> bytes:
        """Fail."""
        raise RuntimeError("a fault of the program")


class Killing(InputFile):
    """A file that ends the process it is read in."""

    def load(self) -> bytes:
        """End the process, as running out of memory does."""
        os._exit(9)
