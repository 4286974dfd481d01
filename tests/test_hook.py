"""What the pre-commit hooks take, and what pre-commit itself makes of them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from reportlint.readers import FORMATS
from tests.corpus import CLEAN, PACK

ROOT = Path(__file__).parent.parent
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
#: A picture of that name may be any picture: it is looked at only when it is asked for.
SUFFIXES = [suffix for known in FORMATS if known.name != "image" for suffix in known.suffixes]
#: What a wheel of the project is built from.
SOURCES = ("src", "rules", "grammars", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE")


def taken(name: str, hook: int = 0) -> bool:
    return re.search(HOOKS[hook]["files"], name) is not None


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_drafts_of_every_format_are_taken(suffix: str) -> None:
    assert taken(f"drafts/云溪市教育局2024年政府信息公开工作年度报告{suffix}")
    assert taken(f"年报-2024{suffix}")
    assert taken(f"我市 年报 2024{suffix.upper()}")


@pytest.mark.parametrize(
    "name", ["README.md", "notes.txt", "年报/README.md", "site/index.html", "年度报告.xlsx"]
)
def test_other_files_are_left_alone(name: str) -> None:
    assert not taken(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("rules/extra.yaml", True),
        ("packs/guangdong/rules/part-six.yaml", True),
        ("packs/guangdong/pack.yaml", True),
        ("pack.yaml", True),
        ("backpack.yaml", False),
        ("rules/README.md", False),
        ("rulesets/extra.yaml", False),
    ],
)
def test_rule_files_and_packs_are_taken(name: str, expected: bool) -> None:
    assert taken(name, hook=1) == expected


def test_the_hooks_run_the_commands() -> None:
    assert [(hook["id"], hook["entry"]) for hook in HOOKS] == [
        ("reportlint", "reportlint check --hook"),
        ("reportlint-rules", "reportlint rules test"),
    ]


@dataclass(frozen=True)
class Repository:
    """A repository of drafts with the hooks installed, and what git says in it."""

    folder: Path
    environment: dict[str, str]

    def git(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        return git(self.folder, self.environment, *words, check=check)

    def add(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.git("add", name)

    def commit(self) -> str | None:
        """Commit; give what the hooks say if they stop it."""
        ran = self.git("commit", "--message", "a change", check=False)
        return None if ran.returncode == 0 else ran.stdout + ran.stderr

    def configure(self, **hook: object) -> None:
        """Set keys of the first hook and take them into the history, past the hooks."""
        path = self.folder / ".pre-commit-config.yaml"
        config = yaml.safe_load(path.read_text(encoding="utf-8"))
        first = {"id": "reportlint", **hook}
        config["repos"][0]["hooks"] = [first, {"id": "reportlint-rules"}]
        path.write_text(yaml.safe_dump(config), encoding="utf-8")
        self.git("add", path.name)
        words = ("--no-verify", "--allow-empty", "--message", "hooks", "--", path.name)
        self.git("commit", *words)


def git(
    folder: Path, environment: dict[str, str], *words: str, check: bool = True
) -> subprocess.CompletedProcess[str]:
    ran = subprocess.run(
        ["git", *words],  # noqa: S607 - the git that the user has
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert not check or ran.returncode == 0, ran.stdout + ran.stderr
    return ran


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    for name in ("PYTHONPATH", "REPORTLINT_LANG", "NO_COLOR", "FORCE_COLOR"):
        kept.pop(name, None)
    names = {f"GIT_{role}_{what}": "tester" for role in ("AUTHOR", "COMMITTER") for what in _WHO}
    return {
        **kept,
        **names,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(folder / "cache"),
        "REPORTLINT_CACHE_DIR": str(folder / "compiled"),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "")]),
    }


_WHO = ("NAME", "EMAIL")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """Return a repository whose hooks are installed: the one environment for all cases."""
    if shutil.which("git") is None or find_spec("pre_commit") is None:
        pytest.skip("git or pre-commit is not installed")
    from filelock import FileLock

    top = tmp_path_factory.mktemp("hooks")
    # NOTE: workers that run tests side by side share what takes half a minute to build.
    shared = top.parent.parent if "PYTEST_XDIST_WORKER" in os.environ else top
    environment = _environment(shared / "hooks")
    drafts = Repository(top / "drafts", environment)
    drafts.folder.mkdir()
    drafts.git("init", "--quiet")
    (shared / "hooks").mkdir(exist_ok=True)
    with FileLock(shared / "hooks" / "lock"):
        _install(drafts, _sources(shared / "hooks" / "reportlint", environment))
    return drafts


def _sources(folder: Path, environment: dict[str, str]) -> dict[str, str]:
    """Return a repository of this project as it stands: a user's hook is built from it."""
    if not folder.exists():
        folder.mkdir()
        ignored = shutil.ignore_patterns("__pycache__")
        for name in (*SOURCES, ".pre-commit-hooks.yaml"):
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / name, ignore=ignored)
            else:
                shutil.copy(ROOT / name, folder / name)
        git(folder, environment, "init", "--quiet")
        git(folder, environment, "add", "--all")
        git(folder, environment, "commit", "--quiet", "--message", "as it stands")
    return {
        "repo": str(folder),
        "rev": git(folder, environment, "rev-parse", "HEAD").stdout.strip(),
    }


