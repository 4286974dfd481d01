"""OFD, the national format for fixed pages (GB/T 33190): text by place, tables by ruling lines."""

from __future__ import annotations

from reportlint.readers.layout.assembly import assembled
from reportlint.readers.layout.budget import Budget
from reportlint.readers.ofd.package import Package
from reportlint.readers.ofd.pages import read_page
from reportlint.readers.titles import meaningful

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.document import Document


def read(data: bytes, path: str) -> Document:
    """Read an OFD file; raises UnreadableError where it is none, damaged, encrypted or a trap."""
    package = Package(data)
    budget = Budget()
    pages = [read_page(parts, number, budget) for number, parts in enumerate(package.pages(), 1)]
    return assembled(path, "ofd", pages, list(package.attachments()), meaningful(package.title))
