"""Ruling lines, cells and slants of pictures that are drawn here line by line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.readers.ocr.scanning import needs_ocr

pytestmark = needs_ocr

#: A page of A4 at the size it is scaled to.
SIZE = (2339, 1654)


def paper(noise: float = 0.0) -> Any:
    import numpy as np

    grain = np.random.default_rng(2).normal(0, noise, SIZE)
    return (240 + grain).clip(0, 255).astype(np.uint8)


def table(page: Any, dark: int = 60, thick: int = 2) -> Any:
    """Draw three rows and four columns of 300 by 90 pixels, the first row one cell."""
    for row in range(4):
        y = 400 + 90 * row
        page[y : y + thick, 200 : 1400 + thick] = dark
    for column in range(5):
        x = 200 + 300 * column
        page[400 if column in (0, 4) else 490 : 670, x : x + thick] = dark
    return page


def found(page: Any) -> Any:
    from reportlint.readers.ocr.pictures import find_ink
    from reportlint.readers.ocr.rules import find_rules

    return find_rules(find_ink(page))


@pytest.mark.parametrize(
    ("noise", "dark", "thick"), [(0, 60, 2), (8, 60, 2), (3, 215, 1), (8, 0, 8)]
)
def test_rules_are_found_faint_and_thick_and_on_grain(noise: float, dark: int, thick: int) -> None:
    rules = found(table(paper(noise), dark, thick))
    scale = 200 / 72
    tops = sorted(round(SIZE[0] - piece.at * scale) for piece in rules.across)
    assert tops == pytest.approx([400, 490, 580, 670], abs=thick)
    assert [round(p.start * scale) for p in rules.across] == pytest.approx([200] * 4, abs=thick + 3)
    assert [round(p.end * scale) for p in rules.across] == pytest.approx([1400] * 4, abs=thick + 3)
    sides = sorted(round(piece.at * scale) for piece in rules.upright)
    assert sides == pytest.approx([200, 500, 800, 1100, 1400], abs=thick)


def test_cells_are_those_of_the_rules_and_hold_their_ink() -> None:
    from reportlint.readers.ocr.cells import find_cells

    page = table(paper())
    page[430:456, 700:716] = 20  # in the cell over all columns
    page[520:545, 320:332] = page[520:545, 340:352] = 20  # two figures of the second row
    page[620:640, 1390:1396] = 20  # close to the last rule
    page[610:612, 900:902] = 20  # dirt
    made = find_cells(found(page))
    assert len(made.tables) == 1
    boxes = [tuple(line) for line in made.lines]
    expected = [(700, 430, 716, 456), (320, 520, 352, 545), (1390, 620, 1396, 640)]
    assert len(boxes) == 3
    for box, wanted in zip(boxes, expected, strict=True):
        assert box == pytest.approx(wanted, abs=3)


def test_strokes_of_large_letters_are_no_rules() -> None:
    page = paper()
    for x in range(200, 900, 120):  # a line of 十 of 40 points, strokes not touching
        page[300:304, x : x + 100] = 0
        page[250:350, x + 48 : x + 52] = 0
    rules = found(page)
    assert (rules.across, rules.upright) == ([], [])


def test_a_frame_around_nothing_and_an_empty_page_have_no_cells() -> None:
    from reportlint.readers.ocr.cells import find_cells

    page = paper()
    assert find_cells(found(page)) == ([], [])
    page[100:103, 100:1500] = page[2200:2203, 100:1500] = 0
    page[100:2203, 100:103] = page[100:2203, 1497:1500] = 0
    assert find_cells(found(page)).tables == []


@pytest.mark.parametrize("slant", [-6.0, -1.5, -0.1, 0.0, 0.3, 2.0, 7.0])
def test_the_slant_is_found_and_taken_out(slant: float) -> None:
    import cv2
    import numpy as np

    from reportlint.readers.ocr import pictures

    page = paper(4)
    rng = np.random.default_rng(3)
    for y in range(200, 2000, 60):
        for x in range(200, 1400, 40):
            page[y : y + 26, x : x + int(rng.integers(8, 30))] = 30
    matrix = cv2.getRotationMatrix2D((SIZE[1] / 2, SIZE[0] / 2), -slant, 1.0)
    turned = cv2.warpAffine(page, matrix, SIZE[::-1], borderValue=240)
    assert pictures._measure_slant(pictures.find_ink(turned)) == pytest.approx(slant, abs=0.06)
    corner = np.array([[200.0, 200.0]])
    moved = corner @ matrix[:, :2].T + matrix[:, 2]
    straight, (back,) = pictures.straighten(turned, [moved])
    assert back[0] == pytest.approx([200, 200], abs=2.5)
    assert abs(pictures._measure_slant(pictures.find_ink(straight))) <= 0.06


def test_every_picture_is_scaled_to_one_width_within_bounds() -> None:
    import numpy as np

    from reportlint.readers.ocr.pictures import scale_page

    def size(height: int, width: int) -> tuple[int, int]:
        return scale_page(np.zeros((height, width), np.uint8)).shape  # type: ignore[no-any-return]

    assert size(1414, 1000) == (2337, 1653)
    assert size(1000, 1414) == (1654, 2339)
    assert size(1, 1) == (1653, 1653)
    height, width = size(60_000, 300)
    assert height * width <= 20_100_000


def test_lines_of_a_page_are_set_where_they_stand() -> None:
    from reportlint.readers.ocr import words
    from reportlint.readers.ocr.engine import LineReading

    line = words._Line(LineReading("共 12件", 0.9), 100.0, 140.0, 500.0, None, 0.6)
    made = list(words._place_characters(line, 10.0, 3))
    assert "".join(item.text for item in made) == "共12件"
    assert [item.has_space_before for item in made] == [False, True, False, False]
    assert [made[0].left, made[-1].right] == pytest.approx([100.0, 140.0])
    assert {(item.middle, item.run, item.doubtful) for item in made} == {(500.0, 3, False)}
    unread = list(words._place_characters(line._replace(reading=LineReading("", 0.0)), 10.0, 3))
    assert [(item.text, item.doubtful) for item in unread] == [("\ufffd", True)]