def _install(drafts: Repository, source: dict[str, str]) -> None:
    """Install the hooks with everything they need; the index is the one that pip is set to."""
    hooks = [{"id": "reportlint"}, {"id": "reportlint-rules"}]
    config = {"repos": [{**source, "hooks": hooks}]}
    (drafts.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pre_commit", "install", "--install-hooks"],
        cwd=drafts.folder,
        env=drafts.environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if "No matching distribution" in ran.stdout or "Could not fetch" in ran.stdout:
        pytest.skip("no package index can be reached to build the hook's environment")
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.fixture
def repository(installed: Repository) -> Iterator[Repository]:
    """Return the repository with nothing in it but the configuration of its hooks."""
    installed.git("checkout", "--quiet", "--orphan", "fresh")
    installed.git("rm", "-r", "--quiet", "--force", "--ignore-unmatch", "--cached", ".")
    for path in installed.folder.iterdir():
        if path.is_dir() and path.name != ".git":
            shutil.rmtree(path)
        elif path.is_file() and path.name != ".pre-commit-config.yaml":
            path.unlink()
    installed.configure()
    yield installed
    installed.git("checkout", "--quiet", "--detach")
    installed.git("branch", "--quiet", "--delete", "--force", "fresh")


GOOD = CLEAN.read_text(encoding="utf-8")
BAD = GOOD.replace("（一）予以公开 6 2 0 0 1 0 9", "（一）予以公开 7 2 0 0 1 0 9")
NAME = "草稿 2024/望岚县 农业农村局2024年政府信息公开工作年度报告（送审）.txt"


def test_a_bad_draft_stops_the_commit_and_a_good_one_passes(repository: Repository) -> None:
    repository.git("config", "core.quotepath", "true")
    repository.add(NAME, BAD)
    told = repository.commit()
    assert told is not None
    assert "A105" in told
    assert "“予以公开”行“自然人”列填 7，应为 6" in told
    repository.add(NAME, GOOD)
    assert repository.commit() is None
    assert repository.git("log", "--format=%s", "--max-count=1").stdout == "a change\n"


def test_arguments_are_respected(repository: Repository) -> None:
    repository.add(NAME, BAD)
    assert repository.commit() is not None
    repository.configure(args=["--lang", "en", "--output-format", "concise"])
    told = repository.commit()
    assert told is not None
    assert f"{NAME}:31:19: error A105 granted / natural persons holds 7 and should be 6" in told
    repository.configure(args=["--ignore", "A105,A102,A103"])
    assert repository.commit() is None


def test_deleted_and_renamed_drafts_do_no_harm(repository: Repository) -> None:
    repository.add(NAME, GOOD)
    repository.add("年报 甲.txt", GOOD.replace("望岚县", "云溪市"))
    assert repository.commit() is None
    repository.git("mv", "年报 甲.txt", "年报 乙.txt")
    assert repository.commit() is None
    repository.git("rm", "--quiet", NAME)
    assert repository.commit() is None
    repository.git("mv", "年报 乙.txt", "说明.txt")
    assert repository.commit() is None


def test_other_files_and_suppressions_pass(repository: Repository) -> None:
    repository.add("说明.txt", "这不是年度报告。\n")
    repository.add("政府信息公开指南.md", "# 政府信息公开指南\n\n本指南每年更新一次。\n")
    repository.add("统计年报.md", "# 统计年报\n\n全年生产总值增长。\n")
    assert repository.commit() is None
    entry = "- {rule: A105, row: 予以公开, column: 自然人, reason: 台账待更正}\n"
    repository.add("草稿 2024/.reportlint-ignore.yaml", entry)
    repository.add(NAME, BAD)
    assert repository.commit() is None


def test_rule_files_are_tested(repository: Repository) -> None:
    pack = PACK
    rule = (pack / "rules" / "part-six.yaml").read_text(encoding="utf-8")
    repository.add("packs/sample/pack.yaml", (pack / "pack.yaml").read_text(encoding="utf-8"))
    repository.add("packs/sample/rules/part-six.yaml", rule)
    assert repository.commit() is None
    repository.add("packs/sample/rules/part-six.yaml", rule.replace("severity: ", "severty: ", 1))
    told = repository.commit()
    assert told is not None
    assert "severty" in told
