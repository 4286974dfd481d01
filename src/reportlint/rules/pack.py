"""What is kept of a rule pack once it is loaded, and the reports that it applies to."""

from __future__ import annotations

from reportlint.model.report import ORGAN_KINDS
from reportlint.model.rule import FIRST_YEAR, LAST_YEAR
from reportlint.support.localized_text import LocalizedText, Message
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.rules.layers import Layer

#: Why a pack may not apply to a report.
WHY_NOT = ("region", "organs", "years")


class Applicability(Record):
    """To which reports a pack applies; what is not known of a report speaks for it.

    ``region`` is a code of administrative divisions, or its beginning with ``*`` behind.
    """

    region: str = ""
    organs: tuple[str, ...] = ()
    first_year: int = FIRST_YEAR
    last_year: int = LAST_YEAR

    CHOICES = {"organs": ORGAN_KINDS}  # noqa: RUF012 - records are frozen
    DERIVED_FIELDS = ("first_year", "last_year")

    def fits(self, region: str | None, organ: str | None, year: int | None) -> bool:
        """Whether it applies to a report of that region, kind of organ and year."""
        return not self.find_mismatch(region, organ, year)

    def find_mismatch(self, region: str | None, organ: str | None, year: int | None) -> str:
        """Return why it does not apply to such a report: region, organs or years; "" if it does."""
        if region and self.region and not _covers(self.region, region):
            return "region"
        if organ is not None and self.organs and organ not in self.organs:
            return "organs"
        return "" if year is None or self.first_year <= year <= self.last_year else "years"

    def describe_limit(self, why: str) -> LocalizedText:
        """Return what the reports are that it applies to, by region, organs or years."""
        if why == "region":
            return Message("rules.pack.region", region=self.region)
        if why == "organs":
            names = tuple(Message(f"rules.pack.organs.{organ}") for organ in self.organs)
            return Message("rules.pack.organs_only", organs=names)
        first = self.first_year if self.first_year > FIRST_YEAR else ""
        last = self.last_year if self.last_year < LAST_YEAR else ""
        years = str(first) if first == last else f"{first}-{last}"
        return Message("rules.pack.years", years=years)

    def overlaps(self, other: Applicability) -> bool:
        """Whether there may be a report that both packs apply to."""
        mine, theirs = self.region, other.region
        if mine and theirs and not (_covers(mine, theirs) or _covers(theirs, mine)):
            return False
        if self.organs and other.organs and not set(self.organs) & set(other.organs):
            return False
        return self.first_year <= other.last_year and other.first_year <= self.last_year


def _covers(pattern: str, region: str) -> bool:
    """Whether a pattern takes in a region, or every one of another pattern."""
    start = pattern.removesuffix("*")
    if start == pattern:
        return region == pattern
    return region.removesuffix("*").startswith(start)


class Pack(Record):
    """A pack as loaded: ``rules`` are the ids of its own, ``layer`` what it changes in others.

    ``digest`` is the beginning of a SHA-256 over its files: the same digest, the same findings.
    ``below`` are the ids of the packs that it extends, at any remove. ``is_named``: the command
    line names it, or one that extends it.
    """

    id: str
    version: str
    digest: str
    title: LocalizedText
    path: str
    applies: Applicability
    rules: tuple[str, ...]
    layer: Layer
    below: tuple[str, ...] = ()
    is_named: bool = False

    @property
    def label(self) -> str:
        """How a run names it."""
        return f"{self.id}@{self.version}"
