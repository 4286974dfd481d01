"""Settings of a project: found beside the drafts, read strictly, every value with its place."""

from __future__ import annotations

#: The Regulation has been in force since 2008; a later year than the last is a slip.
YEARS = (2008, 2099)
#: More processes than the last number only wait for each other.
JOBS = (1, 64)
#: The file of that name is a configuration; of the other, only if it has our table.
OWN, SHARED = "reportlint.toml", "pyproject.toml"
