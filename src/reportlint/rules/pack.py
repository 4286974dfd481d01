"""What is kept of a rule pack once it is loaded, and the reports that it applies to."""

from __future__ import annotations

from reportlint.records import record
from reportlint.rules.model import FIRST_YEAR, LAST_YEAR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.bilingual import Bilingual
    from reportlint.rules.levels import Level


@record
class Applies:
    """To which reports a pack applies; what is not known of a report speaks for it.

    ``region`` is a code of administrative divisions, or its beginning with ``*`` behind.
    """

    region: str = ""
    organs: tuple[str, ...] = ()
    first_year: int = FIRST_YEAR
    last_year: int = LAST_YEAR

    def fits(self, region: str | None, organ: str | None, year: int | None) -> bool:
        """Whether it applies to a report of that region, kind of organ and year."""
        if region and self.region and not _reaches(self.region, region):
            return False
        if organ is not None and self.organs and organ not in self.organs:
            return False
        return year is None or self.first_year <= year <= self.last_year

    def meets(self, other: Applies) -> bool:
        """Whether there may be a report that both packs apply to."""
        mine, theirs = self.region, other.region
        if mine and theirs and not (_reaches(mine, theirs) or _reaches(theirs, mine)):
            return False
        if self.organs and other.organs and not set(self.organs) & set(other.organs):
            return False
        return self.first_year <= other.last_year and other.first_year <= self.last_year


def _reaches(pattern: str, region: str) -> bool:
    """Whether a pattern takes in a region, or every one of another pattern."""
    start = pattern.removesuffix("*")
    if start == pattern:
        return region == pattern
    return region.removesuffix("*").startswith(start)


@record
class Pack:
    """A pack as loaded: ``rules`` are the ids of its own, ``level`` what it changes in others.

    ``digest`` is the beginning of a SHA-256 over its files: the same digest, the same findings.
    ``below`` are the ids of the packs that it extends, at any remove.
    """

    id: str
    version: str
    digest: str
    title: Bilingual
    path: str
    applies: Applies
    rules: tuple[str, ...]
    level: Level
    below: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """How a run names it."""
        return f"{self.id}@{self.version}"
