"""From a document to a report: structure, tables, periods, years."""

from __future__ import annotations

from reportlint.model.document import Document, mask_marks
from reportlint.support.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.form import StatutoryForm
    from reportlint.model.report import Report


def parse(
    document: Document,
    forms: tuple[StatutoryForm, ...],
    expected_year: int | None = None,
) -> Report:
    """Parse a draft; any text gives a report, at worst an empty one.

    It is read by the one of ``forms`` that it looks like most, the first where it is like none.
    ``expected_year``, where given, decides the edition.

    >>> report = parse(read_text("一、总体情况", "概述。"), FORMS)
    >>> [part.heading.text for part in report.parts]
    ['一、总体情况']
    """
    from reportlint.parsing.report_assembly import assemble

    if document.format != "markdown":
        return assemble(document, forms, expected_year)
    from reportlint.parsing.characters import without_emphasis

    # NOTE: comments and signs are no words of the report; their places stay, so that positions do.
    plain_document = replace(
        document, text=without_emphasis(mask_marks(document.text, document.marks))
    )
    return replace(assemble(plain_document, forms, expected_year), document=document)
