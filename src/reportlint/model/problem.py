"""What a check yields about a report, before it is stamped as a finding."""

from __future__ import annotations

from reportlint.support.records import Record, generate_init, values_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal
    from typing import Protocol

    from reportlint.model.document import Span
    from reportlint.model.form import Form, StatutoryForm, Vocabulary
    from reportlint.model.report import Report
    from reportlint.support.localized_text import LocalizedText


@generate_init
class Place(Record):
    """A logical place: the keys that ``forms`` names. What does not apply is None."""

    part: int | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None

    def covers(self, other: Place) -> bool:
        """Whether ``other`` lies within: every key given here is the same there."""
        pairs = zip(values_of(self), values_of(other), strict=True)
        return all(own is None or own == value for own, value in pairs)


class RelatedPlace(Record):
    """Another place that bears on a problem: an operand, an alternative, the earlier mention."""

    place: Place
    span: Span | None
    value: str = ""


class Edit(Record):
    """Replace ``span`` of the document's text by ``text``."""

    span: Span
    text: str


class Fix(Record):
    """A repair: ``safety`` is ``safe`` or ``unsafe``."""

    safety: str
    title: LocalizedText
    edits: tuple[Edit, ...]


class Problem(Record):
    """Something wrong with the report.

    ``span`` are the words at fault. ``params`` are what the rule's message may name; keys of rows,
    columns, tables and parts in it are :class:`Key`, printed by their titles. ``values`` are the
    numbers of the machine formats, as decimal strings. ``covers`` are the places at which this
    problem silences the rules that yield to its own (the problem's own place if empty).
    ``condition`` selects a level of the rule's ``severity-when``. ``unassessed_reason`` is why what
    this problem silences could not be judged; None where it is only said already.
    ``skipped_words`` are unknown ones without which a statement was read: that is no error.
    """

    span: Span
    place: Place = Place()
    params: Mapping[str, object] = {}
    values: Mapping[str, str] = {}
    related: tuple[RelatedPlace, ...] = ()
    covers: tuple[Place, ...] = ()
    condition: str = ""
    fix: Fix | None = None
    unassessed_reason: LocalizedText | None = None
    skipped_words: tuple[str, ...] = ()


class Key(Record):
    """A key of the form within a message: printed by its title in the message's language."""

    key: str
    title: LocalizedText


class UnassessedPlace(Record):
    """A place a rule could not judge, and why."""

    place: Place
    reason: LocalizedText


class UnusedSuppression(Record):
    """A suppression that does not do what it was written for: unused, expired, without a reason.

    ``kind`` says which. ``span`` is where it stands in the draft, None where it stands elsewhere.
    ``params`` are what a message may name.
    """

    kind: str
    span: Span | None
    params: Mapping[str, object] = {}


class Context(Record):
    """What a check may know besides the report.

    ``form`` is the edition the report year asks for; ``forms`` are all of the draft's form.
    ``year`` is the expected report year Y. ``previous`` is last year's report where it was given,
    ``published`` the date of publication (ISO) where it was told. ``unused_suppressions`` are known
    once the other rules have run. The language plays no part.
    """

    form: Form
    forms: tuple[Form, ...]
    vocabulary: Vocabulary
    year: int | None
    previous: Report | None = None
    published: str | None = None
    unused_suppressions: tuple[UnusedSuppression, ...] = ()


def build_context(
    report: Report,
    forms: Iterable[StatutoryForm],
    year: int | None,
    *,
    published: str | None = None,
    unused_suppressions: tuple[UnusedSuppression, ...] = (),
) -> Context:
    """Return what checks of a report may know, of the form that it was read by."""
    form = next(form for form in forms if form.key == report.form)
    edition = next(edition for edition in form.editions if edition.edition == report.edition)
    known = edition, form.editions, form.vocabulary, year
    return Context(*known, published=published, unused_suppressions=unused_suppressions)


if TYPE_CHECKING:

    class Check(Protocol):
        """A check kind with its parameters: a record whose fields are the rule's ``with``."""

        def run(
            self, report: Report, context: Context
        ) -> Iterable[Problem | UnassessedPlace | CheckedCount]:
            """Yield the problems, what could not be judged, and one Checked for the rest."""


@generate_init
class CheckedCount(Record):
    """How many places a check judged, problems among them: silence alone proves nothing."""

    count: int


def decimal_text(value: int | Decimal | None) -> str:
    """Return a number as a decimal string without exponent; an absent one as an empty string.

    >>> decimal_text(3), decimal_text(None)
    ('3', '')
    """
    return "" if value is None else f"{value:f}" if not isinstance(value, int) else str(value)
