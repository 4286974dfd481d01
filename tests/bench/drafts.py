"""What is measured: the clean report, copies of it, and the same with more and more prose."""

from __future__ import annotations

from pathlib import Path

CLEAN = Path(__file__).parents[2] / "corpus" / "good" / "clean.txt"
_LAST_OF_PART_1 = "（五）监督保障情况。"


def copies(folder: Path, count: int) -> Path:
    """Write so many copies of the clean report; give the folder."""
    text = CLEAN.read_bytes()
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"report-{number:05}.txt").write_bytes(text)
    return folder


def grown(size: int) -> str:
    """Give the clean report with part 1 repeated until it has so many bytes of UTF-8."""
    text = CLEAN.read_text(encoding="utf-8")
    start = text.index(_LAST_OF_PART_1)
    end = text.index("\n", start) + 1
    line = text[start:end].replace(_LAST_OF_PART_1, "")
    missing = max(0, size - len(text.encode()))
    return text[:end] + line * (missing // len(line.encode())) + text[end:]


def repeated(size: int) -> str:
    """Give the clean report over and over, tables and all, in so many bytes of UTF-8."""
    text = CLEAN.read_text(encoding="utf-8")
    return text * max(1, size // len(text.encode()))
