"""The reports of ``corpus/``: good ones, and bad ones with what must be found beside them."""

from __future__ import annotations

from pathlib import Path

CORPUS = Path(__file__).parent.parent / "corpus"
#: A report in which nothing is wrong.
CLEAN = CORPUS / "good" / "clean.txt"
#: A pack with rules of its own.
PACK = CORPUS / "packs" / "sample-province"
