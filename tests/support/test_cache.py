"""The cache: a convenience that is never trusted too far."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from reportlint.model.form import Vocabulary
from reportlint.model.prose import Day
from reportlint.support import cache, paths
from reportlint.support.errors import ReportlintError
from reportlint.suppression.baseline import Baseline

STAMP = cache.make_stamp("1", [("a", 1, 2)])


@pytest.fixture(autouse=True)
def _looked_at_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "cache_refusals", {})
    monkeypatch.setattr(paths, "_subjects", [])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def stored(folder: Path) -> Path:
    cache.store("x", STAMP, {"规则": (1, "甲")})
    (found,) = folder.glob("*.bin")
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
        assert cache.load("x", cache.make_stamp(version, files)) is None


def test_new_sources_replace_the_old_file(folder: Path) -> None:
    stored(folder)
    cache.store("x", cache.make_stamp("2", []), 2)
    assert len(list(folder.glob("*.bin"))) == 1
    assert cache.load("x", cache.make_stamp("2", [])) == 2


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
    for mode in (0o602, 0o620):
        path.chmod(mode)
        assert cache.load("x", STAMP) is None
    path.chmod(0o600)
    for mode in (0o703, 0o730):
        folder.chmod(mode)
        paths.cache_refusals.clear()
        assert cache.load("x", STAMP) is None
        cache.store("y", STAMP, 1)
        assert list(folder.glob("*.bin")) == [path]
        assert refusal(folder) == ("open", str(folder))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another owner")
def test_what_belongs_to_somebody_else_is_not_read(folder: Path) -> None:
    path = stored(folder)
    os.chown(path, 12345, -1)
    assert cache.load("x", STAMP) is None
    os.chown(path, os.geteuid(), -1)
    os.chown(folder, 12345, -1)
    paths.cache_refusals.clear()
    assert cache.load("x", STAMP) is None
    assert refusal(folder) == ("foreign", str(folder))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another owner")
def test_a_folder_of_ones_own_may_lie_in_that_of_another(folder: Path) -> None:
    # NOTE: as in a container, where the home belongs to whoever started that.
    os.chown(folder.parent, 12345, -1)
    stored(folder)
    assert cache.load("x", STAMP) == {"规则": (1, "甲")}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    path = stored(folder)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert cache.load("x", STAMP) is None


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_folder_behind_a_link_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real", target_is_directory=True)
    for named in (tmp_path / "link", tmp_path / "link" / "below"):
        monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(named))
        cache.store("x", STAMP, 1)
        assert list((tmp_path / "real").iterdir()) == []
        assert refusal(named) == ("link", str(tmp_path / "link"))


def refusal(folder: Path | str) -> tuple[str, str] | None:
    found = paths.find_cache_refusal(str(folder))
    return None if found is None else (found.reason, found.path)


@pytest.mark.parametrize("mark", [".git", ".hg", ".svn", "reportlint.toml"])
def test_a_project_holds_no_cache(mark: str, tmp_path: Path) -> None:
    (tmp_path / "project" / "drafts").mkdir(parents=True)
    assert refusal(tmp_path / "project" / "drafts" / "cache") is None
    (tmp_path / "project" / mark).touch()
    for place in ("project", "project/cache", "project/drafts/cache"):
        expected = ("project", str(tmp_path / "project"))
        assert refusal(tmp_path / place) == expected
    assert refusal(tmp_path / "cache") is None


def test_the_folders_of_a_run_hold_no_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("here", "drafts"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    paths.exclude_cache_folders(["../drafts", "missing", "-"])
    for place in ("here/cache", "drafts", "drafts/cache"):
        found = refusal(tmp_path / place)
        assert found is not None
        assert found[0] == "project"
    assert refusal(tmp_path / "cache") is None


def test_a_home_is_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    (home / ".git").mkdir(parents=True)
    (home / "reportlint.toml").touch()
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(home))
    for folder in (home, tmp_path):
        monkeypatch.chdir(folder)
        assert refusal(home / ".cache" / "reportlint") is None


@pytest.mark.parametrize("place", ["cache", "./cache", "~/cache"])
def test_a_relative_folder_is_not_used(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", place)
    cache.store("x", STAMP, 1)
    assert list(tmp_path.iterdir()) == []
    refused = cache.find_refused_folder()
    assert refused is not None
    assert refused[0] == place
    assert refused[1].reason == "relative"


def test_the_folder_says_what_it_holds_unless_it_holds_something_else(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored(folder)
    tag = (folder / "CACHEDIR.TAG").read_text(encoding="utf-8")
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert "reportlint" in tag
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").touch()
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "mine"))
    stored(tmp_path / "mine")
    assert not (tmp_path / "mine" / "CACHEDIR.TAG").exists()


def test_a_file_under_another_name_is_noticed(folder: Path) -> None:
    first = stored(folder)
    cache.store("y", STAMP, "other")
    (second,) = set(folder.glob("*.bin")) - {first}
    contents = first.read_bytes(), second.read_bytes()
    first.write_bytes(contents[1])
    second.write_bytes(contents[0])
    assert (cache.load("x", STAMP), cache.load("y", STAMP)) == (None, None)


class Payload:
    """A value whose unpickling calls something."""

    def __init__(self, call: Callable[..., object], *words: object) -> None:
        self.call = call
        self.words = words

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.call, self.words


@pytest.mark.parametrize(
    "payload",
    [
        Payload(print, "ran"),
        Payload(getattr, "x", "upper"),
        Payload(cache.make_stamp, "1", []),
        Payload(Baseline.find_entries, Baseline("x"), "draft"),
        Payload(ReportlintError, "x"),
        Payload(Day.parse_iso, "2024-01-01"),
    ],
)
def test_nothing_but_values_is_made(payload: object, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises((ValueError, AttributeError)):
        cache.deserialize(cache.serialize(payload))
    assert capsys.readouterr() == ("", "")


def test_a_class_is_not_changed() -> None:
    # NOTE: what "BUILD" does to a class that stands where an object is expected.
    words = b"\x80\x04creportlint.model.form\nVocabulary\nN}X\x06\x00\x00\x00_fieldsK\x01s\x86b."
    with pytest.raises((TypeError, AttributeError)):
        cache.deserialize(cache._hash(words) + words)
    assert isinstance(vars(Vocabulary)["_fields"], tuple)


def test_records_and_numbers_come_back() -> None:
    value = (
        Baseline("x", {"a": (("b", "c", "d"),)}),
        Decimal("1.50"),
        frozenset({1}),
        [True],
        b"x",
    )
    assert cache.deserialize(cache.serialize(value)) == value


def test_where_nothing_can_be_stored_nothing_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("REPORTLINT_CACHE_DIR", str(tmp_path / "file" / "below"))
    cache.store("x", STAMP, 1)
    assert cache.load("x", STAMP) is None


def test_what_cannot_be_stored_leaves_nothing_behind(folder: Path) -> None:
    cache.store("x", STAMP, lambda: None)
    assert not folder.exists()


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
    assert paths.cache_folder() == end


HEAVY = (
    "collections dataclasses datetime decimal hashlib importlib.metadata inspect json lark logging"
    " pathlib pickle rich tempfile typing yaml"
)
CHECK = f"""
import sys
from reportlint.engine.evaluation import evaluate
from reportlint.parsing import parse
from reportlint.model.problem import build_context
from reportlint.readers.plain import from_text
from reportlint.rules.builtin import load_builtin_rules, save_cache
text = open({{path!r}}, encoding="utf-8").read()
known = load_builtin_rules()
report = parse(from_text(text, "d.txt"), known.forms)
context = build_context(report, known.forms, None)
outcome = evaluate(report, [rule for rule in known.rules if rule.default], context)
assert not outcome.findings, outcome.findings
save_cache()
print(*sorted(set({HEAVY!r}.split()) & set(sys.modules)))
"""


def test_a_warm_run_over_a_clean_text_imports_nothing_heavy(folder: Path, tmp_path: Path) -> None:
    from reportlint.rules.builtin import load_builtin_rules
    from reportlint.ruletests.rendering import render_text as render
    from reportlint.ruletests.skeleton import build_skeleton

    if load_builtin_rules().errors:
        pytest.skip("rules with faults are not stored")
    path = tmp_path / "draft.txt"
    path.write_text(
        render(build_skeleton(load_builtin_rules().forms[0].editions[-1], 2024)), encoding="utf-8"
    )
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
