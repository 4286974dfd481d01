"""Pictures of pages: scaled to one size, turned upright, straightened, their ink found."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from numpy.typing import NDArray

    #: Brightness of each pixel, by row and column, 0 for black.
    Picture: TypeAlias = NDArray[np.uint8]
    #: Places, one a row: x from the left, y from the top, in pixels.
    Points: TypeAlias = NDArray[np.float64]

#: Pixels a point (1/72 inch) once a page is scaled: 200 dpi.
SCALE = 200 / 72
#: Widths of a page, upright and lying, in points: A4.
_WIDTH, _LYING = 595.0, 842.0
#: A page wider than this times its height lies.
_WIDE = 1.2
#: No scaled page has more pixels: a roll of a web page is made smaller.
_MOST_PIXELS = 20_000_000
#: A pixel is ink if it is darker than the paper by this much, and by so many times the usual
#: difference between pixels of paper. NOTE: faint rules stand beside black letters, so the paper is
#: what is left when all that is no thicker than this, in pixels, is taken out.
_DARKER = 12
_BEYOND_NOISE = 4.0
_THIN = 31
_AROUND = 41
#: Ink is no lighter than this share of the darkest ink right beside it: between letters that nearly
#: touch there is none.
_SHARE = 0.45
_BESIDE = 5
#: Pixels of paper that differ by more make a page noisy.
_NOISY = 9.0
#: A median difference times this is a standard deviation.
_DEVIATION = 1.48
WHITE = 255
#: Slants that are looked for, in degrees, in steps coarse and fine.
_SLANTS = (8.0, 0.5)
_FINE_SLANTS = (0.5, 0.05)
#: A page that slants less is straight.
_STRAIGHT = 0.04
#: So many pixels of ink tell the slant.
_SAMPLE = 60_000


class Raster(NamedTuple):
    """A page as a format gives it: its brightness, row by row from the top, a byte a pixel."""

    width: int
    height: int
    data: bytes

    @property
    def picture(self) -> Picture:
        """The picture that its bytes are."""
        return np.frombuffer(self.data, dtype=np.uint8).reshape(self.height, self.width)


class PixelBox(NamedTuple):
    """A box around ink: left, top, right, bottom in pixels from the top left, ends exclusive."""

    left: int
    top: int
    right: int
    bottom: int

    def holds(self, inner: PixelBox) -> bool:
        """Whether the middle of another box lies inside."""
        x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
        return self.left < x < self.right and self.top < y < self.bottom


def scale_page(picture: Picture) -> Picture:
    """Scale a page to the width of A4 at SCALE.

    >>> scale_page(np.zeros((842, 595), np.uint8)).shape
    (2339, 1653)
    """
    height, width = picture.shape
    page_width = _LYING if width > _WIDE * height else _WIDTH
    factor = min(page_width * SCALE / width, (_MOST_PIXELS / (width * height)) ** 0.5)
    size = max(round(width * factor), 1), max(round(height * factor), 1)
    shrinking = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return cv2.resize(picture, size, interpolation=shrinking)


def halve_page(picture: Picture) -> Picture:
    """Return a page at half its size, in colours: for finding lines, which needs no more.

    >>> halve_page(np.zeros((90, 60), np.uint8)).shape
    (45, 30, 3)
    """
    size = max(picture.shape[1] // 2, 1), max(picture.shape[0] // 2, 1)
    return to_colour(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))


def to_colour(picture: Picture) -> Picture:
    """Return a grey picture with three equal colours, as the models want it.

    >>> to_colour(np.zeros((90, 60), np.uint8)).shape
    (90, 60, 3)
    """
    return cv2.cvtColor(picture, cv2.COLOR_GRAY2BGR)


def find_ink(picture: Picture) -> Picture:
    """Return 1 where there is ink, else 0: what is thin and darker than its paper.

    >>> page = np.full((90, 90), 255, np.uint8)
    >>> page[40:43, 40:43] = 0
    >>> int(find_ink(page)[41, 41]), int(find_ink(page)[0, 0])
    (1, 0)
    """
    smooth = cv2.GaussianBlur(picture, (3, 3), 0)
    paper = cv2.morphologyEx(smooth, cv2.MORPH_CLOSE, np.ones((_THIN, _THIN), np.uint8))
    darkness = cv2.subtract(paper, smooth)
    beside = cv2.dilate(darkness, np.ones((_BESIDE, _BESIDE), np.uint8))
    least = np.maximum(beside * _SHARE, max(_DARKER, _BEYOND_NOISE * _measure_noise(smooth)))
    return (darkness > least).astype(np.uint8)


def _measure_noise(picture: Picture) -> float:
    """Return how much pixels of paper differ from those around them: most pixels are paper."""
    around = cv2.blur(picture, (_AROUND, _AROUND))
    return float(np.median(cv2.absdiff(picture, around))) * _DEVIATION


def smooth_noise(picture: Picture) -> Picture:
    """Smooth a noisy page; others stay as they are.

    >>> bool(smooth_noise(np.full((90, 90), 255, np.uint8)).all())
    True
    """
    return cv2.medianBlur(picture, 3) if _measure_noise(picture) > _NOISY else picture


def turn_quarters(picture: Picture, turns: int) -> Picture:
    """Turn a picture anticlockwise by so many quarters.

    >>> turn_quarters(np.array([[1, 2]], np.uint8), 1).tolist()
    [[2], [1]]
    """
    return np.ascontiguousarray(np.rot90(picture, turns))


def _measure_slant(ink: Picture) -> float:
    """Return by how many degrees the lines of a page fall to the right: where ink piles up most."""
    ys, xs = np.nonzero(ink)
    step = max(len(ys) // _SAMPLE, 1)
    ys, xs = ys[::step].astype(float), xs[::step].astype(float)
    if not len(ys):
        return 0.0
    coarse = _steepest(xs, ys, 0.0, *_SLANTS)
    return _steepest(xs, ys, coarse, *_FINE_SLANTS)


def _steepest(xs: Points, ys: Points, middle: float, reach: float, step: float) -> float:
    angles = middle + np.arange(-reach, reach + step / 2, step)
    return float(max(angles, key=lambda angle: _ink_concentration(xs, ys, float(angle))))


def _ink_concentration(xs: Points, ys: Points, angle: float) -> float:
    radians = np.deg2rad(angle)
    rows = np.round(ys * np.cos(radians) - xs * np.sin(radians)).astype(int)
    counts = np.bincount(rows - rows.min()).astype(float)
    return float(counts @ counts)


def straighten(picture: Picture, boxes: Sequence[Points]) -> tuple[Picture, list[Points]]:
    """Turn a page by its slant, and the places on it with it.

    >>> straighten(np.full((90, 60), 255, np.uint8), [])[0].shape
    (90, 60)
    """
    angle = _measure_slant(find_ink(picture))
    if abs(angle) < _STRAIGHT:
        return picture, list(boxes)
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    paper = {"borderMode": cv2.BORDER_CONSTANT, "borderValue": WHITE}
    turned = cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_CUBIC, **paper)
    return turned, [points @ matrix[:, :2].T + matrix[:, 2] for points in boxes]
