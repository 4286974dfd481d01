"""The seam to rapidocr, the only importer of it: where lines of text are, and what they say."""

from __future__ import annotations

import threading
from functools import cache
from typing import NamedTuple

from reportlint.readers.signatures import unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from reportlint.readers.ocr.pictures import Picture, Points

#: The models in rapidocr's wheel. NOTE: named by path, so that it never looks for others.
_FINDING = "PP-OCRv6_det_small.onnx"
_READING = "PP-OCRv6_rec_small.onnx"
_PARAMETERS = {
    # NOTE: what is read is this high at least, and padded to this width: a lone figure is quick.
    "Rec.rec_img_shape": [3, 48, 48],
    "Det.limit_side_len": 32,
    "Global.max_side_len": 1 << 20,
    "Global.log_level": "critical",
}


class LineReading(NamedTuple):
    """What a line says, and how sure its least sure character is, from 0 to 1."""

    text: str
    score: float


class Engine:
    """Finds and reads lines of text, with the models loaded when first needed."""

    def __init__(self) -> None:
        """Take the models of the wheel; raises UnreadableError where they are not as expected."""
        try:
            import os

            import rapidocr

            folder = os.path.join(os.path.dirname(rapidocr.__file__), "models")
            paths = [os.path.join(folder, name) for name in (_FINDING, _READING)]
            for path in paths:
                os.stat(path)
            self._engine: Any = rapidocr.RapidOCR(
                params=_PARAMETERS | {"Det.model_path": paths[0], "Rec.model_path": paths[1]}
            )
        except (ImportError, OSError, AttributeError) as error:
            raise unreadable("ocr.ocr_unavailable", "ocr.reinstall_ocr", error=error) from error
        self._lock = threading.Lock()

    def lines(self, picture: Picture) -> list[Points]:
        """Return four corners of each line of text that is seen, from the top left clockwise."""
        with self._lock:
            result = self._engine(picture, use_det=True, use_cls=False, use_rec=False)
        return [] if result.boxes is None else [points.astype(float) for points in result.boxes]

    def read(self, picture: Picture) -> LineReading:
        """Read a picture of one line."""
        with self._lock:
            result = self._engine(
                picture, use_det=False, use_cls=False, use_rec=True, return_word_box=True
            )
        if not result.txts or not result.txts[0].strip():
            return LineReading("", 0.0)
        return LineReading(result.txts[0].strip(), float(min(result.word_results[0].confs)))


#: Returns the engine of this process; loading it takes about a second.
load_engine = cache(Engine)
