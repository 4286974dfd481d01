"""The quantities that claims are made about, and the kinds of words that name them."""

from __future__ import annotations

from reportlint.support.records import Record


class Meaning(Record):
    """A quantity and what else the words may lawfully mean.

    ``role`` tells what others may rest on: ``head`` (what came in or was closed), ``outcome``,
    ``applicant``, ``result``, ``carried over``, or nothing.
    """

    quantity: str
    also: tuple[str, ...] = ()
    weak: bool = False
    role: str = ""


#: What the word list is made into when it is loaded: its pattern, and the names of its groups.
PATTERN, NAMES = "claims-words", "claims-names"
NEW, OVER = "requests.new.total", "requests.carried_over.total"
DONE, FORWARD = "requests.processed_total.total", "requests.carried_forward.total"
RECEIVED = "requests.received"
#: What was closed of this year's own applications.
DONE_OF_NEW = f"{NEW}-{FORWARD}"
GRANTED = "requests.granted.total"
GRANTED_IN_PART = "requests.granted.total+requests.partially_granted.total"
OTHER = "requests.other"
#: The outcomes that have a row for each reason.
GROUPS = ("requests.refused", "requests.unavailable", "requests.not_processed", OTHER)
COLUMNS = (
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "public_welfare_organisation",
    "legal_service_institution",
    "other",
)

#: The columns of cases but for their total.
RESULTS = ("upheld", "corrected", "other", "pending")

VERBS = frozenset({"RECEIVED", "ACCEPTED", "PROCESSED", "ANSWERED", "HANDLED"})
#: What an organ does with cases of others.
OWN_CASES = VERBS | {"OWN_CASES"}
NOUNS = frozenset({"REQUEST", "APPLY"})
MOVES = frozenset({"OVER", "FORWARD", "MOVED", "CARRIED"})
DOCUMENTS = frozenset({"DOCUMENT", "BARE_DOCUMENT", "REGULATION"})
ISSUES = frozenset({"ISSUE", "WEAK_ISSUE"})
OUTCOMES = frozenset({"OUTCOME", "OPENED", "NOT_OURS"})
#: Nouns of what is counted, which may stand behind the number: 收到8件政府信息公开申请.
NAMING = NOUNS | MOVES | DOCUMENTS | OUTCOMES | {
    "APPLICANT", "CASE", "DECISION", "FEE", "RESULT", "TALK"
}  # fmt: skip
#: Labels that are known in quotation marks too: “予以公开”7件.
QUOTED = OUTCOMES | MOVES | {"RESULT", "APPLICANT", "CASE"}
#: Words that name what is counted.
LABELS = (
    VERBS | NOUNS | MOVES | DOCUMENTS | ISSUES | OUTCOMES
    | {"CASE", "RESULT", "DECISION", "FEE", "APPLICANT", "PUBLISH", "NONE", "PLAIN_OTHER"}
    | {"PENDING", "CHARGED", "ALL_OF"}
)  # fmt: skip
#: The measure words of applications.
UNITS = frozenset({*"件条份起宗项封次个", "件次", ""})


def build_difference_key(total: str, parts: tuple[str, ...]) -> str:
    """Return what is left of a total: the key of ``total`` less the cells of ``parts``.

    >>> build_difference_key("requests.new.total", ("requests.new.natural_person",))
    'requests.new.total-requests.new.natural_person'
    """
    return "-".join([total, *(part.replace("+", "-") for part in parts)])


def build_applicants_key(rows: tuple[str, ...], columns: tuple[str, ...]) -> str:
    """Return the key of the applicants in some rows and columns together.

    >>> build_applicants_key(("new",), ("natural_person", "other"))
    'requests.new.natural_person+requests.new.other'
    """
    return "+".join([f"requests.{row}.{column}" for row in rows for column in columns])
