"""The pages of a picture file, decoded; the only importer of Pillow."""

from __future__ import annotations

import io
import struct
import warnings
from contextlib import contextmanager

from PIL import Image, ImageOps

from reportlint.readers.ocr.pictures import Raster
from reportlint.readers.signatures import unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMATS = ("PNG", "JPEG", "TIFF")
#: More pixels, in millions, than a page has at 600 dpi and a large sheet at 400.
_MOST_PIXELS = 80
#: More pages than any report has, even one bound together with its annexes.
_MOST_PAGES = 1000
#: A picture wider or higher than this is made smaller by a whole factor.
_ENOUGH = 3400
#: What Pillow raises for damaged files, by its many decoders.
_DAMAGES = (OSError, ValueError, SyntaxError, TypeError, LookupError, EOFError, struct.error)


def read_frames(data: bytes, most: int) -> Iterator[Raster | None]:
    """Return the pages in grey; None for those after so many. Raises UnreadableError.

    >>> [frame.width for frame in read_frames(PNG, 1)]
    [1]
    """
    with _report_damage(), Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        for number in range(_MOST_PAGES):
            try:
                image.seek(number)
            except EOFError:
                return
            yield _build_raster(image) if number < most else None
            if image.format != "TIFF":
                return
    raise unreadable("image.too_many_pages", "image.save_report_pages", most_pages=_MOST_PAGES)


@contextmanager
def _report_damage() -> Iterator[None]:
    """Say of a picture that Pillow cannot decode that it is damaged."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError as error:
        raise unreadable(
            "image.too_many_pixels", "image.scan_at_300_dpi", count=_MOST_PIXELS
        ) from error
    except _DAMAGES as error:
        raise unreadable("image.damaged", "image.scan_or_export_again") from error


def _build_raster(image: Image.Image) -> Raster:
    width, height = image.size
    if width * height > _MOST_PIXELS * 1_000_000:
        raise unreadable("image.too_many_pixels", "image.scan_at_300_dpi", count=_MOST_PIXELS)
    image.draft("L", (_ENOUGH, _ENOUGH))
    grey = _to_grey(image)
    grey = ImageOps.exif_transpose(grey) or grey
    factor = max(grey.width, grey.height) // _ENOUGH
    grey = grey.reduce(factor) if factor > 1 else grey
    return Raster(grey.width, grey.height, grey.tobytes())


def _to_grey(image: Image.Image) -> Image.Image:
    """Return a picture in grey, on white where it is transparent."""
    if image.mode.startswith("I"):
        # NOTE: 16 bits a pixel, which Pillow would cut off at 255.
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        rgba = image.convert("RGBA")
        paper = Image.new("RGBA", rgba.size, "white")
        return Image.alpha_composite(paper, rgba).convert("L")
    return image.convert("L")
