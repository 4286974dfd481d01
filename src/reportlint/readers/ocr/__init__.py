"""Pages that are pictures: straightened, their words and ruling lines found, made into pages.

A part of the formats that hold scans, not a format. It works where the extra ``ocr`` is installed:
rapidocr with the models inside its wheel, onnxruntime to run them. Nothing is ever downloaded.
"""

from __future__ import annotations


def is_installed() -> bool:
    """Whether the extra ``ocr`` is there.

    >>> is_installed() in (True, False)
    True
    """
    from importlib.util import find_spec

    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None
