"""Which configuration is a draft's: the nearest upwards that has one."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.config import finding


@pytest.fixture(autouse=True)
def _anew() -> None:
    finding.forget()


def write(path: Path, text: str = "") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_the_nearest_file_wins(tmp_path: Path) -> None:
    top = write(tmp_path / "reportlint.toml")
    inner = write(tmp_path / "a" / "b" / "reportlint.toml")
    (tmp_path / "a" / "c").mkdir()
    (tmp_path / "a" / "b" / "d" / "e").mkdir(parents=True)
    assert finding.nearest(str(tmp_path / "a" / "b" / "d" / "e")) == inner
    assert finding.nearest(str(tmp_path / "a" / "c")) == top
    assert finding.nearest(str(tmp_path / "a" / "b")) == inner


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("[tool.reportlint]\n", True),
        ("[ tool . reportlint ]\n", True),
        ('["tool"."reportlint"]\n', True),
        ("[tool.reportlint.severities]\nA101 = 'info'\n", True),
        ("[[tool.reportlint.per-path]]\npaths = ['x']\n", True),
        ("tool.reportlint.fail-on = 'info'\n", True),
        ("[tool]\nreportlint = { fail-on = 'info' }\n", True),
        ("tool = { reportlint = { fail-on = 'info' } }\n", True),
        ("[tool]\nruff = { src = ['reportlint'] }\n", False),
        ("[project]\ndependencies = ['reportlint']\n", False),
        ("[tool.reportlinter]\n", False),
        ("[project]\nname = 'x'\n", False),
    ],
)
def test_a_shared_file_counts_only_with_our_table(tmp_path: Path, text: str, *, has: bool) -> None:
    top = write(tmp_path / "reportlint.toml")
    shared = write(tmp_path / "a" / "pyproject.toml", text)
    assert finding.nearest(str(tmp_path / "a")) == (shared if has else top)


def test_of_two_in_one_folder_our_own_file_wins(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.reportlint]\n")
    own = write(tmp_path / "reportlint.toml")
    assert finding.nearest(str(tmp_path)) == own


def test_what_was_found_is_remembered(tmp_path: Path) -> None:
    own = write(tmp_path / "reportlint.toml")
    assert finding.nearest(str(tmp_path / "x" / "y")) == own
    Path(own).unlink()
    assert finding.nearest(str(tmp_path / "x")) == own
    finding.forget()
    assert finding.nearest(str(tmp_path / "x")) is None
