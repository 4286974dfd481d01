"""All families."""

from __future__ import annotations

from tests.families import markup, pages, repository, texts
from tests.families.family import Family


def families() -> list[Family]:
    """Return every family."""
    found = [f for module in (texts, markup, pages, repository) for f in module.families()]
    assert len({family.name for family in found}) == len(found)
    return found
