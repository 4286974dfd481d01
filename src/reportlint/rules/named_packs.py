"""Rule packs that a command line names, beside those of a configuration and above it."""

from __future__ import annotations

import os

from reportlint.support.nodes import Scalar
from reportlint.support.source_errors import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.rules.pack_files import PackFinder


class NamedPacks:
    """The packs: folders, or names of installed ones; ``source`` takes what is wrong with them."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Take the words; a folder that a link leads to is meant itself."""
        self._words = tuple(words)
        self.source = Source("--pack", "\n".join(self._words))

    def find(self, finder: PackFinder) -> frozenset[str]:
        """Find the packs; return their ids, and those of what was found for them alone."""
        known = {manifest.id for manifest in finder.manifests}
        ids = []
        for number, word in enumerate(self._words, 1):
            path = os.path.realpath(word) if os.path.isdir(word) else word
            ids.append(finder.find(Scalar(path, "text", number, 1), self.source, os.curdir))
        fresh = {manifest.id for manifest in finder.manifests} - known
        return frozenset(filter(None, ids)) | fresh
