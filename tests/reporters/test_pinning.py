"""A changed output is shown as a diff, and taken over by one command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reporters import pinning, take


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of pinned outputs, with one in it."""
    for module in (pinning, take):
        monkeypatch.setattr(module, "PINNED", tmp_path / "pinned")
        monkeypatch.setattr(module, "CHANGED", tmp_path / "changed")
    (tmp_path / "pinned").mkdir()
    (tmp_path / "pinned" / "a.txt").write_text("one\ntwo\n", encoding="utf-8")
    return tmp_path / "pinned"


def test_a_changed_output_is_shown_and_taken(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "one\n\x1b[1mzwei\n"
    with pytest.raises(pytest.fail.Exception, match=r"-two\n\+␛\[1mzwei\n(?s:.*)take a.txt"):
        pinning.assert_pinned("a.txt", text)
    take.main([])
    assert "+␛[1mzwei" in capsys.readouterr().out
    assert (folder / "a.txt").read_text(encoding="utf-8") == text
    pinning.assert_pinned("a.txt", text)


def test_a_new_output_is_taken_by_its_name(folder: Path) -> None:
    for name in ("b.txt", "c.txt"):
        with pytest.raises(pytest.fail.Exception, match="\\+new"):
            pinning.assert_pinned(name, "new\n")
    take.main(["b.txt"])
    assert {file.name for file in folder.iterdir()} == {"a.txt", "b.txt"}


def test_what_is_as_pinned_again_is_not_taken(folder: Path) -> None:
    with pytest.raises(pytest.fail.Exception):
        pinning.assert_pinned("a.txt", "other")
    pinning.assert_pinned("a.txt", "one\ntwo\n")
    take.main([])
    assert (folder / "a.txt").read_text(encoding="utf-8") == "one\ntwo\n"
