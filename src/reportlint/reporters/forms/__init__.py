"""What is written about statutory forms: a list of them, one of them, the files of a new one."""

from __future__ import annotations

from reportlint.model.rule import LAST_YEAR
from reportlint.support.localized_text import LocalizedText, Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.model.form import Form, StatutoryForm
    from reportlint.model.rule import Rule


def list_own_rules(form: StatutoryForm, rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules that name a form: those of its folder, as a rule."""
    return [rule for rule in rules if form.key in rule.forms]


def count_common_rules(rules: Iterable[Rule]) -> int:
    """Return how many rules hold for every form."""
    return sum(not rule.forms for rule in rules)


def describe_extent(edition: Form) -> LocalizedText:
    """Return the report years of an edition, or which other edition it is a variant of."""
    if edition.extends:
        return Message("reporters.forms.variant", edition=edition.extends)
    years = {"first": edition.first_year, "last": edition.last_year}
    return Message(f"reporters.forms.{'years' if last_year(edition) else 'years_on'}", **years)


def last_year(edition: Form) -> int | None:
    """Return the last report year of an edition; None where it is in force."""
    return None if edition.last_year >= LAST_YEAR else edition.last_year


def summarise_edition(edition: Form, language: str) -> dict[str, object]:
    """Return what JSON says of an edition before its parts and tables."""
    return {
        "edition": edition.edition,
        "title": edition.title[language],
        "first_year": edition.first_year,
        "last_year": last_year(edition),
        "extends": edition.extends or None,
    }
