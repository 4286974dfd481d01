"""Scans of PDF files: pages drawn, slanted, stained and packed as a scanner would."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest

from reportlint.readers import ocr

needs_ocr = pytest.mark.skipif(
    not ocr.is_installed(), reason='reading scans needs: pip install "reportlint[ocr]"'
)


def pages(data: bytes, *numbers: int, dpi: int = 200) -> list[Any]:
    """Draw pages of a PDF, counted from 1, all of them if none is named, as Pillow's images."""
    document = pypdfium2.PdfDocument(data)
    chosen = numbers or range(1, len(document) + 1)
    drawn = [document[n - 1].render(scale=dpi / 72, grayscale=True).to_pil() for n in chosen]
    document.close()
    return [page.convert("L") for page in drawn]


def scanned(page: Any, slant: float = 1.5, noise: float = 8.0, quality: int = 60) -> Any:
    """Slant a page by degrees, make its paper grey and grainy, and pack it as JPEG."""
    import numpy as np
    from PIL import Image

    slanted = page.rotate(slant, resample=Image.Resampling.BICUBIC, fillcolor=255)
    grain = np.random.default_rng(1).normal(0, noise, (page.height, page.width))
    paper = 245 - (255 - np.asarray(slanted).astype(float)) * 0.85 + grain
    grey = Image.fromarray(paper.clip(0, 255).astype(np.uint8))
    return Image.open(io.BytesIO(saved(grey, "JPEG", quality=quality)))


def saved(image: Any, form: str, **options: Any) -> bytes:
    """Return an image as a file of a format of Pillow's."""
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def bound(images: Sequence[Any], form: str = "PDF") -> bytes:
    """Return images as the pages of one file."""
    first, *others = images
    return saved(first, form, save_all=True, append_images=others, resolution=200)
