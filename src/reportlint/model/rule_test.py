"""The tests inside rule files: what a case says of a draft, and what must come of it.

A case describes a draft by what is not plain and right in it; what its keys mean is told by the
messages below ``rules.keywords.case_keys``, which schemas and pages show. Besides:

- a cell not named is 0; a row that is not the form's is added at the end under that label;
- ``without``, ``twice``, ``swap`` and ``move`` work on title, preamble, period, ``part 3``,
  ``table requests``, ``requests.granted`` (a row);
- ``replace`` works in every heading, paragraph, label and column head; the words must occur;
- the marks ``recognised`` and ``doubtful`` cover the text of the mark, or the whole part;
- without a format a case holds in all of them, but a blank cell shows in cells only;
- ``at: requests[*, total]`` points at no row.
"""

from __future__ import annotations

from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    #: The values of a row: some by column, or all as they stand.
    RowValues: TypeAlias = dict[str, str] | tuple[str, ...]
    #: Written as one text or as a list of them.
    Texts: TypeAlias = tuple[str, ...]

SECTIONS = ("pass", "fail", "not-assessed", "todo")
SEVERITIES = ("error", "warning", "info")
FORMATS = ("text", "grid", "plain")
#: What may be wrong with a suppression.
STATES = ("unused", "idle", "expired", "reasonless", "unknown", "unclear", "surplus", "baseline")


class CaseMark(Record):
    """A mark of the format: its kind, the part it stands in, its words."""

    kind: str
    part: int = 1
    text: str = ""


class CaseSuppression(Record):
    """A suppression that does not hold: what is wrong with it, what it suppresses, where it is."""

    state: str
    rule: str = ""
    where: str = ""
    expires: str = ""
    words: str = ""
    count: int = 0

    CHOICES = {"state": STATES}  # noqa: RUF012 - records are frozen


class DraftSpec(Record):
    """What is not plain and right in a draft of ``form``; "" is the first form."""

    form: str = ""
    year: int | None = None
    organ: str | None = None
    title: str | None = None
    preamble: str | None = None
    period: str | None = None
    sign_off: Texts = ()
    parts: dict[int, tuple[str, ...]] = {}  # noqa: RUF012 - records are frozen
    tables: dict[str, dict[str, RowValues]] = {}  # noqa: RUF012
    unreadable: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    swap: tuple[tuple[str, str], ...] = ()
    move: dict[str, str] = {}  # noqa: RUF012
    replace: dict[str, str] = {}  # noqa: RUF012
    marks: tuple[CaseMark, ...] = ()
    suppressions: tuple[CaseSuppression, ...] = ()
    draft: str | None = None
    file: str | None = None
    expected_year: int | None = None
    published: str | None = None
    format: str | None = None

    CHOICES = {"format": FORMATS}  # noqa: RUF012
    DERIVED_FIELDS = ("form", "parts", "tables", "unreadable")


class Case(Record):
    """One test of a rule: ``section`` says the outcome, ``line`` where it stands."""

    section: str
    name: str
    line: int
    draft_spec: DraftSpec
    at: str = ""
    words: str = ""
    says: Texts = ()
    severity: str = ""
    count: int | None = None
    fixed_text: str = ""

    CHOICES = {"severity": SEVERITIES}  # noqa: RUF012 - records are frozen
    KEYS = {"fixed_text": "fixed"}  # noqa: RUF012
    DERIVED_FIELDS = ("section", "line", "draft_spec")


#: The keys of a case that must be reported.
EXPECTED = ("at", "words", "says", "severity", "count", "fixed")
#: All keys of a case but those of the form's tables.
CASE_KEYS = (
    "name", *EXPECTED, "organ", "title", "preamble", "period", "draft", "file", "published", "year",
    "expected-year", "sign-off", "text", "part", "parts", "without", "twice", "swap",
    "move", "replace", "marks", "suppressions", "format",
)  # fmt: skip
