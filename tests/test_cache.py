"""The cache: a convenience that is never trusted too far."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reportlint import cache

STAMP = cache.stamp("1", [("a", 1, 2)])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def stored(folder: Path) -> Path:
    cache.store("x", STAMP, {"规则": (1, "甲")})
    (found,) = folder.iterdir()
    return found


def test_what_is_stored_is_loaded(folder: Path) -> None:
    assert cache.load("x", STAMP) is None
    stored(folder)
    assert cache.load("x", STAMP) == {"规则": (1, "甲")}
    assert cache.load("y", STAMP) is None


def test_other_sources_or_another_version_do_not_fit(folder: Path) -> None:
    stored(folder)
    for version, files in (
        ("2", [("a", 1, 2)]),
        ("1", [("a", 1, 3)]),
        ("1", []),
        ("1", [("b", 1, 2)]),
    ):
        assert cache.load("x", cache.stamp(version, files)) is None


def test_new_sources_replace_the_old_file(folder: Path) -> None:
    stored(folder)
    cache.store("x", cache.stamp("2", []), 2)
    assert len(list(folder.iterdir())) == 1
    assert cache.load("x", cache.stamp("2", [])) == 2


def test_a_damaged_file_is_as_none(folder: Path) -> None:
    path = stored(folder)
    content = path.read_bytes()
    for damaged in (b"", content[:-1], content[:7], content + b".", b"\0" * len(content)):
        path.write_bytes(damaged)
        assert cache.load("x", STAMP) is None
    for index in range(0, len(content), 3):
        path.write_bytes(content[:index] + bytes([content[index] ^ 0x55]) + content[index + 1 :])
        assert cache.load("x", STAMP) is None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_files_are_private_and_what_others_can_write_is_not_read(folder: Path) -> None:
    path = stored(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o602)
    assert cache.load("x", STAMP) is None
    path.chmod(0o600)
    folder.chmod(0o703)
    assert cache.load("x", STAMP) is None
    cache.store("y", STAMP, 1)
    assert [found.name for found in folder.iterdir()] == [path.name]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another owner")
def test_what_belongs_to_somebody_else_is_not_read(folder: Path) -> None:
    path = stored(folder)
    os.chown(path, 12345, -1)
    assert cache.load("x", STAMP) is None


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    path = stored(folder)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert cache.load("x", STAMP) is None


def test_where_nothing_can_be_stored_nothing_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "file" / "below"))
    cache.store("x", STAMP, 1)
    assert cache.load("x", STAMP) is None


def test_what_cannot_be_stored_leaves_nothing_behind(folder: Path) -> None:
    cache.store("x", STAMP, lambda: None)
    assert not folder.exists() or list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("environment", "end"),
    [
        ({"REPORTLINT_CACHE_DIR": "/given"}, "/given"),
        ({"XDG_CACHE_HOME": "/general"}, "/general/reportlint"),
        ({"HOME": "/home/x"}, "/home/x/.cache/reportlint"),
    ],
)
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other folders there")
def test_folders(environment: dict[str, str], end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("REPORTLINT_CACHE_DIR", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cache.folder() == end


HEAVY = (
    "collections dataclasses datetime decimal hashlib importlib.metadata inspect json lark logging"
    " pathlib pickle rich tempfile typing yaml"
)
CHECK = f"""
import sys
from reportlint.evaluate import evaluate
from reportlint.parsing import parse
from reportlint.problems import Context
from reportlint.readers.plain import from_text
from reportlint.rules.builtin import builtin, save
text = open({{path!r}}, encoding="utf-8").read()
known = builtin()
report = parse(from_text(text, "d.txt"), known.forms, known.vocabulary)
context = Context(known.forms[-1], known.forms, known.vocabulary, None)
outcome = evaluate(report, known.rules, context)
assert not outcome.findings, outcome.findings
save()
print(*sorted(set({HEAVY!r}.split()) & set(sys.modules)))
"""


def test_a_warm_run_over_a_clean_text_imports_nothing_heavy(folder: Path, tmp_path: Path) -> None:
    from reportlint.rendering.skeleton import skeleton
    from reportlint.rendering.text import render
    from reportlint.rules.builtin import builtin

    if builtin().faults:
        pytest.skip("rules with faults are not stored")
    path = tmp_path / "draft.txt"
    path.write_text(render(skeleton(builtin().forms[-1], 2024)), encoding="utf-8")
    outputs = [
        subprocess.run(
            [sys.executable, "-c", CHECK.format(path=str(path))],
            env={**os.environ, "REPORTLINT_CACHE_DIR": str(folder)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
        for _ in range(2)
    ]
    assert {"lark", "yaml"} <= set(outputs[0])
    assert set(outputs[1]) <= {"collections"}
