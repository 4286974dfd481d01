"""OFD, the national format for fixed pages (GB/T 33190): text by place, tables by ruling lines."""

from __future__ import annotations

from reportlint.readers.layout.assembly import build_document
from reportlint.readers.layout.budget import Budget
from reportlint.readers.ofd.package import OfdPackage
from reportlint.readers.ofd.pages import read_page
from reportlint.readers.titles import meaningful_title

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.document import Document


def read(data: bytes, path: str) -> Document:
    """Read an OFD file; raises UnreadableError where it is none, damaged, encrypted or a trap."""
    package = OfdPackage(data)
    budget = Budget()
    pages = [read_page(parts, number, budget) for number, parts in enumerate(package.pages(), 1)]
    return build_document(
        path, "ofd", pages, list(package.attachments()), meaningful_title(package.title)
    )
