"""What a repository brings along: configuration, packs, rules, suppressions, baselines, globs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from reportlint import api
from tests.caching import kept_in
from tests.families.family import Family, in_folder
from tests.families.texts import report
from tests.rules import packs

_DRAFT = report("（一）公开。收到申请1件。")
_CATS = packs.cats("WE-F101")
_ENTRY = "- {rule: A105, text: 猫, reason: 待更正}\n"


def _checked(path: Path, **options: object) -> object:
    place = path.parent / "draft.txt"
    place.write_text(_DRAFT, encoding="utf-8")
    with TemporaryDirectory() as folder, kept_in(Path(folder) / "cache"):
        return api.check(place, **options).status  # type: ignore[arg-type]


def _with_pack(path: Path) -> object:
    """Check with the pack that a rule file is of."""
    top = path.parents[1]
    manifest = top / "pack.yaml"
    if not manifest.exists():
        manifest.write_text(packs.MANIFEST, encoding="utf-8")
    config = top.parent / "reportlint.toml"
    config.write_text(f'packs = ["{top.name}"]\n', encoding="utf-8")
    return _checked(config)


def _with_manifest(path: Path) -> object:
    (path.parent / "rules").mkdir()
    (path.parent / "rules" / "own.yaml").write_text(_CATS, encoding="utf-8")
    return _with_pack(path.parent / "rules" / "own.yaml")


def _with_baseline(path: Path) -> object:
    return _checked(path, baseline=path)


TOML: dict[str, tuple[Callable[[int], str], int]] = {
    "keys": (lambda n: "".join(f"a{i} = 1\n" for i in range(n)), 500),
    "tables": (lambda n: "".join(f"[a{i}]\n" for i in range(n)), 500),
    "arrays of tables": (lambda n: '[[per-path]]\npaths = ["a"]\n' * n, 200),
    "dotted keys": (lambda n: ".".join("a" * n) + " = 1\n", 50),
    "dotted tables": (lambda n: "[" + ".".join("a" * n) + "]\n", 50),
    "many dotted keys": (lambda n: "".join(f"a.b{i} = 1\n" for i in range(n)), 500),
    "nested arrays": (lambda n: "exclude = " + "[" * n + "]" * n, 50),
    "nested tables": (lambda n: "exclude = " + "{a=" * n + "1" + "}" * n, 50),
    "globs": (lambda n: "exclude = [" + '"*.doc", ' * n + "]\n", 500),
    "different globs": (
        lambda n: "exclude = [" + "".join(f'"*{i}", ' for i in range(n)) + "]\n",
        200,
    ),
    "stars": (lambda n: f'exclude = ["{"*a" * n}b"]\n', 200),
    "double stars": (lambda n: f'exclude = ["{"**/" * n}b"]\n', 200),
    "parts of a glob": (lambda n: f'exclude = ["{"a/" * n}b"]\n', 500),
    "sets": (lambda n: f'exclude = ["{"[ab]" * n}b"]\n', 200),
    "open sets": (lambda n: f'exclude = ["{"[" * n}b"]\n', 500),
    "digits": (lambda n: "year = 2" + "0" * n + "\n", 1000),
    "hexadecimal": (lambda n: "year = 0x" + "f" * n + "\n", 1000),
    "long string": (lambda n: f'region = "{"a" * n}"\n', 5000),
    "escapes": (lambda n: 'region = "' + "\\\\" * n + '"\n', 2000),
    "comments": (lambda n: "# 甲\n" * n, 2000),
    "blank lines": (lambda n: "\n" * n, 5000),
    "open strings": (lambda n: 'region = "' * n, 500),
    "selections": (lambda n: "select = [" + '"A101", ' * n + "]\n", 500),
    "unknown rules": (lambda n: "ignore = [" + '"A199", ' * n + "]\n", 30),
    "severities": (lambda n: "[severities]\n" + "".join(f'Z{i} = "off"\n' for i in range(n)), 30),
    "profiles": (lambda n: "".join(f"[profiles.p{i}]\nselect=['A']\n" for i in range(n)), 200),
    "suppressions": (
        lambda n: '[[suppressions]]\nrule = "A105"\ntext = "猫"\nreason = "甲"\n' * n,
        200,
    ),
    "topics": (
        lambda n: "[parameters.S209.topics]\n" + "".join(f"a{i} = '猫{i}'\n" for i in range(n)),
        100,
    ),
    "long pattern": (lambda n: "[parameters.S209.topics]\na = '" + "猫" * n + "'\n", 500),
    "branching pattern": (lambda n: "[parameters.S209.topics]\na = '" + "猫|" * n + "狗'\n", 100),
    "nested pattern": (
        lambda n: "[parameters.S209.topics]\na = '" + "(?:" * n + "猫" + ")" * n + "'\n",
        20,
    ),
    "packs": (lambda n: "packs = [" + '"none", ' * n + "]\n", 200),
}
YAML: dict[str, tuple[Callable[[int], str], int]] = {
    "rules": (
        lambda n: "".join(packs.cats(f"WE-F{i}", f"no-cats-{i}") for i in range(101, 101 + n)),
        50,
    ),
    "faulty rules": (lambda n: "- {id: 1}\n" * n, 100),
    "same rules": (lambda n: _CATS * n, 50),
    "keys": (lambda n: "- {" + ", ".join(f"a{i}: 1" for i in range(n)) + "}\n", 200),
    "repeated keys": (lambda n: "- {" + ", ".join("a: 1" for _ in range(n)) + "}\n", 200),
    "nested lists": (lambda n: "[" * n + "]" * n, 20),
    "nested mappings": (lambda n: "{a: " * n + "1" + "}" * n, 20),
    "anchors": (lambda n: "- &a x\n" * n, 200),
    "aliases": (lambda n: "- &a x\n" + "- *a\n" * n, 200),
    "documents": (lambda n: "---\na\n" * n, 200),
    "tags": (lambda n: "- !!str a\n" * n, 200),
    "long word": (lambda n: "a" * n, 5000),
    "long quotation": (lambda n: '"' + "a" * n + '"', 5000),
    "folded": (lambda n: "- >\n" + "  甲\n" * n, 500),
    "digits": (lambda n: "- {id: " + "9" * n + "}\n", 1000),
    "comments": (lambda n: "# 甲\n" * n + "- {id: 1}\n", 1000),
    "tabs": (lambda n: "\t" * n, 1000),
    "pattern of alternatives": (
        lambda n: packs.cats("WE-F101", pattern="|".join("猫" * n)),
        100,
    ),
    "pattern of options": (lambda n: packs.cats("WE-F101", pattern="'" + "甲?" * n + "'"), 20),
    "pattern of sets": (lambda n: packs.cats("WE-F101", pattern="'" + "[甲乙]" * n + "'"), 100),
    "message": (
        lambda n: _CATS.replace("提到{", "提到" * n + "{"),
        500,
    ),
    "placeholders": (
        lambda n: _CATS.replace("提到{words}", "{words}" * n),
        200,
    ),
    "tests": (
        lambda n: _CATS.replace("[{}]", "[" + "{}, " * n + "{}]"),
        50,
    ),
    "expression": (
        lambda n: _CATS.replace("check: forbids", "check: relation").replace(
            "with: {pattern: 猫}", "assert: " + "1 + " * n + "1 == 2"
        ),
        50,
    ),
    "nested expression": (
        lambda n: _CATS.replace("check: forbids", "check: relation").replace(
            "with: {pattern: 猫}", "assert: " + "(" * n + "1" + ")" * n + " == 2"
        ),
        20,
    ),
}
MANIFEST: dict[str, tuple[Callable[[int], str], int]] = {
    "globs of rules": (
        lambda n: packs.MANIFEST.replace("[rules", "[" + "rules/*.yaml, " * n + "rules"),
        50,
    ),
    "overrides": (
        lambda n: (
            packs.MANIFEST
            + "overrides:\n"
            + "".join(f"  Z{i}: {{severity: off}}\n" for i in range(n))
        ),
        30,
    ),
    "extends": (lambda n: packs.MANIFEST + "extends: [" + "built-in, " * n + "]\n", 200),
    "region": (lambda n: packs.MANIFEST + f'applies: {{region: "{"9*" * n}"}}\n', 100),
}
ENTRIES: dict[str, tuple[Callable[[int], str], int]] = {
    "entries": (lambda n: _ENTRY * n, 100),
    "different entries": (lambda n: "".join(_ENTRY.replace("猫", f"猫{i}") for i in range(n)), 100),
    "entries by file": (
        lambda n: "".join(f"- {{rule: A105, file: 'a*{i}', reason: 甲}}\n" for i in range(n)),
        100,
    ),
    "unknown rules": (lambda n: _ENTRY.replace("A105", "A199") * n, 30),
    "long text": (lambda n: _ENTRY.replace("猫", "猫" * n), 1000),
    "long reason": (lambda n: _ENTRY.replace("待更正", "待更正" * n), 1000),
    "stars": (lambda n: f"- {{rule: A105, file: '{'*a' * n}b', reason: 甲}}\n", 100),
}


def _baseline(n: int) -> str:
    found = ", ".join(f'"{i:016x}"' for i in range(n))
    return f'{{"schema": "reportlint-baseline/1", "files": {{"draft.txt": [{found}]}}}}'


def families() -> Iterator[Family]:
    """Return the families of what a repository brings."""
    for name, (make, start) in TOML.items():
        yield in_folder(f"toml {name}", "reportlint.toml", make, _checked, start)
    for name, (make, start) in YAML.items():
        yield in_folder(f"rules {name}", "we/rules/own.yaml", make, _with_pack, start)
    for name, (make, start) in MANIFEST.items():
        yield in_folder(f"pack {name}", "we/pack.yaml", make, _with_manifest, start)
    for name, (make, start) in ENTRIES.items():
        yield in_folder(f"ignore {name}", ".reportlint-ignore.yaml", make, _checked, start)
    yield in_folder("baseline", "baseline.json", _baseline, _with_baseline, 500)
    yield in_folder("nested baseline", "baseline.json", lambda n: "[" * n, _with_baseline, 200)
