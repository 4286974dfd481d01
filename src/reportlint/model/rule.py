"""Rules as the program runs them, what is told of them to people, and their families."""

from __future__ import annotations

from reportlint.model.report import ORGAN_KINDS
from reportlint.support.lazy import fetch
from reportlint.support.localized_text import Bilingual, LocalizedText, Message
from reportlint.support.records import Record, generate_init

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reportlint.model.problem import Check
    from reportlint.model.rule_test import Case

#: Severities from mild to grave; "off" never reaches a finding.
SEVERITIES = ("info", "warning", "error")
#: What a rule may be set to, and from what severity on findings make a run fail.
RULE_SEVERITIES = (*reversed(SEVERITIES), "off")
THRESHOLDS = (*reversed(SEVERITIES), "never")
FIXES = ("none", "safe", "unsafe")
#: Years beyond any report: a rule without a first or last year.
FIRST_YEAR, LAST_YEAR = 0, 9999
#: The rule that says the draft is no annual report: where it speaks, no other rule runs.
NOT_A_REPORT = "R103"
#: The rule about suppressions: it runs when it is known what became of them.
UNUSED_RULE = "E101"
#: Where a winner silences a rule: at the same cells or part, on the same words, or altogether.
SCOPES = ("place", "words", "anywhere")


@generate_init
class Rule(Record):
    """What a run needs of a rule.

    ``target`` names the check kind (``module:record``), ``values`` its parameters in order.
    ``severity_when`` maps a problem's condition to a level. ``messages`` are templates by variant,
    "" where there is but one. ``yields_to`` pairs the rules that win over this one with the scope
    in which they do (``SCOPES``). ``forms``, ``editions`` and ``organs`` are empty for all.
    ``origins`` tell who wants its parameters to be what they are, ``remedy`` what to do, where
    settings change them; ``remedy`` also where it has placeholders.
    """

    id: str
    name: str
    severity: str
    title: Bilingual
    target: str
    values: tuple[object, ...]
    messages: Mapping[str, Bilingual]
    severity_when: Mapping[str, str] = {}
    forms: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()
    first_year: int = FIRST_YEAR
    last_year: int = LAST_YEAR
    organs: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    yields_to: tuple[tuple[str, str], ...] = ()
    fix: str = "none"
    default: bool = True
    origins: tuple[Bilingual, ...] = ()
    remedy: Bilingual | None = None

    CHOICES = {"severity": RULE_SEVERITIES, "fix": FIXES, "organs": ORGAN_KINDS}  # noqa: RUF012
    DERIVED_FIELDS = (
        "target", "values", "messages", "first_year", "last_year", "origins", "remedy",
    )  # fmt: skip

    def build_check(self) -> Check:
        """Make the check; its kind is imported now."""
        check: Check = fetch(self.target)(*self.values)
        return check

    @property
    def all_names(self) -> tuple[str, ...]:
        """What the rule is called in full: id, name and former names."""
        return (self.id, self.name, *self.aliases)


class Basis(Record):
    """Where a rule comes from: a document and its clause."""

    doc: str
    clause: str = ""


class RuleDoc(Record):
    """What is told of a rule; not loaded in an ordinary run.

    ``looks_for`` says in one sentence what the rule looks for, ``guard`` are the reasons for which
    it keeps silent. ``path`` and ``line`` are where it is written. ``kind`` is the check kind's
    name, ``parameters`` what the rule gives it.
    """

    id: str
    path: str
    line: int
    kind: str
    looks_for: Bilingual
    parameters: Mapping[str, object]
    basis: tuple[Basis, ...] = ()
    guard: tuple[Bilingual, ...] = ()
    remedy: Bilingual | None = None
    status: str = "stable"
    since: str = ""
    replaced_by: str = ""
    tests: tuple[Case, ...] = ()

    CHOICES = {"status": ("preview", "stable", "deprecated")}  # noqa: RUF012 - records are frozen
    DERIVED_FIELDS = ("id", "path", "line", "kind", "parameters")

    def describe_remedy(self) -> LocalizedText | None:
        """Return what to do, of a draft that is not known: parameters are filled in alone."""
        if self.remedy is None:
            return None
        from reportlint.model.message_template import FilledText

        params = {name.replace("-", "_"): value for name, value in self.parameters.items()}
        return FilledText(self.remedy, params)


class RuleSet(Record):
    """Rules sorted by id, each once."""

    rules: tuple[Rule, ...]

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def get(self, word: str) -> Rule | None:
        """Return the rule of that id, name or former name."""
        exact = next((rule for rule in self.rules if rule.id == word), None)
        return exact or next((rule for rule in self.rules if word in rule.all_names), None)


#: What the families of rules are about, by the letter of an id, in the order of a summary.
FAMILIES = {letter: Message(f"model.rule.families.{letter.lower()}") for letter in "ANICTSPWDXYGRE"}


def family_letter(rule: str) -> str:
    """Return the letter of a rule's family: ``S`` of S201 and of GD-S101."""
    return rule.rpartition("-")[2][:1]


def family_name(letter: str, language: str) -> str:
    """Return what a family is about; one that is not known is called by its letter."""
    return FAMILIES[letter][language] if letter in FAMILIES else letter


def rank_family(letter: str) -> tuple[int, str]:
    """Return what sorts families into the order of the table; unknown ones come last."""
    return ([*FAMILIES, letter].index(letter), letter)
